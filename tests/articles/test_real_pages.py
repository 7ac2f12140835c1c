"""A page as a publisher served it: in a folder that only some machines have, and told by digests alone."""

import gzip
import os
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from tasks.articles.read import read_page
from tasks.records import Article, Layout, Link, Page
from tasks.sources.families import FAMILIES
from tasks.sources.vnexpress import VNEXPRESS_NET

ADDRESS = "https://vnexpress.net/bai-4954454.html"
# Compared with the page by eye: five paragraphs between caption and byline.
LETTERS = {"title": 53, "lead": 119, "body": 1375, "caption": 55, "byline": 9}
DIGESTS = {
    "title": "d03bea504f1a094d",
    "lead": "00fd37e8d2f5f5dc",
    "body": "e9989dfad14af2df",
    "caption": "21cdd10f625fd472",
    "byline": "f534be0eb5c04c6c",
}


def read(layouts: tuple[Layout, ...]) -> Article:
    folder = os.environ.get("COTMOC_PAGES")
    if not folder:
        pytest.skip("COTMOC_PAGES is not set")
    body = gzip.decompress((Path(folder) / "vnexpress_2025_10_22.html.gz").read_bytes())
    link = Link(source="vnexpress", address=ADDRESS, found_in="x", native_id="4954454")
    return read_page(
        Page(
            link=link,
            address=ADDRESS,
            status=200,
            headers=(("Content-Type", "text/html"),),
            body=body,
            fetched_at=datetime(2025, 10, 23, tzinfo=UTC),
            kind="article",
        ),
        layouts,
    )


@pytest.mark.parametrize(
    "layouts", [VNEXPRESS_NET.layouts, FAMILIES, ()], ids=["its design", "every design", "none"]
)
def test_a_served_page_is_read_as_a_person_reads_it(layouts: tuple[Layout, ...]) -> None:
    article = read(layouts)
    shown = {
        role: "\n".join(article.text[b.start : b.end] for b in article.blocks if b.role == role)
        for role in LETTERS
    }
    assert {role: len(words) for role, words in shown.items()} == LETTERS
    assert {role: sha256(words.encode()).hexdigest()[:16] for role, words in shown.items()} == DIGESTS
    assert article.title == shown["title"]
    assert article.author == shown["byline"]
    assert article.published_at == datetime.fromisoformat("2025-10-22T19:25:52+07:00")
    assert not article.quality or not article.quality.signs
