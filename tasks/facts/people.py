"""Which people a text names, and what it says of them: one row a person, from every mention together."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tasks.facts.names import RANKS, TITLES
from tasks.facts.person_names import LIST_STEP, NamedPerson, named_people
from tasks.facts.person_roles import role_of
from tasks.facts.person_traits import (
    AGE, ALIAS, BIRTH, CREW, ETHNICITY, NATIONALITY, NATIONS, OTHER_SPELLING, Post, facts_after, position_after, position_before,
)  # fmt: skip
from tasks.facts.places import BLOCK_ORDER, PlaceFound
from tasks.facts.reading import Reading, fold
from tasks.facts.units import UnitFound
from tasks.facts.words import words_of
from tasks.records import Person


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFound:
    """A person named in the text: where (offsets of the view), and what the text says of them there."""

    start: int
    end: int
    name: str
    rank: str | None = None
    position: str | None = None
    unit: str | None = None
    side: str | None = None
    role: str = "civilian"
    birth_year: int | None = None
    age: int | None = None
    residence_province_code: str | None = None
    nationality: str | None = None
    ethnicity: str | None = None
    alias: str | None = None
    confidence: str = "A"


# `cùng trú`, `đều ngụ`, `tất cả ở`, `cùng 16 tuổi`: what follows counts for everyone listed before.
SHARED = re.compile(r"\b(?:cùng|đều|tất cả|cả hai|cả ba)\b", re.IGNORECASE)


def find_people(
    reading: Reading, units: tuple[UnitFound, ...], places: tuple[PlaceFound, ...]
) -> tuple[PersonFound, ...]:
    """Give every mention of a named person, in order; repeats carry the person's full name."""
    view = reading.view
    blocked = _merged([(unit.start, unit.end) for unit in units] + [(place.start, place.end) for place in places])
    named = [
        person
        for person in named_people(words_of(view), blocked)
        if reading.role(person.start) not in ("byline", "boilerplate")
    ]
    named = _without_place_names(named, places)
    people = [_found(reading, person, units, places) for person in named]
    people = _shared(view, named, people, places)
    people = _roles(reading, named, people)
    return tuple(_as_one(named, people))


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _without_place_names(named: list[NamedPerson], places: tuple[PlaceFound, ...]) -> list[NamedPerson]:
    known = {fold(place.name) for place in places}
    return [person for person in named if person.title or fold(person.name) not in known]


def _found(
    reading: Reading, named: NamedPerson, units: tuple[UnitFound, ...], places: tuple[PlaceFound, ...]
) -> PersonFound:
    view = reading.view
    near = [unit for unit in units if named.title_start - 200 < unit.start < named.end + 200]
    facts = facts_after(view, named.end)
    birth, age = BIRTH.search(facts), AGE.search(facts)
    ethnicity, nation = ETHNICITY.search(facts), NATIONALITY.search(facts)
    alias = ALIAS.search(facts) or OTHER_SPELLING.match(view, named.end)
    rank = _rank(reading, named)
    post = position_after(view, named.end, near) or position_before(view, named.title_start, near) or Post("", None)
    residence = _residence(named.end, len(facts), places) if facts else None
    return PersonFound(
        start=named.start,
        end=named.end,
        name=reading.quote(named.start, named.end),
        rank=rank,
        position=post.position or None,
        unit=post.unit,
        birth_year=int(birth["year"]) if birth else None,
        age=int(age["age"]) if age else None,
        residence_province_code=residence,
        nationality=NATIONS[nation["country"].lower()] if nation else None,
        ethnicity=(ethnicity["people"] or ethnicity["named"]) if ethnicity else None,
        alias=alias["alias"] if alias else None,
    )


def _rank(reading: Reading, named: NamedPerson) -> str | None:
    if named.title not in RANKS or named.title == "tướng":
        return None
    printed = reading.quote(named.title_start, named.start).strip()
    return printed[0].upper() + printed[1:]


def _residence(end: int, length: int, places: tuple[PlaceFound, ...]) -> str | None:
    for place in places:
        if end <= place.start <= end + length + 4 and place.is_residence and place.province_code:
            return place.province_code
    return None


