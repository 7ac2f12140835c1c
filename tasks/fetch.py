"""Fetch: links → one outcome each, with the page where there is one."""

from collections.abc import Sequence

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.fetching.fetcher import Fetcher
from tasks.records import Link, Outcome


@task(cache_policy=NO_CACHE)
def fetch(links: Sequence[Link], fetcher: Fetcher) -> list[Outcome]:
    """Ask for each link in order; a site's failure is an outcome of its link, never the loss of the batch."""
    return [fetcher.get(link) for link in links]
