"""Which places a text names: each name read on the administrative map of the article's day, in its address.

A name is settled by what stands after it (`xã A, huyện B, tỉnh C`), then by the provinces the article names.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from tasks.facts.gazetteer import Entry, gazetteer
from tasks.facts.place_names import Named, is_national, named_places
from tasks.facts.reading import Reading
from tasks.facts.unit_names import unit_names
from tasks.facts.words import name_key, words_of
from tasks.records import PlaceMention

MAP_CHANGE = date(2025, 7, 1)
"""The day districts were abolished and provinces and communes merged (Resolution 202/2025/QH15)."""

LEVELS = {"hamlet": 1, "commune": 2, "district": 3, "province": 4, "foreign_province": 4, "country": 5}
MUNICIPALITIES = frozenset({"01", "31", "48", "79", "92"})
"""Old codes of the cities that were provinces before July 2025."""

# From one name to the next of the same address: `, ` ` (` ` - ` ` thuộc ` `, cùng thuộc `; ` và ` within a list.
ADDRESS_GAP = re.compile(
    r"[ ]?(?:,|[-–]|\(|\),?|,?[ ]?(?:cùng[ ])?thuộc|của|và|;)?[ ]?(?:địa phận[ ]|tỉnh[ ]|TP[ ]|nước[ ](?:bạn[ ])?)?"
)
# Before an address: `trú tại`, `ngụ`, `quê ở`, `HKTT:`.
RESIDENCE = re.compile(
    r"(?i:trú|ngụ|quê|quê quán|HKTT|thường trú|cư trú|hộ khẩu|đăng ký)[ ]?(?:(?:tại|ở|:|quán|thường trú|khẩu|cùng)[ ]?){0,3}$"
)
# A place stands here: `tại Hà Tĩnh`, `ở Kỳ Sơn`, `từ Lào`.
LOCATIVE = re.compile(
    r"(?i:\b(?:tại|ở|từ|đến|về|sang|qua|trên|ra|vào|tới|khu vực|địa bàn|địa phận|lên|xuống|quê|ngụ|trú|rời|đảo|tỉnh|huyện|biển|gần|cách))[ ]$"
)
YEAR = re.compile(r"(?<!\d)(20[12]\d)(?!\d)")
NEW_MAP_WORDS = re.compile(
    r"Đặc khu|đặc khu|Ban [Cc]hỉ huy (?:Bộ đội [Bb]iên phòng|BĐBP)|\b(?:huyện|thị xã|thị trấn|tỉnh) [^,.;()]{2,30} cũ\b|nay là (?:xã|phường)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFound:
    """A place named in the text: where (offsets of the view), and which place it is."""

    start: int
    end: int
    """From the kind word (`xã`, `cửa khẩu`) to the end of the name."""
    name: str
    kind: str
    code: str | None = None
    old_code: str | None = None
    province_code: str | None = None
    commune_code: str | None = None
    """Current code of the commune that it is, or lies in, by its address."""
    district: str | None = None
    country: str | None = None
    neighbour: str | None = None
    """Country across a border gate: `CN` `LA` `KH`."""
    in_unit: bool = False
    """Named only inside a unit's name: no row, but it says where the unit is."""
    is_residence: bool = False
    is_nationality: bool = False
    """`công dân Việt Nam`, `quốc tịch Lào`: no row."""
    confidence: str = "A"


def find_places(reading: Reading, published_on: date | None) -> tuple[PlaceFound, ...]:
    """Give every mention of a place, in order; a name alone only where the article tells which place it is."""
    words = words_of(reading.view)
    spans = [(unit.start, unit.end) for unit in unit_names(reading.view)]
    named = [
        place
        for place in named_places(words, spans)
        if reading.role(place.start) not in ("byline", "boilerplate")
    ]
    is_old = _reads_old_map(published_on, named, reading.view)
    return tuple(_Settling(reading.view, named, is_old).settled())


def _reads_old_map(published_on: date | None, named: list[Named], view: str) -> bool:
    """True where names are those of before July 2025; without a day, districts and years tell."""
    if published_on is not None:
        return published_on < MAP_CHANGE
    if NEW_MAP_WORDS.search(view):
        return False
    if any(place.kind == "district" for place in named):
        return True
    return not any(int(year) >= 2026 for year in YEAR.findall(view))


