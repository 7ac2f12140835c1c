"""The ladder: what the page and discovery say of each field, best rung first, and which rung answered.

`json_ld`, `meta`: what the page states of itself; `layout`: where its design prints it; `generic`: where most
pages print it; `discovery`: what the finding place said; `id_time`: the time inside the address.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from tasks.articles.bylines import is_name
from tasks.articles.container import Container
from tasks.articles.dates import VIETNAM, read_time, time_in_address
from tasks.articles.markup import BLANKS, xpath
from tasks.articles.metadata import Metadata
from tasks.articles.plain import normal, same_words
from tasks.records import Layout, Link

HEADINGS = etree.XPath("//h1[normalize-space()]")
PAGE_TITLE = etree.XPath("string(//head/title)", smart_strings=False)
LEADS = etree.XPath(
    "//*[self::p or self::div or self::h2][contains(@class, 'sapo') or contains(@class, 'lead')"
    " or contains(@class, 'summary') or contains(@class, 'desc') or contains(@class, 'intro')]"
)
OWN_TIMES = etree.XPath(
    "//*[@itemprop='datePublished']/@datetime|//*[@itemprop='datePublished']/@content", smart_strings=False
)
# A description that was cut to length: `… tại khu vực cửa khẩu...`
CUT_OFF = re.compile(r"\s*(?:\.\.\.|…)\s*$")

LEAD_TAGS = frozenset({"p", "div", "h2", "h3", "h4", "strong"})
LEAD_WORDS = 10
HOLDS_BLOCKS = etree.XPath("boolean(descendant::*[self::p or self::div or self::h2 or self::ul or self::a])")

Candidates = Iterable[tuple[str, str | None]]


class Sight(NamedTuple):
    """All that can be seen of one article."""

    tree: HtmlElement
    container: Container
    json_ld: Metadata
    meta: Metadata
    link: Link
    path: str
    """Path of the page's address."""


class Field(NamedTuple):
    """A field's value and the rung that gave it; None and `none` where nothing did."""

    value: str | None
    rung: str


NOTHING = Field(None, "none")


def printed_title(tree: HtmlElement, layout: Layout | None) -> str | None:
    """Give the title as the page prints it; of several headings the one that the browser's title repeats."""
    by_design = first_words(xpath(layout.title)(tree) if layout else ())
    shown = words_of(PAGE_TITLE(tree))
    if by_design and shown.startswith(by_design):
        return by_design
    headings = list(dict.fromkeys(filter(None, map(words_of, HEADINGS(tree)))))
    named = [words for words in headings if shown.startswith(words)]
    return named[0] if named else by_design or (headings[0] if len(headings) == 1 else None)


def title(sight: Sight) -> Field:
    """Give the title; a printed one beats a statement that cuts it off or adds the publisher's name."""
    layout = sight.container.layout
    stated = _pick((("json_ld", sight.json_ld.title), ("meta", sight.meta.title)))
    printed = printed_title(sight.tree, layout)
    if printed and (
        not stated.value
        or stated.value.startswith(printed)
        or printed.startswith(CUT_OFF.sub("", stated.value))
    ):
        by_design = layout is not None and first_words(xpath(layout.title)(sight.tree)) == printed
        return Field(printed, "layout" if by_design else "generic")
    return stated if stated.value else _pick((("discovery", sight.link.title),))


def published(sight: Sight) -> tuple[datetime | None, str]:
    """Give the time of publication and its rung; never the first date on the page (headers print today)."""
    for rung, printed in _printed_times(sight):
        found = read_time(printed) if printed else None
        if found:
            return found, rung
    if sight.link.published_at:
        return sight.link.published_at.astimezone(VIETNAM), "discovery"
    written = time_in_address(sight.path)
    return written, "id_time" if written else "none"


def _printed_times(sight: Sight) -> Iterator[tuple[str, str | None]]:
    layout = sight.container.layout
    yield "json_ld", sight.json_ld.published
    yield "meta", sight.meta.published
    yield "meta", next(iter(OWN_TIMES(sight.tree)), None)
    yield "layout", printed_time(sight.tree, layout)
    for around in islice(sight.container.element.iterancestors("article", "main"), 1):
        times = {time.get("datetime") for time in around.iter("time") if not _is_listed(time)}
        if len(times) == 1:  # several are those of other articles too
            yield "generic", times.pop()


