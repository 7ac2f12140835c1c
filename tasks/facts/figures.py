"""All that an article counts or measures: cited rows with value, object, action, offence and period."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from tasks.facts.actions import find_deeds
from tasks.facts.crimes import find_crimes, without_arms
from tasks.facts.dates import DateMention
from tasks.facts.events import EventMention
from tasks.facts.parts import mark_parts
from tasks.facts.people import PersonFound
from tasks.facts.places import PlaceFound
from tasks.facts.quantities import find_quantities
from tasks.facts.reading import Reading
from tasks.facts.repeats import without_repeats
from tasks.facts.resolve import Resolver
from tasks.facts.statements import Statement, read_statements
from tasks.facts.terms import Hit
from tasks.facts.units import UnitFound
from tasks.records import Figure


class Counts(NamedTuple):
    """The sentences that count something, and the crimes that the whole text names."""

    statements: tuple[Statement, ...]
    crimes: list[Hit]


def find_counts(
    reading: Reading,
    dates: tuple[DateMention, ...],
    places: tuple[PlaceFound, ...],
    units: tuple[UnitFound, ...],
    people: tuple[PersonFound, ...],
) -> Counts:
    """Give the sentences that count something; numbers in names and dates count nothing."""
    named = sorted((found.start, found.end) for kind in (places, units, people) for found in kind)
    taken = sorted([*named, *((mention.start, mention.end) for mention in dates)])
    quantities = find_quantities(reading.view, reading.low, taken)
    if not quantities:
        return Counts((), [])
    crimes = without_arms(find_crimes(reading.low, named), quantities)
    deeds = find_deeds(reading.view, reading.low)
    return Counts(tuple(read_statements(reading.low, reading.sentences, quantities, deeds, crimes)), crimes)


def find_figures(
    reading: Reading,
    dates: tuple[DateMention, ...],
    events: tuple[EventMention, ...],
    counts: Counts,
) -> tuple[Figure, ...]:
    """Give the figures of a text in the order they are told, a repeated one once."""
    resolver = Resolver(reading, dates, events, counts.crimes)
    for statement in counts.statements:
        resolver.add(statement)
    return _numbered(without_repeats(mark_parts(resolver.rows)))


def _numbered(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Give the figures their ids, and the numbers of one statement a group of their own."""
    sizes = Counter(figure.group for figure in figures)
    names: dict[str, str] = {}
    for figure in figures:
        if figure.group and sizes[figure.group] > 1:
            names.setdefault(figure.group, f"g{len(names) + 1}")
    return tuple(
        replace(figure, figure_id=f"f{i}", group=names.get(figure.group or ""))
        for i, figure in enumerate(figures, 1)
    )
