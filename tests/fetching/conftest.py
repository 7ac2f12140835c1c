"""A fault server, and a door to it with short limits."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tasks.fetching.fetcher import Fetcher, open_fetcher
from tasks.fetching.session import Limits
from tasks.records import Link, Outcome
from tasks.sources.declaration import Source
from tests.fetching.server import Server

LIMITS = Limits(
    deadline_seconds=1.0,
    connect_seconds=0.5,
    page_bytes=1_000_000,
    sitemap_bytes=3_000_000,
    backoff_seconds=0.01,
    longest_wait_seconds=0.3,
    longest_delay_seconds=0.3,
)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


def declared(server: Server, **changes: object) -> Source:
    source = Source(
        name="sample",
        publisher="Báo Mẫu",
        hosts=(server.host,),
        places=(),
        article=r"^/tin/[a-z0-9-]*?(?P<id>[0-9]+)$",
        layouts=(),
        pause_seconds=0.0,
        recheck=(timedelta(days=1),),
        evidence="live: made for tests",
    )
    return replace(source, **changes)  # type: ignore[arg-type]


@pytest.fixture
def open_door(server: Server, tmp_path: Path) -> Iterator[Callable[..., Fetcher]]:
    """Open a fetcher for the fault server; changes to the source and limits by keyword."""
    with ExitStack() as stack:

        def open_one(limits: Limits = LIMITS, folder: str = "hosts", **changes: object) -> Fetcher:
            source = declared(server, **changes)
            return stack.enter_context(
                open_fetcher(source, tmp_path / folder, "mailto:toasoan@example.org", limits)
            )

        yield open_one


@pytest.fixture
def fetcher(open_door: Callable[..., Fetcher]) -> Fetcher:
    return open_door()


def ask(fetcher: Fetcher, address: str, kind: str = "article", **said: str) -> Outcome:
    return fetcher.get(Link(source="sample", address=address, found_in="test", **said), kind)
