"""The request log of a newsroom of six hosts: nothing forbidden, nothing twice at once, every pause kept."""

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

import duckdb
import pytest

from tasks.fetching.session import Limits
from tasks.sources.declaration import Place, Source
from tasks.sources.newsroom import newsroom
from tests.faults.paper import page
from tests.faults.road import run
from tests.fetching.server import Asked, Reply, Server, answer
from warehouse.content import content_hash

PAUSE, DELAY, REST = 0.02, 0.06, 1.0
# Host by host: its robots.txt, and the path of what it forbids; all else may be asked for.
RULES = (
    ("User-agent: *\nDisallow: /?", "/?tin={number}"),
    ("User-agent: *\nDisallow: /*.pdf$", "/tin/{number}.pdf"),
    ("User-agent: *\nDisallow: /\nAllow: /tin/\nAllow: /sitemap.xml", "/anh/{number}.html"),
    ("\ufeffUser-agent: *\nDisallow: /anh/", "/anh/{number}.html"),
    (f"User-agent: *\nCrawl-delay: {DELAY}\nDisallow: /noi-bo/", "/noi-bo/{number}.html"),
    ("User-agent: khac\nDisallow: /\n\nUser-agent: cotmoc\nDisallow: /an/", "/an/{number}.html"),
)
# Allowed, though a careless reader of the rules would not ask for it: `Disallow: /*.pdf$`.
NEARLY = {1: "/tin/{number}.pdf?x=1"}
COUNTED = ("article", "revision", "event", "figure", "person", "unit_mention", "place_mention", "reject")


@dataclass(slots=True)
class Site(Server):
    """One host: every page has a tag, and whoever has it is told that nothing has changed."""

    pages: dict[str, bytes] = field(default_factory=dict)
    is_tired: bool = False
    """Whether the next page is answered with a rest to be kept."""
    rested_from: float = 0.0
    body_bytes: int = 0

    def reply_to(self, asked: Asked) -> Reply:
        body = self.pages.get(asked.path)
        if body is None:
            return answer(status=404)
        if self.is_tired and asked.path.startswith("/tin/"):
            self.is_tired, self.rested_from = False, asked.began
            return answer(status=503, headers={"Retry-After": str(int(REST))})
        tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if asked.headers.get("if-none-match") == tag:
            return answer(status=304, headers={"ETag": tag}, has_length=False)
        self.body_bytes += len(body)
        kind = "text/html" if body.startswith(b"<!DOCTYPE") else "text/plain"
        return answer(body, headers={"ETag": tag, "Content-Type": f"{kind}; charset=utf-8"})


def sites(count: int) -> Iterator[Site]:
    """Give the hosts, each with so many pages that may be asked for and some that may not."""
    for index, (rules, forbidden) in enumerate(RULES):
        site = Site()
        first = 100_000 * (index + 1)
        allowed = [f"/tin/{first + number}.html" for number in range(count)]
        if index in NEARLY:
            allowed[-1] = NEARLY[index].format(number=first + count - 1)
        site.pages = {path: page(first + number).encode() for number, path in enumerate(allowed)}
        closed = [forbidden.format(number=first + 90_000 + number) for number in range(5)]
        site.pages |= {path: page(first + 90_000).encode() for path in closed}
        listed = "".join(f"<url><loc>{site.address}{path}</loc></url>" for path in [*closed, *allowed])
        site.pages["/sitemap.xml"] = f"<urlset>{listed}</urlset>".encode()
        site.pages["/robots.txt"] = rules.encode()
        yield site


def declared(running: list[Site]) -> Source:
    return replace(
        newsroom(running[0].address),
        name="newsroom",
        hosts=tuple(site.host for site in running),
        places=tuple(Place(kind="sitemap", address=f"{site.address}/sitemap.xml") for site in running),
        article=r"^/(?:[a-z-]{2,6}/|\?tin=)(?P<id>[0-9]+)(?:\.(?:html|pdf))?(?:\?x=1)?$",
        pause_seconds=PAUSE,
    )


def is_forbidden(index: int, path: str) -> bool:
    start, _, end = RULES[index][1].partition("{number}")
    return path.startswith(start) and path.endswith(end)


def assert_polite(index: int, site: Site, asked: list[Asked]) -> None:
    """Assert that a host's log of one run shows our manners."""
    paths = [each.path for each in asked]
    assert not [path for path in paths if is_forbidden(index, path)]
    wanted = {path for path in site.pages if path != "/robots.txt" and not is_forbidden(index, path)}
    assert wanted <= set(paths), "refused without need"
    assert site.most_connections == 1
    delay = DELAY if "Crawl-delay" in RULES[index][0] else PAUSE
    pauses = [after.began - before.ended for before, after in pairwise(asked)]
    assert min(pauses) >= PAUSE - 0.002
    # The delay is known once robots.txt has been read.
    assert min(pauses[1:]) >= delay - 0.002
    if site.rested_from:
        later = [each.began for each in asked if each.began > site.rested_from]
        assert min(later) - site.rested_from >= REST


def rows(home: Path) -> tuple[str, list[int]]:
    with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as con:
        counts = [con.execute(f"select count(*) from {table}").fetchall()[0][0] for table in COUNTED]
        return content_hash(con), counts


@pytest.mark.parametrize("count", [3, pytest.param(170, marks=pytest.mark.prove)])
def test_two_runs_over_six_hosts(tmp_path: Path, count: int) -> None:
    limits = Limits(backoff_seconds=0.01, longest_wait_seconds=5.0)
    with ExitStack() as stack:
        running = [stack.enter_context(site) for site in sites(count)]
        source = declared(running)
        running[-1].is_tired = True
        run(source, (), tmp_path, limits)
        for index, site in enumerate(running):
            assert_polite(index, site, list(site.asked))
        hash_before, counts_before = rows(tmp_path)
        assert counts_before[0] == count * len(running)
        with duckdb.connect(str(tmp_path / "warehouse.duckdb"), read_only=True) as con:
            refused = con.execute("select count(*) from link where outcome = 'refused'").fetchall()
        assert refused == [(5 * len(running),)]

        for site in running:
            site.asked.clear()
            site.body_bytes, site.rested_from = 0, 0.0
        run(source, (), tmp_path, limits)
        for index, site in enumerate(running):
            assert_polite(index, site, [Asked("/robots.txt", {}, 0.0), *site.asked])
            assert site.body_bytes == 0
            assert "/robots.txt" not in [each.path for each in site.asked]
        assert rows(tmp_path) == (hash_before, counts_before)
