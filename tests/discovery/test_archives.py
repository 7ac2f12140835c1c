"""Walking archives: which sitemaps and pages hold some days, what follows, and where a walk ends."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.discover import look_back
from tasks.discovery.archives import Step, Walked, archives_of, first_steps, from_rows, period_of, to_rows
from tasks.discovery.dates import VIETNAM
from tasks.discovery.entries import Entry
from tasks.fetching.addresses import split_address
from tasks.fetching.fetcher import open_fetcher
from tasks.sources import SOURCES
from tasks.sources.declaration import Place, Source
from tests.fetching.conftest import LIMITS, declared
from tests.fetching.server import Server, answer

FIRST, LAST = date(2026, 7, 1), date(2026, 7, 31)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


Walk = Callable[..., Walked]


@pytest.fixture
def walk(server: Server, tmp_path: Path) -> Walk:
    """Take one step of an archive that the server holds."""

    def one_step(step: Step, known: tuple[dict[str, Any], ...] = (), **changes: object) -> Walked:
        source = declared(server, archives=(step.place,), **changes)
        with open_fetcher(source, tmp_path, "mailto:a@example.org", LIMITS) as fetcher:
            return look_back.fn(source, fetcher, step, known, FIRST, LAST)

    return one_step


def step_to(address: str, depth: int = 0) -> Step:
    return Step(place=Place(kind="sitemap", address=address), template=address, depth=depth)


def sitemap(*items: tuple[str, str]) -> bytes:
    urls = "".join(f"<url><loc>{address}</loc>{said}</url>" for address, said in items)
    return answer(f"<urlset>{urls}</urlset>".encode())


def test_articles_of_the_days_are_taken_by_the_best_date_there_is(server: Server, walk: Walk) -> None:
    def news(at: str) -> str:
        return f"<news><publication_date>{at}</publication_date></news>"

    items = [
        ("/tin/1", news("2026-06-30T23:59:00+07:00")),
        ("/tin/2", news("2026-06-30T17:00:00Z")),
        ("/tin/3", news("2026-07-31T23:59:00+07:00")),
        ("/tin/4", news("2026-08-01T00:00:00+07:00")),
        ("/tin/5", "<lastmod>2026-06-30</lastmod>"),  # not changed since, so not published since
        ("/tin/6", "<lastmod>2026-09-09</lastmod>"),  # may have been edited later
        ("/tin/7", ""),
    ]
    address = server.on("/s.xml", sitemap(*((server.address + path, said) for path, said in items)))
    found = walk(step_to(address)).discovery
    assert [link.native_id for link in found.links] == ["2", "3", "6", "7"]
    assert [page.kind for page in found.pages] == ["sitemap"]


def test_the_time_in_an_id_stands_in_for_a_date(server: Server, walk: Walk) -> None:
    ids = ["100260620080000123", "100260626080000123", "100260731230000123", "100260803080000123"]
    places = [(f"{server.address}/tin/a-{number}.htm", "") for number in ids]
    address = server.on("/s.xml", sitemap(*places))
    found = walk(step_to(address), article=r"^/tin/a-(?P<id>[0-9]+)\.htm$").discovery
    # Written up to a week before it was published, or the day after (a new id for an old text).
    assert [link.native_id for link in found.links] == ids[1:3]


def test_what_was_fetched_is_not_asked_for_again(server: Server, walk: Walk) -> None:
    address = server.on("/s.xml", sitemap(*((f"{server.address}/tin/{number}", "") for number in (1, 2, 3))))
    row = {"native_id": "1", "address": "x", "first_fetched_at": datetime(2026, 7, 2, tzinfo=UTC)}
    row |= {"outcome": "unchanged", "last_checked_at": None, "title": None, "published_at": None}
    never = row | {"native_id": "2", "outcome": "left", "first_fetched_at": None, "etag": None}
    never |= {"last_modified": None, "discovered_at": datetime(2020, 1, 1, tzinfo=UTC)}
    found = walk(step_to(address), (row, never)).discovery
    assert [link.native_id for link in found.links] == ["2", "3"]
    assert [outcome.link.native_id for outcome in found.skipped] == ["1"]


def test_an_index_leads_to_the_sitemaps_of_the_days(server: Server, walk: Walk) -> None:
    names = [
        "news-2026-06.xml",
        "news-2026-07.xml",
        "news-2026-08.xml",
        "news-2025.xml",
        "2026/07/14.xml",
        "x.xml",
    ]
    body = "".join(f"<sitemap><loc>{server.address}/{name}</loc></sitemap>" for name in names)
    body += f"<sitemap><loc>{server.address}/old.xml</loc><lastmod>2026-06-30</lastmod></sitemap>"
    address = server.on("/s.xml", answer(f"<sitemapindex>{body}</sitemapindex>".encode()))
    steps = walk(step_to(address)).steps
    wanted = ["/news-2026-06.xml", "/news-2026-07.xml", "/2026/07/14.xml", "/x.xml"]
    assert [step.address.removeprefix(server.address) for step in steps] == wanted
    assert {step.depth for step in steps} == {1}
    assert walk(step_to(address, depth=2)).steps == ()


def item(number: int, day: str) -> str:
    return f"<li><h3><a href='/tin/{number}'>Tin {number}</a></h3><p>{day}</p></li>"


def pages(server: Server, *contents: str) -> Step:
    for number, content in enumerate(contents, 1):
        server.on(f"/ds/{number}", answer(f"<ul>{content}</ul>".encode()))
    address = server.address + "/ds/{page}"
    return Step(place=Place(kind="listing", address=address, links="//h3/a"), template=address)


def walk_through(walk: Walk, step: Step) -> tuple[list[str | None], list[str]]:
    """Take a step and all that follow; give the articles found and the problems met."""
    found: list[str | None] = []
    problems: list[str] = []
    steps = [step]
    while steps:
        walked = walk(steps.pop(0))
        found += [link.native_id for link in walked.discovery.links]
        problems += walked.discovery.problems
        steps = [*walked.steps, *steps]
    return found, problems


def test_pages_are_read_until_they_lie_before_the_first_day(server: Server, walk: Walk) -> None:
    step = pages(
        server,
        item(1, "02/08/2026") + item(2, "31/07/2026"),
        item(3, "15/07/2026") + item(4, "30/06/2026"),
        item(5, "29/06/2026") + item(6, "28/06/2026"),
        item(7, "27/06/2026"),
    )
    assert walk_through(walk, step) == (["2", "3"], [])
    assert server.paths() == ["/ds/1", "/ds/2", "/ds/3"]


@pytest.mark.parametrize("last", ["", item(2, "")], ids=["empty", "repeated"])
def test_pages_end_where_nothing_new_is_listed(server: Server, walk: Walk, last: str) -> None:
    step = pages(server, item(1, ""), item(2, ""), last, item(9, ""))
    assert walk_through(walk, step) == (["1", "2", *(["2"] if last else [])], [])
    assert server.paths() == ["/ds/1", "/ds/2", "/ds/3"]


def test_a_missing_page_is_the_end_and_a_failing_one_is_left(server: Server, walk: Walk) -> None:
    step = pages(server, item(1, ""))
    assert walk_through(walk, step) == (["1"], [])
    server.on("/ds/1", answer(status=503))
    walked = walk(step)
    assert not walked.is_done
    assert "status 503" in walked.discovery.problems[0]
    server.on("/ds/1", answer(status=404))
    walked = walk(step)
    assert walked.is_done
    assert "status 404" in walked.discovery.problems[0]


def test_a_gated_archive_leaves_out_what_title_and_lead_rule_out(server: Server, walk: Walk) -> None:
    lead = "<p>Đội chủ nhà thắng hai bàn trong trận mở màn tối qua trên sân nhà.</p>"
    server.on("/ds/1", answer(f"<ul>{item(1, '02/07/2026').replace('</li>', lead + '</li>')}</ul>".encode()))
    address = server.address + "/ds/{page}"
    step = Step(place=Place(kind="listing", address=address, links="//h3/a"), template=address)
    found = walk(step, gated=True).discovery
    assert found.links == ()
    assert found.skipped[0].reason == "not about the border: no such word in title and lead"


PERIODS = [
    ("/sitemaps/2026/11/20.xml", None, "2026-11-20", "2026-11-20"),
    ("/sitemap-20261120.xml.gz", None, "2026-11-20", "2026-11-20"),
    ("/sitemap.aspx?ngay=2026-11-20", None, "2026-11-20", "2026-11-20"),
    ("/news-2026-08.xml", None, "2026-08-01", "2026-08-31"),
    ("/news-202602.xml", "2026-03-01", "2026-02-01", "2026-02-28"),
    ("/news-2026-8.xml", None, "2026-01-01", "2026-12-31"),  # August, or the eighth of the year
    ("/news-2026-10.xml", "2026-04-02", "2026-01-01", "2026-12-31"),  # the tenth: changed before October
    ("/news-20260230.xml", None, "1997-01-01", "2100-01-01"),
    ("/top300article.xml", None, "1997-01-01", "2100-01-01"),
    ("/feed-1202608.xml", None, "1997-01-01", "2100-01-01"),
]


@pytest.mark.parametrize(("name", "changed", "first", "last"), PERIODS)
def test_a_name_says_of_which_days_a_sitemap_is(
    name: str, changed: str | None, first: str, last: str
) -> None:
    modified = datetime.fromisoformat(changed).replace(tzinfo=VIETNAM) if changed else None
    starts, ends = period_of(Entry(address=f"https://bao.example{name}", modified_at=modified))
    assert starts.isoformat() == f"{first}T00:00:00+07:00"
    assert (ends.date().isoformat(), ends.hour) == (_day_after(last), 7)


def _day_after(day: str) -> str:
    return date.fromordinal(date.fromisoformat(day).toordinal() + 1).isoformat()


@given(st.text(alphabet="0123456789-_/.xml", max_size=40))
def test_any_name_has_a_period(name: str) -> None:
    starts, ends = period_of(Entry(address=f"https://bao.example/{name}"))
    assert starts < ends


def test_the_first_steps_name_each_day_or_month_once(server: Server) -> None:
    addresses = [
        "/m-{year}-{month}.xml",
        "/d/{day:%Y/%m/%d}.xml",
        "/ds/{page}",
        "/ngay/{day:%d-%m-%Y}/{page}",
    ]
    places = tuple(Place(kind="sitemap", address=address) for address in addresses)
    steps = first_steps(declared(server, archives=places), date(2026, 7, 31), date(2026, 8, 1))
    assert [step.address for step in steps] == [
        *("/m-2026-8.xml", "/m-2026-7.xml", "/d/2026/08/01.xml", "/d/2026/07/31.xml", "/ds/1"),
        *("/ngay/01-08-2026/1", "/ngay/31-07-2026/1"),
    ]
    assert [step.may_end for step in steps] == [True, True, True, True, False, True, True]


def test_without_archives_sitemaps_and_paged_lists_are_walked(server: Server) -> None:
    kinds = (("rss", "/rss"), ("sitemap", "/s.xml"), ("listing", "/ds"), ("tag", "/the/{page}"))
    source = declared(server, places=tuple(Place(kind=kind, address=address) for kind, address in kinds))
    assert [place.address for place in archives_of(source)] == ["/s.xml", "/the/{page}"]


def test_a_list_that_does_not_reach_back_says_so(server: Server, walk: Walk) -> None:
    news = [(f"{server.address}/tin/1", "<lastmod>2026-07-29</lastmod>"), (f"{server.address}/tin/2", "")]
    address = server.on("/news.xml", sitemap(*news))
    [problem] = walk(step_to(address)).discovery.problems
    assert "reaches back to 2026-07-29 only" in problem
    assert walk(step_to(address, depth=1)).discovery.problems == ()
    step = pages(server, item(1, "20/07/2026"), item(2, "19/07/2026"), item(2, "19/07/2026"))
    found, problems = walk_through(walk, step)
    assert found == ["1", "2", "2"]
    assert "/ds/3: reaches back to 2026-07-19 only" in problems[0]
    server.on("/ds/3", answer(status=404))
    assert "/ds/3: reaches back to 2026-07-19 only" in walk_through(walk, step)[1][0]


def test_steps_survive_a_file_unless_the_declaration_changed(server: Server) -> None:
    source: Source = declared(server, archives=(Place(kind="listing", address="/ds/{page}"),))
    steps = [Step(place=source.archives[0], template="/ds/{page}", page=7, before="ab")]
    assert from_rows(source, to_rows(steps)) == steps
    assert (
        from_rows(declared(server, archives=(Place(kind="listing", address="/moi/{page}"),)), to_rows(steps))
        is None
    )


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)
def test_every_declared_archive_gives_addresses_of_its_publisher(source: Source) -> None:
    for step in first_steps(source, date(2026, 6, 30), date(2026, 7, 1)):
        assert split_address(step.address, source.hosts)
        assert "{" not in step.address