class _Settling:
    """One article's names on their way to places."""

    def __init__(self, view: str, named: list[Named], is_old: bool) -> None:
        self.view, self.named, self.is_old = view, named, is_old
        self.found: list[PlaceFound | None] = [None] * len(named)
        self.linked = [self._is_linked(number) for number in range(len(named))]
        self.near: list[tuple[int, str]] = []  # position, current code of each province named
        self.old_provinces: Counter[str] = Counter()
        self.districts: set[str] = set()

    def _is_linked(self, number: int) -> bool:
        if number + 1 >= len(self.named):
            return False
        gap = self.view[self.named[number].end : self.named[number + 1].start]
        if len(gap) > 22 or ADDRESS_GAP.fullmatch(gap) is None:
            return False
        # `huyện A và tỉnh B (Lào)`: `và` joins peers only.
        return "và" not in gap or self._are_peers(self.named[number], self.named[number + 1])

    def _are_peers(self, one: Named, other: Named) -> bool:
        return one.kind == other.kind or one.kind is None or other.kind is None or other.in_list

    def settled(self) -> list[PlaceFound]:
        for settle in (self._countries_and_provinces, self._districts, self._communes, self._rest):
            for number in reversed(range(len(self.named))):
                if self.found[number] is None:
                    self.found[number] = settle(number)
        return [place for place in self._with_residence() if place is not None]

    # ── which place ────────────────────────────────────────────────────────────────────────────────

    def _countries_and_provinces(self, number: int) -> PlaceFound | None:
        named = self.named[number]
        entries = named.candidates
        if named.kind is None:
            country = next((entry for entry in entries if entry.kind == "country"), None)
            if country:
                national = is_national(self.view, named.start)
                return self._make(named, "country", entry=country, is_nationality=national)
        if named.kind in (None, "province", "city", "sea_area"):
            return self._province(number)
        if named.kind == "marker":
            return None
        return None

    def _province(self, number: int) -> PlaceFound | None:
        named = self.named[number]
        province = next((entry for entry in named.candidates if entry.kind == "province"), None)
        foreign = next((entry for entry in named.candidates if entry.kind == "foreign_province"), None)
        following = self._following(number)
        if foreign and (province is None or (following and following.country not in (None, "VN"))):
            place = self._make(named, "foreign_province", entry=foreign)
            return place
        if province is None:
            if named.kind == "province":
                return self._unknown_province(named, following)
            return None
        if named.kind == "city" and self._is_city_of_a_province(province, named):
            return None
        if (
            named.kind is None
            and following
            and following.kind == "province"
            and self._is_below(named, following)
        ):
            return None
        self.near.append((named.start, province.province_code or ""))
        self.old_provinces[province.old_province_code or ""] += 1
        return self._make(named, "province", entry=province)

    def _unknown_province(self, named: Named, following: PlaceFound | None) -> PlaceFound | None:
        if following and following.country not in (None, "VN"):
            return self._make(named, "foreign_province", country=following.country)
        return None

    def _is_city_of_a_province(self, province: Entry, named: Named) -> bool:
        """`TP Cao Bằng` was a district; `TP Hà Nội` and, since 2025, `thành phố Huế` are provinces."""
        if province.old_province_code in MUNICIPALITIES:
            return False
        return self.is_old and any(entry.kind == "district" for entry in named.candidates)

    def _is_below(self, named: Named, province: PlaceFound) -> bool:
        return any(
            entry.kind in ("district", "commune") and entry.province_code == province.province_code
            for entry in named.candidates
        )

    def _districts(self, number: int) -> PlaceFound | None:
        named = self.named[number]
        if named.kind not in (None, "district", "city", "other"):
            return None
        entries = [entry for entry in named.candidates if entry.kind == "district"]
        following = self._following(number)
        province = self._province_after(number)
        foreign = [entry for entry in entries if entry.country != "VN"]
        if (
            foreign
            and (following or named.kind == "city" or named.kind is None)
            and not (province and province.country == "VN")
        ):
            abroad = following is not None and following.country == foreign[0].country
            if abroad or len(foreign) == len(entries):
                return self._make(named, "district", entry=foreign[0])
        if following and following.country not in (None, "VN") and named.kind in ("district", "city"):
            return self._make(named, "district", country=following.country)
        local = [entry for entry in entries if entry.country == "VN"]
        if named.kind == "other":
            return None
        if not local:
            return self._make(named, "district", confidence="B") if named.kind == "district" else None
        if named.kind is None and not (self.is_old and self._bare_district(number, local, province)):
            return None
        entry = self._nearest(local, named, province)
        if entry is None:
            return self._make(named, "district", confidence="D") if named.kind else None
        self.districts.add(entry.district_code or "")
        self.near.append((named.start, entry.province_code or ""))
        return self._make(named, "district", entry=entry)

    def _bare_district(self, number: int, entries: list[Entry], province: PlaceFound | None) -> bool:
        """A district without its word: in an address, or where a place must stand, within a named province."""
        named = self.named[number]
        if province and self.linked[number]:
            return any(entry.province_code == province.province_code for entry in entries)
        codes = {code for _, code in self.near}
        if not any(entry.province_code in codes for entry in entries):
            return False
        before = number
        while before and self.linked[before - 1]:
            before -= 1
            if self.named[before].kind in ("hamlet", "commune", "district", "city"):
                return True
        return bool(LOCATIVE.search(self.view[max(0, named.start - 12) : named.start]))

    def _communes(self, number: int) -> PlaceFound | None:
        named = self.named[number]
        entries = [entry for entry in named.candidates if entry.kind == "commune"]
        if named.kind is None:
            if not entries or not self._bare_commune(number, entries):
                return None
        elif named.kind != "commune":
            return None
        following = self._following(number)
        if following and following.country not in (None, "VN"):
            return self._make(named, "commune" if named.kind else "other", country=following.country)
        if not entries:
            province = self._province_after(number) or self._only_province()
            code = province.province_code if province else None
            return self._make(named, "commune", province_code=code, country="VN", confidence="B")
        entry = self._commune_entry(number, entries)
        if entry is None:
            return self._unsettled_commune(number, entries)
        self.near.append((named.start, entry.province_code or ""))
        return self._make(named, "commune", entry=entry)

    def _unsettled_commune(self, number: int, entries: list[Entry]) -> PlaceFound:
        """A commune that the gazetteer does not know in these provinces keeps its name; of several, it is ambiguous."""
        codes = {code for _, code in self.near}
        province = self._province_after(number) or self._only_province()
        known = not codes or any(entry.province_code in codes for entry in entries)
        return self._make(
            self.named[number], "commune", country="VN", confidence="D" if known and not province else "B",
            province_code=province.province_code if province else None,
        )  # fmt: skip

    def _bare_commune(self, number: int, entries: list[Entry]) -> bool:
        following = self._following(number)
        if following is None or following.kind not in ("district", "province"):
            return False
        return any(
            entry.province_code == following.province_code and entry.is_old >= self.is_old
            and (following.kind == "province" or entry.district_code == following.old_code)
            for entry in entries
        )  # fmt: skip

    def _commune_entry(self, number: int, entries: list[Entry]) -> Entry | None:
        """Give the one commune that address, districts and provinces of the article point to."""
        named = self.named[number]
        province = self._province_after(number)
        district = self._after(number, "district")
        scored: list[tuple[tuple[int, ...], Entry]] = []
        old_code = province.old_code if province else None
        for entry in entries:
            if province and entry.province_code != province.province_code:
                continue
            support = (
                int(bool(district and entry.district_code == district.old_code)),
                int(entry.is_old == self.is_old),
                int(entry.district_code in self.districts),
                int(bool(old_code and entry.old_province_code == old_code)),
                self._nearness(named.start, entry.province_code),
                int(entry.word == named.word),
            )
            if province or district or support[2] or support[4]:
                scored.append((support, entry))
        if not scored:
            return None
        best = max(support for support, _ in scored)
        top = [entry for support, entry in scored if support == best]
        return top[0] if len({(entry.code, entry.old_code) for entry in top}) == 1 else None

    def _nearest(self, entries: list[Entry], named: Named, province: PlaceFound | None) -> Entry | None:
        if province:
            entries = [entry for entry in entries if entry.province_code == province.province_code]
        if len({entry.old_code for entry in entries}) > 1:
            entries = [
                entry for entry in entries if not named.word or entry.word == _word(named.word)
            ] or entries
        if len({entry.old_code for entry in entries}) > 1 and not province:
            scores = {id(entry): self._nearness(named.start, entry.province_code) for entry in entries}
            best = max(scores.values())
            entries = [entry for entry in entries if scores[id(entry)] == best] if best else []
        return entries[0] if entries else None

    def _nearness(self, position: int, province_code: str | None) -> int:
        """Rank a province by how near it is named: 0 when not at all."""
        distances = [abs(position - place) for place, code in self.near if code == province_code]
        return 1_000_000 - min(distances) if distances else 0

    def _rest(self, number: int) -> PlaceFound | None:
        named = self.named[number]
        if named.kind is None:
            return self._bare_rest(number)
        if named.kind in ("province", "city", "district", "commune", "sea_area") and named.kind != "sea_area":
            return None
        following = self._following(number)
        country = following.country if following and following.country else "VN"
        province = self._province_after(number)
        code = province.province_code if province else self._near_province(named.start)
        if country != "VN":
            code = None
        commune = self._after(number, "commune")
        gate = self._gate(named, code) if named.kind == "gate" else None
        if gate:
            code, country = gate.province_code, "VN"
        name = named.name
        if named.kind in ("river", "other") and named.word != "trấn":
            name = self.view[named.start : named.end]
        if named.kind == "sea_area" and (entries := gazetteer().named(named.name)):
            known = next((entry for entry in entries if entry.kind == "country"), None)
            if known:
                return self._make(named, "country", entry=known)
        return self._make(
            named, named.kind, name=name, province_code=code, country=country,
            commune_code=commune.code if commune else None, neighbour=gate.neighbour if gate else None,
        )  # fmt: skip

    def _bare_rest(self, number: int) -> PlaceFound | None:
        named = self.named[number]
        following = self._following(number)
        for entry in named.candidates:
            if entry.kind == "island":
                unit = next(
                    (
                        other
                        for other in named.candidates
                        if other.kind == self._unit_kind() and other.is_new != self.is_old
                    ),
                    None,
                )
                unit = unit if unit and unit.province_code == entry.province_code else None
                return (
                    self._make(named, unit.kind, entry=unit)
                    if unit
                    else self._make(named, "island", entry=entry)
                )
            if entry.kind == "other" and entry.country != "VN" and len(named.candidates) == 1:
                return self._make(named, "other", entry=entry)
            if (
                entry.kind in ("other", "district")
                and following
                and following.country == entry.country != "VN"
            ):
                return self._make(named, entry.kind, entry=entry)
        return None

    def _unit_kind(self) -> str:
        return "district" if self.is_old else "commune"

    def _gate(self, named: Named, province_code: str | None) -> Entry | None:
        gates = [entry for entry in named.candidates if entry.kind == "gate"]
        near = [gate for gate in gates if gate.province_code == province_code]
        if near or len(gates) == 1:
            return (near or gates)[0]
        return max(gates, key=lambda gate: self._nearness(named.start, gate.province_code), default=None)

    # ── addresses ──────────────────────────────────────────────────────────────────────────────────

    def _following(self, number: int) -> PlaceFound | None:
        """Give the next, higher place of the same address; peers of a list share it."""
        kind = self.named[number].kind
        while self.linked[number]:
            number += 1
            place = self.found[number]
            if place is not None:
                if LEVELS.get(place.kind, 0) > LEVELS.get(kind or "", 0):
                    return place
                if place.kind != kind:
                    return None
        return None

    def _after(self, number: int, kind: str) -> PlaceFound | None:
        level = 0
        while self.linked[number]:
            number += 1
            place = self.found[number]
            if place is None:
                continue
            if place.kind == kind:
                return place
            if LEVELS.get(place.kind, 0) < level:
                return None
            level = LEVELS.get(place.kind, 0)
        return None

    def _province_after(self, number: int) -> PlaceFound | None:
        while self.linked[number]:
            number += 1
            place = self.found[number]
            if place is None:
                continue
            if place.kind in ("province", "foreign_province"):
                return place
            if place.kind == "country":
                return None
            if place.kind == "district" and place.province_code:
                return place
        return None

    def _only_province(self) -> PlaceFound | None:
        codes = {code for _, code in self.near}
        if len(codes) != 1:
            return None
        return next(place for place in self.found if place and place.province_code in codes)

    def _near_province(self, position: int) -> str | None:
        """Give the province named nearest in the same paragraph, else the article's only one."""
        first = self.view.rfind("\n", 0, position)
        last = self.view.find("\n", position)
        here = [
            (abs(position - place), code)
            for place, code in self.near
            if first < place and (place < last or last < 0)
        ]
        codes = {code for _, code in self.near}
        return min(here)[1] if here else next(iter(codes)) if len(codes) == 1 else None

    def _with_residence(self) -> list[PlaceFound | None]:
        """Mark the places of addresses that say where somebody lives."""
        lives = False
        for number, place in enumerate(self.found):
            before = self.view[max(0, self.named[number].start - 30) : self.named[number].start]
            lives = bool(RESIDENCE.search(before)) or (lives and number > 0 and self.linked[number - 1])
            if lives and place:
                self.found[number] = replace(place, is_residence=True)
        return self.found

    def _make(
        self, named: Named, kind: str, entry: Entry | None = None, *, name: str | None = None, country: str | None = None,
        province_code: str | None = None, commune_code: str | None = None, confidence: str = "A",
        is_nationality: bool = False, neighbour: str | None = None,
    ) -> PlaceFound:  # fmt: skip
        code = entry.code if entry else None
        return PlaceFound(
            start=named.start,
            end=named.end,
            name=entry.name
            if entry and (entry.country == "VN" or entry.name in named.name)
            else name or named.name,
            kind=kind,
            code=code,
            old_code=entry.old_code if entry else None,
            province_code=entry.province_code or None if entry else province_code,
            commune_code=code if kind == "commune" else commune_code,
            district=entry.district if entry else None,
            country=entry.country if entry else country,
            neighbour=neighbour,
            in_unit=named.in_unit,
            is_nationality=is_nationality,
            confidence=confidence,
        )


