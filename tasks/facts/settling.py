"""Which place each name means: read on the map of the day, in its address, near the provinces named.

Higher places are settled first: countries and provinces, districts, communes, then what lies in them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from tasks.facts.addresses import Addresses
from tasks.facts.found import PlaceFound
from tasks.facts.gazetteer import Entry, gazetteer
from tasks.facts.place_names import Named
from tasks.facts.place_words import UNITS_OF_STATE, is_national
from tasks.facts.word_lists import any_of

MUNICIPALITIES = frozenset({"01", "31", "48", "79", "92"})
"""Old codes of the cities that were provinces before July 2025."""
FULL_WORDS = {
    "tx.": "thị xã",
    "tx": "thị xã",
    "h.": "huyện",
    "tp": "thành phố",
    "tp.": "thành phố",
    "q.": "quận",
}

# A place stands here: `tại Hà Tĩnh`, `ở Kỳ Sơn`, `từ Lào`.
LOCATIVE = re.compile(rf"(?i:\b{any_of('locatives')})[ ]$")


def settle(addresses: Addresses) -> list[PlaceFound]:
    """Give the places that the names mean, in order; names that mean none are left out."""
    for step in (_country_or_province, _district, _district, _commune, _other):
        for number in reversed(range(len(addresses.named))):
            if addresses.found[number] is None:
                addresses.found[number] = step(addresses, number)
    places = [place for place in addresses.found if place is not None]
    abroad = {(place.kind, place.name): place.country for place in places if _is_abroad(place)}
    return [
        # `huyện A, tỉnh Salavan (Lào)`, later `huyện A` alone
        replace(place, country=abroad[place.kind, place.name], province_code=None)
        if place.code is place.old_code is None and (place.kind, place.name) in abroad
        else place
        for place in places
    ]


def _place(named: Named, kind: str, entry: Entry, *, is_nationality: bool = False) -> PlaceFound:
    """Give the place of a gazetteer entry; abroad the printed spelling stays."""
    is_printed = entry.country != "VN" and entry.name not in named.name
    return PlaceFound(
        start=named.start,
        end=named.end,
        name=named.name if is_printed else entry.name,
        kind=kind,
        code=entry.code,
        old_code=entry.old_code,
        province_code=entry.province_code or None,
        commune_code=entry.code if kind == "commune" else None,
        district=entry.district,
        country=entry.country,
        in_unit=named.in_unit,
        is_nationality=is_nationality,
    )


def _unlisted(
    named: Named,
    kind: str,
    country: str | None = None,
    *,
    province_code: str | None = None,
    confidence: str = "A",
) -> PlaceFound:
    """Give a place that the gazetteer does not know, or not surely."""
    return PlaceFound(
        start=named.start,
        end=named.end,
        name=named.name,
        kind=kind,
        province_code=province_code,
        country=country,
        in_unit=named.in_unit,
        confidence=confidence,
    )


def _of_kind(named: Named, kind: str) -> list[Entry]:
    return [entry for entry in named.candidates if entry.kind == kind]


def _is_abroad(place: PlaceFound | None) -> bool:
    return place is not None and place.country not in (None, "VN")


def _country_or_province(addresses: Addresses, number: int) -> PlaceFound | None:
    named = addresses.named[number]
    if named.kind not in (None, "province", "city", "sea_area") or named.word in ("vịnh", "ngư trường"):
        return None
    for country in _of_kind(named, "country"):
        return _place(named, "country", country, is_nationality=is_national(addresses.view, named.start))
    following = addresses.following(number)
    provinces, foreign = _of_kind(named, "province"), _of_kind(named, "foreign_province")
    if foreign and (not provinces or _is_abroad(following)):
        return _place(named, "foreign_province", foreign[0])
    if not provinces:
        abroad = named.kind == "province" and following and _is_abroad(following)
        return _unlisted(named, "foreign_province", following.country) if abroad and following else None
    if _is_lower(addresses, number, provinces[0], following):
        return None
    addresses.note_province(named.start, provinces[0].province_code)
    return _place(named, "province", provinces[0])


def _is_lower(addresses: Addresses, number: int, province: Entry, following: PlaceFound | None) -> bool:
    """True where a province's name means a place below it: `TP Cao Bằng`; `Cao Bằng, Cao Bằng`."""
    named = addresses.named[number]
    if named.kind == "city":
        is_district = any(entry.kind == "district" for entry in named.candidates)
        return addresses.is_old and is_district and province.old_province_code not in MUNICIPALITIES
    if named.kind is not None or following is None or following.kind != "province":
        return False
    if following.name != province.name and not addresses.continues_list(number):
        return False
    return any(
        entry.kind in ("district", "commune") and entry.province_code == following.province_code
        for entry in named.candidates
    )


