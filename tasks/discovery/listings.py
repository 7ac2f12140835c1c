"""Listings (also answers to a search, and tag pages): HTML pages of links → entries."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from urllib.parse import urljoin

from lxml import etree

from tasks.discovery.dates import read_feed_date, read_listed_date
from tasks.discovery.entries import Entry, Reading, clean_lead, clean_title
from tasks.errors import UnreadableFeed

ALL_LINKS = "//a[@href]"
# An item of a list is a link and what stands around it, up to where the next article's link comes in.
HIGHEST_ITEM, LARGEST_ITEM = 6, 200
MOST_ENTRIES = 2_000
WHOLE_PAGE = frozenset({"html", "body", "main"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | {"p", "div", "ul", "ol", "li", "article", "section"}
LINES = HEADINGS | {"p", "div", "li", "span", "a", "time", "em", "i", "small", "label"}
# Shorter lines are names of sections and numbers of comments.
SHORTEST_LEAD = 40


def read_listing(body: bytes, address: str, links: str | None) -> Reading:
    """Read the links that an XPath names (without one, all); raise UnreadableFeed for an empty page.

    Relative links are resolved against `<base href>`, as browsers do. Lead and date are those of the item
    that a link stands in, where it holds no other link of the list.
    """
    parser = etree.HTMLParser(
        encoding=_encoding(body), no_network=True, huge_tree=False, remove_comments=True
    )
    root = etree.fromstring(body, parser) if body.strip() else None
    if root is None:
        raise UnreadableFeed("is empty; see whether the publisher still keeps it")
    try:
        found = root.xpath(links or ALL_LINKS)
    except etree.XPathError as error:
        raise UnreadableFeed(f"cannot be read with {links!r} ({error}); mend the source's `links`") from error
    base = _base(root, address)
    kept = tuple(_entries(found[:MOST_ENTRIES], base)) if isinstance(found, list) else ()
    problem = (
        None if kept else f"no link at {links or ALL_LINKS}; the page's design has changed, mend `links`"
    )
    return Reading(entries=kept, problem=problem)


def _encoding(body: bytes) -> str | None:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return None  # the page's own declaration decides
    return "utf-8"


def _base(root: etree._Element, address: str) -> str:
    declared = root.find(".//base[@href]")
    return _joined(address, declared.get("href", "")) or address if declared is not None else address


def _entries(found: list[object], base: str) -> Iterator[Entry]:
    links = {each: _joined(base, each.get("href", "")) for each in found if isinstance(each, etree._Element)}
    for each in found:
        if isinstance(each, str) and (address := _joined(base, each)):
            yield Entry(address=address)
        elif isinstance(each, etree._Element) and each.get("href") and links[each]:
            title = clean_title(each.get("title") or "".join(each.itertext()))
            lines = list(_lines(_item(each, links)))
            yield Entry(
                address=links[each], title=title, lead=_lead(lines, title), published_at=_published(lines)
            )


def _item(link: etree._Element, links: dict[etree._Element, str]) -> etree._Element:
    """Give the largest element around a link that holds no link of the list to another address."""
    item = link
    for _ in range(HIGHEST_ITEM):
        around = item.getparent()
        if around is None or around.tag in WHOLE_PAGE or not _is_small(around):
            break
        if any(links.get(each, links[link]) != links[link] for each in around.iter("a")):
            break
        item = around
    return item


def _is_small(element: etree._Element) -> bool:
    return sum(1 for _ in islice(element.iter(), LARGEST_ITEM + 1)) <= LARGEST_ITEM


def _lines(item: etree._Element) -> Iterator[etree._Element]:
    """Give the elements of an item that stand for one line: no block inside."""
    if _is_small(item):
        for element in item.iter():
            if element.tag in LINES and not any(inner.tag in BLOCKS for inner in element.iterdescendants()):
                yield element


def _lead(lines: list[etree._Element], title: str | None) -> str | None:
    """Give the longest line that is neither the title nor a date."""
    words = (clean_lead("".join(line.itertext())) for line in lines)
    others = [each for each in words if each and each not in (title or "") and not read_listed_date(each)]
    longest = max(others, key=len, default="")
    return longest if len(longest) >= SHORTEST_LEAD and not _repeats(longest, title) else None


def _repeats(line: str, title: str | None) -> bool:
    """Say whether a line is a title with a date or section around it, and no lead."""
    return title is not None and title in line and len(line) < len(title) + SHORTEST_LEAD


def _published(lines: list[etree._Element]) -> datetime | None:
    """Give an item's date: that of its `<time>`, or of a line that is nothing but a date."""
    stated = (read_feed_date(line.get("datetime")) for line in lines if line.tag == "time")
    printed = (read_listed_date("".join(line.itertext())) for line in lines)
    return next((each for each in (*stated, *printed) if each), None)


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return ""  # "http://[": no address
