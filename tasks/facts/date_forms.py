"""The printed forms of dates and periods: finds them in the view and says which parts each one states.

A form knows only what is printed: `ngày 7-3` is the 7th of March of no year, `quý III/2025` three months of a
year, `cùng ngày` a step from another day. Which year is meant is decided in `dates.py`.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tasks.facts import date_patterns as patterns
from tasks.facts.reading import lowered

Part = tuple[int | None, int, int]
"""Year (None: not printed), month, day."""
MONTH_END = 99
"""Stands for the last day of a month, whichever it is."""


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
    """The precision of the period told before that is meant again: `Trong quý, …` → `quarter`."""
    is_period: bool = False
    sense: str = "calendar"


_NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "i": 1, "ii": 2, "iii": 3, "iv": 4,
}  # fmt: skip

Reader = Callable[[str, "re.Match[str]"], Form | None]


def _year(match: "re.Match[str]", group: str = "year") -> int | None:
    return int(match[group]) if match[group] else None


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
        return Form(start=match.start(), end=match.end(), first=last, last=last, precision="day")
    first_year = _year(match, "first_year") if "first_year" in match.re.groupindex else None
    first = (first_year, int(match["first_month"] or month), int(match["first_day"]))
    is_period = "đến" in match["link"] or "tới" in match["link"]
    return Form(
        start=match.start(),
        end=match.end(),
        first=first,
        last=last,
        precision="interval",
        is_period=is_period,
    )


def _is_day(view: str, match: "re.Match[str]") -> bool:
    before = view[max(0, match.start() - 14) : match.start()]
    if patterns.RATE_CUE.search(before):
        return False
    if match["year"] or match.re is patterns.DAY_IN_WORDS:
        return True
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


def _months(match: "re.Match[str]", first: int, last: int, precision: str, year: int | None) -> Form:
    return Form(
        start=match.start(), end=match.end(), first=(year, first, 1), last=(year, last, MONTH_END),
        precision=precision, is_period=True,
    )  # fmt: skip


def _read_month(_: str, match: "re.Match[str]") -> Form:
    month = int(match["month"]) if match["month"] else _count(match["word"])
    return _months(match, month, month, "month", _year(match))


def _read_month_of_year(_: str, match: "re.Match[str]") -> Form:
    return _months(match, int(match["month"]), int(match["month"]), "month", int(match["year"]))


def _read_quarter(_: str, match: "re.Match[str]") -> Form:
    quarter = _count(match["quarter"])
    return _months(match, 3 * quarter - 2, 3 * quarter, "quarter", _year(match))


def _read_months(_: str, match: "re.Match[str]") -> Form | None:
    count = _count(match["count"])
    if not 1 <= count <= 12:
        return None
    precision = {3: "quarter", 6: "half_year", 12: "year"}.get(count, "interval")
    first, last = (13 - count, 12) if (match["side"] or "").lower() == "cuối" else (1, count)
    return _months(match, first, last, precision, _year(match))


def _read_half(_: str, match: "re.Match[str]") -> Form:
    is_first = match["side"].lower() == "đầu"
    if not match["month"]:
        return _months(match, *((1, 6) if is_first else (7, 12)), "half_year", _year(match, "half_of"))
    month, year = int(match["month"]), _year(match)
    first, last = (1, 15) if is_first else (16, MONTH_END)
    return Form(
        start=match.start(), end=match.end(), first=(year, month, first), last=(year, month, last),
        precision="interval", is_period=True,
    )  # fmt: skip


def _read_year_start(_: str, match: "re.Match[str]") -> Form:
    first = (_year(match), 1, 1)
    return Form(start=match.start(), end=match.end(), first=first, precision="interval", is_period=True)


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
    step = 0 if match["told"].lower() == "nay" else -1
    return Form(
        start=match.start(), end=match.end(), first=(None, 1, 1), last=(None, 12, 31), precision="year",
        year_step=step, is_period=True,
    )  # fmt: skip


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
    return Form(start=match.start(), end=match.end(), precision="day", step=count if is_after else -count)


def _read_same_period(_: str, match: "re.Match[str]") -> Form:
    same = {"quý": "quarter", "tháng": "month", "năm": "year"}[match["unit"]]
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
    (("tháng đầu", "tháng cuối", "tháng của", "tháng năm"), patterns.MONTHS, _read_months),
    (("nửa đầu", "nửa cuối"), patterns.HALF, _read_half),
    (("quý",), patterns.QUARTER, _read_quarter),
    (("tháng",), patterns.MONTH, _read_month),
    (("năm 19", "năm 20"), patterns.YEAR, _read_year),
    (("đến nay", "tới nay"), patterns.SINCE_YEAR, _read_year),
    (("năm nay", "năm ngoái"), patterns.NAMED_YEAR, _read_named_year),
    (("nay", "qua", "hôm", "mai", "cách đây"), patterns.FROM_PUBLICATION, _read_from_publication),
    (("cùng ngày", "hôm", "trong ngày", "ngày kế", "ngày tiếp"), patterns.FROM_TOLD_DAY, _read_from_told_day),
    (("ngày sau", "ngày trước", "trước đó", "sau đó"), patterns.DAYS_APART, _read_days_apart),
    (("trong quý", "trong tháng", "trong năm"), patterns.SAME_PERIOD, _read_same_period),
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
