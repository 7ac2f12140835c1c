"""What stands under an article of other articles changes no fact of its own."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.articles.plain import read_plain
from tasks.facts.article import find_facts
from tasks.records import Block

ARTICLES = sorted((Path(__file__).parents[1] / "articles").glob("*.json"))[::3]
TEASERS = (
    "Bắt 3 đối tượng mua bán 20 bánh heroin, thu giữ 2 khẩu súng ở Sơn La",
    "Ngày 2/2/2024, Công an tỉnh Tây Ninh khởi tố Lê Văn Bạc về tội mua bán người, giải cứu 9 nạn nhân",
    "Chìm tàu cá trên biển, 5 ngư dân mất tích, 2 người chết",
)


def own_facts(text: str, blocks: tuple[Block, ...], published: date) -> list[dict[str, Any]]:
    facts = asdict(find_facts(text, blocks, published))
    rows = [row for kind in facts.values() if isinstance(kind, tuple) for row in kind]
    return [row for row in rows if row["block"] != "teaser"]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_teasers_under_an_article_change_none_of_its_facts(article: Path) -> None:
    example = json.loads(article.read_text(encoding="utf-8"))
    text, blocks = read_plain(example["text"], None)
    published = date.fromisoformat(example["published"])
    facts = own_facts(text, blocks, published)
    assert len(facts) > 5
    longer, more = text, list(blocks)
    for teaser in TEASERS:
        start = len(longer) + 1
        longer = f"{longer}\n{teaser}"
        more.append(Block(role="teaser", start=start, end=len(longer)))
    assert own_facts(longer, tuple(more), published) == facts
