"""Báo Cà Mau, with Bạc Liêu since 2025."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import CARDS

CAMAU = Source(
    name="camau",
    publisher="Báo Cà Mau",
    hosts=("baocamau.vn", "www.baocamau.vn"),
    places=(Place(kind="listing", address="https://baocamau.vn/", links=CARDS),),
    article=r"-a?(?P<id>[0-9]+)\.html$",
    layouts=(),
    gated=True,
    evidence="unverified: nothing known but the ending .html of its addresses, no class known",
)
