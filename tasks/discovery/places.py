"""Reading places: what a source's feeds, sitemaps and listings name, each article once.

A place that cannot be read is a line in `problems`, and the others go on.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tasks.discovery.entries import Entry, Reading
from tasks.discovery.feeds import read_feed
from tasks.discovery.listings import read_listing
from tasks.discovery.sitemaps import read_sitemap
from tasks.errors import RefusedAddress, UnreadableFeed
from tasks.fetching.addresses import article_id, canonical_address, split_address
from tasks.records import Link, Outcome, Page
from tasks.sources.declaration import Place, Source

PAGE_KINDS = {
    "rss": "feed",
    "sitemap": "sitemap",
    "listing": "listing",
    "search": "listing",
    "tag": "listing",
}
# What these list was asked for by the subject: their titles need not name it.
ON_SUBJECT = frozenset({"search", "tag"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One article of this source as the places together list it."""

    link: Link
    lead: str | None
    is_on_subject: bool
    title_decides: bool


@dataclass(slots=True)
class Look:
    """One look at a source: how it asks, what it wants, and what it has brought so far."""

    source: Source
    ask: Callable[[Link, str], Outcome]
    wants: Callable[[Entry], bool]
    found: dict[str, Found] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    read: set[str] = field(default_factory=set)
    """Addresses read: an index that names itself is read once."""
    unread: set[str] = field(default_factory=set)
    """Those of them that could not be read now, and may be another time."""


def key_of(native_id: str | None, address: str) -> str:
    """Give what an article is known by within its source."""
    return native_id or address


def read_place(look: Look, place: Place, address: str, *, may_end: bool = False) -> Reading | None:
    """Read one address of a place, once; None where it cannot be read. A list that `may_end` may be gone."""
    if address in look.read:
        return None
    look.read.add(address)
    outcome = look.ask(
        Link(source=look.source.name, address=address, found_in="declaration"), PAGE_KINDS[place.kind]
    )
    # What has not changed comes as it was last received, and is archived since then.
    if outcome.page and outcome.outcome != "unchanged":
        look.pages.append(outcome.page)
    if outcome.outcome not in {"fetched", "unchanged"} or not outcome.page:
        if outcome.outcome in {"failed", "left"}:
            look.unread.add(address)
        if not (may_end and outcome.outcome == "gone"):
            where = "" if address in outcome.reason else f"{address}: "
            look.problems.append(f"{place.kind} {outcome.outcome}: {where}{outcome.reason}")
        return None
    try:
        reading = _reading(outcome.page, place)
    except UnreadableFeed as error:
        look.unread.add(address)
        look.problems.append(f"{place.kind} {address}: {error}")
        return None
    if reading.problem and not (may_end and not reading.entries):
        look.problems.append(f"{place.kind} {address}: {reading.problem}")
    return reading


def _reading(page: Page, place: Place) -> Reading:
    if place.kind == "rss":
        return read_feed(page.body, page.address)
    if place.kind == "sitemap":
        return read_sitemap(page.body)
    return read_listing(page.body, page.address, place.links)


def take(look: Look, place: Place, found_in: str, entries: Sequence[Entry]) -> list[str]:
    """Take the wanted articles among entries; give their keys, in order."""
    return list(dict.fromkeys(_taken(look, place, found_in, entries)))


def _taken(look: Look, place: Place, found_in: str, entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        link = _link(look.source, entry, found_in) if look.wants(entry) else None
        if link:
            key = key_of(link.native_id, link.address)
            one = Found(
                link=link,
                lead=entry.lead,
                is_on_subject=place.kind in ON_SUBJECT,
                title_decides=place.title_decides,
            )
            before = look.found.get(key)
            look.found[key] = _merged(before, one) if before else one
            yield key


def _merged(first: Found, second: Found) -> Found:
    """Give all that two places say of one article; where they differ, what the first says."""
    return Found(
        link=replace(
            first.link,
            title=first.link.title or second.link.title,
            published_at=first.link.published_at or second.link.published_at,
        ),
        lead="\n".join(lead for lead in (first.lead, second.lead) if lead) or None,
        is_on_subject=first.is_on_subject or second.is_on_subject,
        title_decides=first.title_decides and second.title_decides,
    )


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
