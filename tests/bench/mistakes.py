"""Where the facts go wrong: how far each confidence class can be trusted, and the most frequent errors."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tests.bench.matching import Fact, Test, choices, every, fields, named, pair
from tests.bench.measures import (
    ATTRIBUTES,
    FOUND,
    KINDS,
    Document,
    Share,
    attribute_agrees,
    select,
    with_events,
)

CLASSES = ("A", "B", "C", "D")

# What of a fact must be right besides its being found, for the whole of it to be right.
WHOLE: dict[str, Test] = {
    "events": fields("type", "date_start", "date_end", "province_code"),
    "figures": every(FOUND["figures"], fields("object", "action", "offence", "qualifier", "kind", "scope")),
    "people": every(FOUND["people"], named("rank"), fields("role")),
    "units": every(FOUND["units"], fields("kind", "side")),
    "places": every(FOUND["places"], fields("kind")),
    "agreements": FOUND["agreements"],
    "legal_refs": every(FOUND["legal_refs"], fields("doc_type")),
}

# The field that says which sort of fact was missed, or was one too many.
SORT = {
    "events": "type",
    "figures": "unit",
    "people": "role",
    "units": "kind",
    "places": "kind",
    "agreements": "status",
    "legal_refs": "doc_type",
}

NOTHING = "–"
CODE = re.compile(r"[A-Za-z]\w*")  # illegal_crossing, CN, m2
DAY = re.compile(r"\d{4}-\d\d-\d\d")  # 2026-03-18
DIGITS = re.compile(r"\d+")  # 25681


@dataclass(frozen=True, slots=True)
class Trust:
    """Of the facts predicted with one confidence: how many are found in gold, and how many wholly right."""

    found: Share
    whole: Share


@dataclass(frozen=True, slots=True)
class Mistake:
    """One sort of error, how often it is made, and an article where it is."""

    kind: str
    field: str
    gold: str
    predicted: str
    count: int
    sample: str


def trust(golds: Sequence[Document], predictions: Sequence[Document]) -> dict[str, dict[str, Trust]]:
    """Give the measured precision of each confidence class of each kind, of the article's own facts."""
    table: dict[str, dict[str, Trust]] = {}
    for kind in KINDS:
        seen: Counter[str] = Counter()
        right = {name: Counter[str]() for name in ("found", "whole")}
        for gold, predicted in zip(golds, predictions, strict=True):
            ours, sure, unsure = select(gold, kind), select(predicted, kind), ambiguous(predicted, kind)
            seen.update(str(fact.get("confidence")) for fact in (*sure, *unsure))
            for name, test in (("found", FOUND[kind]), ("whole", WHOLE[kind])):
                pairs, missed, _ = pair(ours, sure, test)
                pairs += pair(missed, unsure, test)[0]
                right[name].update(str(theirs.get("confidence")) for _, theirs in pairs)
        table[kind] = {
            grade: Trust(Share(right["found"][grade], seen[grade]), Share(right["whole"][grade], seen[grade]))
            for grade in CLASSES
            if seen[grade]
        }
    return table


def ambiguous(document: Document, kind: str) -> list[Fact]:
    """Give an article's own facts of confidence D, which no other measure counts."""
    facts = document.get(kind) or []
    assert isinstance(facts, list), kind
    unsure = [fact for fact in facts if fact.get("confidence") == "D" and fact.get("block") != "teaser"]
    return with_events(document, unsure) if kind == "figures" else unsure


def frequent_mistakes(
    names: Sequence[str], golds: Sequence[Document], predictions: Sequence[Document], limit: int = 10
) -> list[Mistake]:
    """Give the most frequent errors: facts missed, facts too many, and wrong attributes of facts found."""
    counts: Counter[tuple[str, str, str, str]] = Counter()
    samples: dict[tuple[str, str, str, str], str] = {}
    for name, gold, predicted in zip(names, golds, predictions, strict=True):
        for kind in KINDS:
            for error in _errors(kind, select(gold, kind), select(predicted, kind)):
                counts[error] += 1
                samples.setdefault(error, name)
    return [Mistake(*error, count, samples[error]) for error, count in counts.most_common(limit)]


def shown(value: object) -> str:
    """Give a value as errors are grouped by it: codes as they are, days, numbers and names as their sort."""
    first = choices(value)[0]
    if first is None:
        return NOTHING
    if isinstance(first, int | float):
        return "a number"
    for pattern, sort in ((DAY, "a day"), (DIGITS, "a code"), (CODE, str(first))):
        if pattern.fullmatch(str(first)):
            return sort
    return "a text"


def _errors(kind: str, gold: Sequence[Fact], predicted: Sequence[Fact]) -> list[tuple[str, str, str, str]]:
    pairs, missed, extra = pair(gold, predicted, FOUND[kind])
    sort = SORT[kind]
    wrong = [
        (kind, name, shown(ours.get(name)), shown(theirs.get(name)))
        for ours, theirs in pairs
        for name in ATTRIBUTES.get(kind, ())
        if not attribute_agrees(ours.get(name), theirs.get(name))
    ]
    absent = [(kind, sort, shown(fact.get(sort)), "no fact") for fact in missed]
    surplus = [(kind, sort, "no fact", shown(fact.get(sort))) for fact in extra]
    return wrong + absent + surplus
