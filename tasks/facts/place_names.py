"""Where places are named: a kind word and a name (`xã Nậm Xanh`), or a known name alone (`Hà Tĩnh`).

Which place a name means is settled in `places.py`, by the names around it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tasks.facts.gazetteer import Entry, gazetteer
from tasks.facts.names import SURNAMES, is_after_person_title
from tasks.facts.reading import LOWER, UPPER
from tasks.facts.word_lists import word_list
from tasks.facts.words import Words, name_key, syllable_key

# Kind words before a name, longest first: `xã biên giới Y Tý`, `TP.Vinh`, `TX. Cửa Lò`, `H.Mường Tè`.
KIND_WORDS = {
    "province": ("tỉnh",),
    "city": ("thành phố", "tp.", "tp"),
    "district": ("huyện", "thị xã", "tx.", "tx", "quận", "h.", "q."),
    "commune": ("xã", "phường", "thị trấn", "đặc khu", "tt.", "p.", "x."),
    "hamlet": (
        "thôn", "bản", "cụm bản", "ấp", "khóm", "xóm", "buôn", "làng", "phum", "sóc", "khối phố", "khối",
        "khu phố", "tổ dân phố", "tổ", "khu", "tdp",
    ),
    "gate": (
        "cửa khẩu quốc tế đường sắt", "cửa khẩu quốc tế", "cửa khẩu chính", "cửa khẩu phụ", "cửa khẩu song phương",
        "cửa khẩu", "ckqt", "ckc", "ck",
    ),
    "crossing": ("lối mở", "lối thông quan", "điểm thông quan"),
    "island": ("quần đảo", "đảo", "hòn", "cù lao"),
    "river": ("sông", "suối", "kênh", "rạch", "hồ"),
    "sea_area": ("vùng biển", "ngư trường", "vịnh"),
    "other": (
        "cảng cá", "cảng biển", "cảng", "bến cảng", "bến đò", "bến", "cầu", "thác", "chợ", "bãi tắm", "bãi biển",
        "đèo", "hang", "núi", "trấn", "cửa biển", "cửa", "mũi", "cột cờ",
    ),
}  # fmt: skip
KIND_OF = {word: kind for kind, words in KIND_WORDS.items() for word in words}

# Kind words that are also parts of names (`Bản Lầu`, `Cầu Treo`, the surname Hồ): a capital makes them one.
PARTS_OF_NAMES = word_list("parts_of_names")

# `tỉnh Hà Tĩnh` · `xã đảo Nam Xanh` · `các huyện A, B` · `TP.Vinh` · `khu 3`: the kind word right before a name.
KIND_WORD = re.compile(
    rf"""
    (?<!\w)(?<!yêu[ ])(?<!nhu[ ])(?<!toàn[ ])(?<!văn[ ])(?<!biên[ ])(?<!quân[ ])(?<!Quân[ ])(?<!tiểu[ ])(?<!phân[ ])(?<!hợp[ ]tác[ ])(?<!ấn[ ])(?<!kịch[ ])
    (?P<kind>[Cc]ửa[ ](?:[Kk]hẩu)[ ](?:[Qq]uốc[ ][Tt]ế|[Cc]hính|[Pp]hụ)(?:[ ]\(CK\w{{0,3}}\))?
        | {"|".join(f"[{word[0].upper()}{word[0]}]{re.escape(word[1:])}" for word in sorted(KIND_OF, key=len, reverse=True))}
        | TP\.? | TX\.? | TT\.? | CKQT | CK | [Tt]hị[ ]Trấn | [Tt]hành[ ]Phố | [Tt]hị[ ]Xã | Đặc[ ]Khu)
    (?P<modifier>[ ](?:đảo|biên[ ]giới|vùng[ ]cao|vùng[ ]biên|miền[ ]núi|ven[ ]biển|quốc[ ]tế|chính|phụ|giáp[ ]biên))?
    (?:[ ]+(?=[{UPPER}\d]) | (?<=\.)(?=[{UPPER}\d]))
    """,
    re.VERBOSE,
)

# `cột mốc số 402` · `mốc 1310(2)` · `mốc 1204/1` · `mốc giới 1368 (3)`
MARKER = re.compile(r"(?i:cột[ ]mốc|mốc[ ]giới|mốc(?:[ ]quốc[ ]giới)?)(?:[ ](?:biên giới|số|từ|các))*[ ](?P<number>\d{1,4}(?:[ ]?\(\d\))?(?:/\d{1,2})?)(?![\d.,]\d)")
# … `đến 619`, `và mốc 171`, `- 428`: a further marker of the same list.
NEXT_MARKER = re.compile(r"(?:[ ]?[-–,][ ]?|[ ](?:đến|tới|và)[ ])(?:(?:cột[ ])?mốc[ ])?(?:số[ ])?(?P<number>\d{2,4}(?:[ ]?\(\d\))?(?:/\d{1,2})?)(?![\d.,/(]|[ ]?(?:giờ|phút|km|m\b|kg|vụ|người|đối))")

# `các huyện A, B và C` · `hai xã A và B`: the kind word counts for every name of the list.
MANY = re.compile(r"(?i:các|những|hai|ba|bốn|năm|sáu|bảy|tám|\d{1,2})[ ]$")
LIST_GAP = re.compile(r",[ ]|[ ](?:và|với|-|–)[ ]|,[ ]và[ ]|[ ]?/[ ]?|;[ ]")

# Between the gates of a pair: `Nậm Xanh (Việt Nam) - Nậm Phao (Lào)`, `A/B`.
PAIR = re.compile(r"(?:[ ]\((?:Việt Nam|Lào|Trung Quốc|Campuchia)\))?[ ]?[-–/][ ]?")
# One letter and a stop is a kind word before a known name only: `H. Mường Tè`, but `N.H.A`, `Ảnh: Q. A.`
INITIAL_LIKE = frozenset({"h.", "q.", "p.", "x."})

# A person of a country is no place: `công dân Việt Nam`, `3 đối tượng người Lào`, `quốc tịch Campuchia`.
NATIONAL = re.compile(
    r"(?:công dân|người|quốc tịch|đối tượng|lao động|phụ nữ|thanh niên|cô dâu|du khách|khách|ngư dân|tiếng|nạn nhân|học sinh"
    r"|cháu|nhân dân|hộ chiếu|gốc|chữ|thuyền viên|cư dân|dân tộc|bà con|trẻ em|sinh viên|doanh nghiệp|thương nhân"
    r"|tiền|hàng|thuốc lá|rượu|quân đội|cán bộ|bộ đội|công nhân|đàn ông|nam|nữ|tàu|xe|biển số|đồng bào|mẹ|món|phía bạn) $",
    re.IGNORECASE,
)
# Names that are no place here: `đường Trần Phú`, `trường THCS Hoàng Sa`, `báo Nghệ An`, `Ảnh: Thái Bình`.
NO_PLACE = re.compile(
    r"(?:đường|phố|trường|tiểu học|THCS|THPT|mầm non|khách sạn|nhà hàng|công ty|chùa|báo|tạp chí|Ảnh:|ảnh:|Ảnh|bài:|hiệu"
    r"|hãng|giải|chiến dịch|chiến thắng|trận|tập đoàn|cúp|đội bóng|bệnh viện|nhà máy|Đài|đền|tượng|TNHH|MTV|cổ phần|CP) $"
)
# `Tổng công ty Thương mại Sài Gòn`: a company's, hotel's or paper's own name goes on to here.
IN_A_NAME = re.compile(
    r"(?i:công ty|tập đoàn|ngân hàng|khách sạn|nhà hàng|bệnh viện|câu lạc bộ|CLB|hợp tác xã|HTX|đại học|học viện|trường|báo|đài)"
    r"(?:[ ](?!tại|ở|từ|của|đóng|trên|đến|thuộc)[^ ,.;:()\n]{1,12}){0,5}[ ]$"
)
# Countries of one syllable that are also given names: `anh Đức`, `bà Nga`.
SHORT_COUNTRIES = frozenset(("nga", "mĩ", "pháp", "đức", "úc"))
COUNTRY_BEFORE = re.compile(r"(?i:nước|tại|ở|từ|sang|về|đến|phía|quốc tịch|người|và) $")
# A capital that only begins a sentence or a list: `Tại Hà Tĩnh`, `Từ Lào`.
LEADERS = frozenset(map(syllable_key, word_list("leaders")))


@dataclass(slots=True)
class Named:
    """A stretch that names a place: what is printed, and what the place could be."""

    start: int
    """Of the kind word, where there is one."""
    name_start: int
    end: int
    name: str
    kind: str | None
    """By the kind word; None for a bare name."""
    word: str | None = None
    candidates: list[Entry] = field(default_factory=list)
    in_list: bool = False
    in_unit: bool = False


def named_places(words: Words, taken: list[tuple[int, int]]) -> list[Named]:
    """Give every stretch of a view that may name a place, in order, none overlapping.

    `taken` are the stretches of unit names: a bare name beside them is read, names inside are marked.
    """
    found = [*_markers(words.view)]
    found += _typed(words)
    covered = sorted((named.start, named.end) for named in found)
    found += _bare(words, covered)
    found.sort(key=lambda named: named.start)
    kept: list[Named] = []
    for named in found:
        if not kept or named.start >= kept[-1].end:
            kept.append(named)
    spans = iter(taken)
    span = next(spans, None)
    for named in kept:
        while span and span[1] <= named.start:
            span = next(spans, None)
        named.in_unit = bool(span and span[0] <= named.start < span[1])
    return kept


def _markers(view: str) -> Iterator[Named]:
    for match in MARKER.finditer(view):
        yield Named(match.start(), match.start("number"), match.end("number"), match["number"], "marker")
        position = match.end("number")
        while following := NEXT_MARKER.match(view, position):
            yield Named(
                following.start("number"), following.start("number"), following.end("number"),
                following["number"], "marker",
            )  # fmt: skip
            position = following.end("number")


def _typed(words: Words) -> Iterator[Named]:
    view = words.view
    for match in KIND_WORD.finditer(view):
        word = " ".join(match["kind"].lower().partition(" (")[0].split())
        kind = KIND_OF.get(word) or KIND_OF[word.rstrip(".")]
        if kind == "sea_area" and match["modifier"]:
            kind = "island"
        first = words.index(match.end())
        if match["kind"][0].isupper() and word in PARTS_OF_NAMES and not view[match.end()].isdigit():
            continue
        if first >= len(words) or words.starts[first] != match.end():
            continue
        named = _name_after(words, first, kind, word, match.start())
        if named is None or (word in INITIAL_LIKE and not named.candidates):
            continue
        yield named
        if kind in ("gate", "crossing"):
            yield from _opposite_gate(words, named)
        if MANY.search(view, max(0, match.start() - 8), match.start()):
            yield from _rest_of_list(words, named)


def _opposite_gate(words: Words, named: Named) -> Iterator[Named]:
    """Give the second gate of `cặp cửa khẩu A (Việt Nam) - B (Lào)`."""
    pair = PAIR.match(words.view, named.end)
    first = words.index(pair.end()) if pair else len(words)
    if pair and first < len(words) and words.starts[first] == pair.end() and words.capital[first]:
        following = _name_after(words, first, named.kind or "", named.word or "", pair.end())
        if following and name_key(following.name) not in ("việt nam", "lào", "trung quốc", "campuchia"):
            yield following


def _rest_of_list(words: Words, named: Named) -> Iterator[Named]:
    """Give the further names of `các huyện A, B và C`."""
    position = named.end
    while gap := LIST_GAP.match(words.view, position):
        first = words.index(gap.end())
        if first >= len(words) or words.starts[first] != gap.end() or not words.capital[first]:
            return
        following = _name_after(words, first, named.kind or "", named.word or "", gap.end())
        if following is None or (named.candidates and not following.candidates and " " not in following.name):
            return
        following.in_list = named.in_list = True
        yield following
        position = following.end
        if "và" in gap[0]:
            return


def _name_after(words: Words, first: int, kind: str, word: str, start: int) -> Named | None:
    """Read the name that begins at a word, under a kind word."""
    wanted = _wanted(kind)
    if kind in ("hamlet", "district", "commune") and words.texts[first].isdigit():
        if kind == "hamlet" or word in ("quận", "q.", "phường", "p."):
            shown = f"{_full(word)} {words.texts[first]}"
            candidates = [entry for entry in gazetteer().named(shown) if entry.kind == kind]
            if words.gap(first)[:1] in "/,." and words.view[words.ends[first] + 1 : words.ends[first] + 2].isdigit():
                return None
            return Named(start, words.starts[first], words.ends[first], shown, kind, word, candidates)
        return None
    if not words.capital[first] or words.texts[first] in ("Ảnh", "Khẩu", "Theo", "Tại"):
        return None
    end = words.run_end(first, 7)
    known = _longest_known(words, first, end, wanted)
    if known and (known[0] == end or kind not in ("hamlet", "gate", "crossing", "other", "river", "island", "sea_area")):
        end, candidates = known
    elif kind in ("province", "city", "district", "commune") and (loose := _known_in_any_case(words, first, wanted)):
        end, candidates = loose
    else:
        end, candidates = _trimmed(words, first, end), []
        if kind in ("hamlet",) and words.gap(end - 1) in (" - ", "- ", " -", "-") and words.capital[end : end + 1] == [True]:
            further = words.run_end(end, 4)
            if further > end and not gazetteer().named(words.view[words.starts[end] : words.ends[further - 1]]):
                end = further
    if end <= first:
        return None
    name = words.view[words.starts[first] : words.ends[end - 1]]
    if kind in ("province", "city", "district", "commune") and not candidates:
        candidates = [entry for entry in gazetteer().named_alike(name) if entry.kind in wanted]
    return Named(start, words.starts[first], words.ends[end - 1], name, kind, word, candidates)


def _full(word: str) -> str:
    return {"q.": "Quận", "p.": "Phường", "phường": "Phường", "quận": "Quận"}.get(word, word)


def _wanted(kind: str) -> tuple[str, ...]:
    return {
        "province": ("province", "foreign_province"),
        "city": ("province", "district", "foreign_province"),
        "district": ("district",),
        "commune": ("commune",),
        "gate": ("gate",),
        "island": ("island",),
        "other": ("other", "district", "gate"),
        "sea_area": ("province",),
    }.get(kind, ())


def _longest_known(words: Words, first: int, end: int, wanted: tuple[str, ...]) -> tuple[int, list[Entry]] | None:
    """Give the longest sequence of capitals from a word on that names a place of the wanted kinds."""
    places, best = gazetteer(), None
    for stop, key in words.prefixes(first):
        if stop - 1 > first and not (words.capital[stop - 1] or words.texts[stop - 1].isdigit()) and "-" not in words.gap(stop - 2):
            break
        entries = [entry for entry in places.entries.get(key, ()) if entry.kind in wanted]
        if entries:
            best = (stop, entries)
        if key not in places.starts:
            break
    return best


def _known_in_any_case(words: Words, first: int, wanted: tuple[str, ...]) -> tuple[int, list[Entry]] | None:
    """Give a known name whose later words lost their capitals: `huyện Cẩm xuyên`."""
    places, best = gazetteer(), None
    for stop, key in words.prefixes(first):
        entries = [entry for entry in places.entries.get(key, ()) if entry.kind in wanted]
        if entries and stop - first > 1:
            best = (stop, entries)
        if key not in places.starts:
            break
    return best


def _trimmed(words: Words, first: int, end: int) -> int:
    """Cut a run of capitals where a person's name or a new sentence begins: `bản Nậm Xanh Lò Văn A`."""
    for number in range(first + 1, end):
        if words.keys[number] in LEADERS or (end - number >= 3 and number - first >= 2 and words.keys[number] in SURNAMES):
            return number
    return end


