"""An archive file back into pages, in the order written, each checked against its digests."""

import json
import logging
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from tasks.archiving.members import FILE_NAME, Member, Record, member_at, members, read_record
from tasks.archiving.writing import NOT_MODIFIED, digest_of
from tasks.errors import TornArchive
from tasks.records import Link, Page, Reject

TIMES = ("published_at", "fetched_at")

log = logging.getLogger(__name__)


def archive_files(folder: Path, source: str | None = None) -> list[Path]:
    """Give the files of an archive, source by source and month by month."""
    return sorted(folder.glob(f"{source or '*'}/*.warc.gz"))


def replay(
    folder: Path, source: str | None = None, report: Callable[[Reject], None] | None = None
) -> Iterator[Page]:
    """Give back all pages, source by source, in the order written, each checked against its digest.

    What is damaged goes to `report` (else to the log); the rest of its file is still read.
    """
    for file in archive_files(folder, source):
        for found in pages_of(folder, file.relative_to(folder).as_posix()):
            if isinstance(found, Page):
                yield found
            elif report:
                report(found)
            else:
                log.warning("%s: %s", found.address, found.reason)


def pages_of(folder: Path, name: str) -> Iterator[Page | Reject]:
    """Give the pages of one file, and a reject for each stretch that cannot be read."""
    begun: tuple[Member, Record] | None = None
    for member in members(folder / name):
        try:
            record = read_record(member.content)
            if record.kind == "metadata":
                page, begun = begun, None
                yield _page(record, page, folder, name)
                continue
            if begun:
                yield _damaged(name, begun[0].start, "a page without its metadata: a write that was cut off")
            begun = None if record.kind == "request" else (member, record)
        except TornArchive as error:
            begun = None
            yield _damaged(name, member.start, str(error))
    if begun:
        yield _damaged(name, begun[0].start, "a page without its metadata: a write that was cut off")


def _damaged(name: str, start: int, why: str) -> Reject:
    reason = (
        f"damaged at byte {start}: {why}; restore the file from a backup, or let the page be fetched again"
    )
    return Reject(source=name.partition("/")[0], address=name, step="archive", reason=reason)


def _page(metadata: Record, begun: tuple[Member, Record] | None, folder: Path, name: str) -> Page:
    if not begun or begun[1].record_id != metadata.header("WARC-Refers-To"):
        raise TornArchive("the page that this metadata describes cannot be read")
    member, record = begun
    try:
        said = json.loads(metadata.payload)
        link = Link(**_with_times(said.pop("link")))
        place = {"record_id": record.record_id, "archived_in": name, "archived_at": member.start}
        said |= {"link": link, "body": _body(record, folder)} | place
        said |= {key: tuple(map(tuple, said[key])) for key in ("headers", "request_headers")}
        return Page(**_with_times(said))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise TornArchive(f"metadata that cannot be read ({error})") from error


def _with_times(said: dict[str, Any]) -> dict[str, Any]:
    return said | {name: datetime.fromisoformat(said[name]) for name in TIMES if said.get(name)}


def _body(record: Record, folder: Path) -> bytes:
    if record.kind != "revisit":
        return record.payload
    if record.header("WARC-Profile") == NOT_MODIFIED:
        return b""
    name, offset = record.header("WARC-Refers-To-Filename"), record.header("WARC-Refers-To-File-Offset")
    body = body_at(folder, name, int(offset), record.header("WARC-Refers-To"))
    if body is None or digest_of(body) != record.header("WARC-Payload-Digest"):
        raise TornArchive(f"the body that it repeats cannot be read in {name} at byte {offset}")
    return body


def body_at(folder: Path, name: str, offset: int, record_id: str) -> bytes | None:
    """Give the body of the record that lies at a place; None where that record does not, or is damaged."""
    path = folder / name
    if not FILE_NAME.fullmatch(name) or not path.exists():
        return None
    member = member_at(path, offset)
    try:
        record = read_record(member.content) if member else None
    except TornArchive:
        return None
    return record.payload if record and record.record_id == record_id else None
