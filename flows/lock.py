"""One run a source: an operating-system lock that a killed run leaves free."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tasks.errors import AnotherRun


@contextmanager
def only_run(folder: Path, name: str, *, shared: bool = False) -> Iterator[None]:
    """Hold the lock `name` for the time of a run; raise AnotherRun at once where another holds it.

    Shared holders keep out only one that wants the lock for itself.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f"{name}.lock").open("a+") as file:
        try:
            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            holder = file.read().strip() or "unknown"
            where = f"{name}: another run (process {holder}) is at work in {folder.parent}"
            raise AnotherRun(f"{where}; wait for its end and start again") from error
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield
