"""Dates, periods and clock times of a text, resolved against the day it was published.

The year rule: a day without a year is the latest such day not after publication + 2 days; of something
planned the next such day. Without a day of publication a year stated elsewhere for the same time is used.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest

from tasks.facts.date_forms import MONTH_END, Form, Part, find_forms
from tasks.facts.date_patterns import FROM_CUE, OPEN_END, PERIOD_LINK
from tasks.facts.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A stretch of the view that names a day, a period or a time; bounds the text does not say are None."""

    start: int
    end: int
    text: str
    """The words as the view has them (`từ đầu năm 2026 đến nay`)."""
    first: date | None
    last: date | None
    precision: str
    """`day` `month` `quarter` `half_year` `year` `interval` `none`, also where the year is unknown."""
    basis: str
    """`stated` `year_inferred` `relative` `none`."""
    is_period: bool
    """Results are added up over it (`quý III/2025`, `thời gian qua`): it is not the day of a happening."""
    sense: str
    """`calendar`; `clock` (a time of day); `aside` (of an anniversary, decree, birth; lunar)."""
    days: tuple[tuple[int, int], tuple[int, int]] | None = None
    """First and last month and day, known also where the year is not: tells one unknown day from another."""


# `từ cuối tháng 1 đến nay`: a start without a day.
FUZZY_START = re.compile(r"giữa|cuối", re.IGNORECASE)
# Latest day that a report may tell as past: newspapers date tomorrow's edition.
GRACE = timedelta(days=2)
# How far from a date of a printed year a date without one may lie, in that year and across its turn.
SAME_YEAR, TURN_OF_YEAR = timedelta(days=200), timedelta(days=60)

# `sẽ được hủy nổ trong ngày 29/3`, `dự kiến ngày 25-6`: the words before a planned day.
PLANNED_BEFORE = re.compile(
    r"(?:\bsẽ|\bdự kiến|\bkế hoạch|\bchuẩn bị|\bsắp|\btới đây)\b(?![^.;\n]{0,60}\bđã\b)[^.;\n]{0,60}$"
)
# `Ngày 25-6 tới, đơn vị sẽ …`, `Sáu tháng cuối năm, đơn vị phấn đấu …`
PLANNED_AFTER = re.compile(
    r"[^.;\n]{0,80}?\b(?:sẽ|dự kiến|phấn đấu|tiếp tục|chuẩn bị|tới đây)\b(?![^.;\n]{0,40}\bkhông\b)"
)
PLANNED_NEXT = re.compile(r"[ ](?:tới|sắp tới|tới đây)\b(?![ ](?:nay|ngày|nơi))")

# `Nghị định số 71/2015/NĐ-CP ngày 3-9-2015`, `Hiệp định … ký ngày 31/12/1999`: the day of a document.
DOCUMENT_BEFORE = re.compile(
    r"(?:\d[\w]*[/\-][\w/\-]*[A-ZĐ]{2,}[\w\-]*|\b(?:[Hh]iệp định|[Hh]iệp ước|[Nn]ghị định thư"
    r"|[Cc]ông ước|[Ll]uật|[Pp]háp lệnh)\b[^.;\n]{0,140})"
    r",?[ ]?(?:được[ ])?(?:ký(?:[ ]kết)?[ ]|ban hành[ ])?(?:ngày[ ])?\(?$"
)
# `Ngày truyền thống … (3/3/1959 - 3/3/2026)`, `Ngày Biên phòng toàn dân (3-3)`, `dịp lễ 30/4`
ANNIVERSARY_BEFORE = re.compile(
    r"(?:truyền thống|toàn dân|thành lập|giải phóng|ngày sinh|ngày mất|quốc tế|[Qq]uốc khánh|thống nhất"
    r"|liệt sĩ|nhà giáo"
    r"|thiết lập quan hệ|phụ nữ|thiếu nhi|lao động|chiến thắng|khởi nghĩa"
    r"|cách mạng)[^.;,()\n]{0,90}\(?(?:ngày[ ])?$"
    r"|\b(?:dịp|[Dd]ịp lễ|[Ll]ễ|[Tt]ết|nghỉ lễ|[Kk]ỷ niệm ngày|[Qq]uốc khánh)[ ](?:ngày[ ])?$",
)
# `sinh ngày 16/11/1989`
BIRTH_BEFORE = re.compile(r"\b(?:sinh(?: ngày)?|sn)[ :]{0,2}$", re.IGNORECASE)
# `chương trình “Xuân biên phòng” năm 2017`: the year of what the article tells.
PROGRAMME_BEFORE = re.compile(r"[”\"»’] $")
# `mùng 9 và 10-12 âm lịch`, `đêm 29 Tết`, `23 tháng Chạp`
LUNAR_AFTER = re.compile(r"[ ]?,?[ ]?\(?(?:năm[ ]\w+[ ]\w+[ ])?(?:âm lịch|Âm lịch|ÂL|Tết|tết)\b")


