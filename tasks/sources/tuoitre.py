"""Báo Tuổi Trẻ."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import VCCORP

TUOITRE = Source(
    name="tuoitre",
    publisher="Báo Tuổi Trẻ",
    hosts=("tuoitre.vn", "www.tuoitre.vn"),
    places=(
        Place(kind="rss", address="https://tuoitre.vn/rss/tin-moi-nhat.rss"),
        Place(kind="rss", address="https://tuoitre.vn/rss/thoi-su.rss"),
    ),
    archives=(
        Place(kind="sitemap", address="https://tuoitre.vn/StaticSitemaps/sitemaps-{year}-{month}.xml"),
    ),
    article=r"^/[a-z0-9-]+-(?P<id>100[0-9]{14,15})\.htm$",
    layouts=(VCCORP,),
    gated=True,
    evidence="unverified: feeds and ids measured in 2026, archive and classes as in programs of 2025",
)
