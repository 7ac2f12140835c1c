"""VOV, the Voice of Vietnam."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import CARDS, VOV_DESIGN

VOV = Source(
    name="vov",
    publisher="VOV",
    hosts=("vov.vn", "www.vov.vn"),
    places=(
        Place(kind="listing", address="https://vov.vn/xa-hoi", links=CARDS),
        Place(kind="listing", address="https://vov.vn/phap-luat", links=CARDS),
    ),
    article=r"-post(?P<id>[0-9]+)\.vov$",
    layouts=(VOV_DESIGN,),
    gated=True,
    evidence="unverified: ids measured in 2026, classes as in a program of 2025, listings guessed",
)
