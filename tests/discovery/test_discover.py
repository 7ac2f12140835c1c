"""Discover over real HTTP: what a source lists, what is due again, and what goes wrong on the way."""

import gzip
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tasks.archive import archive
from tasks.archiving.reading import replay
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
    # The second page of the listing is missing: that is its end, and the third is not asked for.
    assert server.paths() == ["/rss", "/ds/1", "/ds/2"]
    assert [page.kind for page in found.pages] == ["feed", "listing", "listing"]
    assert found.problems == ()


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


FOOTBALL = "Đội chủ nhà thắng hai bàn trong trận mở màn tối qua."
BORDER = "Sáng 3/7, Đồn Biên phòng Nậm Xanh trao 40 suất quà cho học trò nghèo."


def told(link: str, title: str, lead: str) -> str:
    return f"<item><title>{title}</title><link>{link}</link><description>{lead}</description></item>"


def test_of_a_gated_source_title_and_lead_rule_out_and_say_why(server: Server, look: Look) -> None:
    address = server.on(
        "/rss",
        rss(
            told("/tin/1", "Thắng trận mở màn", FOOTBALL),
            told("/tin/2", "Trao quà cho học trò", f"&lt;img src='a.jpg'&gt; {BORDER}"),
            told("/tin/3", "Cửa khẩu mở lại", FOOTBALL),
            told("/tin/4", "Thắng trận mở màn", ""),
            told("/tin/don-bien-phong-5", "Thắng trận mở màn", FOOTBALL),
        ),
    )
    found = look(Place(kind="rss", address=address), gated=True)
    assert [link.native_id for link in found.links] == ["2", "3", "4", "5"]
    [left_out] = found.skipped
    assert (left_out.link.native_id, left_out.outcome) == ("1", "skipped")
    assert left_out.reason == "not about the border: no such word in title and lead"
    assert len(look(Place(kind="rss", address=address)).links) == 5


def test_search_and_tag_pages_pass_the_gate_and_other_places_say_more(server: Server, look: Look) -> None:
    feed = server.on(
        "/rss", rss(told("/tin/1", "Thắng trận", FOOTBALL), told("/tin/2", "Thắng trận", FOOTBALL))
    )
    tag = server.on("/tag", answer(b"<a href='/tin/2'>x</a><a href='/tin/3'>y</a>"))
    found = look(Place(kind="rss", address=feed), Place(kind="tag", address=tag), gated=True)
    assert [link.native_id for link in found.links] == ["2", "3"]
    assert [link.found_in for link in found.links] == [feed, tag]
    assert [page.kind for page in found.pages] == ["feed", "listing"]
    search = server.on("/tim?q=bien+phong", answer(b"<a href='/tin/1'>x</a>"))
    found = look(Place(kind="search", address=search), Place(kind="rss", address=feed), gated=True)
    assert [link.native_id for link in found.links] == ["1"]


def test_a_title_without_lead_decides_only_where_declared(server: Server, look: Look) -> None:
    address = server.on(
        "/ds", answer("<a href='/tin/1'>Thắng trận</a><a href='/tin/2'>Cột mốc 512</a>".encode())
    )
    assert len(look(Place(kind="listing", address=address), gated=True).links) == 2
    found = look(Place(kind="listing", address=address, title_decides=True), gated=True)
    assert [link.native_id for link in found.links] == ["2"]
    assert "in the title" in found.skipped[0].reason


def test_what_was_ruled_out_is_asked_for_only_when_a_place_says_more(server: Server, look: Look) -> None:
    never = {"first_fetched_at": None, "last_checked_at": None, "etag": None, "outcome": "skipped"}
    known = [row(server, 1, **never), row(server, 2, **never), row(server, 3, **never)]
    address = server.on(
        "/rss", rss(told("/tin/1", "Thắng trận", FOOTBALL), told("/tin/2", "Trao quà", BORDER))
    )
    found = look(Place(kind="rss", address=address), known=known, gated=True)
    assert [link.native_id for link in found.links] == ["2"]
    assert [outcome.link.native_id for outcome in found.skipped] == ["1"]


def test_an_article_once_fetched_needs_no_gate(server: Server, look: Look) -> None:
    address = server.on("/rss", rss(told("/tin/1", "Thắng trận", FOOTBALL)))
    found = look(Place(kind="rss", address=address), known=[row(server, 1)], gated=True)
    assert found.skipped[0].reason == "known, and not due for another look"


def test_pages_of_a_listing_are_read_while_they_bring_something_new(server: Server, look: Look) -> None:
    for number in range(1, 5):
        server.on(f"/ds/{number}", answer(f"<a href='/tin/{number}'>x</a>".encode()))
    place = Place(kind="listing", address=server.address + "/ds/{page}", page_count=4)
    look(place, known=[row(server, 2), row(server, 3)])
    assert server.paths() == ["/ds/1", "/ds/2"]


def hourly(*hours: int) -> list[str]:
    return [
        item(f"/tin/{hour}", published=f"{21 + hour // 24} Nov 2026 {hour % 24}:00 +0700") for hour in hours
    ]


def seen(server: Server, address: str, *hours: int) -> list[dict[str, Any]]:
    start = datetime(2026, 11, 20, 17, tzinfo=UTC)
    return [row(server, hour, found_in=address, published_at=start + timedelta(hours=hour)) for hour in hours]


