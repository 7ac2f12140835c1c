"""How many facts are found and right: precision, recall, F1, attributes, and what must never happen."""

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.bench.matching import (
    HAPPENING,
    Fact,
    Test,
    agrees,
    agrees_as_name,
    choices,
    every,
    fields,
    named,
    pair,
    same_happening,
    same_number,
    same_place,
)

Document = Mapping[str, object]
"""One article's facts: a list of facts under each kind."""

KINDS = ("events", "figures", "people", "units", "places", "agreements", "legal_refs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One question to the facts: of which kind, and when the predicted fact is the gold one."""

    kind: str
    test: Test
    beside: str | None = None
    """Facts of this kind are asked for as well."""
    place: str | None = None
    """Only places of this kind."""
    teaser: bool = False
    """Facts of other articles' teasers, in place of the article's own."""


MEASURES = {
    "figure: value + unit": Measure(kind="figures", test=same_number),
    "figure: + object, action, offence": Measure(
        kind="figures", test=every(same_number, fields("object", "action", "offence"))
    ),
    "figure: + qualifier, kind, scope": Measure(
        kind="figures", test=every(same_number, fields("qualifier", "kind", "scope"))
    ),
    "figure: hangs on its event": Measure(
        kind="figures", test=every(same_number, same_happening), beside="events"
    ),
    "teaser: figures": Measure(kind="figures", test=same_number, teaser=True),
    "teaser: people": Measure(kind="people", test=named("name"), teaser=True),
    "event: type": Measure(kind="events", test=fields("type")),
    "event: type + date": Measure(kind="events", test=fields("type", "date_start", "date_end")),
    "event: type + province": Measure(kind="events", test=fields("type", "province_code")),
    "event: type + modality + scope": Measure(kind="events", test=fields("type", "modality", "scope")),
    "person: name": Measure(kind="people", test=named("name")),
    "person: name + rank + role": Measure(
        kind="people", test=every(named("name"), named("rank"), fields("role"))
    ),
    "unit: name": Measure(kind="units", test=named("name")),
    "place: province": Measure(kind="places", test=same_place, place="province"),
    "place: commune": Measure(kind="places", test=same_place, place="commune"),
    "place: any": Measure(kind="places", test=same_place),
    "agreement": Measure(kind="agreements", test=fields("status", "instrument")),
    "legal reference": Measure(kind="legal_refs", test=named("number")),
}

# What makes two facts of a kind the same, whatever else they say.
FOUND: dict[str, Test] = {
    "events": fields("type"),
    "figures": same_number,
    "people": named("name"),
    "units": named("name"),
    "places": same_place,
    "agreements": fields("status", "instrument"),
    "legal_refs": named("number"),
}

ATTRIBUTES = {
    "events": (
        [
            "date_start",
            "date_end",
            "date_precision",
            "province_code",
            "commune_code",
            "neighbour",
            "gate",
            "modality",
            "scope",
        ]
    ),
    "figures": ["qualifier", "object", "action", "offence", "kind", "scope", "period_start", "period_end"],
    "people": ["rank", "position", "role", "side", "birth_year", "age", "residence_province_code"],
    "units": ["kind", "side"],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How often a measure is met; shares between 0 and 1."""

    precision: float
    recall: float
    f1: float
    f1_low: float
    f1_high: float
    """95 % interval of F1, by drawing articles anew."""
    gold: int
    """Gold facts asked for."""


@dataclass(frozen=True, slots=True)
class Share:
    """How many of so many are right."""

    right: int
    seen: int

    @property
    def share(self) -> float:
        """The right ones among those seen, between 0 and 1."""
        return self.right / self.seen


def select(document: Document, kind: str, *, teaser: bool = False, place: str | None = None) -> list[Fact]:
    """Give the facts of a kind that count: the article's own or its teasers', no authors, nothing ambiguous.

    A figure carries its event along.
    """
    everything = _facts(document, kind)
    facts = [
        fact
        for fact in everything
        if (fact.get("block") == "teaser") == teaser and fact.get("confidence") != "D"
    ]
    if kind == "people":
        return [fact for fact in facts if "author" not in choices(fact.get("role"))]
    if place:
        return [fact for fact in facts if choices(fact.get("kind"))[0] == place]
    return with_events(document, facts) if kind == "figures" else facts


def with_events(document: Document, figures: Sequence[Fact]) -> list[Fact]:
    """Give the figures of an article, each with the event that it hangs on."""
    events = {event.get("event_id"): event for event in _facts(document, "events")}
    return [{**figure, HAPPENING: events.get(choices(figure.get("event_id"))[0])} for figure in figures]


def rate(measure: Measure, golds: Sequence[Document], predictions: Sequence[Document]) -> Rate:
    """Give precision, recall and F1 of one measure over articles and what was predicted of each."""
    counts = []
    for gold, predicted in zip(golds, predictions, strict=True):
        ours = select(gold, measure.kind, teaser=measure.teaser, place=measure.place)
        theirs = select(predicted, measure.kind, teaser=measure.teaser, place=measure.place)
        counts.append((len(pair(ours, theirs, measure.test)[0]), len(ours), len(theirs)))
    precision, recall, f1 = ratios(counts)
    low, high = interval(counts)
    return Rate(
        precision=round(precision, 4),
        recall=round(recall, 4),
        f1=round(f1, 4),
        f1_low=round(low, 4),
        f1_high=round(high, 4),
        gold=sum(count[1] for count in counts),
    )


def ratios(counts: Sequence[tuple[int, int, int]]) -> tuple[float, float, float]:
    """Give precision, recall and F1 of (hit, gold, predicted) counts; of nothing asked, silence is right."""
    hit, gold, predicted = (sum(column) for column in zip(*counts, strict=True))
    precision = hit / predicted if predicted else float(not gold)
    recall = hit / gold if gold else 1.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def interval(counts: Sequence[tuple[int, int, int]], draws: int = 300) -> tuple[float, float]:
    """Give the 95 % interval of F1: the articles drawn anew, with replacement, the same way every time."""
    chance = random.Random(0)
    scores = sorted(ratios(chance.choices(counts, k=len(counts)))[2] for _ in range(draws))
    return scores[int(0.025 * draws)], scores[int(0.975 * draws) - 1]


def attribute_shares(
    golds: Sequence[Document], predictions: Sequence[Document]
) -> dict[str, dict[str, Share]]:
    """Give how often each attribute is right where the fact was found and either side says something."""
    shares: dict[str, dict[str, Share]] = {}
    for kind, every_name in ATTRIBUTES.items():
        names = [
            name for name in every_name if any(name in fact for gold in golds for fact in _facts(gold, kind))
        ]
        right: Counter[str] = Counter()
        seen: Counter[str] = Counter()
        for gold, predicted in zip(golds, predictions, strict=True):
            for ours, theirs in pair(select(gold, kind), select(predicted, kind), FOUND[kind])[0]:
                said = [name for name in names if (ours.get(name), theirs.get(name)) != (None, None)]
                seen.update(said)
                right.update(name for name in said if attribute_agrees(ours.get(name), theirs.get(name)))
        shares[kind] = {name: Share(right[name], seen[name]) for name in names if seen[name]}
    return shares


def attribute_agrees(gold: object, predicted: object) -> bool:
    """Whether an attribute is right: words as names, all else as it stands."""
    return (agrees_as_name if isinstance(choices(gold)[0], str) else agrees)(gold, predicted)


def leak_count(golds: Sequence[Document], predictions: Sequence[Document]) -> int:
    """Count the figures and people of a teaser that are predicted as the article's own."""
    leaks = 0
    for gold, predicted in zip(golds, predictions, strict=True):
        for kind in ("figures", "people"):
            extra = pair(select(gold, kind), select(predicted, kind), FOUND[kind])[2]
            leaks += len(pair(select(gold, kind, teaser=True), extra, FOUND[kind])[0])
    return leaks


def broken_count(predictions: Sequence[Document]) -> int:
    """Count the predicted facts whose quote is not `text[start:end]`, and the articles without text."""
    broken = 0
    for document in predictions:
        text = str(document.get("text") or "")
        facts = [fact for kind in KINDS for fact in _facts(document, kind)]
        broken += not text
        broken += sum(
            not fact.get("quote") or text[fact.get("start") or 0 : fact.get("end") or 0] != fact["quote"]
            for fact in facts
        )
    return broken


def _facts(document: Document, kind: str) -> list[Fact]:
    facts = document.get(kind) or []
    assert isinstance(facts, list), kind
    return facts
