"""One article's text made ready for rules: a view that folds away typographic noise and keeps every offset.

All rules read `Reading.view`; only `Reading.quote` and `Reading.span` lead back to the printed text.
The view differs from the text in typography alone, so that one pattern meets every spelling:
zero-width characters are gone, all kinds of blanks are one blank, full-width digits are ASCII digits,
Ð (eth) is Đ, and tone marks stand where schools put them since 1984 (`hoà` → `hòa`, `uỷ` → `ủy`).
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from tasks.records import Block
from tasks.typography import INVISIBLE, printed

# New style → old style, as most papers print: `hoà` `khoẻ` `uỷ` → `hòa` `khỏe` `ủy`.
_TONES = ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
TONE_PLACES = {
    first + unicodedata.normalize("NFC", second + tone): unicodedata.normalize("NFC", first + tone) + second
    for first, second in ("oa", "oe", "uy")
    for tone in _TONES
}
TONE_PLACES |= {new.upper(): old.upper() for new, old in TONE_PLACES.items()}
TONE_PLACES |= {new.capitalize(): old.capitalize() for new, old in TONE_PLACES.items() if new.islower()}

# A vowel pair that ends its syllable: the `oà` of `hoà`, not of `hoàng`; not after q: `quý` stays.
TONE_PLACE = re.compile(rf"(?<![qQ])(?:{'|'.join(sorted(TONE_PLACES))})(?!\w)")


def fold(text: str) -> str:
    """Give the key names are compared by: lower case, no accents, single blanks (`Đồn Hoà` → `don hoa`)."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("ð", "d"))
    kept = "".join(
        c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c) and c not in INVISIBLE
    )
    return " ".join(kept.split())


def lowered(view: str) -> str:
    """Give a view in lower case, every letter still at its offset (`str.lower` makes two of `İ`)."""
    low = view.lower()
    return low if len(low) == len(view) else "".join(letter.lower()[0] for letter in view)


# Blocks whose words say nothing of what the article is about.
OTHERS = frozenset({"teaser", "boilerplate"})


@dataclass(frozen=True)
class Span:
    """A half-open stretch of the view."""

    start: int
    end: int


class Reading:
    """One article's text, its view, and its blocks, sentences and clauses as spans of the view."""

    def __init__(self, text: str, blocks: Iterable[Block]) -> None:
        self.text = text
        shown, self.origin = printed(text)
        self.view = TONE_PLACE.sub(lambda match: TONE_PLACES[match[0]], shown)
        self._blocks = sorted(blocks, key=lambda block: block.start)
        self._starts = [block.start for block in self._blocks]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the offsets in the text of a non-empty stretch of the view."""
        return self.origin[start], self.origin[end - 1] + 1

    def quote(self, start: int, end: int) -> str:
        """Give the printed words of a non-empty stretch of the view."""
        first, last = self.span(start, end)
        return self.text[first:last]

    def words(self, start: int, end: int) -> str:
        """Give a non-empty stretch of the view as it looks in print: a blank in a name is a plain blank."""
        return printed(self.quote(start, end))[0]

    def role(self, position: int) -> str:
        """Give the role of the block that holds a position of the view."""
        return self._blocks[self.block_number(position)].role

    def block_number(self, position: int) -> int:
        """Give the number of the block that holds (or last began before) a position of the view."""
        return max(0, bisect_right(self._starts, self.origin[position]) - 1)

    @cached_property
    def low(self) -> str:
        """The view in lower case, every letter still at its offset."""
        return lowered(self.view)

    @cached_property
    def own_low(self) -> str:
        """The article's own words in lower case, without teasers of others: what tells what it is about."""
        own = (block for block in self._blocks if block.role not in OTHERS)
        ends = ((bisect_left(self.origin, block.start), bisect_left(self.origin, block.end)) for block in own)
        return "\n".join(self.low[start:end] for start, end in ends)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences of the view, in order; a newline always ends one, and so does too great a length."""
        return tuple(piece for sentence in _sentences(self.view) for piece in _pieces(self.view, sentence))


# Vietnamese letters for character classes: a range such as `à-ỹ` would hold capitals too.
LOWER = "a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
UPPER = "A-Z" + LOWER[3:].upper()

# Where a sentence may end: at `.` `!` `?` `…` before a blank and a capital or digit, or glued to a capital.
SENTENCE_END = re.compile(
    rf"""
    (?<=[.!?…])["”’)\]]{{0,3}}\s+(?=["“‘(\[]{{0,2}}[{UPPER}0-9])   # … nhập cảnh. Ngày 7-3 …
    | (?<=[{LOWER}0-9)”"])[.!?…]{{1,3}}(?=[{UPPER}][{LOWER}])      # … và phát triển.Ngày 13-12 …
    | \n+
    """,
    re.VERBOSE,
)

# Rules look through whole sentences: one without an end (a page of links) may not cost more than its length.
LONGEST = 2_000

# A dot that ends no sentence: `TP. Lạng Sơn`, `H. Mường Tè`, `PGS.TS. Lê`, `N.V.T. (SN 1990)`, `TX.`
ABBREVIATION = re.compile(r"(?:^|[\s(.])(?:TP|Tp|TX|TT|H|P|Q|X|GS|TS|PGS|ThS|BS|Th|Tr|St|No|[A-ZĐ])\.\s*$")


def _sentences(view: str) -> Iterable[Span]:
    start = 0
    for match in SENTENCE_END.finditer(view):
        end = match.start() if match[0].isspace() else match.end() - len(match[0].lstrip(".!?…"))
        if "\n" not in match[0] and ABBREVIATION.search(view, max(start, end - 12), end):
            continue
        if view[start:end].strip():
            yield _trimmed(view, start, end)
        start = match.end()
    if view[start:].strip():
        yield _trimmed(view, start, len(view))


def _pieces(view: str, sentence: Span) -> Iterable[Span]:
    start = sentence.start
    while sentence.end - start > LONGEST:
        blank = view.rfind(" ", start + 1, start + LONGEST)
        end = blank if blank > 0 else start + LONGEST
        yield Span(start, end)
        start = end + view.startswith(" ", end)
    yield _trimmed(view, start, sentence.end)


def _trimmed(view: str, start: int, end: int) -> Span:
    while view[start].isspace():
        start += 1
    while view[end - 1].isspace():
        end -= 1
    return Span(start, end)
