"""Báo Thanh Niên."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import VCCORP

THANHNIEN = Source(
    name="thanhnien",
    publisher="Báo Thanh Niên",
    hosts=("thanhnien.vn", "www.thanhnien.vn"),
    places=(
        Place(kind="sitemap", address="https://thanhnien.vn/google-news-sitemap.xml"),
        Place(kind="rss", address="https://thanhnien.vn/rss/home.rss"),
        Place(kind="rss", address="https://thanhnien.vn/rss/thoi-su.rss"),
    ),
    article=r"^/[a-z0-9-]+-(?P<id>185[0-9]{14,15})\.htm$",
    layouts=(VCCORP,),
    gated=True,
    evidence="unverified: feeds and ids measured in 2026, sitemap and classes as in programs of 2025",
)
