"""Which element of a page holds the article's paragraphs."""

from collections import Counter
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from tasks.articles.markup import xpath
from tasks.records import Layout


class Container(NamedTuple):
    """The article's element, and how it was found."""

    element: HtmlElement
    layout: Layout | None
    rung: str
    """`layout` or `generic`."""


BODIES = etree.XPath("//*[@itemprop='articleBody']")
PARAGRAPHS = etree.XPath(
    "//p[string-length(normalize-space()) > 40][not(ancestor::li or ancestor::nav or ancestor::aside"
    " or ancestor::footer or ancestor::figure or ancestor::form or ancestor::table)]"
)
LINKED_HEADINGS = etree.XPath(
    "count(descendant::*[self::h2 or self::h3 or self::h4][descendant::a or parent::a])"
)
LINKS = etree.XPath("descendant::a")

LEAST_LETTERS = 200
LEAST_PARAGRAPHS = 2
MOST_LINKED_HEADINGS = 3
MOST_LINKED_SHARE = 0.4


def article_element(tree: HtmlElement, layouts: tuple[Layout, ...]) -> Container | None:
    """Give the element with the article's paragraphs: by the newest design that fits, else the densest."""
    fitting = [
        (layout, element) for layout in reversed(layouts) if (element := _body(tree, layout)) is not None
    ]
    with_title = [(layout, element) for layout, element in fitting if xpath(layout.title)(tree)]
    for layout, element in with_title or fitting:
        return Container(element, layout, "layout")
    for element in [*BODIES(tree), *_densest(tree)]:
        if _length(element) >= LEAST_LETTERS and not _is_list(element):
            return Container(element, None, "generic")
    return None


def _body(tree: HtmlElement, layout: Layout) -> HtmlElement | None:
    """Give the first match that holds text: a second body on the page is another article."""
    return next((element for element in xpath(layout.body)(tree) if _length(element) > 0), None)


def _densest(tree: HtmlElement) -> list[HtmlElement]:
    paragraphs = PARAGRAPHS(tree)
    sizes: Counter[HtmlElement] = Counter()
    counts: Counter[HtmlElement] = Counter()
    for paragraph in paragraphs:
        parent = paragraph.getparent()
        if parent is not None:
            sizes[parent] += _length(paragraph)
            counts[parent] += 1
    return [element for element, _ in sizes.most_common(1) if counts[element] >= LEAST_PARAGRAPHS]


def _is_list(element: HtmlElement) -> bool:
    linked = sum(_length(link) for link in LINKS(element))
    return LINKED_HEADINGS(element) >= MOST_LINKED_HEADINGS or linked > MOST_LINKED_SHARE * _length(element)


def _length(element: HtmlElement) -> int:
    return len("".join(element.itertext()).strip())
