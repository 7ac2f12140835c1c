"""The sample newsroom: a small news site that demonstrations and tests serve on this machine."""

from datetime import timedelta
from urllib.parse import urlsplit

from tasks.sources.declaration import Place, Source
from tasks.sources.families import ARMY, BORDER_SINCE_2021, CMS, of_class

LISTED = of_class("story__heading") + "/a"


def newsroom(address: str) -> Source:
    """Declare the newsroom served at an address such as `http://127.0.0.1:8137`."""
    return Source(
        name="newsroom",
        publisher="Báo Cột Mốc",
        hosts=(urlsplit(address).netloc,),
        places=(
            Place(kind="sitemap", address=f"{address}/sitemap.xml"),
            Place(kind="rss", address=f"{address}/rss/bien-phong-5.rss"),
            Place(kind="listing", address=f"{address}/trong-tinh/trang-{{page}}", links=LISTED, page_count=3),
        ),
        article=r"^/(?:[a-z-]+/){0,2}[a-z0-9-]+-(?:post)?(?P<id>[0-9]{6,7})(?:\.html)?$",
        layouts=(ARMY, BORDER_SINCE_2021, CMS),
        pause_seconds=0.02,
        interval=timedelta(seconds=10),
        recheck=(timedelta(0),),
        evidence="live: the sample newsroom, in tests/newsroom",
    )
