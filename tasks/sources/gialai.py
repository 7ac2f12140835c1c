"""Báo Gia Lai, with Bình Định since 2025."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import CMS, of_class

LINKS = of_class("cms-link", element="a") + "|" + of_class("story", element="article") + "//a"
GIALAI = Source(
    name="gialai",
    publisher="Báo Gia Lai",
    hosts=("baogialai.com.vn", "www.baogialai.com.vn"),
    places=(
        Place(kind="listing", address="https://baogialai.com.vn/phap-luat/", links=LINKS),
        Place(kind="listing", address="https://baogialai.com.vn/quoc-phong-an-ninh/", links=LINKS),
    ),
    article=r"-post(?P<id>[0-9]+)\.html$",
    layouts=(CMS,),
    gated=True,
    evidence="unverified: links and classes as a public crawler of 2025 uses them, sections guessed",
)
