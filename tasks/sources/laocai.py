"""Báo Lào Cai, with Yên Bái since 2025."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import CARDS

LAOCAI = Source(
    name="laocai",
    publisher="Báo Lào Cai",
    hosts=("baolaocai.vn", "www.baolaocai.vn"),
    places=(
        Place(kind="rss", address="https://baolaocai.vn/rss/home.rss"),
        Place(kind="listing", address="https://baolaocai.vn/", links=CARDS),
    ),
    article=r"-(?:post)?(?P<id>[0-9]+)\.html$",
    layouts=(),
    gated=True,
    evidence="unverified: feed as a public program of 2026 tries it, addresses guessed, no class known",
)
