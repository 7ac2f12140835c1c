"""Pages in each known markup, and what a person reads on them."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tasks.articles.read import read_page
from tasks.records import Article, Layout, Link, Page
from tasks.sources import bienphong, families, qdnd

PAGES = Path(__file__).parent / "pages"
LAYOUTS: dict[str, tuple[Layout, ...]] = {
    "qdnd": qdnd.QDND.layouts,
    "bienphong": bienphong.BIENPHONG.layouts,
    "cms": (families.CMS,),
    "vccorp": (families.VCCORP,),
    "grid": (families.GRID,),
    "master": (families.MASTER,),
    "monthly": (families.MONTHLY,),
    "provincial": (families.PROVINCIAL,),
    "vnexpress": (families.VNEXPRESS,),
    "unknown": qdnd.QDND.layouts,
}
EXPECTED = sorted(PAGES.glob("*.json"))


def read(name: str, address: str, layouts: tuple[Layout, ...]) -> Article:
    link = Link(source="mau", address=address, found_in="https://bao-mau.vn/")
    body = (PAGES / f"{name}.html").read_bytes()
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    return read_page(
        Page(
            link=link,
            address=address,
            status=200,
            headers=headers,
            body=body,
            fetched_at=datetime(2026, 11, 23, tzinfo=UTC),
            kind="file",
        ),
        layouts,
    )


def shown(article: Article) -> list[list[str]]:
    return [[block.role, article.text[block.start : block.end]] for block in article.blocks]


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_a_page_is_read_as_a_person_reads_it(path: Path) -> None:
    expected = json.loads(path.read_text(encoding="utf-8"))
    article = read(path.stem, expected["address"], LAYOUTS[expected["layout"]])
    assert shown(article) == expected["blocks"]
    assert article.text == "\n".join(words for _, words in expected["blocks"])
    assert article.title == expected["title"]
    assert (article.published_at.isoformat() if article.published_at else None) == expected["published_at"]
    assert article.author == expected["author"]
    assert dict(article.rungs) == expected["rungs"]


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_all_known_designs_together_read_the_same_text(path: Path) -> None:
    expected = json.loads(path.read_text(encoding="utf-8"))
    layouts = (*families.FAMILIES, *bienphong.BIENPHONG.layouts, *qdnd.QDND.layouts)
    assert shown(read(path.stem, expected["address"], layouts)) == expected["blocks"]


def test_a_page_without_an_id_of_discovery_is_known_by_path_and_query() -> None:
    article = read("unknown", "https://cong-mau.vn/bai-viet/dien-tap.html?id=77", ())
    assert article.native_id == "/bai-viet/dien-tap.html?id=77"