def _district(addresses: Addresses, number: int) -> PlaceFound | None:
    named = addresses.named[number]
    if named.kind not in (None, "district", "city", "other"):
        return None
    entries = _of_kind(named, "district")
    local = [entry for entry in entries if entry.country == "VN"]
    abroad = _district_abroad(addresses, number, [entry for entry in entries if entry.country != "VN"])
    if abroad or named.kind == "other":
        return abroad
    if not local:
        return _unknown_district(addresses, number) if named.kind == "district" else None
    if named.kind is None and not (addresses.is_old and _is_bare_district(addresses, number, local)):
        return None
    entry = _nearest(addresses, number, local)
    if entry is None:
        return _unlisted(named, "district", confidence="D") if named.kind else None
    addresses.districts.add(entry.district_code or "")
    addresses.note_province(named.start, entry.province_code)
    return _place(named, "district", entry)


def _unknown_district(addresses: Addresses, number: int) -> PlaceFound:
    """A district of an older map (`huyện Tĩnh Gia`) keeps its name, in the province of its address."""
    province = addresses.province_of(number)
    code = province.province_code if province else addresses.only_province()
    return _unlisted(addresses.named[number], "district", "VN", province_code=code, confidence="B")


def _district_abroad(addresses: Addresses, number: int, foreign: Sequence[Entry]) -> PlaceFound | None:
    """Give a district or town across the border: `TP Đông Hưng`, `huyện A, tỉnh Salavan (Lào)`."""
    named, following = addresses.named[number], addresses.following(number)
    province = addresses.province_of(number)
    if foreign and not (province and province.country == "VN"):
        local = {entry.province_code for entry in _of_kind(named, "district")} - {None, ""}
        is_only = not local & addresses.provinces and (following or named.kind != "district" or not local)
        if is_only or (following and following.country == foreign[0].country):
            return _place(named, "district", foreign[0])
    if following and _is_abroad(following) and named.kind in ("district", "city"):
        return _unlisted(named, "district", following.country)
    return None


def _is_bare_district(addresses: Addresses, number: int, entries: Sequence[Entry]) -> bool:
    """A district without its word: in an address, or where a place must stand, within a named province."""
    named, province = addresses.named[number], addresses.province_of(number)
    if province and addresses.linked[number]:
        return any(entry.province_code == province.province_code for entry in entries)
    if not any(entry.province_code in addresses.provinces for entry in entries):
        return False
    before = addresses.view[max(0, named.start - 12) : named.start]
    return addresses.continues_list(number) or LOCATIVE.search(before) is not None


def _nearest(addresses: Addresses, number: int, entries: list[Entry]) -> Entry | None:
    """Give the district of the address's province, of the kind word, else of the province named nearest."""
    named, province = addresses.named[number], addresses.province_of(number)
    if province:
        entries = [entry for entry in entries if entry.province_code == province.province_code]
    if len(entries) > 1 and named.word:
        word = FULL_WORDS.get(named.word, named.word)
        entries = [entry for entry in entries if entry.word == word] or entries
    if len(entries) > 1 and not province:
        best = max(entries, key=lambda entry: addresses.nearness(named.start, entry.province_code))
        return best if addresses.nearness(named.start, best.province_code) else None
    return entries[0] if entries else None


def _commune(addresses: Addresses, number: int) -> PlaceFound | None:
    named = addresses.named[number]
    entries, following = _of_kind(named, "commune"), addresses.following(number)
    if named.kind is None and not (following and _is_bare_commune(addresses, entries, following)):
        return None
    if named.kind not in (None, "commune"):
        return None
    if following and _is_abroad(following):
        return _unlisted(named, "commune", following.country)
    entry = _supported(addresses, number, entries)
    if entry is None:
        return _unsettled(addresses, number, entries)
    addresses.note_province(named.start, entry.province_code)
    return _place(named, "commune", entry)


def _is_bare_commune(addresses: Addresses, entries: list[Entry], following: PlaceFound) -> bool:
    """A commune without its word stands right before its district or province."""
    return any(
        entry.province_code == following.province_code
        and entry.is_old >= addresses.is_old
        and (following.kind == "province" or entry.district_code == following.old_code)
        for entry in entries
        if following.kind in ("district", "province")
    )


