"""What verbs cost: the most CPU time, and by how much the process grew at most while one was at work."""

import ctypes
import gc
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MEMORY = Path("/proc/self")
# `fetch` takes as long as all its links; the ledger tells how long each took.
TIMED = ("discover", "parse", "extract")
# The warehouse is left out: DuckDB takes and returns its own 40 MB with each connection, fault or none.
MEASURED = ("discover", "fetch", "archive", "parse", "extract")


@dataclass(slots=True)
class Cost:
    """The most that any verb has cost so far."""

    cpu_seconds: float = 0.0
    grown_bytes: int = 0

    def of(self, name: str, verb: Callable[..., Any]) -> Callable[..., Any]:
        """Give a verb that notes what it costs."""

        def call(*values: object, **named: object) -> object:
            before = resident_bytes() if name in MEASURED else 0
            began = time.thread_time()
            try:
                return verb(*values, **named)
            finally:
                if name in TIMED:
                    self.cpu_seconds = max(self.cpu_seconds, time.thread_time() - began)
                if name in MEASURED:
                    self.grown_bytes = max(self.grown_bytes, _status("VmHWM") - before)

        return call


def resident_bytes() -> int:
    """Give back what is free, give how much memory the process holds, and start to watch for its peak."""
    gc.collect()
    with suppress(AttributeError):  # only glibc has it
        ctypes.CDLL(None).malloc_trim(0)
    (MEMORY / "clear_refs").write_text("5", encoding="ascii")
    return _status("VmRSS")


def _status(name: str) -> int:
    for line in (MEMORY / "status").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) * 1024
    raise OSError(f"{MEMORY}/status names no {name}")
