"""Which places a text names, each read on the administrative map of the article's day."""

import re
from dataclasses import replace
from datetime import date

from tasks.facts.addresses import Addresses
from tasks.facts.found import BLOCK_ORDER, PlaceFound
from tasks.facts.place_names import Named, named_places
from tasks.facts.reading import Reading
from tasks.facts.settling import settle
from tasks.facts.unit_names import unit_names
from tasks.facts.words import name_key, words_of
from tasks.records import PlaceMention

__all__ = ["PlaceFound", "find_places", "place_rows"]

MAP_CHANGE = date(2025, 7, 1)
"""The day districts were abolished and provinces and communes merged (Resolution 202/2025/QH15)."""
YEAR = re.compile(r"(?<!\d)(20[12]\d)(?!\d)")
# Signs of the new map: `đặc khu A`, `Ban Chỉ huy BĐBP`, `huyện A cũ`, `nay là xã B`.
NEW_MAP_WORDS = re.compile(
    r"""
    [Đđ]ặc[ ]khu[ ](?!kinh[ ]tế) | Ban[ ][Cc]hỉ[ ]huy[ ](?:Bộ[ ]đội[ ][Bb]iên[ ]phòng|BĐBP)
    | \b(?:huyện|thị[ ]xã|thị[ ]trấn|tỉnh)[ ][^,.;()]{2,30}[ ]\(?cũ\b | nay[ ]là[ ](?:xã|phường)
    """,
    re.VERBOSE,
)


def find_places(reading: Reading, published_on: date | None) -> tuple[PlaceFound, ...]:
    """Give every mention of a place, in order; a name alone only where the article tells which place it is.

    Codes are those in force since 1 July 2025. `published_on` says on which map names are read.
    """
    words = words_of(reading.view)
    units = [(unit.start, unit.end) for unit in unit_names(reading.view)]
    own: list[Named] = []
    others: list[Named] = []
    for place in named_places(words, units):
        role = reading.role(place.start)
        if role not in ("byline", "boilerplate"):
            (others if role == "teaser" else own).append(place)
    is_old = _reads_old_map(published_on, own or others, reading.view)
    # A teaser's places tell nothing of the article's: `mốc 18` has the province that the article names.
    found = [*_settled(reading.view, own, is_old=is_old), *_settled(reading.view, others, is_old=is_old)]
    return tuple(sorted(found, key=lambda place: place.start))


def _settled(view: str, named: list[Named], *, is_old: bool) -> list[PlaceFound]:
    addresses = Addresses(view, named, is_old=is_old)
    homes = {place.start for place, is_home in zip(named, addresses.homes(), strict=True) if is_home}
    return [
        replace(place, is_residence=True) if place.start in homes else place for place in settle(addresses)
    ]


def _reads_old_map(published_on: date | None, named: list[Named], view: str) -> bool:
    """True where names are those of before July 2025; without a day, districts and years tell."""
    if published_on is not None:
        return published_on < MAP_CHANGE
    if NEW_MAP_WORDS.search(view):
        return False
    if any(place.kind == "district" for place in named):
        return True
    return not any(int(year) > MAP_CHANGE.year for year in YEAR.findall(view))


def place_rows(reading: Reading, found: tuple[PlaceFound, ...]) -> tuple[PlaceMention, ...]:
    """Give one row a place: names inside units and nationalities have none, repeats are one."""
    best: dict[tuple[str, str], PlaceFound] = {}
    for place in found:
        if place.in_unit or place.is_nationality:
            continue
        kept = best.get(_key(place))
        if kept is None or _order(reading, place) < _order(reading, kept):
            best[_key(place)] = place
    on_land = {
        name_key(place.name) for place in best.values() if place.kind in ("commune", "district", "island")
    }
    for key in [key for key in best if key[0] == "sea_area" and key[1] in on_land]:
        del best[key]  # `vùng biển Phú Quý`, beside `đặc khu Phú Quý`
    return tuple(_row(reading, place) for place in sorted(best.values(), key=lambda place: place.start))


def _key(place: PlaceFound) -> tuple[str, str]:
    """What makes two mentions one place: merged provinces share a code, but are two names."""
    name = name_key(place.name)
    if place.kind in ("province", "country"):
        return place.kind, name
    return place.kind, place.old_code or place.code or name


def _order(reading: Reading, place: PlaceFound) -> int:
    return BLOCK_ORDER.get(reading.role(place.start), len(BLOCK_ORDER))


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
