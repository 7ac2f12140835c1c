"""Happenings of an article: type, modality, scope, day and place of each, and the words they govern."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tasks.facts.dates import DateMention
from tasks.facts.event_setting import Place, Setting
from tasks.facts.event_triggers import Trigger, find_triggers
from tasks.facts.places import PlaceFound
from tasks.facts.reading import Reading, Span
from tasks.facts.units import UnitFound
from tasks.records import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """An event with its trigger's stretch of the view, and the stretches whose figures belong to it."""

    start: int
    end: int
    event: Event
    governs: tuple[Span, ...]
    """Stretches of the view, in order, that speak of this event; those of two events never overlap."""


# What is added up over a period; talks or a ceremony are held, not added up, unless counted.
RESULT_TYPES = frozenset(
    {"enforcement", "handover", "joint_patrol", "patrol", "rescue", "disaster_response", "community_support",
     "crossing_traffic", "awareness_campaign", "inspection_control", "accident_incident"}
)  # fmt: skip

# Before the verb, in its clause: planned. `sẽ tổ chức`, `dự kiến trao trả`
PLANNED = re.compile(r"\b(?:sẽ|dự kiến|chuẩn bị|sắp|tới đây)\b(?![^,;]*\bđã\b)[^;]{0,60}$", re.IGNORECASE)
# Behind it: `Đợt trao trả tiếp theo dự kiến diễn ra ngày 25-9`
PLANNED_AFTER = re.compile(
    r"(?![^.;]{0,60}\bđã\b)[^.;,\n]{0,60}?\b(?:sẽ|dự kiến)[ ](?:được[ ]|tiếp tục[ ])?(?:tổ chức|diễn ra|tiến hành|tiếp tục|thực hiện|khởi công|khai mạc|vào|trong|ngày)\b"
)
NEGATED = re.compile(r"\b(?:không|chưa)[ ](?:\S+[ ]){0,2}$", re.IGNORECASE)
NOT_HELD = re.compile(r"[^.;\n]{0,90}?\b(?:đã không|không thể|phải hoãn|bị hoãn|không diễn ra|không tổ chức|bị hủy)\b")
# More of the same, and yet another happening: `tiếp tục phát hiện`, `bắt giữ thêm`, `mở rộng điều tra`
MORE = re.compile(r"\b(?:tiếp tục|mở rộng|cũng|tiếp đó|thêm một|một vụ khác)\b", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """An event while its mentions are gathered."""

    trigger: Trigger
    modality: str
    scope: str
    date: DateMention | None
    is_dated_here: bool
    place: Place
    block: str
    governs: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Section:
    """What the sentences so far have set for those to come: the day, the period, the place."""

    block: str
    day: DateMention | None = None
    period: DateMention | None = None
    in_period: bool = False
    place: Place = field(default_factory=Place)
    current: Draft | None = None


def find_events(
    reading: Reading, dates: tuple[DateMention, ...], places: tuple[PlaceFound, ...], units: tuple[UnitFound, ...]
) -> tuple[EventMention, ...]:
    """Give the happenings of a text in the order they are told."""
    setting = Setting(reading, dates, places, units)
    drafts = _gathered(reading, setting, {found[0].sentence: found for found in find_triggers(reading, units)})
    return tuple(_mention(reading, number, draft) for number, draft in enumerate(_told(drafts), 1))


def _gathered(reading: Reading, setting: Setting, triggers: dict[Span, list[Trigger]]) -> list[Draft]:
    drafts: list[Draft] = []
    section = Section("")
    for sentence in reading.sentences:
        block = reading.role(sentence.start)
        if block in ("byline", "boilerplate"):
            continue
        if (block == "teaser") != (section.block == "teaser") or (block == "teaser" and setting.dates_in(sentence)):
            section = Section(block, place=section.place if block != "teaser" else Place())
        section.block = block
        _open(setting, section, sentence)
        start = sentence.start
        found = triggers.get(sentence, [])
        for number, trigger in enumerate(found):
            following = found[number + 1].start if number + 1 < len(found) else sentence.end
            draft = _draft(reading, setting, section, trigger, following)
            known = _known(draft, drafts, reading)
            if known is None and not _is_told(draft, drafts):
                continue
            if known is None:
                drafts.append(draft)
                known = draft
            _fill(known, draft)
            known.governs.append(Span(start, following))
            section.current = known
            start = following
        if start < sentence.end and section.current:
            section.current.governs.append(Span(start, sentence.end))
    return drafts


def _open(setting: Setting, section: Section, sentence: Span) -> None:
    """Take from a sentence what holds for the next ones as well."""
    dates = setting.dates_in(sentence)
    days = [date for date in dates if not date.is_period and not setting.is_announcement(date, sentence)]
    periods = [date for date in dates if date.is_period]
    if days:
        section.day, section.in_period = days[0], False
    if periods:
        section.period, section.in_period = periods[-1], not days or days[-1].start < periods[-1].start
    place = setting.place_of(sentence)
    if place.province_code or place.is_abroad:
        section.place = place
    elif place.neighbour:
        section.place = replace(section.place, neighbour=place.neighbour)


def _draft(reading: Reading, setting: Setting, section: Section, trigger: Trigger, following: int) -> Draft:
    date = setting.date_of(trigger.start, trigger.end, trigger.sentence, following)
    here = date is not None
    is_result = trigger.type in RESULT_TYPES
    scope = "incident"
    if date and date.is_period:
        if is_result and (trigger.is_counted or date.precision != "month"):
            scope = "period"
        elif not is_result or date.precision != "month":
            date, here = None, False
    if date is None and not setting.is_announced(trigger.start, trigger.sentence):
        if section.in_period and is_result and trigger.is_counted:
            date, scope = section.period, "period"
        else:
            date = section.day
    place = setting.place_of(trigger.sentence)
    if place.province_code is None and not place.is_abroad:
        place = replace(place, province_code=section.place.province_code)
    if place.neighbour is None:
        place = replace(place, neighbour=section.place.neighbour)
    return Draft(trigger, _modality(reading, trigger), scope, date, here, place, section.block)


def _modality(reading: Reading, trigger: Trigger) -> str:
    before = reading.view[max(trigger.sentence.start, trigger.start - 70) : trigger.start]
    if NEGATED.search(before) or NOT_HELD.match(reading.view, trigger.end, trigger.sentence.end):
        return "negated"
    if PLANNED.search(before) or PLANNED_AFTER.match(reading.view, trigger.end, trigger.sentence.end):
        return "planned"
    return "happened"


def _is_told(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether a trigger makes an event of its own."""
    points = draft.trigger.points + draft.is_dated_here
    if draft.modality != "happened":
        return draft.is_dated_here and points >= 2
    if draft.block in ("title", "caption") and any(d.trigger.type == draft.trigger.type for d in drafts):
        return False
    return points >= 2


def _known(draft: Draft, drafts: Sequence[Draft], reading: Reading) -> Draft | None:
    """Give the event that a trigger tells again."""
    for known in reversed(drafts):
        if (
            (known.trigger.type, known.modality, known.scope) == (draft.trigger.type, draft.modality, draft.scope)
            and (known.block == "teaser") == (draft.block == "teaser")
            and _is_same_time(known, draft)
            and not (known.trigger.sentence != draft.trigger.sentence and known.place.differs(draft.place))
        ):
            return known
    return None


def _is_same_time(known: Draft, new: Draft) -> bool:
    if known.date is None or new.date is None:
        return True
    return (known.date.first, known.date.last, known.date.days) == (new.date.first, new.date.last, new.date.days)


def _fill(known: Draft, new: Draft) -> None:
    """Add to an event what another mention of it tells."""
    if known.date is None and new.date is not None:
        known.date, known.is_dated_here = new.date, new.is_dated_here
    if known.place.commune_code is None and new.place.commune_code and not known.place.differs(new.place):
        known.place = replace(new.place, neighbour=known.place.neighbour or new.place.neighbour)


def _told(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Leave out the accident that a rescue answers: they are one happening."""
    rescues = [draft for draft in drafts if draft.trigger.type == "rescue" and draft.scope == "incident"]
    for draft in drafts:
        if draft.trigger.type == "accident_incident" and draft.scope == "incident":
            rescue = next((r for r in rescues if _is_near(r, draft)), None)
            if rescue:
                rescue.governs = sorted([*rescue.governs, *draft.governs], key=lambda span: span.start)
                continue
        yield draft


def _is_near(rescue: Draft, accident: Draft) -> bool:
    if rescue.block == "teaser" or accident.block == "teaser":
        return rescue.block == accident.block
    if not (rescue.date and accident.date and rescue.date.first and accident.date.first):
        return True
    return abs((rescue.date.first - accident.date.first).days) <= 3


def _mention(reading: Reading, number: int, draft: Draft) -> EventMention:
    trigger, date = draft.trigger, draft.date
    start, end = reading.span(trigger.start, trigger.end)
    is_dated = date is not None and (date.first is not None or date.last is not None)
    event = Event(
        quote=reading.text[start:end],
        start=start,
        end=end,
        block=draft.block,
        confidence="A" if draft.is_dated_here else "B",
        rule="event.trigger",
        event_id=f"e{number}",
        type=trigger.type,
        modality=draft.modality,
        scope=draft.scope,
        date_start=date.first if date else None,
        date_end=date.last if date else None,
        date_precision=date.precision if date and is_dated else "none",
        date_basis=(date.basis if draft.is_dated_here else "inherited") if date and is_dated else "none",
        province_code=draft.place.province_code,
        commune_code=draft.place.commune_code,
        gate=draft.place.gate,
        neighbour=draft.place.neighbour,
    )
    return EventMention(start=trigger.start, end=trigger.end, event=event, governs=tuple(draft.governs))