def find_dates(reading: Reading, published_on: date | None) -> tuple[DateMention, ...]:
    """Give the dates, periods and clock times of a text in order, none overlapping."""
    view = reading.view
    forms = _joined(view, [_as_aside(view, form) for form in find_forms(view)])
    anchors = _anchors(view, forms) if published_on is None else ()
    found: list[DateMention] = []
    last_day: DateMention | None = None
    for form, following in zip_longest(forms, forms[1:]):
        if form.step is not None:
            mention = _stepped(view, form, following, published_on, last_day, anchors)
        else:
            mention = _resolved(view, form, published_on, anchors)
        if mention.sense == "calendar" and not mention.is_period and form.precision in ("day", "interval"):
            last_day = mention
        found.append(mention)
    return tuple(found)


def _as_aside(view: str, form: Form) -> Form:
    """Mark the day of a decree, an anniversary or the lunar calendar: no happening has it."""
    if form.sense != "calendar" or form.first is None:
        return form
    before = view[max(0, form.start - 170) : form.start]
    years = {part[0] for part in (form.first, form.last) if part}
    is_span_of_years = form.last is not None and form.first[1:] == form.last[1:] and len(years) == 2
    is_day = form.precision in ("day", "interval") and not FROM_CUE.search(before)
    if (
        is_span_of_years
        or BIRTH_BEFORE.search(before)
        or LUNAR_AFTER.match(view, form.end)
        or (is_day and (ANNIVERSARY_BEFORE.search(before) or DOCUMENT_BEFORE.search(before)))
        or (form.precision == "year" and DOCUMENT_BEFORE.search(before[-40:]))
    ):
        return replace(form, sense="aside")
    return form


def _joined(view: str, forms: Sequence[Form]) -> list[Form]:
    """Join the two ends of a period (`từ tháng 8/2024 đến tháng 7/2025`) and open ends (`… đến nay`)."""
    joined: list[Form] = []
    for form in forms:
        previous = joined[-1] if joined else None
        if previous and _is_one_period(view, previous, form):
            joined[-1] = replace(previous, end=form.end, last=form.last, precision="interval", is_period=True)
        else:
            joined.append(form)
    return [_opened(view, form) for form in joined]


def _is_one_period(view: str, first: Form, last: Form) -> bool:
    if first.sense != "calendar" or last.sense != "calendar" or not (first.first and last.last):
        return False
    between = view[first.end : last.start]
    if not between.strip():
        return bool(not last.first and first.precision != "day")
    return bool(
        len(between) < 20
        and PERIOD_LINK.match(between)
        and ("đến" in between or "tới" in between or (first.precision == last.precision == "month"))
        and first.step is None
    )


def _opened(view: str, form: Form) -> Form:
    """Give a period its open end: `từ ngày 15/8 đến nay`, `từ tháng 6/2019`."""
    if form.sense != "calendar" or not form.first:
        return form
    after = OPEN_END.match(view, form.end)
    starts = FROM_CUE.search(view, max(0, form.start - 24), form.start)
    if starts and (after or form.is_period):
        form = replace(form, start=starts.start())
        if FUZZY_START.search(starts[0]) and form.precision == "month":
            form = replace(form, first=None, last=None)
    if after and form.precision != "none":
        return replace(form, end=after.end(), last=None, precision="interval", is_period=True)
    if starts and form.precision in ("month", "quarter", "year"):
        return replace(form, last=None, precision="interval", is_period=True)
    return form


def _day(part: Part, year: int) -> date | None:
    _, month, day = part
    length = monthrange(year, month)[1]
    if day > length and day != MONTH_END:
        return None
    return date(year, month, min(day, length))


def _resolved(view: str, form: Form, published_on: date | None, anchors: Sequence["Anchor"]) -> DateMention:
    first, last, basis = None, None, "none"
    if form.sense == "calendar" or any(part and part[0] for part in (form.first, form.last)):
        first, last, basis = _bounds(view, form, published_on, anchors)
    return DateMention(
        start=form.start,
        end=form.end,
        text=view[form.start : form.end],
        first=first,
        last=last,
        precision=form.precision,
        basis=basis,
        is_period=form.is_period,
        sense=form.sense,
        days=_printed_days(form),
    )


def _printed_days(form: Form) -> tuple[tuple[int, int], tuple[int, int]] | None:
    ends = form.first or form.last, form.last or form.first
    return (ends[0][1:], ends[1][1:]) if ends[0] and ends[1] else None


