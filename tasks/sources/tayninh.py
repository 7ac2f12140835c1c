"""Báo Tây Ninh, with Long An since 2025."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import PROVINCIAL, of_class

LINKS = of_class("title", element="a")
TAYNINH = Source(
    name="tayninh",
    publisher="Báo Tây Ninh",
    hosts=("baotayninh.vn", "www.baotayninh.vn"),
    places=(
        Place(kind="listing", address="https://baotayninh.vn/phap-luat/", links=LINKS),
        Place(kind="listing", address="https://baotayninh.vn/trong-tinh/", links=LINKS),
    ),
    article=r"-a(?P<id>[0-9]+)\.html$",
    layouts=(PROVINCIAL,),
    gated=True,
    evidence="unverified: listings, ids and classes as a public crawler of 2026 uses them",
)
