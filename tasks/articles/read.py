"""Page → article: what kind of thing it is, its characters, its language, and its own id."""

import hashlib
import json
import re
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from tasks.articles.dates import VIETNAM, read_time
from tasks.articles.decoding import damage, decode
from tasks.articles.html import HtmlReading, byline_of, read_html
from tasks.articles.language import language_problem
from tasks.articles.plain import normal, read_plain
from tasks.articles.quality import refusal
from tasks.errors import UnreadablePage
from tasks.records import Article, Layout, Page

MOST_BYTES = 5_000_000
MOST_CHARACTERS = 50_000
"""The longest of 634 articles has 9,674."""
# Lists and films under addresses of their own: `/tag/bien-gioi-12.html` · `/videos/…` · `/chu-de/…`
NO_ARTICLE_PATH = re.compile(
    r"^/(?:tags?|tu-khoa|chu-de|videos?|media|tin-anh|podcasts?|tim-kiem|search)(?:/|$|\.)", re.IGNORECASE
)
MARKUP_START = re.compile(r"\s*<(?:!doctype|!--|\?xml|[a-z])", re.IGNORECASE)


def read_page(page: Page, layouts: tuple[Layout, ...]) -> Article:
    """Read a page as an article: HTML, plain text, or one row of a JSON-lines file.

    A page of the network must also be trusted (articles/quality.py); what people hold is taken as it is.
    Raises `UnreadablePage` (what, where, the cure) for all that is no readable Vietnamese article.
    """
    where = page.address or page.link.address
    if not page.body.strip():
        raise UnreadablePage(f"{where}: the page is empty; fetch or save it again")
    if len(page.body) > MOST_BYTES:
        raise UnreadablePage(
            f"{where}: {len(page.body)} bytes, more than {MOST_BYTES}; give the article alone"
        )
    content_type = next((value for name, value in page.headers if name.lower() == "content-type"), "")
    media = content_type.partition(";")[0].strip().lower()
    text = decode(page.body, content_type, where)
    if not media:
        media = "text/html" if MARKUP_START.match(text) else "text/plain"
    if media == "application/json":
        return _read_row(page, layouts, text, where)
    if media in {"text/html", "application/xhtml+xml"}:
        return _read_markup(page, layouts, text, page.address, where)
    if media == "text/plain":
        return _read_text(page, text, page.address, where)
    raise UnreadablePage(f"{where}: media type {media} is not read; give HTML, plain text, or a JSON row")


def _read_row(page: Page, layouts: tuple[Layout, ...], text: str, where: str) -> Article:
    row = _row(text, where)
    address = row.get("url") or page.address
    title = row.get("title") or page.link.title
    published_at = _row_time(row, where) or page.link.published_at
    native_id = page.link.native_id or (None if row.get("id") is None else str(row["id"])) or None
    page = replace(page, link=replace(page.link, title=title, published_at=published_at, native_id=native_id))
    content = row.get("text") or row["html"]
    problem = damage(f"{native_id} {title} {address} {content}")
    if problem:
        raise UnreadablePage(f"{where}: {problem}")
    if row.get("text"):
        return _read_text(page, content, address, where)
    return _read_markup(page, layouts, content, address, where)


def _row(text: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadablePage(f"{where}: not JSON ({error}); give one object a line") from error
    if not isinstance(row, dict) or not isinstance(row.get("text") or row.get("html"), str):
        raise UnreadablePage(f'{where}: no "text" and no "html" in the row; give one of them')
    for key in ("title", "url", "published"):
        if not isinstance(row.get(key), str | None):
            raise UnreadablePage(f'{where}: "{key}" is not text; give text, or leave it out')
    return row


def _row_time(row: dict[str, Any], where: str) -> datetime | None:
    if not row.get("published"):
        return None
    found = read_time(row["published"])
    if not found:
        raise UnreadablePage(f'{where}: "published" is no day ({row["published"][:40]}); give YYYY-MM-DD')
    return found


def _read_text(page: Page, text: str, address: str, where: str) -> Article:
    if not text.strip("\ufeff \t\r\n"):
        raise UnreadablePage(f"{where}: the text is empty; give the text of an article")
    body, blocks = read_plain(text, page.link.title)
    title = " ".join(normal(page.link.title or "").split()) or None
    published_at = page.link.published_at
    rungs = [("body", "plain")]
    rungs += [("title", "discovery")] if title else []
    rungs += [("published_at", "discovery")] if published_at else []
    reading = HtmlReading(title, body, blocks, published_at, byline_of(body, blocks), tuple(rungs))
    return _article(page, reading, address, where)


def _read_markup(page: Page, layouts: tuple[Layout, ...], markup: str, address: str, where: str) -> Article:
    path = _path(address) or ""
    if NO_ARTICLE_PATH.match(path):
        raise UnreadablePage(
            f"{where}: a list or video page by its address; narrow the source's `article` pattern"
        )
    reading = read_html(markup, layouts, page.link, path, where, page.fetched_at)
    doubt = refusal(reading.quality) if reading.quality and page.kind == "article" else None
    if doubt:
        raise UnreadablePage(f"{where}: not to be believed: {doubt}; see the page, and mend the layout")
    return _article(page, reading, address, where)


def _article(page: Page, reading: HtmlReading, address: str, where: str) -> Article:
    if len(reading.text) > MOST_CHARACTERS:
        raise UnreadablePage(
            f"{where}: {len(reading.text)} characters, more than {MOST_CHARACTERS} that any article has"
        )
    problem = damage(reading.text) or language_problem(reading.text)
    if problem:
        raise UnreadablePage(f"{where}: {problem}")
    path = _path(address)
    published_at = reading.published_at
    return Article(
        source=page.link.source,
        native_id=page.link.native_id or path or hashlib.sha256(reading.text.encode()).hexdigest(),
        address=address if path else None,
        title=reading.title,
        text=reading.text,
        blocks=reading.blocks,
        published_at=published_at.astimezone(VIETNAM) if published_at else None,
        author=reading.author,
        rungs=reading.rungs,
        quality=reading.quality,
        record_id=page.record_id,
        seen_at=page.fetched_at,
    )


def _path(address: str) -> str | None:
    """Give path and query of a network address; None for a file, whose name is not its identity."""
    try:
        parts = urlsplit(address)
    except ValueError:  # such as an unclosed bracket: http://[a
        return None
    if parts.scheme not in {"http", "https"}:
        return None
    return parts.path + (f"?{parts.query}" if parts.query else "") or "/"
