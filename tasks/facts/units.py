"""Which units a text names: each name in full words, with its kind, its side of the border and its province."""

import re
from dataclasses import replace
from functools import lru_cache

from tasks.facts.found import BLOCK_ORDER, PlaceFound, UnitFound
from tasks.facts.reading import Reading, fold
from tasks.facts.unit_names import UnitName, unit_names
from tasks.facts.word_lists import read_lexicon
from tasks.records import UnitMention


__all__ = ["UnitFound", "find_units", "full_name", "unit_rows"]

# `Đồn Biên phòng Nậm Xanh (BĐBP tỉnh X)`, `…, thuộc Công an tỉnh X`: the next unit is this one's parent.
PARENT_GAP = re.compile(r"[ ]?(?:\(|,|,?[ ]?thuộc|,?[ ]?trực thuộc|của|-)[ ]?")
# `Đại đội Biên phòng 213 (Lào)`, `… tỉnh X, Lào`: the country of the unit before it.
COUNTRY_AFTER = re.compile(
    r"[ ]?(?:\(|,|của)?[ ]?(?:nước[ ])?(?:CHDCND[ ]|Vương quốc[ ])?(?P<country>Lào(?![ ]Cai)|Campuchia|Trung Quốc|Việt Nam)\b"
)
COUNTRIES = {"Lào": "LA", "Campuchia": "KH", "Trung Quốc": "CN", "Việt Nam": "VN"}
FOREIGN_KINDS = frozenset({"foreign_unit", "meeting_station"})


# `Biên phòng Hà Tĩnh`, `BP Hà Tĩnh`
SHORT_FORCE = re.compile(r"^(?:biên phòng|BP) ", re.IGNORECASE)


@lru_cache(maxsize=1)
def _full_words() -> tuple[re.Pattern[str], dict[str, str]]:
    full = {row["printed"]: row["full"] for row in read_lexicon("unit_words.csv")}
    longest_first = sorted(full, key=len, reverse=True)
    pattern = r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)"
    return re.compile(pattern, re.IGNORECASE), full


@lru_cache(maxsize=4000)
def full_name(printed: str, *, is_new: bool = True) -> str:
    """Give a unit's printed name in full words: `đồn BP CKQT Nậm Xanh` → `Đồn Biên phòng Cửa khẩu quốc tế Nậm Xanh`."""
    pattern, full = _full_words()
    command = "Ban Chỉ huy" if is_new else "Bộ Chỉ huy"
    name = re.sub(r"\bBCH\b", command, " ".join(printed.split()))
    name = pattern.sub(lambda match: full[match[0].lower()] + (" " if match[0].endswith(".") else ""), name)
    name = SHORT_FORCE.sub("Bộ đội Biên phòng ", name)
    name = re.sub(r"(?<=Chỉ huy )Biên phòng", "Bộ đội Biên phòng", " ".join(name.split()))
    return name[0].upper() + name[1:]


def find_units(reading: Reading, places: tuple[PlaceFound, ...]) -> tuple[UnitFound, ...]:
    """Give every mention of a unit, in order."""
    names = [
        unit for unit in unit_names(reading.view) if reading.role(unit.start) not in ("byline", "boilerplate")
    ]
    is_new = not re.search(r"Bộ [Cc]hỉ huy", reading.view)
    inside = _places_inside(names, places)
    found = [_found(reading.view, unit, inside[number], is_new) for number, unit in enumerate(names)]
    found = [_without_row(reading.view, unit, inside[number]) for number, unit in enumerate(found)]
    found = _one_province(_with_parents(reading.view, found), places)
    return tuple(_in_full(found, places))


def _places_inside(names: list[UnitName], places: tuple[PlaceFound, ...]) -> list[PlaceFound | None]:
    """Give the last place inside each unit's name."""
    found: list[PlaceFound | None] = [None] * len(names)
    number = 0
    for place in places:
        while number < len(names) and names[number].end <= place.start:
            number += 1
        if number < len(names) and names[number].start <= place.start:
            found[number] = place
    return found


def _found(view: str, unit: UnitName, place: PlaceFound | None, is_new: bool) -> UnitFound:
    kind, side = unit.kind, "VN"
    if place and place.country not in (None, "VN"):
        side = place.country or "VN"
    country = COUNTRY_AFTER.match(view, unit.end)
    if country:
        side = COUNTRIES[country["country"]]
    if kind == "foreign_unit" and side == "VN":
        side = _side_by_words(view[unit.start : unit.end])
    if side != "VN" and kind not in FOREIGN_KINDS:
        kind = "foreign_unit"
    return UnitFound(
        start=unit.start,
        end=unit.end,
        name=full_name(view[unit.start : unit.end], is_new=is_new),
        kind=kind,
        side=side or None,
        province_code=place.province_code if place and side == "VN" else None,
    )


