"""All that an article counts or measures: cited rows with value, object, action, offence and period."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

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
from tasks.facts.statements import read_statements
from tasks.facts.units import UnitFound
from tasks.records import Figure


def find_figures(
    reading: Reading,
    dates: tuple[DateMention, ...],
    places: tuple[PlaceFound, ...],
    units: tuple[UnitFound, ...],
    people: tuple[PersonFound, ...],
    events: tuple[EventMention, ...],
) -> tuple[Figure, ...]:
    """Give the figures of a text in the order they are told, a repeated one once."""
    text = reading.low
    named = sorted((found.start, found.end) for kind in (places, units, people) for found in kind)
    taken = sorted([*named, *((mention.start, mention.end) for mention in dates)])
    quantities = find_quantities(reading.view, text, taken)
    if not quantities:
        return ()
    crimes = without_arms(find_crimes(text, named), quantities)
    resolver = Resolver(reading, dates, events, crimes)
    for statement in read_statements(
        text, reading.sentences, quantities, find_deeds(reading.view, text), crimes
    ):
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
