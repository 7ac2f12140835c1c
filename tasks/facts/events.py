"""Happenings of an article: type, modality, scope, day and place of each, and the words they govern."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tasks.facts.dates import DateMention
from tasks.facts.event_setting import Place, Setting
from tasks.facts.event_triggers import Trigger, find_triggers, passages
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
# Days that one patrol, visit or exercise may last.
SHORT = 10
NEGATED = re.compile(r"\b(?:không|chưa)[ ](?:\S+[ ]){0,2}$|\bkhông (?:có|để|vụ)\b[^,;.]*$", re.IGNORECASE)
NOT_HELD = re.compile(r"(?:[^.;\n]|(?<=\d)\.(?=\d)){0,90}?\b(?:đã không|không thể|phải hoãn|bị hoãn|không diễn ra|không tổ chức|bị hủy)\b")
# In one sentence: `bắt quả tang X …; cùng ngày bắt Y tại …`
SAME_DAY = re.compile(r"; cùng ngày[^;]{0,60}$", re.IGNORECASE)
# What is so now has no day of its own: `Hiện đơn vị duy trì 27 tổ, chốt`.
NOW = re.compile(r"\bhiện(?: nay| tại)?\b(?! trường)[^,;]{0,40}$", re.IGNORECASE)
# `Lực lượng chức năng đang tích cực tìm kiếm …`: a search that goes on is not the saving told before.
GOING_ON = re.compile(r"\bđang (?:[^\s,;.]+ ){0,4}$")
# `Dịp này, BĐBP tỉnh tặng …` `Kết thúc hội đàm, hai bên ký …`: of the event that the article is about.
BACK_TO_MAIN = re.compile(r"(?:Nhân )?[Dd]ịp này|Cũng (?:tại|trong|nhân) (?:buổi|dịp)|Kết thúc (?:buổi|chương trình|hội)")
# `Mở rộng điều tra, …` and `bắt giữ thêm …` come later, on no day that the text says.
LATER = re.compile(r"\bmở rộng\b|\bthêm\b", re.IGNORECASE)
# A programme to come: `chương trình sẽ được tổ chức từ ngày 2 đến 3-11`, `sẽ diễn ra các hoạt động như …`
PLAN_OPENS = re.compile(
    r"\bsẽ (?:được |chủ trì |phối hợp |cùng [^,;.]{1,60}){0,2}(?:tổ chức|diễn ra|khai mạc|tham gia)\b|\bdự kiến (?:tổ chức|diễn ra)\b"
    r"|\btrong khuôn khổ chương trình\b",
    re.IGNORECASE,
)
PLAN_ENDS = re.compile(r"\b(?:đã|vừa|hiện nay|trước đó|được biết)\b", re.IGNORECASE)
TOLD_PAST = re.compile(r"\b(?:đã|vừa|tại buổi)\b", re.IGNORECASE)
# The period told before: `Cùng thời gian cao điểm`, `trong đợt này`.
SAME_PERIOD = re.compile(r"\b(?:cùng|trong) (?:thời gian|đợt|tháng|dịp)(?: ra quân)?(?: cao điểm| này)\b", re.IGNORECASE)
# Steps of the law, which follow an arrest on their own day.
LEGAL_STEPS = frozenset({"khởi tố", "bắt tạm giam", "truy tố", "xét xử", "tuyên phạt"})
# Calls of courtesy are held apart from the talks.
COURTESY = frozenset({"tiếp kiến", "hội kiến", "chào xã giao", "thăm xã giao", "tiếp xã giao"})
# A meeting is named again by its frame: `phát biểu tại hội nghị`, `buổi lễ`.
FRAMES = frozenset({"hội nghị", "tổ chức lễ", "lễ trao", "tổng kết", "sơ kết", "gặp mặt"})


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
    is_later: bool = False
    """Told as following another, on no day that the text says."""
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
    plan: DateMention | None = None
    is_plan: bool = False
    """A programme to come is being told: what follows in it is planned."""
    main: Draft | None = None
    """The event that the section tells first: `Dịp này, …` and `Kết thúc hội đàm, …` lead back to it."""


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
    for sentence in passages(reading):
        block = reading.role(sentence.start)
        if block in ("byline", "boilerplate"):
            continue
        if (block == "teaser") != (section.block == "teaser") or (block == "teaser" and setting.dates_in(sentence)):
            section = Section(block, place=section.place if block != "teaser" else Place())
        section.block = block
        _open(setting, section, sentence, sentence in triggers)
        if section.main and section.main.scope == "incident" and BACK_TO_MAIN.match(reading.view, sentence.start):
            section.current, section.day, section.in_period = section.main, section.main.date, False
        start = sentence.start
        found = triggers.get(sentence, [])
        for number, trigger in enumerate(found):
            following = found[number + 1].start if number + 1 < len(found) else sentence.end
            if trigger.type == "patrol" and any(d.trigger.type == "joint_patrol" for d in drafts):
                trigger = replace(trigger, type="joint_patrol")  # noqa: PLW2901
            draft = _draft(reading, setting, section, trigger, following)
            known = _framed(draft, section) or _known(draft, drafts, reading)
            if known is None and not _is_told(draft, drafts):
                continue
            if known is None:
                drafts.append(draft)
                known = draft
            _fill(known, draft)
            last = _boundary(reading.view, trigger.end, found[number + 1].start) if number + 1 < len(found) else following
            known.governs.append(Span(start, last))
            section.current = known
            start = last
            if known.scope == "period":
                section.period, section.in_period = known.date, True
            elif draft.is_dated_here:
                section.in_period = False
                section.day = draft.date or section.day
            section.main = section.main or known
        if start < sentence.end and section.current:
            section.current.governs.append(Span(start, sentence.end))
    return drafts


def _boundary(view: str, end: int, following: int) -> int:
    """Give where the clause of the next trigger begins: `… bắt giữ 9 vụ; mở 84 đợt tuyên truyền`."""
    mark = view.rfind(";", end, following)
    if mark < 0:
        mark = view.rfind(", ", end, following)
    return mark + 1 if mark >= 0 else following


def _open(setting: Setting, section: Section, sentence: Span, has_trigger: bool) -> None:
    """Take from a sentence what holds for the next ones as well."""
    dates = setting.dates_in(sentence)
    days = [date for date in dates if not date.is_period and not setting.is_announcement(date, sentence)]
    periods = [date for date in dates if date.is_period]
    if days:
        section.day, section.in_period = days[0], False
    opening = next((date for date in dates if date.is_period and date.start < sentence.start + 30), None)
    if opening and not opening.text.endswith("bắt") and opening.precision != "year":
        section.period, section.in_period = opening, not days
    if PLAN_OPENS.search(setting.view, sentence.start, sentence.end):
        section.is_plan, section.plan = True, next(iter(dates), section.plan)
    elif PLAN_ENDS.search(setting.view, sentence.start, sentence.end):
        section.is_plan = False
    place = setting.place_of(sentence)
    if place.is_told or place.is_abroad or (has_trigger and place.province_code):
        section.place = place


def _draft(reading: Reading, setting: Setting, section: Section, trigger: Trigger, following: int) -> Draft:
    modality = _modality(reading, trigger)
    is_in_plan = section.is_plan and modality == "happened" and not TOLD_PAST.search(reading.view, *_before(trigger))
    if is_in_plan:
        modality = "planned"
    date = setting.date_of(trigger.start, trigger.end, trigger.sentence, following)
    if is_in_plan and date is None:
        date = section.plan
    scope, date = _scope(reading, section, trigger, modality, date)
    here = date is not None
    if date is None and not setting.is_announced(trigger.start, trigger.sentence):
        scope, date = _inherited(reading, section, trigger)
    is_later = (
        trigger.is_more
        and not here
        and scope == "incident"
        and bool(LATER.search(reading.view, trigger.sentence.start, trigger.end + 6))
    )
    place = setting.place_of(trigger.sentence)
    home = setting.home if section.block != "teaser" else Place()
    if place.province_code is None and not place.is_abroad and not section.place.is_abroad:
        near = section.place if section.place.is_told else home
        if scope == "period" and section.main and section.main.trigger.type == "talks":
            near = Place()  # results of both sides, told at talks, are of no one province
        place = replace(place, province_code=near.province_code)
    if place.neighbour is None:
        place = replace(place, neighbour=section.place.neighbour or home.neighbour)
    return Draft(trigger, modality, scope, None if is_later else date, here, place, section.block, is_later)


def _scope(
    reading: Reading, section: Section, trigger: Trigger, modality: str, date: DateMention | None
) -> tuple[str, DateMention | None]:
    """Tell a happening from the results of a period; talks have no period but the day they are held."""
    if date is None or not date.is_period or modality == "planned":
        return "incident", date
    if trigger.type not in RESULT_TYPES:
        return "incident", None
    if date.precision in ("month", "year") and not trigger.is_many:
        return "incident", date
    current = section.current
    is_short = date.first is not None and date.last is not None and (date.last - date.first).days <= SHORT
    if is_short and (not trigger.is_many or (current and current.scope == "incident" and current.date == date)):
        return "incident", date
    return "period", date


def _inherited(reading: Reading, section: Section, trigger: Trigger) -> tuple[str, DateMention | None]:
    before = max(trigger.sentence.start, trigger.start - 60)
    if NOW.search(reading.view, before, trigger.start):
        return "incident", None
    is_result = trigger.type in RESULT_TYPES
    if is_result and section.period and SAME_PERIOD.search(reading.view, before, trigger.start):
        return "period", section.period
    if is_result and section.in_period and trigger.is_counted:
        return "period", section.period
    return "incident", section.day


def _before(trigger: Trigger) -> tuple[int, int]:
    return max(trigger.sentence.start, trigger.start - 80), trigger.start


def _modality(reading: Reading, trigger: Trigger) -> str:
    before = reading.view[max(trigger.sentence.start, trigger.start - 70) : trigger.start]
    if NEGATED.search(before) or NOT_HELD.match(reading.view, trigger.end, trigger.sentence.end):
        return "negated"
    if PLANNED.search(before) or PLANNED_AFTER.match(reading.view, trigger.end, trigger.sentence.end):
        return "planned"
    return "happened"


def _framed(draft: Draft, section: Section) -> Draft | None:
    """Give the happening that a meeting's frame names again."""
    current = section.current
    if current is None or draft.is_dated_here or current.block != draft.block:
        return None
    if draft.trigger.term in FRAMES and current.trigger.type not in RESULT_TYPES | {"conference_ceremony"}:
        return current
    if draft.trigger.type == "community_support" and current.trigger.type in ("talks", "joint_patrol", "handover"):
        return current
    return None


