"""The gzip members of an archive file, each one WARC record; what is damaged is stepped over, not hidden."""

import io
import mmap
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders

from tasks.errors import TornArchive

MEMBER_START = b"\x1f\x8b\x08"
GZIP_WINDOW = 31
# A sitemap of 50 MB is the largest body that is ever fetched.
LARGEST_RECORD = 64_000_000
# An archive file, relative to the archive: `qdnd/2026-11.warc.gz`
FILE_NAME = re.compile(r"(?P<source>[a-z0-9][a-z0-9_-]{0,63})/(?P<month>[0-9]{4}-[0-9]{2})\.warc\.gz")


@dataclass(frozen=True, slots=True)
class Member:
    """A stretch of an archive file: one whole gzip member, or what lies damaged between two."""

    start: int
    end: int
    content: bytes
    """Empty for a damaged stretch."""


@dataclass(frozen=True, slots=True)
class Record:
    """One WARC record, its digests found right."""

    kind: str
    """`request` `response` `resource` `revisit` `metadata`."""
    headers: StatusAndHeaders
    payload: bytes
    """Without the HTTP headers, where the record has them."""

    def header(self, name: str) -> str:
        """Give a WARC header; an absent one is empty."""
        return self.headers.get_header(name) or ""

    @property
    def record_id(self) -> str:
        """The record's own id."""
        return self.header("WARC-Record-ID")


def members(path: Path, start: int = 0) -> Iterator[Member]:
    """Give what an archive file holds from byte `start` on, in order, without a gap."""
    size = path.stat().st_size
    if start >= size:
        return
    with path.open("rb") as file, mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ) as data:
        while start < size:
            member = _member(data, start) or Member(start, _next_whole(data, start + 1), b"")
            yield member
            start = member.end


def member_at(path: Path, start: int) -> Member | None:
    """Give the whole member that begins at byte `start`; None where none does."""
    size = path.stat().st_size
    if not 0 <= start < size:
        return None
    with path.open("rb") as file, mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ) as data:
        return _member(data, start)


def _member(data: mmap.mmap, start: int) -> Member | None:
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
    if not decoder.eof or not content:
        return None
    return Member(start, position - len(decoder.unused_data), bytes(content))


def _next_whole(data: mmap.mmap, start: int) -> int:
    """Give where the next whole member begins, else the end of the file."""
    start = data.find(MEMBER_START, start)
    while start >= 0 and not _member(data, start):
        start = data.find(MEMBER_START, start + 1)
    return start if start >= 0 else len(data)


def read_record(content: bytes) -> Record:
    """Read a member's content as a record; raise TornArchive for what is none, or differs from its digest."""
    if not content:
        raise TornArchive("no whole record")
    try:
        record = next(iter(ArchiveIterator(io.BytesIO(content), check_digests=True)), None)
        if record is None:
            raise TornArchive("no record")
        payload = record.raw_stream.read()
    except (ArchiveLoadFailed, ValueError, AttributeError, TypeError, EOFError) as error:
        # warcio lets a header that damage took away out as an AttributeError or TypeError.
        raise TornArchive(str(error).partition("\n")[0] or type(error).__name__) from error
    if record.digest_checker.passed is False or not record.rec_headers.get_header("WARC-Block-Digest"):
        raise TornArchive("the digest does not match the content")
    return Record(record.rec_type, record.rec_headers, payload)
