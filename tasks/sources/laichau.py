"""Báo Lai Châu; its pages open with a clock that shows the hour of the visit."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import of_class

LAICHAU = Source(
    name="laichau",
    publisher="Báo Lai Châu",
    hosts=("baolaichau.vn", "www.baolaichau.vn"),
    places=(
        Place(
            kind="listing",
            address="https://baolaichau.vn/an-ninh-quoc-phong",
            links=of_class("blc-post__link", element="a"),
        ),
    ),
    article=r"^/[a-z0-9-]+/[a-z0-9-]+-(?P<id>[0-9]+)/?$",
    layouts=(),
    gated=True,
    evidence="unverified: listing and ids as a public crawler of 2026 uses them, no class known",
)
