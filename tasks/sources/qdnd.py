"""Báo Quân đội nhân dân, the army's daily."""

from tasks.records import Layout
from tasks.sources.declaration import Place, Source
from tasks.sources.families import of_class

QDND = Source(
    name="qdnd",
    publisher="Báo Quân đội nhân dân",
    hosts=("www.qdnd.vn", "qdnd.vn"),
    places=(Place(kind="sitemap", address="https://www.qdnd.vn/sitemaps/0/top300article.xml"),),
    article=r"^/(?:[a-z0-9-]+/){1,3}[a-z0-9-]+-(?P<id>[0-9]{6,8})/?$",
    layouts=(
        Layout(
            title=of_class("post-title", element="h1"),
            lead=of_class("post-summary"),
            body="//div[@itemprop='articleBody']|"
            + of_class("article-detail")
            + "|"
            + of_class("post-content"),
            published=of_class("post-subinfo", element="span"),
        ),
    ),
    gated=True,
    evidence="unverified: sitemap, ids and classes as several public programs of 2025 and 2026 use them",
)