def _is_told(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether a trigger makes an event of its own."""
    points = draft.trigger.points + (draft.is_dated_here and (draft.scope == "incident" or draft.trigger.is_counted))
    if draft.modality == "planned":
        plain = draft.trigger.weight + draft.trigger.is_counted + 1
        return draft.is_dated_here and max(points, plain) >= 2 and points >= 0
    if draft.modality == "negated":
        return draft.is_dated_here and points >= 2
    if draft.block in ("title", "caption") and any(d.trigger.type == draft.trigger.type for d in drafts):
        return False
    return points >= 2


def _known(draft: Draft, drafts: Sequence[Draft], reading: Reading) -> Draft | None:
    """Give the event that a trigger tells again."""
    for known in reversed(drafts):
        if (
            known.trigger.sentence == draft.trigger.sentence
            and known.trigger.type == draft.trigger.type
            and not (draft.is_dated_here or draft.trigger.is_counted)
        ):
            return known
        if (
            (known.trigger.type, known.modality, known.scope) == (draft.trigger.type, draft.modality, draft.scope)
            and (known.block == "teaser") == (draft.block == "teaser")
            and _is_same_time(known, draft)
            and not _is_another(known, draft, reading)
        ):
            return known
    return None


def _is_another(known: Draft, new: Draft, reading: Reading) -> bool:
    """Tell whether a mention of the same type and day is of another place, or says that it is one more."""
    if (known.trigger.term in COURTESY) != (new.trigger.term in COURTESY):
        return True
    if known.scope == "period":
        return False
    if known.trigger.sentence == new.trigger.sentence:
        return bool(SAME_DAY.search(reading.view, known.trigger.end, new.trigger.start))
    if known.place.differs(new.place):
        return True
    if new.trigger.type == "rescue":
        return new.trigger.term == "tìm kiếm" != known.trigger.term and _goes_on(new, reading)
    if new.trigger.type != "enforcement" or new.trigger.points < 2:
        return False
    if known.trigger.term in LEGAL_STEPS and new.trigger.term not in LEGAL_STEPS and new.is_dated_here:
        return True
    return new.trigger.is_more


def _goes_on(new: Draft, reading: Reading) -> bool:
    return bool(GOING_ON.search(reading.view, new.trigger.sentence.start, new.trigger.start))


def _is_same_time(known: Draft, new: Draft) -> bool:
    if _is_vague(known.date) or _is_vague(new.date):
        return True
    return known.date is None or new.date is None or (known.date.first, known.date.last, known.date.days) == (new.date.first, new.date.last, new.date.days)


def _is_vague(date: DateMention | None) -> bool:
    return date is None or (date.first is None and date.last is None and (date.is_period or date.days is None))


# Harm that a rescue does not answer whole.
DISASTERS = frozenset({"mưa lũ", "lũ quét", "thiệt hại", "sạt lở", "nổ súng", "ngộ độc"})
# Which block words an event best: the body before the lead, the title and the caption.
WORDING = {"body": 0, "lead": 1, "title": 2, "caption": 3, "teaser": 4}


def _fill(known: Draft, new: Draft) -> None:
    """Add to an event what another mention of it tells; its words are those of the better block."""
    if WORDING[new.block] < WORDING[known.block] and new.trigger.points > 0:
        known.trigger, known.block = new.trigger, new.block
    if _is_vague(known.date) and not _is_vague(new.date) and not known.is_later:
        known.date, known.is_dated_here = new.date, new.is_dated_here
    if known.place.commune_code is None and new.place.commune_code and not known.place.differs(new.place):
        known.place = replace(new.place, neighbour=known.place.neighbour or new.place.neighbour)
    if known.place.province_code is None and not known.place.is_abroad:
        known.place = replace(known.place, province_code=new.place.province_code)


def _told(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Leave out the accident that a rescue answers, and the receiving of the rescued: they are one happening."""
    rescues = [draft for draft in drafts if draft.trigger.type == "rescue" and draft.scope == "incident"]
    for draft in drafts:
        if draft.scope == "incident" and draft.modality == "happened" and (
            draft.trigger.type == "accident_incident"
            or (draft.trigger.term == "tiếp nhận" and draft.place.neighbour == "sea")
        ):
            rescue = next((r for r in rescues if _is_near(r, draft)), None)
            if rescue:
                rescue.governs = sorted([*rescue.governs, *draft.governs], key=lambda span: span.start)
                continue
        yield draft


def _is_near(rescue: Draft, accident: Draft) -> bool:
    if accident.trigger.term in DISASTERS:
        return False
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