def test_a_feed_says_whether_it_is_looked_at_as_often_as_it_needs(server: Server, look: Look) -> None:
    address = server.on("/rss", rss(*hourly(20, 19, 18, 17, 16, 15)))
    place = Place(kind="rss", address=address)
    [poll] = look(place).polls
    assert (poll.address, poll.entry_count, poll.new_count) == (address, 6, 6)
    assert (poll.span_seconds, poll.lost_count) == (5 * 3600, 0)
    # It still holds what the last look saw, or the newest of that was taken down since.
    assert look(place, known=seen(server, address, 14, 15, 16)).polls[0].lost_count == 0
    assert look(place, known=seen(server, address, 14, 16, 99)).polls[0].new_count == 5
    # One article an hour, ten hours from the last seen to the oldest listed: ten steps, nine between.
    found = look(place, known=seen(server, address, 3, 4, 5))
    assert (found.polls[0].new_count, found.polls[0].lost_count) == (6, 9)
    assert "about 9 came and went unseen; it holds 5.0 hours of news" in found.problems[0]
    # An old one that stays on top of the feed does not hide it.
    pinned = server.on("/pinned", rss(*hourly(1, 20, 19, 18, 17, 16, 15)))
    known = [*seen(server, pinned, 3, 4, 5, 6, 7, 8), *seen(server, pinned, 1)]
    assert look(Place(kind="rss", address=pinned), known=known).polls[0].lost_count == 6
    # What a sitemap lists of that time is not lost.
    urls = "".join(
        f"<url><loc>{server.address}/tin/{hour}</loc><news><publication_date>2026-11-21T{hour:02}:00:00+07:00"
        "</publication_date></news></url>"
        for hour in range(6, 15)
    )
    sitemap = Place(kind="sitemap", address=server.on("/s.xml", answer(f"<urlset>{urls}</urlset>".encode())))
    assert look(sitemap, place, known=seen(server, address, 3, 4, 5)).polls[0].lost_count == 0


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
    # A backfill of today and an address by hand are no look at the index.
    others = [row(server, number, last_checked_at=NOW) for number in (1, 2)]
    others[0]["found_in"], others[1]["found_in"] = "backfill of http://x/s.xml", "command line"
    look(place, known=[row(server, 9, last_checked_at=NOW - timedelta(days=70)), *others])
    assert server.paths() == ["/sitemap.xml", "/s-11.xml", "/s-10.xml", "/s-9.xml"]
    server.asked.clear()
    look(place, since=date(2026, 10, 1), known=[row(server, 9)])
    assert server.paths() == ["/sitemap.xml", "/s-11.xml", "/s-10.xml"]


def test_an_index_that_names_itself_or_another_host_ends(server: Server, look: Look) -> None:
    body = f"<sitemapindex><sitemap><loc>{server.address}/s.xml</loc></sitemap><sitemap><loc>http://evil.example/</loc></sitemap></sitemapindex>"
    found = look(Place(kind="sitemap", address=server.on("/s.xml", answer(body.encode()))))
    assert found.links == ()
    assert server.paths() == ["/s.xml"]
    assert any("evil.example is not declared" in problem for problem in found.problems)


def test_indexes_in_an_index_are_read_packed_or_not(server: Server, look: Look) -> None:
    leaf = f"<urlset><url><loc>{server.address}/tin/1</loc></url></urlset>".encode()
    inner = server.on("/inner.xml", answer(indexing(server.on("/leaf.xml.gz", answer(gzip.compress(leaf))))))
    outer = server.on("/outer.xml", answer(indexing(inner, server.address + "/missing.xml")))
    found = look(Place(kind="sitemap", address=outer))
    assert [link.native_id for link in found.links] == ["1"]
    assert server.paths() == ["/outer.xml", "/inner.xml", "/leaf.xml.gz", "/missing.xml"]
    assert len(found.problems) == 1
    assert "/missing.xml" in found.problems[0]


def test_places_that_have_not_changed_are_read_as_they_were(server: Server, look: Look) -> None:
    def then_unchanged(path: str, body: bytes) -> str:
        return server.on(path, answer(body, headers={"ETag": '"1"'}), answer(status=304))

    leaf = f"<urlset><url><loc>{server.address}/tin/1</loc></url></urlset>".encode()
    part = then_unchanged("/s-11.xml", leaf)
    index = f"<sitemapindex><sitemap><loc>{part}</loc></sitemap></sitemapindex>".encode()
    feed = f"<rss><channel>{item('/tin/2')}</channel></rss>".encode()
    places = (
        Place(kind="rss", address=then_unchanged("/rss", feed)),
        Place(kind="sitemap", address=then_unchanged("/sitemap.xml", index)),
        Place(kind="listing", address=then_unchanged("/ds", b"<a href='/tin/3'>x</a>")),
    )
    first, second = look(*places), look(*places)
    assert server.paths() == ["/rss", "/sitemap.xml", "/s-11.xml", "/ds"] * 2
    assert [link.native_id for link in first.links] == ["2", "1", "3"]
    assert second.links == first.links
    # It is archived once.
    assert len(first.pages) == 4
    assert (second.pages, second.problems) == ((), ())


def indexing(*addresses: str) -> bytes:
    inside = "".join(f"<sitemap><loc>{address}</loc></sitemap>" for address in addresses)
    return f"<sitemapindex>{inside}</sitemapindex>".encode()


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
