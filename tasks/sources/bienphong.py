"""Báo Biên phòng, the border guard's own paper."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import BORDER_SINCE_2021, BORDER_UNTIL_2020

SECTIONS = ("theo-guong-bac-5", "quan-su-quoc-phong-6", "phap-luat-8", "xa-hoi-13", "bien-phong-toan-dan-51")
ISLANDS = "chu-quyen-bien-gioi-bien-dao-viet-nam-26"
BIENPHONG = Source(
    name="bienphong",
    publisher="Báo Biên phòng",
    hosts=("www.bienphong.com.vn", "bienphong.com.vn"),
    places=tuple(
        Place(kind="rss", address=f"https://www.bienphong.com.vn/rss/{section}.rss")
        for section in (*SECTIONS, ISLANDS)
    ),
    article=r"^/[a-z0-9-]+-post(?P<id>[0-9]+)\.html$",
    layouts=(BORDER_UNTIL_2020, BORDER_SINCE_2021),
    evidence="unverified: feeds as in a public program of 2021, classes as in two, of 2021 and 2025",
)
