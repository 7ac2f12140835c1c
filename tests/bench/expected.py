"""The newsroom's stories name figures that a reader would take from them: some of each, so a recall alone."""

from dataclasses import asdict, dataclass

from tasks.facts.article import find_article_facts
from tests.bench.matching import HAPPENING, Fact, agrees, pair, same_number
from tests.bench.measures import Share, select
from tests.bench.pages import Sample, read_with_ours, sample_pages
from tests.bench.scoring import as_document
from tests.newsroom.articles import ExpectedFigure

STATED = ("object", "action", "qualifier", "kind", "scope", "offence")
STATED_OF_EVENT = {"gate": "gate", "on": "date_start"}


@dataclass(frozen=True, slots=True)
class Recall:
    """Of the figures expected: how many are found, and how many in every respect that is stated."""

    found: Share
    as_stated: Share


def newsroom_recall() -> Recall:
    """Read every page of the newsroom and look for the figures that its story expects."""
    found = stated = expected = 0
    for sample in sample_pages():
        gold, predicted = [_gold(figure) for figure in sample.story.facts], _predicted(sample)
        expected += len(gold)
        found += len(pair(gold, predicted, same_number)[0])
        stated += len(pair(gold, predicted, as_stated)[0])
    return Recall(Share(found, expected), Share(stated, expected))


def as_stated(gold: Fact, predicted: Fact) -> bool:
    """Whether a figure is the expected one in every respect that is stated."""
    happening = predicted[HAPPENING] or {}
    return (
        same_number(gold, predicted)
        and all(agrees(gold[name], predicted.get(name)) for name in STATED if gold[name] is not None)
        and all(
            agrees(gold[name], happening.get(field))
            for name, field in STATED_OF_EVENT.items()
            if gold[name] is not None
        )
    )


def _gold(figure: ExpectedFigure) -> Fact:
    said = asdict(figure)
    return said | {"normal_value": figure.value, "on": figure.on.isoformat() if figure.on else None}


def _predicted(sample: Sample) -> list[Fact]:
    article = read_with_ours(sample)
    document = as_document(article.text, find_article_facts(article))
    return select(document, "figures")
