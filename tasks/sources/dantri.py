"""Báo Dân trí."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import DANTRI_DESIGN

DANTRI = Source(
    name="dantri",
    publisher="Báo Dân trí",
    hosts=("dantri.com.vn", "www.dantri.com.vn"),
    places=(Place(kind="rss", address="https://dantri.com.vn/rss/home.rss"),),
    article=r"^/[a-z0-9-]+/[a-z0-9-]+-(?P<id>[0-9]{17})\.htm$",
    layouts=(DANTRI_DESIGN,),
    gated=True,
    evidence="unverified: ids as measured in 2026, feed address and classes guessed",
)
