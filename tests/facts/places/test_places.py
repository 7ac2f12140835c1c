"""Places: each name read on the map of its day, with the code in force now."""

import time
import tomllib
import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.facts.places import PlaceFound, find_places, place_rows
from tasks.facts.reading import Reading
from tasks.records import Block, PlaceMention

CASES = tomllib.loads((Path(__file__).parent / "places.toml").read_text(encoding="utf-8"))
ROWS = [(row[0], row[1:], group["published"]) for group in CASES["group"] for row in group["rows"]]
NEW, OLD = date(2026, 3, 7), date(2021, 8, 19)
WORDS = [
    "tỉnh", "xã", "huyện", "TP.", "H.", "thôn", "cửa khẩu", "mốc", "đảo", "sông", "Hà", "Tĩnh", "Quảng",
    "Ninh", "Lào", "Cai", "Na", "Ngoi", "Việt Nam", "công dân", "BĐBP", "402", "(", ")", ",", "-", "và",
    "nay là", "cũ", ".", "\n", "trú tại", "\u00a0", "\u200b",
]  # fmt: skip


def read(text: str) -> Reading:
    return Reading(text, (Block(role="body", start=0, end=len(text)),))


def found_in(text: str, published: date | None = NEW) -> tuple[PlaceFound, ...]:
    return find_places(read(text), published)


def rows_of(text: str, published: date | None = NEW) -> tuple[PlaceMention, ...]:
    return place_rows(read(text), found_in(text, published))


def told(row: PlaceMention) -> str:
    code = row.code or (row.old_code if row.kind == "district" else None)
    if row.kind in ("country", "foreign_province") or row.country not in (None, "VN"):
        code = row.country if row.kind != "gate" else None
    return f"{row.kind} {row.name} {code or ''}".strip()


@pytest.mark.parametrize(("text", "expected", "published"), ROWS)
def test_these_places_and_no_others_are_rows(text: str, expected: list[str], published: date) -> None:
    assert sorted(map(told, rows_of(text, published))) == sorted(expected)


def test_there_are_sixty_examples() -> None:
    assert len(ROWS) >= 60


def test_an_abolished_commune_carries_both_codes() -> None:
    commune = rows_of("Ở xã Nậm Càn, huyện Kỳ Sơn, tỉnh Nghệ An.", OLD)[0]
    assert (commune.code, commune.old_code, commune.province_code) == ("16870", "16873", "40")


def test_an_abolished_province_carries_both_codes() -> None:
    province = rows_of("Mưa ở tỉnh Hà Giang.", OLD)[0]
    assert (province.code, province.old_code, province.province_code) == ("08", "02", "08")


def test_a_province_that_kept_its_name_and_code_has_no_old_code() -> None:
    province = rows_of("Mưa ở tỉnh Nghệ An.", OLD)[0]
    assert (province.code, province.old_code) == ("40", None)


def test_a_commune_split_among_several_has_no_current_code() -> None:
    commune = rows_of("Ở xã Thanh Hải, huyện Thanh Hà, tỉnh Hải Dương.", OLD)[0]
    assert (commune.code, commune.old_code, commune.province_code) == (None, "10846", "31")


def test_a_former_district_is_read_on_the_new_map_too() -> None:
    district = rows_of("Họ quê ở huyện Kỳ Sơn (cũ), tỉnh Nghệ An.", NEW)[0]
    assert (district.kind, district.old_code, district.province_code) == ("district", "417", "40")


def test_without_a_day_districts_tell_the_old_map() -> None:
    text = "Lũ về xã Tân Thanh, huyện Văn Lãng, Lạng Sơn."
    assert rows_of(text, None) == rows_of(text, OLD)


def test_without_a_day_a_special_zone_tells_the_new_map() -> None:
    text = "Từ đặc khu Phú Quốc, tàu về phường Rạch Giá, tỉnh An Giang."
    assert rows_of(text, None) == rows_of(text, NEW)


