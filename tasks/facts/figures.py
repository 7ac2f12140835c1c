"""Everything that an article counts or measures: cited rows with value, object, action, offence and period."""

import re
from collections.abc import Iterator
from dataclasses import replace

from tasks.facts.actions import DEEDS, action_of, column_of
from tasks.facts.dates import DateMention
from tasks.facts.events import EventMention
from tasks.facts.objects import object_of
from tasks.facts.offences import CRIMES, Offences, offence_of
from tasks.facts.people import PersonFound
from tasks.facts.places import PlaceFound
from tasks.facts.qualifiers import kind_of, qualifier_of
from tasks.facts.quantities import Quantity, find_quantities
from tasks.facts.reading import Reading
from tasks.facts.repeats import without_repeats
from tasks.facts.scope import Scope, Scopes
from tasks.facts.statements import Statement, read_statements
from tasks.facts.terms import lowered
from tasks.facts.units import UnitFound
from tasks.records import Figure

# What an event does to what it counts, where no verb says so.
USUAL_ACTION = {
    "enforcement": {"person": "detected", "case": "arrested", "thing": "detected", "vessel": "detected"},
    "community_support": {"thing": "given", "house": "given", "person": "given", "money": "given"},
    "awareness_campaign": {"person": "informed", "turn": "informed"},
    "joint_patrol": {"turn": "patrolled", "occasion": "patrolled", "person": "patrolled", "marker": "patrolled"},
    "patrol": {"turn": "patrolled", "occasion": "patrolled", "person": "mobilised", "thing": "mobilised"},
    "crossing_traffic": {"turn": "crossed", "vessel": "crossed", "thing": "crossed", "person": "crossed"},
    "conference_ceremony": {"person": "attended"},
    "talks": {"person": "attended"},
    "training_exercise": {"person": "attended"},
    "handover": {"person": "exchanged"},
}

# `9 lồng nhựa đựng 3.150 con`, `60 khay nhựa, chứa khoảng 10.800 con`, `3 túi ketamine nặng 2,95 kg`
CONTAINS = re.compile(r"\b(?:chứa|đựng|bên trong có|nặng|đóng gói)\b")
CONTENT_STOP = re.compile(r"[;.]|,(?! (?:có )?(?:chứa|đựng|bên trong|nặng))")


def find_figures(
    reading: Reading,
    dates: tuple[DateMention, ...],
    places: tuple[PlaceFound, ...],
    units: tuple[UnitFound, ...],
    people: tuple[PersonFound, ...],
    events: tuple[EventMention, ...],
) -> tuple[Figure, ...]:
    """Give the figures of a text in the order they are told, a repeated one once."""
    text = lowered(reading.view)
    taken = sorted((found.start, found.end) for named in (dates, places, units, people) for found in named)
    quantities = find_quantities(reading.view, text, taken)
    if not quantities:
        return ()
    deeds, crimes = list(DEEDS.find(text)), list(CRIMES.find(text))
    scopes, offences = Scopes(reading, dates, events), Offences(crimes)
    rows: list[tuple[Figure, int]] = []
    for number, statement in enumerate(read_statements(text, reading.sentences, quantities, deeds, crimes)):
        rows.extend((figure, number) for figure in _figures_of(reading, statement, scopes, offences))
    return tuple(replace(figure, figure_id=f"f{i}") for i, figure in enumerate(without_repeats(rows), 1))


def _figures_of(reading: Reading, statement: Statement, scopes: Scopes, offences: Offences) -> Iterator[Figure]:
    chain: str | None = None
    earlier: list[tuple[str, str]] = []
    group = f"g{statement.span.start}" if len(statement.quantities) > 1 else None
    for index, quantity in enumerate(statement.quantities):
        found = action_of(statement, index)
        if _is_article(statement, quantity, found) or _is_packaging(statement, index):
            continue
        scope = scopes.of(statement, quantity.start)
        action = found[0] if found else _usual_action(scope, quantity)
        kind = kind_of(statement, index)
        offence, is_told = offence_of(statement, index, action, scope.is_period, chain, offences, scope.event)
        code = object_of(statement, index, action, offence, earlier)
        chain = offence or chain
        earlier.append((quantity.unit, code))
        start, end = reading.span(quantity.start, quantity.end)
        yield Figure(
            quote=reading.text[start:end],
            start=start,
            end=end,
            block=reading.role(quantity.start),
            confidence="A" if found and is_told else "B",
            rule="verb_in_sentence" if found else "event_default",
            figure_id="",
            event_id=scope.event.event.event_id if scope.event and kind != "target" else None,
            group=group,
            value=quantity.value,
            value_high=quantity.high,
            qualifier=qualifier_of(statement.text, quantity),
            unit=quantity.unit,
            unit_text=quantity.unit_text,
            normal_value=quantity.value * quantity.factor,
            normal_value_high=quantity.high * quantity.factor if quantity.high is not None else None,
            object=code,
            object_text=quantity.object_text,
            action=action,
            offence=offence,
            kind=kind,
            scope="period" if scope.is_period else "incident",
            period_start=scope.first,
            period_end=scope.last,
            period_text=scope.text,
        )


def _usual_action(scope: Scope, quantity: Quantity) -> str:
    if scope.event is None:
        return "other"
    return USUAL_ACTION.get(scope.event.event.type, {}).get(column_of(quantity), "other")


def _is_article(statement: Statement, quantity: Quantity, found: tuple[str, int] | None) -> bool:
    """Tell `một tàu cá` (a fishing boat) from `cứu một ngư dân` (one fisher): counted only where it is acted on."""
    return quantity.is_one and not (found and found[1] <= 2)


def _is_packaging(statement: Statement, index: int) -> bool:
    """Tell a container whose content is counted in the same phrase: `1 bao tải chứa 18.000 viên`."""
    quantity = statement.quantities[index]
    if quantity.role != "container" and quantity.unit != "packet" or index + 1 == len(statement.quantities):
        return False
    gap = statement.text[quantity.end : statement.quantities[index + 1].start]
    return bool(CONTAINS.search(gap)) and not CONTENT_STOP.search(gap)
