"""A page's markup → article: lxml finds the fields, and BeautifulSoup reads the article's element alone."""

import re
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from tasks.articles import fields
from tasks.articles.blocks import Line, blocks_of
from tasks.articles.bylines import byline_kind, names_in
from tasks.articles.container import Container, article_element
from tasks.articles.fields import Sight, words_of
from tasks.articles.markup import ROLE, lines_of, xpath
from tasks.articles.metadata import LIST_TYPES, Metadata, json_ld, meta
from tasks.articles.plain import normal, same_words
from tasks.articles.quality import marks_of, quality_of
from tasks.errors import UnreadablePage
from tasks.records import Block, Layout, Link, Quality

FEED = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:rss|feed|urlset|sitemapindex|rdf:RDF)\b"
)
OPENED = re.compile(r"<(?:html|body)[\s>]", re.IGNORECASE)
CLOSED = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
# The parser's time grows with the square of an element's attributes: 100,000 take half a minute.
MANY_ATTRIBUTES = re.compile(r"<[a-zA-Z](?:[^<>\s]*+\s++){3000}")
LONG_TAG = 9_000
# How far from the ends of a page its outer tags stand: some pages print scripts behind `</html>`.
MARGIN = 50_000
OTHERS = frozenset({"teaser", "boilerplate"})
# Within so many lines a body may repeat title and lead.
OPENING = 6


class HtmlReading(NamedTuple):
    """What markup yields of an article."""

    title: str | None
    text: str
    blocks: tuple[Block, ...]
    published_at: datetime | None
    author: str | None
    rungs: tuple[tuple[str, str], ...]
    quality: Quality | None = None


def read_html(
    markup: str, layouts: tuple[Layout, ...], link: Link, path: str, where: str, seen_at: datetime
) -> HtmlReading:
    """Read markup as an article; `path` is that of its address, `seen_at` when it was received.

    Raises `UnreadablePage` for what is no article: a feed, a list, a video page, half a page.
    """
    if FEED.match(markup):
        raise UnreadablePage(
            f"{where}: a feed or sitemap, not an article; declare it as a place of its source"
        )
    if OPENED.search(markup, 0, MARGIN) and not CLOSED.search(markup, max(0, len(markup) - MARGIN)):
        raise UnreadablePage(f"{where}: the page breaks off before its end; fetch it again")
    if max(map(len, markup.split(">"))) > LONG_TAG and MANY_ATTRIBUTES.search(markup):
        raise UnreadablePage(
            f"{where}: an element with thousands of attributes; no publisher writes such a page"
        )
    tree = _parse(markup, where)
    container = article_element(tree, layouts)
    printed = fields.printed_title(tree, container.layout if container else None)
    sight_json_ld, sight_meta = json_ld(tree, printed), meta(tree)
    if container is None or _is_no_article(sight_json_ld, sight_meta):
        raise UnreadablePage(
            f"{where}: no article found (a list, a video, or a new design); check the layouts"
        )
    sight = Sight(tree, container, sight_json_ld, sight_meta, link, path)
    return _read(sight, seen_at, has_layouts=bool(layouts))


def _parse(markup: str, where: str) -> HtmlElement:
    """Parse without network or entities, within the parser's limits of size and depth."""
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False
    )
    try:
        return document_fromstring(markup.encode(), parser=parser)
    except etree.ParserError as error:
        raise UnreadablePage(f"{where}: the page is empty; fetch it again") from error


def _is_no_article(linked: Metadata, said: Metadata) -> bool:
    return linked.kind in LIST_TYPES or linked.kind == "VideoObject" or (said.kind or "").startswith("video")


def _read(sight: Sight, seen_at: datetime, *, has_layouts: bool) -> HtmlReading:
    title, title_rung = fields.title(sight)
    lead, lead_rung = fields.leads(sight)
    published_at, published_rung = fields.published(sight)
    marks = marks_of(sight)
    printed_author = _printed_author(sight.tree, sight.container)
    body = [Line(normal(line.text), line.role) for line in lines_of(*sight.container[:2])]
    text, blocks, own_length = _put_together(title, lead, body, printed_author)
    author, author_rung = fields.author(sight, printed_author, byline_of(text, blocks))
    rungs = (
        ("title", title_rung),
        ("lead", lead_rung),
        ("body", sight.container.rung),
        ("published_at", published_rung),
        ("author", author_rung),
    )
    given = tuple((field, rung) for field, rung in rungs if rung != "none")
    quality = quality_of(
        sight, marks, text, blocks, own_length, published_at, seen_at, has_layouts=has_layouts
    )
    names = names_in(author) if author else None
    return HtmlReading(title, text, blocks, published_at, names, given, quality)


def byline_of(text: str, blocks: tuple[Block, ...]) -> str | None:
    """Give the names in the last byline of a text, or None."""
    bylines = [text[block.start : block.end] for block in blocks if block.role == "byline"]
    return names_in(bylines[-1]) if bylines else None


def _printed_author(tree: HtmlElement, container: Container) -> str | None:
    """Give the author printed outside the body; inside it, the element is marked as byline."""
    layout = container.layout
    for element in xpath(layout.author)(tree) if layout and layout.author else ():
        if container.element in element.iterancestors():
            element.set(ROLE, "byline")
        elif words := words_of(element):
            return words
    return None


def _put_together(
    title: str | None, lead: list[str], body: list[Line], author: str | None
) -> tuple[str, tuple[Block, ...], int]:
    """Give text, blocks, and how much is the article's own: last comes what belongs to other articles.

    Nothing stands there twice, and the author behind the body.
    A blurb between two paragraphs would part sentences that belong together, and lend its words to them.
    """
    head = [Line(title, "title")] if title else []
    head += [Line(words, "lead") for words in lead if not (title and same_words(words, title))]
    opening = [line for line in body[:OPENING] if not any(same_words(line.text, one.text) for one in head)]
    body = opening + body[OPENING:]
    first = next((i for i, line in enumerate(body) if line.role is None), None)
    if first is not None and byline_kind(body[first].text):
        body[first] = Line(body[first].text, "byline")
    own = [line for line in body if line.role not in OTHERS]
    if author and not any(author in line.text and byline_kind(line.text) for line in own):
        own.append(Line(author, "byline"))
    others = [line for line in body if line.role in OTHERS]
    text = "\n".join(line.text for line in (*head, *own))
    blocks = blocks_of([*head, *own])
    if not others:
        return text, blocks, len(text)
    behind = (_moved(block, len(text) + 1) for block in blocks_of(others))
    return "\n".join((text, *(line.text for line in others))), (*blocks, *behind), len(text)


def _moved(block: Block, by: int) -> Block:
    return replace(block, start=block.start + by, end=block.end + by)
