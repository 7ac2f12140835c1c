"""Báo Cao Bằng."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import CARDS

CAOBANG = Source(
    name="caobang",
    publisher="Báo Cao Bằng",
    hosts=("baocaobang.vn", "www.baocaobang.vn"),
    places=(
        Place(kind="listing", address="https://baocaobang.vn/Quoc-phong-An-ninh", links=CARDS),
        Place(kind="listing", address="https://baocaobang.vn/Thoi-su", links=CARDS),
    ),
    article=r"-(?P<id>[0-9]+)\.html$",
    layouts=(),
    gated=True,
    evidence="unverified: listings and ids as a public crawler of 2026 uses them, no class known",
)
