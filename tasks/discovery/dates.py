"""Dates as Vietnamese feeds print them. The standard library's reader is wrong on most, without a word."""

import re
from datetime import UTC, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""What a date without a zone is in; Vietnam has no summer time."""

ENGLISH_MONTHS = "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"
MONTHS = {name: number for number, name in enumerate(ENGLISH_MONTHS, 1)}

CLOCK = r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]{1,9})?)?"
ZONE = r"(?P<zone>Z|UTC?|(?:GMT)?[+-][0-9]{1,2}(?::?[0-9]{2})?|GMT)"

# Sample: "Sun, 23 Aug 2026 02:00:00 +0700", also "+07:00", "+07", "GMT+7", "GMT", and "23 Aug 26"
RFC_822 = re.compile(
    rf"""
    (?: [^\s,]{{1,12}}, \s )?                      # weekday
    (?P<day>[0-9]{{1,2}}) \s (?P<month>[A-Za-z]{{3}})[a-z]{{0,6}} \s (?P<year>[0-9]{{4}}|[0-9]{{2}})
    \s {CLOCK} (?: \s? {ZONE} )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "8/23/2026 5:20:00 AM": month first, in the local time of Vietnam
MONTH_FIRST = re.compile(
    rf"(?P<month>[0-9]{{1,2}})/(?P<day>[0-9]{{1,2}})/(?P<year>[0-9]{{4}}) {CLOCK} (?P<half>[AP]M)",
    re.IGNORECASE,
)
# Sample: "2026-08-23T02:00:00+07:00", also "2026-08-23 02:00" and "2026-08-23"
ISO = re.compile(
    rf"(?P<year>[0-9]{{4}})-(?P<month>[0-9]{{1,2}})-(?P<day>[0-9]{{1,2}})(?:[T ]{CLOCK} ?{ZONE}?)?",
    re.IGNORECASE,
)


WEEKDAY = r"(?:(?:Thứ\ [^\s,]{1,4}|Chủ\ nhật|CN|T[2-7]),?\ )?"
DAY_FIRST = r"(?P<day>[0-9]{1,2})[/-](?P<month>[0-9]{1,2})[/-](?P<year>[0-9]{4})"
# Samples: "Chủ nhật, 22/11/2026, 19:25 (GMT+7)" · "22/11/2026 - 19:25" · "19:25 22-11-2026" · "22/11/2026"
LISTED = (
    re.compile(
        rf"{WEEKDAY}{DAY_FIRST}(?:[,|\ -]{{1,3}}{CLOCK})?(?:\ \(?GMT\+7\)?)?", re.VERBOSE | re.IGNORECASE
    ),
    re.compile(rf"{CLOCK}[,|\ -]{{1,3}}{WEEKDAY}{DAY_FIRST}", re.VERBOSE | re.IGNORECASE),
    ISO,
)


def read_feed_date(text: str | None) -> datetime | None:
    """Give a feed's or sitemap's date as an aware datetime, or None where it cannot be read.

    A day without a clock is its midnight in Vietnam. Shapes: the feeds of 17 outlets of July and August 2026.
    """
    return _read(text, (RFC_822, MONTH_FIRST, ISO))


def read_listed_date(text: str | None) -> datetime | None:
    """Give the date that a line of a listing consists of, in Vietnamese time; None for any other line."""
    return _read(text, LISTED)


def _read(text: str | None, shapes: tuple[re.Pattern[str], ...]) -> datetime | None:
    # "5:20:00\u202fAM": split() takes the narrow no-break space for what it is.
    shown = " ".join((text or "")[:80].split())
    for shape in shapes:
        if found := shape.fullmatch(shown):
            try:
                return _datetime(found)
            except (ValueError, OverflowError):
                return None  # "31 Feb", "25:00"
    return None


def _datetime(found: re.Match[str]) -> datetime | None:
    parts = found.groupdict()
    month = parts["month"]
    number = int(month) if month.isdecimal() else MONTHS.get(month.lower())
    if not number:
        return None
    year = int(parts["year"])
    hour = int(parts["hour"] or 0)
    if parts.get("half"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if parts["half"].upper() == "PM" else 0)
    return datetime(
        year if year > 99 else 2000 + year,
        number,
        int(parts["day"]),
        hour,
        int(parts["minute"] or 0),
        int(parts["second"] or 0),
        tzinfo=_zone(parts.get("zone")),
    )


def _zone(text: str | None) -> timezone:
    """Give the zone of "+0700", "+07:00", "+07", "GMT+7" (seven hours each), "GMT", "Z"."""
    if not text:
        return VIETNAM
    digits = text.upper().removeprefix("GMT")
    if not digits.startswith(("+", "-")):
        return UTC
    hours, minutes = digits[1:].replace(":", ""), "0"
    if len(hours) > 2:
        hours, minutes = hours[:-2], hours[-2:]
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-offset if digits[0] == "-" else offset)
