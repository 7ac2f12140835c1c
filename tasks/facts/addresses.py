"""The addresses of an article: which names stand in one address, and which provinces are named how near."""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator

from tasks.facts.found import PlaceFound
from tasks.facts.place_names import Named
from tasks.facts.word_lists import any_of

LEVELS = {"hamlet": 1, "commune": 2, "district": 3, "province": 4, "foreign_province": 4, "country": 5}

LONGEST_ADDRESS = 40
"""Names; longer lists are no address, and reading stays linear."""

# From one name to the next of an address: `, ` ` (` ` - ` ` thuộc ` `, cùng thuộc `; ` và ` within a list.
ADDRESS_GAP = re.compile(
    r"[ ]?(?:,|[-–]|\(|\),?|,?[ ]?(?:cùng[ ])?thuộc|của|và|;)?[ ]?(?:địa[ ]phận[ ]|tỉnh[ ]|TP[ ]"
    r"|nước[ ](?:bạn[ ])?)?"
)
# Before an address: `trú tại`, `ngụ`, `quê ở`, `HKTT:`.
RESIDENCE = re.compile(
    rf"(?i:{any_of('residence_words')})[ ]?(?:(?:tại|ở|:|quán|thường trú|khẩu|cùng)[ ]?){{0,3}}$"
)


class Addresses:
    """The names of one article on their way to places: their links, and the provinces settled so far."""

    def __init__(self, view: str, named: list[Named], *, is_old: bool) -> None:
        self.view, self.named, self.is_old = view, named, is_old
        self.found: list[PlaceFound | None] = [None] * len(named)
        self.linked = [self._is_linked(number) for number in range(len(named))]
        self.districts: set[str] = set()
        self._positions: dict[str, list[int]] = defaultdict(list)
        """Where each province (by current code) is named, itself or by a place in it."""
        self._codes: list[tuple[int, str]] = []

    def _is_linked(self, number: int) -> bool:
        if number + 1 >= len(self.named):
            return False
        one, other = self.named[number], self.named[number + 1]
        gap = self.view[one.end : other.start]
        if len(gap) > 22 or ADDRESS_GAP.fullmatch(gap) is None:
            return False
        # `huyện A và tỉnh B (Lào)`: `và` joins peers only.
        return "và" not in gap or other.in_list or None in (one.kind, other.kind) or one.kind == other.kind

    def note_province(self, position: int, code: str | None) -> None:
        """Remember that a province, or a place in it, is named here."""
        if code:
            insort(self._positions[code], position)
            insort(self._codes, (position, code))

    @property
    def provinces(self) -> frozenset[str]:
        """Current codes of the provinces named so far."""
        return frozenset(self._positions)

    def higher(self, number: int) -> Iterator[PlaceFound]:
        """Give the settled places that follow in the same address, in order."""
        stop = min(number + LONGEST_ADDRESS, len(self.named) - 1)
        while number < stop and self.linked[number]:
            number += 1
            place = self.found[number]
            if place is not None:
                yield place

    def following(self, number: int) -> PlaceFound | None:
        """Give the next, higher place of the same address; peers of a list share it."""
        kind = self.named[number].kind
        for place in self.higher(number):
            if LEVELS.get(place.kind, 0) > LEVELS.get(kind or "", 0):
                return place
            if place.kind != kind:
                return None
        return None

    def next_of(self, number: int, kind: str) -> PlaceFound | None:
        """Give the place of a kind that follows in the same address."""
        level = 0
        for place in self.higher(number):
            if place.kind == kind:
                return place
            if LEVELS.get(place.kind, 0) < level:
                return None
            level = LEVELS.get(place.kind, 0)
        return None

    def province_of(self, number: int) -> PlaceFound | None:
        """Give the province of the address: named in it, or known of its district."""
        for place in self.higher(number):
            if place.kind in ("province", "foreign_province"):
                return place
            if place.kind == "country":
                return None
            if place.kind == "district" and place.province_code:
                return place
        return None

    def continues_list(self, number: int) -> bool:
        """True where the name follows a commune, district or hamlet of the same list or address."""
        for before in range(number - 1, max(-1, number - LONGEST_ADDRESS), -1):
            if not self.linked[before]:
                return False
            settled = self.found[before]
            if self.named[before].kind in ("hamlet", "commune", "district", "city") or (
                settled is not None and settled.kind == "district"
            ):
                return True
        return False

    def nearness(self, position: int, code: str | None) -> int:
        """Rank a province by how near it is named: 0 when not at all."""
        positions = self._positions.get(code or "", [])
        if not positions:
            return 0
        number = bisect_left(positions, position)
        nearest = min(abs(position - place) for place in positions[max(0, number - 1) : number + 1])
        return 1_000_000 - nearest

    def near_province(self, position: int) -> str | None:
        """Give the province named nearest in the same paragraph, else the article's only one."""
        number = bisect_left(self._codes, (position, ""))
        around = self._codes[max(0, number - 1) : number + 1]
        here = [
            (abs(position - place), code)
            for place, code in around
            if "\n" not in self.view[min(place, position) : max(place, position)]
        ]
        return min(here)[1] if here else self.only_province()

    def only_province(self) -> str | None:
        """Give the one province that the article names, where it names one."""
        return next(iter(self._positions)) if len(self._positions) == 1 else None

    def homes(self) -> list[bool]:
        """Say of each name whether its address tells where somebody lives."""
        homes: list[bool] = []
        for number, named in enumerate(self.named):
            before = self.view[max(0, named.start - 30) : named.start]
            inherits = bool(homes) and homes[-1] and self.linked[number - 1]
            homes.append(inherits or RESIDENCE.search(before) is not None)
        return homes