def _bare(words: Words, covered: list[tuple[int, int]]) -> Iterator[Named]:
    """Give known names without a kind word, one run of capitals at a time."""
    places, view = gazetteer(), words.view
    number, spans = 0, iter([*covered, (len(view) + 1, len(view) + 1)])
    begin, finish = next(spans)
    while number < len(words):
        while finish <= words.starts[number]:
            begin, finish = next(spans)
        if begin <= words.starts[number] < finish or not words.capital[number]:
            number += 1
            continue
        end = words.run_end(number)
        first = number + 1 if end - number > 1 and words.keys[number] in LEADERS else number
        best: tuple[int, list[Entry]] | None = None
        for stop, key in words.prefixes(first):
            if stop > end and not (stop > first + 1 and "-" in view[words.ends[first] : words.starts[stop - 1]]):
                break
            entries = places.entries.get(key)
            if entries:
                best = (stop, entries)
            if key not in places.starts:
                break
        while end > first + 1 and words.texts[end - 1].isdigit() and not (best and best[0] == end):
            end -= 1
        if best and _stands_alone(words, first, best[0], end):
            stop, entries = best
            name = view[words.starts[first] : words.ends[stop - 1]]
            yield Named(words.starts[first], words.starts[first], words.ends[stop - 1], name, None, None, entries)
            number = stop
        else:
            number = max(end, number + 1)


def _stands_alone(words: Words, first: int, stop: int, end: int) -> bool:
    """True where a bare name is not part of a longer name, and no person's, street's or paper's."""
    before = words.view[max(0, words.starts[first] - 45) : words.starts[first]]
    if NO_PLACE.search(before) or IN_A_NAME.search(before):
        return False
    if words.keys[first] in SHORT_COUNTRIES and stop == first + 1 and not COUNTRY_BEFORE.search(before):
        return False
    if is_after_person_title(words, first) and stop - first < 2 and words.texts[first] != "Campuchia":
        return False
    if stop >= end:
        return True
    return words.keys[stop] in SURNAMES and end - stop >= 2


def is_national(view: str, start: int) -> bool:
    """True where a country's name only tells whose people or things: `người Lào`."""
    return bool(NATIONAL.search(view[max(0, start - 14) : start]))


