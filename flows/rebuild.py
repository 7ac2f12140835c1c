"""Rebuild: archive → facts again, without network, in a new file that then takes the warehouse's place."""

import shutil
import uuid
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from pathlib import Path

from prefect import flow

from flows.declared import source_named
from flows.lock import only_run
from flows.progress import bar, open_log
from flows.report import RunReport
from flows.road import Road, note, read_in
from flows.settings import read_settings
from flows.workers import Workers
from tasks.archive import replay
from tasks.load import adopt, close_run, open_run
from tasks.records import Outcome, Page

BATCH = 200


@flow(validate_parameters=False)
def rebuild(archive: Path | None = None) -> list[RunReport]:
    """Replay the archive into a new warehouse; the old one's ledger is carried over and its file kept aside.

    Gives a report a source. The current content is that of the archive under today's rules.
    """
    settings = read_settings()
    open_log(settings.log)
    anew = settings.model_copy(update={"home": settings.home / "rebuild"})
    reports = []
    with only_run(settings.locks, "rebuild"), Workers() as workers:
        shutil.rmtree(anew.home, ignore_errors=True)  # what a killed rebuild left, its log file included
        pages = (page for page in replay(archive or settings.archive) if page.kind in {"article", "file"})
        for source, of_source in groupby(pages, key=lambda page: page.link.source):
            report = RunReport(source, uuid.uuid4().hex)
            with bar(source) as progress:
                road = Road(anew, source_named(settings, source), report, workers, progress)
                open_run(anew.warehouse, report.run_id, "rebuild", source)
                for outcomes in _batches(of_source):
                    note(road, [outcome.link for outcome in outcomes])
                    read_in(road, outcomes)
                close_run(anew.warehouse, report.run_id, source, report.problems)
            reports.append(report)
        adopt(anew.warehouse, settings.warehouse)
    return reports


def _batches(pages: Iterable[Page]) -> Iterator[list[Outcome]]:
    pages = iter(pages)
    while batch := list(islice(pages, BATCH)):
        yield [_as_it_was(page) for page in batch]


def _as_it_was(page: Page) -> Outcome:
    became = "gone" if page.status in {404, 410} else "fetched"
    return Outcome(link=page.link, outcome=became, reason="archive", status=page.status, page=page)
