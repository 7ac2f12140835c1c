"""Units: names in full words, with kind, side and province."""

import time
import tomllib
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.facts.places import find_places
from tasks.facts.reading import Reading
from tasks.facts.unit_names import unit_names
from tasks.facts.unit_titles import full_name
from tasks.facts.units import find_units, unit_rows
from tasks.facts.word_lists import read_lexicon
from tasks.records import Block, UnitMention

CASES = tomllib.loads((Path(__file__).parent / "units.toml").read_text(encoding="utf-8"))
ROWS = [(row[0], row[1:]) for group in CASES["group"] for row in group["rows"]]
HEADS = read_lexicon("unit_kinds.csv")
WORDS = [
    "Đồn", "Biên phòng", "BĐBP", "tỉnh", "Công an", "xã", "Bộ", "Chỉ huy", "Trạm", "Hải đội", "2",
    "Hà Tĩnh", "Nậm Xanh", "UBND", "CKQT", "(", ")", ",", "Lào", "Đội", "Phòng,", "chống ma túy",
    "và tội phạm", "Cục", "-", "\n", "Đại tá", "\u00a0", "\u200b", ".",
]  # fmt: skip


def read(text: str) -> Reading:
    return Reading(text, (Block(role="body", start=0, end=len(text)),))


def rows_of(text: str) -> tuple[UnitMention, ...]:
    reading = read(text)
    return unit_rows(reading, find_units(reading, find_places(reading, date(2026, 3, 7))))


def told(row: UnitMention) -> str:
    return f"{row.kind} {row.side or '-'} {row.province_code or '-'} {row.name}"


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_these_units_and_no_others_are_rows(text: str, expected: list[str]) -> None:
    assert sorted(map(told, rows_of(text))) == sorted(expected)


def test_there_are_sixty_examples() -> None:
    assert len(ROWS) >= 60


@pytest.mark.parametrize("head", HEADS, ids=[row["sample"] for row in HEADS])
def test_every_head_of_the_lexicon_reads_its_sample_whole(head: dict[str, str]) -> None:
    sample = head["sample"]
    (unit,) = unit_names(sample)
    assert (sample[unit.start : unit.end], unit.kind) == (sample, head["kind"])


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("đồn BP CKQT Nậm Xanh", "Đồn Biên phòng Cửa khẩu quốc tế Nậm Xanh"),
        ("CA TP.Vinh", "Công an thành phố Vinh"),
        ("ubnd xã Nậm Xanh", "Ủy ban nhân dân xã Nậm Xanh"),
        ("BP Hà Tĩnh", "Bộ đội Biên phòng Hà Tĩnh"),
        ("Bộ chỉ huy biên phòng Hà Tĩnh", "Bộ Chỉ huy Biên phòng Hà Tĩnh"),
    ],
)
def test_a_name_is_told_in_full_words(printed: str, name: str) -> None:
    assert full_name(printed) == name


def test_a_short_name_means_the_command_of_its_time() -> None:
    assert full_name("BCH BĐBP Hà Tĩnh", command="Bộ Chỉ huy") == "Bộ Chỉ huy Bộ đội Biên phòng Hà Tĩnh"


def test_a_unit_without_a_row_is_still_found() -> None:
    reading = read("BĐBP tỉnh giúp dân.")
    (unit,) = find_units(reading, ())
    assert not unit.has_row


def test_a_row_cites_body_before_caption() -> None:
    text = "Ảnh: Hải đội 2 ra khơi.\nHải đội 2 cứu tàu."
    blocks = (Block(role="caption", start=0, end=23), Block(role="body", start=24, end=len(text)))
    reading = Reading(text, blocks)
    (row,) = unit_rows(reading, find_units(reading, ()))
    assert (row.block, row.start) == ("body", 24)


@given(st.text(max_size=300) | st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_every_quote_is_its_text(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    for row in rows_of(text):
        assert text[row.start : row.end] == row.quote != ""


@given(st.sampled_from(ROWS))
@settings(max_examples=40, deadline=None)
def test_typography_changes_no_unit(case: tuple[str, list[str]]) -> None:
    text = case[0]
    other = (
        unicodedata.normalize("NFC", text)
        .replace(" ", "\u00a0")
        .replace("hòa", "hoà")
        .replace("a", "a\u200b")
    )
    assert [row.name for row in rows_of(other)] == [row.name for row in rows_of(text)]


@pytest.mark.parametrize("piece", ["Đồn Biên phòng ", "Công an Hà Tĩnh, ", "phòng, chống ma túy và ", "Bộ "])
def test_reading_time_grows_with_the_text_alone(piece: str) -> None:
    text = piece * (10_000 // len(piece))
    started = time.process_time()
    rows_of(text)
    assert time.process_time() - started < 3
