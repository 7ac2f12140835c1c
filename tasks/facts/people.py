"""Which people a text names, and what it says of them: one row a person, from every mention together."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tasks.facts.names import RANKS
from tasks.facts.person_names import NamedPerson, is_listed, named_people
from tasks.facts.person_roles import Mention, role_of
from tasks.facts.person_traits import (
    AGE,
    ALIAS,
    BIRTH,
    BRACKET,
    CREW,
    ETHNICITY,
    NATION_BEFORE,
    NATIONALITY,
    NATIONS,
    OTHER_SPELLING,
    PEOPLES,
    SIDE_BEFORE,
    Post,
    facts_end,
    position_after,
    position_before,
)  # fmt: skip
from tasks.facts.places import BLOCK_ORDER, PlaceFound
from tasks.facts.reading import LOWER, Reading, fold
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
    named = _without_aliases(view, _without_place_names(named, places))
    limits = [person.title_start for person in named[1:]] + [len(view)]
    people = [_found(reading, person, units, places, limit) for person, limit in zip(named, limits, strict=False)]
    people = _shared(view, named, people, places)
    return tuple(_as_one(reading, named, people, units))


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


def _without_aliases(view: str, named: list[NamedPerson]) -> list[NamedPerson]:
    """`Hồ Văn A (tên gọi khác: Pả A)`, `LI NA (Lý Na, …)`: the second name is no second person."""
    kept: list[NamedPerson] = []
    taken = 0
    for person in named:
        if person.start < taken:
            continue
        person.is_listed = is_listed(view, kept[-1] if kept else None, person.title_start)
        kept.append(person)
        alias = OTHER_SPELLING.match(view, person.end)
        if alias is None and (bracket := BRACKET.match(view, person.end)):
            alias = ALIAS.search(view, bracket.start(), bracket.end())
        if alias:
            taken = alias.end("alias")
    return kept


def _found(
    reading: Reading, named: NamedPerson, units: tuple[UnitFound, ...], places: tuple[PlaceFound, ...], limit: int
) -> PersonFound:
    view = reading.view
    near = [unit for unit in units if named.title_start - 200 < unit.start < named.end + 200]
    stop = facts_end(view, named.end, limit)
    facts = view[named.end : stop]
    birth, age = BIRTH.search(facts), AGE.search(facts)
    ethnicity, nation = ETHNICITY.search(facts), NATIONALITY.search(facts)
    before = view[max(0, named.title_start - 60) : named.title_start]
    nation = nation or NATION_BEFORE.search(before)
    alias = ALIAS.search(facts) or OTHER_SPELLING.match(view, named.end)
    rank = _rank(reading, named)
    post = _post(view, named, near)
    home = _home(named.end, stop, places, is_official=bool(rank or post.position))
    side = post.side
    if side is None and (rank or post.position) and (said := SIDE_BEFORE.search(before)):
        side = NATIONS[said["country"].lower()]
    if side is None and home and home.country:
        side = home.country
    return PersonFound(
        start=named.start,
        end=named.end,
        name=reading.quote(named.start, named.end),
        rank=rank,
        position=post.position or None,
        unit=post.unit,
        side=side,
        birth_year=int(birth["year"]) if birth else None,
        age=int(age["age"]) if age else None,
        residence_province_code=home.province_code if home else None,
        nationality=NATIONS[nation["country"].lower()] if nation else None,
        ethnicity=PEOPLES[ethnicity["people"]] if ethnicity else None,
        alias=alias["alias"] if alias else None,
    )


def _rank(reading: Reading, named: NamedPerson) -> str | None:
    if named.title not in RANKS or named.title == "tướng":
        return None
    printed = reading.quote(named.title_start, named.start).strip()
    return printed[0].upper() + printed[1:]


def _post(view: str, named: NamedPerson, units: list[UnitFound]) -> Post:
    after = position_after(view, named.end, units)
    before = position_before(view, named.title_start, units)
    if after and before and after.unit is None:
        return Post(after.position, before.unit, before.side)
    return after or before or Post("")


def _home(start: int, stop: int, places: tuple[PlaceFound, ...], *, is_official: bool = False) -> PlaceFound | None:
    """Give the place that says where somebody lives: the first with a province, or abroad."""
    for place in places:
        if start <= place.start < stop and not place.is_nationality and not place.in_unit:
            if is_official and not place.is_residence:
                continue
            if place.province_code or place.country not in (None, "VN"):
                return place
        elif place.start >= stop:
            break
    return None


def _shared(
    view: str, named: list[NamedPerson], people: list[PersonFound], places: tuple[PlaceFound, ...]
) -> list[PersonFound]:
    """Give what `A (SN 1990) và B (SN 1993), cùng trú xã Y` says of B to A too."""
    shown = list(people)
    for last, person in enumerate(people):
        group = [last]
        while named[group[0]].is_listed and group[0] > 0:
            group.insert(0, group[0] - 1)
        limit = named[last + 1].title_start if last + 1 < len(named) else len(view)
        stop = facts_end(view, person.end, limit)
        shared = SHARED.search(view, person.end, stop)
        if len(group) < 2 or not shared:
            continue
        tail = view[shared.start() : stop]
        age, nation, ethnicity = AGE.search(tail), NATIONALITY.search(tail), ETHNICITY.search(tail)
        home = _home(shared.start(), stop, places)
        for number in group:
            one = shown[number]
            shown[number] = replace(
                one,
                side=one.side or (home.country if home else None),
                age=one.age or (int(age["age"]) if age and not one.birth_year else None),
                residence_province_code=one.residence_province_code or (home.province_code if home else None),
                nationality=one.nationality or (NATIONS[nation["country"].lower()] if nation else None),
                ethnicity=one.ethnicity or (PEOPLES[ethnicity["people"]] if ethnicity else None),
            )
    return shown


def _as_one(
    reading: Reading, named: list[NamedPerson], people: list[PersonFound], units: tuple[UnitFound, ...]
) -> list[PersonFound]:
    """Give every mention of a person the full name and all that is said of the person anywhere."""
    fulls = sorted({_key(person.name) for person in people}, key=len, reverse=True)
    owner = {key: _owner(key, fulls) for key in fulls}
    groups: dict[str, list[int]] = {}
    for number, person in enumerate(people):
        groups.setdefault(owner[_key(person.name)], []).append(number)
    shown = list(people)
    roles: dict[str, str] = {}
    for key, numbers in groups.items():
        whole = _whole([people[number] for number in numbers])
        before = numbers[0] - 1
        leaning = roles.get(owner[_key(people[before].name)]) if named[numbers[0]].is_listed and before >= 0 else None
        mentions = _mentions(reading, whole, [named[number] for number in numbers], units)
        is_post = bool(whole.position and whole.position.lower() not in CREW)
        role = role_of(reading.view, mentions, has_post=is_post, leaning=leaning)
        roles[key] = role
        for number in numbers:
            shown[number] = replace(whole, role=role, start=people[number].start, end=people[number].end)
    return shown


# A given name alone, not the end of another name: `khi Páo`, `. Páo`, but `Nhiên Phường`.
GIVEN_BEFORE = re.compile(rf"(?:^|[\n“\"(.,:;] ?|[ \n“(][{LOWER}]{{1,7}} )$")


def _mentions(
    reading: Reading, person: PersonFound, named: list[NamedPerson], units: tuple[UnitFound, ...]
) -> list[Mention]:
    """Give the places where a person is named, those by given name alone included: `Páo khai nhận`."""
    view = reading.view
    spans = [(one.title, one.title_start, one.start, one.end) for one in named]
    given = person.name.split()[-1].strip(".")
    if len(given) > 1 and " " in person.name:
        taken = {end for *_, end in spans}
        later = view.find(given, named[0].end)
        while later >= 0:
            end = later + len(given)
            alone = not view[end : end + 1].isalpha() and GIVEN_BEFORE.search(view, max(0, later - 8), later)
            if end not in taken and alone:
                spans.append((None, later, later, end))
            later = view.find(given, end)
    found = []
    for title, title_start, start, end in spans:
        sentence = _sentence(reading, start)
        stop = facts_end(view, end, sentence[1])
        post = position_after(view, end, [unit for unit in units if end < unit.start < end + 120])
        stop = max(stop, post.end if post else 0)
        found.append(Mention(title, title_start, start, end, stop, sentence))
    return found


def _sentence(reading: Reading, position: int) -> tuple[int, int]:
    number = bisect_right(reading.sentences, position, key=lambda span: span.start) - 1
    span = reading.sentences[max(0, number)]
    return span.start, span.end


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


def _whole(people: list[PersonFound]) -> PersonFound:
    first = max(people, key=lambda person: (len(person.name.split()), -person.start))

    def known(field: str) -> object:
        return next((value for person in people if (value := getattr(person, field)) is not None), None)

    names = ("rank", "position", "unit", "birth_year", "age", "residence_province_code", "nationality", "ethnicity", "alias")
    whole = replace(first, **{name: known(name) for name in names})  # type: ignore[arg-type]
    side = whole.nationality or next((person.side for person in people if person.side), "VN")
    return replace(whole, side=side)


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
