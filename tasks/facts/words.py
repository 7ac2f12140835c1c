"""The words of a view with their name keys: what names are matched on, in linear time.

A name key ignores what spellings of one Vietnamese name differ in: the place of the tone mark
(`Hoà` / `Hòa`), i for y (`Kì Sơn` / `Kỳ Sơn`), Đăk / Đắc / Đắk, apostrophes (`Đắk R'lấp`), hyphens and case.
Accents stay: `Hà Tĩnh` is not `Hạ Tinh`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from tasks.facts.reading import TONE_PLACE, TONE_PLACES, fold
from tasks.facts.word_lists import word_list

# A word: `Đắk`, `R’Lấp`, `Ch'Ơm`, `12A`; `N.V.T.` is three.
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

# What may stand between the words of one name: `Bà Rịa - Vũng Tàu`, `Phong-xa-lỳ`.
NAME_GAP = re.compile(r" | ?[-–] ?")

# A number before these counts them and ends no name: `cách đảo A 7 hải lý`, `Đồn Biên phòng B 71 hộ`.
COUNTED = word_list("counted")

# Abbreviated kinds of units and places: the name begins after them (`BĐBP Hà Tĩnh`, `CKQT Cầu Treo`).
ABBREVIATIONS = word_list("abbreviations")

I_FOR_Y = str.maketrans("yýỳỷỹỵ", "iíìỉĩị", "'’")
SAME_SYLLABLE = dict.fromkeys(("đăk", "đắc", "đak", "đác", "dak", "đăc", "đắk"), "đắk") | dict.fromkeys(
    ("lăk", "lắc", "lak", "lăc", "lắk"), "lắk"
)


@lru_cache(maxsize=20_000)
def syllable_key(syllable: str) -> str:
    """Give the key of one word of a name."""
    lowered = TONE_PLACE.sub(lambda match: TONE_PLACES[match[0]], syllable.lower())
    return SAME_SYLLABLE.get(lowered) or lowered.translate(I_FOR_Y)


@lru_cache(maxsize=20_000)
def syllable_fold(syllable: str) -> str:
    """Give one word without accents: the key of last resort, for typing errors."""
    return fold(syllable)


def name_key(name: str) -> str:
    """Give the key of a whole name (`Bà Rịa - Vũng Tàu` → `bà rịa vũng tàu`)."""
    return " ".join(syllable_key(match[0]) for match in WORD.finditer(name))


def name_fold(name: str) -> str:
    """Give a whole name without accents."""
    return " ".join(syllable_fold(match[0]) for match in WORD.finditer(name))


class Words:
    """The words of a view in order: texts, offsets, keys, and which ones begin with a capital."""

    def __init__(self, view: str) -> None:
        self.view = view
        spans = [match.span() for match in WORD.finditer(view)]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        self.texts = [view[start:end] for start, end in spans]
        self.keys = list(map(syllable_key, self.texts))
        self.capital = [text[0].isupper() and text not in ABBREVIATIONS for text in self.texts]
        self._capitals = bytes(self.capital)
        self.gaps = [
            view[end:start] for end, start in zip(self.ends, [*self.starts[1:], len(view)], strict=False)
        ]
        """What stands between each word and the next one."""
        self.count = len(spans)

    def __len__(self) -> int:
        return self.count

    def index(self, position: int) -> int:
        """Give the number of the first word that begins at or after a position of the view."""
        return bisect_left(self.starts, position)

    def next_capital(self, number: int) -> int:
        """Give the number of the first word with a capital at or after a word; -1 where there is none."""
        return self._capitals.find(1, number)

    def run_end(self, number: int, limit: int = 8) -> int:
        """Give the end (exclusive) of the run of capitals and numbers that begins at a word.

        A number belongs to it only after a capital (`Móng Cái 1`), ends it, and counts nothing.
        """
        end = number
        while end < self.count and end - number < limit:
            is_number = self.texts[end].isdigit()
            if not self.capital[end] and not (is_number and end > number and self.is_part_of_name(end)):
                break
            end += 1
            if is_number or self.gaps[end - 1] != " ":
                break
        return end

    def is_part_of_name(self, number: int) -> bool:
        """True of a number that may end a name (`Móng Cái 1`), not of one that counts or dates."""
        if len(self.texts[number]) > 2 or self.gaps[number][:2].strip()[:1] in ("/", "%"):
            return False
        gap, following = self.gaps[number], number + 1
        if (
            gap[:1] in "-.,/"
            and following < self.count
            and len(gap) == 1
            and self.texts[following][0].isdigit()
        ):
            return False
        return not (gap == " " and following < self.count and self.texts[following] in COUNTED)

    def prefixes(self, number: int, limit: int = 6) -> Iterator[tuple[int, str]]:
        """Give the ends (exclusive) and keys of the word sequences that begin at a word, shortest first."""
        key = self.keys[number]
        yield number + 1, key
        for following in range(number + 1, min(self.count, number + limit)):
            gap = self.gaps[following - 1]
            if gap != " " and not NAME_GAP.fullmatch(gap):
                return
            key = f"{key} {self.keys[following]}"
            yield following + 1, key


@lru_cache(maxsize=4)
def words_of(view: str) -> Words:
    """Give the words of a view; places, units and people of one article share them."""
    return Words(view)
