"""Body text against the truth, on pages in every known design, with and without the design's selectors."""

import re
from collections import Counter
from datetime import UTC, datetime

import pytest

from tasks.articles.read import read_page
from tasks.records import Article, Layout, Link, Page
from tests.articles.bodies.pages import Sample, samples

SAMPLES = tuple(samples())
WORD = re.compile(r"\w+")
ADDRESS = "https://bao-mau.vn/tin-mau-1099001.html"


def read(markup: str, layouts: tuple[Layout, ...]) -> Article:
    return read_page(
        Page(
            link=Link(source="mau", address=ADDRESS, found_in="x", native_id="1099001"),
            address=ADDRESS,
            status=200,
            headers=(("Content-Type", "text/html; charset=utf-8"),),
            body=markup.encode(),
            fetched_at=datetime(2026, 11, 23, tzinfo=UTC),
            kind="article",
        ),
        layouts,
    )


def own_text(article: Article) -> str:
    return "\n".join(article.text[b.start : b.end] for b in article.blocks if b.role in {"lead", "body"})


def words_of(text: str) -> Counter[str]:
    return Counter(WORD.findall(text))


def measure(with_layout: bool) -> tuple[float, float, list[tuple[str, str]]]:
    """Give precision and recall over the words of all pages, and strange sentences found in a body."""
    right = given = true = 0
    strayed = []
    for sample in SAMPLES:
        text = own_text(read(sample.markup, (sample.design.layout,) if with_layout else ()))
        got, truth = words_of(text), words_of("\n".join(sample.own))
        right += (got & truth).total()
        given += got.total()
        true += truth.total()
        strayed += [(sample.name, words) for words in sample.strange if words in text]
    return right / given, right / true, strayed


def test_there_are_pages_enough_in_every_design() -> None:
    assert len(SAMPLES) >= 60
    assert len({sample.markup for sample in SAMPLES}) == len(SAMPLES)


def test_by_its_design_a_body_is_read_whole_and_alone() -> None:
    precision, recall, strayed = measure(with_layout=True)
    print(f"by layout: precision {precision:.4f}, recall {recall:.4f}, {len(SAMPLES)} pages")  # noqa: T201
    assert strayed == []
    assert precision >= 0.995
    assert recall >= 0.98


def test_without_any_design_a_body_is_nearly_as_good() -> None:
    precision, recall, strayed = measure(with_layout=False)
    print(f"generic: precision {precision:.4f}, recall {recall:.4f}, {len(SAMPLES)} pages")  # noqa: T201
    assert strayed == []
    assert precision >= 0.97
    assert recall >= 0.95


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.name}-{sample.story.id}")
def test_title_and_time_are_right(sample: Sample) -> None:
    article = read(sample.markup, (sample.design.layout,))
    assert article.title == sample.story.title
    is_printed = sample.design.layout.published or "time" in sample.design.stated
    assert article.published_at == (sample.published if is_printed else None)
