"""Text that no reporter wrote, and what it may cost."""

import json
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

Done = TypeVar("Done")

LIMIT = 0.05
"""CPU seconds that one rule may take on a text of 10 kB."""

# What rules lean on, for texts that no reporter wrote.
PIECES: list[str] = json.loads((Path(__file__).parent / "pieces.json").read_text(encoding="utf-8"))


def cpu(step: Callable[[], Done]) -> tuple[Done, float]:
    """Give what a step gives and its CPU seconds: the least of three tries, for a busy machine only adds.

    Whoever traces (coverage) looks away meanwhile: it would be measured too.
    """
    least, tracer = float("inf"), sys.gettrace()
    sys.settrace(None)
    try:
        for _ in range(3):
            began = time.process_time()
            done = step()
            least = min(least, time.process_time() - began)
            if least < LIMIT:
                break
    finally:
        sys.settrace(tracer)
    return done, least


def fuzzed(count: int, size: int, seed: int) -> Iterator[str]:
    """Give texts of a size, of pieces in any order."""
    chooser = random.Random(seed)
    for _ in range(count):
        yield "".join(chooser.choices(PIECES, k=size))[:size]
