"""People: one row each, with rank, role and what is said of them."""

import time
import tomllib
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.facts.people import find_people, person_rows
from tasks.facts.places import find_places
from tasks.facts.reading import Reading
from tasks.facts.units import find_units
from tasks.records import Block, Person

CASES = tomllib.loads((Path(__file__).parent / "people.toml").read_text(encoding="utf-8"))
ROWS = [(row[0], row[1:]) for group in CASES["group"] for row in group["rows"]]
AUTHORS = [(row[0], row[1:]) for group in CASES["authors"] for row in group["rows"]]
TRAITS = [tuple(row) for group in CASES["traits"] for row in group["rows"]]
WORDS = [
    "Đại tá", "ông", "Anh", "bắt", "Lò", "Văn", "Thị", "An", "Páo", "N.V.T.", "(SN 1990)", "(34 tuổi,",
    "trú", "xã", "Na Ngoi", "tức", "cùng", "và", ",", ";", ")", "Đồn trưởng", "Đồn Biên phòng",
    "Nậm Xanh", "quốc tịch", "Lào", "\n", "là", "tên", "\u00a0", "\u200b", ".",
]  # fmt: skip


def read(text: str) -> Reading:
    return Reading(text, (Block(role="body", start=0, end=len(text)),))


def rows_of(text: str) -> tuple[Person, ...]:
    reading = read(text)
    places = find_places(reading, date(2026, 3, 7))
    return person_rows(reading, find_people(reading, find_units(reading, places), places))


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_these_people_and_no_others_are_rows(text: str, expected: list[str]) -> None:
    told = [(row.role, row.rank or "-", row.name) for row in rows_of(text)]
    assert told == list(zip(expected[::3], expected[1::3], expected[2::3], strict=True))


@pytest.mark.parametrize(("text", "name", "field", "value"), TRAITS)
def test_this_is_said_of_a_person(text: str, name: str, field: str, value: str | int) -> None:
    (person,) = [row for row in rows_of(text) if row.name == name]
    assert (getattr(person, field) or "") == value


@pytest.mark.parametrize(("text", "authors"), AUTHORS)
def test_these_are_the_authors_and_nobody_of_the_story(text: str, authors: list[str]) -> None:
    assert [(row.name, row.role) for row in rows_of(text)] == [(name, "author") for name in authors]


def test_there_are_eighty_examples() -> None:
    assert len(ROWS) + len(TRAITS) >= 80


def test_every_mention_of_a_person_carries_the_whole_person() -> None:
    reading = read("Trung úy Quách Văn Tình trực biển. Anh Tình lao xuống.")
    first, again = find_people(reading, (), ())
    assert (again.name, again.rank, again.start > first.end) == ("Quách Văn Tình", "Trung úy", True)


def test_a_person_of_a_teaser_keeps_the_block() -> None:
    text = "Bắt Lò Văn An (SN 1990).\nĐại tá Lê Văn Xanh dự lễ."
    blocks = (Block(role="body", start=0, end=24), Block(role="teaser", start=25, end=len(text)))
    reading = Reading(text, blocks)
    rows = person_rows(reading, find_people(reading, (), ()))
    assert [(row.name, row.block) for row in rows] == [("Lò Văn An", "body"), ("Lê Văn Xanh", "teaser")]


def test_a_byline_names_an_author() -> None:
    text = "Trời mưa.\nLê Văn Xanh"
    blocks = (Block(role="body", start=0, end=9), Block(role="byline", start=10, end=len(text)))
    (author,) = find_people(Reading(text, blocks), (), ())
    assert (author.name, author.role, author.side) == ("Lê Văn Xanh", "author", None)


@given(st.text(max_size=300) | st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_every_quote_is_its_text(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    for row in rows_of(text):
        assert text[row.start : row.end] == row.quote != ""


@given(st.sampled_from(ROWS))
@settings(max_examples=40, deadline=None)
def test_typography_changes_no_person(case: tuple[str, list[str]]) -> None:
    text = case[0]
    other = unicodedata.normalize("NFC", text).replace(" ", "\u00a0").replace("ủy", "uỷ")
    assert [(row.role, row.birth_year) for row in rows_of(other)] == [
        (row.role, row.birth_year) for row in rows_of(text)
    ]


@pytest.mark.parametrize(
    "piece", ["Lò Văn An (SN 1990), ", "Anh An, ", "N.V.T. ", "Đại tá ", "Lò Văn An và "]
)
def test_reading_time_grows_with_the_text_alone(piece: str) -> None:
    text = piece * (10_000 // len(piece))
    started = time.process_time()
    rows_of(text)
    assert time.process_time() - started < 3
