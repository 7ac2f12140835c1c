"""Báo Đắk Lắk."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import MONTHLY, of_class

DAKLAK = Source(
    name="daklak",
    publisher="Báo Đắk Lắk",
    hosts=("baodaklak.vn", "www.baodaklak.vn"),
    places=(
        Place(
            kind="listing",
            address="https://baodaklak.vn/an-ninh-quoc-phong/",
            links=of_class("title5", element="a"),
        ),
    ),
    article=r"^/(?:[a-z0-9-]+/){1,2}(?P<id>[0-9]{6}/[a-z0-9-]+-[0-9a-f]{7})/?$",
    layouts=(MONTHLY,),
    gated=True,
    evidence="unverified: listing, addresses and classes as a public crawler of 2026 uses them",
)
