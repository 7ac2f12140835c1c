"""Listings: HTML pages of links → entries."""

from urllib.parse import urljoin

from lxml import etree

from tasks.discovery.entries import Entry, Reading, clean_title
from tasks.errors import UnreadableFeed

ALL_LINKS = "//a[@href]"


def read_listing(body: bytes, address: str, links: str | None) -> Reading:
    """Read the links that an XPath names (without one, all); raise UnreadableFeed for an empty page.

    Relative links are resolved against `<base href>`, as browsers do.
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
    entries = [_entry(each, base) for each in found] if isinstance(found, list) else []
    kept = tuple(entry for entry in entries if entry and entry.address)
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


def _entry(found: object, base: str) -> Entry | None:
    if isinstance(found, str):
        return Entry(address=_joined(base, found))
    if isinstance(found, etree._Element) and found.get("href"):
        title = clean_title(found.get("title") or "".join(found.itertext()))
        return Entry(address=_joined(base, found.get("href", "")), title=title)
    return None


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link.strip())
    except ValueError:
        return ""  # "http://[": no address
