"""What the newsroom answers to a path: pure, and the same bytes for the same edition and releases."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import format_datetime
from functools import partial
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tasks.facts.reading import fold
from tests.newsroom.articles import CORRECTED_AT, Story, load

OPENED_AT = datetime.fromisoformat("2026-06-30T08:00:00+07:00")
"""Since when what bears no date of its own stands as it is."""

LISTED_ON_A_PAGE = 8
FEED_LENGTH = 50
MOST_READ = 6
CRAWL_DELAY = 0.03

SUBSCRIPTION = "/trong-tinh/dat-bao-cot-moc-quy-iv-post308999.html"
"""Listed among the articles, and none."""
ROSTER = "/noi-bo/lich-truc-toa-soan-thang-10-post308998.html"
"""Listed among the articles, and closed by robots.txt."""
EXTRAS = ((SUBSCRIPTION, "Đặt báo Cột Mốc quý IV"), (ROSTER, "Lịch trực tòa soạn tháng 10"))

HTML = "text/html; charset=utf-8"
XML = "text/xml; charset=utf-8"
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
TEMPLATES = {"quoc-phong": "army.html", "bien-phong": "border.html", "trong-tinh": "province.html"}


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer before compression and validators."""

    status: int = 200
    content_type: str = HTML
    body: bytes = b""
    changed_at: datetime = OPENED_AT
    location: str | None = None


def path_of(story: Story, slug: str | None = None) -> str:
    """Give the path of a story's page, as its section makes addresses."""
    slug = slug or story.slug
    if story.section == "quoc-phong":
        return f"/quoc-phong-an-ninh/tin-tuc/{slug}-{story.id}"
    folder = "/trong-tinh/" if story.section == "trong-tinh" else "/"
    return f"{folder}{slug}-post{story.id}.html"


def listed_path_of(story: Story) -> str:
    """Give the path that feed, sitemap or listing names: the older one where the address has changed."""
    return path_of(story, story.old_slug)


class Site:
    """The site of one edition at one moment: `held_back` of its newest articles are not yet published."""

    def __init__(self, address: str, edition: int = 1, held_back: int = 0) -> None:
        published = load(edition)[held_back:]
        self.address = address
        self.stories = tuple(story for story in published if not story.is_withdrawn)
        newest = max((story.changed_at or OPENED_AT for story in published), default=OPENED_AT)
        self.changed_at = CORRECTED_AT if edition > 1 else newest
        self._templates = _environment(address)
        self._answers: dict[str, Answer] = {}
        self._routes = self._furniture() | self._places()
        for story in published:
            self._add(story)

    def answer(self, path: str) -> Answer:
        """Give the answer to a path; an unknown one is 404."""
        if path not in self._answers:
            self._answers[path] = self._route(path)
        return self._answers[path]

    def section(self, name: str) -> tuple[Story, ...]:
        """Give the published stories of a section, newest first."""
        return tuple(story for story in self.stories if story.section == name)

    def _route(self, path: str) -> Answer:
        if path in self._routes:
            return self._routes[path]()
        if path.startswith(("/tinh/", "/chuyen-de/")):
            return self._moved("/")
        if path.startswith("/media/"):
            return self._page("picture.svg", content_type="image/svg+xml")
        return self._page("notice.html", status=404, words="Không tìm thấy trang này")

    def _furniture(self) -> dict[str, Callable[[], Answer]]:
        page = partial(partial, self._page)
        return {
            "/": page("home.html", changed_at=self.changed_at, sections=self._sections()),
            "/robots.txt": page("robots.txt", content_type="text/plain", delay=CRAWL_DELAY),
            SUBSCRIPTION: page("subscription.html"),
            ROSTER: page("notice.html", words="Lịch trực: chỉ dùng trong tòa soạn"),
        }

    def _places(self) -> dict[str, Callable[[], Answer]]:
        place = partial(partial, self._page, content_type=XML, changed_at=self.changed_at)
        months = [
            (f"{year}-{month}", tuple(stories))
            for (year, month), stories in groupby(self.section("quoc-phong"), key=_month)
        ]
        routes: dict[str, Callable[[], Answer]] = {
            "/sitemap.xml": place("sitemap_index.xml", months=months),
            "/sitemaps/chuyen-muc.xml": place("sitemap_sections.xml"),
            "/rss/bien-phong-5.rss": place("feed.xml", stories=self.section("bien-phong")[:FEED_LENGTH]),
        }
        for name, stories in months:
            routes[f"/sitemaps/news-{name}.xml"] = place("sitemap.xml", stories=stories)
        listed = [(listed_path_of(story), story.title, story.lead) for story in self.section("trong-tinh")]
        listed += [(path, title, "") for path, title in EXTRAS]
        starts = range(0, len(listed), LISTED_ON_A_PAGE)
        for number, start in enumerate(starts, start=1):
            items = listed[start : start + LISTED_ON_A_PAGE]
            routes[f"/trong-tinh/trang-{number}"] = place(
                "listing.html", content_type=HTML, items=items, number=number, count=len(starts)
            )
        return routes

    def _add(self, story: Story) -> None:
        path = path_of(story)
        if story.is_withdrawn:
            self._routes[path] = partial(self._page, "notice.html", status=410, words="Bài viết đã được gỡ")
        else:
            self._routes[path] = partial(self._story, story)
        if story.old_slug:
            self._routes[listed_path_of(story)] = partial(self._moved, path)

    def _story(self, story: Story) -> Answer:
        dated = [one for one in load() if one.section == story.section and one.published]
        return self._page(
            TEMPLATES[story.section],
            changed_at=story.changed_at or OPENED_AT,
            story=_decomposed(story) if story.is_decomposed else story,
            most_read=dated[-MOST_READ:],
        )

    def _sections(self) -> list[tuple[str, tuple[Story, ...]]]:
        return [(name, self.section(name)[:LISTED_ON_A_PAGE]) for name in TEMPLATES]

    def _moved(self, path: str) -> Answer:
        return Answer(status=301, location=self.address + path)

    def _page(
        self,
        template: str,
        *,
        status: int = 200,
        content_type: str = HTML,
        changed_at: datetime = OPENED_AT,
        **values: object,
    ) -> Answer:
        body = self._templates.get_template(template).render(values).encode()
        return Answer(status=status, content_type=content_type, body=body, changed_at=changed_at)


def _environment(address: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "sort_keys": False}
    environment.globals |= {"site": address, "path_of": path_of, "listed_path_of": listed_path_of}
    environment.filters |= {
        "slug": lambda words: fold(words).replace(" ", "-"),
        "day_and_clock": lambda at: f"{WEEKDAYS[at.weekday()]}, {at:%d/%m/%Y} - {at:%H:%M}",
        # As family A prints it: `Thu, 09 Jul 2026 16:42:00 +07:00`
        "feed_time": lambda at: format_datetime(at).replace("+0700", "+07:00"),
    }
    return environment


def _month(story: Story) -> tuple[int, int]:
    at = story.published or OPENED_AT
    return at.year, at.month


def _decomposed(story: Story) -> Story:
    def apart(text: str) -> str:
        return unicodedata.normalize("NFD", text)

    return replace(
        story,
        title=apart(story.title),
        lead=apart(story.lead),
        lines=tuple(replace(line, text=apart(line.text)) for line in story.lines),
        byline=apart(story.byline),
    )
