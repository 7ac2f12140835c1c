"""Quantities of a text: a number with its unit and the noun that it counts (`20 bánh heroin`)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tasks.facts.not_counts import is_no_count
from tasks.facts.numbers import Number, find_numbers
from tasks.facts.terms import Hit, Terms

MEASURES = Terms("measures")
OBJECTS = Terms("objects")
# The offence that goes with an object code, where no noun says more: `212 khẩu` are guns.
OFFENCE_OF = {row["object"]: row["offence"] for row in reversed(OBJECTS.rows)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with unit and object, before anyone asks what was done to it."""

    start: int
    end: int
    """Number and words of the unit: the quote."""
    reach: int
    """Where its noun phrase ends (`20 bánh heroin` reaches past the quote `20 bánh`)."""
    value: Decimal
    high: Decimal | None
    factor: Decimal
    unit: str
    unit_text: str
    role: str
    """`mass` `volume` `area` `money` `classifier` `container` `occasion` `turn` `noun`."""
    object: str | None
    object_text: str | None
    offence: str | None
    """The offence that handling such a thing is (`heroin` → `drugs`)."""
    is_indefinite: bool
    is_one: bool
    """`một` in words: an article as often as a count."""
    part_of: Decimal | None
    """The whole that is printed with it (`118/120 căn nhà`)."""


# `2 tấn hàng nghi là vảy tê tê`: what it is comes behind.
SUSPECTED = re.compile(r"(?: hóa)? (?:được )?nghi ")
# How far behind its unit a noun stands, and what ends the phrase.
PHRASE = 45
PHRASE_END = re.compile(
    r"[,;:.()\[\]/|\n]|\s[-–]\s|\d"
    r"|\s(?:và|cùng|do|của|ở|tại|trị giá|từ|vào|được|bị|đang|trên|khi|để|với|có|gồm|thuộc|trong|theo)\s"
)
# `mua hết 30.000 và 85.000 tệ`
SHARED = re.compile(r"\s(?:và|hoặc)\s")
# `nâng tổng số nạn nhân lên ba`, `đưa số em được nuôi, dạy lên 12`
LIFTED = re.compile(
    r"""\b(?: (?:nâng|đưa)\ (?:tổng\ )?số
              \ (người|nạn\ nhân|ngư\ dân|thuyền\ viên|em|cháu|học\ sinh|công\ dân|hộ|vụ|đối\ tượng)\b
              [^.;\d]{0,45}
            | số\ (người|nạn\ nhân|ngư\ dân)
              \ (?:chết|tử\ vong|thiệt\ mạng|mất\ tích|bị\ thương)[^.;,\d]{0,25} )
    \ lên\ (?:thành\ |đến\ |tới\ )?$""",
    re.VERBOSE,
)
PEOPLE = {"term": "người", "object": "person", "unit": "person", "offence": "", "role": "noun"}
# `1 người chết, 2 bị thương`: people, with the noun left out.
CASUALTY = re.compile(r"\s(?:bị thương|mất tích|tử vong|thiệt mạng)\b")
# `bị phạt 25 triệu.`, `mất 300 triệu, …`: money, with the currency left out.
BARE_MONEY = re.compile(r"(?:triệu|tỷ|tỉ)$")
AMOUNT_ENDS = re.compile(r"\s?(?:[,.;:)!?\n]|$|\s(?:để|cho|và|vào|thì|nhưng|là|nên|mà|từ|mỗi)\b)")
DONG = {"term": "đồng", "unit": "VND", "factor": "1", "role": "money", "object": ""}
GLUED = frozenset({"mass", "volume", "area", "money"})
LETTERS = 2
HALF = Decimal("0.5")
GLUED_DONG = re.compile(r"đ(?![\w])")
SPACE = re.compile(r"\s?")
# `2kg 300gr`, `2kg, 300gr`, `9 tấn 450 kg`: the smaller unit goes on with the larger.
GOES_ON = re.compile(r",?\s")
HALF_MORE = re.compile(r"\srưỡi(?!\w)")
WHOLE_UNITS = frozenset(
    {
        "person",
        "case",
        "pill",
        "packet",
        "item",
        "animal",
        "turn",
        "vehicle",
        "vessel",
        "household",
        "gift",
        "house",
        "brick",
        "set",
        "tree",
    }
)
PILLS = frozenset({"synthetic_pills", "drugs", "methamphetamine", "medicine", "heroin", "ketamine"})
ANIMALS = frozenset({"livestock", "wildlife", "seafood"})


