"""What is told of several people at once: `A và B, cùng trú xã Y`, `cả ba đều 16 tuổi`, `người Lào gồm`."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from tasks.facts.found import PersonFound, PlaceFound, UnitFound
from tasks.facts.names import FOREIGN_FIRST, SURNAMES
from tasks.facts.person_identity import person_key
from tasks.facts.person_signs import NamedPerson
from tasks.facts.person_traits import AGE, ETHNICITY, NATIONALITY, NATIONS, PEOPLES, facts_end
from tasks.facts.reading import Reading
from tasks.facts.words import name_key

# `cùng trú`, `đều ngụ`, `tất cả ở`, `cùng 16 tuổi`: what follows counts for everyone listed before.
SHARED = re.compile(r"\b(?:cùng|đều|tất cả|cả hai|cả ba)\b", re.IGNORECASE)


# `Cả hai cùng trú bản Xanh`, `cả 3 đối tượng đều quốc tịch Lào`
ALL_OF = re.compile(
    r"""
    [Cc]ả[ ](?P<count>hai|ba|bốn|năm|[2-5])
    (?:[ ](?:đối|tượng|nghi|phạm|bị|can|nạn|nhân|ngư|dân|em|người|này)){0,4}
    (?P<facts>[ ](?:cùng|đều)\b)
    """,
    re.VERBOSE,
)
COUNTS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "2": 2, "3": 3, "4": 4, "5": 5}
LONGEST_LIST = 40
"""People; reading stays linear."""
LONG_AGO = 600
"""Characters: who was named longer before is not meant."""
NEAR = 300
"""Characters from `nhóm đối tượng người Lào` to the names."""


def first_at(found: Sequence[PlaceFound | UnitFound], position: int) -> int:
    """Give the number of the first place or unit at or after a position."""
    return bisect_left(found, position, key=lambda one: one.start)


def home_of(
    start: int, stop: int, places: tuple[PlaceFound, ...], *, is_official: bool = False
) -> PlaceFound | None:
    """Give the place that says where somebody lives: the first with a province, or abroad."""
    for place in places[first_at(places, start) : first_at(places, stop)]:
        if place.is_nationality or place.in_unit:
            continue
        if is_official and not place.is_residence:
            continue
        if place.province_code or place.country not in (None, "VN"):
            return place
    return None


def shared_in_list(
    view: str, named: list[NamedPerson], people: list[PersonFound], places: tuple[PlaceFound, ...]
) -> list[PersonFound]:
    """Give what `A (SN 1990) và B (SN 1993), cùng trú xã Y` says of B to A too."""
    shown = list(people)
    for last, person in enumerate(people):
        first = last
        while named[first].is_listed and last - first < LONGEST_LIST:
            first -= 1
        limit = named[last + 1].title_start if last + 1 < len(named) else len(view)
        stop = facts_end(view, person.end, limit)
        shared = SHARED.search(view, person.end, stop)
        if first == last or not shared:
            continue
        said, home = view[shared.start() : stop], home_of(shared.start(), stop, places)
        for number in range(first, last + 1):
            shown[number] = _with_shared(shown[number], said, home)
    return shown


def _with_shared(person: PersonFound, said: str, home: PlaceFound | None) -> PersonFound:
    age, nation, ethnicity = AGE.search(said), NATIONALITY.search(said), ETHNICITY.search(said)
    return replace(
        person,
        side=person.side or (home.country if home else None),
        age=person.age or (int(age["age"]) if age and not person.birth_year else None),
        residence_province_code=person.residence_province_code or (home.province_code if home else None),
        nationality=person.nationality or (NATIONS[nation["country"].lower()] if nation else None),
        ethnicity=person.ethnicity or (PEOPLES[ethnicity["people"]] if ethnicity else None),
    )


def told_of_all(
    reading: Reading, people: list[PersonFound], places: tuple[PlaceFound, ...]
) -> list[PersonFound]:
    """Give what `Cả ba cùng trú xã Y` says to the three named last before it."""
    view, shown = reading.view, list(people)
    starts = [person.start for person in people]
    for told in ALL_OF.finditer(view):
        meant: dict[str, int] = {}
        first, last = (bisect_left(starts, told.start() - ago) for ago in (LONG_AGO, 0))
        for number in reversed(range(first, last)):
            if len(meant) < COUNTS[told["count"]]:
                meant.setdefault(person_key(shown[number].name), number)
        if len(meant) < COUNTS[told["count"]]:
            continue
        stop = facts_end(view, told.start("facts"), len(view))
        said, home = view[told.start("facts") : stop], home_of(told.start("facts"), stop, places)
        for number in meant.values():
            shown[number] = _with_shared(shown[number], said, home)
    return shown


def nationals(view: str, people: list[PersonFound]) -> list[PersonFound]:
    """Who lives abroad, or bears a foreign name near such words, is of the nation that the text tells of."""
    if all(person.side == "VN" and not _sounds_foreign(person.name) for person in people):
        return people
    said = [(nation.start(), NATIONS[nation["country"].lower()]) for nation in NATIONALITY.finditer(view)]
    told = {country for _, country in said} - {"VN"}
    if not told:
        return people
    general = [
        (start, country) for start, country in said if view[start - 2 : start].strip() not in (",", "(")
    ]
    shown = []
    for person in people:
        nation = person.side
        if nation == "VN" and not person.residence_province_code and _sounds_foreign(person.name):
            last = bisect_left(general, (person.start, "")) - 1
            nation = general[last][1] if last >= 0 and person.start - general[last][0] < NEAR else nation
        if nation in told and not person.nationality and person.role in ("suspect", "victim", "civilian"):
            person = replace(person, side=nation, nationality=nation)  # noqa: PLW2901
        shown.append(person)
    return shown


def _sounds_foreign(name: str) -> bool:
    """True of `Thạo Xay`, and of several words that begin with no surname of ours."""
    keys = name_key(name).split(" ")
    return keys[0] in FOREIGN_FIRST or (len(keys) > 2 and keys[0] not in SURNAMES and "." not in name)
