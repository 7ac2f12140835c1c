"""Backfill: the articles of past days, from a source's archive into the warehouse.

A walk goes step by step: a sitemap, or a page of a listing, and the articles it names. What is left to do is
kept in a file after every step, so that a walk that was cut off goes on where it stood. A minute of it is a
run in the ledger; between two of them the source is free for its scheduled run.
"""

import json
import logging
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from prefect import flow

from flows.declared import source_named
from flows.lock import only_run
from flows.progress import bar, open_log
from flows.report import RunReport
from flows.road import Road, keep, note, read_in
from flows.settings import Settings, read_settings
from flows.workers import Workers
from tasks.archive import archive
from tasks.discover import look_back
from tasks.discovery.archives import Step, Walked, first_steps, from_rows, to_rows
from tasks.discovery.dates import VIETNAM
from tasks.errors import BadSettings
from tasks.fetch import fetch
from tasks.fetching.fetcher import Fetcher, open_fetcher
from tasks.load import close_run, known_links, open_run
from tasks.records import Article, Link, Outcome
from tasks.sources.declaration import Source

LOG = logging.getLogger("cotmoc.backfill")

# A batch is what a kill may cost; a step asks for no more than this, the same step then goes on.
BATCH, MOST_LINKS = 20, 60
# For so long a walk keeps the source to itself; then a scheduled run is let by, and waited for.
TURN_SECONDS, FREE_SECONDS, PATIENCE_SECONDS = 60.0, 0.5, 3600.0
ANSWERED = ("fetched", "unchanged", "gone")


@dataclass(slots=True)
class Walk:
    """What is left to do of one backfill, and what it has done; its file is there until nothing is left."""

    source: Source
    first: date
    last: date
    file: Path
    steps: list[Step]
    is_resumed: bool
    put_by: list[Step] = field(default_factory=list)
    """Steps that could not be read now: the next backfill of these days begins with them."""
    done_count: int = 0
    newest: date | None = None
    """The latest day of the articles that the step at hand has brought."""

    def save(self) -> None:
        """Write the file anew; of a walk that is over, take it away."""
        left = [*self.steps, *self.put_by]
        if not left:
            self.file.unlink(missing_ok=True)
            return
        self.file.parent.mkdir(parents=True, exist_ok=True)
        written = self.file.with_suffix(".new")
        written.write_text(json.dumps(to_rows(left)), encoding="utf-8")
        written.replace(self.file)


@dataclass(frozen=True, slots=True)
class BackfillReport:
    """What a backfill did: the sums of its runs, and its steps."""

    total: RunReport
    is_resumed: bool
    step_count: int
    """Sitemaps and pages of listings read."""
    left_count: int
    """Steps left to do: another backfill of the same days goes on with them."""


@flow(flow_run_name="backfill-{source}-{first}-{last}", validate_parameters=False)
def backfill(source: str, first: date, last: date) -> BackfillReport:
    """Read a source's articles of these Vietnamese days, both included, as far as its archive names them.

    Raises BadSettings for days in the wrong order or a source without an archive; AnotherRun when a backfill
    of it is at work.
    """
    settings = read_settings()
    open_log(settings.log)
    declared = source_named(settings, source)
    with (
        only_run(settings.locks, "rebuild", shared=True),
        only_run(settings.locks, f"{source}-backfill"),
        Workers() as workers,
        bar(source) as progress,
        open_fetcher(declared, settings.hosts, settings.contact) as fetcher,
    ):
        walk = _open(settings, declared, first, last)
        total = RunReport(source, "")
        while walk.steps:
            with only_run(settings.locks, source, patience_seconds=PATIENCE_SECONDS):
                road = Road(settings, declared, total, workers, progress)
                if not _take_turn(road, fetcher, walk):
                    break
            time.sleep(min(FREE_SECONDS, declared.pause_seconds))
    total.problems = list(dict.fromkeys(total.problems))
    for problem in total.problems:
        LOG.warning("%s: %s", source, problem)
    return BackfillReport(total, walk.is_resumed, walk.done_count, len(walk.steps) + len(walk.put_by))


