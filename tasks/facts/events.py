"""Happenings of an article: type, modality, scope, day and place of each, and the words they govern."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tasks.facts.counts import Counts
from tasks.facts.dates import DateMention
from tasks.facts.event_dates import date_of, is_later
from tasks.facts.event_deeds import telling_deeds
from tasks.facts.event_drafts import Draft, Section
from tasks.facts.event_identity import fill, framed, highlighted, known_event
from tasks.facts.event_modality import modality_of, opens_plan
from tasks.facts.event_reference import governor, look_above
from tasks.facts.event_setting import Place, Setting
from tasks.facts.event_triggers import Trigger, find_triggers, passages
from tasks.facts.people import PersonFound
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
    told_at: tuple[Span, ...] = ()
    """The words that tell it, first and again."""


# `Dịp này, BĐBP tỉnh tặng …` `Kết thúc hội đàm, hai bên ký …`: of the event that the article is about.
BACK_TO_MAIN = re.compile(
    r"(?:Nhân |Cũng |Trong )?[Dd]ịp này"
    r"|(?:Cũng (?:tại|trong|nhân)|Tại|Trong) (?:buổi|dịp|lễ|hội (?:nghị|đàm|thảo)|chuyến|chương trình|cuộc)"
    r"|(?:Kết thúc|Sau) (?:buổi|chương trình|hội|lễ|cuộc|chuyến)|(?:Nhân|Trong) chuyến"
    r"|Về (?:lực lượng|phương tiện|quân số)\b"
)
# After an example of it a review goes on: `Đồn cũng xử phạt 12 trường hợp …`, `Ngoài ra, đơn vị đã tặng …`
RESUMED = re.compile(
    r"(?:ngoài ra|bên cạnh đó|cùng với đó|đồng thời|song song|không chỉ|về công tác|trên (?:tuyến )?biển)\b"
    r"|[^,.;:\n]{2,80}?\b(?:cũng|còn) (?:đã |phối hợp |tổ chức |vận động )?[^\W\d]"
)
# The balance that opens a review: `hai bên đánh giá, năm 2025 …`
REVIEWED = re.compile(
    r"\b(?:đánh giá|nhìn lại|điểm lại|ghi nhận|báo cáo|kết quả|tổng kết|sơ kết|kéo dài|đợt cao điểm)\b"
    r"[^.;]{0,90}$"
)
# A period that opens its sentence holds for the next ones too; one inside it is of its own words alone.
OPENING = 60
# What is done where the main happening is held, unless the text names another place.
HELD_THERE = frozenset(
    {"agreement", "community_support", "conference_ceremony", "awareness_campaign", "talks"}
)
# Harm that a rescue does not answer whole.
DISASTERS = frozenset({"mưa lũ", "lũ quét", "thiệt hại", "sạt lở", "nổ súng", "ngộ độc", "cuốn trôi"})


def find_events(
    reading: Reading,
    dates: tuple[DateMention, ...],
    places: tuple[PlaceFound, ...],
    units: tuple[UnitFound, ...],
    people: tuple[PersonFound, ...],
    counts: Counts,
) -> tuple[EventMention, ...]:
    """Give the happenings of a text in the order they are told."""
    setting = Setting(reading, dates, places, units)
    triggers = find_triggers(reading, [*units, *people], telling_deeds(counts))
    drafts = _gathered(reading, setting, {found[0].sentence: found for found in triggers})
    return tuple(_mention(reading, number, draft) for number, draft in enumerate(_told(drafts), 1))


def _gathered(reading: Reading, setting: Setting, triggers: dict[Span, list[Trigger]]) -> list[Draft]:
    drafts: list[Draft] = []
    section = Section("")
    for sentence in passages(reading):
        block = reading.role(sentence.start)
        if block in ("byline", "boilerplate"):
            continue
        if (block == "teaser") != (section.block == "teaser") or (
            block == "teaser" and setting.dates_in(sentence)
        ):
            section = Section(block, place=section.place if block != "teaser" else Place())
        section.block = block
        # What a caption sets holds for the caption alone.
        here = replace(section) if block == "caption" else section
        before = here.day, here.in_period, here.current
        _open(setting, here, sentence, sentence in triggers)
        look_above(setting.view, here, drafts, sentence)
        start = _tell(setting, here, drafts, sentence, triggers.get(sentence, []))
        governing = here.current
        if start == sentence.start:
            governing = governor(setting, here, drafts, sentence)
            here.current = governing or here.current
        if start < sentence.end and governing:
            governing.governs.append(Span(start, sentence.end))
        if _is_unreal(setting.low, here, triggers.get(sentence, [])):
            here.day, here.in_period, here.current = *before[:2], before[2] or here.current
    return drafts


def _is_unreal(low: str, section: Section, triggers: Sequence[Trigger]) -> bool:
    """Tell whether a sentence tells only what is to come or was not held: nothing after it is of that day."""
    if not triggers or section.is_plan:
        return False
    return all(modality_of(low, trigger, section) in ("planned", "negated") for trigger in triggers)


def _tell(
    setting: Setting, section: Section, drafts: list[Draft], sentence: Span, triggers: Sequence[Trigger]
) -> int:
    """Gather the events that a sentence tells; give where the last one's words begin."""
    start = sentence.start
    for number, trigger in enumerate(triggers):
        following = triggers[number + 1].start if number + 1 < len(triggers) else sentence.end
        if trigger.is_aim:
            continue
        draft = _draft(setting, section, trigger, following, drafts)
        view = setting.view
        known = framed(view, draft, section) or highlighted(view, draft, drafts)
        known = known or known_event(view, draft, drafts)
        if known is None and (_is_part(draft, section) or not _is_told(draft, drafts)):
            continue
        if known is None:
            drafts.append(draft)
            known = draft
        fill(known, draft)
        known.told_at.append(Span(trigger.start, trigger.end))
        end = _boundary(setting.view, trigger.end, following) if following < sentence.end else following
        known.governs.append(Span(start, end))
        start = end
        section.current = known
        section.main = section.main or known
        if known.scope == "period":
            opens = known.date is not None and known.date.start < sentence.start + OPENING
            section.period = known.date if opens or section.period is None else section.period
            section.in_period = True
        elif draft.is_dated_here:
            section.day, section.in_period = draft.date or section.day, False
    return start


