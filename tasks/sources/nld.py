"""Báo Người Lao Động."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import VCCORP

NLD = Source(
    name="nld",
    publisher="Báo Người Lao Động",
    hosts=("nld.com.vn", "www.nld.com.vn"),
    places=(
        Place(kind="rss", address="https://nld.com.vn/rss/home.rss"),
        Place(kind="rss", address="https://nld.com.vn/rss/thoi-su.rss"),
    ),
    article=r"^/[a-z0-9-]+-(?P<id>196[0-9]{14,15})\.htm$",
    layouts=(VCCORP,),
    gated=True,
    evidence="unverified: ids as measured in 2026, feed addresses guessed; its home once showed a captcha",
)
