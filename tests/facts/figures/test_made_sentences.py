"""Sentences whose facts were known before they were written: not one separator or scale may be misread."""

from datetime import date

import pytest

from tasks.facts.article import find_facts
from tests.facts.generator import Made, sentences

PUBLISHED = date(2026, 6, 15)


def misread(made: Made) -> str | None:
    figures = sorted(find_facts(made.text, (), PUBLISHED).figures, key=lambda figure: figure.start)
    found = [(f.normal_value, f.unit, f.qualifier) for f in figures]
    wanted = [(fact.value, fact.unit, fact.qualifier) for fact in made.facts]
    if found != wanted:
        return f"{made.text}\n  found {found}\n  wanted {wanted}"
    scopes = [(f.scope, fact.scope) for f, fact in zip(figures, made.facts, strict=True)]
    return next((f"{made.text}: {told}" for told, asked in scopes if asked and told != asked), None)


def test_a_thousand_made_sentences_are_read_as_meant() -> None:
    assert [error for made in sentences(1000) if (error := misread(made))] == []


@pytest.mark.prove
def test_ten_thousand_made_sentences_are_read_as_meant() -> None:
    assert [error for made in sentences(10_000, seed=2) if (error := misread(made))] == []
