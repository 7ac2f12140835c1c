"""Báo Đồng Tháp, with Tiền Giang since 2025."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import PROVINCIAL, of_class

LINKS = of_class("title", element="a") + "|" + of_class("article-item") + "//a"
DONGTHAP = Source(
    name="dongthap",
    publisher="Báo Đồng Tháp",
    hosts=("baodongthap.vn", "www.baodongthap.vn"),
    places=(
        Place(kind="listing", address="https://baodongthap.vn/phap-luat/", links=LINKS),
        Place(kind="listing", address="https://baodongthap.vn/quoc-phong-an-ninh/", links=LINKS),
    ),
    article=r"-a(?P<id>[0-9]+)\.html$",
    layouts=(PROVINCIAL,),
    gated=True,
    evidence="unverified: ids and classes as a public crawler of 2026 uses them, sections guessed",
)
