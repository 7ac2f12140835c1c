"""Báo Tiền Phong."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import CMS

TIENPHONG = Source(
    name="tienphong",
    publisher="Báo Tiền Phong",
    hosts=("tienphong.vn", "www.tienphong.vn"),
    places=(
        Place(kind="sitemap", address="https://tienphong.vn/sitemaps/google-news.xml"),
        Place(kind="rss", address="https://tienphong.vn/rss/home.rss"),
    ),
    article=r"^/[a-z0-9-]+-post(?P<id>[0-9]+)\.tpo$",
    layouts=(CMS,),
    gated=True,
    evidence="unverified: ids measured in 2026, classes as in programs of 2026, places guessed by its system",
)