def _bounds(
    view: str, form: Form, published_on: date | None, anchors: Sequence["Anchor"]
) -> tuple[date | None, date | None, str]:
    first_year = form.first[0] if form.first else None
    last_year = form.last[0] if form.last else None
    if not form.first and not form.last:
        return None, None, "none"
    basis = "stated"
    if first_year is None and last_year is None:
        basis = "year_inferred"
        part = form.first or form.last
        year = _inferred_year(view, form, part, published_on, anchors)
        if year is None:
            return None, None, "none"
        if form.first:
            first_year = year
        else:
            last_year = year
    if form.first and first_year is None and last_year is not None and form.last:
        first_year = last_year - (form.first[1:] > form.last[1:])
    if form.last and last_year is None and first_year is not None and form.first:
        last_year = first_year + (form.last[1:] < form.first[1:])
    first = _day(form.first, first_year) if form.first and first_year else None
    last = _day(form.last, last_year) if form.last and last_year else None
    if first and last and first > last:
        return None, None, "none"
    return first, last, basis if first or last else "none"


def _inferred_year(
    view: str, form: Form, part: Part | None, published_on: date | None, anchors: Sequence["Anchor"]
) -> int | None:
    if part is None:
        return None
    if published_on is None:
        return _anchored_year(part, anchors)
    if form.year_step is not None:
        return published_on.year + form.year_step
    return _year_by_publication(view, form, part, published_on)


def _year_by_publication(view: str, form: Form, part: Part, published_on: date) -> int | None:
    days = [(y, day) for y in range(published_on.year - 5, published_on.year + 6) if (day := _day(part, y))]
    past = [(y, day) for y, day in days if day <= published_on + GRACE]
    coming = [(y, day) for y, day in days if day >= published_on]
    if form.first is None:
        return coming[0][0] if coming else None
    if not coming or not past:
        return None  # no such day in ten years: 30 February
    gap_back, gap_ahead = published_on - past[-1][1], coming[0][1] - published_on
    if _is_planned(view, form) and (gap_ahead < gap_back or _is_plan_of_day(view, form)):
        return coming[0][0]
    return past[-1][0]


def _is_plan_of_day(view: str, form: Form) -> bool:
    return bool(PLANNED_NEXT.match(view, form.end))


def _is_planned(view: str, form: Form) -> bool:
    before = view[max(0, form.start - 90) : form.start]
    return bool(
        PLANNED_NEXT.match(view, form.end)
        or PLANNED_BEFORE.search(before)
        or PLANNED_AFTER.match(view, form.end)
    )


Anchor = tuple[date, date]
"""First and last day of a date whose year is printed."""


def _anchors(view: str, forms: Iterable[Form]) -> tuple[Anchor, ...]:
    """Give the dates that may lend their year; a whole year does only as a programme's (`“…” năm 2017`)."""
    found = []
    for form in forms:
        first, last = form.first, form.last
        if form.sense != "calendar" or not first or not last or not last[0]:
            continue
        if form.precision == "year" and not PROGRAMME_BEFORE.search(view, max(0, form.start - 4), form.start):
            continue
        low, high = _day(first, first[0] or last[0]), _day(last, last[0])
        if low and high:
            found.append((low, high))
    return tuple(found)


def _anchored_year(part: Part, anchors: Sequence[Anchor]) -> int | None:
    """Give the year of a date told beside others of a printed year: the nearest, if it is near enough."""
    gaps = []
    for low, high in anchors:
        for year in range(low.year - 1, high.year + 2):
            day = _day(part, year)
            gap = max(low - day, day - high, timedelta(0)) if day else SAME_YEAR
            is_same_year = low.year <= year <= high.year
            if gap <= (SAME_YEAR if is_same_year else TURN_OF_YEAR):
                gaps.append((not is_same_year, gap, year))
    return min(gaps)[2] if gaps else None


def _stepped(
    view: str,
    form: Form,
    following: Form | None,
    published_on: date | None,
    last_day: DateMention | None,
    anchors: Sequence[Anchor],
) -> DateMention:
    """Resolve `hôm qua`, `cùng ngày`; a day in brackets behind (`Sáng nay (7-3)`) says which it is."""
    base = published_on if form.is_from_publication else last_day.last if last_day else None
    day = base + timedelta(days=form.step or 0) if base else None
    basis = "relative" if day else "none"
    days = ((day.month, day.day),) * 2 if day else None
    if last_day and not day and form.step == 0 and not form.is_from_publication:
        days = last_day.days and (last_day.days[1], last_day.days[1])
    if following and following.precision == "day" and following.first and _is_bracket(view, form, following):
        day, _, basis = _bounds(view, following, published_on, anchors)
        days = _printed_days(following)
    return DateMention(
        start=form.start,
        end=form.end,
        text=view[form.start : form.end],
        first=day,
        last=day,
        precision="day",
        basis=basis,
        is_period=False,
        sense="calendar",
        days=days,
    )


def _is_bracket(view: str, form: Form, following: Form) -> bool:
    return view[form.end : following.start].strip(" ,") in ("(", "(ngày", "ngày", "")
