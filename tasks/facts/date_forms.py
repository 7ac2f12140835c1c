"""The printed forms of dates and periods: finds them in the view and says which parts each one states.

A form knows only what is printed: `ngày 7-3` is the 7th of March of no year, `quý III/2025` three months of a
year, `cùng ngày` a step from another day. Which year is meant is decided in `dates.py`.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from tasks.facts import date_patterns as patterns
from tasks.facts.reading import lowered

Part = tuple[int | None, int, int]
"""Year (None: not printed), month, day."""
MONTH_END = 99
"""Stands for the last day of a month, whichever it is."""
ANY = "any"
"""Stands for the period told last, whatever its precision."""
FromPublication = Callable[[date], tuple[date, date] | None]
"""Day of publication → first and last day meant, if any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A printed date, period or time at its stretch of the view."""

    start: int
    end: int
    first: Part | None = None
    last: Part | None = None
    precision: str = "none"
    step: int | None = None
    """Days from publication (`hôm qua` → -1), else from the last day told (`hôm sau` → 1)."""
    is_from_publication: bool = False
    year_step: int | None = None
    """Years from the year of publication: `năm ngoái` → -1."""
    same: str | None = None
    """The precision of the period told before that is meant again (`Trong quý, …` → `quarter`), or ANY."""
    of_publication: FromPublication | None = None
    """How the bounds follow from the day of publication: `tháng trước`, `mùng 4 Tết`."""
    is_period: bool = False
    sense: str = "calendar"


WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
# First days of the lunar year in Vietnam (the new moons of the official calendar, UTC+7).
NEW_YEARS = (date(2024, 2, 10), date(2025, 1, 29), date(2026, 2, 17), date(2027, 2, 6))
# Days of the last lunar month before each of those years but the first (30): none had a thirtieth.
LAST_MONTH = 29
NEAR_NEW_YEAR = timedelta(days=75)

_NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "i": 1, "ii": 2, "iii": 3, "iv": 4,
}  # fmt: skip

Reader = Callable[[str, "re.Match[str]"], Form | None]


def _year(match: "re.Match[str]", group: str = "year") -> int | None:
    return int(match[group]) if match[group] else None


def _step(match: "re.Match[str]", group: str = "told") -> int | None:
    """Give the years from that of publication: `năm nay` → 0, `năm ngoái` → -1; None of a printed year."""
    told = match[group]
    return None if told is None else 0 if told == "nay" else -1


def _count(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _read_clock(_: str, match: "re.Match[str]") -> Form:
    return Form(start=match.start(), end=match.end(), sense="clock")


def _read_day(view: str, match: "re.Match[str]") -> Form | None:
    if not _is_day(view, match):
        return None
    day, month, year = int(match["day"]), int(match["month"]), _year(match)
    last = (year, month, day)
    if not match["first_day"]:
        return Form(
            start=match.start(),
            end=match.end(),
            first=last,
            last=last,
            precision="day",
            year_step=_step(match),
        )
    first_year = _year(match, "first_year") if "first_year" in match.re.groupindex else None
    first = (first_year, int(match["first_month"] or month), int(match["first_day"]))
    is_period = "đến" in match["link"] or "tới" in match["link"]
    return Form(
        start=match.start(),
        end=match.end(),
        first=first,
        last=last,
        precision="interval",
        year_step=_step(match),
        is_period=is_period,
    )


def _is_day(view: str, match: "re.Match[str]") -> bool:
    before = view[max(0, match.start() - 14) : match.start()]
    if patterns.RATE_CUE.search(before):
        return False
    if match["year"] or match.re is patterns.DAY_IN_WORDS:
        return True
    if match["day"] == match["month"] and not patterns.NAMED_DAY.search(before):
        return False  # `Đến 17 giờ, 9/9 khu vực bỏ phiếu …`
    is_amount = patterns.AMOUNT.match(view, match.end()) and not patterns.PART_OF_DAY.search(before)
    if is_amount:
        return False
    return bool(
        patterns.STRONG_CUE.search(before)
        or ("/" in match[0] and patterns.WEAK_CUE.search(before))
        or _is_range(match, before)
    )


def _is_range(match: "re.Match[str]", before: str) -> bool:
    """Tell `từ 15.8 đến 30.9` and `30-4 đến 2-5`: two days with their months on both sides of `đến`."""
    return bool(
        match["first_day"]
        and match["first_month"]
        and "đến" in match["link"]
        and patterns.FROM_CUE.search(before)
    )


def _months(
    match: "re.Match[str]", first: int, last: int, precision: str, year: int | None, step: int | None = None
) -> Form:
    return Form(
        start=match.start(), end=match.end(), first=(year, first, 1), last=(year, last, MONTH_END),
        precision=precision, year_step=step, is_period=True,
    )  # fmt: skip


def _read_month(_: str, match: "re.Match[str]") -> Form:
    month = int(match["month"]) if match["month"] else _count(match["word"])
    return _months(match, month, month, "month", _year(match), _step(match))


def _read_month_span(_: str, match: "re.Match[str]") -> Form | None:
    first, last = int(match["first_month"]), int(match["month"])
    if first >= last:
        return None
    return _months(match, first, last, "interval", _year(match) or _year(match, "year_told"), _step(match))


def _read_days_of_month(_: str, match: "re.Match[str]") -> Form:
    year, month, count = _year(match), int(match["month"]), min(31, max(1, _count(match["count"])))
    return Form(
        start=match.start(), end=match.end(), first=(year, month, 1), last=(year, month, count),
        precision="interval", year_step=_step(match), is_period=True,
    )  # fmt: skip


def _read_month_of_year(_: str, match: "re.Match[str]") -> Form:
    return _months(match, int(match["month"]), int(match["month"]), "month", int(match["year"]))


def _read_quarter(_: str, match: "re.Match[str]") -> Form:
    quarter = _count(match["quarter"])
    first = _count(match["first_quarter"]) if match["first_quarter"] else quarter
    precision = "quarter" if first == quarter else "interval"
    return _months(match, 3 * first - 2, 3 * quarter, precision, _year(match), _step(match))


def _read_months(_: str, match: "re.Match[str]") -> Form | None:
    count = _count(match["count"])
    if not 1 <= count <= 12:
        return None
    precision = {3: "quarter", 6: "half_year", 12: "year"}.get(count, "interval")
    first, last = (13 - count, 12) if (match["side"] or "").lower() == "cuối" else (1, count)
    return _months(match, first, last, precision, _year(match), _step(match))


def _read_half(_: str, match: "re.Match[str]") -> Form:
    is_first = match["side"].lower() == "đầu"
    if not match["month"]:
        return _months(
            match,
            *((1, 6) if is_first else (7, 12)),
            "half_year",
            _year(match, "half_of"),
            _step(match, "half_told"),
        )
    month, year = int(match["month"]), _year(match)
    first, last = (1, 15) if is_first else (16, MONTH_END)
    return Form(
        start=match.start(), end=match.end(), first=(year, month, first), last=(year, month, last),
        precision="interval", year_step=_step(match), is_period=True,
    )  # fmt: skip


def _read_year_start(_: str, match: "re.Match[str]") -> Form:
    first = (_year(match), 1, 1)
    return Form(
        start=match.start(), end=match.end(), first=first, precision="interval", year_step=_step(match),
        is_period=True,
    )  # fmt: skip


def _read_year_end(_: str, match: "re.Match[str]") -> Form:
    last = (_year(match), 12, 31)
    return Form(start=match.start(), end=match.end(), last=last, precision="interval", is_period=True)


def _read_year(_: str, match: "re.Match[str]") -> Form:
    return _months(match, 1, 12, "year", int(match["year"]))


def _read_years(_: str, match: "re.Match[str]") -> Form:
    first, last = (int(match["first"]), 1, 1), (int(match["last"]), 12, 31)
    return Form(
        start=match.start(), end=match.end(), first=first, last=last, precision="interval", is_period=True
    )


def _read_named_year(_: str, match: "re.Match[str]") -> Form:
    return _months(match, 1, 12, "year", None, _step(match))


def _read_named_period(_: str, match: "re.Match[str]") -> Form:
    unit, back = match["unit"], 0 if match["now"] else 1
    precision = {"tháng": "month", "quý": "quarter"}.get(unit, "interval")
    return Form(
        start=match.start(), end=match.end(), precision=precision, is_period=True,
        of_publication=partial(_named_period, unit=unit, back=back),
    )  # fmt: skip


def _named_period(published: date, *, unit: str, back: int) -> tuple[date, date]:
    if unit == "tuần":
        monday = published - timedelta(days=published.weekday() + 7 * back)
        return monday, monday + timedelta(days=6)
    length = 3 if unit == "quý" else 1
    months = published.year * 12 + published.month - 1
    first = months - months % length - length * back
    last = first + length - 1
    year, month = divmod(last, 12)
    return date(first // 12, first % 12 + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])


def _read_months_past(_: str, match: "re.Match[str]") -> Form:
    count = _count(match["past"] or match["count"])
    return Form(
        start=match.start(), end=match.end(), precision="interval", is_period=True,
        of_publication=partial(_months_past, count=count),
    )  # fmt: skip


def _months_past(published: date, *, count: int) -> tuple[date, date] | None:
    """Give the first months of the year, where just so many are over: `5 tháng qua`, printed in June."""
    if published.month - 1 != count:
        return None
    return date(published.year, 1, 1), date(published.year, count, monthrange(published.year, count)[1])


def _read_weekday(_: str, match: "re.Match[str]") -> Form | None:
    which = match["which"]
    if not (which or match["hom"]):
        return None
    weekday = WEEKDAYS.index(match["weekday"])
    return Form(
        start=match.start(), end=match.end(), precision="day",
        of_publication=partial(_weekday, weekday=weekday, which=which or ""),
    )  # fmt: skip


def _weekday(published: date, *, weekday: int, which: str) -> tuple[date, date]:
    back = (published.weekday() - weekday) % 7
    if which == "tuần trước":
        back = published.weekday() - weekday + 7
    elif which == "tuần này":
        back = published.weekday() - weekday
    day = published - timedelta(days=back)
    return day, day


def _read_new_year(_: str, match: "re.Match[str]") -> Form:
    if match["after"]:
        offset = _count(match["after"]) - 1
    elif match["before"]:
        offset = int(match["before"]) - LAST_MONTH - 1
    else:
        offset = 14 if match["full_moon"] else -1
    return Form(
        start=match.start(), end=match.end(), precision="day",
        of_publication=partial(_new_year, offset=offset),
    )  # fmt: skip


def _new_year(published: date, *, offset: int) -> tuple[date, date] | None:
    """Give the day so many days from the Tết nearest to publication; None where none is near or known."""
    tet = min(NEW_YEARS, key=lambda day: abs(day - published))
    day = tet + timedelta(days=offset)
    return (day, day) if abs(tet - published) <= NEAR_NEW_YEAR else None


def _read_aside(_: str, match: "re.Match[str]") -> Form:
    return Form(start=match.start(), end=match.end(), sense="aside")


def _read_from_publication(_: str, match: "re.Match[str]") -> Form:
    steps = {"today": 0, "yesterday": -1, "before": -2, "tomorrow": 1}
    named = next((step for name, step in steps.items() if match[name]), None)
    step = named if named is not None else -_count(match["count"])
    return Form(start=match.start(), end=match.end(), precision="day", step=step, is_from_publication=True)


def _read_from_told_day(_: str, match: "re.Match[str]") -> Form:
    step = 0 if match["same"] else 1 if match["next"] else -1
    return Form(start=match.start(), end=match.end(), precision="day", step=step)


def _read_days_apart(_: str, match: "re.Match[str]") -> Form:
    is_after = (match["side"] or match["side_before"]).startswith("sau")
    count = _count(match["count"] or match["count_behind"])
    count *= 7 if "tuần" in (match["unit"], match["unit_behind"]) else 1
    return Form(start=match.start(), end=match.end(), precision="day", step=count if is_after else -count)


def _read_same_period(_: str, match: "re.Match[str]") -> Form:
    same = {"quý": "quarter", "tháng": "month", "năm": "year"}.get(match["unit"] or "", ANY)
    return Form(start=match.start(), end=match.end(), same=same, is_period=True)


def _read_vague(_: str, match: "re.Match[str]") -> Form:
    return Form(start=match.start(), end=match.end(), is_period=True)


# The order is the precedence: what an earlier form has taken, a later one leaves alone.
AT_NUMBERS: tuple[tuple["re.Pattern[str]", Reader], ...] = (
    (patterns.DAY_IN_WORDS, _read_day),
    (patterns.DAY, _read_day),
    (patterns.CLOCK, _read_clock),
)
# Words without which a form cannot be there: looking for them first is ten times cheaper than the pattern.
BY_WORDS: tuple[tuple[tuple[str, ...], "re.Pattern[str]", Reader], ...] = (
    (("đầu năm",), patterns.YEAR_START, _read_year_start),
    (("cuối năm", "hết năm"), patterns.YEAR_END, _read_year_end),
    (("19", "20"), patterns.YEARS, _read_years),
    (("ngày đầu",), patterns.DAYS_OF_MONTH, _read_days_of_month),
    (("tết", "tháng chạp", "giao thừa", "tháng giêng"), patterns.NEW_YEAR, _read_new_year),
    (("tháng đầu", "tháng cuối", "tháng của", "tháng năm"), patterns.MONTHS, _read_months),
    (("nửa đầu", "nửa cuối"), patterns.HALF, _read_half),
    (("quý",), patterns.QUARTER, _read_quarter),
    (("tháng",), patterns.MONTH_SPAN, _read_month_span),
    (("tháng",), patterns.MONTH, _read_month),
    (("năm 19", "năm 20"), patterns.YEAR, _read_year),
    (("đến nay", "tới nay"), patterns.SINCE_YEAR, _read_year),
    (("năm nay", "năm ngoái", "năm trước"), patterns.NAMED_YEAR, _read_named_year),
    (("thứ ", "chủ nhật"), patterns.WEEKDAY, _read_weekday),
    (("nay", "qua", "hôm", "mai", "cách đây"), patterns.FROM_PUBLICATION, _read_from_publication),
    (("sau", "trước"), patterns.DAYS_APART, _read_days_apart),
    (
        ("cùng ngày", "hôm", "trong ngày", "ngày kế", "ngày tiếp", "ngay ", " đó", " ấy"),
        patterns.FROM_TOLD_DAY,
        _read_from_told_day,
    ),
    (("trong ", "cùng ", "cả "), patterns.SAME_PERIOD, _read_same_period),
    (("tháng qua", "tháng vừa qua", "tháng,"), patterns.MONTHS_PAST, _read_months_past),
    (("trước", "vừa qua", "vừa rồi", "này"), patterns.NAMED_PERIOD, _read_named_period),
    (("qua", "gần đây", "vừa rồi", "lại đây", "trước", "này", "lâu nay"), patterns.VAGUE, _read_vague),
)


def find_forms(view: str) -> list[Form]:
    """Give the forms of a view in order, none overlapping."""
    taken = bytearray(len(view))
    found: list[Form] = []
    for form in _read(view, lowered(view)):
        if not any(taken[form.start : form.end]):
            taken[form.start : form.end] = b"\x01" * (form.end - form.start)
            found.append(form)
    return sorted(found, key=lambda form: form.start)


def _read(view: str, low: str) -> Iterator[Form]:
    yield from _matched(low, patterns.BIRTH_YEAR.finditer(low), _read_aside)
    numbers = [match.start() for match in patterns.NUMBER.finditer(low)]
    for pattern, reader in AT_NUMBERS:
        yield from _matched(low, _at(numbers, pattern, low), reader)
    for words, pattern, reader in BY_WORDS:
        if any(word in low for word in words):
            text = view if pattern is patterns.MONTH else low
            yield from _matched(text, pattern.finditer(text), reader)
    yield from _matched(low, _at(numbers, patterns.MONTH_OF_YEAR, low), _read_month_of_year)


def _at(numbers: Iterable[int], pattern: "re.Pattern[str]", low: str) -> Iterator["re.Match[str]"]:
    return (match for at in numbers if (match := pattern.match(low, at)))


def _matched(text: str, matches: Iterable["re.Match[str]"], reader: Reader) -> Iterator[Form]:
    for match in matches:
        form = reader(text, match)
        if form is not None:
            yield form


def day_of(part: Part, year: int) -> date | None:
    """Give the day that a part means in a year; None for the 31st of April."""
    _, month, day = part
    length = monthrange(year, month)[1]
    if day > length and day != MONTH_END:
        return None
    return date(year, month, min(day, length))
