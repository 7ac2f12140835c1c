"""Archive: pages → WARC 1.1, one file a source and month; and back again for a rebuild.

A page is up to three records, each a gzip member of its own: the request, the response (of files that
people hold: a resource), and metadata in JSON with all that discovery said. The metadata record ends the
page: a page without it was never acknowledged. The stored body is decoded; headers that describe its
transfer are kept under `X-Crawl-…`.
"""

import fcntl
import io
import json
import logging
import mmap
import os
import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote, urlsplit

from prefect import task
from prefect.cache_policies import NO_CACHE
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tasks.errors import BadSettings, TornArchive
from tasks.records import Link, Page, Reject

MEMBER_START = b"\x1f\x8b\x08"
GZIP_WINDOW = 31
# A sitemap of 50 MB is the largest body that is ever fetched.
LARGEST_RECORD = 64_000_000
SOURCE_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
TIMES = ("published_at", "fetched_at")
ASCII = bytes(range(32, 127))

log = logging.getLogger(__name__)


@task(cache_policy=NO_CACHE)
def archive(pages: Sequence[Page], folder: Path) -> list[Page]:
    """Append pages and give them back, in order, with the place of their record; on disk when it returns.

    Raises OSError where the disk refuses (what was begun is taken back), BadSettings for a source's name that
    is no folder name.
    """
    batches: dict[Path, list[int]] = defaultdict(list)
    for index, page in enumerate(pages):
        batches[_file_of(page)].append(index)
    archived = list(pages)
    for file, indexes in batches.items():
        for index, page in zip(indexes, _append([pages[i] for i in indexes], folder, file), strict=True):
            archived[index] = page
    return archived


def replay(
    folder: Path, source: str | None = None, report: Callable[[Reject], None] | None = None
) -> Iterator[Page]:
    """Give back all pages, source by source, in the order written, each checked against its digest.

    What is damaged goes to `report` (else to the log); the rest of its file is still read.
    """
    for file in sorted(folder.glob(f"{source or '*'}/*.warc.gz")):
        name = file.relative_to(folder).as_posix()
        for found in _pages_of(file, name):
            if isinstance(found, Page):
                yield found
            elif report:
                report(found)
            else:
                log.warning("%s: %s", found.address, found.reason)


def _file_of(page: Page) -> Path:
    if not SOURCE_NAME.fullmatch(page.link.source):
        raise BadSettings(f"source {page.link.source!r}: give it a name of a-z, 0-9, _ and -")
    return Path(page.link.source) / f"{page.fetched_at.astimezone(UTC):%Y-%m}.warc.gz"


def _append(pages: Sequence[Page], folder: Path, name: Path) -> list[Page]:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        start = _mend(file, path)
        try:
            archived = [_write(page, file, name) for page in pages]
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            file.truncate(start)
            raise
    _sync_folder(path.parent)
    return archived


def _mend(file: BinaryIO, path: Path) -> int:
    """Take a torn tail off the file and give its length; the bytes are kept beside it."""
    size = file.seek(0, os.SEEK_END)
    whole = whole_length(file, size)
    if whole < size:
        file.seek(whole)
        with path.with_suffix(".torn").open("ab") as aside:
            aside.write(file.read())
        file.truncate(whole)
        log.warning("%s: the last %d bytes were no whole page; moved to %s", path, size - whole, aside.name)
        file.seek(0, os.SEEK_END)
    return whole


def whole_length(file: BinaryIO, size: int) -> int:
    """Give where the last whole page of an archive file ends; looks from the end: it costs one page."""
    if not size:
        return 0
    with mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ) as data:
        start = data.rfind(MEMBER_START)
        while start >= 0:
            member = _member(data, start)
            if member and b"\r\nWARC-Type: metadata\r\n" in member[0][:1000]:
                return member[1]
            start = data.rfind(MEMBER_START, 0, start)
    return 0


def _member(data: mmap.mmap, start: int) -> tuple[bytes, int] | None:
    """Give the content of the gzip member at `start` and where it ends, or None where none is whole there."""
    decoder = zlib.decompressobj(GZIP_WINDOW)
    content = bytearray()
    position = start
    try:
        while not decoder.eof and position < len(data) and len(content) <= LARGEST_RECORD:
            chunk = data[position : position + 65_536]
            position += len(chunk)
            content += decoder.decompress(chunk)
    except zlib.error:
        return None
    if not decoder.eof:
        return None
    return bytes(content), position - len(decoder.unused_data)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write(page: Page, file: BinaryIO, name: Path) -> Page:
    content = io.BytesIO()
    writer = WARCWriter(content, gzip=True, warc_version="WARC/1.1")
    is_file = page.kind == "file"
    record = (_resource if is_file else _response)(writer, page)
    record_id = record.rec_headers.get_header("WARC-Record-ID")
    if not is_file:
        writer.write_record(_request(writer, page, record_id))
    request_bytes = content.tell()
    writer.write_record(record)
    writer.write_record(_metadata(writer, page, record_id))
    start = file.seek(0, os.SEEK_END)
    file.write(content.getvalue())
    return replace(page, record_id=record_id, archived_in=name.as_posix(), archived_at=start + request_bytes)


