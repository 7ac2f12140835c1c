"""Names of places on two administrative maps, and the codes in force since 1 July 2025.

The lexicons lie in `lexicon/`; NOTICE says where each comes from. They are read once, when first needed.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from tasks.facts.word_lists import LEXICON, read_lexicon
from tasks.facts.words import WORD, name_fold, name_key, syllable_fold, syllable_key

# `Sốp Hùn (Sop Hun) / Pang Hok`: spellings and gates of one cell.
OPPOSITE = re.compile(r"[(/]")


class Entry(NamedTuple):
    """One place of the gazetteer."""

    kind: str
    """`country` `foreign_province` `province` `district` `commune` `gate` `island`, `other`."""
    name: str
    word: str | None = None
    """The kind word of a commune or district, in lower case: `xã` `phường` `thị trấn` `đặc khu` `quận`."""
    code: str | None = None
    old_code: str | None = None
    province_code: str | None = None
    old_province_code: str | None = None
    district_code: str | None = None
    district: str | None = None
    country: str = "VN"
    neighbour: str | None = None
    is_old: bool = False
    is_new: bool = False


class Gazetteer:
    """Entries by name key; `starts` holds every beginning of a key, so that a search knows when to stop."""

    def __init__(self, entries: list[tuple[str, Entry]]) -> None:
        self.entries: dict[str, list[Entry]] = defaultdict(list)
        self.starts: set[str] = set()
        for name, entry in entries:
            syllables = WORD.findall(name)
            key = " ".join(map(syllable_key, syllables))
            self.entries[key].append(entry)
            for count in range(1, len(syllables)):
                self.starts.add(" ".join(map(syllable_key, syllables[:count])))

    def named(self, name: str) -> list[Entry]:
        """Give the entries with this name."""
        return self.entries.get(name_key(name), [])

    @cached_property
    def folded(self) -> dict[str, list[Entry]]:
        """Entries by their name without accents."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for key, entries in self.entries.items():
            found[" ".join(map(syllable_fold, key.split(" ")))] += entries
        return found

    def named_alike(self, name: str) -> list[Entry]:
        """Give the entries whose name differs in accents at most: for names under a kind word."""
        return self.folded.get(name_fold(name), [])


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Give the gazetteer, read from the lexicons on first use."""
    return Gazetteer(
        [
            *_provinces(),
            *_districts_and_communes(),
            *_new_communes(),
            *_gates(),
            *_spelled("foreign_places.csv"),
            *_spelled("islands.csv"),
        ]
    )


def _spellings(row: dict[str, str], column: str) -> list[str]:
    return [spelling.strip() for spelling in row[column].split(";") if spelling.strip()]


def _provinces() -> list[tuple[str, Entry]]:
    today = {row["name"]: row["province_code"] for row in read_lexicon("provinces.csv")}
    found = []
    for row in read_lexicon("provinces_before_2025_07.csv"):
        survives = row["old_name"] in today
        entry = Entry(
            "province",
            row["old_name"],
            code=row["province_code"],
            old_code=None if row["old_code"] == row["province_code"] and survives else row["old_code"],
            province_code=row["province_code"],
            old_province_code=row["old_code"],
            is_old=True,
            is_new=survives,
        )
        found += [(name, entry) for name in (row["old_name"], *_spellings(row, "spellings"))]
    return found


def _districts_and_communes() -> list[tuple[str, Entry]]:
    with (LEXICON / "communes_before_2025_07.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    found: list[tuple[str, Entry]] = []
    provinces = {
        row["old_code"]: row["province_code"] for row in read_lexicon("provinces_before_2025_07.csv")
    }
    kept = {(code, kind.lower(), name) for _, code, kind, name, *_ in _new_rows()}
    districts: set[str] = set()
    communes: set[str] = set()
    for old_province, district_code, district_word, label, old_code, word, name, code, share in rows:
        province = provinces[old_province]
        district = label.partition(" (")[0]  # `Kỳ Anh (Huyện)` beside `Kỳ Anh (Thị xã)`
        if district_code not in districts:
            districts.add(district_code)
            shown = f"{district_word} {district}" if district.isdigit() else district
            found.append((shown, Entry(
                "district", shown, district_word.lower(), None, district_code, province, old_province,
                district_code, district, is_old=True,
            )))  # fmt: skip
        if old_code in communes:
            continue
        communes.add(old_code)
        single = code if share == "whole" else None
        shown = f"{word} {name}" if name.isdigit() else name
        unchanged = single == old_code and (single, word.lower(), name) in kept
        found.append((shown, Entry(
            "commune", shown, word.lower(), single, None if unchanged else old_code, province, old_province,
            district_code, district, is_old=True,
        )))  # fmt: skip
    return found


@lru_cache(maxsize=1)
def _new_rows() -> list[list[str]]:
    with (LEXICON / "communes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def _new_communes() -> list[tuple[str, Entry]]:
    return [
        (name, Entry("commune", name, kind.lower(), code, None, province, None, is_new=True))
        for province, code, kind, name, *_ in _new_rows()
    ]


def _gates() -> list[tuple[str, Entry]]:
    found = []
    for row in read_lexicon("border_gates.csv"):
        entry = Entry(
            "gate",
            row["name_vi"].partition(" (")[0],
            province_code=row["province_since_2025_code"],
            old_province_code=row["province_before_2025_code"],
            neighbour=row["neighbour"],
        )
        found += [(name, entry) for name in (entry.name, *_spellings(row, "alt_names"))]
    return [*found, *_opposite_gates({name_key(name) for name, _ in found})]


def _opposite_gates(ours: set[str]) -> Iterator[tuple[str, Entry]]:
    """Give the gates across the border, but for those that are called like ours: `Nậm Phao (Namphao)`."""
    for row in read_lexicon("border_gates.csv"):
        for part in OPPOSITE.split(row["opposite_gate"]):
            if (name := part.strip(" )")) and name_key(name) not in ours:
                yield name, Entry("gate", name, country=row["neighbour"], neighbour=row["neighbour"])


def _spelled(file: str) -> list[tuple[str, Entry]]:
    found = []
    for row in read_lexicon(file):
        kind, country = row.get("kind", "island"), row.get("country", "VN")
        entry = Entry(kind, row["name"], province_code=row.get("province_code"), country=country)
        found += [(name, entry) for name in (row["name"], *_spellings(row, "spellings"))]
    return found
