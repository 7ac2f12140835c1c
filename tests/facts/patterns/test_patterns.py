"""No pattern of dates, events, agreements and laws is slow: what hostile text may cost is bounded."""

import re
import time
from types import ModuleType

import pytest

from tasks.facts import (
    agreements,
    date_patterns,
    date_years,
    dates,
    event_dates,
    event_identity,
    event_modality,
    event_reference,
    event_setting,
    event_triggers,
    events,
    legal_refs,
)
from tasks.facts.reading import Reading
from tasks.records import Block

MODULES: tuple[ModuleType, ...] = (
    agreements,
    date_patterns,
    date_years,
    dates,
    event_dates,
    event_identity,
    event_modality,
    event_reference,
    event_setting,
    event_triggers,
    events,
    legal_refs,
)
PATTERNS = [
    (f"{module.__name__}.{name}", value)
    for module in MODULES
    for name, value in sorted(vars(module).items())
    if isinstance(value, re.Pattern)
]
PIECES = [
    *(
        "a",
        " ",
        "1",
        "1 ",
        "1/",
        "12/3 ",
        "ngày 7-3 ",
        "từ ngày 5 đến ",
        "hai bên ",
        "đã ",
        "không có ",
        "Luật ",
    ),
    *(
        "Hiệp định về ",
        "Nghị định số 7/",
        "sẽ được ",
        "cho ",
        "công tác ",
        "(",
        "Điều 2, ",
        "từ khi a ",
        "bị ",
    ),
    *("trong thời gian vừa ", "phía bạn đề nghị ", "ký kết các ", "tháng 1 năm ", "à", "Ngày Á ", "\n"),
]
# Patterns that end at the place asked about (`…$`) are only ever read in a window before it.
WINDOW, WHOLE = 400, 10_000
# CPU seconds: the promise is 0.05, the margin is for a busy machine.
LIMIT = 0.25


@pytest.mark.parametrize(("name", "pattern"), PATTERNS, ids=[name for name, _ in PATTERNS])
def test_a_pattern_stays_fast_on_hostile_text(name: str, pattern: "re.Pattern[str]") -> None:
    size = WINDOW if "$" in pattern.pattern else WHOLE
    for piece in PIECES:
        text = (piece * (size // len(piece) + 1))[:size]
        began = time.process_time()
        pattern.search(text)
        assert time.process_time() - began < LIMIT, (name, piece)


@pytest.mark.parametrize(
    "piece", [*PIECES, "bắt giữ ", "bắt giữ 2 vụ, ", "hội đàm nhất trí ", "Điều 1 Luật "]
)
def test_the_facts_of_a_hostile_text_stay_cheap(piece: str) -> None:
    text = (piece * (WHOLE // len(piece) + 1))[:WHOLE]
    reading = Reading(text, (Block(role="body", start=0, end=len(text)),))
    began = time.process_time()
    mentions = dates.find_dates(reading, None)
    happenings = events.find_events(reading, mentions, (), (), (), ())
    agreements.find_agreements(reading, (), happenings)
    legal_refs.find_legal_references(reading, mentions)
    assert time.process_time() - began < 4
