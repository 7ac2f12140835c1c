"""Collect: files that people hold → pages, their bytes as they lie."""

import hashlib
import json
import os
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from prefect import task
from prefect.cache_policies import NO_CACHE
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from tasks.errors import UnreadablePage
from tasks.records import Link, Outcome, Page

SOURCE = "files"
MOST_PAGES, MOST_BYTES = 200, 20_000_000
"""Of one batch; a single file, row or record may not be larger than that either."""
MEDIA = {
    ".txt": "text/plain; charset=utf-8",
    ".html": "text/html",
    ".htm": "text/html",
    ".jsonl": "application/json",
    ".warc": "application/warc",
    ".gz": "application/warc",
}
KINDS = "a folder, .txt, .html, .jsonl, .warc or .warc.gz"


@task(cache_policy=NO_CACHE)
def collect(paths: Sequence[str | Path]) -> Iterator[list[Outcome]]:
    """Give what lies in files and folders, in batches, one outcome for each file, row or WARC record.

    What cannot be read is an outcome `failed` with one line that says why; the others go on.
    """
    batch: list[Outcome] = []
    size = 0
    for outcome in _told_apart(paths):
        batch.append(outcome)
        size += outcome.byte_count
        if len(batch) >= MOST_PAGES or size >= MOST_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _told_apart(paths: Sequence[str | Path]) -> Iterator[Outcome]:
    """Give each page once: the same id with the same bytes is skipped, with other bytes it fails."""
    seen: dict[str, tuple[bytes, str]] = {}
    for outcome in _outcomes(paths):
        link = outcome.link
        if not outcome.page or not link.native_id:
            yield outcome
            continue
        digest = hashlib.sha256(outcome.page.body).digest()
        first, where = seen.setdefault(link.native_id, (digest, link.found_in))
        if where == link.found_in and first == digest:
            yield outcome
        elif first == digest:
            yield replace(outcome, outcome="skipped", reason=f"the same as {where}", page=None)
        else:
            reason = (
                f"{link.found_in}: another text with id {link.native_id!r} than {where}; give each its own id"
            )
            yield replace(outcome, outcome="failed", reason=reason, page=None)


def _outcomes(paths: Sequence[str | Path]) -> Iterator[Outcome]:
    for path in map(Path, paths):
        if path.is_dir():
            for folder, folders, names in os.walk(path):
                folders.sort()
                for name in sorted(name for name in names if not name.startswith(".")):
                    yield from _file(Path(folder) / name)
        else:
            yield from _file(path)


def _file(path: Path) -> Iterator[Outcome]:
    suffix = path.suffix.lower()
    address = f"file:{quote(path.name)}"
    if suffix not in MEDIA or (suffix == ".gz" and not path.name.lower().endswith(".warc.gz")):
        yield _failed(address, str(path), f"{path}: not read; give {KINDS}")
        return
    try:
        if suffix == ".jsonl":
            yield from _rows(path, address)
        elif MEDIA[suffix] == "application/warc":
            yield from _warc_records(path)
        else:
            yield _whole_file(path, address, MEDIA[suffix])
    except (OSError, UnreadablePage) as error:
        reason = f"{path}: {error.strerror}" if isinstance(error, OSError) else str(error)
        yield _failed(address, str(path), reason)


def _whole_file(path: Path, address: str, media: str) -> Outcome:
    if path.stat().st_size > MOST_BYTES:
        raise UnreadablePage(f"{path}: larger than {MOST_BYTES} bytes; give one article a file")
    body = path.read_bytes()
    text = (
        _utf8(body, str(path)) if media.startswith("text/plain") else body.decode("utf-8", errors="replace")
    )
    if not text.strip("\ufeff \t\r\n"):
        raise UnreadablePage(f"{path}: empty; give the text of an article")
    return _held(address, str(path), _text_id(text), body, media)


def _rows(path: Path, address: str) -> Iterator[Outcome]:
    is_empty = True
    with path.open("rb") as file:
        number = 0
        while line := file.readline(MOST_BYTES):
            number += 1
            where = f"{path}#{number}"
            if not line.strip(b"\xef\xbb\xbf \t\r\n"):
                continue
            is_empty = False
            try:
                yield _row(line.removeprefix(b"\xef\xbb\xbf").strip(), f"{address}#{number}", where)
            except UnreadablePage as error:
                yield _failed(f"{address}#{number}", where, str(error))
    if is_empty:
        raise UnreadablePage(f'{path}: empty; give one object a line: {{"id": …, "text": …}}')


