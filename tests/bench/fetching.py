"""Fetching from sixteen hosts at once: how much of what politeness allows is reached."""

import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tasks.fetch import fetch
from tasks.fetching.fetcher import open_fetcher
from tasks.records import Link, Outcome
from tasks.sources.declaration import Source
from tasks.sources.newsroom import newsroom
from tests.faults.paper import page, path
from tests.fetching.server import Asked, Reply, Server, answer

HOSTS, LATENCY, PAUSE = 16, 0.05, 0.2
PAGES = 15
"""Pages of each host in one round."""
LIMIT = HOSTS / (PAUSE + LATENCY)
"""Pages a second that one request at a time and a pause between two allow at most."""
GOAL = 0.85


@dataclass(slots=True)
class Far(Server):
    """A host that is some way off."""

    def reply_to(self, asked: Asked) -> Reply:
        """Answer late."""
        time.sleep(LATENCY)
        return Server.reply_to(self, asked)


@contextmanager
def sixteen_hosts() -> Iterator[tuple[Source, list[Link]]]:
    """Serve sixteen hosts; give their declaration and the links of one round, host by host in turn."""
    with ExitStack() as running:
        hosts = [running.enter_context(Far()) for _ in range(HOSTS)]
        for host in hosts:
            for number in range(PAGES + 1):
                host.on(path(number), answer(page(number).encode()))
        names = tuple(host.host for host in hosts)
        source = replace(newsroom(hosts[0].address), hosts=names, places=(), pause_seconds=PAUSE)
        links = [
            Link(source="bench", address=host.address + path(number), found_in="bench")
            for number in range(PAGES + 1)
            for host in hosts
        ]
        yield source, links


def rates(rounds: int) -> list[float]:
    """Give round by round the pages a second; robots.txt and a first page of each host are not counted."""
    found = []
    with sixteen_hosts() as (source, links):
        for _ in range(rounds):
            with (
                tempfile.TemporaryDirectory() as folder,
                open_fetcher(source, Path(folder), "mailto:toasoan@example.org") as fetcher,
            ):
                assert_fetched(fetch.fn(links[:HOSTS], fetcher))
                began = time.monotonic()
                outcomes = fetch.fn(links[HOSTS:], fetcher)
                found.append(len(outcomes) / (time.monotonic() - began))
                assert_fetched(outcomes)
    return found


def assert_fetched(outcomes: Sequence[Outcome]) -> None:
    """Assert that every link gave its page."""
    counts = Counter(outcome.outcome for outcome in outcomes)
    assert counts == {"fetched": len(outcomes)}, counts
