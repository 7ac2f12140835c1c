"""Which happening a figure belongs to, and over which period it was added up."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tasks.facts.dates import DateMention
from tasks.facts.events import EventMention
from tasks.facts.reading import Reading
from tasks.facts.statements import Statement


@dataclass(frozen=True, slots=True)
class Scope:
    """The event and the period of a figure; no period for a number of one happening."""

    event: EventMention | None
    is_period: bool
    first: date | None
    last: date | None
    text: str | None


class Scopes:
    """Answers for any figure of a text; sentences are asked in order, so that a period is carried on."""

    def __init__(self, reading: Reading, dates: Sequence[DateMention], events: Sequence[EventMention]) -> None:
        self.reading = reading
        self.dates = [mention for mention in dates if mention.sense == "calendar"]
        self.date_starts = [mention.start for mention in self.dates]
        governed = sorted(((span.start, span.end, event) for event in events for span in event.governs), key=lambda g: g[0])
        self.governed = governed
        self.governed_starts = [start for start, _, _ in governed]

    def of(self, statement: Statement, position: int) -> Scope:
        """Give event and period of a figure at a position of the view."""
        event = self.event_at(position)
        own = self._period_before(statement, position)
        if event is None:
            return self._without_event(own)
        if event.event.scope == "period":
            told = own or self._period_near(event)
            if told and told.first and own:
                return Scope(event, True, told.first, told.last, told.text)
            return Scope(event, True, event.event.date_start, event.event.date_end, told.text if told else None)
        if own and own.precision != "day":
            return Scope(event, True, own.first, own.last, own.text)
        return Scope(event, False, None, None, None)

    def event_at(self, position: int) -> EventMention | None:
        """Give the event that governs a position."""
        i = bisect_right(self.governed_starts, position) - 1
        return self.governed[i][2] if i >= 0 and position < self.governed[i][1] else None

    def _without_event(self, own: DateMention | None) -> Scope:
        return Scope(None, True, own.first, own.last, own.text) if own else Scope(None, False, None, None, None)

    def _period_before(self, statement: Statement, position: int) -> DateMention | None:
        """Give the last period named before a figure in its sentence."""
        i = bisect_right(self.date_starts, position) - 1
        while i >= 0 and self.dates[i].start >= statement.span.start:
            if self.dates[i].is_period:
                return self.dates[i]
            i -= 1
        return None

    def _period_near(self, event: EventMention) -> DateMention | None:
        """Give the period words that an event of a period was dated by: the last that ends before its verb."""
        i = bisect_right(self.date_starts, event.start) - 1
        while i >= 0:
            mention = self.dates[i]
            if mention.is_period and (mention.first, mention.last) == (event.event.date_start, event.event.date_end):
                return mention
            i -= 1
        return None
