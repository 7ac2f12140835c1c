"""Which units a text names: each in full words, with its kind, its side of the border and its province."""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import replace

from tasks.facts.found import BLOCK_ORDER, PlaceFound, UnitFound
from tasks.facts.reading import Reading
from tasks.facts.unit_names import UnitName, unit_names
from tasks.facts.unit_titles import full_name, unit_fold, unit_key
from tasks.records import UnitMention

__all__ = ["UnitFound", "find_units", "unit_rows"]

# `Đồn Biên phòng Nậm Xanh (BĐBP tỉnh X)`, `…, thuộc Công an tỉnh X`: the next unit is this one's parent.
PARENT_GAP = re.compile(r"[ ]?(?:\(|,|,?[ ]?thuộc|,?[ ]?trực thuộc|của|-)[ ]?")
# `Đại đội Biên phòng 213 (Lào)`, `… tỉnh X, Lào`: the country of the unit before it; not `…, Lào Cai`.
COUNTRY_AFTER = re.compile(
    r"[ ]?(?:\(|,|của)?[ ]?(?:nước[ ])?(?:CHDCND[ ]|Vương quốc[ ])?"
    r"(?P<country>Lào(?![ ]Cai)|Campuchia|Trung Quốc|Việt Nam)\b"
)
COUNTRIES = {"Lào": "LA", "Campuchia": "KH", "Trung Quốc": "CN", "Việt Nam": "VN"}
# Whose unit it is, by its words: only China has posts of `Quản lý biên giới`, only Cambodia a `Tiểu khu`.
SIDE_WORDS = {
    "CN": re.compile(
        r"(?i)quản lý biên giới|kiểm tra biên phòng|công an biên phòng|nhập cảnh|di dân|phân cục|trung quốc"
    ),
    "KH": re.compile(r"(?i)tiểu khu quân sự|ty công an|hiến binh|campuchia"),
    "LA": re.compile(r"(?i)đại đội biên phòng|ty an ninh|sở an ninh|\blào\b"),
}
FOREIGN_KINDS = frozenset({"foreign_unit", "meeting_station"})
PARENT_KINDS = frozenset({"provincial_command", "police", "customs", "government"})
NO_PROVINCE = frozenset({"national_command", "army", "foreign_unit", "meeting_station"})
# `Bộ Y tế`, `Cục Cửa khẩu`, `Chính phủ`, `Đoàn Đặc nhiệm miền Bắc`: offices of the whole country or a region.
NATIONAL_NAME = re.compile(
    r"(?:Bộ|Cục|Chính phủ|Ban [Cc]hỉ đạo 389 quốc gia|Văn phòng|Tổng|Trung ương|Quân ủy)\b(?! Chỉ huy| đội)"
)
NAMED_SHORT = frozenset({"police", "government", "department", "customs", "party_mass", "sea_unit", "other"})
"""Kinds whose units lose their area when named again: `Sở Y tế tỉnh X`, later `Sở Y tế`."""

# Kinds of offices without the name of their place: `cơ quan CSĐT`, `Tỉnh ủy`, `sở y tế` (folded).
GENERIC = re.compile(
    r"(?:co quan|phong|doi) (?:canh sat|an ninh)(?: dieu tra)?|(?:doi|phong) canh sat giao thong"
    r"|doi kiem soat hai quan|so y te"
)
# `Đội trưởng Đội Phòng, chống ma túy`: a team inside a position is no unit of its own.
LEADER_OF = re.compile(r"(?<![Hh]ải )(?:[Đđ]ội trưởng|[Đđ]ội phó|[Tt]ổ trưởng|[Tt]ổ phó) $")
# `UBND tỉnh`, `BĐBP tỉnh`: the one of the article's province.
ELLIPTIC_OFFICE = re.compile(
    r"^(?:Ủy ban nhân dân|Ban [Cc]hỉ đạo 389|Bộ Chỉ huy [Qq]uân sự|(?:Hội|Liên đoàn) [^,;.]{3,40})"
    r" (?:tỉnh|thành phố)$"
)
SHORT_POST = re.compile(r"^Bộ đội Biên phòng")
ELLIPTIC = re.compile(r"(?i)^(?:(?:bộ|ban) chỉ huy )?(?:bộ đội )?biên phòng (?:tỉnh|thành phố)$")


