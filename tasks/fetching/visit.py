"""One visit: from an address to its answer, through turns, robots.txt, redirects and further tries."""

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import SplitResult, urldefrag, urljoin

from tasks.errors import FailedFetch, PutOff, RefusedAddress, TemporaryFailure
from tasks.fetching.addresses import host_of, split_address
from tasks.fetching.answers import is_strain, rest_asked_for
from tasks.fetching.pauses import Pauses
from tasks.fetching.robots import ALLOW_ALL, ROBOTS_BYTES, KeptRobots, Robots, unreachable
from tasks.fetching.session import Answer, Limits, PoliteSession
from tasks.sources.declaration import Source

MOST_HOPS = 5
MOST_TRIES = 3
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Manners:
    """What all visits of a run share."""

    source: Source
    limits: Limits
    pauses: Pauses
    kept_robots: KeptRobots
    robots: dict[str, Robots]
    """The rules of each origin, as this run knows them."""


class Visit:
    """The requests that one link costs: how many, how many bytes, in a bounded time."""

    def __init__(self, manners: Manners, session: PoliteSession) -> None:
        self._manners, self._limits, self._session = manners, manners.limits, session
        self._seconds_left = manners.limits.deadline_seconds
        self.request_count = self.byte_count = 0

    def follow(
        self, address: str, headers: Mapping[str, str], byte_limit: int, *, is_robots: bool = False
    ) -> tuple[str, Answer]:
        """Ask, and follow redirects within the declared hosts; give the last address and its answer.

        Raises RefusedAddress, PutOff, FailedFetch.
        """
        start, seen = address, set[str]()
        while len(seen) <= MOST_HOPS and address not in seen:
            seen.add(address)
            parts = split_address(address, self._manners.source.hosts)
            rules = ALLOW_ALL if is_robots else self._rules(parts)
            if refusal := rules.refusal_of(address):
                raise RefusedAddress(f"{address}: {refusal}")
            delay = rules.crawl_delay(self._limits.longest_delay_seconds)
            pause = max(self._manners.source.pause_seconds, delay)
            answer = self._try(parts, headers, byte_limit, pause, is_robots=is_robots)
            if answer.status not in REDIRECTS or not answer.location:
                return address, answer
            address = next_hop(address, answer.location)
        raise FailedFetch(f"redirects in a loop, or more than {MOST_HOPS} of them, from {start[:120]}")

    def _rules(self, parts: SplitResult) -> Robots:
        """Give the rules of an origin: what this run knows, else what was kept, else what it says now."""
        origin = f"{parts.scheme}://{parts.netloc.lower()}"
        known = self._manners.robots
        if origin not in known:
            known[origin] = self._manners.kept_robots.get(origin) or self._asked_rules(origin)
        return known[origin]

    def _asked_rules(self, origin: str) -> Robots:
        try:
            _, answer = self.follow(f"{origin}/robots.txt", {}, ROBOTS_BYTES, is_robots=True)
        except (RefusedAddress, FailedFetch) as error:
            return unreachable(str(error))
        return self._manners.kept_robots.keep(origin, answer.status, answer.body)

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
        for attempt in range(1, MOST_TRIES + 1):
            try:
                answer = self._ask(parts, headers, byte_limit, pause, cut=is_robots)
            except TemporaryFailure:
                if attempt == MOST_TRIES:
                    raise
            else:
                if not is_strain(answer.status) or attempt == MOST_TRIES:
                    return answer
            backoff = self._limits.backoff_seconds * 2 ** (attempt - 1)
            time.sleep(backoff * random.uniform(0.75, 1.25))  # noqa: S311
        raise AssertionError("the last try returns or raises")

    def _ask(
        self, parts: SplitResult, headers: Mapping[str, str], byte_limit: int, pause: float, *, cut: bool
    ) -> Answer:
        """Ask once, in the host's turn; raise PutOff where the answer asks for a longer rest than we wait."""
        host = host_of(parts)
        if self._seconds_left <= 0:
            raise FailedFetch("no whole answer within the time allowed; the next run tries again")
        with self._manners.pauses.turn(host, pause) as turn:
            began = time.monotonic()
            self.request_count += 1
            try:
                answer = self._session.ask(parts.geturl(), headers, byte_limit, self._seconds_left, cut=cut)
            finally:
                self._seconds_left -= time.monotonic() - began
            turn.is_strained = is_strain(answer.status)
            turn.rest_seconds = rest_asked_for(answer.retry_after, datetime.now(UTC))
        self.byte_count += answer.wire_bytes
        rest = turn.rest_seconds or 0
        if turn.is_strained and rest > self._limits.longest_wait_seconds:
            raise PutOff(
                f"{host} asked for {rest:.0f} s of rest (status {answer.status}); a later run goes on"
            )
        return answer


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
