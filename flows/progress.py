"""What a person sees while a run works: a bar on a terminal, nothing elsewhere; everything in the log."""

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

LOG_BYTES = 5_000_000


def open_log(file: Path) -> None:
    """Write our log to `file`, a few files deep; where COTMOC_VERBOSE is set, to the screen as well."""
    logger = logging.getLogger("cotmoc")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    if logger.handlers:
        return
    into_file = RotatingFileHandler(file, maxBytes=LOG_BYTES, backupCount=3, encoding="utf-8", delay=True)
    into_file.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger.addHandler(into_file)
    if os.environ.get("COTMOC_VERBOSE"):
        logger.addHandler(logging.StreamHandler())


class Bar:
    """A count of pages done, out of a total that may still grow."""

    def __init__(self, progress: Progress, label: str) -> None:
        self._progress = progress
        self._row = progress.add_task(label, total=None)

    def label(self, text: str) -> None:
        """Set what stands before the bar."""
        self._progress.update(self._row, description=text)

    def expect(self, total: int) -> None:
        """Set how many pages there are to do."""
        self._progress.update(self._row, total=total)

    def advance(self, count: int) -> None:
        """Count pages as done."""
        self._progress.advance(self._row, count)


@contextmanager
def bar(label: str) -> Iterator[Bar]:
    """Show a bar on standard error while the block runs, where that is a terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as progress:
        yield Bar(progress, label)