def _warc_headers(page: Page, **more: str) -> dict[str, str]:
    date = page.fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return {"WARC-Date": date} | {name.replace("_", "-"): value for name, value in more.items()}


def _response(writer: WARCWriter, page: Page) -> ArcWarcRecord:
    phrase = HTTPStatus(page.status).phrase if page.status in set(HTTPStatus) else "Unknown"
    headers = StatusAndHeaders(f"{page.status} {phrase}", _ascii(page.headers), protocol="HTTP/1.1")
    return writer.create_warc_record(
        page.address,
        "response",
        payload=io.BytesIO(page.body),
        length=len(page.body),
        http_headers=headers,
        warc_headers_dict=_warc_headers(page),
    )


def _ascii(headers: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give headers as WARC tools read them; as they came they stand in the metadata."""
    return [(name, quote(value, safe=ASCII)) for name, value in headers if name.isascii()]


def _resource(writer: WARCWriter, page: Page) -> ArcWarcRecord:
    return writer.create_warc_record(
        page.address,
        "resource",
        payload=io.BytesIO(page.body),
        length=len(page.body),
        warc_content_type=dict(page.headers).get("Content-Type", "application/octet-stream"),
        warc_headers_dict=_warc_headers(page),
    )


def _request(writer: WARCWriter, page: Page, record_id: str) -> ArcWarcRecord:
    parts = urlsplit(page.address)
    asked = quote(f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}", safe=ASCII)
    sent = _ascii([("Host", parts.netloc), *page.request_headers])
    headers = StatusAndHeaders(f"GET {asked} HTTP/1.1", sent, is_http_request=True)
    return writer.create_warc_record(
        page.address,
        "request",
        http_headers=headers,
        warc_headers_dict=_warc_headers(page, WARC_Concurrent_To=record_id),
    )


def _metadata(writer: WARCWriter, page: Page, record_id: str) -> ArcWarcRecord:
    said = asdict(replace(page, body=b""))
    for name in ("body", "record_id", "archived_in", "archived_at"):
        del said[name]
    content = json.dumps(said, ensure_ascii=False, default=datetime.isoformat).encode()
    return writer.create_warc_record(
        page.address,
        "metadata",
        payload=io.BytesIO(content),
        length=len(content),
        warc_content_type="application/json",
        warc_headers_dict=_warc_headers(page, WARC_Refers_To=record_id),
    )


def _pages_of(path: Path, name: str) -> Iterator[Page | Reject]:
    """Give the pages of one file, and a reject for each stretch that cannot be read."""
    body: tuple[str, int, bytes] | None = None
    for start, content in _members(path):
        try:
            kind, record_id, payload = _read_record(content)
            if kind in {"response", "resource"}:
                body = (record_id, start, payload)
            elif kind == "metadata" and body and record_id == body[0]:
                yield _page(payload, body, name)
                body = None
            elif kind == "metadata":
                yield _damaged(name, start, "the page that this metadata describes cannot be read")
        except (TornArchive, ArchiveLoadFailed, ValueError, KeyError, TypeError) as error:
            yield _damaged(name, start, str(error) or type(error).__name__)


def _damaged(name: str, start: int, why: str) -> Reject:
    reason = (
        f"damaged at byte {start}: {why}; restore the file from a backup, or let the page be fetched again"
    )
    return Reject(source=name.partition("/")[0], address=name, step="archive", reason=reason)


def _members(path: Path) -> Iterator[tuple[int, bytes]]:
    """Give start and content of each gzip member; of a damaged one no content."""
    size = path.stat().st_size
    if not size:
        return
    with path.open("rb") as file, mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ) as data:
        start = 0
        while 0 <= start < size:
            member = _member(data, start)
            yield start, member[0] if member else b""
            start = member[1] if member else _next_member(data, start + 1)


def _next_member(data: mmap.mmap, start: int) -> int:
    start = data.find(MEMBER_START, start)
    while start >= 0 and not _member(data, start):
        start = data.find(MEMBER_START, start + 1)
    return start


def _read_record(content: bytes) -> tuple[str, str, bytes]:
    """Give a record's type, its page's id, and its payload; raise TornArchive for a wrong digest."""
    if not content:
        raise TornArchive("no whole record")
    record = next(iter(ArchiveIterator(io.BytesIO(content), check_digests=True)), None)
    if record is None:
        raise TornArchive("no record")
    payload = record.raw_stream.read()
    if record.digest_checker.passed is False:
        raise TornArchive("the digest does not match the content")
    headers = record.rec_headers
    name = "WARC-Refers-To" if record.rec_type == "metadata" else "WARC-Record-ID"
    return record.rec_type, headers.get_header(name) or "", payload


def _page(metadata: bytes, body: tuple[str, int, bytes], name: str) -> Page:
    said: dict[str, Any] = json.loads(metadata)
    link = Link(**_with_times(said.pop("link")))
    record_id, start, content = body
    said |= {"link": link, "body": content, "record_id": record_id, "archived_in": name, "archived_at": start}
    said |= {key: tuple(map(tuple, said[key])) for key in ("headers", "request_headers")}
    return Page(**_with_times(said))


def _with_times(said: dict[str, Any]) -> dict[str, Any]:
    return said | {name: datetime.fromisoformat(said[name]) for name in TIMES if said.get(name)}
