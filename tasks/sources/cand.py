"""Báo Công an Nhân dân, the police's daily."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import CAND_UNTIL_2026, CMS

CAND = Source(
    name="cand",
    publisher="Báo Công an Nhân dân",
    hosts=("cand.vn", "www.cand.vn", "cand.com.vn"),
    places=(Place(kind="rss", address="https://cand.vn/rss/home.rss"),),
    # Numbers began anew with the move of 2026: `-i761234/` and `-post761234.html` are two articles.
    article=r"-(?P<id>(?:post|i)[0-9]+)(?:\.html|/)?$",
    layouts=(
        CAND_UNTIL_2026,
        CMS,
    ),
    gated=True,
    evidence="unverified: feed and ids as measured in 2026, today's design guessed from its addresses",
)