def _is_part(draft: Draft, section: Section) -> bool:
    """Tell what is only done in the course of one happening: `cắm 12 biển báo, sơ tán 18 hộ`."""
    is_undated = draft.scope == "incident" and not draft.is_dated_here
    return draft.trigger.is_deed and is_undated and section.current is not None


def _boundary(view: str, end: int, following: int) -> int:
    """Give where the clause of the next trigger begins: `… bắt giữ 9 vụ; mở 84 đợt tuyên truyền`."""
    mark = max(view.rfind(";", end, following), view.rfind(", ", end, following))
    return mark + 1 if mark >= 0 else following


def _open(setting: Setting, section: Section, sentence: Span, has_trigger: bool) -> None:
    """Take from a sentence what holds for the next ones as well."""
    dates = setting.dates_in(sentence)
    days = [date for date in dates if not date.is_period and not setting.is_announcement(date, sentence)]
    if days:
        section.day, section.in_period = days[0], False
    opening = next((date for date in dates if date.is_period and date.start < sentence.start + 30), None)
    if opening and opening.precision == "year":
        opening = None
    near = ((d, max(sentence.start, d.start - 100)) for d in dates if d.is_period)
    reviewed = (d for d, start in near if REVIEWED.search(setting.view, start, d.start))
    opening = opening or next(reviewed, None)
    if opening and not opening.text.endswith("bắt"):
        section.period, section.in_period = opening, not days
    is_example = section.current is not None and section.current.scope == "incident"
    if section.period and is_example and not dates and RESUMED.match(setting.low, sentence.start):
        section.in_period = True
    is_plan = opens_plan(setting.low, sentence.start, sentence.end)
    if is_plan is not None:
        section.is_plan = is_plan
        section.plan = next(iter(dates), section.plan) if is_plan else None
    place = setting.place_of(sentence)
    if place.is_told or place.is_abroad or (has_trigger and place.province_code):
        section.place = place
    main = section.main
    if main and main.scope == "incident" and BACK_TO_MAIN.match(setting.view, sentence.start):
        section.current, section.day, section.in_period = main, main.date, False
        if not place.is_told and (main.place.is_told or main.place.is_abroad):
            section.place = main.place


