"""What part a person has in the story: `official` `suspect` `victim` `civilian`, weighed over every mention.

The nearest words weigh most: title and rank, then the words beside the name (`lexicon/role_cues.csv`), then
the sentence, then the article.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tasks.facts.names import RANKS, TITLES
from tasks.facts.reading import Reading
from tasks.facts.word_lists import alternation, read_lexicon

MOST_BESIDE = 12
"""Many words beside many mentions weigh no more than this."""
BY_TITLE = 8
BY_RANK = 7
"""Less than two words of harm or arrest beside the name: officers too are shot, lost and arrested."""
BY_CHILD = 3
"""`em`, `cháu`: children are mostly victims, not always."""
BY_LIST = 4
"""The role of the person before in the same list."""
CIVIL_TITLES = frozenset(("ông", "bà", "anh", "chị"))
CHILD_TITLES = frozenset(("em", "cháu"))


class Mention(NamedTuple):
    """One place where a person is named: title key, offsets of title and name, end of the facts after it."""

    title: str | None
    title_start: int
    start: int
    end: int
    facts_end: int
    sentence: tuple[int, int]


class Cue(NamedTuple):
    """Words beside a name, in lower case, the role they tell, and how far from it they may stand."""

    role: str
    weight: int
    reach: int
    pattern: re.Pattern[str]


# A clause is over here: `A bị bắt. B …`
CLAUSE_END = re.compile(r"[.;\n]")
# What somebody says is about others: `A cho biết 2 người bị thương`.
SPEECH = re.compile(r"cho biết|nói|kể")


def role_of(reading: Reading, mentions: Sequence[Mention], *, has_post: bool, leaning: str | None) -> str:
    """Give the role that weighs most over the mentions; `leaning` is the role of the one listed before."""
    weights: Counter[str] = Counter({"civilian": 1})
    titles = {mention.title for mention in mentions}
    if titles & RANKS.keys() or has_post:
        weights["official"] += BY_RANK
    for told in {TITLES.get(title or "") for title in titles} - {None}:
        weights[str(told)] += BY_CHILD if told == "victim" and titles & CHILD_TITLES else BY_TITLE
    for role, weight in _beside(reading.view, mentions).items():
        # An officer who gives things or news is an officer.
        shown = "official" if role == "civilian" and weights["official"] else role
        weights[shown] += min(weight, MOST_BESIDE)
    if leaning:
        weights[leaning] += BY_LIST
    weights += _around(reading, mentions[0], titles)
    return max(weights, key=lambda role: weights[role])


@lru_cache(maxsize=3)
def _cues(where: str) -> tuple[Cue, ...]:
    return tuple(
        Cue(
            row["role"],
            int(row["weight"]),
            int(row["reach"]),
            re.compile(rf"\b{alternation(row['cues'].lower().split('; '))}(?!\w)"),
        )
        for row in read_lexicon("role_cues.csv")
        if row["where"] == where
    )


def _beside(view: str, mentions: Sequence[Mention]) -> Counter[str]:
    weights: Counter[str] = Counter()
    for mention in mentions:
        begin, finish = mention.sentence
        before = CLAUSE_END.split(view[max(begin, mention.title_start - 60) : mention.start].lower())[-1]
        after = CLAUSE_END.split(view[mention.facts_end : min(finish, mention.facts_end + 60)].lower())[0]
        for cue in _cues("before"):
            told = any(len(before) - found.end() <= cue.reach for found in cue.pattern.finditer(before))
            weights[cue.role] += cue.weight * told
        for cue in _cues("after"):
            found = cue.pattern.search(after)
            if found and found.start() <= cue.reach and not SPEECH.search(after, 0, found.start()):
                weights[cue.role] += cue.weight
    return weights


def _around(reading: Reading, mention: Mention, titles: set[str | None]) -> Counter[str]:
    """Weigh the sentence, then the article: a stranger with a birth year is mostly who the story is about."""
    weights: Counter[str] = Counter()
    suspect, victim = _cues("around")
    sentence = reading.low[slice(*mention.sentence)]
    suspects, victims = len(suspect.pattern.findall(sentence)), len(victim.pattern.findall(sentence))
    if suspects or victims:
        weights["suspect" if suspects >= victims else "victim"] += suspect.weight
    if mention.facts_end > mention.end:
        suspects, victims = _in_article(reading.own_low)
        if suspects < victims:
            weights["victim"] += victim.weight
        elif suspects and not titles & CIVIL_TITLES:
            weights["suspect"] += suspect.weight
    return weights


@lru_cache(maxsize=4)
def _in_article(low: str) -> tuple[int, int]:
    """Count the words of crime and of harm in a whole article."""
    suspect, victim = _cues("around")
    return len(suspect.pattern.findall(low)), len(victim.pattern.findall(low))
