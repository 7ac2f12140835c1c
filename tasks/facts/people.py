"""Which people a text names, and what it says of them: one row a person, from every mention together."""

import re

from tasks.facts.authors import find_authors
from tasks.facts.found import BLOCK_ORDER, PersonFound, PlaceFound, UnitFound
from tasks.facts.names import RANKS
from tasks.facts.person_groups import first_at, home_of, nationals, shared_in_list, told_of_all
from tasks.facts.person_identity import as_one, person_key
from tasks.facts.person_names import is_listed, named_people
from tasks.facts.person_posts import CREW, Post, is_office, post_of
from tasks.facts.person_signs import NamedPerson
from tasks.facts.person_traits import (
    AGE,
    AGE_BEFORE,
    ALIAS,
    BIRTH,
    BRACKET,
    ETHNICITY,
    FRIENDS_BEFORE,
    NATION_BEFORE,
    NATIONALITY,
    NATIONS,
    OTHER_SPELLING,
    PEOPLES,
    SIDE_BEFORE,
    SIDE_OF_LIST,
    facts_end,
)
from tasks.facts.reading import Reading
from tasks.facts.word_lists import alternation
from tasks.facts.words import name_key, words_of
from tasks.records import Person

__all__ = ["PersonFound", "find_people", "person_rows"]

NEIGHBOURS = frozenset(("CN", "LA", "KH"))
CREW_KEYS = frozenset(map(name_key, CREW))
# `do ông A (SN 1981) làm thuyền trưởng`, `…, làm thuyền trưởng`
CREW_AFTER = re.compile(rf",?[ ]làm[ ](?P<position>{alternation(CREW)})(?!\w)")


def find_people(
    reading: Reading, units: tuple[UnitFound, ...], places: tuple[PlaceFound, ...]
) -> tuple[PersonFound, ...]:
    """Give every mention of a named person, in order; repeats carry the person's full name."""
    view, authors = reading.view, find_authors(reading)
    blocked = [(unit.start, unit.end) for unit in units] + [(place.start, place.end) for place in places]
    blocked += [(author.start, author.end) for author in authors]
    named = [
        person
        for person in named_people(words_of(view), _merged(blocked))
        if reading.role(person.start) not in ("byline", "boilerplate")
    ]
    named = _without_aliases(view, _without_place_names(named, places))
    limits = [person.title_start for person in named[1:]] + [len(view)]
    people = [
        _found(reading, person, units, places, limit)
        for person, limit in zip(named, limits[: len(named)], strict=True)
    ]
    people = told_of_all(reading, shared_in_list(view, named, people, places), places)
    found = [*nationals(view, as_one(reading, named, people, units)), *authors]
    return tuple(sorted(found, key=lambda person: person.start))


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give stretches in order, overlaps joined."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _without_place_names(named: list[NamedPerson], places: tuple[PlaceFound, ...]) -> list[NamedPerson]:
    known = {person_key(place.name) for place in places}
    return [person for person in named if person.title or person_key(person.name) not in known]


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
    reading: Reading,
    named: NamedPerson,
    units: tuple[UnitFound, ...],
    places: tuple[PlaceFound, ...],
    limit: int,
) -> PersonFound:
    """Read what is said of a person at one mention; `limit` is where the next person is named."""
    view = reading.view
    stop = facts_end(view, named.end, limit)
    facts, before = view[named.end : stop], view[max(0, named.title_start - 60) : named.title_start]
    near = units[first_at(units, named.title_start - 199) : first_at(units, named.end + 200)]
    birth, ethnicity = BIRTH.search(facts), ETHNICITY.search(facts)
    age = AGE.search(facts) or AGE_BEFORE.search(before)
    nation = NATIONALITY.search(facts) or NATION_BEFORE.search(before)
    alias = ALIAS.search(facts) or OTHER_SPELLING.match(view, named.end)
    rank = _rank(reading, named)
    post = post_of(reading, named.title_start, named.end, limit, near)
    if not post.position:
        post = post._replace(position=_crew(reading, named, stop) or "")
    is_official = bool(rank or (post.position and is_office(post.position)))
    home = home_of(named.end, stop, places, is_official=is_official)
    side = post.side
    if side is None and is_official:
        side = _side_of_post(post, places) or _side_told(view, named.title_start, places)
    if side is None and alias and view[alias.start("alias") - 1] == "(":
        side = _side_of_spelling(view[named.start : named.end], alias["alias"], places)
    return PersonFound(
        start=named.start,
        end=named.end,
        name=reading.words(named.start, named.end),
        rank=rank,
        position=post.position or None,
        unit=post.unit,
        side=side or (home.country if home else None),
        birth_year=int(birth["year"]) if birth else None,
        age=int(age["age"]) if age else None,
        residence_province_code=home.province_code if home else None,
        nationality=NATIONS[nation["country"].lower()] if nation else None,
        ethnicity=PEOPLES[ethnicity["people"]] if ethnicity else None,
        alias=alias["alias"] if alias else None,
    )


