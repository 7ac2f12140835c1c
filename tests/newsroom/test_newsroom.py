"""The newsroom keeps its promises: what it answers, and that its stories are what tests rely on."""

import gzip
import re
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from itertools import pairwise

import pytest
import requests
from lxml import etree
from protego import Protego

from tasks.articles.bylines import names_in
from tasks.articles.read import read_page
from tasks.errors import UnreadablePage
from tasks.records import Article, Link, Page
from tasks.sources.newsroom import newsroom as declare
from tests.newsroom.articles import Story, load
from tests.newsroom.server import Newsroom
from tests.newsroom.site import CRAWL_DELAY, ROSTER, SUBSCRIPTION, Site, listed_path_of, path_of

ADDRESS = "http://127.0.0.1:8137"
SITE = Site(ADDRESS)
ROLES = ("title", "lead", "body", "caption", "teaser")
SITEMAP_NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as running:
        yield running


@pytest.fixture
def client() -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.trust_env = False
        yield session


def story(number: int, edition: int = 1) -> Story:
    return next(one for one in load(edition) if one.id == number)


def read(site: Site, path: str) -> Article:
    answer = site.answer(path)
    link = Link(source="newsroom", address=site.address + path, found_in="test")
    page = Page(
        link=link,
        address=link.address,
        status=answer.status,
        headers=(("Content-Type", answer.content_type),),
        body=answer.body,
        fetched_at=datetime.now(UTC),
        kind="article",
    )
    return read_page(page, declare(site.address).layouts)


def linked(site: Site) -> list[str]:
    """All article paths that feed, sitemaps and listing name."""
    index = etree.fromstring(site.answer("/sitemap.xml").body)
    found = []
    for child in index.xpath("//s:loc/text()", namespaces=SITEMAP_NAMES):
        sitemap = etree.fromstring(site.answer(child.removeprefix(site.address)).body)
        found += sitemap.xpath("//s:url/s:loc/text()", namespaces=SITEMAP_NAMES)
    found += etree.fromstring(site.answer("/rss/bien-phong-5.rss").body).xpath("//item/link/text()")
    listing = next(place for place in declare(site.address).places if place.kind == "listing")
    for number in range(1, listing.page_count + 1):
        page = etree.HTML(site.answer(f"/trong-tinh/trang-{number}").body)
        found += [link.get("href") for link in page.xpath(listing.links or "")]
    return [address.removeprefix(site.address) for address in found]


# What is filed


def test_there_are_stories_enough_of_every_section_and_month() -> None:
    stories = load()
    assert len(stories) == 69
    assert {one.section for one in stories} == {"quoc-phong", "bien-phong", "trong-tinh"}
    assert {one.published.month for one in stories if one.published} == {7, 8, 9, 10}
    assert len({one.id for one in stories}) == len({path_of(one) for one in stories}) == 69


@pytest.mark.parametrize("one", load(), ids=lambda one: str(one.id))
def test_a_story_has_the_length_of_its_kind_and_its_facts_quote_it(one: Story) -> None:
    words = " ".join([one.title, one.lead, *(line.text for line in one.lines)])
    assert 120 <= len(words.split()) <= 290
    assert unicodedata.is_normalized("NFC", words)
    for fact in one.facts:
        assert fact.quote in words
    assert " huyện " not in words or "Lào" in words or "Campuchia" in words


def test_many_people_are_handed_over_at_many_gates_in_every_month() -> None:
    handed = [
        (one, fact)
        for one in load()
        for fact in one.facts
        if fact.gate and fact.action in {"received", "returned"} and fact.unit == "person"
    ]
    assert len({one.id for one, _ in handed}) == 19
    assert len({fact.gate for _, fact in handed}) >= 15
    assert {fact.on.month for _, fact in handed if fact.on} == {7, 8, 9, 10}
    assert sum(fact.value for _, fact in handed if fact.gate == "Móng Cái") == 27 + 9 + 33


def test_edition_2_corrects_one_story_and_withdraws_one() -> None:
    changed = [(old, new) for old, new in zip(load(1), load(2), strict=True) if old != new]
    assert {old.id for old, _ in changed} == {491063, 1081038}
    corrected = story(491063, edition=2)
    assert "29 người có hộ khẩu" in corrected.body[0]
    assert corrected.body[0].endswith("Có 2 công dân được đưa thẳng tới cơ sở y tế để điều trị.")
    assert replace(story(1081038), is_withdrawn=True) == story(1081038, edition=2)


