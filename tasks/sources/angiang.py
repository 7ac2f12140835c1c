"""Báo An Giang, with Kiên Giang since 2025."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import CARDS

ANGIANG = Source(
    name="angiang",
    publisher="Báo An Giang",
    hosts=("baoangiang.com.vn", "www.baoangiang.com.vn"),
    places=(Place(kind="listing", address="https://baoangiang.com.vn/", links=CARDS),),
    article=r"-a?(?P<id>[0-9]+)\.html$",
    layouts=(),
    gated=True,
    evidence="unverified: nothing known but the host: addresses guessed, no class known",
)
