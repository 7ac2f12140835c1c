"""Where places are named: a kind word and a name (`xã Nậm Xanh`), or a known name alone (`Hà Tĩnh`).

Which place a name means is settled in `addresses.py`, by the names around it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tasks.facts.gazetteer import Entry, gazetteer
from tasks.facts.names import SURNAMES, is_after_person_title
from tasks.facts.place_words import (
    COUNTRY_BEFORE,
    FIRST_WORDS,
    IN_A_NAME,
    INITIAL_LIKE,
    KIND_OF,
    KIND_WORD,
    LEADERS,
    LIST_GAP,
    MANY,
    MARKER,
    MARKER_WORDS,
    NEXT_MARKER,
    NO_PLACE,
    PAIR,
    PARTS_OF_NAMES,
    SHORT_COUNTRIES,
    UNITS_OF_STATE,
)
from tasks.facts.word_lists import word_list
from tasks.facts.words import Words, name_key


@dataclass(slots=True)
class Named:
    """A stretch that names a place: what is printed, and what the place could be."""

    start: int
    """Of the kind word, where there is one."""
    end: int
    name: str
    kind: str | None
    """By the kind word; None for a bare name."""
    word: str | None = None
    candidates: list[Entry] = field(default_factory=list)
    in_list: bool = False
    in_unit: bool = False


class Known(NamedTuple):
    """A name of the gazetteer: where it ends (number of a word, exclusive), and which places bear it."""

    stop: int
    entries: list[Entry]


WANTED = {
    "province": ("province", "foreign_province"),
    "city": ("province", "district", "foreign_province"),
    "district": ("district",),
    "commune": ("commune",),
    "gate": ("gate",),
    "island": ("island",),
    "other": ("other", "district"),
    "sea_area": ("province", "country"),
}
"""Kinds of gazetteer entries that a kind word may mean."""
NUMBERED_WORDS = {"q.": "Quận", "quận": "Quận", "p.": "Phường", "phường": "Phường"}
OFFICES = word_list("offices")
# `lối mở Km3+4`: a crossing named by the road's length.
# Where a place must stand: `tại Bãi Xanh`, `cách Hòn Đỏ`, `khu vực Cửa Xanh`.
PLACE_BEFORE = re.compile(r"(?:tại|ở|đến|qua|vào|cách|khu vực|gần|ngang|lên|xuống|từ|về|ra|trên) $")
KILOMETRE = re.compile(r"[Kk]m[ ]?\d{1,3}(?:[ ]?\+[ ]?\d{1,3})?(?!\w)")
DASH = re.compile("[-–]")
NO_NAMES = frozenset(("Ảnh", "Khẩu", "Theo", "Tại", "Quốc", "Biên"))
"""Capitals that begin no name after a kind word: `tại cửa khẩu. Ảnh`."""


def named_places(words: Words, units: list[tuple[int, int]]) -> list[Named]:
    """Give every stretch of a view that may name a place, in order, none overlapping.

    `units` are the stretches of unit names: places inside are marked.
    """
    found = [*_markers(words), *_typed(words)]
    found += _bare(words, sorted((named.start, named.end) for named in found))
    found.sort(key=lambda named: named.start)
    kept: list[Named] = []
    spans = iter([*units, (len(words.view) + 1, 0)])
    start, end = next(spans)
    for named in found:
        if kept and named.start < kept[-1].end:
            continue
        while end and end <= named.start:
            start, end = next(spans)
        named.in_unit = start <= named.start < end
        # `bộ đội biên phòng cửa khẩu Nậm Xanh`: a post without its first word is no place.
        if named.in_unit or named.kind != "gate" or not words.view.endswith("phòng ", 0, named.start):
            kept.append(named)
    return kept


def _markers(words: Words) -> Iterator[Named]:
    end = 0
    for start, key in zip(words.starts, words.keys, strict=True):
        match = MARKER.match(words.view, start) if key in MARKER_WORDS and start >= end else None
        if match is None:
            continue
        end = match.end("number")
        yield Named(match.start(), end, match["number"], "marker")
        while following := NEXT_MARKER.match(words.view, end):
            end = following.end("number")
            yield Named(following.start("number"), end, following["number"], "marker")


def _typed(words: Words) -> Iterator[Named]:
    """Give the names that stand under a kind word."""
    view, end = words.view, 0
    for position, key in zip(words.starts, words.keys, strict=True):
        match = KIND_WORD.match(view, position) if key in FIRST_WORDS and position >= end else None
        if match is None:
            continue
        end = match.end()
        word = match["kind"].lower().partition(" (")[0]
        kind = KIND_OF.get(word) or KIND_OF[word.rstrip(".")]
        if kind == "sea_area" and match["modifier"]:  # `vùng biển đảo Nam Xanh`
            kind = "island"
        if match["kind"][0].isupper() and word in PARTS_OF_NAMES and not view[match.end()].isdigit():
            if named := _in_whole(words, position, kind):
                yield named
                end = named.end
                continue
            if not _opens_sentence(words, position):
                continue
        named = _name_at(words, match.end(), kind, word, match.start())
        if named is None or (word in INITIAL_LIKE and not named.candidates):
            continue
        yield named
        if kind in ("gate", "crossing"):
            yield from _opposite_gate(words, named)
        if MANY.search(view, max(0, match.start() - 8), match.start()):
            yield from _rest_of_list(words, named)


def _opens_sentence(words: Words, position: int) -> bool:
    """True of a kind word with a sentence's capital: `. Đảo Nam Xanh`; not of `. Cầu Treo`, `. Hồ Văn A`."""
    first, view = words.index(position), words.view
    opens = view.endswith((". ", "\n", "; "), 0, position) or not position
    known = any(key in gazetteer().entries for stop, key in words.prefixes(first) if stop > first + 1)
    return opens and not known and words.keys[first] not in SURNAMES


