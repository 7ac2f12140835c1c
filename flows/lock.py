"""One run a source: an operating-system lock that a killed run leaves free."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tasks.errors import AnotherRun

BETWEEN_TRIES = 0.2


@contextmanager
def only_run(folder: Path, name: str, *, shared: bool = False, patience_seconds: float = 0) -> Iterator[None]:
    """Hold the lock `name` for the time of a run; raise AnotherRun where another holds it for too long.

    Shared holders keep out only one that wants the lock for itself.
    """
    folder.mkdir(parents=True, exist_ok=True)
    gives_up_at = time.monotonic() + patience_seconds
    with (folder / f"{name}.lock").open("a+") as file:
        try:
            while not _take(file, shared=shared, is_last=time.monotonic() >= gives_up_at):
                time.sleep(BETWEEN_TRIES)
        except BlockingIOError as error:
            file.seek(0)
            holder = file.read().strip() or "unknown"
            where = f"{name}: another run (process {holder}) is at work in {folder.parent}"
            raise AnotherRun(f"{where}; wait for its end and start again") from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def _take(file: IO[str], *, shared: bool, is_last: bool) -> bool:
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        if is_last:
            raise
        return False
    return True


def is_held(folder: Path, name: str) -> bool:
    """Say whether a run holds the lock `name` now."""
    try:
        with only_run(folder, name, shared=True):
            return False
    except AnotherRun:
        return True
