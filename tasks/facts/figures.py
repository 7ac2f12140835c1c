"""All that an article counts or measures: cited rows with value, object, action, offence and period."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tasks.facts.counts import Counts
from tasks.facts.dates import DateMention
from tasks.facts.events import EventMention
from tasks.facts.parts import mark_parts
from tasks.facts.reading import Reading
from tasks.facts.repeats import without_repeats
from tasks.facts.resolve import Resolver
from tasks.records import Figure


def find_figures(
    reading: Reading,
    dates: tuple[DateMention, ...],
    events: tuple[EventMention, ...],
    counts: Counts,
) -> tuple[Figure, ...]:
    """Give the figures of a text in the order they are told, a repeated one once."""
    resolver = Resolver(reading, dates, events, counts.crimes)
    for statement, deeds in zip(counts.statements, counts.deeds, strict=True):
        resolver.add(statement, deeds)
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
