"""Declarations of publishers: they compile, and their patterns fit what they say."""

import re
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from lxml import etree

from tasks.records import Layout
from tasks.sources import SOURCES, families
from tasks.sources.declaration import Source

LAYOUTS = [*families.FAMILIES, *(layout for source in SOURCES for layout in source.layouts)]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_expression_of_a_layout_compiles(layout: Layout) -> None:
    for field in ("title", "body", "lead", "author", "published", "caption", "teaser", "drop"):
        expression = getattr(layout, field)
        if expression is not None:
            etree.XPath(expression)
            assert expression.startswith(".") == (field in {"caption", "teaser", "drop"})


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_a_publisher_is_asked_on_its_own_hosts_only(source: Source) -> None:
    for place in source.places:
        assert urlsplit(place.address).scheme == "https"
        assert urlsplit(place.address).netloc in source.hosts


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_an_unseen_declaration_says_so(source: Source) -> None:
    assert source.evidence.startswith("unverified: ")


def test_layouts_stand_oldest_first() -> None:
    for source in SOURCES:
        ends = [layout.until for layout in source.layouts]
        assert ends[-1] is None
        assert all(first and (second is None or first < second) for first, second in pairwise(ends))


@pytest.mark.parametrize(
    ("name", "path", "native_id"),
    [
        ("qdnd", "/quoc-phong-an-ninh/tin-tuc/don-bien-phong-tang-qua-1012970", "1012970"),
        ("qdnd", "/phap-luat/tin-tuc/bat-giu-675020/", "675020"),
        ("qdnd", "/quoc-phong-an-ninh/tin-tuc/p/2", None),
        ("qdnd", "/tim-kiem/q/bien-phong", None),
        ("qdnd", "/quoc-phong-an-ninh", None),
        ("bienphong", "/tuan-tra-chung-post473259.html", "473259"),
        ("bienphong", "/tag/bien-gioi-12.html", None),
        ("bienphong", "/videos/tuan-tra-post12.html", None),
    ],
)
def test_an_articles_address_gives_its_id(name: str, path: str, native_id: str | None) -> None:
    [source] = [source for source in SOURCES if source.name == name]
    match = re.search(source.article, path)
    assert (match["id"] if match else None) == native_id