def _open(settings: Settings, source: Source, first: date, last: date) -> Walk:
    """Give the walk over these days: the rest of one that was cut off, else a new one."""
    if last < first:
        raise BadSettings(f"--from {first} is later than --to {last}; exchange them")
    file = settings.home / "backfill" / f"{source.name}_{first}_{last}.json"
    kept = from_rows(source, json.loads(file.read_text(encoding="utf-8"))) if file.exists() else None
    steps = kept if kept is not None else first_steps(source, first, last)
    if not steps:
        raise BadSettings(f"{source.name} declares no archive; add `archives` to its file in tasks/sources")
    return Walk(source, first, last, file, steps, is_resumed=kept is not None)


def _take_turn(road: Road, fetcher: Fetcher, walk: Walk) -> bool:
    """Take steps as one run of the ledger, for a while; give whether the host lets the walk go on."""
    warehouse, source, total = road.settings.warehouse, road.source.name, road.report
    run_id, ends_at = uuid.uuid4().hex, time.monotonic() + TURN_SECONDS
    begun_with, can_go_on = len(total.problems), True
    open_run(warehouse, run_id, "backfill", source)
    while walk.steps and can_go_on and time.monotonic() < ends_at:
        road.progress.label(f"{source} {walk.steps[0].address.rpartition('/')[2][-40:]}")
        report = RunReport(source, run_id)
        walked = _take_step(replace(road, report=report), fetcher, walk)
        can_go_on = _move(walk, report, walked)
        walk.save()
        _add(total, report)
        road.progress.expect(total.discovered)
    close_run(warehouse, run_id, source, total.problems[begun_with:])
    return can_go_on


def _take_step(road: Road, fetcher: Fetcher, walk: Walk) -> Walked:
    """Read what the next address names; give what follows it."""
    known = known_links(road.settings.warehouse, road.source.name)
    walked = look_back(road.source, fetcher, walk.steps[0], known, walk.first, walk.last)
    discovery, links = walked.discovery, walked.discovery.links
    archive(discovery.pages, road.settings.archive)
    road.report.problems += discovery.problems
    if links or discovery.skipped:
        note(road, [*links, *(outcome.link for outcome in discovery.skipped)])
        read_in(road, discovery.skipped)
    articles = [article for batch in _batches(links[:MOST_LINKS]) for article in _read(road, fetcher, batch)]
    if beyond := links[MOST_LINKS:]:
        read_in(road, [_left(link) for link in beyond])
    days = [_day(article.published_at) for article in articles if article.published_at]
    walk.newest = max([*days, walk.newest] if walk.newest else days, default=None)
    return walked


def _read(road: Road, fetcher: Fetcher, links: Sequence[Link]) -> tuple[Article, ...]:
    outcomes = fetch(links, fetcher)
    # One reason stands for all: the host wants a rest.
    road.report.problems += [outcome.reason for outcome in outcomes if outcome.outcome == "left"][:1]
    return read_in(road, keep(road, outcomes)).articles


def _move(walk: Walk, report: RunReport, walked: Walked) -> bool:
    """Put what follows in the place of a step that was taken; give whether the walk can go on."""
    if report.outcomes["left"]:
        # Something was read: the same step goes on with the rest. Nothing was: the host wants a rest.
        return any(report.outcomes[name] for name in ANSWERED)
    step, *rest = walk.steps
    if walked.is_done:
        walk.steps = [*_worth_taking(walked, walk), *rest]
        walk.done_count += 1
    else:
        walk.steps = rest
        walk.put_by.append(step)
    walk.newest = None
    return True


def _worth_taking(walked: Walked, walk: Walk) -> tuple[Step, ...]:
    """Leave out the pages behind one that lists no dates, when its articles are of before the first day."""
    is_dated = any(link.published_at for link in walked.discovery.links)
    is_older = walk.newest is not None and walk.newest < walk.first
    return () if is_older and not is_dated else walked.steps


def _day(instant: datetime) -> date:
    return instant.astimezone(VIETNAM).date()


def _batches(links: Sequence[Link]) -> list[Sequence[Link]]:
    return [links[start : start + BATCH] for start in range(0, len(links), BATCH)]


def _left(link: Link) -> Outcome:
    return Outcome(link=link, outcome="left", reason=f"more than {MOST_LINKS} in one step; the next goes on")


def _add(total: RunReport, report: RunReport) -> None:
    total.outcomes.update(report.outcomes)
    total.parsed += report.parsed
    total.irrelevant += report.irrelevant
    total.rejects += report.rejects
    total.written.update(report.written)
    total.problems += report.problems
