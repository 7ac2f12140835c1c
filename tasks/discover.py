"""Discover: a source's feeds, sitemaps and listings → links to ask for, and what needs no asking now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.discovery.dates import VIETNAM
from tasks.discovery.entries import Entry, Reading
from tasks.discovery.feeds import read_feed
from tasks.discovery.listings import read_listing
from tasks.discovery.sitemaps import read_sitemap
from tasks.errors import RefusedAddress, UnreadableFeed
from tasks.fetching.addresses import article_id, canonical_address, split_address
from tasks.fetching.fetcher import Fetcher
from tasks.records import Discovery, Link, Outcome, Page
from tasks.sources.declaration import Place, Source

# Of an index of sitemaps those are read that changed since the last run, and a little before it.
MOST_SITEMAPS, OVERLAP = 50, timedelta(days=2)
# A paper may date a sitemap by its newest article: one that comes late, with an earlier day, changes no date.
ALWAYS_READ = 2
# An address that never gave a page is asked again for so long where no place lists it any more.
PATIENCE = timedelta(days=30)
KINDS = {"rss": "feed", "sitemap": "sitemap", "listing": "listing"}


@dataclass(slots=True)
class Look:
    """What one look is for, and what it has brought so far."""

    horizon: datetime | None
    """What is dated before it is not wanted."""
    last_run: datetime | None
    links: dict[str, Link] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


@task(cache_policy=NO_CACHE)
def discover(
    source: Source, fetcher: Fetcher, known: Sequence[Mapping[str, Any]], since: date | None, now: datetime
) -> Discovery:
    """Read every place of a source and say which articles to ask for; a failed place is a line in `problems`.

    `known` are the ledger's rows of this source: address, native_id, found_in, title, published_at, outcome,
    etag, last_modified, discovered_at, first_fetched_at, last_checked_at.
    Known articles due for another look are asked for with their validators, listed or not. `since` is a
    Vietnamese day: what is dated before it, by publication or change, is not looked at.
    """
    look = Look(
        horizon=datetime.combine(since, time.min, VIETNAM) if since else None,
        last_run=max((row["last_checked_at"] or row["discovered_at"] for row in known), default=None),
    )
    for place in source.places:
        for page_number in range(1, place.page_count + 1):
            address = place.address.replace("{page}", str(page_number))
            if not _read_place(source, fetcher, place, address, look):
                break
    held = {_key(row["native_id"], row["address"]): row for row in known}
    links: list[Link] = []
    skipped: list[Outcome] = []
    for key, link in look.links.items():
        if (before := held.pop(key, None)) is None:
            links.append(link)
        elif _is_due(before, source, now, is_listed=True):
            links.append(_again(source, before, link))
        else:
            skipped.append(
                Outcome(link=link, outcome="skipped", reason="known, and not due for another look")
            )
    links += [_again(source, row) for row in held.values() if _is_due(row, source, now, is_listed=False)]
    return Discovery(
        source=source.name,
        links=tuple(links),
        skipped=tuple(skipped),
        pages=tuple(look.pages),
        problems=tuple(look.problems),
    )


def _read_place(source: Source, fetcher: Fetcher, place: Place, address: str, look: Look) -> bool:
    """Read one place (of an index also its sitemaps) into the look; say whether it listed an article."""
    reading = _read(source, fetcher, place, address, look)
    if reading is None:
        return False
    found = _take(source, reading.entries, address, look)
    for sitemap in _wanted_sitemaps(reading.sitemaps, look):
        part = _read(source, fetcher, place, sitemap.address, look)
        found += _take(source, part.entries, sitemap.address, look) if part else 0
    return found > 0


def _read(source: Source, fetcher: Fetcher, place: Place, address: str, look: Look) -> Reading | None:
    outcome = fetcher.get(
        Link(source=source.name, address=address, found_in="declaration"), KINDS[place.kind]
    )
    if outcome.page:
        look.pages.append(outcome.page)
    if outcome.outcome != "fetched" or not outcome.page:
        where = "" if address in outcome.reason else f"{address}: "
        look.problems.append(f"{place.kind} {outcome.outcome}: {where}{outcome.reason}")
        return None
    try:
        reading = _reading(outcome.page, place)
    except UnreadableFeed as error:
        look.problems.append(f"{place.kind} {address}: {error}")
        return None
    if reading.problem:
        look.problems.append(f"{place.kind} {address}: {reading.problem}")
    return reading


def _reading(page: Page, place: Place) -> Reading:
    if place.kind == "rss":
        return read_feed(page.body, page.address)
    if place.kind == "sitemap":
        return read_sitemap(page.body)
    return read_listing(page.body, page.address, place.links)


def _take(source: Source, entries: Sequence[Entry], found_in: str, look: Look) -> int:
    """Take the article links among entries, each once, and give how many there are."""
    count = 0
    for entry in entries:
        dated = entry.published_at or entry.modified_at
        if look.horizon and dated and dated < look.horizon:
            continue
        link = _link(source, entry, found_in)
        if not link:
            continue
        count += 1
        key = _key(link.native_id, link.address)
        first = look.links.setdefault(key, link)
        look.links[key] = replace(
            first, title=first.title or link.title, published_at=first.published_at or link.published_at
        )
    return count


def _link(source: Source, entry: Entry, found_in: str) -> Link | None:
    """Give the link of an entry that is an article of this source, else None: no other host is ever asked."""
    try:
        split_address(entry.address.strip(), source.hosts)
    except RefusedAddress:
        return None
    address = canonical_address(entry.address)
    native_id = article_id(source, address)
    if native_id is None:
        return None
    return Link(
        source=source.name,
        address=address,
        found_in=found_in,
        title=entry.title,
        published_at=entry.published_at,
        native_id=native_id,
    )


def _wanted_sitemaps(sitemaps: Sequence[Entry], look: Look) -> list[Entry]:
    """Give the sitemaps of an index that are worth reading, newest first; undated ones count as newest."""
    last = datetime.max.replace(tzinfo=UTC)
    newest_first = sorted(sitemaps, key=lambda entry: entry.modified_at or last, reverse=True)
    bound = look.horizon or (look.last_run - OVERLAP if look.last_run else None)
    wanted = [
        entry
        for number, entry in enumerate(newest_first)
        if not bound or (entry.modified_at or last) >= bound or (number < ALWAYS_READ and not look.horizon)
    ]
    return wanted[:MOST_SITEMAPS]


def _key(native_id: str | None, address: str) -> str:
    return native_id or address


def _is_due(row: Mapping[str, Any], source: Source, now: datetime, *, is_listed: bool) -> bool:
    """Say whether a known link is to be asked for again."""
    first: datetime = row["first_fetched_at"] or row["discovered_at"]
    if row["outcome"] != "gone" and (row["first_fetched_at"] is None or row["outcome"] in {"failed", "left"}):
        return is_listed or now - first <= PATIENCE
    checked_at: datetime = row["last_checked_at"] or first
    # A look after no time at all is one at every run.
    return any(not after or checked_at < first + after <= now for after in source.recheck)


def _again(source: Source, row: Mapping[str, Any], listed: Link | None = None) -> Link:
    """Give a known link to ask for, with the validators of the copy held and what is newly said of it."""
    link = listed or Link(source=source.name, address=row["address"], found_in=row["found_in"])
    return replace(
        link,
        title=link.title or row["title"],
        published_at=link.published_at or row["published_at"],
        native_id=row["native_id"] or link.native_id,
        etag=row["etag"],
        last_modified=row["last_modified"],
    )