def _word(printed: str) -> str:
    return {
        "tx.": "thị xã",
        "tx": "thị xã",
        "h.": "huyện",
        "tp": "thành phố",
        "tp.": "thành phố",
        "q.": "quận",
    }.get(printed, printed)


BLOCK_ORDER = {
    role: order for order, role in enumerate(("body", "lead", "title", "caption", "byline", "teaser"))
}


def place_rows(reading: Reading, found: tuple[PlaceFound, ...]) -> tuple[PlaceMention, ...]:
    """Give one row a place: names inside units and nationalities have none, repeats are one."""
    best: dict[tuple[str, str], PlaceFound] = {}
    for place in found:
        if place.in_unit or place.is_nationality:
            continue
        key = (place.kind, place.old_code or place.code or name_key(place.name))
        if place.kind in ("province", "country"):
            key = (place.kind, name_key(place.name))
        kept = best.get(key)
        if kept is None or _order(reading, place) < _order(reading, kept):
            best[key] = place
    return tuple(_row(reading, place) for place in sorted(best.values(), key=lambda place: place.start))


def _order(reading: Reading, place: PlaceFound) -> int:
    return BLOCK_ORDER.get(reading.role(place.start), 9)


def _row(reading: Reading, place: PlaceFound) -> PlaceMention:
    start, end = reading.span(place.start, place.end)
    return PlaceMention(
        quote=reading.text[start:end],
        start=start,
        end=end,
        block=reading.role(place.start),
        confidence=place.confidence,
        rule=f"place.{place.kind}",
        name=place.name,
        kind=place.kind,
        code=place.code,
        old_code=place.old_code,
        province_code=place.province_code,
        country=place.country,
    )
