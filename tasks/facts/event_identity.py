"""Which mentions tell one happening, and which tell one more of its kind."""

import re
from collections.abc import Sequence
from dataclasses import replace

from tasks.facts.dates import DateMention
from tasks.facts.event_drafts import RESULT_TYPES, Draft, Section

# In one sentence: `bắt quả tang X …; cùng ngày bắt Y tại …`
SAME_DAY = re.compile(r"; cùng ngày[^;]{0,60}$", re.IGNORECASE)
# `Hai đội tàu đang tích cực tìm kiếm …`: a search that goes on is not the saving told before.
GOING_ON = re.compile(r"\bđang (?:[^\s,;.]+ ){0,4}$")
# Steps of the law, which follow an arrest on their own day.
LEGAL_STEPS = frozenset({"khởi tố", "bắt tạm giam", "truy tố", "xét xử", "tuyên phạt"})
# What residents hand in belongs to what brought them to it.
HANDED_IN = frozenset({"giao nộp", "tự nguyện giao nộp"})
# Gifts for the people are no exchange between the delegations: `tặng 45 suất quà cho hộ nghèo`.
FOR_PEOPLE = re.compile(r"\b(?:hộ nghèo|hộ dân|học sinh|nhân dân|bà con|người dân|gia đình|các cháu)\b")
# Calls of courtesy are held apart from the talks.
COURTESY = frozenset({"tiếp kiến", "hội kiến", "chào xã giao", "thăm xã giao", "tiếp xã giao"})
# A meeting is named again by its frame: `phát biểu tại hội nghị`, `buổi lễ`.
FRAMES = frozenset({"hội nghị", "tổ chức lễ", "lễ trao", "tổng kết", "sơ kết", "gặp mặt"})
# Posts set up and roads closed after a find serve the hunt for those who fled.
HUNT = frozenset({"lập", "thành lập", "bố trí", "tổ chức", "chốt chặn"})
# Of the results just told: `Nổi bật là triệt phá chuyên án …`
HIGHLIGHT = re.compile(r"(?:Nổi bật|Cụ thể|Trong đó|Tiêu biểu)\b")
# Which block words an event best: the body before the lead, the title and the caption.
WORDING = {"body": 0, "lead": 1, "title": 2, "caption": 3, "teaser": 4}


def framed(view: str, draft: Draft, section: Section) -> Draft | None:
    """Give the happening that a meeting's frame names again."""
    current = section.current
    if current is None or draft.is_dated_here or current.block != draft.block:
        return None
    if draft.trigger.term in HANDED_IN:
        return current
    if draft.trigger.type == "patrol" and draft.trigger.term in HUNT and _is_case(current):
        return current
    if draft.trigger.term in FRAMES and current.trigger.type not in RESULT_TYPES | {"conference_ceremony"}:
        return current
    if draft.trigger.type == "community_support" and current.trigger.type in ("talks", "handover"):
        return None if FOR_PEOPLE.search(view, draft.trigger.end, draft.trigger.sentence.end) else current
    is_same = draft.trigger.type == current.trigger.type and current.scope == "period"
    is_here = bool(current.governs) and current.governs[-1].start >= draft.trigger.sentence.start
    return current if is_same and is_here and not draft.trigger.is_counted else None


def _is_case(current: Draft) -> bool:
    return current.scope == "incident" and current.trigger.type in ("enforcement", "rescue")


def is_capture(draft: Draft) -> bool:
    """Tell an arrest or a find from the steps of the law that follow it."""
    is_case = draft.trigger.type == "enforcement" and draft.scope == "incident"
    return is_case and draft.trigger.term not in LEGAL_STEPS


def highlighted(view: str, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Give the results of a period out of which a sentence names the best: `Nổi bật là …`."""
    kind, start = draft.trigger.type, draft.trigger.sentence.start
    if draft.is_dated_here or draft.place.commune_code or not HIGHLIGHT.match(view, start):
        return None
    return next((d for d in reversed(drafts) if d.scope == "period" and d.trigger.type == kind), None)


def known_event(view: str, draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Give the event that a trigger tells again."""
    for known in reversed(drafts):
        if (
            known.trigger.sentence == draft.trigger.sentence
            and known.trigger.type == draft.trigger.type
            and not draft.trigger.is_counted
            and (not draft.is_dated_here or draft.date == known.date)
        ):
            return known
        if (
            (known.trigger.type, known.modality, known.scope)
            == (draft.trigger.type, draft.modality, draft.scope)
            and (known.block == "teaser") == (draft.block == "teaser")
            and _is_same_time(known, draft)
            and not _is_another(view, known, draft)
        ):
            return known
    return None


def _is_another(view: str, known: Draft, new: Draft) -> bool:
    """Tell whether a mention of the same type and day is of another place, or says that it is one more."""
    if (known.trigger.term in COURTESY) != (new.trigger.term in COURTESY):
        return True
    if known.scope == "period":
        return False
    if known.trigger.sentence == new.trigger.sentence:
        return bool(SAME_DAY.search(view, max(known.trigger.end, new.trigger.start - 90), new.trigger.start))
    return known.place.differs(new.place) or _is_one_more(view, known, new)


def _is_one_more(view: str, known: Draft, new: Draft) -> bool:
    if new.trigger.type == "rescue":
        return new.trigger.term == "tìm kiếm" != known.trigger.term and _goes_on(view, new)
    if new.trigger.type != "enforcement" or new.trigger.points < 2:
        return False
    is_arrest_after_law = known.trigger.term in LEGAL_STEPS and new.trigger.term not in LEGAL_STEPS
    is_more = new.trigger.is_more and not known.trigger.is_more and "title" not in (known.block, new.block)
    return is_more or (is_arrest_after_law and new.is_dated_here)


def _goes_on(view: str, new: Draft) -> bool:
    return bool(
        GOING_ON.search(view, max(new.trigger.sentence.start, new.trigger.start - 60), new.trigger.start)
    )


def _is_same_time(known: Draft, new: Draft) -> bool:
    if known.date and known.date.precision == "year" and known.scope == "incident" and new.date is None:
        return False
    if _is_vague(known.date) or _is_vague(new.date):
        return True
    return (
        known.date is None
        or new.date is None
        or (known.date.first, known.date.last, known.date.days)
        == (new.date.first, new.date.last, new.date.days)
    )


def _is_vague(date: DateMention | None) -> bool:
    return date is None or (
        date.first is None and date.last is None and (date.is_period or date.days is None)
    )


def fill(known: Draft, new: Draft) -> None:
    """Add to an event what another mention of it tells; its words are those of the better block."""
    is_richer = new.trigger.points >= (known.trigger.points if known.block == "lead" else 1)
    if WORDING[new.block] < WORDING[known.block] and is_richer:
        known.trigger, known.block = new.trigger, new.block
    if known.scope == new.scope and _is_vague(known.date) and not _is_vague(new.date) and not known.is_later:
        known.date, known.is_dated_here = new.date, new.is_dated_here
    if known.place.commune_code is None and new.place.commune_code and not known.place.differs(new.place):
        known.place = replace(new.place, neighbour=known.place.neighbour or new.place.neighbour)
    if known.place.gate is None and new.place.gate and not known.place.differs(new.place):
        known.place = replace(known.place, gate=new.place.gate)
    if known.place.province_code is None and not known.place.is_abroad:
        known.place = replace(known.place, province_code=new.place.province_code)
