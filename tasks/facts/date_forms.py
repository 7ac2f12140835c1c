"""The printed forms of dates and periods: finds them in the view and says which parts each one states.

A form knows only what is printed: `ngày 7-3` is the 7th of March of no year, `quý III/2025` three months of a
year, `cùng ngày` a step from another day. Which year is meant is decided in `dates.py`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Part = tuple[int | None, int, int]
"""Year (None: not printed), month, day (31 also stands for the last day of a shorter month)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A printed date, period or time at its stretch of the view."""

    start: int
    end: int
    first: Part | None = None
    last: Part | None = None
    precision: str = "none"
    step: int | None = None
    """Days from another day: from publication (`hôm qua` → -1), else from the last day told (`hôm sau` → 1)."""
    is_from_publication: bool = False
    year_step: int | None = None
    """Years from the year of publication: `năm ngoái` → -1."""
    is_period: bool = False
    sense: str = "calendar"


_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_APART = r"[ ]?[/.\-][ ]?"
_OF_YEAR = rf"(?:(?:[ ]?[/.\-][ ]?|[ ]?,?[ ](?:của[ ])?năm[ ])(?P<year>{_YEAR}))?"
_LINK = r"[ ]?(?:,[ ]?rạng|đến|tới|và|-|–|—|,)[ ]?(?:hết[ ])?(?:ngày[ ]|(?:rạng[ ])?sáng[ ]|đêm[ ]|chiều[ ])?"
_WORDS = "mười một|mười hai|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười"
_NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "i": 1, "ii": 2, "iii": 3, "iv": 4,
}  # fmt: skip

# `20 giờ 30 phút` `20h30` `11h20’` `16 h` `08:15`
CLOCK = re.compile(
    r"""
    (?<![\d.,/])(?:2[0-4]|[01]?\d)
    (?:[ ]?(?:giờ\b|h(?![^\W\d_])|g(?=[0-5]\d))(?:[ ]?[0-5]?\d(?![\d/.\-]\d|\d|[ ]tháng)(?:[ ]?(?:phút\b|[’'′p](?!\w)))?)?
       |:[0-5]\d(?!\d))
    """,
    re.VERBOSE | re.IGNORECASE,
)

# `ngày 5 tháng 3 năm 2026` `từ ngày 5 đến ngày 8 tháng 3` `ngày 5 và 6 tháng 3/2026`
DAY_IN_WORDS = re.compile(
    rf"""
    (?<![\d.,/\-])
    (?:(?P<first_day>{_DAY})(?:[ ]tháng[ ](?P<first_month>{_MONTH}))?(?P<link>{_LINK}))?
    (?P<day>{_DAY})[ ]tháng[ ](?P<month>{_MONTH}){_OF_YEAR}
    """,
    re.VERBOSE,
)

# `7/3` `7-3-2026` `16-17/8` `từ ngày 6 đến 8-3` `21, 22 và 23/6` `30/12/2025 - 2/1/2026`
DAY = re.compile(
    rf"""
    (?<![\d/])(?<!\d[.,\-])
    (?:(?P<first_day>{_DAY})
       (?:{_APART}(?P<first_month>{_MONTH})(?:{_APART}(?P<first_year>{_YEAR}))?(?=[ ]?(?:đến|tới|và|–|—|-))
         |(?:[ ]?,[ ]?{_DAY}){{1,5}})?
       (?P<link>{_LINK}))?
    (?P<day>{_DAY}){_APART}(?P<month>{_MONTH}){_OF_YEAR}
    (?![ ]?[/\-][ ]?\d|[.,]\d|[^\W_])
    """,
    re.VERBOSE,
)

# Before a day without a year, any separator: `ngày 7.3` `rạng sáng 7-3` `20h30 7-3` `Sáng nay (7-3)`.
STRONG_CUE = re.compile(
    r"(?:\b(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|khuya|mùng|mồng|giờ|phút|nay|qua)|\d[hg]|\d[hg:]\d\d|['’′])"
    r"[ ]?,?[ ]?\(?[ ]?$",
    re.IGNORECASE,
)
# Before a day without a year that has a slash: `từ 6/3` `đến 8/3` `vào 7/3` `(7/3`.
WEAK_CUE = re.compile(r"(?:\b(?:từ|đến|tới|vào|hết|trước|sau|lúc|khoảng)[ ]|\()$", re.IGNORECASE)
# `mỗi ngày 10-12 chuyến` is a rate.
RATE_CUE = re.compile(r"(?:\b(?:mỗi|một|hằng|hàng)|/)[ ]?ngày[ ]$", re.IGNORECASE)
# `từ 3.5 đến 4.5 tấn`, `14/3 tàu` are amounts.
AMOUNT = re.compile(
    r"[ ]?(?:tỷ|tỉ|triệu|nghìn|ngàn|tấn|tạ|kg|km|ha|m|m2|m3|mét|hải lý|%|lần|lượt|chuyến|người|tàu|vụ|hộ|đối tượng"
    r"|tuổi|giờ|phút|xã|đơn vị|cột mốc|mốc|trường hợp)(?!\w)"
)

# `tháng 3/2026` `tháng 3 năm 2026` `tháng 12` `tháng Ba`; not the months of `6 tháng 3 ngày`.
MONTH = re.compile(
    rf"""
    (?<!\d[ ])\b[Tt]háng[ ](?:(?P<month>{_MONTH})(?![.,]\d|[ ](?:ngày|lần|tuổi)\b)
    |(?P<word>Mười[ ](?:Một|Hai)|Một|Hai|Ba|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười)\b){_OF_YEAR}
    """,
    re.VERBOSE,
)
# `(12/2025)` `từ 3/2024`; not of `71/2015/NĐ-CP`, not of `số 10/2015`.
MONTH_OF_YEAR = re.compile(rf"(?<![\d/.,\-])(?<!số )(?P<month>{_MONTH})[ ]?[/\-][ ]?(?P<year>{_YEAR})(?![/\-.]\w)")

# `quý III/2025` `quý 4 năm 2025` `quý I-2026` `quý một`; not `mỗi quý`.
QUARTER = re.compile(rf"\b(?<!mỗi )quý[ ](?P<quarter>iv|i{{1,3}}|[1-4]|một|hai|ba|tư)(?!\w){_OF_YEAR}", re.IGNORECASE)

# `6 tháng đầu năm 2026` `sáu tháng cuối năm` `9 tháng năm 2026` `7 tháng đầu năm`
MONTHS = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{_WORDS})[ ]tháng[ ](?P<side>đầu|cuối|của)?[ ]?năm\b(?:[ ]?(?P<year>{_YEAR}))?(?P<now>[ ]nay)?",
    re.IGNORECASE,
)
# `nửa đầu năm 2025` `nửa cuối tháng 10/2025`
HALF = re.compile(
    rf"\bnửa[ ](?P<side>đầu|cuối)[ ](?:năm\b(?:[ ]?(?P<half_of>{_YEAR}))?|tháng[ ](?P<month>{_MONTH}){_OF_YEAR})",
    re.IGNORECASE,
)

# `từ đầu năm 2026` `đầu năm đến nay`: the open start of a period; not `đầu năm học`.
YEAR_START = re.compile(
    rf"(?:\b(?:kể[ ])?từ[ ](?:ngày[ ])?đầu[ ]năm\b|\bđầu[ ]năm(?=[ ](?:{_YEAR}[ ])?(?:đến|tới)\b))"
    rf"(?![ ](?:học|mới|âm))(?:[ ](?P<year>{_YEAR})|(?P<now>[ ]nay))?",
    re.IGNORECASE,
)
# `đến cuối năm` `đến hết năm 2026`
YEAR_END = re.compile(rf"\b(?:đến|tới)[ ](?:cuối|hết)[ ]năm\b(?:[ ](?P<year>{_YEAR})|(?P<now>[ ]nay))?", re.IGNORECASE)

# `năm 2025` `cả năm 2025`; `sinh năm 1990` and `(SN1990` tell a birth.
YEAR = re.compile(rf"\bnăm[ ](?P<year>{_YEAR})(?![/.\-]\d)", re.IGNORECASE)
BIRTH_YEAR = re.compile(rf"\b(?:sinh[ ]?(?:năm)?|s\.?n\.?|sinh năm:)[ :]{{0,2}}{_YEAR}", re.IGNORECASE)
# `giai đoạn 2021-2025` `nhiệm kỳ 2020 - 2025` `từ 2021 đến 2025`
YEARS = re.compile(
    rf"\b(?:giai đoạn|nhiệm kỳ|từ(?: năm)?|các năm|những năm|niên độ)[ ](?P<first>{_YEAR})[ ]?(?:-|–|đến|và)[ ]?(?:hết[ ])?(?:năm[ ])?(?P<last>{_YEAR})(?![/\-]\d)",
    re.IGNORECASE,
)
# `từ 2021 đến nay`
SINCE_YEAR = re.compile(rf"\btừ[ ](?P<year>{_YEAR})(?=[ ](?:đến|tới) nay)", re.IGNORECASE)
# `năm nay` `năm ngoái` `năm trước`
NAMED_YEAR = re.compile(r"\bnăm (?P<which>nay|ngoái)\b", re.IGNORECASE)

# `hôm qua` `sáng nay` `tối qua` `hôm kia`: from publication.
FROM_PUBLICATION = re.compile(
    r"\b(?:(?P<today>(?:ngày[ ])?hôm nay|sáng nay|trưa nay|chiều nay|tối nay|đêm nay)"
    r"|(?P<yesterday>(?:ngày[ ])?hôm qua|(?<!vượt )(?:sáng|trưa|chiều|tối|đêm) qua|ngày hôm qua)"
    r"|(?P<before>hôm kia)|(?P<tomorrow>ngày mai|sáng mai|chiều mai)"
    r"|cách đây (?P<count>\d{1,2}|" + _WORDS + r") ngày)\b",
    re.IGNORECASE,
)
# `cùng ngày` `hôm sau` `hai ngày sau` `3 ngày trước đó` `một ngày trước`: from the last day told.
FROM_LAST_DAY = re.compile(
    r"\b(?:(?P<same>(?:trong )?cùng ngày|(?:ngày )?hôm đó|ngay trong ngày(?! \d))"
    r"|(?P<next>(?:ngày |sáng |trưa |chiều |tối )?hôm sau|ngày kế tiếp|(?:sang )?ngày tiếp theo)"
    r"|(?P<last>(?:ngày |sáng |trưa |chiều |tối |đêm )?hôm trước)"
    r"|(?P<count>\d{1,2}|" + _WORDS + r") ngày (?P<side>sau|trước)(?! đây)|(?:trước đó|sau đó) (?P<apart>\d{1,2}|" + _WORDS + r") ngày)\b",
    re.IGNORECASE,
)

# `trong thời gian vừa qua` `những năm gần đây` `9 tháng qua` `thời gian qua`: no bounds.
VAGUE = re.compile(
    r"\b(?:trong )?(?:suốt )?(?:(?:những|các|nhiều|mấy|vài|\d{1,2}|" + _WORDS + r") )?"
    r"(?:thời gian|năm|tháng|tuần|ngày)(?: vừa)? (?:vừa qua|qua|gần đây|vừa rồi|trở lại đây)\b"
    r"|\b(?:tháng|tuần) (?:trước|này|qua)\b|\btừ trước đến nay\b|\blâu nay\b",
    re.IGNORECASE,
)

# `… đến nay`, `… cho tới nay`, `… đến khi bị bắt`: a period goes on to publication or to a moment told otherwise.
OPEN_END = re.compile(r"[ ](?:cho[ ])?(?:đến|tới)[ ](?:nay|thời điểm này|thời điểm hiện tại|khi[ ]bị[ ]\w+|khi|lúc|giờ)\b")
# `từ tháng 8/2025 đến hết tháng 3/2026`: two forms are one period.
PERIOD_LINK = re.compile(r"[ ](?:cho[ ])?(?:đến|tới)[ ](?:hết[ ]|cuối[ ]|hết[ ]ngày[ ]|ngày[ ])?$|[ ](?:và|đến)[ ]$")
FROM_CUE = re.compile(r"\b(?:kể[ ])?từ[ ](?:\d{1,2}[ ]giờ[ ])?(?:ngày[ ]|giữa[ ]|cuối[ ]|đầu[ ]|sáng[ ])?$", re.IGNORECASE)

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
        start=match.start(), end=match.end(), first=first, last=last, precision="interval", is_period=is_period
    )


def _is_day(view: str, match: "re.Match[str]") -> bool:
    before = view[max(0, match.start() - 14) : match.start()]
    if RATE_CUE.search(before):
        return False
    if match["year"] or match.re is DAY_IN_WORDS:
        return True
    if AMOUNT.match(view, match.end()):
        return False
    return bool(STRONG_CUE.search(before) or ("/" in match[0] and WEAK_CUE.search(before)) or _is_range(match, before))


def _is_range(match: "re.Match[str]", before: str) -> bool:
    """Tell `từ 15.8 đến 30.9` and `30-4 đến 2-5`: two days with their months on both sides of `đến`."""
    return bool(match["first_day"] and match["first_month"] and "đến" in match["link"] and FROM_CUE.search(before))


def _months(match: "re.Match[str]", first: int, last: int, precision: str, year: int | None) -> Form:
    return Form(
        start=match.start(), end=match.end(), first=(year, first, 1), last=(year, last, 31), precision=precision,
        is_period=True,
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
    first, last = (1, 15) if is_first else (16, 31)
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
    step = 0 if match["which"].lower() == "nay" else -1
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


def _read_from_last_day(_: str, match: "re.Match[str]") -> Form:
    if match["count"]:
        step = _count(match["count"]) * (1 if match["side"].lower() == "sau" else -1)
    elif match["apart"]:
        step = _count(match["apart"]) * (1 if match[0].lower().startswith("sau") else -1)
    else:
        step = 0 if match["same"] else 1 if match["next"] else -1
    return Form(start=match.start(), end=match.end(), precision="day", step=step)


def _read_vague(_: str, match: "re.Match[str]") -> Form:
    return Form(start=match.start(), end=match.end(), is_period=True)


# The order is the precedence: what an earlier form has taken, a later one leaves alone.
READERS: tuple[tuple["re.Pattern[str]", Reader], ...] = (
    (BIRTH_YEAR, _read_aside),
    (DAY_IN_WORDS, _read_day),
    (DAY, _read_day),
    (CLOCK, _read_clock),
    (YEAR_START, _read_year_start),
    (YEAR_END, _read_year_end),
    (YEARS, _read_years),
    (MONTHS, _read_months),
    (HALF, _read_half),
    (QUARTER, _read_quarter),
    (MONTH, _read_month),
    (MONTH_OF_YEAR, _read_month_of_year),
    (YEAR, _read_year),
    (SINCE_YEAR, _read_year),
    (NAMED_YEAR, _read_named_year),
    (FROM_PUBLICATION, _read_from_publication),
    (FROM_LAST_DAY, _read_from_last_day),
    (VAGUE, _read_vague),
)


def find_forms(view: str) -> list[Form]:
    """Give the forms of a view in order, none overlapping."""
    taken = bytearray(len(view))
    found: list[Form] = []
    for form in _read(view):
        if not any(taken[form.start : form.end]):
            taken[form.start : form.end] = b"\x01" * (form.end - form.start)
            found.append(form)
    return sorted(found, key=lambda form: form.start)


def _read(view: str) -> Iterator[Form]:
    for pattern, reader in READERS:
        for match in pattern.finditer(view):
            form = reader(view, match)
            if form is not None:
                yield form
