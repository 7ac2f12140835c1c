"""RSS (0.9 to 2.0, RDF) and Atom → entries."""

from urllib.parse import urljoin

from lxml import etree

from tasks.discovery.dates import read_feed_date
from tasks.discovery.entries import EMPTY, Entry, Reading, clean_lead, clean_title
from tasks.discovery.xml import Stream, child_text, local_name

MOST_ENTRIES = 2_000


def read_feed(body: bytes, address: str) -> Reading:
    """Read a feed; of a broken one what stands before the break. Raises UnreadableFeed for what is none."""
    stream = Stream(body, frozenset({"item", "entry"}), frozenset({"rss", "feed", "RDF"}))
    entries: list[Entry] = []
    for element in stream:
        link = _link(element)
        if link and len(entries) < MOST_ENTRIES:
            entries.append(_entry(element, _joined(address, link)))
    problem = stream.problem or (None if entries else EMPTY)
    return Reading(entries=tuple(entry for entry in entries if entry.address), problem=problem)


def _entry(element: etree._Element, address: str) -> Entry:
    return Entry(
        address=address,
        title=clean_title(child_text(element, "title")),
        lead=clean_lead(child_text(element, "description", "summary", "encoded", "content")),
        published_at=read_feed_date(child_text(element, "pubDate", "published", "date")),
        modified_at=read_feed_date(child_text(element, "updated", "modified")),
    )


def _link(element: etree._Element) -> str | None:
    """Give RSS's `<link>`, Atom's `<link href>` (not `self` or `enclosure`), or a guid that is an address."""
    for child in element:
        if local_name(child) == "link" and child.get("rel", "alternate") == "alternate":
            link = (child.get("href") or child.text or "").strip()
            if link:
                return link
    guid = child_text(element, "guid", "id") or ""
    return guid if guid.startswith(("http://", "https://")) else None


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:
        return ""  # "http://[": no address
