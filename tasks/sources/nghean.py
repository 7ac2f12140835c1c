"""Báo Nghệ An."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import GRID, of_class

LINKS = of_class("b-grid__title") + "//a"
NGHEAN = Source(
    name="nghean",
    publisher="Báo Nghệ An",
    hosts=("baonghean.vn", "www.baonghean.vn"),
    places=(
        Place(kind="listing", address="https://baonghean.vn/thoi-su", links=LINKS),
        Place(kind="listing", address="https://baonghean.vn/phap-luat", links=LINKS),
    ),
    # Editions in other languages stand on the same host.
    article=r"^/(?!(?:en|fr|ru|cn)/)(?:[a-z0-9-]+/)?[a-z0-9-]+-(?P<id>[0-9]+)\.html$",
    layouts=(GRID,),
    gated=True,
    evidence="unverified: listings, ids and classes as public programs of 2025 and 2026 use them",
)
