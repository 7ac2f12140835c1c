"""What a text counts, and what was done to each: events and figures both lean on it."""

from typing import NamedTuple

from tasks.facts.actions import Deed, action_of, find_deeds
from tasks.facts.crimes import find_crimes, without_arms
from tasks.facts.dates import DateMention
from tasks.facts.people import PersonFound
from tasks.facts.places import PlaceFound
from tasks.facts.quantities import find_quantities
from tasks.facts.reading import OTHERS, Reading
from tasks.facts.statements import Statement, read_statements
from tasks.facts.terms import Hit
from tasks.facts.units import UnitFound


class Counts(NamedTuple):
    """The sentences that count something, and the crimes that the whole text names."""

    statements: tuple[Statement, ...]
    deeds: tuple[tuple[Deed | None, ...], ...]
    """What was done to each quantity of each statement."""
    crimes: list[Hit]
    """Those that the article's own words name."""


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
        return Counts((), (), [])
    crimes = without_arms(find_crimes(reading.low, named), quantities)
    verbs = find_deeds(reading.view, reading.low)
    statements = tuple(read_statements(reading.low, reading.sentences, quantities, verbs, crimes))
    deeds = (tuple(action_of(each, i) for i in range(len(each.quantities))) for each in statements)
    own = [crime for crime in crimes if reading.role(crime.start) not in OTHERS]
    return Counts(statements, tuple(deeds), own)
