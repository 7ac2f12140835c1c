"""Which element of a page holds the article's paragraphs."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from tasks.articles.markup import xpath
from tasks.records import Layout


class Container(NamedTuple):
    """The article's element, and how it was found."""

    element: HtmlElement
    layout: Layout | None
    """The design whose body fitted, else the one whose title did."""
    rung: str
    """`layout` or `generic`."""
    rival: HtmlElement | None
    """The densest part of the page, whatever the design says: a second opinion."""


BODIES = etree.XPath("//*[@itemprop='articleBody']")
BLOCK_NAMES = "p div ul ol dl table h1 h2 h3 h4 h5 h6 figure img article section main aside blockquote form"
BLOCKS = frozenset(BLOCK_NAMES.split())
NOT_AMID = frozenset({"li", "nav", "aside", "footer", "figure", "form", "table", "blockquote"})
BESIDE = frozenset({"aside", "footer", "nav"})
# `comment-list` · `ads-zone` · `box ads`, not `threads`
FOREIGN_CLASS = re.compile(r"comment|(?:^|[\s_-])ads?(?:$|[\s_-])")
LINKED_HEADINGS = etree.XPath(
    "count(descendant::*[self::h2 or self::h3 or self::h4][descendant::a or parent::a])"
)
LINKS = etree.XPath("descendant::a")

LONG = 40
LEAST_LETTERS = 200
LEAST_PARAGRAPHS = 2
MOST_LINKED_HEADINGS = 3
MOST_LINKED_SHARE = 0.4
# Papers wrap paragraphs one by one, or in halves around an advertisement.
MUCH_MORE = 1.3
GENERATIONS = 4
SCRAP = 0.5


def article_element(tree: HtmlElement, layouts: tuple[Layout, ...]) -> Container | None:
    """Give the element with the article's paragraphs: by the newest design that fits, else the densest."""
    rival = _densest(tree)
    newest_first = tuple(reversed(layouts))
    titled = {id(layout) for layout in newest_first if xpath(layout.title)(tree)}
    fitting = [(layout, element) for layout in newest_first if (element := _body(tree, layout)) is not None]
    for layout, element in [pair for pair in fitting if id(pair[0]) in titled] or fitting:
        if rival is not None and (_is_scrap(element, rival) or _is_whole_page(element, rival, layout)):
            return Container(rival, layout, "generic", rival)
        return Container(element, layout, "layout", rival)
    by_title = next((layout for layout in newest_first if id(layout) in titled), None)
    for element in [*BODIES(tree), *([] if rival is None else [rival])]:
        if _length(element) >= LEAST_LETTERS and not _is_list(element):
            return Container(element, by_title, "generic", rival)
    return None


def _body(tree: HtmlElement, layout: Layout) -> HtmlElement | None:
    """Give the first match that holds text, not among comments: a second body is another article."""
    found = (element for element in xpath(layout.body)(tree) if _length(element) > 0)
    return next((element for element in found if not _is_beside(element)), None)


def _is_beside(element: HtmlElement) -> bool:
    around = (element, *element.iterancestors())
    return any(one.tag in BESIDE or FOREIGN_CLASS.search(one.get("class") or "") for one in around)


def _is_scrap(element: HtmlElement, rival: HtmlElement) -> bool:
    """Whether a design's body is a small piece of the part around it that has the text (and no title)."""
    is_inside = rival in element.iterancestors() and next(rival.iter("h1"), None) is None
    return is_inside and _length(element) < SCRAP * _length(rival)


def _is_whole_page(element: HtmlElement, rival: HtmlElement, layout: Layout) -> bool:
    """Whether a design's body holds the title too, and the part that has the text is within."""
    titles = xpath(layout.title)(element)
    return element in rival.iterancestors() and any(element in title.iterancestors() for title in titles)


def paragraphs(element: HtmlElement) -> Iterator[HtmlElement]:
    """Give the longer paragraphs: `p`, or `div` that holds no other block; none of lists and boxes."""
    for one in element.iter("p", "div"):
        if one.tag == "div" and any(child.tag in BLOCKS for child in one):
            continue
        if _length(one) > LONG and not any(map(_is_foreign, (one, *one.iterancestors()))):
            yield one


def _is_foreign(around: HtmlElement) -> bool:
    return around.tag in NOT_AMID or bool(FOREIGN_CLASS.search(around.get("class") or ""))


def _densest(tree: HtmlElement) -> HtmlElement | None:
    """Give the element with most text in paragraphs of its own, or one around it that has much more."""
    own: Counter[HtmlElement] = Counter()
    within: Counter[HtmlElement] = Counter()
    counts: Counter[HtmlElement] = Counter()
    for paragraph in paragraphs(tree):
        size = _length(paragraph)
        own[_home(paragraph, size)] += size
        for around in islice(paragraph.iterancestors(), GENERATIONS):
            within[around] += size
            counts[around] += 1
    for element, _ in own.most_common(1):
        best = element
        for around in islice(element.iterancestors(), GENERATIONS - 2):
            if next(around.iter("h1"), None) is not None:
                break
            if within[around] > MUCH_MORE * within[best] and not _is_list(around):
                best = around
        return best if counts[best] >= LEAST_PARAGRAPHS else None
    return None


def _home(paragraph: HtmlElement, size: int) -> HtmlElement:
    """Give the element that a paragraph stands in; a wrapper of its own is none."""
    parent, grandparent = islice((*paragraph.iterancestors(), paragraph, paragraph), 2)
    return grandparent if parent.tag == "div" and _length(parent) == size else parent


def _is_list(element: HtmlElement) -> bool:
    linked = sum(_length(link) for link in LINKS(element))
    return LINKED_HEADINGS(element) >= MOST_LINKED_HEADINGS or linked > MOST_LINKED_SHARE * _length(element)


def _length(element: HtmlElement) -> int:
    return len("".join(element.itertext()).strip())
