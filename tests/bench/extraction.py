"""Articles to find facts in, and which rule family the CPU time goes to."""

import cProfile
import json
import os
import pstats
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tasks.articles.plain import read_plain
from tasks.facts.article import VIETNAM, find_facts
from tasks.records import Block, Facts
from tests.bench.pages import read_with_ours, sample_pages


class Text(NamedTuple):
    """What the rules are given of an article."""

    text: str
    blocks: tuple[Block, ...]
    published_on: date | None


def articles_at_hand() -> list[Text]:
    """Give the articles of the folder that COTMOC_CORPUS names, else the newsroom's."""
    folder = os.environ.get("COTMOC_CORPUS")
    if not folder:
        articles = [read_with_ours(sample) for sample in sample_pages()]
        return [
            Text(a.text, a.blocks, a.published_at and a.published_at.astimezone(VIETNAM).date())
            for a in articles
        ]
    lines = (Path(folder) / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line]
    return [Text(*read_plain(row["text"], row.get("title")), None) for row in rows]


def extract(articles: Sequence[Text]) -> list[Facts]:
    """Find the facts of each article, in order."""
    return [find_facts(*article) for article in articles]


def assert_extracted(found: Sequence[Facts], articles: Sequence[Text]) -> None:
    """Assert that facts were found in most articles, and that every quote is the text between its offsets."""
    assert len(found) == len(articles)
    assert sum(bool(facts.figures) for facts in found) > len(articles) / 2
    for facts, article in zip(found, articles, strict=True):
        for row in (*facts.events, *facts.figures, *facts.people, *facts.units, *facts.places):
            assert article.text[row.start : row.end] == row.quote, row


def shares_by_family(articles: Sequence[Text]) -> dict[str, float]:
    """Give each rule family's share of the time in `find_facts`, the largest first; measured by a profiler.

    What families share (sentences, dates) is counted where it is first asked for.
    """
    profile = cProfile.Profile()
    profile.enable()
    extract(articles)
    profile.disable()
    spent: Counter[str] = Counter()
    for function, (*_, callers) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        seconds = sum(times[3] for caller, times in callers.items() if caller[2] == "find_facts")
        if seconds:
            spent[Path(function[0]).stem] += seconds
    total = sum(spent.values())
    return {family: seconds / total for family, seconds in spent.most_common()}
