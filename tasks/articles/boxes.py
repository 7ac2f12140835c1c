"""Boxes inside an article's element, told by their shape: blurbs of other articles, pictures' captions."""

from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement

HEADLINE_WORDS = 5
LONG_PARAGRAPH = 60
BLURB = 300
SHORT_REST = 40
HALF = 0.5
CAPTION_LENGTH = 300
CENTRED = ("text-align:center", "text-align: center", "font-style:italic", "font-style: italic")
HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
PARAGRAPHS = frozenset({"p", "div", "li"})
ITEMS = frozenset({"li", "article", "aside"})
TABLES = frozenset({"table", "tbody", "tr"})
PARTS = 4
INLINE_PARENTS = ("p", "span")

LINKS = etree.XPath("descendant::a[@href]")
IMAGES = etree.XPath("descendant::img")
PICTURES = etree.XPath("descendant::img|descendant::picture|descendant::video")
SLANTED = etree.XPath("descendant::em|descendant::i")


def teaser_boxes(node: HtmlElement) -> Iterator[HtmlElement]:
    """Give the boxes that a headline with a link makes blurbs: `<div><h4><a>…</a></h4><p>…</p></div>`."""
    most = HALF * _length(node)
    for link in LINKS(node):
        headline = _headline(link, node)
        if headline is None:
            continue
        box = headline
        for around in headline.iterancestors():
            if around is node or _length(around) > most or not _is_blurb(around, headline):
                break
            box = around
        yield box


def linked_headings(node: HtmlElement) -> Iterator[HtmlElement]:
    """Give headings that lead elsewhere and stand among the paragraphs: what is under them is whose?"""
    for link in LINKS(node):
        headline = _headline(link, node)
        parent = headline.getparent() if headline is not None else None
        if headline is None or parent is None or headline.tag not in HEADINGS:
            continue
        after = headline.getnext()
        is_followed = after is not None and after.tag in PARAGRAPHS and _length(after) > LONG_PARAGRAPH
        if is_followed and (parent is node or not _is_blurb(parent, headline)):
            yield headline


def caption_boxes(node: HtmlElement) -> Iterator[HtmlElement]:
    """Give what stands under a picture: the box that it shares with one, or the set-off line behind it."""
    for image in IMAGES(node):
        box = None
        for around in image.iterancestors():
            if around is node or len(PICTURES(around)) > 1 or _length(around) > CAPTION_LENGTH:
                break
            box = around
        if box is None:
            box = image
        if _length(box):
            if _starts_with_picture(box):
                yield box
            continue
        after = box.getnext()
        if after is not None and after.tag in PARAGRAPHS and _is_set_off(after):
            yield after


def _headline(link: HtmlElement, node: HtmlElement) -> HtmlElement | None:
    """Give the largest element that holds nothing but a link of a headline's length."""
    words = " ".join(link.itertext()).split()
    if len(words) < HEADLINE_WORDS or (link.tail or "").strip():
        return None
    element = link
    for around in link.iterancestors():
        if around is node or " ".join(around.itertext()).split() != words:
            break
        element = around
    parent, previous = element.getparent(), element.getprevious()
    if parent is None or (element.tail or "").strip():
        return None
    before = parent.text if previous is None else previous.tail
    is_inline = element is link and ((before or "").strip() or parent.tag in INLINE_PARENTS)
    return None if is_inline else element


def _is_blurb(box: HtmlElement, headline: HtmlElement) -> bool:
    """Whether a box holds headlines alone, or begins with one (or its picture) and says little more."""
    links = [link for link in LINKS(box) if len("".join(link.itertext()).split()) >= HEADLINE_WORDS]
    rest = _length(box) - sum(map(_length, links))
    if box.tag in TABLES or rest <= SHORT_REST:
        return box.tag not in TABLES
    headed = headline.tag in {*HEADINGS, "a"} or next(headline.iter(*HEADINGS), None) is not None
    is_pair = box.tag == "div" and len(box) == 2
    looks_so = headed or is_pair or box.tag in ITEMS or bool(PICTURES(headline)) or _starts_with_picture(box)
    begins = "".join(box.itertext()).lstrip().startswith("".join(headline.itertext()).strip())
    return looks_so and begins and rest <= BLURB and len(box) <= PARTS


def _starts_with_picture(box: HtmlElement) -> bool:
    for event, part in etree.iterwalk(box, events=("start", "end")):
        if event == "start" and part.tag in {"img", "picture", "video"}:
            return True
        words = part.text if event == "start" else part.tail
        if part is not box and (words or "").strip():
            return False
        if event == "start" and part is box and (words or "").strip():
            return False
    return False


def _is_set_off(element: HtmlElement) -> bool:
    """Whether a short line is printed in the middle or slanted, as captions are."""
    length = _length(element)
    if not 0 < length <= CAPTION_LENGTH or PICTURES(element):
        return False
    style = (element.get("style") or "").lower()
    centred = element.get("align") == "center" or any(mark in style for mark in CENTRED)
    return centred or sum(_length(one) for one in SLANTED(element)) >= length


def _length(element: HtmlElement) -> int:
    return len("".join(element.itertext()).strip())