def _shared(
    view: str, named: list[NamedPerson], people: list[PersonFound], places: tuple[PlaceFound, ...]
) -> list[PersonFound]:
    """Give `(SN 1990) và B (SN 1993), cùng trú xã Y` to A and B."""
    people = list(people)
    for last, person in enumerate(people):
        if last + 1 < len(people) and named[last + 1].is_listed:
            continue
        group = [last]
        while named[group[0]].is_listed and group[0] > 0:
            group.insert(0, group[0] - 1)
        if len(group) < 2:
            continue
        after = view[person.end : person.end + 200].split("\n")[0]
        shared = SHARED.search(after[:130])
        if not shared:
            continue
        tail = after[shared.start() : shared.start() + 110]
        age = AGE.search(tail)
        nation = NATIONALITY.search(tail[:40])
        ethnicity = ETHNICITY.search(tail[:60])
        offset = person.end + shared.start()
        home = next((p.province_code for p in places if offset <= p.start <= offset + 110 and p.province_code and p.is_residence), None)
        for number in group:
            one = people[number]
            people[number] = replace(
                one,
                age=one.age or (int(age["age"]) if age and not one.birth_year else None),
                residence_province_code=one.residence_province_code or home,
                nationality=one.nationality or (NATIONS[nation["country"].lower()] if nation else None),
                ethnicity=one.ethnicity or ((ethnicity["people"] or ethnicity["named"]) if ethnicity else None),
            )
    return people


def _roles(reading: Reading, named: list[NamedPerson], people: list[PersonFound]) -> list[PersonFound]:
    shown: list[PersonFound] = []
    for number, person in enumerate(people):
        role, confidence = role_of(reading, named[number], person)
        if confidence == 0 and named[number].is_listed and shown:
            role = shown[-1].role
        shown.append(replace(person, role=role))
    return shown


def _as_one(named: list[NamedPerson], people: list[PersonFound]) -> list[PersonFound]:
    """Give every mention of a person the full name and all that is said of the person anywhere."""
    fulls: list[str] = []
    for person in people:
        key = _key(person.name)
        if key not in fulls:
            fulls.append(key)
    fulls.sort(key=len, reverse=True)
    owner = {key: _owner(key, fulls) for key in fulls}
    groups: dict[str, list[int]] = {}
    for number, person in enumerate(people):
        groups.setdefault(owner[_key(person.name)], []).append(number)
    shown = list(people)
    for numbers in groups.values():
        whole = _whole([people[number] for number in numbers], [named[number] for number in numbers])
        for number in numbers:
            shown[number] = replace(whole, start=people[number].start, end=people[number].end)
    return shown


def _key(name: str) -> str:
    return fold(name)


def _owner(key: str, fulls: list[str]) -> str:
    """Give the longest name that ends (or, in part, begins) with this shorter one: `Tình` → `Quách Văn Tình`."""
    for full in fulls:
        if full == key:
            return key
        if full.endswith(" " + key) or (" " in key and full.startswith(key + " ")):
            return full
        if full.replace(" ", "") == key.replace(" ", ""):
            return full
    return key


ROLE_ORDER = ("suspect", "victim", "official", "civilian")


def _whole(people: list[PersonFound], named: list[NamedPerson]) -> PersonFound:
    first = max(people, key=lambda person: (len(person.name.split()), -person.start))

    def known(field: str) -> object:
        return next((value for person in people if (value := getattr(person, field)) is not None), None)

    names = ("rank", "position", "unit", "birth_year", "age", "residence_province_code", "nationality", "ethnicity", "alias")
    whole = replace(first, **{name: known(name) for name in names})  # type: ignore[arg-type]
    strong = [person.role for person, name in zip(people, named, strict=True) if name.title in TITLES and TITLES[name.title]]
    roles = strong or [person.role for person in people]
    role = "official" if whole.rank and "suspect" not in roles and "victim" not in roles else min(roles, key=_role_order)
    side = whole.nationality or ("VN" if role != "author" else None)
    return replace(whole, role=role, side=side)


def _role_order(role: str) -> int:
    return ROLE_ORDER.index(role) if role in ROLE_ORDER else 9


def person_rows(reading: Reading, found: tuple[PersonFound, ...]) -> tuple[Person, ...]:
    """Give one row a person."""
    best: dict[str, PersonFound] = {}
    for person in found:
        key = _key(person.name)
        kept = best.get(key)
        if kept is None or _order(reading, person) < _order(reading, kept):
            best[key] = person
    return tuple(_row(reading, person) for person in sorted(best.values(), key=lambda person: person.start))


def _order(reading: Reading, person: PersonFound) -> tuple[int, int]:
    return BLOCK_ORDER.get(reading.role(person.start), 9), -len(fold(reading.quote(person.start, person.end)))


def _row(reading: Reading, person: PersonFound) -> Person:
    start, end = reading.span(person.start, person.end)
    return Person(
        quote=reading.text[start:end],
        start=start,
        end=end,
        block=reading.role(person.start),
        confidence=person.confidence,
        rule=f"person.{person.role}",
        name=person.name,
        rank=person.rank,
        position=person.position,
        unit=person.unit,
        side=person.side,
        role=person.role,
        birth_year=person.birth_year,
        age=person.age,
        residence_province_code=person.residence_province_code,
        nationality=person.nationality,
        ethnicity=person.ethnicity,
        alias=person.alias,
    )