def find_quantities(view: str, text: str, taken: Sequence[tuple[int, int]]) -> list[Quantity]:
    """Give the quantities of a view (`text` in lower case); `taken` stretches hold dates and names."""
    found: list[Quantity] = []
    index = 0
    for number in find_numbers(text):
        while index < len(taken) and taken[index][1] <= number.start:
            index += 1
        if index < len(taken) and taken[index][0] < number.end:
            continue
        if found and number.start < found[-1].end:
            continue
        found.extend(_quantities_of(view, text, number))
        if (
            len(found) > 1
            and found[-1].unit_text == "khẩu"
            and found[-2].unit == "household"
            and number.start - found[-2].end < 12
        ):
            # `46 hộ/198 khẩu`: people of a household; elsewhere `khẩu` counts guns.
            found[-1] = replace(
                found[-1], unit="person", object="person", object_text="khẩu", offence=None, role="noun"
            )
    return found


def _quantities_of(view: str, text: str, number: Number) -> list[Quantity]:
    if (number.ratio is not None and number.ratio < number.value) or is_no_count(view, text, number):
        return []
    unit = _unit_after(view, text, number.end) or _unit_elsewhere(view, text, number)
    if unit is None or not _goes_with(text, number, unit):
        return []
    first = _quantity(view, text, number, unit)
    if number.ratio is None or number.ratio == number.value:
        return [first]
    return [first, replace(first, value=number.ratio, part_of=None)]


def _goes_with(text: str, number: Number, unit: Hit) -> bool:
    """Tell whether such a number counts in such a unit: not `hai túi`, `nửa khoang máy` or `1/3 thân tàu`."""
    role = unit.row.get("role", "noun")
    if role == "left_out" or (number.is_word and role == "container"):
        return False
    if text[number.start : number.end] == "nửa":
        return role in GLUED
    is_share = number.ratio is not None and number.ratio != number.value
    return not is_share or role == "noun" or unit.row["unit"] == "house"


def _unit_after(view: str, text: str, position: int) -> Hit | None:
    start = position + (text[position : position + 1] == " ")
    if start >= len(text):
        return None
    measure, noun = MEASURES.at(text, start), OBJECTS.at(text, start)
    if noun and measure and noun.end > measure.end and not noun.row["unit"] and not noun.row["object"]:
        # `bốn khẩu phần ăn`: no guns.
        return None
    hit = noun if noun and noun.row["unit"] and (measure is None or noun.end > measure.end) else measure
    # `41hộ`, `12kg`; a lone letter glued to a number is a plate's or a road's (`15C`).
    if hit is None or (
        start == position and hit.end - hit.start < LETTERS and hit.row.get("role") not in GLUED
    ):
        return None
    # `Điều 191 Bộ luật`, `xã Quảng 3 Bản …`: a capital begins a name, but `11 Tổ công tác`, `300 USD`.
    if (
        view[start].isupper()
        and not (view[start : hit.end].isupper() and hit.end - start > LETTERS)
        and hit.row.get("role") != "money"
        and " " not in text[hit.start : hit.end]
    ):
        return None
    return hit


def _unit_elsewhere(view: str, text: str, number: Number) -> Hit | None:
    """Give the unit of a number that shares the next one's (`45.000 và 60.000 tệ`) or has none (`lên 4`)."""
    if gap := SHARED.match(text, number.end):
        following = next(find_numbers(text[gap.end() : gap.end() + 30]), None)
        unit = (
            _unit_after(view, text, gap.end() + following.end) if following and not following.start else None
        )
        return Hit(number.end, number.end, unit.row) if unit and unit.row.get("role") == "money" else None
    if CASUALTY.match(text, number.end) and not number.is_indefinite:
        return Hit(number.end, number.end, PEOPLE)
    if (
        BARE_MONEY.search(text, number.start, number.end)
        and not number.is_indefinite
        and AMOUNT_ENDS.match(text, number.end)
    ):
        return Hit(number.end, number.end, DONG)
    if lifted := LIFTED.search(text, max(0, number.start - 80), number.start):
        noun = OBJECTS.at(text, lifted.start(lifted.lastindex or 0))
        return Hit(number.end, number.end, noun.row if noun and noun.row["unit"] else PEOPLE)
    return None


