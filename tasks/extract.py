"""Extract: articles → facts, over worker processes when the batch is large."""

from collections.abc import Sequence
from concurrent.futures import Executor

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.facts.article import find_article_facts
from tasks.records import Article, Facts


@task(cache_policy=NO_CACHE)
def extract(articles: Sequence[Article], workers: Executor | None) -> list[Facts]:
    """Find the facts of each article, in order."""
    if workers:
        return list(workers.map(find_article_facts, articles, chunksize=8))
    return [find_article_facts(article) for article in articles]
