"""Discover: a source's feeds, sitemaps and listings → links to ask for, and what needs no asking now."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.articles.dates import time_in_address
from tasks.articles.relevance import why_not_asked
from tasks.discovery.archives import Step, Walked, is_within, next_page, parts_of, shortfall
from tasks.discovery.dates import VIETNAM
from tasks.discovery.entries import Entry
from tasks.discovery.places import Found, Look, key_of, read_place, take
from tasks.discovery.polls import loss_of, poll_of
from tasks.fetching.fetcher import Fetcher
from tasks.records import Discovery, Link, Outcome
from tasks.sources.declaration import Place, Source

# Of an index of sitemaps those are read that changed since the last run, and a little before it.
MOST_SITEMAPS, OVERLAP = 50, timedelta(days=2)
# A paper may date a sitemap by its newest article: one that comes late, with an earlier day, changes no date.
ALWAYS_READ = 2
# Indexes of indexes are known; deeper ones are a loop or a mistake.
DEEPEST_INDEX = 2
# What these found says nothing of when the places were looked at last.
BACKFILL = "backfill of "
NOT_BY_A_RUN = (BACKFILL, "command line")
# An address that never gave a page is asked again for so long where no place lists it any more.
PATIENCE = timedelta(days=30)

Known = Mapping[str, Mapping[str, Any]]


@task(cache_policy=NO_CACHE)
def discover(
    source: Source, fetcher: Fetcher, known: Sequence[Mapping[str, Any]], since: date | None, now: datetime
) -> Discovery:
    """Read every place of a source and say which articles to ask for; a failed place is a line in `problems`.

    `known` are the ledger's rows of this source: address, native_id, found_in, title, published_at, outcome,
    etag, last_modified, discovered_at, first_fetched_at, last_checked_at.
    Known articles due for another look are asked for with their validators, listed or not. Of a gated source
    what title and lead rule out is skipped, with its reason. `since` is a Vietnamese day: what is dated
    before it, by publication or change, is not looked at.
    """
    horizon = datetime.combine(since, time.min, VIETNAM) if since else None
    look = Look(source, fetcher.get, lambda entry: not horizon or _is_since(entry, horizon))
    held = {key_of(row["native_id"], row["address"]): row for row in known}
    by_a_run = (row for row in known if not (row["found_in"] or "").startswith(NOT_BY_A_RUN))
    last_run = max((row["last_checked_at"] or row["discovered_at"] for row in by_a_run), default=None)
    bound = horizon or (last_run - OVERLAP if last_run else None)
    feeds: dict[str, list[str]] = {}
    # Feeds first: an article listed twice was found in the feed, which the next look at it builds on.
    for place in sorted(source.places, key=lambda place: place.kind != "rss"):
        listed = _read_pages(look, place, held, bound, always=0 if horizon else ALWAYS_READ)
        if place.kind == "rss" and not horizon and listed:
            feeds[place.address] = listed
    polls = tuple(poll_of(address, listed, look.found, held) for address, listed in feeds.items())
    links, skipped = _sorted_out(look, held, now)
    unlisted = (row for key, row in held.items() if key not in look.found)
    links += [_again(source, row) for row in unlisted if _is_due(row, source, now, is_listed=False)]
    return Discovery(
        source=source.name,
        links=tuple(links),
        skipped=tuple(skipped),
        pages=tuple(look.pages),
        problems=(*look.problems, *(loss for poll in polls if (loss := loss_of(poll)))),
        polls=polls,
    )


@task(cache_policy=NO_CACHE)
def look_back(
    source: Source, fetcher: Fetcher, step: Step, known: Sequence[Mapping[str, Any]], first: date, last: date
) -> Walked:
    """Read one address of an archive: the articles of these Vietnamese days, and the steps that follow it.

    Only what was never fetched is asked for; articles without a date are taken.
    """
    begin, end = (datetime.combine(day, time.min, VIETNAM) for day in (first, last + timedelta(days=1)))
    look = Look(
        source, fetcher.get, lambda entry: is_within(entry, time_in_address(entry.address), begin, end)
    )
    reading = read_place(look, step.place, step.address, may_end=step.may_end)
    held = {key_of(row["native_id"], row["address"]): row for row in known}
    steps: tuple[Step, ...] = ()
    if reading:
        take(look, step.place, f"{BACKFILL}{step.address}", reading.entries)
        steps = (*parts_of(step, reading.sitemaps, begin, end), *next_page(step, reading.entries, begin))
    is_done = step.address not in look.unread
    if is_done and not steps and (line := shortfall(step, reading.entries if reading else (), begin)):
        look.problems.append(line)
    links, skipped = _sorted_out(look, held, now=None)
    discovery = Discovery(
        source=source.name,
        links=tuple(links),
        skipped=tuple(skipped),
        pages=tuple(look.pages),
        problems=tuple(look.problems),
    )
    return Walked(discovery=discovery, steps=steps, is_done=is_done)


def _read_pages(look: Look, place: Place, held: Known, bound: datetime | None, *, always: int) -> list[str]:
    """Read a place (of a listing its pages, while they bring something new); give the keys listed."""
    listed: list[str] = []
    for number in range(1, place.page_count + 1):
        address = place.address.replace("{page}", str(number))
        if not (reading := read_place(look, place, address, may_end=number > 1)):
            break
        keys = take(look, place, address, reading.entries)
        keys += _read_parts(look, place, reading.sitemaps, bound, always, DEEPEST_INDEX)
        listed += keys
        if all(key in held for key in keys):
            break
    return listed


def _read_parts(
    look: Look, place: Place, sitemaps: Sequence[Entry], bound: datetime | None, always: int, depth: int
) -> list[str]:
    """Read the wanted sitemaps of an index, and of the indexes in it; give the keys listed."""
    listed: list[str] = []
    for sitemap in _wanted(sitemaps, bound, always) if depth else ():
        if reading := read_place(look, place, sitemap.address):
            listed += take(look, place, sitemap.address, reading.entries)
            listed += _read_parts(look, place, reading.sitemaps, bound, always, depth - 1)
    return listed


def _wanted(sitemaps: Sequence[Entry], bound: datetime | None, always: int) -> list[Entry]:
    """Give the sitemaps of an index that are worth reading, newest first; undated ones count as newest."""
    latest = datetime.max.replace(tzinfo=UTC)
    newest_first = sorted(sitemaps, key=lambda entry: entry.modified_at or latest, reverse=True)
    wanted = [
        entry
        for number, entry in enumerate(newest_first)
        if not bound or (entry.modified_at or latest) >= bound or number < always
    ]
    return wanted[:MOST_SITEMAPS]


def _is_since(entry: Entry, horizon: datetime) -> bool:
    dated = entry.published_at or entry.modified_at
    return not dated or dated >= horizon


def _sorted_out(look: Look, held: Known, now: datetime | None) -> tuple[list[Link], list[Outcome]]:
    """Tell what is to be asked for from what needs no asking; without `now` no known article is due."""
    links: list[Link] = []
    skipped: list[Outcome] = []
    for key, found in look.found.items():
        before = held.get(key)
        reason = None if before and _was_fetched(before) else _why_not(look.source, found)
        if reason:
            skipped.append(Outcome(link=found.link, outcome="skipped", reason=reason))
        elif before is None:
            links.append(found.link)
        elif _is_due(before, look.source, now, is_listed=True):
            links.append(_again(look.source, before, found.link))
        else:
            reason = "known, and not due for another look"
            skipped.append(Outcome(link=found.link, outcome="skipped", reason=reason))
    return links, skipped


def _why_not(source: Source, found: Found) -> str | None:
    """Give why an article of a gated source is not asked for, or None."""
    if not source.gated or found.is_on_subject:
        return None
    link = found.link
    return why_not_asked(link.title, found.lead, link.address, title_decides=found.title_decides)


def _was_fetched(row: Mapping[str, Any]) -> bool:
    return row["first_fetched_at"] is not None or row["outcome"] == "gone"


def _is_due(row: Mapping[str, Any], source: Source, now: datetime | None, *, is_listed: bool) -> bool:
    """Say whether a known link is to be asked for again."""
    first: datetime = row["first_fetched_at"] or row["discovered_at"]
    if not _was_fetched(row) or row["outcome"] in {"failed", "left"}:
        # What title and lead ruled out is asked for only where a place says more of it.
        is_ruled_out = row["outcome"] == "skipped"
        return is_listed or (now is not None and now - first <= PATIENCE and not is_ruled_out)
    if now is None:
        return False
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
