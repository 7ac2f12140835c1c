"""Where units are named: the grammar of their names, from the first word of the head to the end of the tail.

`đồn biên phòng` + `Nậm Xanh`, `BĐBP` + `tỉnh` + `Hà Tĩnh`: a head in any case and abbreviation, then a tail
in capitals. `lexicon/unit_kinds.csv` lists the heads in the order in which they are tried: `{a|b}` is any
of, `[a]` may be left out, `<NAME>` is a row of `unit_vocabulary.csv`, `=` keeps the case. A head is tried
only where its first word stands, so that reading stays linear.
"""

import re
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from tasks.facts.gazetteer import gazetteer
from tasks.facts.names import SURNAMES
from tasks.facts.reading import UPPER
from tasks.facts.word_lists import read_lexicon, word_list
from tasks.facts.words import Words, syllable_key, words_of

# A name in capitals: `Nậm Xanh`, `Ia O`, `Móng Cái 1`, `R’Lấp`; its group tells where a tail begins.
CAPITAL = rf"[{UPPER}][\w’']*"
NAME = rf"({CAPITAL}(?:[ ](?:{CAPITAL}|\d{{1,2}}\b(?![/.,-]\d))){{0,6}})"
LONG_NAME = rf"{NAME}(?:[ ]?[-–][ ]?(?:Vũng[ ]Tàu|Huế))?"
# The area of an office: `tỉnh Hà Tĩnh`, `TP.Vinh`, `xã biên giới Y Tý`, `H. Mường Tè`.
AREA_WORD = (
    r"(?i:(?:tỉnh|thành[ ]phố|tp\.?|huyện|quận|thị[ ]xã|tx\.?|xã|phường|thị[ ]trấn|đặc[ ]khu|h\.|p\.|q\.)"
    r"(?:[ ](?:đảo|biên[ ]giới))?)"
)
AREA = rf"(?:{AREA_WORD}[ ]*{LONG_NAME})"
PLACE = rf"(?:{AREA}|{LONG_NAME})"
# `Hải đội 2`, `Đội Quản lý thị trường số 4`; no date and no decimal.
NUMBER = r"(?:số[ ])?\d{1,3}\b(?![/.,-]\d)"
# What follows a head, by the column `tail`.
TAILS = {
    "": "",
    "name": rf"[ ]{NAME}",
    "place": rf"[ ]{PLACE}",
    "area": rf"[ ]{AREA}",
    "?place": rf"(?:[ ]{PLACE})?",
    "?area": rf"(?:[ ]{AREA})?",
    "number": rf"[ ]{NUMBER}",
    "?number": rf"(?:[ ]{NUMBER})?",
    "roman": r"[ ](?:[IVX]{1,4}|\d{1,2})",
    "place|number": rf"[ ](?:{PLACE}|{NUMBER})",
    "name|number": rf"[ ](?:{NAME}|{NUMBER})",
    "post": rf"[ ](?:{NAME}|{NUMBER})",
    # `Cảng Cửa Hội - Bến Xanh`: a port post may bear two names.
    "port": rf"[ ]<PORT>[ ]{NAME}[ ]?[-–][ ]?(?!Đại|Thiếu|Trung|Thượng|Ảnh|B[ộĐ]|Công|UBND){NAME}",
    "army": r"[ ]\d{1,2}(?:[ ](?i:hải[ ]quân|cảnh[ ]sát[ ]biển))?",
    "force": rf"(?![ ](?i:viên))(?:[ ]<FULL_FORCE>(?:[ ]{PLACE})?)?",
    "police": rf"(?:,?[ ](?:thuộc[ ])?<POLICE>[ ]{PLACE}|[ ]{PLACE})?",
    # `BĐBP tỉnh`, said of the one named before.
    "bare": rf"(?![ ][{UPPER}])",
}
# `Phó Tư lệnh BĐBP`, `toàn lực lượng Bộ đội Biên phòng`: the force as a whole, a unit only here.
WHOLE_FORCE = (
    r"(?:(?<=[Tt]ư[ ]lệnh[ ])|(?<=toàn[ ]lực[ ]lượng[ ])|(?<=[Cc]hính[ ]trị[ ])|(?<=[Cc]hính[ ]ủy[ ])"
    r"|(?<=phạm[ ]\())"
    r"(?i:<FULL_FORCE>)"
)
# `[cục] hải quan`, `trạm [cửa khẩu]`: what may be left out, at the beginning and further on.
LEFT_OUT_FIRST = re.compile(r"^\[((?:\{[^}]*\}|[^\[\]])*)\][ ]")
LEFT_OUT = re.compile(r"[ ]\[((?:\{[^}]*\}|[^\[\]])*)\]")
ONE_OF = re.compile(r"\{([^{}]*)\}")
REFERENCE = re.compile(r"<([A-Z_]+)>")


class UnitName(NamedTuple):
    """A unit's printed name: offsets of the view and the kind that its head tells."""

    start: int
    end: int
    kind: str