def _crew(reading: Reading, named: NamedPerson, stop: int) -> str | None:
    """Give a captain's post: `thuyền trưởng A`, `do ông A (SN 1981, …) làm thuyền trưởng`."""
    if named.title in CREW_KEYS:
        return reading.words(named.title_start, named.start).strip()
    match = CREW_AFTER.search(reading.view, named.end, stop + 24)
    return match["position"] if match else None


def _side_of_post(post: Post, places: tuple[PlaceFound, ...]) -> str | None:
    """Give the country of a post held in a place: `Chủ tịch huyện A`, `Phó Tỉnh trưởng tỉnh Takeo`."""
    after = places[first_at(places, post.end) : first_at(places, post.end + 5)] if post.end else ()
    held_in = next(iter(after), None)
    return held_in.country if held_in and held_in.country != "VN" else None


def _side_of_spelling(name: str, alias: str, places: tuple[PlaceFound, ...]) -> str | None:
    """`Trương Cường (Zhang Qiang)`: a name in plain letters is the neighbour's, where one is named."""
    if not (name.isascii() or alias.isascii()) or " " not in name or " " not in alias:
        return None
    abroad = {place.country for place in places} & NEIGHBOURS
    return next(iter(abroad)) if len(abroad) == 1 else None


def _side_told(view: str, title_start: int, places: tuple[PlaceFound, ...]) -> str | None:
    """Give whose officer somebody is: `(Campuchia) do Đại tá …`, `Về phía Lào có Đại tá …; Trung tá …`."""
    if FRIENDS_BEFORE.search(view, max(0, title_start - 60), title_start):
        before = reversed(places[: first_at(places, title_start)])
        return next((place.country for place in before if place.country not in (None, "VN")), None)
    said = SIDE_BEFORE.search(view, max(0, title_start - 60), title_start)
    if said is None:
        begin = max(view.rfind("\n", 0, title_start), view.rfind(". ", 0, title_start), title_start - 400, 0)
        said = next(reversed(list(SIDE_OF_LIST.finditer(view, begin, title_start))), None)
    return NATIONS[said["country"].lower()] if said else None


def _rank(reading: Reading, named: NamedPerson) -> str | None:
    if named.title not in RANKS or named.title == "tướng":
        return None
    printed = reading.words(named.title_start, named.start).replace(",", " ").split()
    rank = " ".join(printed[: len(str(named.title).split(" "))])  # of `Trung tá, bác sĩ` the rank alone
    return rank[0].upper() + rank[1:]


def person_rows(reading: Reading, found: tuple[PersonFound, ...]) -> tuple[Person, ...]:
    """Give one row a person; who wrote the text is nobody of the story, of the same name even."""
    best: dict[tuple[str, bool], PersonFound] = {}
    for person in found:
        key = person_key(person.name), person.role == "author"
        if key not in best or _order(reading, person) < _order(reading, best[key]):
            best[key] = person
    return tuple(_row(reading, person) for person in sorted(best.values(), key=lambda person: person.start))


def _order(reading: Reading, person: PersonFound) -> tuple[int, int]:
    """Rank a mention for the row: by its block, then by how much of the name is printed there."""
    return BLOCK_ORDER.get(reading.role(person.start), 9), -len(
        person_key(reading.words(person.start, person.end))
    )


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
