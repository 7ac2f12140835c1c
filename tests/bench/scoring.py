"""A group of articles with known facts → all that is measured of it."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from tasks.articles.plain import read_plain
from tasks.facts.article import find_facts
from tasks.records import Facts
from tests.bench.gold import GoldArticle
from tests.bench.measures import (
    KINDS,
    MEASURES,
    Document,
    Rate,
    Share,
    attribute_shares,
    broken_count,
    leak_count,
    rate,
)
from tests.bench.mistakes import Mistake, Trust, frequent_mistakes, trust


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """All that is measured of one group of articles."""

    articles: int
    measures: dict[str, Rate]
    attributes: dict[str, dict[str, Share]]
    confidence: dict[str, dict[str, Trust]]
    teaser_leaks: int
    broken_quotes: int
    mistakes: list[Mistake]


def extracted(article: GoldArticle) -> Document:
    """Give what the rules find in an article, as the fact contract's JSON object."""
    text, blocks = read_plain(article.text, None)
    return as_document(text, find_facts(text, blocks, article.published_on))


def as_document(text: str, facts: Facts) -> Document:
    """Give facts as the fact contract's JSON object has them."""
    document: Document = json.loads(json.dumps({"text": text, **asdict(facts)}, default=_plain))
    return document


def score(names: Sequence[str], golds: Sequence[Document], predictions: Sequence[Document]) -> Score:
    """Measure predictions against the gold facts of the same articles, in the same order.

    Only the kinds of facts that a gold tells are asked for.
    """
    asked = {kind for gold in golds for kind in KINDS if kind in gold}
    measures = {
        name: measure
        for name, measure in MEASURES.items()
        if measure.kind in asked and (measure.beside or measure.kind) in asked
    }
    predictions = [
        {key: told for key, told in p.items() if key not in KINDS or key in asked} for p in predictions
    ]
    return Score(
        articles=len(golds),
        measures={name: rate(measure, golds, predictions) for name, measure in measures.items()},
        attributes=attribute_shares(golds, predictions),
        confidence=trust(golds, predictions),
        teaser_leaks=leak_count(golds, predictions),
        broken_quotes=broken_count(predictions),
        mistakes=frequent_mistakes(names, golds, predictions),
    )


def _plain(value: object) -> object:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in a fact")