def _in_whole(words: Words, position: int, kind: str) -> Named | None:
    """Give a place whose name begins with its kind: `cách Bãi Xanh 200 m`, `ra vào Cửa Đỏ`."""
    first = words.index(position)
    before = words.view[max(0, position - 12) : position]
    if (
        kind not in ("other", "island", "river")
        or words.keys[first] in SURNAMES
        or not PLACE_BEFORE.search(before)
    ):
        return None
    end, _ = _name_end(words, first, kind)
    name = words.view[position : words.ends[end - 1]]
    return Named(position, words.ends[end - 1], name, kind) if not gazetteer().named(name) else None


def _name_at(words: Words, position: int, kind: str, word: str, start: int) -> Named | None:
    """Read the name that begins at a position of the view, under a kind word."""
    first = words.index(position)
    if first >= words.count or words.starts[first] != position:
        return None
    if kind == "hamlet" and _is_head(words, first):
        return None
    if kind == "crossing" and (mark := KILOMETRE.match(words.view, position)):
        return Named(start, mark.end(), mark[0], kind, word)
    if words.texts[first].isdigit():
        return _numbered(words, first, kind, word, start)
    pair = f"{words.texts[first]} {words.texts[first + 1]}" if first + 1 < words.count else ""
    if not words.capital[first] or words.texts[first] in NO_NAMES or pair in OFFICES:
        return None
    end, candidates = _name_end(words, first, kind)
    name = words.view[words.starts[first] : words.ends[end - 1]]
    if kind in UNITS_OF_STATE and not candidates:
        candidates = [entry for entry in gazetteer().named_alike(name) if entry.kind in WANTED[kind]]
    return Named(start, words.ends[end - 1], name, kind, word, candidates)


def _is_head(words: Words, first: int) -> bool:
    """True of `trưởng bản Giàng A`: the head of a hamlet, not a hamlet."""
    is_head = first > 1 and words.keys[first - 2] == "trưởng"
    return is_head and words.keys[first] in SURNAMES and words.run_end(first) - first > 1


def _numbered(words: Words, first: int, kind: str, word: str, start: int) -> Named | None:
    """`thôn 2`, `Quận 8`: a number is the name, and keeps its kind word; `bản 7/8` is none."""
    if kind != "hamlet" and word not in NUMBERED_WORDS:
        return None
    gap, following = words.gaps[first], words.texts[first + 1 : first + 2]
    if gap in ("/", ",", ".") and following and following[0].isdigit():
        return None
    shown = f"{NUMBERED_WORDS.get(word, word)} {words.texts[first]}"
    candidates = [entry for entry in gazetteer().named(shown) if entry.kind == kind]
    return Named(start, words.ends[first], shown, kind, word, candidates)


def _name_end(words: Words, first: int, kind: str) -> Known:
    """Give where the name of a kind ends that begins at a word, and the places that bear it."""
    end = words.run_end(first, 7)
    known = _longest_known(words, first, kind)
    if known and (
        known.stop == end or (kind in UNITS_OF_STATE and _ends_there(words, first, known.stop, end))
    ):
        return known
    loose = _longest_known(words, first, kind, any_case=True) if kind in UNITS_OF_STATE else None
    if loose:
        return loose
    stop = _trimmed(words, first, end)
    if words.texts[stop - 1] == "Hữu" and stop < words.count and words.texts[stop] == "nghị":
        stop += 1  # `cầu Hữu nghị`
    if kind == "hamlet" and stop == end and words.gaps[end - 1].strip(" ") == "-":
        further = words.run_end(end, 4) if end < words.count and words.capital[end] else end
        name = words.view[words.starts[end] : words.ends[further - 1]] if further > end else ""
        is_name = further > end and words.texts[end] not in NO_NAMES
        if is_name and not gazetteer().named(name):  # `thôn Chí Lý - Nặm Xanh`
            stop = further
    return Known(stop, [])


