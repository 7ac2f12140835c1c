"""Is the archive whole? Every record of every file is read, and what is wrong is named with its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tasks.archiving.members import FILE_NAME
from tasks.archiving.reading import archive_files, pages_of
from tasks.archiving.writing import date_of
from tasks.records import Page, Reject


@dataclass(slots=True)
class FileReport:
    """What one archive file holds, and what is wrong with it."""

    name: str
    byte_count: int
    page_count: int = 0
    record_ids: set[str] = field(default_factory=set)
    """Of the pages."""
    problems: list[str] = field(default_factory=list)
    """One line each: what, where, the cure."""


def verify(folder: Path) -> Iterator[FileReport]:
    """Read the archive, file by file, and say of each what is wrong; where none is, there are no files."""
    for path in archive_files(folder):
        report = FileReport(path.relative_to(folder).as_posix(), path.stat().st_size)
        for found in pages_of(folder, report.name):
            if isinstance(found, Reject):
                report.problems.append(found.reason)
                continue
            report.page_count += 1
            report.record_ids.add(found.record_id or "")
            if problem := _misplaced(found, report.name):
                report.problems.append(problem)
        yield report


def _misplaced(page: Page, name: str) -> str | None:
    place = FILE_NAME.fullmatch(name)
    if place and (page.link.source, date_of(page)[:7]) == place.groups():
        return None
    at = f"the page at byte {page.archived_at} is of {page.link.source}, {date_of(page)[:7]}"
    return f"{at}, and lies in {name}; give the file its own name back"