def _side_by_words(printed: str) -> str:
    """China's posts are told by their words: `Đại đội Quản lý biên giới`, `Trạm Kiểm tra Biên phòng`."""
    if re.search(r"(?i)quản lý biên giới|kiểm tra biên phòng|công an biên phòng|trung quốc", printed):
        return "CN"
    if re.search(r"(?i)tiểu khu quân sự|ty công an|hiến binh|campuchia", printed):
        return "KH"
    return "LA" if "Lào" in printed or re.search(r"(?i)đại đội biên phòng", printed) else ""


def _with_parents(view: str, found: list[UnitFound]) -> list[UnitFound]:
    """A unit without a place of its own takes side and province of its parent: `Đồn BP A (BĐBP tỉnh B)`."""
    shown = list(found)
    for number in reversed(range(len(shown) - 1)):
        unit, parent = shown[number], shown[number + 1]
        if not PARENT_GAP.fullmatch(view[unit.end : parent.start]):
            continue
        if parent.side not in (None, "VN") and unit.side in (None, "VN", "LA", "KH") and unit.kind != "post":
            shown[number] = replace(unit, side=parent.side, kind="foreign_unit", province_code=None)
        elif unit.kind == "department" and parent.kind == "customs":
            shown[number] = replace(unit, kind="customs", province_code=parent.province_code)
        elif unit.side == "VN" and parent.kind in ("provincial_command", "police", "customs", "government"):
            shown[number] = replace(unit, province_code=unit.province_code or parent.province_code)
    return shown


def _one_province(found: list[UnitFound], places: tuple[PlaceFound, ...]) -> list[UnitFound]:
    """A unit named elsewhere with its province has it everywhere; else the only province of the article."""
    known = {_key(unit): unit.province_code for unit in found if unit.province_code}
    codes = {unit.province_code for unit in found if unit.province_code and unit.kind == "provincial_command"}
    codes = (
        codes
        or {place.province_code for place in places if place.province_code and place.in_unit}
        or {place.province_code for place in places if place.province_code and place.kind == "province"}
    )
    only = next(iter(codes)) if len(codes) == 1 else None
    local = (
        "post",
        "station",
        "sea_unit",
        "provincial_command",
        "customs",
        "government",
        "police",
        "department",
        "other",
        "party_mass",
    )
    return [
        replace(unit, province_code=known.get(_key(unit)) or (only if _is_local(unit, local) else None))
        if unit.province_code is None and unit.side == "VN"
        else unit
        for unit in found
    ]


def _in_full(found: list[UnitFound], places: tuple[PlaceFound, ...]) -> list[UnitFound]:
    """Name the province of `UBND tỉnh`, `Ban Chỉ đạo 389 tỉnh`; without one they name no unit."""
    names = {place.province_code: place.name for place in reversed(places) if place.kind == "province"}
    shown = []
    for unit in found:
        if not ELLIPTIC_OFFICE.search(unit.name):
            shown.append(unit)
        elif unit.province_code in names:
            shown.append(replace(unit, name=f"{unit.name} {names[unit.province_code]}"))
        else:
            shown.append(replace(unit, has_row=False))
    return shown


def _is_local(unit: UnitFound, kinds: tuple[str, ...]) -> bool:
    return unit.kind in kinds and not re.match(
        r"(?:Bộ|Cục|Chính phủ|Ban Chỉ đạo 389 quốc gia|Văn phòng)\b(?! Chỉ huy| đội)", unit.name
    )


# Kinds of offices without the name of their place: `cơ quan CSĐT`, `Tỉnh ủy`, `sở y tế`.
GENERIC = re.compile(
    r"(?:(?:co quan|phong|doi) (?:canh sat|an ninh)(?: dieu tra)?|(?:doi|phong) canh sat giao thong|doi kiem soat hai quan|(?:tinh|huyen|thanh|thi|dang) uy|so y te)"
)
# `Đội trưởng Đội Phòng, chống ma túy`: a team inside a position is no unit of its own.
LEADER_OF = re.compile(r"(?:[Đđ]ội trưởng|[Đđ]ội phó|[Tt]ổ trưởng|[Tt]ổ phó) $")
ELLIPTIC_OFFICE = re.compile(r"^(?:Ủy ban nhân dân|Ban [Cc]hỉ đạo 389) (?:tỉnh|thành phố)$")
ELLIPTIC = re.compile(r"(?i)^(?:(?:bộ|ban) chỉ huy )?bộ đội biên phòng (?:tỉnh|thành phố)$")