# What is printed


@pytest.mark.parametrize("one", load(), ids=lambda one: str(one.id))
def test_a_page_reads_back_as_the_story_was_filed(one: Story) -> None:
    article = read(SITE, path_of(one))
    printed = {
        role: [article.text[b.start : b.end] for b in article.blocks if b.role == role] for role in ROLES
    }
    assert printed == {
        "title": [one.title],
        "lead": [one.lead],
        "body": list(one.body),
        "caption": list(one.captions),
        "teaser": list(one.teasers),
    }
    assert article.published_at == one.published
    assert article.author == names_in(one.byline)
    assert 40_000 <= len(SITE.answer(path_of(one)).body) <= 80_000


def test_three_designs_are_in_use() -> None:
    designs = {
        "quoc-phong": ("//h1[@class='post-title']", "//div[@itemprop='articleBody']//table[.//img]"),
        "bien-phong": ("//article//h2[@class='title--big']/a", "//div[@class='article-content-main']/figure"),
        "trong-tinh": ("//h1[@class='article__title cms-title']", "//div[@itemprop='articleBody']/p"),
    }
    for section, expressions in designs.items():
        page = etree.HTML(SITE.answer(path_of(SITE.section(section)[0])).body)
        assert all(page.xpath(expression) for expression in expressions)


def test_every_story_is_found_once_and_its_address_fits_the_declaration() -> None:
    article = re.compile(declare(ADDRESS).article)
    found = [path for path in linked(SITE) if article.search(path)]
    assert sorted(found) == sorted([*map(listed_path_of, load()), SUBSCRIPTION, ROSTER])
    for one in load():
        for path in (path_of(one), listed_path_of(one)):
            match = article.search(path)
            assert match
            assert match["id"] == str(one.id)


def test_a_reprint_has_the_same_words_at_another_address() -> None:
    reprint, original = story(308032), story(491034)
    assert reprint.lines == original.lines
    assert reprint.section != original.section


def test_one_page_is_decomposed_with_fixed_spaces() -> None:
    words = SITE.answer(path_of(story(491055))).body.decode()
    assert unicodedata.normalize("NFD", "Đồn Biên phòng Cà Roòng") in words
    assert unicodedata.normalize("NFD", "2\u00a0cá thể") in words


def test_one_page_has_no_date() -> None:
    assert read(SITE, path_of(story(308051))).published_at is None


def test_the_subscription_page_is_no_article() -> None:
    with pytest.raises(UnreadablePage, match="no article found"):
        read(SITE, SUBSCRIPTION)


# How it is served


def test_robots_txt_closes_a_page_that_the_listing_names(
    newsroom: Newsroom, client: requests.Session
) -> None:
    rules = Protego.parse(client.get(f"{newsroom.address}/robots.txt").text)
    assert not rules.can_fetch(newsroom.address + ROSTER, "cotmoc")
    assert rules.can_fetch(newsroom.address + SUBSCRIPTION, "cotmoc")
    assert rules.crawl_delay("cotmoc") == CRAWL_DELAY
    assert ROSTER in linked(newsroom.site)


@pytest.mark.parametrize(
    "path", ["/sitemap.xml", "/rss/bien-phong-5.rss", "/trong-tinh/trang-1", "/robots.txt"]
)
def test_validators_bring_304(newsroom: Newsroom, client: requests.Session, path: str) -> None:
    first = client.get(newsroom.address + path)
    again = client.get(newsroom.address + path, headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]
    since = {"If-Modified-Since": first.headers["Last-Modified"]}
    assert client.get(newsroom.address + path, headers=since).status_code == 304
    before = parsedate_to_datetime(first.headers["Last-Modified"]).replace(year=2025)
    since = {"If-Modified-Since": format_datetime(before, usegmt=True)}
    assert client.get(newsroom.address + path, headers=since).status_code == 200


def test_a_wrong_tag_beats_a_right_date(newsroom: Newsroom, client: requests.Session) -> None:
    address = newsroom.address + path_of(story(491063))
    date_of_copy = client.get(address).headers["Last-Modified"]
    headers = {"If-None-Match": '"another"', "If-Modified-Since": date_of_copy}
    assert client.get(address, headers=headers).status_code == 200


