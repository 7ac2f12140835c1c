"""Báo Quảng Ninh."""

from tasks.sources.declaration import Place, Source

QUANGNINH = Source(
    name="quangninh",
    publisher="Báo Quảng Ninh",
    hosts=("baoquangninh.vn", "www.baoquangninh.vn"),
    places=(
        Place(kind="listing", address="https://baoquangninh.vn/phap-luat", links="//h3//a"),
        Place(kind="listing", address="https://baoquangninh.vn/xa-hoi", links="//h3//a"),
    ),
    article=r"^/[a-z0-9-]+-(?P<id>[0-9]+)\.html$",
    layouts=(),
    gated=True,
    evidence="unverified: listings and ids as a public crawler of 2026 uses them, no class known",
)