def _quantity(view: str, text: str, number: Number, unit: Hit) -> Quantity:
    role = unit.row.get("role", "noun")
    value, high, end = number.value, number.high, unit.end
    factor = Decimal(unit.row.get("factor") or 1)
    if role in ("mass", "volume"):
        value, end = _with_smaller(text, value, factor, unit)
        if half := HALF_MORE.match(text, end):
            value, end = value + HALF, half.end()
    noun = unit if role == "noun" else _noun_after(text, end, role)
    code = noun.row["object"] if noun else unit.row.get("object") or None
    measure = unit.row["unit"]
    unit_code = _unit_code(measure, role, noun)
    if number.has_three_decimals and unit_code in WHOLE_UNITS:
        value *= 1000
    return Quantity(
        start=number.start,
        end=end,
        reach=noun.end if noun else end,
        value=value,
        high=high,
        factor=factor,
        unit=unit_code,
        unit_text=view[unit.start : end] or unit.row["term"],
        role=role,
        object=code,
        object_text=view[noun.start : noun.end] or None if noun else None,
        offence=(noun.row["offence"] if noun else OFFENCE_OF.get(code or "")) or None,
        is_indefinite=number.is_indefinite,
        is_one=number.is_word and number.value == 1 and number.high is None,
        part_of=number.ratio if number.ratio and number.ratio > number.value else None,
    )


def _with_smaller(text: str, value: Decimal, factor: Decimal, unit: Hit) -> tuple[Decimal, int]:
    gap = GOES_ON.match(text, unit.end)
    number = next(iter(find_numbers(text[gap.end() : gap.end() + 12])), None) if gap else None
    if gap is None or number is None or number.start or number.is_word:
        return value, unit.end
    smaller = _unit_after(text, text, gap.end() + number.end)
    if (
        smaller is None
        or smaller.row.get("role") != unit.row["role"]
        or smaller.row["unit"] != unit.row["unit"]
    ):
        return value, unit.end
    step = Decimal(smaller.row["factor"])
    if step >= factor or number.value * step >= factor:
        return value, unit.end
    return value + number.value * step / factor, smaller.end


def _noun_after(text: str, position: int, role: str) -> Hit | None:
    """Give the thing counted or weighed: the first noun of the list in the phrase that follows a unit."""
    if (
        position < len(text)
        and (near := OBJECTS.at(text, position + (text[position] == " ")))
        and near.row["object"]
        and not SUSPECTED.match(text, near.end)
    ):
        return near
    if role == "area":
        return None
    position += 2 * (text[position : position + 2] == " (")
    end = PHRASE_END.search(text, position, position + PHRASE)
    limit = end.start() if end else position + PHRASE
    for hit in OBJECTS.find(text, position, limit):
        vague = hit.row["object"] == "goods" and SUSPECTED.match(text, hit.end)
        if not vague and hit.row["object"] not in ("", "other", "person", "citizen", "suspect"):
            return hit
    return None


def _unit_code(measure: str, role: str, noun: Hit | None) -> str:
    own = noun.row["unit"] if noun else ""
    code = noun.row["object"] if noun else ""
    if role == "noun":
        return own if own not in ("kg", "litre", "pill", "packet") else "item"
    if measure == "pill":
        return "item" if code and code not in PILLS else "pill"
    if measure == "tree":
        return "tree" if code in ("", "timber", "other", "opium") else "item"
    if role == "classifier" and measure == "animal":
        return "animal" if code in ANIMALS or not code else own or "item"
    if role == "classifier" and not measure:
        return own if own and own not in ("kg", "litre", "packet", "pill", "gift") else "item"
    return measure