def test_residences_are_marked_along_their_address() -> None:
    found = found_in("Lò Văn A (trú tại bản Xanh, xã Na Ngoi, tỉnh Nghệ An) bị bắt ở tỉnh Hà Tĩnh.")
    assert [(place.name, place.is_residence) for place in found] == [
        ("Xanh", True),
        ("Na Ngoi", True),
        ("Nghệ An", True),
        ("Hà Tĩnh", False),
    ]


def test_a_name_inside_a_unit_is_marked_and_knows_its_province() -> None:
    (place,) = found_in("BĐBP tỉnh Hà Tĩnh tuần tra.")
    assert place.in_unit
    assert place.province_code == "42"


def test_a_nationality_is_marked() -> None:
    (place,) = found_in("Bắt 2 công dân Lào.")
    assert place.is_nationality


def test_a_gate_knows_its_neighbour_and_province() -> None:
    (gate,) = found_in("Hàng qua cửa khẩu Cha Lo.")
    assert (gate.neighbour, gate.province_code) == ("LA", "44")


def test_what_lies_in_a_commune_knows_its_code() -> None:
    hamlet = found_in("Tại bản Xanh, xã Na Ngoi, tỉnh Nghệ An.")[0]
    assert (hamlet.kind, hamlet.commune_code, hamlet.province_code) == ("hamlet", "16870", "40")


def test_a_byline_names_no_place() -> None:
    text = "Mưa lớn.\nThái Bình"
    blocks = (Block(role="body", start=0, end=8), Block(role="byline", start=9, end=len(text)))
    assert find_places(Reading(text, blocks), OLD) == ()


def test_a_teaser_keeps_its_block() -> None:
    text = "Mưa ở tỉnh Hà Tĩnh.\nMưa ở tỉnh Nghệ An."
    blocks = (Block(role="body", start=0, end=19), Block(role="teaser", start=20, end=len(text)))
    reading = Reading(text, blocks)
    assert [row.block for row in place_rows(reading, find_places(reading, OLD))] == ["body", "teaser"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tỉnh Thanh Hóa", "tỉnh Thanh Hoá"),
        ("tỉnh Khánh Hòa", "tỉnh Khánh Hoà"),
        ("xã Y Tý, tỉnh Lào Cai", "xã Y Tí, tỉnh Lào Cai"),
        ("tỉnh Đắk Lắk", "tỉnh Đăk Lăk"),
        ("tỉnh Đắk Lắk", "tỉnh Đắc Lắc"),
        ("tỉnh Hà Tĩnh", "TỈNH HÀ TĨNH"),
        ("tỉnh Hà Tĩnh", "Tỉnh Hà Tĩnh"),
        ("tỉnh Hà Tĩnh", "tỉnh\u00a0Hà\u00a0Tĩnh"),
        ("tỉnh Hà Tĩnh", "tỉnh Hà\u200b Tĩnh"),
        ("xã Na Ngoi, tỉnh Nghệ An", "xã Na Ngoi , tỉnh Nghệ An"),
    ],
)
def test_spellings_of_one_name_give_one_code(one: str, other: str) -> None:
    assert [row.code for row in rows_of(f"Mưa ở {one}.")] == [row.code for row in rows_of(f"Mưa ở {other}.")]


@given(st.text(max_size=300) | st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_every_quote_is_its_text(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    for row in rows_of(text, None):
        assert text[row.start : row.end] == row.quote != ""


@given(st.sampled_from(ROWS))
@settings(max_examples=60, deadline=None)
def test_decomposed_text_gives_the_same_places_once_composed(case: tuple[str, list[str], date]) -> None:
    text, _, published = case
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFD", text))
    assert rows_of(composed, published) == rows_of(text, published)


@pytest.mark.parametrize(
    "piece", ["xã Tân An, ", "Lào, ", "Hà Tĩnh ", "mốc 402 - 403, ", "(", "TP. ", "tỉnh Hà Tĩnh và "]
)
def test_reading_time_grows_with_the_text_alone(piece: str) -> None:
    text = piece * (10_000 // len(piece))
    started = time.process_time()
    rows_of(text)
    assert time.process_time() - started < 3
