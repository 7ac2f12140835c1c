"""Báo Nhân Dân, the Party's daily."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import CMS

NHANDAN = Source(
    name="nhandan",
    publisher="Báo Nhân Dân",
    hosts=("nhandan.vn", "www.nhandan.vn", "nhandan.com.vn"),
    places=(
        Place(kind="sitemap", address="https://nhandan.vn/sitemaps/google-news.xml"),
        Place(kind="rss", address="https://nhandan.vn/rss/home.rss"),
        Place(kind="rss", address="https://nhandan.vn/rss/phapluat-1287.rss"),
    ),
    archives=(Place(kind="sitemap", address="https://nhandan.vn/sitemaps/news-{year}-{month}.xml"),),
    article=r"^/[a-z0-9-]+-post(?P<id>[0-9]+)\.html$",
    layouts=(CMS,),
    gated=True,
    evidence="unverified: feed reported alive in 2026, sitemaps and classes as in programs of 2024 to 2026",
)
