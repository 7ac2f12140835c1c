"""The words around names of places: kind words before them, and what makes a name no place here."""

import re

from tasks.facts.reading import UPPER
from tasks.facts.word_lists import alternation, any_of, read_lexicon, word_list
from tasks.facts.words import syllable_key

KIND_OF = {word: row["kind"] for row in read_lexicon("place_kinds.csv") for word in row["words"].split("; ")}
"""Kind of place by kind word, in lower case: `xã` → `commune`, `tp.` → `city`."""

FIRST_WORDS = frozenset(syllable_key(word.split(" ")[0].rstrip(".")) for word in KIND_OF)
"""Keys of the words that kind words begin with: only there a kind word is tried."""
MARKER_WORDS = frozenset(("cột", "cọc", "mốc"))

# Kind words that are also parts of names (`Bản Lầu`, `Cầu Treo`, the surname Hồ): a capital makes them one.
PARTS_OF_NAMES = word_list("parts_of_names")
# One letter and a stop is a kind word before a known name only: `H. Mường Tè`, but `N.H.A`, `Ảnh: Q. A.`
INITIAL_LIKE = frozenset({"h.", "q.", "p.", "x."})
# Kinds whose names stand in the gazetteer whole: a longer name is another one (`xã Vĩnh Hải Nam`).
UNITS_OF_STATE = frozenset(("province", "city", "district", "commune"))

_KIND_WORDS = "|".join(
    f"[{word[0].upper()}{word[0]}]" + re.escape(word[1:]).replace("\\ ", "[ ]")
    for word in sorted(KIND_OF, key=len, reverse=True)
)
# `TỈNH HÀ TĨNH`, in headlines.
_CAPITALS = "|".join(
    re.escape(word.upper()).replace("\\ ", "[ ]")
    for word in sorted(KIND_OF, key=len, reverse=True)
    if KIND_OF[word] in UNITS_OF_STATE and "." not in word
)
# `yêu cầu Công an`, `biên bản Hội nghị`, `tiểu khu 649`: the kind word is the end of another word.
_NO_KIND = "".join(rf"(?<!{re.escape(word)}[ ])" for word in sorted(word_list("no_kind_before")))
# `tỉnh Hà Tĩnh` · `xã đảo Nam Xanh` · `TP.Vinh` · `khu 3` · `Cửa khẩu Quốc tế (CKQT) Nậm Xanh`
KIND_WORD = re.compile(
    rf"""
    (?<!\w){_NO_KIND}
    (?P<kind>[Cc]ửa[ ][Kk]hẩu[ ](?:[Qq]uốc[ ][Tt]ế(?:[ ]đường[ ](?:bộ|sắt)(?:[ ]số[ ]I{{1,2}})?)?
            |[Cc]hính|[Pp]hụ)(?:[ ]\(CK\w{{0,3}}\))?
        | {_KIND_WORDS}
        | TP\.? | TX\.? | TT\.? | CKQT | CK
        | [Tt]hị[ ]Trấn | [Tt]hành[ ]Phố | [Tt]hị[ ]Xã | Đặc[ ]Khu | {_CAPITALS})
    (?P<modifier>[ ]{any_of("kind_modifiers")})?
    (?:[ ]{{1,3}}(?=[{UPPER}\d]) | (?<=\.)(?=[{UPPER}\d]))
    """,
    re.VERBOSE,
)

# `1310(2)` · `1204/1` · `1368 (3)`
_NUMBER = r"(?P<number>\d{{{least},4}}(?:[ ]?\(\d\))?(?:/\d{{1,2}})?)"
# `cột mốc số 402` · `mốc 1310(2)` · `mốc giới 1368 (3)` · `các mốc từ 614`
MARKER = re.compile(
    r"(?i:cột[ ]mốc|cọc[ ]dấu|mốc[ ]giới|mốc(?:[ ]quốc[ ]giới)?)(?:[ ](?:biên[ ]giới|số|từ|các)){0,3}[ ]"
    rf"{_NUMBER.format(least=1)}(?![\d.,]\d)"
)
# … `đến 619`, `và mốc 171`, `- 428`: a further marker of the same list.
NEXT_MARKER = re.compile(
    r"(?:[ ]?[-–,][ ]?|[ ](?:đến|tới|và)[ ])(?:(?:cột[ ])?mốc[ ])?(?:số[ ])?"
    rf"{_NUMBER.format(least=2)}(?![\d(]|[.,/]\d|[ ]?(?:giờ|phút|km|m\b|kg|vụ|người|đối))"
)

# `các huyện A, B và C` · `hai xã A và B`: the kind word counts for every name of the list.
MANY = re.compile(r"(?i:các|những|hai|ba|bốn|năm|sáu|bảy|tám|\d{1,2})[ ]$")
LIST_GAP = re.compile(r",[ ]|[ ](?:và|với|-|–)[ ]|,[ ]và[ ]|[ ]?/[ ]?|;[ ]")
# Between the gates of a pair: `Nậm Xanh (Việt Nam) - Nậm Phao (Lào)`, `A/B`.
PAIR = re.compile(r"(?:[ ]\((?:Việt Nam|Lào|Trung Quốc|Campuchia)\))?[ ]?[-–/][ ]?")

# A person of a country is no place: `công dân Việt Nam`, `3 đối tượng người Lào`, `quốc tịch Campuchia`.
NATIONAL = re.compile(rf"{any_of('national_before')} $", re.IGNORECASE)
# Names that are no place here: `đường Trần Phú`, `trường THCS Hoàng Sa`, `báo Nghệ An`, `Ảnh: Thái Bình`.
NO_PLACE = re.compile(rf"{any_of('no_place_before')} $")
# `Tổng công ty Thương mại Sài Gòn`: a company's, hotel's or paper's own name goes on to here.
IN_A_NAME = re.compile(
    rf"(?i:{any_of('bodies_with_names')})"
    r"(?:[ ](?!tại|ở|từ|của|đóng|trên|đến|thuộc)[^ ,.;:()\n]{1,12}){0,5}[ ]$"
)
# Countries of one syllable that are also given names: `anh Đức`, `bà Nga`.
SHORT_COUNTRIES = frozenset(map(syllable_key, ("Nga", "Mỹ", "Pháp", "Đức", "Úc")))
COUNTRY_BEFORE = re.compile(rf"(?i:{alternation(word_list('country_before'))}) $")
# A capital that only begins a sentence or a list: `Tại Hà Tĩnh`, `Từ Lào`.
LEADERS = frozenset(map(syllable_key, word_list("leaders")))


def is_national(view: str, start: int) -> bool:
    """True where a country's name only tells whose people or things: `người Lào`."""
    return NATIONAL.search(view[max(0, start - 14) : start]) is not None