def _row(line: bytes, address: str, where: str) -> Outcome:
    if len(line) >= MOST_BYTES:
        raise UnreadablePage(f"{where}: longer than {MOST_BYTES} bytes; give one article a line")
    row = _read_row(_utf8(line, where), where)
    given, url = row.get("id"), row.get("url")
    if isinstance(given, bool) or not isinstance(given, str | int | None):
        raise UnreadablePage(f'{where}: "id" is neither text nor number; give one of them, or leave it out')
    if not isinstance(url, str | None):
        raise UnreadablePage(f'{where}: "url" is not text; give an address, or leave it out')
    native_id = str(given) if given not in {None, ""} else url or _text_id(row.get("text") or row["html"])
    return _held(url or address, where, native_id, line, MEDIA[".jsonl"])


def _read_row(line: str, where: str) -> dict[str, Any]:
    try:
        row: dict[str, Any] = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise UnreadablePage(f"{where}: not JSON ({error}); give one object a line") from error
    content = (row.get("text") or row.get("html")) if isinstance(row, dict) else None
    if not isinstance(content, str) or not content.strip():
        raise UnreadablePage(f'{where}: no "text" and no "html" in the row; give one of them')
    return row


def _warc_records(path: Path) -> Iterator[Outcome]:
    """Give the web pages in a WARC file; what comes after a damaged record is lost, and that is said."""
    number = 0
    try:
        with path.open("rb") as file:
            for record in ArchiveIterator(file, check_digests=True):
                number += 1
                if record.rec_type in {"response", "resource", "conversion"}:
                    yield _warc_record(record, f"{path}#{number}")
                elif record.rec_type == "revisit":
                    yield _repeated(record, f"{path}#{number}")
    except (ArchiveLoadFailed, zlib.error, ValueError, EOFError, AttributeError, TypeError) as error:
        # warcio lets a header that damage took away out as an AttributeError or TypeError.
        line = str(error).strip().partition("\n")[0]
        raise UnreadablePage(f"{path}: damaged after record {number} ({line}); give a whole file") from error
    if not number:
        raise UnreadablePage(f"{path}: holds no WARC record; give {KINDS}")


def _warc_record(record: ArcWarcRecord, where: str) -> Outcome:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    media, status = record.content_type or "", 200
    if record.http_headers:
        media = record.http_headers.get_header("Content-Type") or ""
        status = int(record.http_headers.get_statuscode() or 0)
    if status != 200 or not media.lower().startswith(("text/html", "application/xhtml", "text/plain")):
        link = Link(source=SOURCE, address=address, found_in=where)
        return Outcome(
            link=link, outcome="skipped", reason=f"{where}: status {status}, media type {media[:60]!r}"
        )
    body = record.content_stream().read(MOST_BYTES + 1)
    if record.digest_checker.passed is False:
        return _failed(address, where, f"{where}: the digest does not match the content; give a whole file")
    if len(body) > MOST_BYTES or not body.strip():
        return _failed(address, where, f"{where}: empty, or larger than {MOST_BYTES} bytes")
    return _held(address, where, address, body, media)


def _repeated(record: ArcWarcRecord, where: str) -> Outcome:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    link = Link(source=SOURCE, address=address, found_in=where)
    when = record.rec_headers.get_header("WARC-Refers-To-Date") or "an earlier day"
    return Outcome(link=link, outcome="skipped", reason=f"{where}: the same as the page of {when}")


def _held(address: str, where: str, native_id: str, body: bytes, media: str) -> Outcome:
    link = Link(source=SOURCE, address=address, found_in=where, native_id=native_id)
    page = Page(
        link=link,
        address=address,
        status=200,
        headers=(("Content-Type", media),),
        body=body,
        fetched_at=datetime.now(UTC),
        kind="file",
    )
    return Outcome(link=link, outcome="fetched", reason="held", status=200, byte_count=len(body), page=page)


def _failed(address: str, where: str, reason: str) -> Outcome:
    return Outcome(link=Link(source=SOURCE, address=address, found_in=where), outcome="failed", reason=reason)


def _utf8(content: bytes, where: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnreadablePage(f"{where}: not UTF-8 at byte {error.start}; save it as UTF-8") from error


def _text_id(text: str) -> str:
    """Give the id of a text without one: the same for the same words, whatever the file is called."""
    words = " ".join(unicodedata.normalize("NFC", text.removeprefix("\ufeff")).split())
    return hashlib.sha256(words.encode("utf-8", errors="surrogatepass")).hexdigest()
