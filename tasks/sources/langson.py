"""Báo Lạng Sơn."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import CARDS

LANGSON = Source(
    name="langson",
    publisher="Báo Lạng Sơn",
    hosts=("baolangson.vn", "www.baolangson.vn"),
    places=(
        Place(kind="listing", address="https://baolangson.vn/phap-luat", links=CARDS),
        Place(kind="listing", address="https://baolangson.vn/xa-hoi", links=CARDS),
    ),
    article=r"^/[a-z0-9-]+-(?P<id>[0-9]+)\.html$",
    layouts=(),
    gated=True,
    evidence="unverified: listings and ids as a public crawler of 2026 uses them, no class known",
)
