"""Names of people in Vietnam: surnames, and the words that announce a person."""

from tasks.facts.word_lists import read_lexicon
from tasks.facts.words import Words, name_key

SURNAMES = frozenset(name_key(row["surname"]) for row in read_lexicon("surnames.csv"))
FOREIGN_FIRST = frozenset(
    name_key(row["surname"]) for row in read_lexicon("surnames.csv") if row["people"] == "Lao, Khmer"
)
"""First words of names in Laos and Cambodia: `Thạo Xay`, `Sok Dara`."""
RANKS = {name_key(row["rank"]): row["level"] for row in read_lexicon("ranks.csv")}
"""Ranks of army, border guard and police, by name key: `đại tá`."""
TITLES = {name_key(row["title"]): row["role"] or None for row in read_lexicon("titles.csv")}
"""Civil words before a name, by name key, and the role they tell: `nạn nhân` → `victim`, `ông` → None."""


LAST_WORDS = frozenset(key.split(" ")[-1] for key in (*RANKS, *TITLES))


def title_before(words: Words, first: int) -> tuple[int, str] | None:
    """Give the first word (number) and the key of the rank or civil title that stands right before a word."""
    if not first or words.keys[first - 1] not in LAST_WORDS:
        return None
    for length in (4, 3, 2, 1):
        begin = first - length
        if begin < 0 or any(words.gaps[number] != " " for number in range(begin, first)):
            continue
        key = " ".join(words.keys[begin:first])
        if begin and (words.keys[begin - 1], key) in (("đàn", "ông"), ("thủ", "tướng")):
            return None
        if key in RANKS or key in TITLES:
            return begin, key
    return None


def rank_before(words: Words, begin: int) -> tuple[int, str] | None:
    """Give the rank that stands before a civil title: `Trung tá, bác sĩ Lê A`."""
    for length in (3, 2):
        first = begin - length
        if first >= 0 and words.gaps[begin - 1] in (" ", ", "):
            key = " ".join(words.keys[first:begin])
            if key in RANKS:
                return first, key
    return None


def is_after_person_title(words: Words, first: int) -> bool:
    """True where a word stands right after a rank or a civil title: `Đại tá Hà`, `anh Lào`."""
    return title_before(words, first) is not None
