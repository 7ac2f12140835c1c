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
from tasks.facts.names import RANKS, SURNAMES
from tasks.facts.reading import UPPER
from tasks.facts.word_lists import read_lexicon, word_list
from tasks.facts.words import Words, syllable_key, words_of

# A name in capitals: `Nậm Xanh`, `Ia O`, `Móng Cái 1`, `R’Lấp`; its group tells where a tail begins.
CAPITAL = rf"[{UPPER}][\w’']*"
NAME = rf"({CAPITAL}(?:[ ](?:{CAPITAL}|\d{{1,2}}\b(?![/.,-]\d))){{0,6}})"
LONG_NAME = rf"{NAME}(?:[ ]?[-–][ ]?(?:Vũng[ ]Tàu|Huế))?"
# The area of an office: `tỉnh Hà Tĩnh`, `TP.Vinh`, `xã biên giới Y Tý`, `H. Mường Tè`.
AREA_WORD = (
    r"(?i:(?:(?:các|hai|ba|bốn)[ ])?(?:tỉnh|thành[ ]phố|tp\.?|huyện|quận|thị[ ]xã|tx\.?|xã|phường"
    r"|thị[ ]trấn|đặc[ ]khu|h\.|p\.|q\.)"
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
    "place|roman": rf"[ ](?:{PLACE}|[IVX]{{1,4}}|\d{{1,2}})",
    # `Đồn Nậm Xanh`: a post named short; not `Đồn Công an`.
    "short_post": rf"[ ](?!Công|Cảnh|Hải|Quân|Biên|Trưởng|Phó|BP|CA){NAME}",
    # `Hải đoàn 21 Cảnh sát biển`, `Lữ đoàn 171 Hải quân`
    "sea": rf"[ ]{NUMBER}(?:[ ](?i:hải[ ]quân|cảnh[ ]sát[ ]biển|CSB|kiểm[ ]ngư))?",
    # `Tiểu đoàn 614 bảo vệ biên giới tỉnh Attapeu`
    "border_number": r"[ ](?:số[ ])?\d{1,4}[ ]"
    rf"(?i:(?:cảnh[ ]sát[ ])?bảo[ ]vệ[ ]biên[ ]giới|BVBG|biên[ ]phòng)"
    rf"(?:[ ]{AREA})?",
    # `Ban Chỉ huy Phòng thủ khu vực 2 - Nậm Xanh`
    "defence": rf"[ ]\d{{1,2}}(?:[ ]?[-–][ ]?{NAME})?",
    # `Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn`
    "border_zone": rf"[ ]{PLACE}(?:[ ]?[-–][ ]?{NAME})?",
    # `Huyện ủy, UBND huyện Vân Hồ`: the area is told of the last of the list.
    "list": r"(?=,[ ](?:HĐND|UBND|Ủy[ ]ban|Hội[ ]đồng)|\Z)",
    "place|number": rf"[ ](?:{PLACE}|{NUMBER}(?:[ ]{AREA})?)",
    "name|number": rf"[ ](?:{NAME}|{NUMBER})",
    "post": rf"[ ](?:{NAME}|{NUMBER})",
    # `Cảng Cửa Hội - Bến Xanh`: a port post may bear two names.
    "port": rf"[ ]<PORT>[ ]{NAME}[ ]?[-–][ ]?(?!Đại|Thiếu|Trung|Thượng|Ảnh|B[ộĐ]|Công|UBND){NAME}",
    "army": r"[ ]\d{1,3}(?:[ ](?i:hải[ ]quân|cảnh[ ]sát[ ]biển))?",
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
# The name that a unit ends with: `Đồn Biên phòng` + `Nậm Xanh`.
NAME_AT_END = re.compile(rf"(?<=[ ]){NAME}\Z")
RANK_WORDS = frozenset(syllable_key(rank.split(" ")[0]) for rank in RANKS)
SECTIONS = frozenset(("department", "sea_unit", "other"))
SECTION_PARENTS = frozenset(("provincial_command", "national_command"))
TEAM_PARENTS = SECTION_PARENTS | {"post", "station", "sea_unit"}


class UnitName(NamedTuple):
    """A unit's printed name: offsets of the view and the kind that its head tells."""

    start: int
    end: int
    kind: str
    head: str = ""
    """Of a further name of a list the words that count for it too: `đồn biên phòng`."""


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
            if kind == "other" and LEADER_BEFORE.search(view, max(0, start - 12), start):
                continue
            match = pattern.match(view, start)
            end = _trimmed(words, match, kind) if match else 0
            if end:
                found.append(UnitName(start, end, kind))
                found += _rest_of_list(words, found[-1])
                taken = found[-1].end
                break
    return tuple(_joined(view, found))


# `Đội trưởng Đội Vũ trang`: the team belongs to the position.
LEADER_BEFORE = re.compile(r"(?:[Đđ]ội trưởng|[Đđ]ội phó|[Tt]ổ trưởng|[Tt]ổ phó) $")
# `các đồn Biên phòng A, B và C`, `Công an các xã A và B`: one head for every name of the list.
MANY_BEFORE = re.compile(r"(?i:các|những|hai|ba|bốn|năm|[2-9])[ ]$")
MANY_AREAS = re.compile(r"(?i:[ ](?:các|hai|ba|bốn)[ ])")
LIST_NAME = re.compile(rf"(?:,[ ]|[ ]và[ ]|,[ ]và[ ]){NAME}(?!\w)")
LISTED = frozenset(("post", "station", "police", "government", "provincial_command", "army"))


def _rest_of_list(words: Words, unit: UnitName) -> list[UnitName]:
    """Give the further units of a list that names their kind once."""
    view, found, end = words.view, list[UnitName](), unit.end
    first = NAME_AT_END.search(view, unit.start, unit.end)
    is_list = MANY_BEFORE.search(view, max(0, unit.start - 7), unit.start) or MANY_AREAS.search(
        view, unit.start, unit.end
    )
    if unit.kind not in LISTED or first is None or not is_list:
        return found
    head = view[unit.start : first.start()].strip()
    while match := LIST_NAME.match(view, end):
        number = words.index(match.start(1))
        following = _heads().get(words.keys[number], ())
        stop = _cut(words, number, words.index(match.end()) - 1)
        if (
            not stop
            or words.keys[number] in RANK_WORDS
            or any(pattern.match(view, match.start(1)) for _, pattern in following)
        ):
            break
        found.append(UnitName(match.start(1), stop, unit.kind, head))
        end = stop
        if "và" in match[0]:
            break
    return found


def _joined(view: str, found: list[UnitName]) -> list[UnitName]:
    """Make one of a section and the unit it stands in, with a blank between: `Hải đội 2 BĐBP tỉnh A`."""
    joined: list[UnitName] = []
    for unit in found:
        last = joined[-1] if joined else None
        parents = TEAM_PARENTS if last and last.kind == "other" else SECTION_PARENTS
        is_nested = last and last.kind in SECTIONS and unit.kind in parents and not unit.head
        if last and is_nested and unit.start == last.end + 1 and view[last.end] == " ":
            joined[-1] = last._replace(end=unit.end)
        else:
            joined.append(unit)
    return joined


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
    if _is_other_name(words, match.start(), first, last, kind):
        return 0
    if kind == "post" and first == last and (stop := _lost_capital(words, first)):
        return stop
    return _cut(words, first, last) or (0 if _stops(words, first) else words.ends[first - 1])


def _is_other_name(words: Words, start: int, first: int, last: int, kind: str) -> bool:
    """True of a person's name , and where `Đồn` ends a word: `Vân Đồn Xanh`, `tin đồn Nga`."""
    if kind != "post":
        is_alone = first == last and words.keys[first] not in gazetteer().entries
        return kind == "police" and is_alone and words.starts[first] - start <= 8
    number = words.index(start)
    before = words.texts[number - 1] if number and words.gaps[number - 1] == " " else ""
    is_name = before[:1].isupper() and words.texts[number][0].isupper()
    return first == number + 1 and (is_name or before in ("tin", "lời", "nghe"))


def _lost_capital(words: Words, first: int) -> int:
    """Give where a place's name ends whose second word lost its capital: `Đồn Biên phòng Bản lầu`."""
    whole = " ".join(words.keys[first : first + 2])
    if words.keys[first] in gazetteer().entries or whole not in gazetteer().entries:
        return 0
    return words.ends[first + 1] if words.gaps[first] == " " else 0


def _cut(words: Words, first: int, last: int) -> int:
    """Give where the tail ends that begins at a word; 0 when its first word already is no name."""
    known, is_province = first, False
    for stop, key in words.prefixes(first, last + 1 - first):
        if entries := gazetteer().entries.get(key):
            known, is_province = stop, entries[0].kind == "province"
    for number in range(first, last + 1):
        is_count = is_province or not words.is_part_of_name(number)  # `BĐBP An Giang 5 năm qua`
        counts = words.texts[number].isdigit() and number >= known and is_count
        is_person = number >= max(known, first + 1) and words.keys[number] in SURNAMES and last > number
        if _stops(words, number) or counts or (is_person and (known > first or last - first >= 3)):
            return words.ends[number - 1] if number > first else 0
    return words.ends[last]


def _stops(words: Words, number: int) -> bool:
    following = words.texts[number + 1] if number + 1 < words.count else ""
    return words.texts[number] in STOPPERS or f"{words.texts[number]} {following}" in STOPPERS
