"""VnExpress."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import VNEXPRESS

SECTIONS = ("tin-moi-nhat", "thoi-su", "phap-luat")
VNEXPRESS_NET = Source(
    name="vnexpress",
    publisher="VnExpress",
    hosts=("vnexpress.net", "www.vnexpress.net"),
    places=tuple(
        Place(kind="rss", address=f"https://vnexpress.net/rss/{section}.rss") for section in SECTIONS
    ),
    article=r"^/[a-z0-9-]+-(?P<id>[0-9]{7})\.html$",
    layouts=(VNEXPRESS,),
    gated=True,
    evidence="unverified: design seen on one page of October 2025, feeds measured in 2026, never asked",
)