def find_units(reading: Reading, places: tuple[PlaceFound, ...]) -> tuple[UnitFound, ...]:
    """Give every mention of a unit, in order."""
    view = reading.view
    names = [unit for unit in unit_names(view) if reading.role(unit.start) not in ("byline", "boilerplate")]
    inside = _places_inside(names, places)
    command = "Bộ Chỉ huy" if "Bộ Chỉ huy" in view or "Bộ chỉ huy" in view else "Ban Chỉ huy"
    found = [
        _without_row(view, _found(view, unit, place, _place_after(view, unit, places), command), place)
        for unit, place in zip(names, inside, strict=True)
    ]
    found = _with_province(view, _with_parents(view, found), places)
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


def _place_after(view: str, unit: UnitName, places: tuple[PlaceFound, ...]) -> PlaceFound | None:
    """Give the place in the address after a unit: `Đại đội bảo vệ biên giới 252, tỉnh Hủa Phăn`."""
    number = bisect_left(places, unit.end, key=lambda place: place.start)
    after = places[number] if number < len(places) else None
    return after if after and PARENT_GAP.fullmatch(view, unit.end, after.start) else None


def _found(
    view: str, unit: UnitName, place: PlaceFound | None, after: PlaceFound | None, command: str
) -> UnitFound:
    printed = f"{unit.head} {view[unit.start : unit.end]}".strip()
    kind, side = unit.kind, (place.country if place else None) or "VN"
    country = COUNTRY_AFTER.match(view, unit.end)
    if country:
        side = COUNTRIES[country["country"]]
    if kind in FOREIGN_KINDS and side == "VN":
        near = after.country if after and after.country != "VN" else ""
        side = next((side for side, words in SIDE_WORDS.items() if words.search(printed)), near or "")
    return UnitFound(
        start=unit.start,
        end=unit.end,
        name=full_name(printed, command=command),
        kind=kind if side == "VN" or kind in FOREIGN_KINDS else "foreign_unit",
        side=side or None,
        province_code=place.province_code if place and side == "VN" else None,
    )


def _without_row(view: str, unit: UnitFound, place: PlaceFound | None) -> UnitFound:
    """`BĐBP tỉnh` and `Biên phòng Nậm Xanh` refer to units named in full elsewhere; alone they name none."""
    is_province = place is not None and place.kind == "province"
    if unit.kind == "provincial_command":
        is_short = unit_fold(view[unit.start : unit.end]).startswith(("bien phong ", "bp "))
        if ELLIPTIC.match(unit.name) or unit.name.endswith(" Việt Nam"):
            return replace(unit, has_row=False)
        if is_short and not is_province:  # `biên phòng Cửa Xanh`: the post there, if there is such a place
            name = SHORT_POST.sub("Đồn Biên phòng", unit.name)
            is_post = place is not None and place.country == "VN"
            return replace(unit, name=name, kind="post", has_row=is_post)
        if not is_province and "Chỉ huy" not in unit.name:  # `Bộ đội Biên phòng Phú Xanh`: a post
            return replace(unit, kind="post")
    has_parent = PARENT_GAP.match(view, unit.end, unit.end + 2)
    if GENERIC.fullmatch(unit_fold(unit.name)) and not has_parent:
        return replace(unit, has_row=False)
    if LEADER_OF.search(view, max(0, unit.start - 12), unit.start):
        return replace(unit, has_row=False)
    return unit


def _with_parents(view: str, found: list[UnitFound]) -> list[UnitFound]:
    """A unit without a place of its own takes side and province of its parent: `Đồn BP A (BĐBP tỉnh B)`."""
    shown = list(found)
    for number in reversed(range(len(shown) - 1)):
        unit, parent = shown[number], shown[number + 1]
        if not PARENT_GAP.fullmatch(view, unit.end, parent.start):
            continue
        if parent.side not in (None, "VN") and unit.side != "CN" and unit.kind != "post":
            shown[number] = replace(unit, side=parent.side, kind="foreign_unit", province_code=None)
        elif unit.kind == "department" and parent.kind == "customs":
            shown[number] = replace(unit, kind="customs", province_code=parent.province_code)
        elif unit.side == "VN" and parent.kind in PARENT_KINDS and not _is_national(unit):
            shown[number] = replace(unit, province_code=unit.province_code or parent.province_code)
    return shown


