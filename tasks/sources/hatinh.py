"""Báo Hà Tĩnh."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import CMS, of_class

LINKS = of_class("cms-link", element="a") + "|" + of_class("story", element="article") + "//a"
HATINH = Source(
    name="hatinh",
    publisher="Báo Hà Tĩnh",
    hosts=("baohatinh.vn", "www.baohatinh.vn"),
    places=(
        Place(kind="listing", address="https://baohatinh.vn/an-ninh-trat-tu/", links=LINKS),
        Place(kind="listing", address="https://baohatinh.vn/quoc-phong/", links=LINKS),
    ),
    article=r"-post(?P<id>[0-9]+)\.html$",
    layouts=(CMS,),
    gated=True,
    evidence="unverified: links and classes as a public crawler of 2025 uses them, sections guessed",
)
