"""Sentences made with their facts: numbers in every form × units × qualifiers × periods × ellipsis.

What a sentence counts is known before it is written, so a misread separator or scale cannot hide.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

# The words before a number with their qualifier.
QUALIFIERS = (
    ("", "exact"), ("", "exact"), ("hơn ", "over"), ("trên ", "over"), ("gần ", "nearly"),
    ("khoảng ", "about"), ("ít nhất ", "at_least"), ("chừng ", "about"),
    ("không dưới ", "at_least"), ("tối đa ", "at_most"),
)  # fmt: skip
PERIODS = (
    ("", None),
    ("Sáng 12/6, ", None),
    ("Từ đầu năm 2026 đến nay, ", "period"),
    ("Trong quý I/2026, ", "period"),
    ("6 tháng đầu năm 2026, ", "period"),
    ("Năm 2025, ", "period"),
)
PEOPLE = (("đối tượng", "suspect"), ("công dân", "citizen"), ("người", "person"))
GOODS = (
    ("bánh heroin", "brick", 1), ("viên ma túy tổng hợp", "pill", 1), ("kg ma túy đá", "kg", 1),
    ("tấn đường cát", "kg", 1000), ("gam ketamine", "kg", "0.001"), ("tạ nội tạng lợn", "kg", 100),
    ("yến pháo nổ", "kg", 10), ("lít dầu DO", "litre", 1), ("bao thuốc lá ngoại", "packet", 1),
    ("con gà giống", "animal", 1), ("khẩu súng tự chế", "item", 1), ("m3 gỗ", "m3", 1),
    ("điện thoại di động", "item", 1), ("xe mô tô", "vehicle", 1),
    ("lạng thuốc phiện", "kg", "0.1"),
)  # fmt: skip
MONEY = (("đồng", "VND"), ("USD", "USD"), ("nhân dân tệ", "CNY"), ("kíp Lào", "LAK"), ("riel", "KHR"))
SPELT = (
    "hai",
    "ba",
    "bốn",
    "năm",
    "sáu",
    "bảy",
    "tám",
    "chín",
    "mười",
    "mười hai",
    "mười lăm",
    "hai mươi mốt",
)
SPELT_VALUES = (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 21)


@dataclass(frozen=True)
class Counted:
    """One known fact of a made sentence."""

    value: Decimal
    """In the unit that sums are made of."""
    unit: str
    qualifier: str
    scope: str | None
    """`period` where the sentence names one; None where it is left open."""


@dataclass(frozen=True)
class Made:
    """A sentence and all that it counts, in order."""

    text: str
    facts: tuple[Counted, ...]


def sentences(count: int, seed: int = 1) -> Iterator[Made]:
    """Give so many sentences, the same for the same seed."""
    chooser = random.Random(seed)
    shapes = (_seizure, _pairs, _fine, _range, _compound, _spelt)
    for _ in range(count):
        opening, scope = chooser.choice(PERIODS)
        yield chooser.choice(shapes)(chooser, opening, scope)


def _dotted(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _number(chooser: random.Random, largest: int) -> tuple[str, Decimal]:
    """Give a printed number: plain, dotted, with decimals, or with a leading zero."""
    form = chooser.randrange(4)
    if form == 0:
        value = chooser.randint(2, 9)
        return f"0{value}", Decimal(value)
    if form == 1:
        whole, part = chooser.randint(1, 99), chooser.randint(1, 99)
        return f"{whole},{part:02}", Decimal(f"{whole}.{part:02}")
    value = chooser.randint(2, largest)
    return _dotted(value), Decimal(value)


def _whole(chooser: random.Random, largest: int) -> tuple[str, Decimal]:
    value = chooser.randint(2, largest)
    return _dotted(value), Decimal(value)


def _seizure(chooser: random.Random, opening: str, scope: str | None) -> Made:
    parts, facts = [], []
    for noun, unit, factor in chooser.sample(GOODS, chooser.randint(1, 4)):
        measured = unit in ("kg", "litre", "m3")
        printed, value = _number(chooser, 99_999) if measured else _whole(chooser, 99_999)
        before, qualifier = chooser.choice(QUALIFIERS)
        parts.append(f"{before}{printed} {noun}")
        facts.append(Counted(value * Decimal(factor), unit, qualifier, scope))
    return Made(f"{opening}lực lượng chức năng thu giữ {', '.join(parts)}.", tuple(facts))


def _pairs(chooser: random.Random, opening: str, scope: str | None) -> Made:
    """Pairs in a list: the verb is said once."""
    parts, facts = [], []
    for crime in chooser.sample(
        ("mua bán người", "xuất, nhập cảnh trái phép", "phạm tội về ma túy"), chooser.randint(1, 3)
    ):
        cases, case_count = _whole(chooser, 2000)
        people, people_count = _whole(chooser, 20_000)
        noun, _ = chooser.choice(PEOPLE)
        tie = chooser.choice(("/", " với ", " vụ, "))
        tie = "/" if tie == " vụ, " else tie
        parts.append(f"{cases} vụ{tie}{people} {noun} {crime}")
        facts += [
            Counted(case_count, "case", "exact", scope),
            Counted(people_count, "person", "exact", scope),
        ]
    return Made(f"{opening}các đồn bắt giữ {'; '.join(parts)}.", tuple(facts))


def _fine(chooser: random.Random, opening: str, scope: str | None) -> Made:
    noun, unit = chooser.choice(MONEY)
    magnitude, scale = chooser.choice((("", 1), (" nghìn", 10**3), (" triệu", 10**6), (" tỷ", 10**9)))
    printed, value = _number(chooser, 999) if scale > 1 else _whole(chooser, 99_999_999)
    before, qualifier = chooser.choice(QUALIFIERS)
    return Made(
        f"{opening}đơn vị xử phạt {before}{printed}{magnitude} {noun}.",
        (Counted(value * scale, unit, qualifier, scope),),
    )


def _range(chooser: random.Random, opening: str, scope: str | None) -> Made:
    low = chooser.randint(2, 900)
    high = low + chooser.randint(1, 90)
    tie = chooser.choice((" - ", "-", " đến "))
    return Made(
        f"{opening}tổ công tác thu giữ từ {_dotted(low)}{tie}{_dotted(high)} viên hồng phiến.",
        (Counted(Decimal(low), "pill", "range", scope),),
    )


def _compound(chooser: random.Random, opening: str, scope: str | None) -> Made:
    large, small = chooser.randint(1, 99), chooser.randint(1, 999)
    if chooser.random() < 0.5:
        text = f"{opening}đơn vị xử phạt {large} tỷ {small} triệu đồng."
        return Made(text, (Counted(Decimal(large) * 10**9 + small * 10**6, "VND", "exact", scope),))
    tie = chooser.choice((" ", ""))
    text = f"{opening}tổ công tác thu giữ {large}{tie}kg {small}{tie}g heroin."
    return Made(text, (Counted(large + Decimal(small) / 1000, "kg", "exact", scope),))


def _spelt(chooser: random.Random, opening: str, scope: str | None) -> Made:
    first, second = chooser.randrange(len(SPELT)), chooser.randrange(len(SPELT))
    text = f"{opening}tổ công tác bắt giữ {SPELT[first]} đối tượng, thu giữ {SPELT[second]} xe mô tô."
    facts = (
        Counted(Decimal(SPELT_VALUES[first]), "person", "exact", scope),
        Counted(Decimal(SPELT_VALUES[second]), "vehicle", "exact", scope),
    )
    return Made(text, facts)
