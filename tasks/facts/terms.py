"""Word lists of the lexicon, read from CSV once and matched whole-word, the longest term first."""

import csv
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tasks.facts.reading import TONE_PLACE, TONE_PLACES

LEXICON = Path(__file__).parent / "lexicon"
WORD = re.compile(r"\w+")


@lru_cache(maxsize=4)
def words_of(text: str) -> list[tuple[int, str]]:
    """Give the words of a text with their offsets; all lists look them up."""
    return [(match.start(), match[0]) for match in WORD.finditer(text)]


@dataclass(frozen=True, slots=True)
class Hit:
    """A term of a list, found in a text."""

    start: int
    end: int
    row: dict[str, str]


class Terms:
    """The terms of one CSV file, looked up in lower-case text."""

    def __init__(self, name: str) -> None:
        self.rows: list[dict[str, str]] = []
        self._by_term: dict[str, list[dict[str, str]]] = {}
        lengths: dict[str, set[int]] = {}
        with (LEXICON / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                term = TONE_PLACE.sub(lambda match: TONE_PLACES[match[0]], row["term"])
                self.rows.append(row)
                self._by_term.setdefault(term, []).append(row)
                lengths.setdefault(_first_word(term), set()).add(len(term))
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items()}

    def at(self, text: str, start: int, word: str | None = None) -> Hit | None:
        """Give the longest term that begins at a position of lower-case text and ends with a word."""
        rows, end = self.rows_at(text, start, word)
        return Hit(start, end, rows[0]) if rows else None

    def rows_at(self, text: str, start: int, word: str | None = None) -> tuple[list[dict[str, str]], int]:
        """Give all rows of the longest term that begins at a position, and where it ends; no row, no end."""
        if word is None:
            match = WORD.match(text, start)
            word = match[0] if match else text[start : start + 1]
        for length in self._lengths.get(word, ()):
            end = start + length
            rows = self._by_term.get(text[start:end])
            if rows and end <= len(text) and not text[end : end + 1].isalnum():
                return rows, end
        return [], start

    def find(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Hit]:
        """Give the terms in a stretch of lower-case text, in order, none overlapping."""
        position, limit = start, len(text) if end is None else end
        words = words_of(text)
        for number in range(bisect_left(words, (start,)), len(words)):
            first, word = words[number]
            if first >= limit:
                return
            if first >= position and word in self._lengths:
                hit = self.at(text, first, word)
                if hit and hit.end <= limit:
                    yield hit
                    position = hit.end


def _first_word(term: str) -> str:
    match = WORD.match(term)
    return match[0] if match else term[:1]
