"""Every declared publisher has a page in each of its designs (own text, markup as described), read right."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tasks.articles.read import read_page
from tasks.records import Article, Layout, Link, Page
from tasks.sources import SOURCES
from tasks.sources.declaration import Source

PAGES = Path(__file__).parent / "publishers"


def page_name(source: Source, layout: Layout | None) -> str:
    """Today's design is `qdnd`, an older one `bienphong.bienphong_2020`."""
    is_old = layout is not None and layout is not source.layouts[-1]
    return f"{source.name}.{layout.name}" if layout and is_old else source.name


DESIGNS = [(source, layout) for source in SOURCES for layout in (source.layouts or (None,))]
NAMES = [page_name(*design) for design in DESIGNS]


def read(source: Source, name: str, address: str, native_id: str) -> Article:
    return read_page(
        Page(
            link=Link(source=source.name, address=address, found_in="x", native_id=native_id),
            address=address,
            status=200,
            headers=(("Content-Type", "text/html; charset=utf-8"),),
            body=(PAGES / f"{name}.html").read_bytes(),
            fetched_at=datetime(2026, 11, 23, tzinfo=UTC),
            kind="article",
        ),
        source.layouts,
    )


@pytest.mark.parametrize(("source", "layout"), DESIGNS, ids=NAMES)
def test_a_publishers_page_is_read_as_a_person_reads_it(source: Source, layout: Layout | None) -> None:
    name = page_name(source, layout)
    assert (PAGES / f"{name}.html").exists(), f"{name} has no page; write one in its markup, and its article"
    expected = json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8"))
    path = re.sub(r"^https://[^/]+", "", expected["address"])
    found = re.search(source.article, path)
    assert found
    assert found["id"] == expected["native_id"]
    article = read(source, name, expected["address"], expected["native_id"])
    shown = [[block.role, article.text[block.start : block.end]] for block in article.blocks]
    assert shown == expected["blocks"]
    assert article.title == expected["title"]
    assert (article.published_at.isoformat() if article.published_at else None) == expected["published_at"]
    assert article.author == expected["author"]
    assert dict(article.rungs) == expected["rungs"]
    assert article.quality
    assert (article.quality.design, list(article.quality.signs)) == (expected["design"], expected["signs"])


def test_no_page_is_left_of_a_publisher_that_went() -> None:
    assert {path.stem for path in PAGES.glob("*.html")} == set(NAMES)
    assert {path.stem for path in PAGES.glob("*.json")} == set(NAMES)
