"""Happenings told by a number alone: what was done to so many people, cases or things happened."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tasks.facts.actions import action_of, column_of
from tasks.facts.counted import confidence_of, is_counted
from tasks.facts.quantities import Quantity
from tasks.facts.qualifiers import kind_of
from tasks.facts.statements import Statement

# What an action on somebody or something counted makes of its sentence.
TYPES = {
    "arrested": "enforcement",
    "prosecuted": "enforcement",
    "seized": "enforcement",
    "fined": "enforcement",
    "refused": "enforcement",
    "returned": "handover",
    "received": "handover",
    "exchanged": "handover",
    "rescued": "rescue",
    "evacuated": "disaster_response",
    "informed": "awareness_campaign",
    "crossed": "crossing_traffic",
    "given": "community_support",
    "built": "community_support",
    "treated": "community_support",
    "patrolled": "patrol",
}
# Handed over are people, and what residents hand in; money and goods change hands without one.
HANDED_OVER = frozenset({"person", "case", "vessel"})


@dataclass(frozen=True, slots=True)
class TellingDeed:
    """The verb that tells a happening by the number it acts on, at its stretch of the view."""

    start: int
    end: int
    term: str
    type: str


def telling_deeds(statements: Iterable[Statement]) -> tuple[TellingDeed, ...]:
    """Give the verbs that act on counted people, cases and things, in order, each once."""
    first = {deed.start: deed for deed in reversed(list(_deeds(statements)))}
    return tuple(first[start] for start in sorted(first))


def _deeds(statements: Iterable[Statement]) -> Iterator[TellingDeed]:
    for statement in statements:
        for index, quantity in enumerate(statement.quantities):
            deed = action_of(statement, index)
            if deed is None or kind_of(statement, index) != "total" or not is_counted(statement, index, deed):
                continue
            kind = _type(quantity, deed.action)
            if kind and confidence_of(statement, index, deed) != "D":
                yield TellingDeed(deed.verb.start, deed.verb.end, deed.verb.row["term"], kind)


def _type(quantity: Quantity, action: str) -> str | None:
    if action in ("received", "returned", "exchanged") and column_of(quantity) not in HANDED_OVER:
        return None
    if action in ("handled", "detected"):
        is_case = quantity.unit == "case" or quantity.object == "suspect"
        return "enforcement" if is_case else None
    return TYPES.get(action)
