"""Báo Tin tức, of the Vietnam News Agency."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import BAOTINTUC_DESIGN

SECTIONS = ("quan-su", "bien-dao", "dia-phuong", "dan-toc")
BAOTINTUC = Source(
    name="baotintuc",
    publisher="Báo Tin tức",
    hosts=("baotintuc.vn", "www.baotintuc.vn"),
    places=tuple(
        Place(kind="rss", address=f"https://baotintuc.vn/rss/{section}.rss") for section in SECTIONS
    ),
    article=r"^/[a-z0-9-]+/[a-z0-9-]+-(?P<id>[0-9]{17})\.htm$",
    layouts=(BAOTINTUC_DESIGN,),
    gated=True,
    evidence="unverified: feeds, ids and classes as public programs of 2025 use them",
)
