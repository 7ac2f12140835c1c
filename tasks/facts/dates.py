"""Dates, periods and clock times of a text, resolved against the day it was published."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest

from tasks.facts.date_forms import ANY, Form, day_of, find_forms
from tasks.facts.date_patterns import FROM_CUE, FUZZY_END, OPEN_END, PERIOD_LINK, UP_TO
from tasks.facts.date_years import Anchor, anchors_of, inferred_year
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
# `tăng 46 vụ so với quý II/2026`, `nhiều hơn năm trước 4 vụ`: no period of this text.
COMPARED = re.compile(
    r"\b(?:so với|cùng kỳ|(?:nhiều|ít|cao|thấp|lớn|tăng|giảm) hơn(?: so với)?|gấp \S{1,6} lần|bằng)[ ]"
    r"(?:cùng kỳ[ ]|cùng thời (?:gian|điểm)[ ]|với[ ])?(?:của[ ])?$",
    re.IGNORECASE,
)
# `triển khai nhiệm vụ quý IV/2026`, `phương hướng năm tới`: what is to be done, no time of what is told.
TASKS = re.compile(r"\b(?:nhiệm vụ|phương hướng)(?: công tác| trọng tâm| biên phòng| cho)*(?: trong| của)? $")
# `Nghị định số 71/2015/NĐ-CP ngày 3-9-2015`, `Hiệp định … ký ngày 31/12/1999`: the day of a document.
DOCUMENT_BEFORE = re.compile(
    r"(?:\d[\w]*[/\-][\w/\-]*[A-ZĐ]{2,}[\w\-]*|\b(?:[Hh]iệp định|[Hh]iệp ước|[Nn]ghị định thư"
    r"|[Cc]ông ước|[Ll]uật|[Pp]háp lệnh)\b[^.;\n]{0,140})"
    r",?[ ]?(?:được[ ])?(?:ký(?:[ ]kết)?[ ]|ban hành[ ])?(?:ngày[ ])?\(?$"
)
# `Ngày truyền thống … (3/3/1959 - 3/3/2026)`, `Ngày Biên phòng toàn dân (3-3)`, `dịp lễ 30/4`
ANNIVERSARY_BEFORE = re.compile(
    r"(?:truyền thống|toàn dân|thành lập|giải phóng|ngày sinh|ngày mất|(?<!khẩu )quốc tế|[Qq]uốc khánh"
    r"|thống nhất|liệt sĩ|nhà giáo|thiết lập quan hệ|phụ nữ|thiếu nhi|lao động|chiến thắng"
    r"|khởi nghĩa|cách mạng)"
    r"[^.;,()\n]{0,90}(?:\((?:ngày[ ])?|(?<!ngày[ ])(?<!sáng[ ])(?<!chiều[ ])(?<!tối[ ])(?<!vào[ ]))$"
    r"|\b(?:dịp|[Dd]ịp lễ|[Ll]ễ|[Tt]ết|nghỉ lễ|[Kk]ỷ niệm ngày|[Qq]uốc khánh)[ ](?:ngày[ ])?$",
)
# `sinh ngày 16/11/1989`
BIRTH_BEFORE = re.compile(r"(?<!hy )(?<!hi )\b(?:sinh(?: ngày)?|sn)[ :]{0,2}$", re.IGNORECASE)
# `mùng 9 và 10-12 âm lịch`, `đêm 29 Tết`, `23 tháng Chạp`
LUNAR_AFTER = re.compile(r"[ ]?,?[ ]?\(?(?:năm[ ]\w+[ ]\w+[ ])?(?:âm lịch|Âm lịch|ÂL|Tết|tết)\b")


def find_dates(reading: Reading, published_on: date | None) -> tuple[DateMention, ...]:
    """Give the dates, periods and clock times of a text in order, none overlapping."""
    view = reading.view
    forms = _joined(view, [_as_aside(view, form) for form in find_forms(view)])
    anchors = anchors_of(view, forms) if published_on is None else ()
    found: list[DateMention] = []
    last_day: DateMention | None = None
    periods: dict[str, DateMention] = {}
    for form, following in zip_longest(forms, forms[1:]):
        if form.of_publication is None and form.step is not None:
            mention = _stepped(view, form, following, published_on, last_day, anchors)
        else:
            mention = _resolved(view, form, published_on, anchors)
        if form.same in periods and not mention.first:
            told = periods[form.same]
            mention = replace(
                mention, first=told.first, last=told.last, precision=told.precision, basis="relative"
            )
        if mention.is_period and mention.sense == "calendar":
            periods[mention.precision] = periods[ANY] = mention
        if mention.sense == "calendar" and not mention.is_period and form.precision in ("day", "interval"):
            last_day = mention
        found.append(mention)
    return tuple(found)


def _as_aside(view: str, form: Form) -> Form:
    """Mark the day of a decree, an anniversary or the lunar calendar: no happening has it."""
    if form.sense != "calendar" or (form.first is None and not form.is_period):
        return form
    before = view[max(0, form.start - 170) : form.start]
    if form.is_period and (COMPARED.search(before[-40:]) or TASKS.search(before[-60:])):
        return replace(form, sense="aside")
    if form.first is None:
        return form
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
    """Join the two ends of a period (`từ tháng 5/2024 đến tháng 4/2025`) and open ends (`… đến nay`)."""
    joined: list[Form] = []
    for form in forms:
        previous = joined[-1] if joined else None
        if previous and _is_one_period(view, previous, form):
            # `từ tháng 2 đến giữa tháng 6` ends on no printed day
            is_fuzzy = FUZZY_END.search(view, previous.end, form.start) and form.precision == "month"
            last = None if is_fuzzy else form.last
            joined[-1] = replace(previous, end=form.end, last=last, precision="interval", is_period=True)
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
        and ("đến" in between or "tới" in between or _are_months(first, last))
        and first.step is None
    )


def _are_months(first: Form, last: Form) -> bool:
    """Tell `tháng 4 và nửa đầu tháng 5-2018` from months that follow in no order."""
    if first.precision != "month" or last.precision not in ("month", "interval"):
        return False
    return bool(first.first and last.first and not first.first[0] and last.first[1:] > first.first[1:])


def _opened(view: str, form: Form) -> Form:
    """Give a period its open end: `từ ngày 15/8 đến nay`, `từ tháng 6/2019`."""
    if form.sense != "calendar" or not form.first:
        return form
    if form.precision in ("day", "month") and UP_TO.search(
        view[max(0, form.start - 40) : form.start].lower()
    ):
        return replace(form, first=None, precision="interval", is_period=True)
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


def _resolved(view: str, form: Form, published_on: date | None, anchors: Sequence[Anchor]) -> DateMention:
    first, last, basis = None, None, "none"
    if form.of_publication and published_on:
        bounds = form.of_publication(published_on)
        first, last, basis = (*bounds, "relative") if bounds else (None, None, "none")
    elif form.sense == "calendar" or any(part and part[0] for part in (form.first, form.last)):
        first, last, basis = _bounds(view, form, published_on, anchors)
    return DateMention(
        start=form.start,
        end=form.end,
        text=view[form.start : form.end],
        first=first,
        last=last,
        precision=form.precision if first or not form.of_publication else "none",
        basis=basis,
        is_period=form.is_period,
        sense=form.sense,
        days=_printed_days(form),
    )


def _printed_days(form: Form) -> tuple[tuple[int, int], tuple[int, int]] | None:
    ends = form.first or form.last, form.last or form.first
    return (ends[0][1:], ends[1][1:]) if ends[0] and ends[1] else None


def _bounds(
    view: str, form: Form, published_on: date | None, anchors: Sequence[Anchor]
) -> tuple[date | None, date | None, str]:
    first_year = form.first[0] if form.first else None
    last_year = form.last[0] if form.last else None
    if not form.first and not form.last:
        return None, None, "none"
    basis = "stated"
    if first_year is None and last_year is None:
        basis = "year_inferred"
        part = form.first or form.last
        year = inferred_year(view, form, part, published_on, anchors)
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
    first = day_of(form.first, first_year) if form.first and first_year else None
    last = day_of(form.last, last_year) if form.last and last_year else None
    if first and last and first > last:
        return None, None, "none"
    return first, last, basis if first or last else "none"


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
