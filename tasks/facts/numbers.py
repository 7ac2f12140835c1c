"""Numbers in digits or in words, read the Vietnamese way: `1.156` `1,5 tỷ` `hai mươi mốt` `hàng chục`.

Source of the number words and separators: everyday Vietnamese spelling; the dot groups thousands, the comma
begins decimals, a magnitude word multiplies what stands before it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as read, with its stretch of the view; what is counted stands after `end`."""

    start: int
    end: int
    value: Decimal
    high: Decimal | None
    """The upper end of a range (`30 - 40 triệu`)."""
    is_indefinite: bool
    """`hàng chục`: the value is the magnitude alone."""
    is_word: bool
    """Written in words: needs a noun that is surely counted (`năm` is a year, `ba lô` a bag)."""
    ratio: Decimal | None
    """The second number of a progress or share: `118/120 căn nhà` has 120."""
    has_three_decimals: bool
    """`12,000`: decimals of a measure, thousands of what comes in whole pieces."""


MAGNITUDES = {
    "chục": Decimal(10),
    "trăm": Decimal(100),
    "nghìn": Decimal(1000),
    "ngàn": Decimal(1000),
    "vạn": Decimal(10_000),
    "triệu": Decimal(1_000_000),
    "tỷ": Decimal(1_000_000_000),
    "tỉ": Decimal(1_000_000_000),
}
DIGIT_WORDS = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip

_MAGNITUDE = r"(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w)"
# `1.156` `12.750.000` `9.875,6` · `2,4` `9,750` `1.5` `03`
_DIGITS = r"(?:\d{1,3}(?:\.\d{3}){1,5}(?:,\d{1,4})?|\d{1,9}(?:,\d{1,4}|\.\d{1,2})?)(?![\d%‰])"
# `1,5 tỷ` · `2 tỷ 350 triệu` · `43 triệu 200 nghìn` · `1 tỷ rưỡi` · `5nghìn`
_AMOUNT = (
    rf"{_DIGITS}(?:\s?{_MAGNITUDE}(?:\s{_MAGNITUDE})?(?:\s{_DIGITS}\s?{_MAGNITUDE}){{0,2}}(?:\srưỡi(?!\w))?)?"
)

_ONE = r"(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)"
# After a ten, `năm` is a year (`hai mươi năm`): five is `lăm` there.
_LAST = r"(?:mốt|một|hai|ba|bốn|tư|lăm|nhăm|sáu|bảy|bẩy|tám|chín)"
_TENS = rf"(?:mười(?:\s{_LAST})?|{_ONE}\s(?:mươi(?:\s{_LAST})?|chục))"
_GROUP = rf"(?:{_ONE}\străm(?:\s(?:linh|lẻ)\s{_ONE}|\s{_TENS})?|{_TENS}|{_ONE})(?!\w)"
# `năm trăm ngàn` · `hai mươi mốt` · `một tỷ hai trăm triệu` · `hai triệu rưỡi`
_REST = rf"(?:{_ONE}\străm(?:\s(?:linh|lẻ)\s{_ONE}|\s{_TENS})?|{_TENS}|(?:linh|lẻ)\s{_ONE})(?!\w)"
_SPELT = (
    rf"{_GROUP}(?:\s{_MAGNITUDE}(?:\s{_MAGNITUDE})?"
    rf"(?:\s{_GROUP}\s{_MAGNITUDE}){{0,2}}(?:\srưỡi(?!\w)|\s{_REST})?)?"
)
# `hàng chục` · `hàng trăm nghìn` · `vài chục` · `cả trăm` · `nửa` (tấn) · `hơn chục`
_LOOSE = (
    rf"(?:hàng|vài|mấy|cả)\s{_MAGNITUDE}(?:\s{_MAGNITUDE})?"
    r"|nửa(?!\w)|(?<=hơn\s)chục(?!\w)|(?<=gần\s)chục(?!\w)"
)

# Not inside a plate, marker, date, clock, document or model: `12A-345.67` `3+200` `71/2015` `K54` `Covid-19`.
_FREE = r"(?<!\w)(?<!\d[.,/:+×-])(?<!\w-)(?<!\w\.)"
NUMBER = re.compile(
    rf"""
    {_FREE}(?:
        (?P<low>{_AMOUNT}) \s?(?:[-–]|đến|tới|~)\s? (?P<high>{_AMOUNT})       # 3.500 - 4.000; 35 đến 40 triệu
      | (?P<done>{_DIGITS}) / (?P<whole>{_DIGITS}) (?![/\d])                  # 118/120 căn nhà
      | (?P<amount>{_AMOUNT})
      | (?P<spelt_low>{_SPELT}) \s(?:đến|tới)\s (?P<spelt_high>{_SPELT})      # hai đến ba người
      | (?P<loose>{_LOOSE})
      | (?P<spelt>{_SPELT})
    ) (?![-–]?\d | [/.,:+]\d)
    """,
    re.VERBOSE,
)
# Where a number may begin: looking here alone is far quicker than trying every letter.
BEGINNING = re.compile(
    r"\d+|\b(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|hàng|vài|mấy|cả|nửa|chục)(?!\w)"
)
AMOUNT_PART = re.compile(rf"({_DIGITS})\s?((?:{_MAGNITUDE}\s?){{0,2}})", re.IGNORECASE)
THREE_DECIMALS = re.compile(r"\d{1,3},\d{3}")