@lru_cache(maxsize=1)
def _heads() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """Give the kinds and patterns to try, by the key of the head's first word."""
    vocabulary = {row["name"]: row["spellings"] for row in read_lexicon("unit_vocabulary.csv")}
    rows = [(row["kind"], row["head"], row["tail"]) for row in read_lexicon("unit_kinds.csv")]
    heads: dict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
    for kind, head, tail in rows:
        written = REFERENCE.sub(lambda match: f"{{{vocabulary[match[1]]}}}", head.removeprefix("="))
        tail_pattern = REFERENCE.sub(
            lambda match: f"(?i:{_pattern(f'{{{vocabulary[match[1]]}}}')})", TAILS[tail]
        )
        head_pattern = _pattern(written) if head.startswith("=") else f"(?i:{_pattern(written)})"
        compiled = re.compile(rf"{head_pattern}{tail_pattern}(?!\w)")
        for first in _first_words(written):
            heads[syllable_key(first)].append((kind, compiled))
    whole = REFERENCE.sub(lambda match: _pattern(f"{{{vocabulary[match[1]]}}}"), WHOLE_FORCE)
    for first in _first_words(f"{{{vocabulary['FULL_FORCE']}}}"):
        heads[syllable_key(first)].append(("national_command", re.compile(rf"{whole}(?!\w)")))
    return heads


def _pattern(written: str) -> str:
    """Turn a head as it is written in the lexicon into a pattern."""
    while LEFT_OUT_FIRST.search(written) or LEFT_OUT.search(written) or ONE_OF.search(written):
        written = ONE_OF.sub(r"«\1»", written)
        written = LEFT_OUT_FIRST.sub(r"⟦\1 ⟧", written)
        written = LEFT_OUT.sub(r"⟦ \1⟧", written)
    escaped = re.sub(r"[.&()-]", lambda match: "\\" + match[0], written).replace(" ", "[ ]")
    return escaped.replace("«", "(?:").replace("»", ")").replace("⟦", "(?:").replace("⟧", ")?")


def _first_words(written: str) -> set[str]:
    """Give the words that a head may begin with, in lower case."""
    left_out = LEFT_OUT_FIRST.search(written)
    if left_out:
        return _first_words(left_out[1]) | _first_words(written[left_out.end() :])
    one_of = ONE_OF.match(written)
    starts = one_of[1].split("|") if one_of else [written]
    return {start.split(" ")[0].split("-")[0].strip(".,").lower() for start in starts}


@lru_cache(maxsize=4)
def unit_names(view: str) -> tuple[UnitName, ...]:
    """Give the stretches of a view that name a unit, left to right, none inside another."""
    words, heads = words_of(view), _heads()
    found: list[UnitName] = []
    taken = 0
    for start, key in zip(words.starts, words.keys, strict=True):
        if key not in heads or start < taken:
            continue
        for kind, pattern in heads[key]:
            match = pattern.match(view, start)
            end = _trimmed(words, match, kind) if match else 0
            if end:
                found.append(UnitName(start, end, kind))
                taken = end
                break
    return tuple(found)


# Words that begin something else after a unit's name: `… Móng Cái - Ảnh`, `công an. Theo …`.
STOPPERS = word_list("unit_stoppers")
# Words that begin no tail: the head goes on (`Viện kiểm sát Nhân dân tối cao`) or another unit follows.
NO_TAIL = word_list("no_unit_tail")
CIVIL = frozenset(("government", "party_mass", "police", "customs"))


def _is_place(words: Words, first: int, stop: int) -> bool:
    """True where the words begin with the name of a place, of two words at least."""
    return any(
        key in gazetteer().entries for end, key in words.prefixes(first, stop - first) if end > first + 1
    )


def _trimmed(words: Words, match: re.Match[str], kind: str) -> int:
    """Cut what is no name from a unit's tail: a person, a count, a caption's mark; 0 when no name is left."""
    if not match.lastindex or match.end(match.lastindex) < match.end():
        return match.end()
    first = words.index(match.start(match.lastindex))
    last = words.index(match.end())
    last = last - 1 if last else 0
    known_at_all = _is_place(words, first, last + 1)
    if words.texts[first] in NO_TAIL and not known_at_all:
        return 0
    if kind in CIVIL and last - first >= 2 and words.keys[first] in SURNAMES and not known_at_all:
        return words.ends[first - 1]
    is_alone = first == last and words.keys[first] not in gazetteer().entries
    if kind == "police" and is_alone and words.starts[first] - match.start() <= 8:
        return 0  # `công an Đinh …`: a person's name
    if kind == "post" and first == last and (stop := _lost_capital(words, first)):
        return stop
    return _cut(words, first, last) or (0 if _stops(words, first) else words.ends[first - 1])


def _lost_capital(words: Words, first: int) -> int:
    """Give where a place's name ends whose second word lost its capital: `Đồn Biên phòng Bản lầu`."""
    whole = " ".join(words.keys[first : first + 2])
    if words.keys[first] in gazetteer().entries or whole not in gazetteer().entries:
        return 0
    return words.ends[first + 1] if words.gaps[first] == " " else 0


def _cut(words: Words, first: int, last: int) -> int:
    """Give where the tail ends that begins at a word; 0 when its first word already is no name."""
    known = first
    for stop, key in words.prefixes(first, last + 1 - first):
        if key in gazetteer().entries:
            known = stop
    for number in range(first, last + 1):
        counts = words.texts[number].isdigit() and number >= known and not words.is_part_of_name(number)
        is_person = number >= max(known, first + 1) and words.keys[number] in SURNAMES and last > number
        if _stops(words, number) or counts or (is_person and (known > first or last - first >= 3)):
            return words.ends[number - 1] if number > first else 0
    return words.ends[last]


def _stops(words: Words, number: int) -> bool:
    following = words.texts[number + 1] if number + 1 < words.count else ""
    return words.texts[number] in STOPPERS or f"{words.texts[number]} {following}" in STOPPERS
