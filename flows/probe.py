"""Probe: one look at a publisher, and what its declaration gets right; nothing is kept."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from flows.settings import Settings
from tasks.articles.dates import VIETNAM
from tasks.articles.quality import REFUSED
from tasks.articles.read import read_page
from tasks.discover import discover
from tasks.errors import UnreadablePage
from tasks.fetching.fetcher import Fetcher, open_fetcher
from tasks.records import Article, Discovery, Link, Outcome
from tasks.sources.declaration import Place, Source

# Of an index of sitemaps those of the last days are read, not all.
LOOK_BACK = timedelta(days=30)
FIELDS = ("title", "lead", "published_at", "author", "body")
ROBOTS = "robots.txt"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    subject: str
    """A place, `robots.txt`, `article`, or a field."""
    is_right: bool
    found: str
    cure: str = ""
    """What to mend in the declaration, where something is not right."""


def probe(settings: Settings, source: Source) -> list[Finding]:
    """Ask each place once (robots.txt first, as always) and one article; give what was found of each."""
    with open_fetcher(source, settings.hosts, settings.contact) as fetcher:
        looks = [(place, _look(source, place, fetcher)) for place in source.places]
        links = [link for _, look in looks for link in look.links]
        outcome = fetcher.get(_newest(links)) if links else None
    problems = [problem for _, look in looks for problem in look.problems]
    findings = [_place(place, look) for place, look in looks]
    return [_robots(problems, outcome), *findings, *_article(source, outcome)]


def _look(source: Source, place: Place, fetcher: Fetcher) -> Discovery:
    """Read one place as a run does, but one page of it and without the gate; first the last days alone."""
    alone = replace(source, places=(replace(place, page_count=1),), gated=False)
    now = datetime.now(UTC)
    look: Discovery = discover.fn(alone, fetcher, (), (now - LOOK_BACK).astimezone(VIETNAM).date(), now)
    return look if look.links or look.problems else discover.fn(alone, fetcher, (), None, now)


def _newest(links: list[Link]) -> Link:
    longest_ago = datetime.min.replace(tzinfo=UTC)
    return max(links, key=lambda link: link.published_at or longest_ago)


def _robots(problems: list[str], outcome: Outcome | None) -> Finding:
    said = [*problems, *([outcome.reason] if outcome and outcome.outcome == "refused" else [])]
    refused = [problem for problem in said if ROBOTS in problem]
    if refused:
        return Finding(
            ROBOTS, False, "; ".join(refused), "leave out what it disallows, or wait until it answers"
        )
    return Finding(ROBOTS, True, "allows every address that was asked for")


def _place(place: Place, look: Discovery) -> Finding:
    subject = f"{place.kind} {place.address}"
    if look.problems:
        return Finding(subject, False, "; ".join(look.problems), "mend the place's address, kind or `links`")
    if not look.links:
        return Finding(
            subject, False, "no article among its links", "mend `article`, `links`, or the address"
        )
    dated = sum(link.published_at is not None for link in look.links)
    return Finding(subject, True, f"{len(look.links)} articles, {dated} dated; {look.links[0].address}")


def _article(source: Source, outcome: Outcome | None) -> Iterator[Finding]:
    if outcome is None:
        yield Finding("article", False, "none was listed", "mend a place first")
        return
    address = outcome.link.address
    if not outcome.page or outcome.outcome != "fetched":
        yield Finding("article", False, f"{address}: {outcome.outcome}: {outcome.reason}", "see the page")
        return
    page = outcome.page
    try:
        article = read_page(page, source.layouts)
    except UnreadablePage as error:
        yield Finding("article", False, str(error), "mend the layout; what could be read follows")
        try:
            article = read_page(replace(page, kind="file"), source.layouts)
        except UnreadablePage:
            return
    else:
        yield Finding("article", True, f"{address}; id {article.native_id}")
    yield from _fields(source, article)


def _fields(source: Source, article: Article) -> Iterator[Finding]:
    """Say of each field what was read, by which rung, and whether the declaration promised another."""
    rungs, words = dict(article.rungs), _words_of(article)
    newest = source.layouts[-1] if source.layouts else None
    for field in FIELDS:
        rung, value = rungs.get(field), words[field]
        declared = {"published_at": "published"}.get(field, field)
        promised = newest is not None and getattr(newest, declared) is not None
        if rung is None or not value:
            is_free = field in {"author", "lead"} and not promised
            yield Finding(field, is_free, "not found", "" if is_free else f"mend `{declared}` of the layout")
        elif promised and rung in {"generic", "id_time", "discovery"} and field != "author":
            yield Finding(
                field, False, f"{value} (by {rung})", f"mend `{declared}`: the layout did not give it"
            )
        else:
            yield Finding(field, True, f"{value} (by {rung})")
    for sign in article.quality.signs if article.quality else ():
        yield Finding(
            sign, sign == "short_body", REFUSED.get(sign, "seen on this page"), "see the page beside it"
        )


def _words_of(article: Article) -> dict[str, str]:
    def of_role(role: str) -> str:
        return " ".join(article.text[b.start : b.end] for b in article.blocks if b.role == role)

    body = of_role("body")
    at = article.published_at
    return {
        "title": article.title or "",
        "lead": of_role("lead"),
        "published_at": f"{at:%d/%m/%Y %H:%M}" if at else "",
        "author": article.author or "",
        "body": f"{len(body)} letters: {body[:60]}…" if body else "",
    }
