"""Archive: pages → WARC 1.1, one file a source and month, each page on disk when it is acknowledged."""

import fcntl
import logging
import os
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC
from pathlib import Path
from typing import BinaryIO

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.archiving.index import Index, open_index
from tasks.archiving.members import FILE_NAME
from tasks.archiving.writing import Held, date_of, digest_of, write_page
from tasks.errors import BadSettings
from tasks.records import Page

log = logging.getLogger(__name__)


@task(cache_policy=NO_CACHE)
def archive(pages: Sequence[Page], folder: Path) -> list[Page]:
    """Append pages and give them back, in order, with the place of their record; on disk when it returns.

    A body that the archive of the source holds already is not written again. Raises OSError where the disk
    refuses (what was begun is taken back), BadSettings for a source's name that is no folder name.
    """
    batches: dict[str, list[int]] = defaultdict(list)
    for index, page in enumerate(pages):
        batches[_file_of(page)].append(index)
    archived = list(pages)
    for name, indexes in batches.items():
        for index, page in zip(indexes, _append([pages[i] for i in indexes], folder, name), strict=True):
            archived[index] = page
    return archived


def _file_of(page: Page) -> str:
    name = f"{page.link.source}/{page.fetched_at.astimezone(UTC):%Y-%m}.warc.gz"
    if not FILE_NAME.fullmatch(name):
        raise BadSettings(f"source {page.link.source!r}: give it a name of a-z, 0-9, _ and -")
    return name


def _append(pages: Sequence[Page], folder: Path, name: str) -> list[Page]:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file, open_index(folder, path.parent.name) as index:
        fcntl.flock(file, fcntl.LOCK_EX)
        start = _mend(file, path, index.catch_up(name))
        try:
            archived = [_write(page, file, name, index) for page in pages]
            os.fsync(file.fileno())
        except OSError:
            file.truncate(start)
            raise
        index.keep(name, file.seek(0, os.SEEK_END))
    _sync_folder(path.parent)
    return archived


def _mend(file: BinaryIO, path: Path, whole: int) -> int:
    """Take a torn tail off the file and give its length; the bytes are kept beside it."""
    size = file.seek(0, os.SEEK_END)
    if whole < size:
        file.seek(whole)
        with path.with_suffix(".torn").open("ab") as aside:
            aside.write(file.read())
            aside.flush()
            os.fsync(aside.fileno())
        file.truncate(whole)
        log.warning("%s: the last %d bytes were no whole page; moved to %s", path, size - whole, aside.name)
    return whole


def _write(page: Page, file: BinaryIO, name: str, index: Index) -> Page:
    held = index.held(page)
    written = write_page(page, held)
    offset = file.seek(0, os.SEEK_END) + written.offset
    file.write(written.content)
    file.flush()
    if not held and page.status != 304:
        index.add(digest_of(page.body), Held(written.record_id, page.address, date_of(page), name, offset))
    return replace(page, record_id=written.record_id, archived_in=name, archived_at=offset)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
