"""Flows by hand: ingest, rebuild, publish and serve, and what a person sees of them."""

import json
import os
import signal
import sys
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import FrameType

from flows.commands.screen import printable
from flows.declared import publishers, source_named, source_of
from flows.lock import only_run
from flows.report import OUTCOMES, RunReport, SourceFailed
from flows.server import find_server, start_server, stop_server
from flows.settings import Settings
from tasks.errors import BadSettings

SHOWN_PROBLEMS = 10
SOURCE_FAILED = 3


def ingest_by_hand(
    settings: Settings, what: Sequence[str], inputs: Sequence[str], since: date | None, limit: int | None
) -> int:
    """Ingest what was named, one source after the other, then publish; give the exit status."""
    jobs = _jobs(settings, what, inputs)
    _use_running_server(settings)
    from flows.ingest import ingest

    reports = []
    for source, addresses in jobs.items():
        chosen = inputs if source == "files" else ()
        try:
            reports.append(ingest(source, addresses=addresses, inputs=chosen, since=since, limit=limit))
        except SourceFailed as failure:
            reports.append(failure.report)
    print_reports(reports)
    if any(not report.has_failed for report in reports):
        publish_by_hand(settings)
    return SOURCE_FAILED if any(report.has_failed for report in reports) else 0


def backfill_by_hand(settings: Settings, source: str, first: date, last: date, *, as_json: bool) -> int:
    """Read the articles of past days, then publish; give the exit status: 3 while something is left to do."""
    _use_running_server(settings)
    from flows.backfill import backfill

    done = backfill(source, first, last)
    if as_json:
        print(
            json.dumps(_as_row(done.total, first, last) | {"steps": done.step_count, "left": done.left_count})
        )
    else:
        print_reports([done.total])
        resumed = "goes on with what was left; " if done.is_resumed else ""
        rest = f"{done.left_count} left, the same command goes on" if done.left_count else "none left"
        print(f"  {first} to {last}: {resumed}{done.step_count} sitemaps and lists read, {rest}")
    if done.total.outcomes["fetched"]:
        publish_by_hand(settings, quietly=as_json)
    return SOURCE_FAILED if done.left_count else 0


def _as_row(report: RunReport, first: date, last: date) -> dict[str, object]:
    """Give a report as one JSON object."""
    return {
        "source": report.source,
        "from": first.isoformat(),
        "to": last.isoformat(),
        "discovered": report.discovered,
        **{name: report.outcomes[name] for name in OUTCOMES},
        "parsed": report.parsed,
        "rejected": len(report.rejects),
        "irrelevant": report.irrelevant,
        "new": {what: report.written[what] for what in ("articles", "revisions", "facts")},
        "problems": [*report.problems, *(reject.reason for reject in report.rejects)],
    }


def rebuild_by_hand(settings: Settings, archive: Path | None) -> int:
    """Rebuild from the archive, then publish; give the exit status."""
    _use_running_server(settings)
    from flows.rebuild import rebuild

    print_reports(rebuild(archive))
    return publish_by_hand(settings)


def publish_by_hand(settings: Settings, *, quietly: bool = False) -> int:
    """Publish and say where, unless `quietly`; give the exit status."""
    _use_running_server(settings)
    from flows.publish import publish

    file = publish()
    if not quietly:
        print(f"published: {file}")
    return 0


def serve_here(settings: Settings) -> int:
    """Serve the declared sources until a signal ends it; give the exit status."""
    with only_run(settings.locks, "serve"):
        server = find_server(settings) or start_server(settings)
        os.environ["PREFECT_API_URL"] = server.api
        sources = publishers(settings)
        print(f"Prefect server: {server.api.removesuffix('/api')}")
        for source in sources:
            print(f"{source.name}: every {source.interval}")
        print("serving; Ctrl-C or SIGTERM ends it", flush=True)
        signal.signal(signal.SIGTERM, _end)
        try:
            from flows.deployments import serve

            serve(sources)
        except KeyboardInterrupt:
            pass
        finally:
            stop_server(settings, server)
    return 0


def _end(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _use_running_server(settings: Settings) -> None:
    if "PREFECT_API_URL" not in os.environ and (server := find_server(settings)):
        os.environ["PREFECT_API_URL"] = server.api


def _jobs(settings: Settings, what: Sequence[str], inputs: Sequence[str]) -> dict[str, list[str]]:
    """Give the addresses asked for by source; a source without addresses is read whole."""
    missing = [path for path in inputs if not Path(path).exists()]
    if missing:
        raise BadSettings(f"--input {missing[0]}: no such file or folder; check the path")
    jobs: dict[str, list[str]] = defaultdict(list)
    for word in what:
        if "://" in word:
            jobs[source_of(settings, word).name].append(word)
        else:
            jobs[source_named(settings, word).name] += []
    if inputs:
        jobs["files"] += []
    elif "files" in jobs:
        raise BadSettings("the source `files` needs --input PATH: a folder, .txt, .html, .jsonl or .warc.gz")
    return dict(jobs) or {source.name: [] for source in publishers(settings)}


def print_reports(reports: Sequence[RunReport]) -> None:
    """Print the ledger of these runs, as sums that must balance, and every reason."""
    for report in reports:
        became = " + ".join(f"{report.outcomes[name]} {name}" for name in OUTCOMES)
        print(f"{report.source}: {report.discovered} discovered = {became}")
        read = f"{report.parsed} parsed + {len(report.rejects)} rejected + {report.irrelevant} irrelevant"
        print(f"  {report.outcomes['fetched']} fetched = {read}")
        written = ", ".join(f"{report.written[what]} {what}" for what in ("articles", "revisions", "facts"))
        print(f"  new in the warehouse: {written}")
        _print_reasons(report)


def _print_reasons(report: RunReport) -> None:
    lines = report.problems + [reject.reason for reject in report.rejects]
    shown = 1 if report.has_failed else SHOWN_PROBLEMS
    for line in lines[:shown]:
        more = f" ({len(lines) - 1} more in the log)" if report.has_failed and len(lines) > 1 else ""
        print(f"  {report.source}: {printable(line)}{more}", file=sys.stderr)
    if not report.has_failed and lines[shown:]:
        where = "ask `select * from fct_reject`, or see the log"
        print(f"  {report.source}: {len(lines) - shown} more; {where}", file=sys.stderr)
