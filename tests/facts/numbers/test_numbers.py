"""Numbers in digits and in words: each printed form with the value that a Vietnamese reader gives it."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.facts.numbers import Number, find_numbers, read_amount, read_digits, read_words

VALUES = {
    "1.156": 1156,
    "12.750.000": 12_750_000,
    "9.875,6": "9875.6",
    "1,5": "1.5",
    "9,750": "9.750",
    "1.5": "1.5",
    "03": 3,
    "0,75": "0.75",
    "1,5 tỷ": 1_500_000_000,
    "1,5 tỉ": 1_500_000_000,
    "2 tỷ 350 triệu": 2_350_000_000,
    "43 triệu 200 nghìn": 43_200_000,
    "1 tỷ 46 triệu": 1_046_000_000,
    "1 tỷ 80 triệu 500 nghìn": 1_080_500_000,
    "1 tỷ rưỡi": 1_500_000_000,
    "41,6 nghìn": 41_600,
    "5nghìn": 5000,
    "12 nghìn tỷ": 12_000_000_000_000,
    "hai": 2,
    "mười": 10,
    "mười lăm": 15,
    "hai mươi mốt": 21,
    "bốn mươi tư": 44,
    "chín mươi chín": 99,
    "một trăm": 100,
    "hai trăm linh năm": 205,
    "ba trăm năm mươi": 350,
    "năm trăm ngàn": 500_000,
    "sáu nghìn năm trăm": 6500,
    "sáu ngàn sáu trăm sáu mươi": 6660,
    "một tỷ hai trăm triệu": 1_200_000_000,
    "hai triệu rưỡi": 2_500_000,
    "ba chục": 30,
}


@pytest.mark.parametrize(("printed", "value"), VALUES.items())
def test_a_printed_number_has_its_value(printed: str, value: int | str) -> None:
    (number,) = find_numbers(f"có {printed} người")
    assert number.value == Decimal(value)
    assert (number.start, number.end) == (3, 3 + len(printed))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3.500 - 4.000 viên", 3500, 4000),
        ("30 - 40 triệu đồng", 30_000_000, 40_000_000),
        ("20-25 triệu đồng", 20_000_000, 25_000_000),
        ("35 đến 40 triệu đồng", 35_000_000, 40_000_000),
        ("800 nghìn - 1 triệu đồng", 800_000, 1_000_000),
        ("2–3 con", 2, 3),
        ("hai đến ba người", 2, 3),
    ],
)
def test_a_range_has_two_ends_and_one_magnitude(text: str, low: int, high: int) -> None:
    number = next(find_numbers(text))
    assert (number.value, number.high) == (low, high)


def test_progress_keeps_both_numbers() -> None:
    number = next(find_numbers("118/120 căn nhà"))
    assert (number.value, number.ratio) == (118, 120)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("hàng chục người", 10),
        ("hàng trăm nghìn viên", 100_000),
        ("vài chục chốt", 10),
        ("hàng triệu lít", 10**6),
    ],
)
def test_a_magnitude_alone_is_indefinite(text: str, value: int) -> None:
    number = next(find_numbers(text))
    assert number.is_indefinite
    assert number.value == value


@pytest.mark.parametrize(
    "text",
    [
        "km 3+200",
        "71/2015/NĐ-CP",
        "Covid-19",
        "28.19.01",
        "13-12-2025",
        "súng K54",
        "80% số vụ",
        "tàu QN90123TS",
    ],
)
def test_codes_plates_and_dates_are_no_numbers(text: str) -> None:
    assert [number for number in find_numbers(text) if number.ratio is None] == []


def test_a_year_after_a_number_is_no_part_of_it() -> None:
    assert [n.value for n in find_numbers("hai mươi năm")] == [20, 5]


@given(st.integers(min_value=0, max_value=10**12))
def test_dots_group_thousands(value: int) -> None:
    assert read_digits(f"{value:,}".replace(",", ".")) == value


@given(st.integers(min_value=1, max_value=999), st.integers(min_value=1, max_value=999))
def test_compound_amounts_add_up(billions: int, millions: int) -> None:
    assert read_amount(f"{billions} tỷ {millions} triệu") == billions * 10**9 + millions * 10**6


ONES = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def spelt(value: int) -> str:
    """Give a number below a thousand in words, as it is spoken."""
    hundreds, tens, ones = value // 100, value // 10 % 10, value % 10
    words = [ONES[hundreds], "trăm"] if hundreds else []
    if tens:
        words += ["mười"] if tens == 1 else [ONES[tens], "mươi"]
        words += [{1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(ones, ONES[ones])] if ones else []
    elif ones:
        words += ["linh", ONES[ones]] if hundreds else [ONES[ones]]
    return " ".join(words)


@given(st.integers(min_value=1, max_value=999))
def test_spelt_numbers_are_read_back(value: int) -> None:
    assert read_words(spelt(value)) == value
    assert next(find_numbers(spelt(value) + " người")).value == value


@given(st.text(max_size=200))
def test_any_text_is_read_without_error_and_in_order(text: str) -> None:
    numbers: list[Number] = list(find_numbers(text))
    assert all(before.end <= after.start for before, after in pairwise(numbers))
    assert all(text[number.start : number.end].strip() for number in numbers)
