"""The newsroom's pages as received, what a reader finds on each, and two ways to read them."""

import json
import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bs4 import BeautifulSoup, Tag

from tasks.articles.dates import read_time
from tasks.articles.read import read_page
from tasks.records import Article, Link, Page
from tasks.sources.newsroom import newsroom
from tests.newsroom.articles import Story
from tests.newsroom.site import Site, path_of

ADDRESS = "http://127.0.0.1:8137"
LAYOUTS = newsroom(ADDRESS).layouts
RECEIVED_AT = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)

# Where each section's design keeps title, lead and body: element and class, as a scraper of it would know.
DESIGNS = {
    "quoc-phong": (("h1", "post-title"), ("div", "post-summary"), ("div", "article-detail")),
    "bien-phong": (("h2", "title--big"), ("div", "article-content-intro"), ("div", "article-content-main")),
    "trong-tinh": (("h1", "article__title"), ("div", "article__sapo"), ("div", "article__body")),
}
MENU = re.compile(rb"<nav class=\"menu\">.*?</nav>", re.DOTALL)
LINES = ["p", "td", "figcaption", "h3"]


@dataclass(frozen=True, slots=True)
class Sample:
    """A page and the story that it prints."""

    page: Page
    story: Story


def sample_pages() -> list[Sample]:
    """Give every page of the newsroom, of 40 to 120 KB: some print their menu again at the foot."""
    site = Site(ADDRESS)
    samples = [
        Sample(_page(story, _grown(site.answer(path_of(story)).body, menus=number % 4)), story)
        for number, story in enumerate(site.stories)
    ]
    sizes = [len(sample.page.body) / 1024 for sample in samples]
    assert samples, "the newsroom prints no page"
    assert min(sizes) >= 40, min(sizes)
    assert max(sizes) <= 120, max(sizes)
    return samples


def read_with_ours(sample: Sample) -> Article:
    """Read a page as the project does."""
    return read_page(sample.page, LAYOUTS)


def read_with_whole_soup(sample: Sample) -> Article:
    """Read a page by a soup of the whole of it; what is no markup any more goes the project's own way."""
    soup = BeautifulSoup(sample.page.body, "lxml")
    title, lead, body = (_element(soup, *place) for place in DESIGNS[sample.story.section])
    lines = [_words(lead), *(_words(line) for line in body.find_all(LINES))]
    link = replace(sample.page.link, title=_words(title), published_at=_published(soup))
    plain = replace(
        sample.page,
        link=link,
        headers=(("Content-Type", "text/plain; charset=utf-8"),),
        body="\n".join(lines).encode(),
    )
    return read_page(plain, ())


def assert_read(articles: list[Article], samples: list[Sample]) -> None:
    """Assert that the articles are the samples' stories: title, day, and every paragraph of the body."""
    assert len(articles) == len(samples)
    for article, sample in zip(articles, samples, strict=True):
        story = sample.story
        assert _plain(article.title or "") == _plain(story.title), sample.page.address
        assert article.published_at == story.published, sample.page.address
        text = _plain(article.text)
        missing = [words for words in story.body if _plain(words) not in text]
        assert not missing, (sample.page.address, missing)


def _grown(body: bytes, menus: int) -> bytes:
    menu = MENU.findall(body)
    assert len(menu) == 1, "one menu is looked for"
    return body.replace(b"</body>", menu[0] * menus + b"</body>", 1)


def _page(story: Story, body: bytes) -> Page:
    address = ADDRESS + path_of(story)
    return Page(
        link=Link(source="newsroom", address=address, found_in=ADDRESS, native_id=str(story.id)),
        address=address,
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),),
        body=body,
        fetched_at=RECEIVED_AT,
        kind="article",
    )


def _element(soup: BeautifulSoup, name: str, of_class: str) -> Tag:
    element = soup.find(name, class_=of_class)
    assert isinstance(element, Tag), of_class
    return element


def _words(element: Tag) -> str:
    return element.get_text(" ", strip=True)


def _published(soup: BeautifulSoup) -> datetime | None:
    for script in soup.find_all("script", type="application/ld+json"):
        said = json.loads(script.get_text())
        if "datePublished" in said:
            return datetime.fromisoformat(said["datePublished"])
    printed = soup.find("span", class_="article-date")
    return read_time(printed.get_text()) if isinstance(printed, Tag) else None


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
