"""Which happening a figure belongs to, and over which period it was added up."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tasks.facts.dates import DateMention
from tasks.facts.events import EventMention
from tasks.facts.reading import Reading
from tasks.facts.statements import Statement
from tasks.facts.terms import Hit

# More than one happening has.
MANY = {"case": 5, "turn": 1000}
# `Tính đến ngày 10/6, đồn đã tuyên truyền cho 8.200 lượt ngư dân`
CUMULATIVE = re.compile(r"\b(?:tính đến|lũy kế|cộng dồn|nâng tổng số)\b")
# `Tính đến trưa nay, chưa tìm thấy hai thuyền viên`: still of the one happening.
ONE_SEARCH = frozenset({"rescue", "accident_incident"})
# `Ngoài ra, đồn cũng đón 700 công dân`: goes on with what was added up.
GOES_ON = re.compile(r"(?:ngoài ra|bên cạnh đó|đồng thời|cùng với đó|qua đó|cũng trong thời gian này)\b")
# `Trước đó năm 2014, tàu bị chìm`: when it was, not how long; `so với cùng kỳ năm 2024`: a measure.
NO_PERIOD = re.compile(
    r"\btrước đó,? $|\b(?:so|cùng kỳ|so sánh)(?: với)?(?: cùng kỳ| cùng thời điểm| kết quả)?(?: của)? $"
)
# A sentence that opens with a period counts over it: `Trong năm 2025, xảy ra 14 vụ tai nạn`.
OPENING = 12
# `Người này khai từ tháng 5 đến nay đã 4 lần …`: what somebody admits or reports over a period.
CONFESSED = re.compile(
    r"\b(?:khai|khai nhận|thừa nhận|khai báo|cho biết|cho hay)(?: rằng)?,?(?: từ| trong| suốt)?$"
)
# How many paragraphs a report goes on over its period.
CARRIED_BLOCKS = 2
# Deeds that make the numbers of each kind of event.
FITTING = {
    "enforcement": (
        "arrested",
        "seized",
        "prosecuted",
        "fined",
        "handled",
        "detected",
        "transported",
        "worth",
        "refused",
    ),
    "handover": ("returned", "received", "exchanged"),
    "rescue": ("rescued", "missing", "dead", "injured", "mobilised", "treated"),
    "accident_incident": ("dead", "missing", "injured", "other"),
    "disaster_response": ("evacuated", "informed", "mobilised"),
    "community_support": ("given", "built", "treated", "worth"),
    "awareness_campaign": ("informed", "signed"),
    "joint_patrol": ("patrolled",),
    "patrol": ("patrolled", "mobilised"),
    "crossing_traffic": ("crossed",),
    "conference_ceremony": ("attended", "given"),
    "talks": ("attended", "given"),
}


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

    def __init__(
        self, reading: Reading, dates: Sequence[DateMention], events: Sequence[EventMention]
    ) -> None:
        self.reading = reading
        self.dates = [mention for mention in dates if mention.sense == "calendar"]
        self.date_starts = [mention.start for mention in self.dates]
        self.by_trigger = sorted(events, key=lambda event: event.start)
        self.triggers = [event.start for event in self.by_trigger]
        governed = sorted(
            ((span.start, span.end, event) for event in events for span in event.governs), key=lambda g: g[0]
        )
        self.governed = governed
        self.told = sorted((span.start, span.end, i) for i, e in enumerate(events) for span in e.told_at)
        self.events = events
        self.last: Scope | None = None
        self.governed_starts = [start for start, _, _ in governed]

    def of(self, statement: Statement, position: int, end: int, kind: str, verb: Hit | None) -> Scope:
        """Give event and period of a figure at a position of the view; an aim belongs to its period alone."""
        scope = self._of(statement, position, end, kind, verb)
        self.last = None if kind == "target" else scope
        return scope

    def _of(self, statement: Statement, position: int, end: int, kind: str, verb: Hit | None) -> Scope:
        own = self._period_before(statement, position)
        if kind == "target":
            own = own or self._period_after(statement, position)
            return _over(None, own)
        event = (self.event_of(verb) if verb else None) or self.event_at(position, end)
        if event is None or event.event.scope != "period":
            return self._of_happening(statement, event, own, position)
        if own and own.first:
            return _over(event, own)
        told = own or self._period_near(event)
        return Scope(event, True, event.event.date_start, event.event.date_end, told.text if told else None)

    def _of_happening(
        self, statement: Statement, event: EventMention | None, own: DateMention | None, position: int
    ) -> Scope:
        """Give no period for what happened once, but that of results told beside it."""
        if own and (event is None or (_is_bounded(own) and _opens(statement, own.start))):
            return _over(event, own)
        if _is_statistic(statement):
            return _over(event, self._period_told(statement))
        if self.last and self.last.is_period and GOES_ON.match(statement.text, statement.span.start):
            return Scope(event, True, self.last.first, self.last.last, self.last.text)
        is_one_search = event is not None and event.event.type in ONE_SEARCH
        added_up = not is_one_search and CUMULATIVE.search(statement.text, statement.span.start, position)
        return Scope(event, bool(added_up), None, None, None)

    def event_of(self, verb: Hit) -> EventMention | None:
        """Give the event that a verb tells."""
        i = bisect_right(self.told, (verb.end,)) - 1
        return self.events[self.told[i][2]] if i >= 0 and self.told[i][1] > verb.start else None

    def event_at(self, position: int, end: int) -> EventMention | None:
        """Give the event whose verb the number counts (`11 lần tuần tra chung`), else its governor."""
        i = bisect_right(self.triggers, end + 1) - 1
        if i >= 0 and end <= self.triggers[i]:
            return self.by_trigger[i]
        i = bisect_right(self.governed_starts, position) - 1
        return self.governed[i][2] if i >= 0 and position < self.governed[i][1] else None

    def nearest(self, position: int, action: str) -> EventMention | None:
        """Give the event of a figure outside every stretch: the nearest its deed fits, else the nearest."""
        role = self.reading.role(position) == "teaser"
        near = [
            (min(abs(start - position), abs(end - position)), start, event)
            for start, end, event in self.governed
            if (self.reading.role(start) == "teaser") == role
        ]
        fitting = [item for item in near if action in FITTING.get(item[2].event.type, ())]
        return min(fitting or near, key=lambda item: item[:2])[2] if near else None

    def _period_before(self, statement: Statement, position: int) -> DateMention | None:
        """Give the last period named before a figure in its sentence."""
        i = bisect_right(self.date_starts, position) - 1
        while i >= 0 and self.dates[i].start >= statement.span.start:
            if self.dates[i].is_period and not _is_no_period(statement, self.dates[i].start):
                return self.dates[i]
            i -= 1
        return None

    def _period_told(self, statement: Statement) -> DateMention | None:
        """Give the last period named shortly before a sentence: what statistics go on adding up over."""
        i = bisect_right(self.date_starts, statement.span.start) - 1
        block = self.reading.block_number(statement.span.start)
        while i >= 0 and self.reading.block_number(self.dates[i].start) >= block - CARRIED_BLOCKS:
            if self.dates[i].is_period and not _is_no_period(statement, self.dates[i].start):
                return self.dates[i]
            i -= 1
        return None

    def _period_after(self, statement: Statement, position: int) -> DateMention | None:
        """Give the first period or year named after an aim: `đạt 120 triệu USD vào năm 2030`."""
        i = bisect_right(self.date_starts, position)
        return self.dates[i] if i < len(self.dates) and self.dates[i].start < statement.span.end else None

    def _period_near(self, event: EventMention) -> DateMention | None:
        """Give the words that dated an event of a period: the last such period before its verb."""
        i = bisect_right(self.date_starts, event.start) - 1
        while i >= 0:
            mention = self.dates[i]
            if mention.is_period and (mention.first, mention.last) == (
                event.event.date_start,
                event.event.date_end,
            ):
                return mention
            i -= 1
        return None


def _is_no_period(statement: Statement, position: int) -> bool:
    return bool(NO_PERIOD.search(statement.text, max(0, position - 36), position))


def _is_bounded(period: DateMention) -> bool:
    return period.first is not None or period.text.lower().endswith("đến nay")


def _opens(statement: Statement, position: int) -> bool:
    """Tell whether a period opens its sentence or a quotation in it, of results and not of a plan."""
    before = statement.text[statement.span.start : position].strip()
    is_told = before.endswith(("“", '"', ":")) or bool(CONFESSED.search(before))
    return is_told or (len(before) <= OPENING and "dự kiến" not in before)


def _over(event: EventMention | None, period: DateMention | None) -> Scope:
    if period is None:
        return Scope(event, True, None, None, None)
    return Scope(event, True, period.first, period.last, period.text)


def _is_statistic(statement: Statement) -> bool:
    """Tell results that no single happening has: `bắt giữ 213 vụ`, `3.215 lượt tổ tuần tra`."""
    return any(
        quantity.value >= MANY.get(quantity.unit, quantity.value + 1) for quantity in statement.quantities
    )
