"""What a page says of itself in JSON-LD and meta elements."""

import html
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from tasks.articles.plain import same_words

ARTICLE_TYPES = frozenset(
    {
        "NewsArticle",
        "Article",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "BackgroundNewsArticle",
        "BlogPosting",
    }
)
LIST_TYPES = frozenset({"CollectionPage", "ItemList", "SearchResultsPage"})

SCRIPTS = etree.XPath("//script[@type='application/ld+json']/text()", smart_strings=False)
CANONICAL = etree.XPath("//link[@rel='canonical']/@href", smart_strings=False)
METAS = etree.XPath("//meta[@content and (@property or @name or @itemprop)]")

PUBLISHED_METAS = ("article:published_time", "pubdate", "datepublished", "publish-date", "dc.date.issued")
TITLE_METAS = ("og:title", "twitter:title")
LEAD_METAS = ("og:description", "description")
AUTHOR_METAS = ("article:author", "author", "dc.creator")


class Metadata(NamedTuple):
    """One rung of the ladder: what it says of each field."""

    title: str | None = None
    lead: str | None = None
    published: str | None = None
    author: str | None = None
    kind: str | None = None
    """JSON-LD type or `og:type`."""
    address: str | None = None
    """The page's own address: `link rel=canonical`, else `og:url`."""


def json_ld(tree: etree._Element, title: str | None) -> Metadata:
    """Give what JSON-LD says of the page's own article; of several the one with the printed title."""
    objects = [item for script in SCRIPTS(tree) for item in _objects(script)]
    articles = [item for item in objects if _types(item) & ARTICLE_TYPES]
    if len(articles) > 1:
        articles = [
            item for item in articles if title and same_words(_text(item.get("headline")) or "", title)
        ]
    kinds = sorted(kind for item in objects for kind in _types(item))
    if not articles:
        lists = [kind for kind in kinds if kind in LIST_TYPES]
        return Metadata(kind=lists[0] if lists else "VideoObject" if "VideoObject" in kinds else None)
    own = articles[0]
    return Metadata(
        title=_text(own.get("headline")),
        lead=_text(own.get("description")),
        published=_text(own.get("datePublished")),
        author=_person(own.get("author")),
        kind="NewsArticle",
    )


def meta(tree: etree._Element) -> Metadata:
    """Give what meta elements say of the page."""
    said: dict[str, str] = {}
    for element in METAS(tree):
        for key in ("property", "name", "itemprop"):
            if element.get(key):
                said.setdefault(element.get(key).lower(), html.unescape(element.get("content")).strip())

    def first(names: tuple[str, ...]) -> str | None:
        return next((said[name] for name in names if said.get(name)), None)

    return Metadata(
        title=first(TITLE_METAS),
        lead=first(LEAD_METAS),
        published=first(PUBLISHED_METAS),
        author=first(AUTHOR_METAS),
        kind=said.get("og:type"),
        address=next(iter(CANONICAL(tree)), None) or said.get("og:url"),
    )


def _objects(script: str) -> Iterator[dict[str, Any]]:
    try:
        parsed = json.loads(script, strict=False)
    except (ValueError, RecursionError):  # a broken JSON-LD block is as good as none: the next rung answers
        return
    waiting = [parsed]
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, dict):
            yield item
            waiting.extend(item["@graph"] if isinstance(item.get("@graph"), list) else [])


def _types(item: dict[str, Any]) -> set[str]:
    kind = item.get("@type")
    return {str(name) for name in kind} if isinstance(kind, list) else {str(kind)} if kind else set()


def _text(value: object) -> str | None:
    return html.unescape(value).strip() or None if isinstance(value, str) else None


def _person(value: object) -> str | None:
    """Give the names of persons; a publisher that signs as author is no author."""
    people = value if isinstance(value, list) else [value]
    names = [
        _text(one.get("name")) for one in people if isinstance(one, dict) and one.get("@type") == "Person"
    ]
    return ", ".join(name for name in names if name) or None
