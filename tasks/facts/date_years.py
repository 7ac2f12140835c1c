"""Which year a date without one means.

With a day of publication: the latest such day not after publication + 2 days; of something planned the
next such day. Without one: a year printed elsewhere in the text for the same time, else none.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from tasks.facts.date_forms import Form, Part, day_of

# Latest day that a report may tell as past: newspapers date tomorrow's edition.
GRACE = timedelta(days=2)
# How far from a date of a printed year a date without one may lie, in that year and across its turn.
SAME_YEAR, TURN_OF_YEAR = timedelta(days=200), timedelta(days=60)
ONE_YEAR = timedelta(days=366)

# `sẽ phải hủy nổ vào ngày 27/3`, `dự kiến ngày 25-6`: the words before a planned day.
PLANNED_BEFORE = re.compile(
    r"(?:\bsẽ|\bdự kiến|\bkế hoạch|\bchuẩn bị|\bsắp|\btới đây)\b(?![^.;\n]{0,60}\bđã\b)[^.;\n]{0,60}$"
)
# `Ngày 25-6 tới, đơn vị sẽ …`, `Sáu tháng cuối năm, đồn cố gắng …`
PLANNED_AFTER = re.compile(
    r"[^.;\n]{0,80}?\b(?:sẽ|dự kiến|phấn đấu|tiếp tục|chuẩn bị|tới đây)\b(?![^.;\n]{0,40}\bkhông\b)"
)
PLANNED_NEXT = re.compile(r"[ ](?:tới|sắp tới|tới đây)\b(?![ ](?:nay|ngày|nơi))")

# `chương trình “Xuân biên phòng” năm 2017`: the year of what the article tells.
PROGRAMME_BEFORE = re.compile(r"[”\"»’] $")

# `đến cuối năm`: a day to come.
YEAR_END = (12, 31)

Anchor = tuple[date, date]
"""First and last day of a date whose year is printed."""


def inferred_year(
    view: str, form: Form, part: Part | None, published_on: date | None, anchors: Sequence[Anchor]
) -> int | None:
    """Give the year of a date that prints none, or None where nothing tells it."""
    if part is None:
        return None
    if published_on is None:
        return _anchored_year(part, anchors)
    if form.year_step is not None:
        return published_on.year + form.year_step
    return _year_by_publication(view, form, part, published_on)


def _year_by_publication(view: str, form: Form, part: Part, published_on: date) -> int | None:
    days = [(y, day) for y in range(published_on.year - 5, published_on.year + 6) if (day := day_of(part, y))]
    past = [(y, day) for y, day in days if day <= published_on + GRACE]
    coming = [(y, day) for y, day in days if day >= published_on]
    if form.first is None and part[1:] == YEAR_END:
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


def anchors_of(view: str, forms: Iterable[Form]) -> tuple[Anchor, ...]:
    """Give the dates that may lend their year; a whole year does only as a programme's (`“…” năm 2017`)."""
    found = []
    for form in forms:
        first, last = form.first, form.last
        if form.sense != "calendar" or not first or not last or not last[0]:
            continue
        if form.precision == "year" and not PROGRAMME_BEFORE.search(view, max(0, form.start - 4), form.start):
            continue
        low, high = day_of(first, first[0] or last[0]), day_of(last, last[0])
        if low and high and high - low <= ONE_YEAR:
            found.append((low, high))
    return tuple(dict.fromkeys(found))


def _anchored_year(part: Part, anchors: Sequence[Anchor]) -> int | None:
    """Give the year of a date told beside others of a printed year: the nearest, if it is near enough."""
    gaps = []
    for low, high in anchors:
        for year in range(low.year - 1, high.year + 2):
            day = day_of(part, year)
            gap = max(low - day, day - high, timedelta(0)) if day else SAME_YEAR
            is_same_year = low.year <= year <= high.year
            if gap <= (SAME_YEAR if is_same_year else TURN_OF_YEAR):
                gaps.append((not is_same_year, gap, year))
    return min(gaps)[2] if gaps else None
