"""Báo Sài Gòn Giải Phóng."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import CMS

SGGP = Source(
    name="sggp",
    publisher="Báo Sài Gòn Giải Phóng",
    hosts=("www.sggp.org.vn", "sggp.org.vn"),
    places=(
        Place(kind="sitemap", address="https://www.sggp.org.vn/sitemaps/google-news.xml"),
        Place(kind="rss", address="https://www.sggp.org.vn/rss/home.rss"),
    ),
    archives=(Place(kind="sitemap", address="https://www.sggp.org.vn/sitemaps/news-{year}-{month}.xml"),),
    article=r"^/[a-z0-9-]+-post(?P<id>[0-9]+)\.html$",
    layouts=(CMS,),
    gated=True,
    evidence="unverified: ids measured in 2026, sitemaps and classes as in programs of 2024 to 2026",
)