def test_gzip_is_sent_to_those_who_take_it(newsroom: Newsroom, client: requests.Session) -> None:
    address = newsroom.address + path_of(story(491063))
    packed = client.get(address, headers={"Accept-Encoding": "gzip"}, stream=True)
    assert packed.headers["Content-Encoding"] == "gzip"
    plain = client.get(address, headers={"Accept-Encoding": "identity"})
    assert "Content-Encoding" not in plain.headers
    assert gzip.decompress(packed.raw.read()) == plain.content
    refusing = client.get(address, headers={"Accept-Encoding": "gzip;q=0"})
    assert "Content-Encoding" not in refusing.headers


def test_an_old_address_redirects(newsroom: Newsroom, client: requests.Session) -> None:
    moved = story(1081045)
    answer = client.get(newsroom.address + listed_path_of(moved), allow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (301, newsroom.address + path_of(moved))


def test_an_unknown_address_is_404(newsroom: Newsroom, client: requests.Session) -> None:
    assert client.get(f"{newsroom.address}/khong-co-post999999.html").status_code == 404


def test_head_has_the_head_alone(newsroom: Newsroom, client: requests.Session) -> None:
    answer = client.head(f"{newsroom.address}/")
    assert (answer.status_code, answer.content) == (200, b"")
    assert int(answer.headers["Content-Length"]) > 1000


def test_the_log_tells_requests_of_one_connection(client: requests.Session) -> None:
    with Newsroom() as newsroom:
        paths = ["/robots.txt", "/sitemap.xml", path_of(story(491063))]
        for path in paths:
            client.get(newsroom.address + path, headers={"User-Agent": "cotmoc-test"})
        log = list(newsroom.requests)
    assert [one.path for one in log] == paths
    assert [one.status for one in log] == [200, 200, 200]
    assert len({one.connection for one in log}) == 1
    assert {one.agent for one in log} == {"cotmoc-test"}
    assert all(earlier.at <= later.at for earlier, later in pairwise(log))
    assert all(one.byte_count > 0 for one in log)


def test_edition_2_changes_nothing_but_the_two_stories_and_their_places() -> None:
    first, second = SITE, Site(ADDRESS, edition=2)
    paths = [
        *map(path_of, load()),
        SUBSCRIPTION,
        ROSTER,
        "/robots.txt",
        "/sitemap.xml",
        "/rss/bien-phong-5.rss",
    ]
    paths += [f"/trong-tinh/trang-{number}" for number in (1, 2, 3)]
    paths += [f"/sitemaps/news-2026-{month}.xml" for month in (7, 8, 9, 10)]
    differ = {path for path in paths if first.answer(path).body != second.answer(path).body}
    assert differ == {
        path_of(story(491063)),
        path_of(story(1081038)),
        "/sitemaps/news-2026-8.xml",
    }
    assert second.answer(path_of(story(1081038))).status == 410


def test_a_running_newsroom_changes_its_edition(client: requests.Session) -> None:
    corrected, withdrawn = path_of(story(491063)), path_of(story(1081038))
    with Newsroom() as newsroom:
        old = client.get(newsroom.address + corrected)
        newsroom.edition = 2
        since = {
            "If-None-Match": old.headers["ETag"],
            "If-Modified-Since": old.headers["Last-Modified"],
        }
        assert client.get(newsroom.address + corrected, headers=since).status_code == 200
        del since["If-None-Match"]
        assert client.get(newsroom.address + corrected, headers=since).status_code == 200
        assert client.get(newsroom.address + withdrawn).status_code == 410


def test_held_back_stories_are_neither_listed_nor_served(client: requests.Session) -> None:
    newest = load()[:5]
    with Newsroom(held_back=5) as newsroom:
        found = linked(newsroom.site)
        for one in newest:
            assert listed_path_of(one) not in found
            assert client.get(newsroom.address + path_of(one)).status_code == 404
        assert listed_path_of(load()[5]) in found


def test_held_back_stories_are_released_one_by_one() -> None:
    with Newsroom(held_back=2, release_seconds=0.2) as newsroom:
        assert newsroom.held_back == 2
        for left in (1, 0):
            deadline = time.monotonic() + 10
            while newsroom.held_back > left and time.monotonic() < deadline:
                time.sleep(0.01)
            assert newsroom.held_back == left
        assert len(newsroom.site.stories) == len(load())
