"""The day or the period of a happening: from its clause, its sentence, or the section it stands in."""

import re

from tasks.facts.dates import DateMention
from tasks.facts.event_drafts import RESULT_TYPES, Section
from tasks.facts.event_setting import Setting
from tasks.facts.event_triggers import Trigger

# Days that one patrol, visit or exercise may last.
SHORT = 10
# What is so now has no day of its own: `Hiện đơn vị duy trì 27 tổ, chốt`.
NOW = re.compile(r"\bhiện(?: nay| tại)?\b(?! trường)[^,;]{0,40}$", re.IGNORECASE)
# `Trước đó, đơn vị đã …`: on an earlier day, which the text does not say.
EARLIER = re.compile(r"Trước (?:đó|đây)\b")
# `Mở rộng điều tra, …` and `bắt giữ thêm …` come later, on no day that the text says.
LATER = re.compile(r"\bmở rộng\b|\bthêm\b", re.IGNORECASE)
# Results that a meeting is told of; gifts and awards are given at it.
REPORTED_RESULTS = RESULT_TYPES - {"community_support", "disaster_response", "accident_incident"}
# The period told before: `Cùng thời gian cao điểm`, `trong đợt này`.
SAME_PERIOD = re.compile(
    r"\b(?:cùng|trong) (?:thời gian|đợt|tháng|dịp)(?: ra quân)?(?: cao điểm| này)\b", re.IGNORECASE
)


def date_of(
    setting: Setting, section: Section, trigger: Trigger, following: int, modality: str
) -> tuple[str, DateMention | None, bool]:
    """Give scope and date of a trigger's happening, and whether its own sentence tells the date."""
    date = setting.date_of(trigger.start, trigger.end, trigger.sentence, following, trigger.is_many)
    if date is None and modality == "planned" and section.is_plan:
        date = section.plan
    scope, date = _scope(section, trigger, modality, date)
    if date is not None:
        return scope, date, True
    if setting.is_announced(trigger.start, trigger.sentence):
        return scope, None, False
    return (*_inherited(setting.view, section, trigger), False)


def _is_review(section: Section) -> bool:
    """Tell a section that reports results: it began with a meeting, and goes on with its day."""
    main = section.main
    is_of_day = section.current is None or section.current.date == section.day or section.in_period
    return main is not None and main.trigger.type in ("conference_ceremony", "talks") and is_of_day


def is_later(view: str, trigger: Trigger) -> bool:
    """Tell whether a happening follows another, on no day that the text says."""
    return trigger.is_more and bool(LATER.search(view, trigger.sentence.start, trigger.end + 6))


def _scope(
    section: Section, trigger: Trigger, modality: str, date: DateMention | None
) -> tuple[str, DateMention | None]:
    """Tell a happening from the results of a period; talks have no period but the day they are held."""
    if date is None or not date.is_period or modality == "planned":
        return "incident", date
    if trigger.type not in RESULT_TYPES:
        return "incident", None
    if date.first is None and date.last is None and not trigger.is_counted:
        return "incident", None
    is_one = trigger.type in ("accident_incident", "rescue") or date.precision == "month"
    if date.precision in ("month", "year") and is_one and not trigger.is_many:
        return "incident", date
    current = section.current
    is_short = date.first is not None and date.last is not None and (date.last - date.first).days <= SHORT
    if is_short and (
        not trigger.is_many or (current and current.scope == "incident" and current.date == date)
    ):
        return "incident", date
    return "period", date


def _inherited(view: str, section: Section, trigger: Trigger) -> tuple[str, DateMention | None]:
    before = max(trigger.sentence.start, trigger.start - 60)
    if NOW.search(view, before, trigger.start) or EARLIER.match(view, trigger.sentence.start):
        return "incident", None
    is_result = trigger.type in RESULT_TYPES
    if trigger.type in REPORTED_RESULTS and trigger.is_many and _is_review(section):
        return "period", section.period
    if is_result and section.period and SAME_PERIOD.search(view, before, trigger.start):
        return "period", section.period
    if is_result and section.in_period and trigger.is_counted:
        return "period", section.period
    return "incident", section.day