def _is_national(unit: UnitFound) -> bool:
    is_named = NATIONAL_NAME.match(unit.name) is not None or " miền " in unit.name
    return unit.kind in NO_PROVINCE or is_named


def _with_province(view: str, found: list[UnitFound], places: tuple[PlaceFound, ...]) -> list[UnitFound]:
    """Give units without a province the one they have elsewhere, or that of the place named nearest."""
    known = {unit_key(unit): unit.province_code for unit in found if unit.province_code}
    located = [
        (place.start, place.province_code)
        for place in places
        if place.province_code and not place.is_residence
    ]
    located += [(unit.start, unit.province_code) for unit in found if unit.province_code]
    located.sort()
    main = max(Counter(code for _, code in located).items(), key=lambda item: item[1], default=(None, 0))[0]
    commands = {unit.province_code for unit in found if unit.kind == "provincial_command"} - {None}
    only = next(iter(commands)) if len(commands) == 1 else None
    shown = []
    for unit in found:
        if unit.province_code is None and unit.side == "VN" and not _is_national(unit):
            is_elliptic = ELLIPTIC.match(unit.name) or ELLIPTIC_OFFICE.match(unit.name)
            there = main if is_elliptic else _nearest(view, unit.start, located)
            code = known.get(unit_key(unit)) or only or there
            unit = replace(unit, province_code=code)  # noqa: PLW2901
        shown.append(unit)
    return shown


def _nearest(view: str, position: int, located: list[tuple[int, str]]) -> str | None:
    """Give the province named nearest in the same paragraph, else the only one of the article."""
    number = bisect_left(located, (position, ""))
    here = [
        (abs(position - start), code)
        for start, code in located[max(0, number - 1) : number + 1]
        if "\n" not in view[min(start, position) : max(start, position)]
    ]
    codes = {code for _, code in located}
    return min(here)[1] if here else next(iter(codes)) if len(codes) == 1 else None


def _in_full(found: list[UnitFound], places: tuple[PlaceFound, ...]) -> list[UnitFound]:
    """Name the province of `UBND tỉnh`, `BĐBP tỉnh`; without one, or named elsewhere, they name no unit."""
    # Of the names of one province the current one comes last: `tỉnh Quảng Nam cũ`, `thành phố Đà Nẵng`.
    named = [place for place in reversed(places) if place.kind == "province"]
    named.sort(key=lambda place: place.old_code in (None, place.code))
    names = {place.province_code: place.name for place in named}
    told = {unit.province_code for unit in found if unit.kind == "provincial_command" and unit.has_row}
    found = [
        replace(unit, name=f"{unit.name} {names[unit.province_code]}", has_row=True)
        if ELLIPTIC.match(unit.name) and unit.province_code in names.keys() - told
        else unit
        for unit in found
    ]
    return [
        unit
        if not ELLIPTIC_OFFICE.search(unit.name)
        else replace(unit, name=f"{unit.name} {names[unit.province_code]}")
        if unit.province_code in names
        else replace(unit, has_row=False)
        for unit in found
    ]


def unit_rows(reading: Reading, found: tuple[UnitFound, ...]) -> tuple[UnitMention, ...]:
    """Give one row a unit, under its most complete name."""
    groups: dict[str, list[UnitFound]] = {}
    for unit in found:
        if unit.has_row:
            groups.setdefault(unit_key(unit), []).append(unit)
    for key in sorted(groups):
        whole = next((other for other in groups if other.startswith(key + " ")), None)
        kind = groups[key][0].kind
        if whole and kind in NAMED_SHORT and kind == groups[whole][0].kind:
            groups[whole] += groups.pop(key)
    return tuple(sorted((_row(reading, units) for units in groups.values()), key=lambda row: row.start))


def _row(reading: Reading, units: list[UnitFound]) -> UnitMention:
    order = {unit.start: BLOCK_ORDER.get(reading.role(unit.start), len(BLOCK_ORDER)) for unit in units}
    own = [unit for unit in units if order[unit.start] == min(order.values())]
    if units[0].kind == "national_command":  # `BĐBP Việt Nam` is `BĐBP`
        shown = min(own, key=lambda unit: (len(unit.name), unit.start))
    else:
        shown = max(own, key=lambda unit: (unit.name.startswith("Đồn"), len(unit.name), -unit.start))
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
