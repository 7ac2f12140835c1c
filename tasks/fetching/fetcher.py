"""The door to a publisher: one link in, one outcome out, and manners in between."""

import random
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from urllib.parse import SplitResult, urldefrag, urljoin

from tasks.errors import BadSettings, FailedFetch, PutOff, RefusedAddress, TemporaryFailure
from tasks.fetching.addresses import article_id, declared_form, split_address
from tasks.fetching.answers import NEXT_RUN, page_problem, rest_asked_for
from tasks.fetching.pauses import Pauses
from tasks.fetching.robots import ALLOW_ALL, ROBOTS_BYTES, Robots, read_robots, unreachable
from tasks.fetching.session import Answer, Limits, PoliteSession
from tasks.records import Link, Outcome, Page
from tasks.sources.declaration import Source

MOST_HOPS = 5
MOST_TRIES = 3
MOST_FAILURES = 5
"""After so many in a row a host is left alone for the rest of the run."""
REDIRECTS = frozenset({301, 302, 303, 307, 308})
WORTH_ANOTHER_TRY = frozenset({408, 429, 500, 502, 503, 504, 522, 524})
GONE = frozenset({404, 410})


@contextmanager
def open_fetcher(
    source: Source, folder: Path, contact: str, limits: Limits | None = None
) -> Iterator["Fetcher"]:
    """Open the door to a source; `folder` keeps the turns of hosts, `contact` stands in the User-Agent.

    Raises BadSettings for a contact that no header can carry.
    """
    if not contact or not (contact.isascii() and contact.isprintable()):
        raise BadSettings(f"contact {contact!r}: give an address or e-mail in plain ASCII (COTMOC_CONTACT)")
    limits = limits or Limits()
    with PoliteSession(f"cotmoc/{version('cotmoc')} (+{contact})", limits) as session:
        yield Fetcher(source, session, Pauses(folder), limits)


