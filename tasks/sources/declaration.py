"""What a publisher declares: where its news is found, how its addresses look, and its manners."""

from dataclasses import dataclass
from datetime import timedelta

from tasks.records import Layout


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place where a publisher lists its articles."""

    kind: str
    """`rss` (or Atom), `sitemap` (or an index of them), `listing` (an HTML page of links).

    `search` and `tag` are listings of the subject: what they list passes the gate, its own words then decide.
    """
    address: str
    """A listing may hold `{page}`, counted from 1; an archive `{year}`, `{month}` (1 to 12), `{page}`,
    and `{day:%Y-%m-%d}` with the letters of strftime."""
    links: str | None = None
    """XPath of a listing's article links."""
    page_count: int = 1
    """How many pages of a listing are read in one run."""
    title_decides: bool = False
    """Where no lead is listed: whether the title alone may leave an article of a gated source out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One publisher as cotmoc reads it."""

    name: str
    publisher: str
    hosts: tuple[str, ...]
    """Declared hosts (with port where there is one): no other is ever asked. The first is canonical."""
    places: tuple[Place, ...]
    archives: tuple[Place, ...] = ()
    """Where older articles are listed: read only to fill in past days."""
    article: str
    """Regular expression for the path and query of an article; its group `id` is the publisher's own id."""
    layouts: tuple[Layout, ...]
    """Page designs, oldest first; the last is today's."""
    pause_seconds: float = 2.0
    """Between two requests to one host."""
    interval: timedelta = timedelta(hours=1)
    """Between two scheduled runs."""
    recheck: tuple[timedelta, ...] = (
        timedelta(days=1),
        timedelta(days=3),
        timedelta(days=7),
        timedelta(days=30),
    )
    """How long after its first fetch an article is looked at again."""
    gated: bool = False
    """True for general papers, of which only articles about the border are wanted."""
    evidence: str
    """How the declaration is known: `unverified: …` until it was seen live."""
