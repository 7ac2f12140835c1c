"""Báo Điện tử Chính phủ, the government's paper."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import VCCORP

BAOCHINHPHU = Source(
    name="baochinhphu",
    publisher="Báo Điện tử Chính phủ",
    hosts=("baochinhphu.vn", "www.baochinhphu.vn"),
    places=(Place(kind="rss", address="https://baochinhphu.vn/home.rss"),),
    article=r"^/[a-z0-9-]+-(?P<id>102[0-9]{14,15})\.htm$",
    layouts=(VCCORP,),
    gated=True,
    evidence="unverified: feed and ids as reported in 2026, classes as public programs of 2025 have them",
)
