"""What a feed, sitemap or listing says of one address."""

import html
import unicodedata
from dataclasses import dataclass
from datetime import datetime

LONGEST_TITLE = 500
EMPTY = "lists nothing; see whether the publisher still fills it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One address as it was listed."""

    address: str
    """Absolute, otherwise as printed."""
    title: str | None = None
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
    title = " ".join(unicodedata.normalize("NFC", html.unescape(text or "")).split())
    return title[:LONGEST_TITLE] or None
