"""Redesigns publish no wrong fact, and nearly every one is noticed in the first run."""

from dataclasses import asdict
from random import Random
from typing import Any

import pytest

from tasks.articles.quality import drift
from tasks.articles.read import read_page
from tasks.errors import UnreadablePage
from tasks.facts.article import find_facts
from tasks.records import Article, Block, Link, Page
from tests.articles.bodies.designs import DESIGNS
from tests.articles.bodies.pages import Sample, sample
from tests.articles.redesigns.changes import CHANGES
from tests.articles.redesigns.page import SEEN_AT, Sheet
from tests.newsroom.articles import load

ADDRESS = "https://bao-mau.vn/tin-mau-1099001.html"
# Which of two administrative maps a place is looked up in depends on the day, and without one on neither.
NOT_COMPARED = frozenset(
    {"quote", "start", "end", "block", "confidence", "rule", "event_id", "figure_id", "group", "old_code"}
)
LEAST_NOTICED = 0.95

UNKNOWN = (None, "none", "unknown", False)
OTHERS = frozenset({"teaser", "boilerplate"})

Fact = dict[str, Any]


def read(markup: str, page: Sample, *, is_listed: bool) -> Article:
    """Read a page as the network gives it; a feed names the time of publication, a listing does not."""
    link = Link(
        source="mau",
        address=ADDRESS,
        found_in="x",
        native_id="1099001",
        published_at=page.published if is_listed else None,
    )
    return read_page(
        Page(
            link=link,
            address=ADDRESS,
            status=200,
            headers=(("Content-Type", "text/html; charset=utf-8"),),
            body=markup.encode(),
            fetched_at=SEEN_AT,
            kind="article",
        ),
        (page.design.layout,),
    )


def facts_of(article: Article) -> list[Fact]:
    """Give the facts of the article's own text: that blurbs lend it nothing is tried in tests/facts."""
    text, blocks = own_part(article)
    published = article.published_at.date() if article.published_at else None
    facts = asdict(find_facts(text, blocks, published))
    del facts["rules_version"]
    return [
        {"fact": kind} | {name: value for name, value in fact.items() if name not in NOT_COMPARED}
        for kind, many in facts.items()
        for fact in many
    ]


def own_part(article: Article) -> tuple[str, tuple[Block, ...]]:
    """Give the text without what belongs to other articles, one line a block."""
    lines, blocks, offset = [], [], 0
    for block in article.blocks:
        if block.role not in OTHERS:
            lines.append(article.text[block.start : block.end])
            blocks.append(Block(role=block.role, start=offset, end=offset + len(lines[-1])))
            offset += len(lines[-1]) + 1
    return "\n".join(lines), tuple(blocks)


def is_borne_out(fact: Fact, true: list[Fact]) -> bool:
    """Whether a true fact says the same, or more: what is unknown is not wrong."""
    return any(
        all(value in UNKNOWN or value == one.get(name) for name, value in fact.items()) for one in true
    )


def run(name: str, pages: list[Sample], *, is_listed: bool) -> tuple[bool | None, list[Fact]]:
    """Change the pages of a run; say whether it was noticed (None: nothing changed), and the wrong facts."""
    before, now, wrong, rejected, changed = [], [], [], 0, 0
    for page in pages:
        sheet = Sheet(page)
        original = read(sheet.markup, page, is_listed=is_listed)
        if CHANGES[name](sheet) is False:
            continue
        changed += 1
        before.append(original)
        try:
            article = read(sheet.markup, page, is_listed=is_listed)
        except UnreadablePage:
            rejected += 1
            continue
        now.append(article)
        true = facts_of(original)
        wrong += [fact for fact in facts_of(article) if not is_borne_out(fact, true)]
    if not changed:
        return None, []
    return rejected > 0 or bool(drift(before, now)), wrong


def pages_of(design: str, count: int) -> list[Sample]:
    dated = [story for story in load() if story.published and not story.is_decomposed and len(story.body) > 2]
    place = list(DESIGNS).index(design)
    stories = [dated[(7 * place + 3 * number) % len(dated)] for number in range(count)]
    return [sample(design, story, Random(f"{design}-{number}")) for number, story in enumerate(stories)]


def check(designs: list[str], count: int, kinds: tuple[bool, ...]) -> None:
    tried = noticed = 0
    missed, wrong = [], []
    for design in designs:
        pages = pages_of(design, count)
        for change in CHANGES:
            for is_listed in kinds:
                seen, bad = run(change, pages, is_listed=is_listed)
                wrong += [(design, change, is_listed, fact) for fact in bad]
                if seen is not None:
                    tried += 1
                    noticed += seen
                    missed += [] if seen else [(design, change, is_listed)]
    print(f"{len(CHANGES)} redesigns, {tried} runs: {noticed / tried:.1%} noticed, {len(wrong)} wrong facts")  # noqa: T201
    assert wrong == []
    assert noticed / tried >= LEAST_NOTICED, missed


def test_there_are_redesigns_enough() -> None:
    assert len(CHANGES) >= 40


@pytest.mark.parametrize(("design", "is_listed"), [("qdnd", False), ("cms", True)])
def test_a_redesign_publishes_no_wrong_fact_and_is_noticed(design: str, is_listed: bool) -> None:
    check([design], 1, (is_listed,))


@pytest.mark.prove
def test_redesigns_of_every_known_design_are_noticed_and_publish_no_wrong_fact() -> None:
    check(list(DESIGNS), 2, (True, False))


def test_an_unchanged_publisher_raises_no_alarm() -> None:
    for design in ("qdnd", "vccorp"):
        pages = [read(page.markup, page, is_listed=True) for page in pages_of(design, 24)]
        assert drift(pages[::2], pages[1::2]) == ()