def _supported(addresses: Addresses, number: int, entries: list[Entry]) -> Entry | None:
    """Give the one commune that address, districts and provinces of the article point to."""
    named, province = addresses.named[number], addresses.province_of(number)
    district = addresses.next_of(number, "district")
    if district and named.kind and all(entry.district_code != district.old_code for entry in entries):
        alike = (entry for entry in gazetteer().named_alike(named.name) if entry.kind == "commune")
        entries = [entry for entry in alike if entry.district_code == district.old_code] or entries
    old_code = province.old_code if province else None
    scored: list[tuple[tuple[int, ...], Entry]] = []
    for entry in entries:
        if province and entry.province_code != province.province_code:
            continue
        is_near, nearness = (
            entry.district_code in addresses.districts,
            addresses.nearness(named.start, entry.province_code),
        )
        if province or district or is_near or nearness:
            support = (
                bool(district and entry.district_code == district.old_code),
                entry.is_old == addresses.is_old,
                is_near,
                bool(old_code and entry.old_province_code == old_code),
                nearness,
                entry.word == named.word,
            )
            scored.append((tuple(map(int, support)), entry))
    best = max((support for support, _ in scored), default=())
    top = [entry for support, entry in scored if support == best]
    return top[0] if len({(entry.code, entry.old_code) for entry in top}) == 1 else None


def _unsettled(addresses: Addresses, number: int, entries: list[Entry]) -> PlaceFound:
    """A commune that the gazetteer does not know here keeps its name; one of several is ambiguous."""
    province = addresses.province_of(number)
    code = province.province_code if province else addresses.only_province()
    known = not addresses.provinces or any(entry.province_code in addresses.provinces for entry in entries)
    confidence = "D" if entries and known and not code else "B"
    return _unlisted(addresses.named[number], "commune", "VN", province_code=code, confidence=confidence)


def _other(addresses: Addresses, number: int) -> PlaceFound | None:
    named = addresses.named[number]
    if named.kind is None:
        return _bare_other(addresses, number)
    if named.kind in UNITS_OF_STATE:
        return None
    following, province = addresses.following(number), addresses.province_of(number)
    country = following.country if following and following.country else "VN"
    code = province.province_code if province else addresses.near_province(named.start)
    commune = addresses.next_of(number, "commune")
    kind = named.kind
    for island in _of_kind(named, "island"):
        kind, code = "island", island.province_code
    gate = _gate(addresses, named, code) if named.kind == "gate" else None
    if gate:
        code, country = gate.province_code, gate.country
    # `sông Bắc Xanh`, `cảng Cửa Hội`, `hòn Khoai`
    keeps_word = named.word in ("hòn", "biển") or (named.kind in ("river", "other") and named.word != "trấn")
    return PlaceFound(
        start=named.start,
        end=named.end,
        name=addresses.view[named.start : named.end] if keeps_word else named.name,
        kind=kind,
        province_code=code if country == "VN" else None,
        commune_code=commune.code if commune else None,
        country=country,
        neighbour=gate.neighbour if gate else None,
        in_unit=named.in_unit,
    )


def _gate(addresses: Addresses, named: Named, province_code: str | None) -> Entry | None:
    gates = _of_kind(named, "gate")
    here = [gate for gate in gates if gate.province_code == province_code]
    if here or len(gates) == 1:
        return (here or gates)[0]
    return max(gates, key=lambda gate: addresses.nearness(named.start, gate.province_code), default=None)


def _bare_other(addresses: Addresses, number: int) -> PlaceFound | None:
    """Give an island (as the district or special zone it is), or a place across the border."""
    named, following = addresses.named[number], addresses.following(number)
    for island in _of_kind(named, "island"):
        for unit in _of_kind(named, "district" if addresses.is_old else "commune"):
            if unit.province_code == island.province_code and unit.is_new != addresses.is_old:
                return _place(named, unit.kind, unit)
        return _place(named, "island", island)
    before = addresses.view[max(0, named.start - 12) : named.start]
    gates = _of_kind(named, "gate")
    if gates and len(gates) == len(named.candidates) and LOCATIVE.search(before):
        return replace(_place(named, "gate", gates[0]), neighbour=gates[0].neighbour)
    for entry in named.candidates:
        if entry.country == "VN" or entry.kind not in ("other", "district"):
            continue
        is_only = entry.kind == "other" and len(named.candidates) == 1
        if is_only or (following and following.country == entry.country):
            return _place(named, entry.kind, entry)
    return None
