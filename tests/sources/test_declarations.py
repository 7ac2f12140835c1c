"""Declarations of publishers: they compile, and their patterns fit what they say."""

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree

from tasks import sources
from tasks.records import Layout
from tasks.sources import SOURCES, families
from tasks.sources.declaration import Source

FOLDER = Path(sources.__file__).parent
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
    for place in (*source.places, *source.archives):
        assert urlsplit(place.address).scheme == "https"
        assert urlsplit(place.address).netloc in source.hosts


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_an_unseen_declaration_says_so(source: Source) -> None:
    assert source.evidence.startswith("unverified: ")


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_a_declaration_is_short(source: Source) -> None:
    lines = (FOLDER / f"{source.name}.py").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 25


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_every_expression_for_links_compiles(source: Source) -> None:
    for place in source.places:
        assert place.kind in {"rss", "sitemap", "listing", "search", "tag"}
        etree.XPath(place.links or "//a")
    for place in source.archives:
        assert re.search(r"\{(?:page|year|month|day)", place.address)


def test_every_border_province_and_every_great_paper_is_declared_once() -> None:
    names = [source.name for source in SOURCES]
    assert len(names) == len(set(names)) >= 24
    hosts = [host for source in SOURCES for host in source.hosts]
    assert len(hosts) == len(set(hosts))
    assert all(layout.name for layout in LAYOUTS)


def test_layouts_stand_oldest_first() -> None:
    for source in SOURCES:
        ends = [layout.until for layout in source.layouts]
        assert not ends or ends[-1] is None
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
        ("baodantoc", "/hoi-dam-1684588700000.htm", "1684588700000"),
        ("baodantoc", "/tim-kiem.htm?type=0&keyword=a", None),
        ("vietnamplus", "/ban-giao-5-doi-tuong-post1089001.vnp", "1089001"),
        ("baotintuc", "/thoi-su/ban-giao-20260823051200123.htm", "20260823051200123"),
        ("nhandan", "/tuan-tra-chung-post889001.html", "889001"),
        ("nhandan", "/special/bien-gioi/index.html", None),
        ("baochinhphu", "/khai-truong-cap-cua-khau-102260823051200123.htm", "102260823051200123"),
        ("cand", "/ban-giao-post819001.html", "post819001"),
        ("cand", "/Phap-luat/ban-giao-i700001/", "i700001"),
        ("vnexpress", "/bat-7-nguoi-vuot-bien-4990001.html", "4990001"),
        ("vnexpress", "/phap-luat-p2", None),
        ("tuoitre", "/tau-ca-chim-100260823051200123.htm", "100260823051200123"),
        ("tuoitre", "/tau-ca-chim-185260823051200123.htm", None),
        ("thanhnien", "/tau-ca-chim-185260823051200123.htm", "185260823051200123"),
        ("dantri", "/xa-hoi/tau-ca-chim-20260823051200123.htm", "20260823051200123"),
        ("tienphong", "/bat-giu-post1790001.tpo", "1790001"),
        ("sggp", "/bat-giu-post801001.html", "801001"),
        ("nld", "/bat-giu-196260823051200123.htm", "196260823051200123"),
        ("vov", "/xa-hoi/bat-giu-post1190001.vov", "1190001"),
        ("haiquan", "/chong-buon-lau-199001.html", "199001"),
        ("caobang", "/hoi-dam-3190001.html", "3190001"),
        ("langson", "/bat-giu-5071654.html", "5071654"),
        ("laichau", "/an-ninh-quoc-phong/tuan-tra-99001", "99001"),
        ("dienbien", "/tin-bai/quoc-phong/tuan-tra-chung", "quoc-phong/tuan-tra-chung"),
        ("laocai", "/tuan-tra-post409001.html", "409001"),
        ("tuyenquang", "/phap-luat/202610/bat-giu-0a1b2c3/", "202610/bat-giu-0a1b2c3"),
        ("quangninh", "/tuan-tra-3390001.html", "3390001"),
        ("nghean", "/bat-giu-10299001.html", "10299001"),
        ("nghean", "/en/arrest-10299001.html", None),
        ("nghean", "/bien-gioi-event12.html", None),
        ("hatinh", "/bat-giu-post299001.html", "299001"),
        ("quangtri", "/moi-nong/202610/bat-giu-0a1b2c3/", "202610/bat-giu-0a1b2c3"),
        ("gialai", "/bat-giu-post329001.html", "329001"),
        ("daklak", "/an-ninh-quoc-phong/202610/bat-giu-0a1b2c3/", "202610/bat-giu-0a1b2c3"),
        ("tayninh", "/bat-giu-a179001.html", "179001"),
        ("dongthap", "/bat-giu-a119001.html", "119001"),
        ("angiang", "/bat-giu-a429001.html", "429001"),
        ("camau", "/bat-giu-a39001.html", "39001"),
    ],
)
def test_an_articles_address_gives_its_id(name: str, path: str, native_id: str | None) -> None:
    [source] = [source for source in SOURCES if source.name == name]
    match = re.search(source.article, path)
    assert (match["id"] if match else None) == native_id
