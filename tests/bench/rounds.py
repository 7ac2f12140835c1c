"""CPU time of steps that take turns in one process: what noise touches, it touches all of them."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

Result = TypeVar("Result")
Step = Callable[[], float]
"""Does a piece of work, asserts what came of it, and gives the CPU seconds of the work alone."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Median, least and most of the rounds."""

    median: float
    least: float
    most: float


def cpu_seconds(work: Callable[[], Result]) -> tuple[float, Result]:
    """Do a piece of work; give its CPU seconds, in all threads of this process, and its result."""
    gc.collect()
    began = time.process_time()
    result = work()
    return time.process_time() - began, result


def take_turns(steps: Mapping[str, Step], rounds: int) -> dict[str, list[float]]:
    """Give the CPU seconds of each step in each round; a first round, which warms up, is not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in steps}
    for number in range(rounds + 1):
        for name in sorted(steps, reverse=number % 2 == 0):
            spent = steps[name]()
            if number:
                seconds[name].append(spent)
    return seconds


def spread(values: list[float]) -> Spread:
    """Give median, least and most."""
    return Spread(statistics.median(values), min(values), max(values))


def ratios(slow: list[float], fast: list[float]) -> list[float]:
    """Give round by round how many times the one takes what the other takes."""
    return [one / other for one, other in zip(slow, fast, strict=True)]