def printed_time(tree: HtmlElement, layout: Layout | None) -> str | None:
    """Give the time where the design prints it; None where it prints several days: one may be today's."""
    found = xpath(layout.published)(tree) if layout and layout.published else ()
    times = [words for element in found if (words := words_of(element))]
    days = {at.date() for words in times if (at := read_time(words))}
    return times[0] if len(days) <= 1 and times else None


def _is_listed(element: HtmlElement) -> bool:
    return next(element.iterancestors("li", "aside"), None) is not None


def leads(sight: Sight) -> tuple[list[str], str]:
    """Give the lead's paragraphs as printed, and the rung.

    Where the design does not tell, a lead is what the page's description repeats, or the one paragraph
    between title and body.
    """
    layout = sight.container.layout
    if layout and layout.lead:
        before = xpath(layout.lead)(sight.tree)
        found = [
            words_of(element) for element in before if not _stands_behind(element, sight.container.element)
        ]
        paragraphs = [words for words in dict.fromkeys(found) if words]
        if paragraphs:
            return paragraphs, "layout"
    stated = BLANKS.sub(" ", CUT_OFF.sub("", normal(sight.json_ld.lead or sight.meta.lead or "")))
    for element in LEADS(sight.tree) if stated else ():
        words = words_of(element)
        if same_words(words, stated):
            return [words], "generic"
    if layout and not layout.lead:
        return [], "none"
    between = _between_title_and_body(sight)
    return (between, "generic") if len(between) == 1 else ([], "none")


def _stands_behind(element: HtmlElement, body: HtmlElement) -> bool:
    """Whether an element comes after the body: a lead does not, a teaser beside it does."""
    if body in element.iterancestors() or element in body.iterancestors():
        return False
    depths = dict.fromkeys(element.iterancestors())
    path = [body, *body.iterancestors()]
    meeting = next((number for number, around in enumerate(path) if around in depths), 0)
    branch = next((one for one in (element, *depths) if one.getparent() is path[meeting]), element)
    return meeting > 0 and path[meeting].index(branch) > path[meeting].index(path[meeting - 1])


def _between_title_and_body(sight: Sight) -> list[str]:
    """Give the paragraphs of a sentence or more that stand behind the title and before the body."""
    titled = title(sight).value
    found: list[str] = []
    is_behind = False
    for element in sight.tree.iter():
        if element is sight.container.element:
            return found if is_behind else []
        if element.tag in {"h1", "h2"} and titled and same_words(words_of(element), titled):
            is_behind, found = True, []
        elif is_behind and element.tag in LEAD_TAGS and not _is_listed(element):
            words = words_of(element)
            if len(words.split()) >= LEAD_WORDS and not HOLDS_BLOCKS(element) and words not in found:
                found.append(words)
    return []


def author(sight: Sight, printed: str | None, byline: str | None) -> Field:
    """Give who wrote it: as the design prints it, as stated, or as the text is signed."""
    stated = sight.meta.author
    return _pick(
        (
            ("layout", printed),
            ("json_ld", sight.json_ld.author),
            ("generic", byline),
            ("meta", stated if stated and is_name(stated) else None),  # most papers state themselves
        )
    )


def _pick(candidates: Candidates) -> Field:
    for rung, value in candidates:
        if value and value.strip():
            return Field(normal(BLANKS.sub(" ", value).strip()), rung)
    return NOTHING


def first_words(found: Iterable[HtmlElement | str]) -> str | None:
    """Give the text of the first element that has any."""
    return next((words for element in found if (words := words_of(element))), None)


def words_of(element: HtmlElement | str) -> str:
    """Give an element's text on one line, words as far apart as they are printed."""
    words = element if isinstance(element, str) else "".join(_strings(element))
    return normal(BLANKS.sub(" ", words).strip())


def _strings(element: HtmlElement) -> Iterator[str]:
    for event, part in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            yield part.text or ""
        elif part is not element:
            yield (" " if part.tag == "br" else "") + (part.tail or "")
