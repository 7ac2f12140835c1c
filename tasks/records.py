"""What travels along the road: frozen records without behaviour, from a discovered link to a cited fact.

The fact records have the field names of the fact contract; their JSON is `dataclasses.asdict`.
Offsets count Unicode code points in the article's text and are half-open: `text[start:end] == quote`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address that discovery found, with what the finding place said of it."""

    source: str
    address: str
    found_in: str
    """Address of the feed, sitemap or listing, after `backfill of ` where one read it; `command line`; or the
    path of a file that people hold."""
    title: str | None = None
    published_at: datetime | None = None
    native_id: str | None = None
    """The publisher's (or the file's) own id where discovery already knows it."""
    etag: str | None = None
    last_modified: str | None = None
    """Validators of the copy we already hold: they make the request conditional."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One answer, its bytes exactly as received (after transfer and content decoding)."""

    link: Link
    address: str
    """Where the answer came from, after redirects."""
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    fetched_at: datetime
    kind: str
    """`article` `feed` `sitemap` `listing` of the network; `file` for what people hold."""
    request_headers: tuple[tuple[str, str], ...] = ()
    """What was sent to get it; empty for a file."""
    record_id: str | None = None
    """Id of the archive record, once archived."""
    archived_in: str | None = None
    archived_at: int | None = None
    """File (relative to the archive) and byte offset of that record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one link in one run: exactly one for each discovered link."""

    link: Link
    outcome: str
    """`fetched` `unchanged` `skipped` `refused` `failed` `gone` `left`."""
    reason: str
    status: int | None = None
    byte_count: int = 0
    request_count: int = 0
    elapsed_seconds: float = 0.0
    page: Page | None = None
    """The answer, where there was one worth archiving (also of a `gone` link)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """What one look at one feed showed: whether it is looked at as often as it needs."""

    address: str
    entry_count: int
    """Articles that it listed."""
    new_count: int
    """Those of them that were not known."""
    span_seconds: int | None
    """From its oldest to its newest article; None where fewer than two are dated."""
    lost_count: int
    """Articles that came and went since the last look, estimated; 0 where the feed reaches back to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """What one look at a source's feeds, sitemaps and listings brought."""

    source: str
    links: tuple[Link, ...]
    """What is to be asked for: new links, and known ones due for another look."""
    skipped: tuple[Outcome, ...]
    """What was found and needs no request now: known, and not due."""
    pages: tuple[Page, ...]
    """The feeds, sitemaps and listings read: they are archived too."""
    problems: tuple[str, ...]
    """One line for each place that could not be read: what, where, the cure."""
    polls: tuple[Poll, ...] = ()
    """One for each feed that was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reject:
    """Something that could not be read: kept, named, and out of the way."""

    source: str
    address: str
    step: str
    """`discover` `fetch` `archive` `parse` `extract` `load`."""
    reason: str
    """What is wrong, and the cure where there is one: one line."""
    native_id: str | None = None
    record_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where one page design keeps each field: XPath expressions, and until when the design was in use."""

    title: str
    body: str
    """The element that holds the article's paragraphs."""
    name: str = ""
    """What the design is called in figures of quality."""
    until: date | None = None
    """Last publication day of this design; None for today's."""
    lead: str | None = None
    author: str | None = None
    published: str | None = None
    """Text or attribute with date and time as printed, for pages without JSON-LD and meta dates."""
    caption: str | None = None
    """Inside the body: captions of pictures."""
    teaser: str | None = None
    """Inside the body: blurbs of other articles."""
    signed: bool = False
    """True where every article ends with its byline, inside the body: what follows belongs to others."""
    drop: str | None = None
    """Inside the body: what is no text of the article (share bars, advertisements, tags)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of an article's text with one role in the layout."""

    role: str
    """`title` `lead` `body` `caption` `byline` `teaser` `boilerplate`."""
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """How surely one page was read: what tells, over many pages, that a publisher changed its design."""

    design: str | None
    """Name of the layout that fitted; None where the generic rung gave the body."""
    signs: tuple[str, ...] = ()
    """What a page of this design does not show as a rule: `no_date`, `no_layout` … (articles/quality.py)."""
    body_length: int = 0
    """Characters of body text."""
    agreement: float | None = None
    """Share of words (0 to 1) that the body shares with the page's densest part; None without one."""
    fingerprint: tuple[str, ...] = ()
    """Tags and classes around and inside the body, sorted: `div.article-detail`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article as clean text in blocks, with what page and discovery say about it."""

    source: str
    native_id: str
    address: str | None
    title: str | None
    text: str
    """NFC, line ends as newlines; title first where there is one; no page boilerplate."""
    blocks: tuple[Block, ...]
    published_at: datetime | None
    author: str | None
    rungs: tuple[tuple[str, str], ...] = ()
    """Which rung of the ladder gave each field: `("title", "json_ld")`."""
    quality: Quality | None = None
    """None for plain text, which has no design."""
    record_id: str | None = None
    seen_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What became of a batch of fetched pages; the three add up to it."""

    articles: tuple[Article, ...] = ()
    rejects: tuple[Reject, ...] = ()
    irrelevant: tuple[Reject, ...] = ()
    """Articles of a general paper that are not about the border: archived, and put aside."""
    aside: tuple[Article, ...] = ()
    """The irrelevant ones as they were read: figures of quality count them too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What every fact carries: the words that support it, how surely, and by which rule."""

    quote: str
    start: int
    end: int
    block: str
    """The role of the block that holds the quote."""
    confidence: str
    """`A` explicit in the clause, `B` inherited from sentence or section, `C` inferred, `D` ambiguous."""
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Evidence):
    """A happening (or the results of a period) with its day, place and neighbour."""

    event_id: str
    type: str
    modality: str
    scope: str
    date_start: date | None
    date_end: date | None
    date_precision: str
    date_basis: str
    province_code: str | None
    commune_code: str | None
    gate: str | None
    neighbour: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Evidence):
    """A counted or measured thing; sums are made of `normal_value`, in `unit`."""

    figure_id: str
    event_id: str | None
    group: str | None
    value: Decimal
    value_high: Decimal | None
    qualifier: str
    unit: str
    unit_text: str
    normal_value: Decimal
    normal_value_high: Decimal | None
    object: str
    object_text: str | None
    action: str
    offence: str | None
    kind: str
    scope: str
    period_start: date | None
    period_end: date | None
    period_text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Evidence):
    """A named person as printed, with rank, position and part in the story."""

    name: str
    rank: str | None
    position: str | None
    unit: str | None
    side: str | None
    role: str
    birth_year: int | None
    age: int | None
    residence_province_code: str | None
    nationality: str | None
    ethnicity: str | None
    alias: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMention(Evidence):
    """A border-guard, police, army, customs or government body, its name in full words."""

    name: str
    kind: str
    side: str | None
    province_code: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention(Evidence):
    """A place named in the text; codes are those in force since 1 July 2025."""

    name: str
    kind: str
    code: str | None
    old_code: str | None
    province_code: str | None
    country: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Evidence):
    """One clause that two sides agreed on, signed or proposed."""

    status: str
    instrument: str | None
    topic: str
    parties: tuple[str, ...]
    event_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalReference(Evidence):
    """A law, decree or article of a code that the text names."""

    number: str | None
    """None where a law or treaty is named without one."""
    doc_type: str
    doc_date: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that one article yields."""

    rules_version: str
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    people: tuple[Person, ...] = ()
    units: tuple[UnitMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    legal_refs: tuple[LegalReference, ...] = ()
