"""A page as WARC records: request, response (of files that people hold: resource) and metadata.

A body that the archive holds already is not written again: a revisit record says where it lies. The metadata
record, JSON with all that discovery said, ends the page: a page without it was never acknowledged. The stored
body is decoded; headers that describe its transfer are kept under `X-Crawl-…`.
"""

import io
import json
from base64 import b32encode
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha1
from http import HTTPStatus
from urllib.parse import quote, urlsplit

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tasks.records import Page

ASCII = bytes(range(32, 127))
PROFILE = "http://netpreserve.org/warc/1.1/revisit/"
SAME_BODY, NOT_MODIFIED = f"{PROFILE}identical-payload-digest", f"{PROFILE}server-not-modified"


@dataclass(frozen=True, slots=True)
class Held:
    """Where the archive holds a body, and under what it was received."""

    record_id: str
    address: str
    date: str
    """As the record's WARC-Date says it."""
    file: str
    """Relative to the archive."""
    offset: int


@dataclass(frozen=True, slots=True)
class Written:
    """A page as bytes to append."""

    content: bytes
    record_id: str
    offset: int
    """Of the page's own record among these bytes."""


def digest_of(body: bytes) -> str:
    """Give a body's digest as WARC writes it: `sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ`."""
    return f"sha1:{b32encode(sha1(body, usedforsecurity=False).digest()).decode()}"


def date_of(page: Page) -> str:
    """Give when a page was received, as WARC writes it."""
    return page.fetched_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def write_page(page: Page, held: Held | None) -> Written:
    """Give a page's records, each a gzip member; `held` is the copy it repeats or was compared with."""
    content = io.BytesIO()
    writer = WARCWriter(content, gzip=True, warc_version="WARC/1.1")
    record = _record(writer, page, held)
    record_id = record.rec_headers.get_header("WARC-Record-ID")
    if page.kind != "file":
        writer.write_record(_request(writer, page, record_id))
    offset = content.tell()
    writer.write_record(record)
    writer.write_record(_metadata(writer, page, record_id))
    return Written(content.getvalue(), record_id, offset)


def _record(writer: WARCWriter, page: Page, held: Held | None) -> ArcWarcRecord:
    if page.status == 304:
        return _revisit(writer, page, held, NOT_MODIFIED)
    if held:
        return _revisit(writer, page, held, SAME_BODY)
    return _resource(writer, page) if page.kind == "file" else _response(writer, page)


def _revisit(writer: WARCWriter, page: Page, held: Held | None, profile: str) -> ArcWarcRecord:
    headers = {"WARC-Date": date_of(page), "WARC-Profile": profile}
    if held:
        headers |= {
            "WARC-Refers-To": held.record_id,
            "WARC-Refers-To-Target-URI": held.address,
            "WARC-Refers-To-Date": held.date,
            "WARC-Refers-To-Filename": held.file,
            "WARC-Refers-To-File-Offset": str(held.offset),
        }
    if profile == SAME_BODY:
        headers["WARC-Payload-Digest"] = digest_of(page.body)
    answered = None if page.kind == "file" else _http_headers(page)
    return writer.create_warc_record(
        page.address, "revisit", http_headers=answered, warc_headers_dict=headers
    )


def _http_headers(page: Page) -> StatusAndHeaders:
    phrase = HTTPStatus(page.status).phrase if page.status in set(HTTPStatus) else "Unknown"
    return StatusAndHeaders(f"{page.status} {phrase}", _ascii(page.headers), protocol="HTTP/1.1")


def _response(writer: WARCWriter, page: Page) -> ArcWarcRecord:
    return writer.create_warc_record(
        page.address,
        "response",
        payload=io.BytesIO(page.body),
        length=len(page.body),
        http_headers=_http_headers(page),
        warc_headers_dict={"WARC-Date": date_of(page)},
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
        warc_headers_dict={"WARC-Date": date_of(page)},
    )


def _request(writer: WARCWriter, page: Page, record_id: str) -> ArcWarcRecord:
    parts = urlsplit(page.address)
    asked = quote(f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}", safe=ASCII)
    sent = _ascii([("Host", parts.netloc), *page.request_headers])
    return writer.create_warc_record(
        page.address,
        "request",
        http_headers=StatusAndHeaders(f"GET {asked} HTTP/1.1", sent, is_http_request=True),
        warc_headers_dict={"WARC-Date": date_of(page), "WARC-Concurrent-To": record_id},
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
        warc_headers_dict={"WARC-Date": date_of(page), "WARC-Refers-To": record_id},
    )
