"""The road that ingest and rebuild share: outcomes with pages go in, rows come to rest in the warehouse."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flows.progress import Bar
from flows.report import RunReport
from flows.settings import Settings
from flows.workers import Workers
from tasks.archive import archive
from tasks.extract import extract
from tasks.load import load, note_discovery
from tasks.parse import parse
from tasks.records import Link, Outcome, Parsed, Poll
from tasks.sources.declaration import Source


@dataclass(frozen=True, slots=True)
class Road:
    """What stays the same for all batches of a run."""

    settings: Settings
    source: Source
    report: RunReport
    workers: Workers
    progress: Bar
    is_replay: bool = False
    """True where the archive is read again."""


def note(road: Road, links: Sequence[Link], polls: Sequence[Poll] = ()) -> None:
    """Write into the ledger what was found, before anything is done with it."""
    note_discovery(road.settings.warehouse, road.report.run_id, road.source.name, links, polls)


def keep(road: Road, outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Archive the pages of a batch; the outcomes come back with their places in the archive."""
    pages = [outcome.page for outcome in outcomes if outcome.page]
    archived = iter(archive(pages, road.settings.archive) if pages else [])
    return [replace(outcome, page=next(archived)) if outcome.page else outcome for outcome in outcomes]


def read_in(road: Road, outcomes: Sequence[Outcome]) -> Parsed:
    """Parse, extract and load one archived batch, and count what became of it; give what was read."""
    pages = [outcome.page for outcome in outcomes if outcome.page and outcome.outcome == "fetched"]
    workers = road.workers.for_batch(len(pages))
    source = road.source
    parsed = parse(pages, source.layouts, workers, gated=source.gated) if pages else Parsed()
    facts = extract(parsed.articles, workers) if parsed.articles else []
    written = load(
        road.settings.warehouse,
        road.report.run_id,
        source.name,
        outcomes,
        parsed,
        facts,
        is_replay=road.is_replay,
    )
    road.report.count(outcomes)
    road.report.parsed += len(parsed.articles)
    road.report.irrelevant += len(parsed.irrelevant)
    road.report.rejects += parsed.rejects
    road.report.written.update(written)
    road.progress.advance(len(outcomes))
    return parsed
