"""Where people are named: a rank or title and a name, a surname and its given names, initials, lists of suspects."""

import re
from dataclasses import dataclass

from tasks.facts.gazetteer import gazetteer
from tasks.facts.names import RANKS, SURNAMES, TITLES, title_before
from tasks.facts.place_words import LEADERS, NO_PLACE
from tasks.facts.reading import LOWER, UPPER
from tasks.facts.word_lists import read_lexicon, word_list
from tasks.facts.words import Words, name_key

# `N.V.T.` · `M.X.L` · `N.V. M.`: initials alone; `TVK` counts only where a person must stand.
INITIALS = re.compile(rf"(?<![\w.])(?:[{UPPER}]h?\.[ ]?){{1,3}}[{UPPER}][{LOWER}]?(?![\w])\.?")
BARE_INITIALS = re.compile(rf"[{UPPER}]{{2,4}}(?!\w)")
# The last word of a hidden name: `Lê Văn Đ.`, `Nguyễn Thị H`, `Bùi Văn Kh.`, `Trần V. T`.
HIDDEN_END = re.compile(rf"\.(?=[ ]*[(,;]|[ ]+[{LOWER}]|[ ]*$)|(?:\.[ ]?[{UPPER}](?!\w)\.?)")

# What tells that the name before it is a person's: `(SN 1990`, `(34 tuổi`, `, sinh năm 1988`, `, trú tại`.
PERSON_AFTER = re.compile(
    r"""
    [ ]?[(,][ ]?(?:nam|nữ|tức|tên|cùng|đều|trú|ngụ|quê|HKTT|thường|quốc[ ]tịch|dân[ ]tộc|người|hiện|biệt|còn|\d{1,2}[ ]tuổi|SN|sinh)\b
    | [ ]?\([^()\n]{0,40}?(?:SN[ ]?\d{4}|sinh[ ](?:năm|ngày)|\d[ ]?tuổi|tên[ ]gọi|quốc[ ]tịch|dân[ ]tộc)
    | [ ]?[–-][ ]?(?:SN|sinh[ ]năm)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What stands before a name, of one word even: `tên là Xổm C`, `một người tên Mập`.
PERSON_BEFORE = re.compile(r"(?<!khu )\btên(?: là)? $", re.IGNORECASE)
# A ship's name: `tàu MT Ocean Grace`, `tàu chở dầu Sea Star`.
SHIP_BEFORE = re.compile(
    r"(?:tàu|tàu (?:hàng|cá|dầu|chở dầu|kéo|khách|container)|sà lan|máy bay) $", re.IGNORECASE
)
# Where a sentence or a clause begins: a title with a capital stands here (`. Anh Hùng`), not in `Phong Nha - Kẻ Bàng`.
OPENING = re.compile(r"(?:^|[.!?…:“\"(;\n]|[,”] ?|\s[-–*|]) *$")
# `Rodrigo M. Santos`: a letter in the middle.
MIDDLE_LETTER = re.compile(rf"\.[ ](?=[{UPPER}][{LOWER}])")
# From one person to the next of a list, past a bracket.
LIST_STEP = re.compile(r"[ ]?(?:\([^()\n]{0,160}\))?[ ]?(?:,|;|và|cùng|với|,[ ]và|;[ ]và)[ ]$")

PEOPLES = frozenset(name_key(row["people"]) for row in read_lexicon("peoples.csv"))
"""The peoples of Vietnam: `cùng là người Vân Kiều` names nobody."""
NOT_NAMES = word_list("not_names")


# After a title a single word is a given name, unless it is one of these: `anh Công an`, `ông Bộ trưởng`.
NOT_GIVEN = word_list("not_given")
NOT_GIVEN_PAIRS = word_list("not_given_pairs")
OCEANS = frozenset(("thái bình dương", "ấn độ dương", "đại tâi dương", "hồ chí minh"))


@dataclass(slots=True)
class NamedPerson:
    """A stretch that names a person: offsets of the view, and the rank or title before it."""

    start: int
    end: int
    name: str
    title_start: int
    title: str | None = None
    """Key of the rank or civil title right before the name."""
    is_listed: bool = False
    """Follows another person in a list."""


def named_people(words: Words, blocked: list[tuple[int, int]]) -> list[NamedPerson]:
    """Give every stretch of a view that names a person, in order; names of units and places are blocked."""
    found: list[NamedPerson] = []
    view = words.view
    number = 0
    spans = iter([*blocked, (len(view) + 1, len(view) + 1)])
    begin, finish = next(spans)
    while number < words.count:
        start = words.starts[number]
        while finish <= start:
            begin, finish = next(spans)
        if begin <= start < finish or not words.capital[number]:
            number += 1
            continue
        end = number
        limit = words.run_end(number, 7)
        while end < limit and not (begin <= words.starts[end]) and not words.texts[end].isdigit():
            end += 1
        end = max(end, number + 1)
        person = _person(words, number, end, found[-1] if found else None)
        if person:
            found.append(person)
            number = max(words.index(person.end), number + 1)
        else:
            number = end
    return found


def _person(words: Words, first: int, end: int, before: NamedPerson | None) -> NamedPerson | None:
    view = words.view
    begin, title = first, None
    # `Anh Hùng`, `Ông Lê A`: the run begins with the title itself.
    for length in (3, 2, 1):
        key = " ".join(words.keys[first : first + length])
        if first + length < end and (
            key in RANKS
            or (key in TITLES and (words.texts[first].isupper() or _opens(view, words.starts[first])))
        ):
            begin, title = first + length, key
            break
    title_start = words.starts[first]
    if title is None or begin == first:
        found = title_before(words, first)
        if found:
            title_start, title = words.starts[found[0]], found[1]
    if title is None and words.keys[begin] in LEADERS and _drops_leader(words, begin, end):
        begin += 1
        title_start = words.starts[begin]
    if begin >= end:
        return None
    start, stop = words.starts[begin], words.ends[end - 1]
    initials = INITIALS.match(view, start)
    if initials and initials.end() >= stop:
        name_end = initials.end()
        if not (title or PERSON_AFTER.match(view, name_end) or is_listed(view, before, start)):
            return None
        return NamedPerson(
            start, name_end, view[start:name_end].strip(), title_start, title, is_listed(view, before, start)
        )
    if (
        title
        and end - begin >= 2
        and len(words.texts[end - 1]) == 1
        and (middle := MIDDLE_LETTER.match(view, stop))
    ):
        end = words.run_end(words.index(middle.end()), 3)
        stop = words.ends[end - 1]
    hidden = HIDDEN_END.match(view, stop) if len(words.texts[end - 1]) <= 2 else None
    if hidden and end - begin >= 2:
        stop = hidden.end()
    person = NamedPerson(start, stop, view[start:stop], title_start, title, is_listed(view, before, start))
    return person if _is_person(words, person, begin, end) else None


def _opens(view: str, start: int) -> bool:
    return OPENING.search(view, max(0, start - 6), start) is not None


def _drops_leader(words: Words, begin: int, end: int) -> bool:
    """`Theo Lê Văn A` begins with a preposition; `Và Tồng C` with the surname Và."""
    return end - begin >= 3 and (
        words.keys[begin] not in SURNAMES or (words.keys[begin + 1] in SURNAMES and end - begin >= 4)
    )


def is_listed(view: str, before: NamedPerson | None, start: int) -> bool:
    """True where only a bracket and `,` `;` `và` stand between a person and the next name."""
    return (
        before is not None
        and start - before.end <= 180
        and LIST_STEP.fullmatch(view, before.end, start) is not None
    )


def _is_between_words(words: Words, number: int) -> bool:
    """False of a boat's letters: `tàu cá BĐ 93711 TS`."""
    before = words.texts[number - 1] if number else ""
    after = words.texts[number + 1] if number + 1 < words.count else ""
    return not (before.isdigit() or after.isdigit())


def _is_well_known(name: str) -> bool:
    """True of the name of a province or district: `ngư dân Vũng Tàu`."""
    return any(entry.kind in ("province", "district", "country") for entry in gazetteer().named(name))


def _is_person(words: Words, person: NamedPerson, begin: int, end: int) -> bool:
    view, count = words.view, end - begin
    key = words.keys[begin]
    if person.title is None and (
        key in NOT_NAMES or NO_PLACE.search(view[max(0, person.start - 12) : person.start])
    ):
        return False
    if any(name in " ".join(words.keys[begin:end]) for name in OCEANS) or SHIP_BEFORE.search(
        view, max(0, person.title_start - 14), person.title_start
    ):
        return False
    if key not in SURNAMES and name_key(person.name) in PEOPLES:
        return False
    if person.title is not None:
        if count == 1 and words.texts[begin].isupper() and len(person.name) > 1:
            return _is_between_words(words, begin) and bool(BARE_INITIALS.fullmatch(person.name))
        if count > 1:
            return key in SURNAMES or (key not in NOT_NAMES and not _is_well_known(person.name))
        if person.title in ("bác", "cụ") and key == "hồ":  # `Bác Hồ`, `bộ đội Cụ Hồ`
            return False
        following = words.texts[end] if end < words.count else ""
        return key not in NOT_GIVEN and f"{words.texts[begin]} {following}" not in NOT_GIVEN_PAIRS
    if PERSON_BEFORE.search(view, max(0, person.start - 14), person.start) and key not in NOT_NAMES:
        return True
    has_facts = PERSON_AFTER.match(view, person.end) is not None
    if count == 1 and has_facts and person.is_listed and key not in NOT_NAMES:
        return not gazetteer().named(person.name)
    if count == 1:
        return bool(
            has_facts
            and BARE_INITIALS.fullmatch(view, person.start, person.end)
            and _is_between_words(words, begin)
        )
    if has_facts:
        return True
    is_surname = key in SURNAMES
    if count >= 3 and count <= 5 and is_surname:
        return True
    return is_surname and person.is_listed
