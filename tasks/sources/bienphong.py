"""Báo Biên phòng, the border guard's own paper."""

from datetime import date

from tasks.records import Layout
from tasks.sources.declaration import Place, Source
from tasks.sources.families import of_class

SECTIONS = ("theo-guong-bac-5", "quan-su-quoc-phong-6", "phap-luat-8", "xa-hoi-13", "bien-phong-toan-dan-51")
UNTIL_2020 = Layout(
    until=date(2020, 12, 31),
    title=of_class("bp-detail-content-title-h1", element="h1"),
    lead=of_class("bp-detail-sapo", element="p"),
    body=of_class("bp-detail-text-content", element="div"),
    published=of_class("bp-date-time", element="span"),
)
SINCE_2021 = Layout(
    title="//article" + of_class("title--big"),
    lead=of_class("article-content-intro", element="div") + "/p",
    body=of_class("article-content-main", element="div") + "|//*[@id='divcontent']",
    published=of_class("article-date"),
)
BIENPHONG = Source(
    name="bienphong",
    publisher="Báo Biên phòng",
    hosts=("www.bienphong.com.vn", "bienphong.com.vn"),
    places=tuple(
        Place(kind="rss", address=f"https://www.bienphong.com.vn/rss/{section}.rss") for section in SECTIONS
    ),
    article=r"^/[a-z0-9-]+-post(?P<id>[0-9]+)\.html$",
    layouts=(UNTIL_2020, SINCE_2021),
    evidence="unverified: feeds as in a public program of 2021, classes as in two, of 2021 and 2025",
)
