"""Tạp chí Hải quan, of the customs."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import CARDS, MASTER

HAIQUAN = Source(
    name="haiquan",
    publisher="Tạp chí Hải quan Online",
    hosts=("haiquanonline.com.vn", "www.haiquanonline.com.vn"),
    places=(
        Place(kind="listing", address="https://haiquanonline.com.vn/hai-quan", links=CARDS),
        Place(kind="listing", address="https://haiquanonline.com.vn/chong-buon-lau", links=CARDS),
    ),
    article=r"^/[a-z0-9-]+-(?P<id>[0-9]+)\.html$",
    layouts=(MASTER,),
    gated=True,
    evidence="unverified: classes as public programs of 2025 use them, listings and addresses guessed",
)