def _without_row(view: str, unit: UnitFound, place: PlaceFound | None) -> UnitFound:
    """`BĐBP tỉnh` and `Biên phòng Nậm Xanh` refer to units named in full elsewhere; alone they name none."""
    short = fold(view[unit.start : unit.end]).startswith(("bien phong ", "bp "))
    is_province = place is not None and place.kind == "province"
    if unit.kind == "provincial_command" and (
        ELLIPTIC.match(unit.name) or unit.name.endswith(" Việt Nam") or (short and not is_province)
    ):
        return replace(unit, has_row=False)
    if unit.kind == "provincial_command" and not is_province and "Chỉ huy" not in unit.name:
        return replace(unit, kind="post")
    if GENERIC.fullmatch(fold(unit.name)) and not PARENT_GAP.match(view, unit.end, unit.end + 2):
        return replace(unit, has_row=False)
    if LEADER_OF.search(view[max(0, unit.start - 12) : unit.start]):
        return replace(unit, has_row=False)
    return unit


COMMAND = re.compile(r"^(?:(?:bo|ban) chi huy )?bo doi bien phong (?:tinh |thanh pho )?")
POST_FORCE = re.compile(r"^bo doi bien phong ")
CIVIL_POWER = re.compile(r"^chinh quyen(?: dia phuong)?")
GATE_WORDS = re.compile(r" (?:cua khau|quoc te|cang|chinh|phu)(?= )")


def _key(unit: UnitFound) -> str:
    """What makes two names one unit: `Bộ Chỉ huy BĐBP tỉnh X` is `BĐBP X`; a gate post may be named short."""
    key = fold(unit.name)
    if unit.kind == "provincial_command":
        return "command " + COMMAND.sub("", key)
    if unit.kind == "post":
        key = POST_FORCE.sub("don bien phong ", key)
    if unit.kind in ("post", "station"):
        return GATE_WORDS.sub("", GATE_WORDS.sub("", key)).replace("kiem soat ", "")
    if unit.kind == "national_command":
        return key.removesuffix(" viet nam")
    key = CIVIL_POWER.sub("uy ban nhan dan", key)
    return re.sub(r"\b(?:tinh|thanh pho) ", "", key)


NAMED_SHORT = frozenset(("police", "government", "department", "customs", "party_mass"))
"""Kinds whose units lose their area when named again: `Sở Y tế tỉnh X`, later `Sở Y tế`."""


def unit_rows(reading: Reading, found: tuple[UnitFound, ...]) -> tuple[UnitMention, ...]:
    """Give one row a unit, under its most complete name."""
    groups: dict[str, list[UnitFound]] = {}
    for unit in found:
        if unit.has_row:
            groups.setdefault(_key(unit), []).append(unit)
    for key in sorted(groups):
        whole = next((other for other in groups if other.startswith(key + " ")), None)
        if whole and groups[key][0].kind in NAMED_SHORT and groups[key][0].kind == groups[whole][0].kind:
            groups[whole] += groups.pop(key)
    rows = [_row(reading, units) for units in groups.values()]
    return tuple(sorted(rows, key=lambda row: row.start))


def _row(reading: Reading, units: list[UnitFound]) -> UnitMention:
    order = min(BLOCK_ORDER.get(reading.role(unit.start), 9) for unit in units)
    own = [unit for unit in units if BLOCK_ORDER.get(reading.role(unit.start), 9) == order]
    shown = max(own, key=lambda unit: (unit.name.startswith("Đồn"), len(unit.name), -unit.start))
    if shown.kind == "national_command":
        shown = min(own, key=lambda unit: (len(unit.name), unit.start))
    start, end = reading.span(shown.start, shown.end)
    return UnitMention(
        quote=reading.text[start:end],
        start=start,
        end=end,
        block=reading.role(shown.start),
        confidence="A",
        rule=f"unit.{shown.kind}",
        name=shown.name,
        kind=shown.kind,
        side=shown.side,
        province_code=shown.province_code,
    )
