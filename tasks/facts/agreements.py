"""What two sides agreed on: signed papers, agreed clauses, proposals."""

from tasks.facts.events import EventMention
from tasks.facts.reading import Reading
from tasks.facts.units import UnitFound
from tasks.records import Agreement


def find_agreements(
    reading: Reading, units: tuple[UnitFound, ...], events: tuple[EventMention, ...]
) -> tuple[Agreement, ...]:
    """Give one row a clause agreed on, with the paper it stands in, the parties and the meeting."""
    return ()