class Fetcher:
    """Asks one source's hosts, one request at a time, and remembers their rules and failures for a run."""

    def __init__(self, source: Source, session: PoliteSession, pauses: Pauses, limits: Limits) -> None:
        self.source = source
        self._session, self._pauses, self._limits = session, pauses, limits
        self._robots: dict[str, Robots] = {}
        self._failures: Counter[str] = Counter()
        self._request_count = self._byte_count = 0

    def get(self, link: Link, kind: str = "article") -> Outcome:
        """Ask for a link and say what became of it; never raises for what a site may do."""
        began, requests_before, bytes_before = time.monotonic(), self._request_count, self._byte_count
        link = link if link.native_id else replace(link, native_id=article_id(self.source, link.address))
        try:
            outcome = self._outcome(link, kind)
        except RefusedAddress as error:
            outcome = Outcome(link=link, outcome="refused", reason=str(error))
        except PutOff as error:
            outcome = Outcome(link=link, outcome="left", reason=str(error))
        except FailedFetch as error:
            outcome = Outcome(link=link, outcome="failed", reason=str(error))
        self._count_failure(outcome)
        return replace(
            outcome,
            request_count=self._request_count - requests_before,
            byte_count=self._byte_count - bytes_before,
            elapsed_seconds=time.monotonic() - began,
        )

    def _count_failure(self, outcome: Outcome) -> None:
        host = _host_of(outcome.link.address)
        if outcome.outcome == "failed":
            self._failures[host] += 1
        elif outcome.outcome in {"fetched", "unchanged", "gone"}:
            self._failures[host] = 0

    def _outcome(self, link: Link, kind: str) -> Outcome:
        if self._failures[_host_of(link.address)] >= MOST_FAILURES:
            raise PutOff(f"{MOST_FAILURES} failures in a row at this host; the next run tries again")
        validators = {"If-None-Match": link.etag, "If-Modified-Since": link.last_modified}
        headers = {name: value for name, value in validators.items() if value}
        byte_limit = self._limits.page_bytes if kind in {"article", "listing"} else self._limits.sitemap_bytes
        address, answer = self._follow(link.address, headers, byte_limit)
        page = Page(
            link=link,
            address=address,
            status=answer.status,
            headers=answer.headers,
            body=answer.body,
            fetched_at=datetime.now(UTC),
            kind=kind,
            request_headers=(*self._session.sent, *headers.items()),
        )
        what, reason = self._judge(page, answer, is_conditional=bool(headers))
        kept = page if what in {"fetched", "gone"} else None
        return Outcome(link=link, outcome=what, reason=reason, status=answer.status, page=kept)

    def _judge(self, page: Page, answer: Answer, *, is_conditional: bool) -> tuple[str, str]:
        """Give the outcome that an answer stands for, and why."""
        if answer.status in GONE:
            return "gone", f"status {answer.status}"
        if answer.status == 304 and is_conditional:
            return "unchanged", "status 304"
        problem = page_problem(answer) if answer.status == 200 else f"status {answer.status}; {NEXT_RUN}"
        moved = page.address != page.link.address
        if not problem and page.kind == "article" and moved and not article_id(self.source, page.address):
            problem = f"moved to {page.address}, which is no article; see whether it still exists"
        return ("failed", problem) if problem else ("fetched", "status 200")

    def _follow(
        self, address: str, headers: Mapping[str, str], byte_limit: int, *, is_robots: bool = False
    ) -> tuple[str, Answer]:
        """Ask, and follow redirects within the declared hosts; give the last address and its answer."""
        start, seen = address, set[str]()
        while len(seen) <= MOST_HOPS and address not in seen:
            seen.add(address)
            parts = split_address(address, self.source.hosts)
            rules = ALLOW_ALL if is_robots else self._rules(parts)
            if refusal := rules.refusal_of(address):
                raise RefusedAddress(f"{address}: {refusal}")
            pause = max(self.source.pause_seconds, rules.crawl_delay(self._limits.longest_wait_seconds))
            answer = self._try(parts, headers, byte_limit, pause, is_robots=is_robots)
            if answer.status not in REDIRECTS or not answer.location:
                return address, answer
            address = next_hop(address, answer.location)
        raise FailedFetch(f"redirects in a loop, or more than {MOST_HOPS} of them, from {start}")

    def _rules(self, parts: SplitResult) -> Robots:
        """Give the rules of a host, asked for once a run."""
        origin = f"{parts.scheme}://{parts.netloc.lower()}"
        if origin not in self._robots:
            try:
                _, answer = self._follow(f"{origin}/robots.txt", {}, ROBOTS_BYTES, is_robots=True)
                self._robots[origin] = read_robots(answer.status, answer.body)
            except (RefusedAddress, FailedFetch) as error:
                self._robots[origin] = unreachable(str(error))
        return self._robots[origin]

    def _try(
        self,
        parts: SplitResult,
        headers: Mapping[str, str],
        byte_limit: int,
        pause: float,
        *,
        is_robots: bool,
    ) -> Answer:
        """Ask at most MOST_TRIES times; give the last answer, or raise its failure."""
        host = declared_form(parts.hostname or "", parts.port, parts.scheme)
        for attempt in range(1, MOST_TRIES + 1):
            rest = None
            try:
                with self._pauses.turn(host, pause):
                    self._request_count += 1
                    answer = self._session.ask(parts.geturl(), headers, byte_limit, cut=is_robots)
            except TemporaryFailure:
                if attempt == MOST_TRIES:
                    raise
            else:
                self._byte_count += answer.wire_bytes
                if answer.status not in WORTH_ANOTHER_TRY:
                    return answer
                rest = rest_asked_for(answer.retry_after, datetime.now(UTC))
                if rest is not None and rest > self._limits.longest_wait_seconds:
                    self._pauses.put_off(host, rest)
                    raise PutOff(
                        f"{host} asked for {rest:.0f} s of rest (status {answer.status}); a later run goes on"
                    )
                if attempt == MOST_TRIES:
                    return answer
            backoff = self._limits.backoff_seconds * 2 ** (attempt - 1) * random.uniform(0.75, 1.25)  # noqa: S311
            time.sleep(backoff if rest is None else rest)
        raise AssertionError("the last try returns or raises")


def next_hop(address: str, location: str) -> str:
    """Give where a redirect leads; raise RefusedAddress for one out of https or without sense."""
    # Header bytes arrive as Latin-1; sites put UTF-8 there: "Location: /tin/biên-phòng".
    target = location.encode("latin-1", errors="replace").decode("utf-8", errors="replace").strip()
    try:
        there = urldefrag(urljoin(address, target)).url
    except ValueError as error:
        raise RefusedAddress(f"{address}: redirects to an address that is none ({error})") from error
    if address.startswith("https:") and there.startswith("http:"):
        raise RefusedAddress(f"{address}: redirects from https to http; declare the place with https")
    return there


def _host_of(address: str) -> str:
    return address.partition("://")[2].partition("/")[0].lower()
