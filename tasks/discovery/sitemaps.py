"""Sitemaps and indexes of sitemaps → entries; Google's news extension included."""

from lxml import etree

from tasks.discovery.dates import read_feed_date
from tasks.discovery.entries import EMPTY, Entry, Reading, clean_title
from tasks.discovery.xml import Stream, child_text, local_name

MOST_ENTRIES = 50_000
"""The bound of the sitemap protocol for one file."""


def read_sitemap(body: bytes) -> Reading:
    """Read a sitemap or an index, packed or not; of a broken one what stands before the break.

    Raises UnreadableFeed for what is none.
    """
    stream = Stream(body, frozenset({"url", "sitemap"}), frozenset({"urlset", "sitemapindex"}))
    entries: list[Entry] = []
    sitemaps: list[Entry] = []
    for element in stream:
        address = child_text(element, "loc")
        found = sitemaps if local_name(element) == "sitemap" else entries
        if address and len(found) < MOST_ENTRIES:
            found.append(_entry(element, address))
    is_empty = not entries and not sitemaps
    problem = stream.problem or (EMPTY if is_empty else None)
    return Reading(entries=tuple(entries), sitemaps=tuple(sitemaps), problem=problem)


def _entry(element: etree._Element, address: str) -> Entry:
    news = next((child for child in element if local_name(child) == "news"), None)
    return Entry(
        address=address,
        title=clean_title(child_text(news, "title")) if news is not None else None,
        published_at=read_feed_date(child_text(news, "publication_date")) if news is not None else None,
        modified_at=read_feed_date(child_text(element, "lastmod")),
    )
