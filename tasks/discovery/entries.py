"""What a feed, sitemap or listing says of one address."""

import html
import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

LONGEST_TITLE, LONGEST_LEAD = 500, 2_000
LONGEST_MARKUP = 20_000
EMPTY = "lists nothing; see whether the publisher still fills it"

# "<a href='…'><img src='…'/></a></br>Sáng 3/7, tại Đồn Biên phòng…": feeds put pictures into their summaries
TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One address as it was listed."""

    address: str
    """Absolute, otherwise as printed."""
    title: str | None = None
    lead: str | None = None
    """The summary, where one is listed: what an article is about shows there more often than in its title."""
    published_at: datetime | None = None
    modified_at: datetime | None = None
    """When the publisher last changed it: `lastmod` says nothing about publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What could be read of one place."""

    entries: tuple[Entry, ...]
    sitemaps: tuple[Entry, ...] = ()
    """Of an index: the sitemaps it names."""
    problem: str | None = None
    """What was wrong although something could be read."""


def clean_title(text: str | None) -> str | None:
    """Give a title in NFC on one line, entities resolved once more: feeds escape them twice."""
    return _one_line(html.unescape(text or ""))[:LONGEST_TITLE] or None


def clean_lead(markup: str | None) -> str | None:
    """Give the words of a summary that may hold markup, in NFC on one line; None where it has no words."""
    words = TAG.sub(" ", html.unescape((markup or "")[:LONGEST_MARKUP]))
    return _one_line(html.unescape(words))[:LONGEST_LEAD] or None


def _one_line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
