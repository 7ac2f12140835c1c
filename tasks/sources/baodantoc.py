"""Báo Dân tộc và Phát triển, with its page on the national target programme."""

from tasks.sources.declaration import Place, Source

SEARCH = "https://baodantoc.vn/tim-kiem.htm?type=0&keyword="
BAODANTOC = Source(
    name="baodantoc",
    publisher="Báo Dân tộc và Phát triển",
    hosts=("baodantoc.vn", "www.baodantoc.vn", "chuongtrinhmtqg.baodantoc.vn"),
    places=(
        Place(kind="search", address=f"{SEARCH}bi%C3%AAn%20ph%C3%B2ng"),
        Place(kind="search", address=f"{SEARCH}c%E1%BB%ADa%20kh%E1%BA%A9u"),
        Place(kind="rss", address="https://baodantoc.vn/rss/home.rss"),
    ),
    article=r"^/[a-z0-9-]+-(?P<id>[0-9]{13})\.htm$",
    layouts=(),
    gated=True,
    evidence="unverified: ids and search as in public programs of 2025, feed guessed, no class known",
)
