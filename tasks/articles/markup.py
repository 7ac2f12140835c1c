"""An article's element → its lines, each with the role that the markup gives it."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from lxml import etree
from lxml.html import HtmlElement

from tasks.articles.blocks import Line
from tasks.articles.boxes import caption_boxes, teaser_boxes
from tasks.articles.dates import read_time
from tasks.records import Layout

ROLE = "data-block-role"

BLOCK_NAMES = """
address article aside blockquote body center dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6
header html li main ol p pre section table tbody td tfoot th thead tr ul"""
BLOCK_TAGS = frozenset(BLOCK_NAMES.split())
NO_TEXT_NAMES = "script style noscript iframe form button svg video audio template nav ins object"
NO_TEXT = etree.XPath(f"descendant::*[{' or '.join(f'self::{tag}' for tag in NO_TEXT_NAMES.split(' '))}]")
# A table is a picture's frame where a cell holds an `img`: its text stands under the picture.
CAPTIONS = etree.XPath(
    "descendant::figcaption|descendant::figure|descendant::table[descendant::img]"
    "|descendant::*/@class[contains(., 'aption')]/.."
)
RELATED_CLASS = re.compile(
    r"relate|tin-?lien-?quan|xem-?them|read-?more|seo-suggest|link-content-footer|listnews", re.IGNORECASE
)
# `social-share` · `article-tags` · `ads-zone` · `box_comment`: a word of its own within a class
NOISE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:share|social|tags?|keywords?|comments?|adv(?:ert)?|ads?|banner|toolbar|breadcrumb|rating"
    r"|copyright|hotline|newsletter|subscribe)(?:$|[\s_-])",
    re.IGNORECASE,
)
CLASSED = etree.XPath("descendant::*[@class or @id]|descendant::*[@type='RelatedOneNews']")

# HTML's own blanks only: a non-breaking or zero-width blank is text.
BLANKS = re.compile(r"[ \t\r\n\f]+")
CAPTION_LENGTH = 400
# The time of publication, inside the element: `09/03/2026 16:20` · `Thứ Hai, 09/03/2026, 16:20 (GMT+7)`
DATE_LINE = re.compile(
    r"(?:(?:Thứ|Chủ) \w{2,4}[,\s]{1,3})?[0-9:/.,|\s-]{8,40}(?:\(?GMT ?\+ ?7\)?)?", re.IGNORECASE
)
DATE_LENGTH = 60
# `Quảng cáo: …` · `Nội dung tài trợ`
ADVERTISEMENT = re.compile(r"\W{0,3}(?:Quảng cáo|Nội dung tài trợ|Advertisement)\s*(?::|$)", re.IGNORECASE)
LINK_WORDS = 4
MOST_OF_IT = 0.8
MARKED = frozenset({"byline", "caption", "teaser", "boilerplate"})
INVISIBLE = "\u00a0\u200b\u200c\u200d\u2060\ufeff \t"


def lines_of(node: HtmlElement, layout: Layout | None) -> list[Line]:
    """Give an article element's lines in order; the element itself is marked and cleared on the way."""
    if layout:
        _mark(node, layout.teaser, "teaser")
        _mark(node, layout.caption, "caption")
        _drop(node, xpath(layout.drop)(node) if layout.drop else [])
    _drop(node, NO_TEXT(node))
    most = MOST_OF_IT * _length(node)
    _drop(node, [element for element in CLASSED(node) if _is_noise(element) and _length(element) < most])
    classed = [(element, " ".join(element.values())) for element in CLASSED(node)]
    marks = (
        ("teaser", [element for element, words in classed if RELATED_CLASS.search(words)]),
        ("teaser", [box for box in teaser_boxes(node) if not _is_marked(box)]),
        ("caption", CAPTIONS(node)),
        ("caption", list(caption_boxes(node))),
    )
    for role, elements in marks:
        for element in elements:
            # A wrapper of the whole body is neither.
            if ROLE not in element.attrib and _length(element) < most:
                element.set(ROLE, role)
    soup = BeautifulSoup(etree.tostring(node, encoding="unicode", method="html", with_tail=False), "lxml")
    return list(_lines(soup))


def _is_noise(element: HtmlElement) -> bool:
    return bool(NOISE_CLASS.search(f"{element.get('class', '')} {element.get('id', '')}"))


def _is_marked(element: HtmlElement) -> bool:
    return any(ROLE in around.attrib for around in (element, *element.iterancestors()))


def xpath(expression: str) -> etree.XPath:
    """Compile (once) an expression of a layout."""
    if expression not in _COMPILED:
        _COMPILED[expression] = etree.XPath(expression, smart_strings=False)
    return _COMPILED[expression]


_COMPILED: dict[str, etree.XPath] = {}


def _length(element: HtmlElement) -> int:
    return sum(map(len, element.itertext()))


def _mark(node: HtmlElement, expression: str | None, role: str) -> None:
    if expression:
        for element in xpath(expression)(node):
            element.set(ROLE, role)


def _drop(node: HtmlElement, elements: list[HtmlElement]) -> None:
    for element in elements:
        if element is not node and element.getparent() is not None:
            element.drop_tree()


def _lines(soup: BeautifulSoup) -> Iterator[Line]:
    """One block element, up to a `br`, is one line; the cells of a row are one line, with tabs between."""
    home: Tag | None = None
    cell: Tag | None = None
    words: list[str] = []
    for element in soup.descendants:
        if isinstance(element, Tag):
            if element.name == "br" and home:
                yield from _line(home, words)
                words = []
        elif type(element) is NavigableString and str(element).strip():
            here, inside = _home(element)
            if here is not home:
                if home:
                    yield from _line(home, words)
                words, home = [], here
            elif inside is not cell:
                words.append("\t")
            cell = inside
            words.append(BLANKS.sub(" ", str(element)))
        elif words:
            words.append(" ")
    if home:
        yield from _line(home, words)


def _home(string: NavigableString) -> tuple[Tag, Tag | None]:
    """Give the block element of a string, and its cell: a row is the home of what stands in its cells."""
    for parent in string.parents:
        if parent.name in {"td", "th"} and parent.parent and parent.parent.name == "tr":
            if not any(child.name in BLOCK_TAGS for child in parent.find_all(True)):
                return parent.parent, parent
            return parent, parent
        if parent.name in BLOCK_TAGS:
            return parent, None
    raise AssertionError("a parsed document has a body")


def _line(home: Tag, words: list[str]) -> Iterator[Line]:
    text = "\t".join(BLANKS.sub(" ", cell).strip() for cell in "".join(words).split("\t")).strip()
    if text.strip(INVISIBLE):
        yield Line(text, _role(home, text))


def _role(home: Tag, text: str) -> str | None:
    for element in (home, *home.parents):
        role = element.get(ROLE) if element.attrs else None
        if role == "caption" and len(text) > CAPTION_LENGTH:
            continue  # an old page may hold its whole article in a table with pictures
        if role in MARKED:
            return str(role)
    links = home.find_all("a")
    linked = " ".join(link.get_text() for link in links).split()
    if links and linked == text.split():
        if len(linked) >= LINK_WORDS:
            return "teaser"  # a paragraph that is one link leads to another article
        return None if home.name == "p" else "boilerplate"  # a tag: `<div><a>biên giới</a></div>`
    is_time = len(text) <= DATE_LENGTH and DATE_LINE.fullmatch(text) and read_time(text)
    return "boilerplate" if is_time or ADVERTISEMENT.match(text) else None
