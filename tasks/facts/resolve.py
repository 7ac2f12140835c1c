"""From a quantity to a figure: its clause first, the sentence, what was told before, then the event."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tasks.facts.actions import Deed
from tasks.facts.counted import confidence_of, is_counted, is_sum, refers_back
from tasks.facts.dates import DateMention
from tasks.facts.events import EventMention
from tasks.facts.fitting import DISTRESS, fitting_action
from tasks.facts.objects import object_of
from tasks.facts.offences import ENFORCED, Offences, Told
from tasks.facts.qualifiers import REST, SEX, kind_of, qualifier_of
from tasks.facts.quantities import Quantity
from tasks.facts.reading import Reading
from tasks.facts.scope import Scope, Scopes
from tasks.facts.statements import Statement
from tasks.facts.terms import Hit
from tasks.records import Figure

PATROLS = frozenset({"joint_patrol", "patrol"})
FATES = frozenset({"dead", "missing", "rescued"})
AT_MARKERS = PATROLS | {"talks", "gate_infrastructure", "handover"}
# Told beside a happening, of none: `lương 18 triệu đồng`, `từng bị phạt 90 triệu đồng`, `sức chứa 750 người`
OUTSIDE = re.compile(
    r"\b(?:lương|từng|sức chứa|khả năng (?:tiếp nhận|chứa)|những lần trước|tiền chuộc|đòi)\b[^,;.]{0,55}$"
)
# How far back a part looks for its whole: more than two sentences of a report hold.
RECENT = 60


@dataclass(frozen=True, slots=True)
class Row:
    """A figure with the number of its sentence, and how it stands to others."""

    figure: Figure
    sentence: int
    refers_back: bool
    """`cả 4 người`, `hai đối tượng này`: those told of before."""
    is_sum: bool
    """`tổng khối lượng 268,4kg`: of all that was listed before."""
    is_rest: bool
    """`ba người còn lại`: what is left of a whole."""
    is_offence_told: bool
    """The crime was read in the sentence, not taken from the event."""


class Resolver:
    """Gives each quantity of a text its place in the story; statements are added in order."""

    def __init__(
        self,
        reading: Reading,
        dates: Sequence[DateMention],
        events: Sequence[EventMention],
        crimes: list[Hit],
    ) -> None:
        self.reading = reading
        self.scopes = Scopes(reading, dates, events)
        self.offences = Offences(crimes)
        self.rows: list[Row] = []
        self.sentence = 0

    def add(self, statement: Statement, deeds: Sequence[Deed | None]) -> None:
        """Resolve the quantities of a sentence."""
        self.sentence += 1
        self.offences.begin_sentence()
        for index in range(len(statement.quantities)):
            deed = deeds[index]
            if is_counted(statement, index, deed):
                figure = self._figure(statement, index, deed)
                self.rows.append(
                    Row(
                        figure=figure,
                        sentence=self.sentence,
                        refers_back=refers_back(statement, index),
                        is_sum=is_sum(statement, index),
                        is_rest=bool(REST.match(statement.text, statement.quantities[index].end)),
                        is_offence_told=self.offences.is_told,
                    )
                )

    def _figure(self, statement: Statement, index: int, deed: Deed | None) -> Figure:
        quantity = statement.quantities[index]
        kind = kind_of(statement, index)
        scope = self.scopes.of(statement, quantity.start, quantity.end, kind, deed.verb if deed else None)
        whole = self._whole(quantity, kind)
        action = self._action(statement, index, deed, scope, kind, whole)
        offence = self._offence(statement, index, action, scope, kind, whole)
        event = scope.event or (self.scopes.nearest(quantity.start, action) if kind != "target" else None)
        if OUTSIDE.search(statement.text, max(statement.span.start, quantity.start - 70), quantity.start):
            event = None
        if event and action in FATES and event.event.type == "enforcement":
            # `điều tra làm rõ vụ chìm tàu làm 1 người mất tích`: of the accident.
            accident = self.scopes.nearest(quantity.start, action)
            event = accident if accident and accident.event.type in DISTRESS else event
        if event and quantity.object == "marker" and event.event.type not in AT_MARKERS:
            # `tuyên truyền cho dân, phát hiện 1 cột mốc bị nghiêng`: found on the patrol.
            patrol = self.scopes.nearest(quantity.start, "patrolled")
            event = patrol if patrol and patrol.event.type in PATROLS else event
        start, end = self.reading.span(quantity.start, quantity.end)
        return Figure(
            quote=self.reading.text[start:end],
            start=start,
            end=end,
            block=self.reading.role(quantity.start),
            confidence=confidence_of(statement, index, deed),
            rule="verb" if deed else "whole" if whole else "event",
            figure_id="",
            event_id=event.event.event_id if event else None,
            group=_segment(statement, quantity),
            value=quantity.value,
            value_high=quantity.high,
            qualifier=qualifier_of(statement.text, quantity),
            unit=quantity.unit,
            unit_text=quantity.unit_text,
            normal_value=quantity.value * quantity.factor,
            normal_value_high=quantity.high * quantity.factor if quantity.high is not None else None,
            object=self._object(statement, index, action, offence, kind, whole),
            object_text=quantity.object_text,
            action=action,
            offence=offence,
            kind=kind,
            scope="period" if scope.is_period else "incident",
            period_start=scope.first,
            period_end=scope.last,
            period_text=scope.text,
        )

    def _whole(self, quantity: Quantity, kind: str) -> Figure | None:
        """Give what a part or a change is of: the last figure in the same unit, here or one sentence ago."""
        if kind not in ("subset", "delta"):
            return None
        value = quantity.value * quantity.factor
        told = [row for row in self.rows[-RECENT:] if row.sentence >= self.sentence - 1]
        opens = kind == "delta" and all(r.sentence < self.sentence or r.figure.kind == "delta" for r in told)
        # `So với cùng kỳ, tăng 31 vụ`: of what the last sentence began with, not of its last item.
        for row in told if opens else reversed(told):
            figure = row.figure
            is_larger = figure.normal_value >= value and figure.kind == "total"
            if (
                figure.unit == quantity.unit
                and figure.kind not in ("delta", "target")
                and (is_larger or kind == "delta")
            ):
                return figure
        return None

    def _before(self) -> Figure | None:
        """Give the figure before the present one in its sentence."""
        return self.rows[-1].figure if self.rows and self.rows[-1].sentence == self.sentence else None

    def _action(
        self,
        statement: Statement,
        index: int,
        deed: Deed | None,
        scope: Scope,
        kind: str,
        whole: Figure | None,
    ) -> str:
        if whole and (deed is None or (kind == "delta" and not deed.is_after)):
            return whole.action
        if (
            deed
            and not deed.is_after
            and deed.action in ENFORCED
            and REST.match(statement.text, statement.quantities[index].end)
        ):
            return "other"
        before = self._before()
        if deed is None and statement.heads[index] != index and before:
            return before.action
        event_type = scope.event.event.type if scope.event else None
        return fitting_action(statement, index, deed, event_type, self.offences.main)

    def _offence(
        self,
        statement: Statement,
        index: int,
        action: str,
        scope: Scope,
        kind: str,
        whole: Figure | None,
    ) -> str | None:
        if whole and kind == "delta":
            return whole.offence
        return self.offences.of(
            Told(statement, index, action, scope.event, scope.is_period, whole, self._before())
        )

    def _object(
        self,
        statement: Statement,
        index: int,
        action: str,
        offence: str | None,
        kind: str,
        whole: Figure | None,
    ) -> str:
        quantity = statement.quantities[index]
        told = (quantity.object_text or "").lower() not in SEX and (
            kind != "delta" or quantity.object is not None
        )
        if whole and whole.object != "other" and not told:
            return whole.object
        earlier = [(row.figure.unit, row.figure.object) for row in self.rows[-12:]]
        return object_of(statement, index, action, offence, earlier)


def _segment(statement: Statement, quantity: Quantity) -> str:
    """Give a name to the stretch between semicolons: its numbers make one statement."""
    start = statement.text.rfind(";", statement.span.start, quantity.start)
    return str(max(start, statement.span.start))
