"""Discover over real HTTP: what a source lists, what is due again, and what goes wrong on the way."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tasks.archive import archive, replay
from tasks.discover import discover
from tasks.fetch import fetch
from tasks.fetching.fetcher import open_fetcher
from tasks.records import Discovery, Link
from tasks.sources.declaration import Place
from tasks.sources.newsroom import newsroom as declare_newsroom
from tests.fetching.conftest import LIMITS, declared
from tests.fetching.server import Server, answer
from tests.newsroom.articles import load
from tests.newsroom.server import Newsroom

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
Look = Callable[..., Discovery]


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture
def look(server: Server, tmp_path: Path) -> Look:
    """Discover places (kind and path) of the server once."""

    def look_once(
        *places: Place, known: Sequence[dict[str, Any]] = (), since: date | None = None, **changes: object
    ) -> Discovery:
        source = declared(server, places=places, **changes)
        with open_fetcher(source, tmp_path, "mailto:a@example.org", LIMITS) as fetcher:
            return discover.fn(source, fetcher, known, since, NOW)

    return look_once


def rss(*items: str) -> bytes:
    return answer(f"<rss><channel>{''.join(items)}</channel></rss>".encode())


def item(link: str, title: str = "", published: str = "") -> str:
    return f"<item><title>{title}</title><link>{link}</link><pubDate>{published}</pubDate></item>"


def row(server: Server, number: int, **changes: object) -> dict[str, Any]:
    """What the ledger holds of an article fetched ten days ago and seen again five days ago."""
    return {
        "address": f"{server.address}/tin/{number}",
        "native_id": str(number),
        "found_in": "rss",
        "title": "Tin cũ",
        "published_at": None,
        "outcome": "unchanged",
        "etag": '"1"',
        "last_modified": None,
        "discovered_at": NOW - timedelta(days=10),
        "first_fetched_at": NOW - timedelta(days=10),
        "last_checked_at": NOW - timedelta(days=5),
        "gone_at": None,
    } | changes


def test_links_of_several_places_are_merged(server: Server, look: Look) -> None:
    first = server.on(
        "/rss", rss(item("/tin/a-1?utm_source=rss#x"), item("/tin/2", "Tuần tra"), item("/tag/3"))
    )
    server.on(
        "/ds/1", answer(b'<a href="/tin/a-1" title="Ti&ecirc;u &#273;&#7873;">x</a><a href="/tin/5">n</a>')
    )
    second = server.address + "/ds/{page}"
    found = look(Place(kind="rss", address=first), Place(kind="listing", address=second, page_count=3))
    assert [(link.native_id, link.title) for link in found.links] == [
        ("1", "Tiêu đề"),
        ("2", "Tuần tra"),
        ("5", "n"),
    ]
    assert found.links[0].address == server.address + "/tin/a-1"
    assert found.links[0].found_in == first
    # The second page of the listing is missing, so the third is not asked for.
    assert server.paths() == ["/rss", "/ds/1", "/ds/2"]
    assert [page.kind for page in found.pages] == ["feed", "listing", "listing"]
    assert len(found.problems) == 1
    assert "status 404" in found.problems[0]


def test_no_link_to_another_host_is_found(server: Server, look: Look) -> None:
    hostile = [
        "http://evil.example/tin/1",
        "https://127.0.0.1/tin/2",
        "javascript:tin/3",
        "file:///tin/4",
        "http://[/tin/5",
    ]
    address = server.on("/rss", rss(*map(item, hostile), item("//127.0.0.1:1/tin/6"), item("/tin/7")))
    assert [link.native_id for link in look(Place(kind="rss", address=address)).links] == ["7"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>Captcha</body></html>",
        b"<rss><channel></channel></rss>",
        b"\x1f\x8b\x08",
        b"<rss><channel><item>",
    ],
)
def test_a_place_that_cannot_be_read_is_one_line_and_the_others_go_on(
    server: Server, look: Look, body: bytes
) -> None:
    bad = server.on("/bad", answer(body))
    good = server.on("/good", rss(item("/tin/1")))
    found = look(Place(kind="rss", address=bad), Place(kind="rss", address=good))
    assert [link.native_id for link in found.links] == ["1"]
    assert len(found.problems) == 1
    assert bad in found.problems[0]
    assert "\n" not in found.problems[0]


def test_known_articles_are_skipped_until_they_are_due(server: Server, look: Look) -> None:
    address = server.on("/rss", rss(*(item(f"/tin/{number}") for number in range(1, 5))))
    known = [
        row(server, 1),  # its look after a day and after seven days: the last was on day 5
        row(server, 2, last_checked_at=NOW - timedelta(days=2)),
        row(server, 3, outcome="failed"),
        row(server, 8, last_checked_at=NOW - timedelta(days=9, hours=23)),
        row(server, 9, last_checked_at=NOW - timedelta(days=1)),
    ]
    again = (timedelta(days=1), timedelta(days=7), timedelta(days=30))
    found = look(Place(kind="rss", address=address), known=known, recheck=again)
    assert [link.native_id for link in found.links] == ["1", "3", "4", "8"]
    assert [link.etag for link in found.links] == ['"1"', '"1"', None, '"1"']
    assert [outcome.link.native_id for outcome in found.skipped] == ["2"]
    assert {outcome.outcome for outcome in found.skipped} == {"skipped"}


def test_a_look_after_no_time_is_one_at_every_run(server: Server, look: Look) -> None:
    address = server.on("/rss", rss(item("/tin/1")))
    known = [row(server, 1, last_checked_at=NOW), row(server, 2, last_checked_at=NOW)]
    found = look(Place(kind="rss", address=address), known=known, recheck=(timedelta(0),))
    assert [link.native_id for link in found.links] == ["1", "2"]


def test_what_was_never_fetched_is_asked_for_again_for_a_while(server: Server, look: Look) -> None:
    address = server.on("/rss", rss(item("/tin/1")))
    never = {"first_fetched_at": None, "last_checked_at": None}
    old = NOW - timedelta(days=31)
    known = [
        row(server, 1, outcome="left", **never, discovered_at=old),
        row(server, 2, outcome="failed", **never),
        row(server, 3, outcome=None, **never),
        row(server, 4, outcome="failed", **never, discovered_at=old),
        row(server, 5, outcome="gone", first_fetched_at=None, last_checked_at=NOW - timedelta(days=5)),
    ]
    found = look(Place(kind="rss", address=address), known=known)
    assert [link.native_id for link in found.links] == ["1", "2", "3"]


def test_since_is_a_vietnamese_day(server: Server, look: Look) -> None:
    address = server.on(
        "/rss",
        rss(
            item("/tin/1", published="Sat, 21 Nov 2026 23:59:00 +0700"),
            item("/tin/2", published="Sat, 21 Nov 2026 17:00:00 GMT"),
            item("/tin/3"),
        ),
    )
    found = look(Place(kind="rss", address=address), since=date(2026, 11, 22))
    assert [link.native_id for link in found.links] == ["2", "3"]


def index(server: Server, *months: int) -> str:
    parts = []
    for month in months:
        where = server.on(
            f"/s-{month}.xml",
            answer(f"<urlset><url><loc>{server.address}/tin/{month}</loc></url></urlset>".encode()),
        )
        parts.append(f"<sitemap><loc>{where}</loc><lastmod>2026-{month:02}-20</lastmod></sitemap>")
    return server.on("/sitemap.xml", answer(f"<sitemapindex>{''.join(parts)}</sitemapindex>".encode()))


def test_of_an_index_the_newest_and_the_changed_sitemaps_are_read_again(server: Server, look: Look) -> None:
    place = Place(kind="sitemap", address=index(server, 9, 10, 11))
    assert [link.native_id for link in look(place).links] == ["11", "10", "9"]
    server.asked.clear()
    look(place, known=[row(server, 9)])
    # The second newest too: an article that comes late, with an earlier day, changes no date.
    assert server.paths() == ["/sitemap.xml", "/s-11.xml", "/s-10.xml"]
    server.asked.clear()
    look(place, since=date(2026, 10, 1), known=[row(server, 9)])
    assert server.paths() == ["/sitemap.xml", "/s-11.xml", "/s-10.xml"]


def test_an_index_that_names_itself_or_another_host_ends(server: Server, look: Look) -> None:
    body = f"<sitemapindex><sitemap><loc>{server.address}/s.xml</loc></sitemap><sitemap><loc>http://evil.example/</loc></sitemap></sitemapindex>"
    found = look(Place(kind="sitemap", address=server.on("/s.xml", answer(body.encode()))))
    assert found.links == ()
    assert server.paths() == ["/s.xml", "/s.xml"]
    assert any("evil.example is not declared" in problem for problem in found.problems)


def test_the_newsroom_is_read_whole_and_a_second_look_costs_nothing(tmp_path: Path) -> None:
    with Newsroom() as newsroom:
        source = declare_newsroom(newsroom.address)
        with open_fetcher(source, tmp_path / "hosts", "mailto:a@example.org") as fetcher:
            first = discover.fn(source, fetcher, [], None, NOW)
            assert first.problems == ()
            assert {str(story.id) for story in load(1)} <= {link.native_id for link in first.links}
            outcomes = fetch.fn(first.links, fetcher)
            assert {outcome.outcome for outcome in outcomes} == {"fetched", "refused"}
            archived = archive.fn(
                [outcome.page for outcome in outcomes if outcome.page], tmp_path / "archive"
            )
            assert list(replay(tmp_path / "archive")) == archived
            known = [
                _ledger(outcome.link, dict(outcome.page.headers)) for outcome in outcomes if outcome.page
            ]
            second = discover.fn(source, fetcher, known, None, NOW)
            again = fetch.fn(second.links, fetcher)
        agents = {request.agent for request in newsroom.requests}
        closed = [request.path for request in newsroom.requests if request.path.startswith("/noi-bo/")]
    assert [outcome.outcome for outcome in again].count("unchanged") == len(known)
    assert sum(outcome.byte_count for outcome in again) == 0
    assert closed == []
    assert len(agents) == 1


def _ledger(link: Link, headers: dict[str, str]) -> dict[str, Any]:
    fields = ("address", "native_id", "found_in", "title", "published_at")
    times = dict.fromkeys(("discovered_at", "first_fetched_at", "last_checked_at"), NOW - timedelta(hours=1))
    validators = {"etag": headers.get("ETag"), "last_modified": headers.get("Last-Modified")}
    return {name: getattr(link, name) for name in fields} | times | validators | {"outcome": "fetched"}
