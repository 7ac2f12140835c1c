"""Word lists of the lexicon, read from CSV once and matched whole-word, the longest term first."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tasks.facts.reading import TONE_PLACE, TONE_PLACES, UPPER

LEXICON = Path(__file__).parent / "lexicon"
WORD = re.compile(r"\w+")
_CAPITALS = re.findall(r"[^\W\d_]", UPPER.replace("-", "")) + [chr(c) for c in range(ord("A"), ord("Z") + 1)]
LOWERED = str.maketrans({capital: capital.lower() for capital in _CAPITALS})


def lowered(view: str) -> str:
    """Give the view in lower case, every letter still at its offset (`str.lower` may lengthen a text)."""
    return view.translate(LOWERED)


@dataclass(frozen=True, slots=True)
class Hit:
    """A term of a list, found in a text."""

    start: int
    end: int
    row: dict[str, str]


class Terms:
    """The terms of one CSV file, looked up in lower-case text."""

    def __init__(self, name: str) -> None:
        self.by_word: dict[str, list[tuple[str, dict[str, str]]]] = {}
        with (LEXICON / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                term = TONE_PLACE.sub(lambda match: TONE_PLACES[match[0]], row["term"])
                self.by_word.setdefault(_first_word(term), []).append((term, row))
        for terms in self.by_word.values():
            terms.sort(key=lambda term: -len(term[0]))

    def at(self, text: str, start: int, word: str | None = None) -> Hit | None:
        """Give the longest term that begins at a position of lower-case text and ends with a word."""
        if word is None:
            match = WORD.match(text, start)
            word = match[0] if match else text[start : start + 1]
        for term, row in self.by_word.get(word, ()):
            end = start + len(term)
            if text.startswith(term, start) and not (end < len(text) and text[end].isalnum()):
                return Hit(start, end, row)
        return None

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Give the terms in a stretch of lower-case text, in order, none overlapping."""
        position = start
        for match in WORD.finditer(text, start, len(text) if end is None else end):
            if match.start() >= position and match[0] in self.by_word:
                hit = self.at(text, match.start(), match[0])
                if hit and (end is None or hit.end <= end):
                    yield hit
                    position = hit.end


def _first_word(term: str) -> str:
    match = WORD.match(term)
    return match[0] if match else term[:1]
