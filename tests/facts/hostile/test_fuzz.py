"""Any text at all: no rule raises or takes long, and every fact is cited."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import pytest

from tasks.facts.agreements import find_agreements
from tasks.facts.article import find_facts
from tasks.facts.counts import find_counts
from tasks.facts.dates import find_dates
from tasks.facts.events import find_events
from tasks.facts.figures import find_figures
from tasks.facts.legal_refs import find_legal_references
from tasks.facts.people import find_people, person_rows
from tasks.facts.places import find_places, place_rows
from tasks.facts.reading import Reading
from tasks.facts.units import find_units, unit_rows
from tasks.records import Block
from tests.facts.hostile import LIMIT, PIECES, cpu, fuzzed

PUBLISHED = date(2026, 6, 15)
Found = TypeVar("Found")
KINDS = ("events", "figures", "people", "units", "places", "agreements", "legal_refs")


def slow_rules(text: str, limit: float = LIMIT) -> list[tuple[str, float]]:
    """Give the rules that take longer than they may on a text, with their CPU seconds."""
    spent: dict[str, float] = {}

    def timed(name: str, rule: Callable[[Reading], Found]) -> Found:
        found, spent[name] = cpu(lambda: rule(Reading(text, (Block(role="body", start=0, end=len(text)),))))
        return found

    timed("reading", lambda reading: reading.sentences)
    dates = timed("dates", lambda reading: find_dates(reading, PUBLISHED))
    places = timed("places", lambda reading: find_places(reading, PUBLISHED))
    timed("place rows", lambda reading: place_rows(reading, places))
    units = timed("units", lambda reading: find_units(reading, places))
    timed("unit rows", lambda reading: unit_rows(reading, units))
    people = timed("people", lambda reading: find_people(reading, units, places))
    timed("person rows", lambda reading: person_rows(reading, people))
    counts = timed("counts", lambda reading: find_counts(reading, dates, places, units, people))
    events = timed("events", lambda reading: find_events(reading, dates, places, units, people, counts))
    timed("figures", lambda reading: find_figures(reading, dates, events, counts))
    timed("agreements", lambda reading: find_agreements(reading, units, events))
    timed("legal_refs", lambda reading: find_legal_references(reading, dates))
    return [(name, seconds) for name, seconds in spent.items() if seconds > limit]


def check_cited(text: str) -> None:
    facts = find_facts(text, (), PUBLISHED)
    for kind in KINDS:
        for row in getattr(facts, kind):
            assert row.quote, (kind, row)
            assert text[row.start : row.end] == row.quote, (kind, row)


@pytest.mark.parametrize("part", range(8))
def test_no_rule_is_slow_or_fails_on_fuzzed_texts(part: int) -> None:
    for text in fuzzed(25, 10_000, seed=part):
        assert slow_rules(text) == [], text[:200]


@pytest.mark.parametrize("piece", PIECES)
def test_one_piece_over_and_over_costs_what_its_length_costs(piece: str) -> None:
    text = (piece * 1_000)[:1_000]
    assert slow_rules(text, 2 * LIMIT) == []
    check_cited(text)


@pytest.mark.prove
@pytest.mark.parametrize("part", range(20))
def test_ten_thousand_short_fuzzed_texts(part: int) -> None:
    for number, text in enumerate(fuzzed(500, 2_000, seed=1000 + part)):
        check_cited(text[: 1 + number * 4])
