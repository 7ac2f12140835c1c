"""The door to a publisher: one link in, one outcome out."""

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from tasks.errors import BadSettings, FailedFetch, PutOff, RefusedAddress
from tasks.fetching.addresses import article_id, host_of, split_address
from tasks.fetching.answers import NEXT_RUN, has_known_end, page_problem
from tasks.fetching.kept import KeptPlaces, conditions
from tasks.fetching.pauses import Pauses
from tasks.fetching.robots import KeptRobots
from tasks.fetching.session import Answer, Limits, PoliteSession
from tasks.fetching.visit import Manners, Visit
from tasks.records import Link, Outcome, Page
from tasks.sources.declaration import Source

MOST_FAILURES = 5
"""After so many in a row a host is left alone for the rest of the run."""
GONE = frozenset({404, 410})
PLACES = frozenset({"feed", "sitemap", "listing"})
"""Kinds that are read at every run: of these the last answer is kept."""


@contextmanager
def open_fetcher(
    source: Source, folder: Path, contact: str, limits: Limits | None = None
) -> Iterator["Fetcher"]:
    """Open the door to a source; `folder` keeps turns and rules of hosts, `contact` stands in the User-Agent.

    Raises BadSettings for a contact that no header can carry.
    """
    if not contact or not (contact.isascii() and contact.isprintable()):
        raise BadSettings(f"contact {contact!r}: give an address or e-mail in plain ASCII (COTMOC_CONTACT)")
    limits = limits or Limits()
    pauses = Pauses(folder, limits.longest_wait_seconds)
    manners = Manners(source, limits, pauses, KeptRobots(folder), {})
    with ExitStack() as sessions:
        yield Fetcher(manners, KeptPlaces(folder), f"cotmoc/{version('cotmoc')} (+{contact})", sessions)


@dataclass(slots=True)
class _Host:
    """One host in one run: whoever asks it holds its lock."""

    session: PoliteSession
    lock: threading.Lock = field(default_factory=threading.Lock)
    failure_count: int = 0
    """How many times in a row it failed."""


class Fetcher:
    """Asks one source's hosts, each one request at a time, and remembers their failures for a run.

    Several threads may ask at once: for the same host they wait for each other.
    """

    def __init__(self, manners: Manners, kept: KeptPlaces, user_agent: str, sessions: ExitStack) -> None:
        self.source, self._kept = manners.source, kept
        self._manners, self._user_agent, self._sessions = manners, user_agent, sessions
        self._hosts: dict[str, _Host] = {}
        self._opening = threading.Lock()

    def get(self, link: Link, kind: str = "article") -> Outcome:
        """Ask for a link and say what became of it; never raises for what a site may do.

        A feed, sitemap or listing that is `unchanged` comes with the page as it was last received.
        """
        began = time.monotonic()
        try:
            name = host_of(split_address(link.address, self.source.hosts))
        except RefusedAddress as error:
            return Outcome(link=link, outcome="refused", reason=str(error))
        link = link if link.native_id else replace(link, native_id=article_id(self.source, link.address))
        host = self._host(name)
        with host.lock:
            visit = Visit(self._manners, host.session)
            outcome = self._outcome(link, kind, host, visit)
        return replace(
            outcome,
            request_count=visit.request_count,
            byte_count=visit.byte_count,
            elapsed_seconds=time.monotonic() - began,
        )

    def _host(self, name: str) -> _Host:
        with self._opening:
            if name not in self._hosts:
                session = self._sessions.enter_context(PoliteSession(self._user_agent, self._manners.limits))
                self._hosts[name] = _Host(session)
            return self._hosts[name]

    def _outcome(self, link: Link, kind: str, host: _Host, visit: Visit) -> Outcome:
        if host.failure_count >= MOST_FAILURES:
            reason = f"{MOST_FAILURES} failures in a row at this host; {NEXT_RUN}"
            return Outcome(link=link, outcome="left", reason=reason)
        try:
            return self._answered(link, kind, host, visit)
        except RefusedAddress as error:
            return Outcome(link=link, outcome="refused", reason=str(error))
        except PutOff as error:
            return Outcome(link=link, outcome="left", reason=str(error))
        except FailedFetch as error:
            host.failure_count += 1
            return Outcome(link=link, outcome="failed", reason=str(error))

    def _answered(self, link: Link, kind: str, host: _Host, visit: Visit) -> Outcome:
        """Ask, and say what the answer stands for."""
        limits, kept = self._manners.limits, self._kept.get(link) if kind in PLACES else None
        asked = {"If-None-Match": link.etag, "If-Modified-Since": link.last_modified}
        headers = conditions(kept) if kept else {name: value for name, value in asked.items() if value}
        byte_limit = limits.page_bytes if kind in {"article", "listing"} else limits.sitemap_bytes
        address, answer = visit.follow(link.address, headers, byte_limit)
        what, reason = judge(answer, is_conditional=bool(headers))
        host.failure_count = host.failure_count + 1 if what == "failed" else 0
        # An old article that moved to the home page says nothing against its host.
        if what == "fetched" and kind == "article" and self._is_elsewhere(link.address, address):
            what, reason = "failed", f"moved to {address}, which is no article; see whether it still exists"
        page = Page(
            link=link,
            address=address,
            status=answer.status,
            headers=answer.headers,
            body=answer.body,
            fetched_at=datetime.now(UTC),
            kind=kind,
            request_headers=(*host.session.sent, *headers.items()),
        )
        if what == "fetched" and kind in PLACES and has_known_end(answer):
            self._kept.keep(page)
        held = (kept or page) if what == "unchanged" else page if what in {"fetched", "gone"} else None
        return Outcome(link=link, outcome=what, reason=reason, status=answer.status, page=held)

    def _is_elsewhere(self, asked: str, answered: str) -> bool:
        return answered != asked and not article_id(self.source, answered)


def judge(answer: Answer, *, is_conditional: bool) -> tuple[str, str]:
    """Give the outcome that an answer stands for, and why."""
    if answer.status in GONE:
        return "gone", f"status {answer.status}"
    if answer.status == 304 and is_conditional:
        return "unchanged", "status 304"
    if answer.status != 200:
        return "failed", f"status {answer.status}; {NEXT_RUN}"
    problem = page_problem(answer)
    return ("failed", problem) if problem else ("fetched", "status 200")
