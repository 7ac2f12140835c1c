"""VietnamPlus, of the Vietnam News Agency."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import CMS

VIETNAMPLUS = Source(
    name="vietnamplus",
    publisher="VietnamPlus",
    hosts=("www.vietnamplus.vn", "vietnamplus.vn"),
    places=(
        Place(kind="sitemap", address="https://www.vietnamplus.vn/sitemaps/google-news.xml"),
        Place(kind="rss", address="https://www.vietnamplus.vn/rss/home.rss"),
        Place(kind="rss", address="https://www.vietnamplus.vn/rss/xahoi.rss"),
    ),
    article=r"^/[a-z0-9-]+-post(?P<id>[0-9]+)\.vnp$",
    layouts=(CMS,),
    gated=True,
    evidence="unverified: feed reported alive in 2026, sitemap and classes as in programs of 2025 and 2026",
)
