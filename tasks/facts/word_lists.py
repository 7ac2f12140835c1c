"""The lexicons that ship with the rules: CSV files, each with its origin in NOTICE."""

import csv
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

LEXICON = Path(__file__).parent / "lexicon"


def read_lexicon(name: str) -> list[dict[str, str]]:
    """Give the rows of a lexicon file as dictionaries."""
    with (LEXICON / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def word_list(name: str) -> frozenset[str]:
    """Give one list of `word_lists.csv`."""
    return _word_lists()[name]


@lru_cache(maxsize=1)
def _word_lists() -> dict[str, frozenset[str]]:
    return {row["list"]: frozenset(row["words"].split("; ")) for row in read_lexicon("word_lists.csv")}


def any_of(name: str) -> str:
    """Give a pattern for any phrase of a list, the longest first."""
    return alternation(word_list(name))


def alternation(phrases: Iterable[str]) -> str:
    """Give a pattern for any of the phrases, the longest first; it holds in verbose patterns too."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "(?:" + "|".join(re.escape(phrase).replace("\\ ", "[ ]") for phrase in longest_first) + ")"
