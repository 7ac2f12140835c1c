"""The calendar: printed dates of the news, each with the days it means."""

import itertools
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.facts.dates import DateMention, find_dates
from tasks.facts.reading import Reading
from tasks.records import Block

CASES = tomllib.loads((Path(__file__).parent / "dates.toml").read_text(encoding="utf-8"))
ROWS = [(*row, group.get("published")) for group in CASES["group"] for row in group["rows"]]
PUBLISHED = date(2025, 12, 14)
DATE_WORDS = [
    *(
        "ngày",
        "tháng",
        "năm",
        "quý",
        "từ",
        "đến",
        "3/3",
        "31/2",
        "30-2",
        "2025",
        "đầu",
        "cuối",
        "6",
        "cùng",
        "và",
    ),
    *("-", "(", ")", "nay", "sau", "trước", "Tết", "20h30", "I"),
]


def dates_of(text: str, published: date | None = PUBLISHED) -> tuple[DateMention, ...]:
    return find_dates(Reading(text, (Block(role="body", start=0, end=len(text)),)), published)


def iso(day: date | None) -> str:
    return day.isoformat() if day else ""


@pytest.mark.parametrize(("text", "words", "first", "last", "precision", "published"), ROWS)
def test_a_printed_date_means_these_days(
    text: str, words: str, first: str, last: str, precision: str, published: date | None
) -> None:
    found = {mention.text: mention for mention in dates_of(text, published)}
    assert words in found
    mention = found[words]
    assert (iso(mention.first), iso(mention.last), mention.precision) == (first, last, precision)
    assert mention.sense == "calendar"


@pytest.mark.parametrize(("text", "words"), CASES["aside"][0]["rows"])
def test_anniversaries_documents_births_and_lunar_days_are_asides(text: str, words: str) -> None:
    assert [mention.sense for mention in dates_of(text) if mention.text == words] == ["aside"]


@pytest.mark.parametrize(("text", "words"), CASES["clock"][0]["rows"])
def test_times_of_day_are_read_whole(text: str, words: str) -> None:
    assert words in [mention.text for mention in dates_of(text) if mention.sense == "clock"]


@pytest.mark.parametrize("text", CASES["nothing"][0]["rows"])
def test_lookalikes_are_no_dates(text: str) -> None:
    assert [m for m in dates_of(text) if m.first or m.last or m.sense == "aside"] == []


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("ngày 5/3/2024", "stated"),
        ("ngày 5/3", "year_inferred"),
        ("hôm qua", "relative"),
        ("thời gian qua", "none"),
        ("quý I/2025", "stated"),
        ("quý I", "year_inferred"),
    ],
)
def test_the_basis_says_how_the_year_is_known(text: str, basis: str) -> None:
    assert [mention.basis for mention in dates_of(text)] == [basis]


@pytest.mark.parametrize(
    ("text", "is_period"),
    [
        ("ngày 5/3", False),
        ("ngày 5 và 6/3", False),
        ("từ ngày 5 đến 16/3", True),
        ("quý I", True),
        ("thời gian qua", True),
    ],
)
def test_periods_are_told_from_days(text: str, is_period: bool) -> None:
    assert [mention.is_period for mention in dates_of(text)] == [is_period]


@given(st.text())
def test_no_text_breaks_the_calendar(text: str) -> None:
    mentions = dates_of(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(mentions))


@given(
    st.lists(
        st.sampled_from(
            [
                "ngày",
                "tháng",
                "năm",
                "quý",
                "từ",
                "đến",
                "3/3",
                "31/2",
                "30-2",
                "2025",
                "đầu",
                "cuối",
                "6",
                "cùng",
                "và",
                "-",
                "(",
                ")",
                "nay",
            ]
        )
    )
)
def test_no_heap_of_date_words_breaks_the_calendar(words: list[str]) -> None:
    text = " ".join(words)
    for mention in dates_of(text):
        assert mention.text == text[mention.start : mention.end]
        assert not (mention.first and mention.last) or mention.first <= mention.last


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_spelling_of_the_same_text_changes_no_day(row: tuple[Any, ...]) -> None:
    text, published = str(row[0]), row[5]
    plain = days_of(text, published)
    for variant in (text.replace(" ", "\u00a0"), text.replace("/", "/\u200b"), text.replace("-", "\u2010")):
        assert days_of(variant, published) == plain


def days_of(text: str, published: date | None) -> list[tuple[date | None, date | None, str, str]]:
    return [(m.first, m.last, m.precision, m.sense) for m in dates_of(text, published)]
