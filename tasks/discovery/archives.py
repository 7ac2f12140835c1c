"""Walking an archive: which addresses hold the articles of some days, and which address comes next.

A step is one address to read: a sitemap, an index of sitemaps, or one page of a listing. What is left to do
of a walk is a list of steps, so a walk that was cut off goes on where it stood.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from tasks.discovery.dates import VIETNAM
from tasks.discovery.entries import Entry
from tasks.records import Discovery
from tasks.sources.declaration import Place, Source

ZONES_APART = timedelta(hours=7)
MOST_PAGES, DEEPEST_INDEX = 5_000, 2
# An id made of the time of writing is older than the article: nine of ten by less than a day, few by a week.
WRITTEN_BEFORE, WRITTEN_AFTER = timedelta(days=7), timedelta(days=1)

# "/sitemaps/2026/11/20.xml", "sitemap-20261120.xml": one of a day; "news-2026-08.xml": of a month
DAY = re.compile(r"(?<![0-9])(20[0-9]{2})[-_/]?(0[1-9]|1[0-2])[-_/]?(0[1-9]|[12][0-9]|3[01])(?![0-9])")
MONTH = re.compile(r"(?<![0-9])(20[0-9]{2})[-_/]?(0[1-9]|1[0-2])(?![0-9])")
# "sitemaps-2026-3.xml": the third of the year, or March; certain is the year
YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One address of a walk."""

    place: Place
    template: str
    """The address, its day filled in; of a listing it still holds `{page}`."""
    page: int = 1
    depth: int = 0
    """How many indexes stand above a sitemap."""
    before: str = ""
    """Digest of what the page before listed: some sites give their last page again for every later one."""
    reached: str = ""
    """The oldest day that the pages before listed."""

    @property
    def address(self) -> str:
        """The address to read."""
        return self.template.replace("{page}", str(self.page))

    @property
    def may_end(self) -> bool:
        """True where a missing page is no fault: behind a listing's last page, on a day without news."""
        return self.page > 1 or (self.depth == 0 and self.template != self.place.address)


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """What one step brought."""

    discovery: Discovery
    steps: tuple[Step, ...]
    """The steps that follow it."""
    is_done: bool
    """False where the address could not be read now, and may be another time."""


def archives_of(source: Source) -> tuple[Place, ...]:
    """Give the places of a source that reach back: those declared as such, else sitemaps and paged lists."""
    reaching = (place for place in source.places if place.kind == "sitemap" or "{page}" in place.address)
    return source.archives or tuple(reaching)


def first_steps(source: Source, first: date, last: date) -> list[Step]:
    """Give the steps that a walk over these days begins with, the newest day first."""
    days = [last - timedelta(days=number) for number in range((last - first).days + 1)]
    steps = (
        Step(place=place, template=_of_day(place.address, day))
        for place in archives_of(source)
        for day in days
    )
    return list(dict.fromkeys(steps))


def _of_day(address: str, day: date) -> str:
    return address.format(year=day.year, month=day.month, day=day, page="{page}")


def parts_of(step: Step, sitemaps: Sequence[Entry], begin: datetime, end: datetime) -> Iterator[Step]:
    """Give a step for each sitemap of an index that may hold articles of the days from `begin` to `end`."""
    if step.depth < DEEPEST_INDEX:
        for sitemap in sitemaps:
            starts, ends = period_of(sitemap)
            is_old = sitemap.modified_at is not None and sitemap.modified_at < begin
            if not is_old and starts < end and ends > begin:
                yield Step(place=step.place, template=sitemap.address, depth=step.depth + 1)


def period_of(sitemap: Entry) -> tuple[datetime, datetime]:
    """Give from when until when a sitemap's articles may be, by its name; all time where it names none."""
    name = sitemap.address.partition("://")[2].partition("/")[2]
    first, last = date(1997, 1, 1), date(2100, 1, 1)
    if found := YEAR.search(name):
        first, last = date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)
    if found := MONTH.search(name):
        year, month = int(found[1]), int(found[2])
        # One that was last changed before its month began is the tenth of a year, not October's.
        if not sitemap.modified_at or sitemap.modified_at >= _midnight(date(year, month, 1)):
            first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if (found := DAY.search(name)) and int(found[3]) <= monthrange(int(found[1]), int(found[2]))[1]:
        first = last = date(int(found[1]), int(found[2]), int(found[3]))
    # One that is parted by the midnight of Greenwich holds seven hours more of Vietnam's next day.
    return _midnight(first), _midnight(last + timedelta(days=1)) + ZONES_APART


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, VIETNAM)


def next_page(step: Step, entries: Sequence[Entry], begin: datetime) -> Iterator[Step]:
    """Give the step to the next page of a listing, unless this one is its last or lies before `begin`."""
    if "{page}" not in step.template or not entries or step.page >= MOST_PAGES:
        return
    listed = sha256("\n".join(sorted(entry.address for entry in entries)).encode()).hexdigest()[:16]
    dates = [entry.published_at for entry in entries if entry.published_at]
    if listed != step.before and (not dates or max(dates) >= begin):
        yield replace(step, page=step.page + 1, before=listed, reached=min(_days(step, entries), default=""))


def _days(step: Step, entries: Sequence[Entry]) -> list[str]:
    dates = [at for entry in entries if (at := entry.published_at or entry.modified_at)]
    return [at.astimezone(VIETNAM).date().isoformat() for at in dates] + [step.reached] * bool(step.reached)


def shortfall(step: Step, entries: Sequence[Entry], begin: datetime) -> str | None:
    """Give how far a list that ends here reaches back, where that is less far than `begin`; else None."""
    day = min(_days(step, entries), default="")
    is_one_of_many = step.depth > 0 or step.template != step.place.address
    if is_one_of_many or day <= begin.astimezone(VIETNAM).date().isoformat():
        return None
    return (
        f"{step.place.kind} {step.address}: reaches back to {day} only; older days need another of `archives`"
    )


def is_within(entry: Entry, written_at: datetime | None, begin: datetime, end: datetime) -> bool:
    """Say whether an article may be of the days from `begin` to `end`; `written_at` is the time in its id."""
    if entry.published_at:
        return begin <= entry.published_at < end
    if entry.modified_at and entry.modified_at < begin:
        return False
    return not written_at or begin - WRITTEN_BEFORE <= written_at < end + WRITTEN_AFTER


def to_rows(steps: Sequence[Step]) -> list[dict[str, Any]]:
    """Give steps as plain rows, for a file."""
    return [asdict(step) | {"place": step.place.address} for step in steps]


def from_rows(source: Source, rows: Sequence[Mapping[str, Any]]) -> list[Step] | None:
    """Give the steps of rows, or None where the source's places have changed since."""
    places = {place.address: place for place in archives_of(source)}
    if any(row["place"] not in places for row in rows):
        return None
    return [Step(**{**row, "place": places[row["place"]]}) for row in rows]
