"""The archive, read from end to end: is every record whole, and is there all that the ledger says?"""

import json
import sys
from collections.abc import Iterator

from flows.commands.screen import printable
from flows.progress import bar
from flows.settings import Settings
from tasks.archiving.reading import archive_files
from tasks.archiving.verifying import FileReport, verify
from warehouse.ask import ask

DONE, REFUSED = 0, 4
SHOWN_PROBLEMS = 20
MOST_RECORDS = 10_000_000

FILES = 'select archive_file, count(*) from "fetch" where archive_file is not null group by all order by all'
RECORDS = """select record_id from "fetch" where archive_file = '{name}' and record_id is not null"""


def verify_archive(settings: Settings, *, as_json: bool) -> int:
    """Read the whole archive and say what is wrong; give the exit status: 4 where something is."""
    files = archive_files(settings.archive)
    reports = []
    ledger = _ledger(settings)
    with bar("verify") as progress:
        progress.expect(len(files))
        for report in verify(settings.archive):
            if report.name in ledger:
                report.problems += _missing(settings, report)
            reports.append(report)
            progress.advance(1)
    absent = sorted(set(ledger) - {report.name for report in reports})
    lost = [
        f"{name}: the file is not there, and the ledger names {ledger[name]} answers in it" for name in absent
    ]
    problems = [f"{report.name}: {line}" for report in reports for line in report.problems]
    problems += [f"{line}; restore it from a backup" for line in lost]
    if as_json:
        print(json.dumps(_as_row(settings, reports, problems), ensure_ascii=False))
    else:
        _print(settings, reports, problems)
    return REFUSED if problems else DONE


def _ledger(settings: Settings) -> dict[str, int]:
    """Give how many answers the published ledger names in each file; nothing before anything is published."""
    if not settings.published.exists():
        return {}
    return {str(name): int(str(count)) for name, count in ask(settings.published, FILES).rows}


def _missing(settings: Settings, report: FileReport) -> Iterator[str]:
    wanted = ask(settings.published, RECORDS.format(name=report.name), limit_rows=MOST_RECORDS)
    missing = [str(record) for (record,) in wanted.rows if record not in report.record_ids]
    if missing:
        yield (
            f"{len(missing)} answers that the ledger names are not there, the first {missing[0]};"
            " restore the file from a backup, or let the pages be fetched again"
        )


def _as_row(settings: Settings, reports: list[FileReport], problems: list[str]) -> dict[str, object]:
    return {
        "archive": str(settings.archive),
        "files": len(reports),
        "pages": sum(report.page_count for report in reports),
        "bytes": sum(report.byte_count for report in reports),
        "problems": problems,
    }


def _print(settings: Settings, reports: list[FileReport], problems: list[str]) -> None:
    for report in reports:
        found = f"{len(report.problems)} problems" if report.problems else "whole"
        print(f"{report.name}: {report.page_count} pages, {report.byte_count} bytes: {found}")
    pages = sum(report.page_count for report in reports)
    print(f"{settings.archive}: {len(reports)} files, {pages} pages, {len(problems)} problems")
    for problem in problems[:SHOWN_PROBLEMS]:
        print(f"  {printable(problem)}", file=sys.stderr)
    if problems[SHOWN_PROBLEMS:]:
        print(f"  {len(problems) - SHOWN_PROBLEMS} more; --json names all", file=sys.stderr)
