"""Articles with their facts by hand: the project's own examples, and a gold folder where one is named.

Both hold `<name>.json` files with `id`, `published` and a list of facts under each kind, in the words of the
fact contract, quotes without offsets. An example has its `text` inside; a gold folder keeps the texts in
`articles.jsonl`, one object a line.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parent.parent / "facts" / "articles"

# How a gold article's id begins, and the group that it is reported in.
GROUPS = {"seed": "real", "dev": "real", "own": "invented"}


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """A text, the day it was published, and the facts that it holds."""

    name: str
    group: str
    """`examples` the project's own; of a gold folder `real` or `invented` articles."""
    text: str
    published_on: date | None
    facts: dict[str, Any]


def read_examples(folder: Path = EXAMPLES) -> list[GoldArticle]:
    """Give the project's own articles, in the order of their names."""
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    return [_article(document, document, "examples") for document in documents]


def read_gold(folder: Path) -> list[GoldArticle]:
    """Give the articles of a gold folder; OSError without texts, KeyError where one is missing."""
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    texts = {text["id"]: text for text in map(json.loads, filter(None, lines))}
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    return [
        _article(document, texts[document["id"]], GROUPS.get(document["id"].split("-")[0], "other"))
        for document in documents
    ]


def _article(facts: dict[str, Any], text: dict[str, Any], group: str) -> GoldArticle:
    published = text.get("published")
    return GoldArticle(
        name=facts["id"],
        group=group,
        text=text["text"],
        published_on=date.fromisoformat(published) if published else None,
        facts=facts,
    )