def find_numbers(low: str) -> Iterator[Number]:
    """Give the numbers of a lower-case view in order, none overlapping."""
    for match in _matches(low):
        value, high, ratio = _read(match)
        number = Number(
            start=match.start(),
            end=match.end(),
            value=value,
            high=high,
            is_indefinite=bool(match["loose"]) and match["loose"].lower() not in ("nửa", "chục"),
            is_word=bool(match["spelt"] or match["spelt_low"]),
            ratio=ratio,
            has_three_decimals=bool(match["amount"] and THREE_DECIMALS.fullmatch(match["amount"])),
        )
        if high is None or high > value:
            yield number
        else:
            # `thắng 3 - 2`: two numbers, no range.
            first, second = ("low", "high") if match["low"] else ("spelt_low", "spelt_high")
            yield replace(number, end=match.end(first), high=None)
            yield replace(number, start=match.start(second), value=high, high=None)


def _matches(low: str) -> Iterator["re.Match[str]"]:
    position = 0
    for beginning in BEGINNING.finditer(low):
        match = NUMBER.match(low, beginning.start()) if beginning.start() >= position else None
        if match:
            position = match.end()
            yield match


def _read(match: re.Match[str]) -> tuple[Decimal, Decimal | None, Decimal | None]:
    if match["low"]:
        low, high = read_amount(match["low"]), read_amount(match["high"])
        # `30 - 40 triệu`: the magnitude is said once, at the end.
        if not AMOUNT_PART.match(match["low"])[2] and (scale := _last_magnitude(match["high"])) > 1:  # type: ignore[index]
            low = low * scale if low * scale <= high else low
        return low, high, None
    if match["done"]:
        return read_digits(match["done"]), None, read_digits(match["whole"])
    if match["amount"]:
        return read_amount(match["amount"]), None, None
    if match["spelt_low"]:
        return read_words(match["spelt_low"]), read_words(match["spelt_high"]), None
    if match["loose"]:
        return _read_loose(match["loose"]), None, None
    return read_words(match["spelt"]), None, None


def read_digits(printed: str) -> Decimal:
    """Give the value of digits: `1.156` is 1156, `1,5` and `1.5` are one and a half."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", printed):
        printed = printed.replace(".", "")
    return Decimal(printed.replace(",", "."))


def read_amount(printed: str) -> Decimal:
    """Give the value of digits with magnitude words: `2 tỷ 350 triệu`, `1 tỷ rưỡi`."""
    total, scale = Decimal(0), Decimal(1)
    for digits, magnitudes in AMOUNT_PART.findall(printed):
        scale = _product(magnitudes)
        total += read_digits(digits) * scale
    return total + scale / 2 if printed.lower().endswith("rưỡi") else total


def read_words(printed: str) -> Decimal:
    """Give the value of number words: `hai trăm linh năm` is 205, `năm trăm ngàn` 500000."""
    total = group = digit = 0
    scale = 1
    for word in printed.lower().split():
        if word in DIGIT_WORDS:
            digit = DIGIT_WORDS[word]
        elif word == "mười":
            group += 10
        elif word in ("mươi", "chục"):
            group, digit = group + digit * 10, 0
        elif word == "trăm" and digit:
            group, digit = group + digit * 100, 0
        elif word in MAGNITUDES:
            scale = int(MAGNITUDES[word])
            if group + digit:
                total += (group + digit) * scale
            else:
                total *= scale
            group = digit = 0
        elif word == "rưỡi":
            total += scale // 2
    return Decimal(total + group + digit)


def _read_loose(printed: str) -> Decimal:
    words = printed.lower().split()
    return Decimal("0.5") if words == ["nửa"] else _product(" ".join(w for w in words if w in MAGNITUDES))


def _product(magnitudes: str) -> Decimal:
    value = Decimal(1)
    for word in magnitudes.lower().split():
        value *= MAGNITUDES[word]
    return value


def _last_magnitude(printed: str) -> Decimal:
    parts = AMOUNT_PART.findall(printed)
    return _product(parts[-1][1])
