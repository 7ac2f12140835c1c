"""Times as pages print them → instants in Vietnamese time."""

import re
from datetime import UTC, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Fixed since 1975, without summer time: the zone of every time that prints none."""

# 2025-12-13T10:05:00+07:00 · 2025-12-13 10:05 · 2025-12-13T03:05:00.000Z · 2025-12-13T10:05:00+0700 · … +07
ISO = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"
    r"(?:[T\s]{1,2}(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?)?"
)
# Thứ Bảy, 13/12/2025, 10:05 (GMT+7) · 13-12-2025 | 10:05 · 13.12.2025 10h05
DAY = re.compile(
    r"(?<![0-9])(?P<day>[0-9]{1,2})\s?[/.-]\s?(?P<month>[0-9]{1,2})\s?[/.-]\s?(?P<year>[0-9]{4})(?![0-9])"
)
# 12/13/2025 10:05:00 AM: servers set to American English put the month first
AMERICAN = re.compile(
    r"(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})/(?P<year>[0-9]{4})\s"
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})\s?(?P<half>[AP]M)"
)
# 10:05 · 10h05 · 10:05:33 · 10:05 SA (morning) · 5:20 CH (afternoon)
CLOCK = re.compile(
    r"(?<![0-9:+-])(?P<hour>[0-9]{1,2})\s?[:hg]\s?(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
    r"(?:\s?(?P<half>SA|CH|AM|PM))?(?![0-9])"
)
# Right behind a clock: +07:00 · +0700 · +07 · (GMT+7) · UTC+07:00 · Z; not the day in `05:40 -12/10/2025`
ZONE = re.compile(
    r"\s?\(?(?:(?:GMT|UTC)?\s?(?P<sign>[+-])(?P<hours>[0-9]{1,2}):?(?P<minutes>[0-9]{2})?(?![0-9/.-])"
    r"|(?P<utc>Z\b|GMT\b|UTC\b))"
)

# Ids made of the time of writing: <site 3><YYMMDDHHMMSS><ms> · <YYYYMMDDHHMMSS><ms> · <epoch in ms>
ID_SHORT_YEAR = re.compile(r"-[0-9]{3}([0-9]{12})[0-9]{2,3}\.(?:htm|chn)$")
ID_LONG_YEAR = re.compile(r"-([0-9]{14})[0-9]{3}\.htm$")
ID_EPOCH = re.compile(r"-(1[0-9]{12})\.htm$")
FIRST_YEAR, LAST_YEAR = 1997, 2100  # Vietnam has been on the internet since 1997


def read_time(printed: str) -> datetime | None:
    """Give the instant a page prints, in Vietnamese time; None for no whole date or an impossible one."""
    printed = " ".join(printed.split())
    for shape in (ISO, AMERICAN):
        match = shape.search(printed)
        if match:
            return _instant(match.groupdict(), ZONE.match(printed, match.end()) if match["hour"] else None)
    day = DAY.search(printed)
    if not day:
        return None
    clock = CLOCK.search(printed, day.end()) or CLOCK.search(printed, 0, day.start())
    parts = day.groupdict() | (clock.groupdict() if clock else {})
    return _instant(parts, ZONE.match(printed, clock.end()) if clock else None)


def _instant(parts: dict[str, str | None], zone: re.Match[str] | None) -> datetime | None:
    year, month, day, hour, minute, second = (
        int(parts.get(name) or 0) for name in ("year", "month", "day", "hour", "minute", "second")
    )
    half = parts.get("half")
    if half:
        hour = hour % 12 + 12 * (half in {"PM", "CH"}) if hour <= 12 else hour
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return datetime(year, month, day, hour, minute, second, tzinfo=_zone(zone)).astimezone(VIETNAM)
    except ValueError:
        return None


def _zone(match: re.Match[str] | None) -> timezone:
    if not match:
        return VIETNAM
    if match["utc"]:
        return UTC
    offset = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    return timezone(-offset if match["sign"] == "-" else offset)


def time_in_address(path: str) -> datetime | None:
    """Give the time of writing that some publishers put into an article's id, or None."""
    for shape, form in ((ID_SHORT_YEAR, "%y%m%d%H%M%S"), (ID_LONG_YEAR, "%Y%m%d%H%M%S")):
        match = shape.search(path)
        if match:
            try:
                written = datetime.strptime(match[1], form).replace(tzinfo=VIETNAM)
            except ValueError:
                continue
            if FIRST_YEAR <= written.year <= LAST_YEAR:
                return written
    epoch = ID_EPOCH.search(path)
    return datetime.fromtimestamp(int(epoch[1]) / 1000, VIETNAM) if epoch else None
