"""Parse: pages → articles, over worker processes when the batch is large."""

from collections.abc import Sequence
from concurrent.futures import Executor, Future

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.articles.read import read_page
from tasks.articles.relevance import why_irrelevant
from tasks.errors import UnreadablePage
from tasks.records import Article, Layout, Page, Parsed, Reject


@task(cache_policy=NO_CACHE)
def parse(
    pages: Sequence[Page], layouts: tuple[Layout, ...], workers: Executor | None, *, gated: bool
) -> Parsed:
    """Read each page as an article, or say why it is none, or (of a gated source) not of the subject."""
    articles: list[Article] = []
    rejects: list[Reject] = []
    irrelevant: list[Reject] = []
    aside: list[Article] = []
    readings = [_start(page, layouts, workers) for page in pages]
    for page, reading in zip(pages, readings, strict=True):
        try:
            article = reading.result()
        except UnreadablePage as error:
            rejects.append(_put_aside(page, str(error)))
            continue
        if gated and (reason := why_irrelevant(article)):
            irrelevant.append(_put_aside(page, f"{page.address}: {reason}"))
            aside.append(article)
        else:
            articles.append(article)
    return Parsed(
        articles=tuple(articles), rejects=tuple(rejects), irrelevant=tuple(irrelevant), aside=tuple(aside)
    )


def _start(page: Page, layouts: tuple[Layout, ...], workers: Executor | None) -> Future[Article]:
    if workers:
        return workers.submit(read_page, page, layouts)
    reading: Future[Article] = Future()
    try:
        reading.set_result(read_page(page, layouts))
    except UnreadablePage as error:
        reading.set_exception(error)
    return reading


def _put_aside(page: Page, reason: str) -> Reject:
    return Reject(
        source=page.link.source,
        address=page.address,
        step="parse",
        reason=reason,
        native_id=page.link.native_id,
        record_id=page.record_id,
    )