def _draft(
    setting: Setting, section: Section, trigger: Trigger, following: int, drafts: Sequence[Draft]
) -> Draft:
    if trigger.type == "patrol" and any(draft.trigger.type == "joint_patrol" for draft in drafts):
        trigger = replace(trigger, type="joint_patrol")
    modality = modality_of(setting.low, trigger, section)
    scope, date, is_dated_here = date_of(setting, section, trigger, following, modality)
    later = scope == "incident" and not is_dated_here and is_later(setting.view, trigger)
    return Draft(
        trigger=trigger,
        modality=modality,
        scope=scope,
        date=None if later else date,
        is_dated_here=is_dated_here,
        place=_place(setting, section, trigger, scope, is_dated_here),
        block=section.block,
        is_later=later,
    )


def _place(setting: Setting, section: Section, trigger: Trigger, scope: str, is_dated_here: bool) -> Place:
    place = setting.place_of(trigger.sentence)
    main = section.main
    if scope == "period":
        place = replace(place, commune_code=None)  # results are of more places than one that is named
    elif main and trigger.type in HELD_THERE and not (place.is_told or is_dated_here) and main.scope == scope:
        place = replace(place, commune_code=main.place.commune_code, gate=place.gate or main.place.gate)
    if place.gate is None and trigger.type in ("crossing_traffic", "handover"):
        place = replace(place, gate=setting.gate_of(trigger.sentence))
    home = setting.home if section.block != "teaser" else Place()
    if place.province_code is None and not place.is_abroad and not section.place.is_abroad:
        near = section.place if section.place.is_told else home
        if scope == "period" and _is_of_no_province(setting, section, trigger):
            near = Place()
        place = replace(place, province_code=near.province_code)
    if place.neighbour is None:
        place = replace(place, neighbour=section.place.neighbour or home.neighbour)
    return place


def _is_of_no_province(setting: Setting, section: Section, trigger: Trigger) -> bool:
    """Tell whether results are those of both sides, told at talks, or of the whole force."""
    is_of_talks = section.main is not None and section.main.trigger.type == "talks"
    return is_of_talks or setting.is_of_whole_force(trigger.sentence)


def _is_told(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether a trigger makes an event of its own."""
    points = draft.trigger.points + (
        draft.is_dated_here and (draft.scope == "incident" or draft.trigger.is_counted)
    )
    if draft.modality == "planned":
        plain = draft.trigger.weight + draft.trigger.is_counted + 1
        return draft.is_dated_here and max(points, plain) >= 2 and points >= 0
    if draft.modality in ("negated", "denied"):
        return draft.modality == "negated" and draft.is_dated_here and points >= 1
    if draft.trigger.ends_case and not draft.is_dated_here:
        points -= any(known.trigger.type == "enforcement" for known in drafts)
    is_repeat = draft.block == "title" or (draft.block == "caption" and not draft.is_dated_here)
    return points >= 2 and not (is_repeat and any(d.trigger.type == draft.trigger.type for d in drafts))


def _told(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Leave out the accident that a rescue answers, and the receiving of the rescued: they are one."""
    rescues = [draft for draft in drafts if draft.trigger.type == "rescue" and draft.scope == "incident"]
    for draft in drafts:
        if (
            draft.scope == "incident"
            and draft.modality == "happened"
            and (
                draft.trigger.type == "accident_incident"
                or (draft.trigger.term == "kêu gọi" and not draft.trigger.is_counted)
                or (draft.trigger.term == "tiếp nhận" and draft.place.neighbour == "sea")
            )
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
    return EventMention(
        start=trigger.start,
        end=trigger.end,
        event=event,
        governs=tuple(draft.governs),
        told_at=tuple(draft.told_at),
    )
