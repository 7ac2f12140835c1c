"""Báo Quân đội nhân dân, the army's daily. Its feeds want a cookie first, so they are not asked."""

from tasks.sources.declaration import Place, Source
from tasks.sources.families import ARMY

SECTION = "https://www.qdnd.vn/quoc-phong-an-ninh/tin-tuc/p/{page}"
QDND = Source(
    name="qdnd",
    publisher="Báo Quân đội nhân dân",
    hosts=("www.qdnd.vn", "qdnd.vn"),
    places=(
        Place(kind="sitemap", address="https://www.qdnd.vn/sitemaps/0/top300article.xml"),
        Place(
            kind="search", address="https://www.qdnd.vn/tim-kiem/q/bi%C3%AAn%20ph%C3%B2ng", links="//h3//a"
        ),
    ),
    archives=(Place(kind="listing", address=SECTION, links="//h3//a"),),
    article=r"^/(?:[a-z0-9-]+/){1,3}[a-z0-9-]+-(?P<id>[0-9]{6,8})/?$",
    layouts=(ARMY,),
    gated=True,
    evidence="unverified: sitemap, ids and classes as several public programs of 2025 and 2026 use them",
)
