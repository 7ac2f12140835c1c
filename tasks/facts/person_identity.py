"""Which mentions are one person: the full name, the given name alone (`anh Hùng`), the name told twice."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import lru_cache

from tasks.facts.found import PersonFound, UnitFound
from tasks.facts.person_posts import is_office, position_after
from tasks.facts.person_roles import Mention, role_of
from tasks.facts.person_signs import NamedPerson
from tasks.facts.person_traits import facts_end
from tasks.facts.reading import LOWER, Reading, fold

# A given name alone, not the end of another name: `khi Páo`, `. Páo`, but `Nhiên Phường`.
GIVEN_BEFORE = re.compile(rf"(?:^|[\n“\"(.,:;] ?|[ \n“(][{LOWER}]{{1,7}} )$")


@lru_cache(maxsize=2000)
def person_key(name: str) -> str:
    """Give what makes two printed names one: letters without accents and case."""
    return fold(name)


def as_one(
    reading: Reading, named: list[NamedPerson], people: list[PersonFound], units: tuple[UnitFound, ...]
) -> list[PersonFound]:
    """Give every mention of a person the full name and all that is said of the person anywhere."""
    fulls = sorted({person_key(person.name) for person in people}, key=len, reverse=True)
    owner = {key: _owner(key, fulls) for key in fulls}
    groups: dict[str, list[int]] = {}
    for number, person in enumerate(people):
        groups.setdefault(owner[person_key(person.name)], []).append(number)
    shown, roles = list(people), dict[str, str]()
    for key, numbers in groups.items():
        whole = _whole([people[number] for number in numbers])
        before = people[numbers[0] - 1] if named[numbers[0]].is_listed and numbers[0] else None
        mentions = _mentions(reading, whole, [named[number] for number in numbers], units)
        is_post = bool(whole.position and is_office(whole.position))
        leaning = roles.get(owner[person_key(before.name)]) if before else None
        roles[key] = role_of(reading, mentions, has_post=is_post, leaning=leaning)
        for number in numbers:
            shown[number] = replace(
                whole, role=roles[key], start=people[number].start, end=people[number].end
            )
    return shown


def _owner(key: str, fulls: list[str]) -> str:
    """Give the longest name that ends, or of two words begins, with this: `Tình` → `Quách Văn Tình`."""
    for full in fulls:
        if full == key or full.endswith(" " + key) or (" " in key and full.startswith(key + " ")):
            return full
        if full.replace(" ", "") == key.replace(" ", ""):  # `NguyễnTuấn Kiệt`
            return full
    return key


def _whole(people: list[PersonFound]) -> PersonFound:
    """Join what the mentions say: the longest name, and of each trait what is said first."""
    first = max(people, key=lambda person: (len(person.name.split()), -person.start))
    nationality = next((person.nationality for person in people if person.nationality), None)
    return replace(
        first,
        rank=next((person.rank for person in people if person.rank), None),
        position=next((person.position for person in people if person.position), None),
        unit=next((person.unit for person in people if person.unit), None),
        side=nationality or next((person.side for person in people if person.side), "VN"),
        birth_year=next((person.birth_year for person in people if person.birth_year), None),
        age=next((person.age for person in people if person.age), None),
        residence_province_code=next(
            (person.residence_province_code for person in people if person.residence_province_code), None
        ),
        nationality=nationality,
        ethnicity=next((person.ethnicity for person in people if person.ethnicity), None),
        alias=next((person.alias for person in people if person.alias), None),
    )


def _mentions(
    reading: Reading, person: PersonFound, named: list[NamedPerson], units: tuple[UnitFound, ...]
) -> list[Mention]:
    """Give the places where a person is named, those by given name alone included: `Páo khai nhận`."""
    spans = [(one.title, one.title_start, one.start, one.end) for one in named]
    spans += _given_alone(reading.view, person.name, named)
    found = []
    for title, title_start, start, end in spans:
        number = bisect_right(reading.sentences, start, key=lambda span: span.start) - 1
        sentence = reading.sentences[max(0, number)]
        first, last = (bisect_left(units, end + far, key=lambda unit: unit.start) for far in (1, 120))
        near = units[first:last]
        post = position_after(reading, end, near)
        stop = max(facts_end(reading.view, end, sentence.end), post.end if post else 0)
        found.append(Mention(title, title_start, start, end, stop, (sentence.start, sentence.end)))
    return found


def _given_alone(view: str, name: str, named: list[NamedPerson]) -> list[tuple[None, int, int, int]]:
    given, found = name.rpartition(" ")[2].strip("."), list[tuple[None, int, int, int]]()
    if len(given) < 2 or " " not in name:
        return found
    taken = {one.end for one in named}
    later = view.find(given, named[0].end)
    while later >= 0:
        end = later + len(given)
        alone = not view[end : end + 1].isalpha() and GIVEN_BEFORE.search(view, max(0, later - 8), later)
        if alone and end not in taken:
            found.append((None, later, later, end))
        later = view.find(given, end)
    return found
