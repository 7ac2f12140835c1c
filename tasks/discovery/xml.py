"""XML from strangers: streamed, entities off, no document type, no network."""

import io
import re
import zlib
from collections.abc import Iterator

from lxml import etree

from tasks.errors import UnreadableFeed

GZIP_START = b"\x1f\x8b"
GZIP_WINDOW = 31
LARGEST_DECODED = 20_000_000
"""Bytes of one sitemap: the bound of the sitemap protocol."""

# "<!DOCTYPE html>", "<html lang=…": an error page or a start page in a feed's place
HTML_START = re.compile(
    rb"\s{0,99}(?:<!--[^>]{0,999}-->\s{0,99})?<(?:!doctype\s{1,9}html|html)[\s>]", re.IGNORECASE
)


class Stream:
    """The elements of an XML document as they end; `problem` says where it broke off."""

    def __init__(self, body: bytes, wanted: frozenset[str], roots: frozenset[str]) -> None:
        self.problem: str | None = None
        self._body = _plain(body)
        self._wanted, self._roots = wanted, roots

    def __iter__(self) -> Iterator[etree._Element]:
        """Give each wanted element whole, then let it go; raise UnreadableFeed for another document."""
        depth = 0
        try:
            for event, element in _events(self._body):
                if event == "start":
                    depth += 1
                    if depth == 1:
                        self._check_root(element)
                    continue
                depth -= 1
                if local_name(element) in self._wanted:
                    yield element
                    element.clear()
                    while element.getprevious() is not None:
                        del element.getparent()[0]  # type: ignore[union-attr]
        except etree.XMLSyntaxError as error:
            self.problem = f"broken XML ({str(error).partition(' (<')[0][:120]})"

    def _check_root(self, root: etree._Element) -> None:
        if root.getroottree().docinfo.doctype:
            raise UnreadableFeed("holds a document type, which no feed needs; ask the publisher")
        if local_name(root) not in self._roots:
            found = local_name(root)[:40]
            raise UnreadableFeed(
                f"is <{found}>, not {' or '.join(sorted(self._roots))}; mend the source's place"
            )


def _events(body: bytes) -> Iterator[tuple[str, etree._Element]]:
    return iter(
        etree.iterparse(
            io.BytesIO(body),
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            dtd_validation=False,
            huge_tree=False,
            recover=False,
            remove_comments=True,
            remove_pis=True,
        )
    )


def _plain(body: bytes) -> bytes:
    """Give the XML of a body, unpacked; raise UnreadableFeed for what is none."""
    if body.startswith(GZIP_START):
        body = _unpacked(body)
    body = body.lstrip()
    if not body.strip(b"\xef\xbb\xbf \t\r\n"):
        raise UnreadableFeed("is empty; see whether the publisher still keeps it")
    if HTML_START.match(body):
        raise UnreadableFeed("is an HTML page, no feed or sitemap; the place has moved or asks for a cookie")
    return body


def _unpacked(body: bytes) -> bytes:
    decoder = zlib.decompressobj(GZIP_WINDOW)
    try:
        content = decoder.decompress(body, LARGEST_DECODED + 1)
    except zlib.error as error:
        raise UnreadableFeed(f"is broken gzip ({error}); the next run tries again") from error
    if len(content) > LARGEST_DECODED:
        raise UnreadableFeed(f"is larger than {LARGEST_DECODED} bytes unpacked; no sitemap may be")
    if not decoder.eof:
        raise UnreadableFeed("is gzip that ends too early; the next run tries again")
    return content


def local_name(element: etree._Element) -> str:
    """Give an element's name without namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child_text(element: etree._Element, *names: str) -> str | None:
    """Give the text of the first child with one of the names, the names tried in order."""
    for name in names:
        for child in element:
            if local_name(child) == name:
                text = "".join(child.itertext()).strip()
                if text:
                    return text
    return None