def _ends_there(words: Words, first: int, stop: int, end: int) -> bool:
    """`phường Quế` is known, `xã Quế Xuân` is another one; `tỉnh Hà Tĩnh Võ Trọng A` ends before a person."""
    return stop - first > 1 or (words.keys[stop] in SURNAMES and end - stop >= 2)


def _longest_known(words: Words, first: int, kind: str, *, any_case: bool = False) -> Known | None:
    """Give the longest name of the gazetteer that begins at a word; in any case: `huyện Cẩm xuyên`."""
    places, wanted, best = gazetteer(), WANTED.get(kind, ()), None
    for stop, key in words.prefixes(first):
        last = stop - 1
        is_written = words.capital[last] or words.texts[last].isdigit() or DASH.search(words.gaps[last - 1])
        if last > first and not is_written and not any_case:
            break
        entries = [entry for entry in places.entries.get(key, ()) if entry.kind in wanted]
        if entries and (last > first or not any_case):
            best = Known(stop, entries)
        if key not in places.starts:
            break
    return best


def _trimmed(words: Words, first: int, end: int) -> int:
    """Cut a run of capitals where a person's name or a new sentence begins: `bản Nậm Xanh Lò Văn A`."""
    for number in range(first + 1, end):
        far = number - first >= 2 or words.keys[number + 1 : number + 2] in (
            ["văn"],
            ["thị"],
            ["a"],
            ["seo"],
            ["bá"],
        )
        is_person = end - number >= 3 and far and words.keys[number] in SURNAMES
        if words.keys[number] in LEADERS or is_person:
            return number
    return end


def _opposite_gate(words: Words, named: Named) -> Iterator[Named]:
    """Give the second gate of `cặp cửa khẩu A (Việt Nam) - B (Lào)`."""
    pair = PAIR.match(words.view, named.end)
    following = _name_at(words, pair.end(), named.kind or "", named.word or "", pair.end()) if pair else None
    if following and not any(entry.kind == "country" for entry in gazetteer().named(following.name)):
        yield following


def _rest_of_list(words: Words, named: Named) -> Iterator[Named]:
    """Give the further names of `các huyện A, B và C`."""
    end = named.end
    while gap := LIST_GAP.match(words.view, end):
        following = _name_at(words, gap.end(), named.kind or "", named.word or "", gap.end())
        if following is None or (named.candidates and not following.candidates and " " not in following.name):
            return
        following.in_list = named.in_list = True
        yield following
        end = following.end
        if "và" in gap[0]:
            return


def _bare(words: Words, covered: list[tuple[int, int]]) -> Iterator[Named]:
    """Give known names without a kind word, one run of capitals at a time."""
    spans = iter([*covered, (len(words.view) + 1, len(words.view) + 1)])
    begin, finish = next(spans)
    number = words.next_capital(0)
    while number >= 0:
        start = words.starts[number]
        while finish <= start:
            begin, finish = next(spans)
        if begin <= start:
            number = words.next_capital(number + 1)
            continue
        end = words.run_end(number)
        first = number + 1 if end - number > 1 and words.keys[number] in LEADERS else number
        known = _known_in_run(words, first, end)
        while end > first + 1 and words.texts[end - 1].isdigit() and not (known and known.stop == end):
            end -= 1
        if known and _stands_alone(words, first, known.stop, end):
            stop = words.ends[known.stop - 1]
            name = words.view[words.starts[first] : stop]
            yield Named(words.starts[first], stop, name, None, None, known.entries)
            end = known.stop
        number = words.next_capital(max(end, number + 1))


def _known_in_run(words: Words, first: int, end: int) -> Known | None:
    places, best = gazetteer(), None
    for stop, key in words.prefixes(first):
        if stop > end and not DASH.search(words.view, words.ends[first], words.starts[stop - 1]):
            break
        if entries := places.entries.get(key):
            best = Known(stop, entries)
        if key not in places.starts:
            break
    return best


def _stands_alone(words: Words, first: int, stop: int, end: int) -> bool:
    """True where a bare name is not part of a longer name, and no person's, street's or paper's."""
    before = words.view[max(0, words.starts[first] - 45) : words.starts[first]]
    if NO_PLACE.search(before) or IN_A_NAME.search(before):
        return False
    is_one_word = stop == first + 1
    if is_one_word and words.keys[first] in SHORT_COUNTRIES and not COUNTRY_BEFORE.search(before):
        return False
    if is_one_word and is_after_person_title(words, first) and name_key(words.texts[first]) != "campuchia":
        return False
    return stop >= end or (words.keys[stop] in SURNAMES and end - stop >= 2)
