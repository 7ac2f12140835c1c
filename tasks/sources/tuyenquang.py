"""Báo Tuyên Quang, with Hà Giang since 2025."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import MONTHLY, of_class

LINKS = of_class("title1", "title2", "title3", "title4", "title5", element="a")
TUYENQUANG = Source(
    name="tuyenquang",
    publisher="Báo Tuyên Quang",
    hosts=("baotuyenquang.com.vn", "www.baotuyenquang.com.vn"),
    places=(
        Place(kind="listing", address="https://baotuyenquang.com.vn/an-ninh-quoc-phong/", links=LINKS),
        Place(kind="listing", address="https://baotuyenquang.com.vn/phap-luat/", links=LINKS),
    ),
    article=r"^/(?:[a-z0-9-]+/){1,2}(?P<id>[0-9]{6}/[a-z0-9-]+-[0-9a-f]{7})/?$",
    layouts=(MONTHLY,),
    gated=True,
    evidence="unverified: listings, addresses and classes as a public crawler of 2026 uses them",
)
