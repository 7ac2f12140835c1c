"""Parse: pages → articles, over worker processes when the batch is large."""

from collections.abc import Sequence
from concurrent.futures import Executor, Future

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.articles.read import read_page
from tasks.errors import UnreadablePage
from tasks.records import Article, Layout, Page, Reject


@task(cache_policy=NO_CACHE)
def parse(
    pages: Sequence[Page], layouts: tuple[Layout, ...], workers: Executor | None
) -> tuple[list[Article], list[Reject]]:
    """Read each page as an article, or say why it is none; their counts add up to the pages."""
    articles: list[Article] = []
    rejects: list[Reject] = []
    readings = [_start(page, layouts, workers) for page in pages]
    for page, reading in zip(pages, readings, strict=True):
        try:
            articles.append(reading.result())
        except UnreadablePage as error:
            rejects.append(
                Reject(
                    source=page.link.source,
                    address=page.address,
                    step="parse",
                    reason=str(error),
                    native_id=page.link.native_id,
                    record_id=page.record_id,
                )
            )
    return articles, rejects


def _start(page: Page, layouts: tuple[Layout, ...], workers: Executor | None) -> Future[Article]:
    if workers:
        return workers.submit(read_page, page, layouts)
    reading: Future[Article] = Future()
    try:
        reading.set_result(read_page(page, layouts))
    except UnreadablePage as error:
        reading.set_exception(error)
    return reading
