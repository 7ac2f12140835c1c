"""Ingest: one source from its news places to the warehouse.

discover → fetch → archive → parse → extract → load, in batches; every discovered link ends in one outcome.
"""

import logging
import uuid
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

from prefect import flow

from flows.declared import source_named
from flows.lock import is_held, only_run
from flows.progress import bar, open_log
from flows.report import RunReport, SourceFailed
from flows.road import Road, keep, note, read_in
from flows.settings import Settings, read_settings
from flows.workers import Workers
from tasks.archive import archive
from tasks.collect import collect
from tasks.discover import discover
from tasks.fetch import fetch
from tasks.fetching.addresses import article_id
from tasks.fetching.fetcher import open_fetcher
from tasks.load import close_run, known_links, open_run
from tasks.records import Link, Outcome
from tasks.sources.declaration import Source

LOG = logging.getLogger("cotmoc.ingest")

# A batch of a polite source should not take longer than this, so that a kill costs little.
BATCH_SECONDS = 30
LONGEST_TURN = 600.0
SMALLEST_BATCH, LARGEST_BATCH = 5, 100


@flow(flow_run_name="ingest-{source}", validate_parameters=False)
def ingest(
    source: str,
    *,
    addresses: Sequence[str] = (),
    inputs: Sequence[str] = (),
    since: date | None = None,
    limit: int | None = None,
) -> RunReport:
    """Read one source (or some of its addresses, or files that people hold) into the warehouse.

    Raises SourceFailed, with the report, when the source gave nothing; AnotherRun when one is at work.
    """
    settings = read_settings()
    open_log(settings.log)
    declared = source_named(settings, source)
    report = RunReport(source, uuid.uuid4().hex)
    with (
        only_run(settings.locks, "rebuild", shared=True),
        only_run(settings.locks, source, patience_seconds=_patience(settings, source)),
        Workers() as workers,
        bar(source) as progress,
    ):
        road = Road(settings, declared, report, workers, progress)
        open_run(settings.warehouse, report.run_id, "ingest", source)
        held = _held(road, inputs, limit) if inputs else _asked(road, declared, addresses, since, limit)
        for outcomes in held:
            read_in(road, keep(road, outcomes))
        is_whole = not (inputs or addresses)
        close_run(settings.warehouse, report.run_id, source, report.problems, is_measured=is_whole)
    for problem in report.problems:
        LOG.warning("%s: %s", source, problem)
    if report.has_failed:
        raise SourceFailed(report)
    return report


def _patience(settings: Settings, source: str) -> float:
    """Give how long to wait for the source: a backfill lets go of it every few minutes, others do not."""
    return LONGEST_TURN if is_held(settings.locks, f"{source}-backfill") else 0


def _held(road: Road, inputs: Sequence[str], limit: int | None) -> Iterator[list[Outcome]]:
    """Give what lies in the files that people hold; beyond the limit it is left."""
    taken = 0
    for outcomes in collect(inputs):
        note(road, [outcome.link for outcome in outcomes])
        room = len(outcomes) if limit is None else max(0, limit - taken)
        taken += len(outcomes)
        yield [*outcomes[:room], *(_left(outcome.link, limit) for outcome in outcomes[room:])]


def _asked(
    road: Road, source: Source, addresses: Sequence[str], since: date | None, limit: int | None
) -> Iterator[list[Outcome]]:
    """Give what a publisher answers, first for what needs no request, then batch by batch."""
    settings, now = road.settings, datetime.now(UTC)
    with open_fetcher(source, settings.hosts, settings.contact) as fetcher:
        if addresses:
            links = tuple(_by_hand(source, address) for address in addresses)
            note(road, links)
        else:
            discovery = discover(source, fetcher, known_links(settings.warehouse, source.name), since, now)
            archive(discovery.pages, settings.archive)
            road.report.problems += discovery.problems
            links = discovery.links
            note(road, [*links, *(outcome.link for outcome in discovery.skipped)], discovery.polls)
            yield list(discovery.skipped)
        wanted, beyond = links[:limit], links[len(links[:limit]) :]
        road.progress.expect(len(links))
        for batch in _batches(wanted, source.pause_seconds):
            yield fetch(batch, fetcher)
        yield [_left(link, limit) for link in beyond]


def _by_hand(source: Source, address: str) -> Link:
    native_id = article_id(source, address)
    return Link(source=source.name, address=address, found_in="command line", native_id=native_id)


def _batches(links: Sequence[Link], pause_seconds: float) -> Iterator[Sequence[Link]]:
    size = int(BATCH_SECONDS / max(pause_seconds, 0.1))
    size = min(max(size, SMALLEST_BATCH), LARGEST_BATCH)
    for start in range(0, len(links), size):
        yield links[start : start + size]


def _left(link: Link, limit: int | None) -> Outcome:
    return Outcome(link=link, outcome="left", reason=f"limit of {limit} reached")
