"""Báo Quảng Trị, with Quảng Bình since 2025."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import MONTHLY, of_class

LINKS = of_class("h2", "h3", "card-img", element="a")
QUANGTRI = Source(
    name="quangtri",
    publisher="Báo Quảng Trị",
    hosts=("baoquangtri.vn", "www.baoquangtri.vn"),
    places=(
        Place(kind="listing", address="https://baoquangtri.vn/quoc-phong-an-ninh/", links=LINKS),
        Place(kind="listing", address="https://baoquangtri.vn/phap-luat/", links=LINKS),
        Place(kind="listing", address="https://baoquangtri.vn/moi-nong/", links=LINKS),
    ),
    article=r"^/(?:[a-z0-9-]+/){1,2}(?P<id>[0-9]{6}/[a-z0-9-]+-[0-9a-f]{7})/?$",
    layouts=(MONTHLY,),
    gated=True,
    evidence="unverified: listings, addresses and classes as a public crawler of 2026 uses them",
)
