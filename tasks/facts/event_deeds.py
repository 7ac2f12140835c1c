"""Happenings told by a number alone: what was done to so many people, cases or things happened."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.facts.counted import confidence_of, is_counted
from tasks.facts.counts import Counts
from tasks.facts.qualifiers import kind_of
from tasks.facts.quantities import Quantity
from tasks.facts.verbs import column_of

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
# What the law threatens: nobody was fined. `Theo quy định, người nhập cảnh trái phép bị phạt …`
GENERAL = re.compile(
    r"\b(?:theo (?:quy định|luật|bộ luật|điều|khoản)|mức phạt|khung (?:hình )?phạt|có thể bị|sẽ bị|nếu"
    r"|phải chịu)\b"
)
# Handed over are people, and what residents hand in; money and goods change hands without one.
HANDED_OVER = frozenset({"person", "case", "vessel"})


@dataclass(frozen=True, slots=True)
class TellingDeed:
    """The verb that tells a happening by the number it acts on, at its stretch of the view."""

    start: int
    end: int
    term: str
    type: str


def telling_deeds(counts: Counts) -> tuple[TellingDeed, ...]:
    """Give the verbs that act on counted people, cases and things, in order, each once."""
    first = {deed.start: deed for deed in reversed(list(_deeds(counts)))}
    return tuple(first[start] for start in sorted(first))


def _deeds(counts: Counts) -> Iterator[TellingDeed]:
    for statement, deeds in zip(counts.statements, counts.deeds, strict=True):
        for index, quantity in enumerate(statement.quantities):
            deed = deeds[index]
            if quantity.unit == "case" and quantity.value > 1 and deed is None and statement.crimes:
                # `quý I, toàn tuyến xảy ra 46 vụ xuất, nhập cảnh trái phép`
                yield TellingDeed(quantity.start, quantity.end, quantity.unit_text, "enforcement")
            if GENERAL.search(statement.text, statement.span.start, quantity.start):
                continue
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
