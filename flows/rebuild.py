"""Rebuild: archive → facts again, without network, in a new file that then takes the warehouse's place."""

import logging
import shutil
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from prefect import flow

from flows.declared import FILES, source_named
from flows.lock import only_run
from flows.progress import bar, open_log
from flows.report import RunReport
from flows.road import Road, note, read_in
from flows.settings import Settings, read_settings
from flows.workers import Workers
from tasks.archiving.reading import replay
from tasks.errors import BadSettings
from tasks.load import adopt, close_run, open_run
from tasks.records import Outcome, Page, Reject
from tasks.sources.declaration import Source

BATCH = 200

LOG = logging.getLogger("cotmoc.rebuild")


@flow(validate_parameters=False)
def rebuild(archive: Path | None = None) -> list[RunReport]:
    """Replay the archive into a new warehouse; the old one's ledger is carried over and its file kept aside.

    Gives a report a source. The content is that of the archive under today's rules, earlier wordings and
    their facts included, each recorded at the instant its page was fetched. What cannot be read of the
    archive, and sources that are declared no longer, are named among the problems.
    """
    settings = read_settings()
    open_log(settings.log)
    anew = settings.model_copy(update={"home": settings.home / "rebuild"})
    reports = []
    with only_run(settings.locks, "rebuild"), Workers() as workers:
        shutil.rmtree(anew.home, ignore_errors=True)  # what a killed rebuild left, its log file included
        damaged: list[Reject] = []
        pages = (
            page
            for page in replay(archive or settings.archive, report=damaged.append)
            if page.kind in {"article", "file"}
        )
        for source, of_source in groupby(pages, key=lambda page: page.link.source):
            report = RunReport(source, uuid.uuid4().hex)
            with bar(source) as progress:
                declared = _declared(settings, report)
                road = Road(anew, declared, report, workers, progress, is_replay=True)
                open_run(anew.warehouse, report.run_id, "rebuild", source)
                for outcomes in _batches(of_source):
                    note(road, [outcome.link for outcome in outcomes])
                    read_in(road, outcomes)
                close_run(anew.warehouse, report.run_id, source, report.problems)
            reports.append(report)
        reports += _name_damage(reports, damaged)
        if not anew.warehouse.exists():
            raise BadSettings(
                f"{archive or settings.archive}: holds no page; name the archive with --archive"
            )
        adopt(anew.warehouse, settings.warehouse)
    for report in reports:
        for problem in report.problems:
            LOG.warning("%s: %s", report.source, problem)
    return reports


def _declared(settings: Settings, report: RunReport) -> Source:
    """Give the declaration of a source; of one declared no longer, what reads pages of unknown origin."""
    try:
        return source_named(settings, report.source)
    except BadSettings:
        report.problems.append(
            f"{report.source} is declared no longer: its pages are read by the designs that papers share, and"
            " only those about the border are kept; declare it again to have all"
        )
        # Of a general paper most pages were never wanted, and nothing says any more which it was.
        return replace(FILES, name=report.source, publisher=report.source, gated=True)


def _name_damage(reports: Sequence[RunReport], damaged: Iterable[Reject]) -> list[RunReport]:
    """Name what could not be read in its source's report; give new reports for sources without one."""
    known = {report.source: report for report in reports}
    for reject in damaged:
        report = known.setdefault(reject.source, RunReport(reject.source, uuid.uuid4().hex))
        report.problems.append(f"{reject.address}: {reject.reason}")
    return [report for report in known.values() if report not in reports]


def _batches(pages: Iterable[Page]) -> Iterator[list[Outcome]]:
    """Give pages in batches in which no article comes twice: each wording is loaded with its facts."""
    batch: dict[str, Outcome] = {}
    for page in pages:
        key = page.link.native_id or page.link.address
        if key in batch or len(batch) >= BATCH:
            yield list(batch.values())
            batch = {}
        batch[key] = _as_it_was(page)
    if batch:
        yield list(batch.values())


def _as_it_was(page: Page) -> Outcome:
    became = "gone" if page.status in {404, 410} else "unchanged" if page.status == 304 else "fetched"
    return Outcome(link=page.link, outcome=became, reason="archive", status=page.status, page=page)
