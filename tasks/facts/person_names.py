"""Where people are named: a rank or title and a name, a surname and its given names, initials, lists."""

import re

from tasks.facts.names import RANKS, SURNAMES, TITLES, rank_before, title_before
from tasks.facts.person_signs import COURTESY, PEOPLES, PERSON_AFTER, NamedPerson, is_person
from tasks.facts.person_traits import NATIONS
from tasks.facts.place_words import LEADERS
from tasks.facts.reading import LOWER, UPPER
from tasks.facts.word_lists import word_list
from tasks.facts.words import Words, syllable_key

# `N.V.T.` · `M.X.L` · `N.V. M.`: initials with stops.
INITIALS = re.compile(rf"(?<![\w.])(?:[{UPPER}]h?\.[ ]?){{1,3}}[{UPPER}][{LOWER}]?(?![\w])\.?")
# The last word of a hidden name: `Lê Văn Đ.`, `Nguyễn Thị H`, `Bùi Văn Kh.`, `Trần V. T`.
HIDDEN_END = re.compile(rf"\.(?=[ ]*[(,;]|[ ]+[{LOWER}]|[ ]*$)|(?:\.[ ]?[{UPPER}](?!\w)\.?)")
# What is left of a hidden word: `T`, `Kh`, `Ng`; `Dợ` is a whole one.
LETTER = re.compile(rf"[{UPPER}](?:h|r|g|gh)?")
# `Nguyễn V.A.`: a surname, the rest hidden.
SURNAME_INITIALS = re.compile(rf"[{UPPER}][{LOWER}]+[ ](?:[{UPPER}]h?\.[ ]?){{1,2}}(?:[{UPPER}]\.?)?")
# `Rodrigo M. Santos`, `Rodrigo M.Santos`: a letter in the middle.
MIDDLE_LETTER = re.compile(rf"\.[ ]?(?=[{UPPER}][{LOWER}])")
# Where a clause begins: a title has a capital here (`. Anh Hùng`), not in `Phong Nha - Kẻ Bàng`.
OPENING = re.compile(r"(?:^|[.!?…:“\"(;\n]|[,”] ?|\n ?[-–*|]) *$")
# A verb or conjunction that opens a sentence right before a name: `Bắt Lò Văn A`, `Theo Lê Văn A`.
PERSON_LEADERS = LEADERS | frozenset(map(syllable_key, word_list("person_leaders")))
# Whose people somebody is: `du khách người Anh Mary Stone`, `dân tộc Vân Kiều Hồ Văn A`.
PEOPLE_WORDS = frozenset(("người", "tộc", "tịch"))
# From one person to the next of a list, past a bracket.
LIST_STEP = re.compile(
    r"""
    [ ]?(?:\([^()\n]{0,160}\) | ,?[ ](?:sinh[ ]năm|SN)[ ]?\d{4} | ,?[ ]\d{1,2}[ ]tuổi)?
    [ ]?(?:,|;|và|cùng|với|,[ ]và|;[ ]và)[ ]
    (?:(?:vợ|chồng|con[ ]trai|con[ ]gái|em[ ]trai|em[ ]gái|anh[ ]trai|chị[ ]gái|cháu|bạn|cha|mẹ)[ ]là[ ])?$
    """,
    re.VERBOSE,
)


def named_people(words: Words, blocked: list[tuple[int, int]]) -> list[NamedPerson]:
    """Give every stretch of a view that names a person, in order; names of units and places are blocked."""
    found: list[NamedPerson] = []
    spans = iter([*blocked, (len(words.view) + 1, len(words.view) + 1)])
    begin, finish = next(spans)
    number = words.next_capital(0)
    while number >= 0:
        start = words.starts[number]
        while finish <= start:
            begin, finish = next(spans)
        if begin <= start:
            number = words.next_capital(number + 1)
            continue
        end, limit = number + 1, words.run_end(number, 7)
        while end < limit and words.starts[end] < begin and not words.texts[end].isdigit():
            end += 1
        person = _person(words, number, end, found[-1] if found else None)
        if person:
            found.append(person)
            end = max(words.index(person.end), number + 1)
        number = words.next_capital(end)
    return found


def is_listed(view: str, before: NamedPerson | None, start: int) -> bool:
    """True where only a bracket and `,` `;` `và` stand between a person and the next name."""
    if before is None or start - before.end > 180:
        return False
    return LIST_STEP.fullmatch(view, before.end, start) is not None


def _person(words: Words, first: int, end: int, before: NamedPerson | None) -> NamedPerson | None:
    """Read a run of capitals, from a word to another (exclusive), as title and name."""
    view = words.view
    begin, title_start, title = _title(words, first, end)
    start, stop = words.starts[begin], words.ends[end - 1]
    listed = is_listed(view, before, start)
    initials = INITIALS.match(view, start)
    if initials and initials.end() >= stop:
        stop = initials.end()
        is_somebody = title or listed or PERSON_AFTER.match(view, stop)
        name = view[start:stop].strip()
        return NamedPerson(start, stop, name, title_start, title, listed) if is_somebody else None
    if end - begin >= 2 and LETTER.fullmatch(words.texts[end - 1]):
        middle = MIDDLE_LETTER.match(view, stop) if title and len(words.texts[end - 1]) == 1 else None
        hidden = HIDDEN_END.match(view, stop)
        if middle:
            end = words.run_end(words.index(middle.end()), 3)
            stop = words.ends[end - 1]
        elif hidden:
            stop = hidden.end()
    person = NamedPerson(start, stop, view[start:stop], title_start, title, listed)
    if SURNAME_INITIALS.fullmatch(person.name) and words.keys[begin] in SURNAMES:
        return person
    return person if is_person(words, person, begin, end) else None


def _title(words: Words, first: int, end: int) -> tuple[int, int, str | None]:
    """Give the first word of the name in a run, where its title begins, and the title's key."""
    first = _after_people(words, first, end)
    for length in range(min(3, end - first - 1), 0, -1):
        key = " ".join(words.keys[first : first + length])
        opens = words.texts[first].isupper() or OPENING.search(
            words.view, max(0, words.starts[first] - 6), words.starts[first]
        )
        is_whole = key in COURTESY and end - first >= 4 and words.keys[first + 1] in SURNAMES
        if key in RANKS or (key in TITLES and (opens or is_whole)):  # `Anh Hùng`, `Ông Lê A`, `Thiếu Tá Lê A`
            return first + length, words.starts[first], key
    found = title_before(words, first)
    if found:
        found = rank_before(words, found[0]) or found
        return first, words.starts[found[0]], found[1]
    begin = first + 1 if words.keys[first] in PERSON_LEADERS and _drops_leader(words, first, end) else first
    return begin, words.starts[begin], None


def _after_people(words: Words, first: int, end: int) -> int:
    """Give where the name begins after the people or nation that somebody belongs to."""
    if first and words.keys[first - 1] in PEOPLE_WORDS:
        for length in (2, 1):
            key = " ".join(words.keys[first : first + length])
            if end - first - length >= 2 and (key in PEOPLES or key in NATIONS or key == "anh"):
                return first + length
    return first


def _drops_leader(words: Words, begin: int, end: int) -> bool:
    """`Theo Lê Văn A` begins with a preposition; `Và Tồng C` with the surname Và."""
    if end - begin < 3:
        return False
    return words.keys[begin] not in SURNAMES or (words.keys[begin + 1] in SURNAMES and end - begin >= 4)
