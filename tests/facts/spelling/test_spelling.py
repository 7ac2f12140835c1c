"""One article in every spelling of its letters, blanks and digits tells the same facts."""

import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.articles.plain import read_plain
from tasks.facts.article import find_facts
from tasks.facts.reading import TONE_PLACES, Reading

ARTICLES = sorted((Path(__file__).parents[1] / "articles").glob("*.json"))[::4]
FULL_WIDTH = {ord("0") + digit: 0xFF10 + digit for digit in range(10)}
NEW_STYLE = {old: new for new, old in TONE_PLACES.items()}
OLD_PAIR = re.compile(rf"(?<![qQ])(?:{'|'.join(sorted(NEW_STYLE))})(?!\w)")
SPELLINGS: dict[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "tone marks the new way (hoà)": lambda text: OLD_PAIR.sub(lambda pair: NEW_STYLE[pair[0]], text),
    "eth for Đ": lambda text: text.replace("Đ", "\u00d0").replace("đ", "\u00f0"),
    "zero-width": lambda text: re.sub(r"(\w)(\w)", "\\1\u200b\\2", text),
    "non-breaking blanks": lambda text: text.replace(" ", "\u00a0"),
    "full-width digits": lambda text: text.translate(FULL_WIDTH),
}


def told(text: str, published: str | None) -> list[dict[str, Any]]:
    """Give the facts without their places in the text, printed words in one spelling."""
    plain, blocks = read_plain(text, None)
    facts = asdict(find_facts(plain, blocks, date.fromisoformat(published) if published else None))
    rows = [row for kind in facts.values() if isinstance(kind, tuple) for row in kind]
    return [
        {key: Reading(value, ()).view if isinstance(value, str) else value for key, value in row.items()}
        for row in rows
        if row.pop("start") >= 0 and row.pop("end") > 0
    ]


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_a_spelling_changes_no_fact(article: Path, spelling: str) -> None:
    example = json.loads(article.read_text(encoding="utf-8"))
    facts = told(example["text"], example.get("published"))
    assert len(facts) > 5
    assert told(SPELLINGS[spelling](example["text"]), example.get("published")) == facts
