"""Questions to the published file: query, show, sources and status."""

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

from rich.table import Column, Table
from rich.text import Text

from flows.commands.screen import console, printable
from flows.commands.wording import changes
from flows.declared import FILES, publishers
from flows.server import find_server
from flows.settings import Settings
from tasks.errors import BadSettings
from warehouse.ask import Answer, ask, questions

SHOWN_ROWS, WRITTEN_ROWS = 1000, 1_000_000

# As the warehouse prints keys: `h4k2mzq7wxyb`.
IDENTIFIER = re.compile(r"[a-z2-7]{12}")

ARTICLE = """
select article.article_id, article.source, article.title, published_on, article.address, is_gone, gone_at,
    text
from stg_article as article join revision using (revision_id) where article.article_id = '{article_id}'
"""
WORDINGS = """
select revision_id, title, author, published_at, first_seen_at, last_seen_at, superseded_at, text
from revision where article_id = '{article_id}' order by first_seen_at, recorded_at, revision_id
"""
EVIDENCE = """
select fact_table as kind, fact_id, article_id, start_offset, end_offset, quote, block, confidence, rule
from int_evidence where superseded_at is null and '{identifier}' in (article_id, fact_id)
order by start_offset, end_offset, kind
"""
STATUS = """
with latest as (
    select * from fct_run_source where flow = 'ingest'
    qualify row_number() over (partition by source order by started_at desc) = 1
)
select source, article_count as articles, last_published_on as newest, latest.started_at as last_run,
    latest.state, discovered_count as discovered, fetched_count as fetched, unchanged_count as unchanged,
    skipped_count as skipped, refused_count as refused, failed_count as failed, latest.gone_count as gone,
    left_count as "left", rejected_count as rejected, irrelevant_count as irrelevant, is_balanced as balanced
from dim_source full join latest using (source) order by source
"""
QUALITY = """
select source, page_count as "pages, 30 days", round(dated_share, 3) as dated, round(lead_share, 3) as lead,
    round(author_share, 3) as author, round(layout_share, 3) as "by design",
    round(silent_hours, 1) as "silent, hours", round(usual_gap_hours, 1) as "usual gap",
    lost_count as "lost, 7 days",
    array_to_string(drift || case when is_silent then ['silent'] else [] end, ', ') as drift
from fct_source_quality order by source
"""


def list_questions(*, as_json: bool) -> int:
    """Name the shipped questions."""
    rows = [(question.name, question.title) for question in questions()]
    return _print(("name", "question"), rows, as_json=as_json)


def answer(settings: Settings, question: str, *, as_json: bool, as_csv: bool) -> int:
    """Answer SQL, a file that holds it, or a shipped question by its name."""
    found = ask(
        settings.published, _sql(question), limit_rows=WRITTEN_ROWS if as_json or as_csv else SHOWN_ROWS
    )
    status = _print(found.columns, found.rows, as_json=as_json, as_csv=as_csv)
    if found.truncated:
        print(f"first {len(found.rows)} rows; --json or --csv gives all", file=sys.stderr)
    return status


def _sql(question: str) -> str:
    shipped = {each.name: each.sql for each in questions()}
    if question in shipped:
        return shipped[question]
    if question.endswith(".sql"):
        try:
            return Path(question).read_text("utf-8")
        except OSError as error:
            raise BadSettings(f"{question}: cannot be read: {error.strerror}; check the path") from error
        except UnicodeDecodeError as error:
            raise BadSettings(f"{question}: not UTF-8 at byte {error.start}; save it as UTF-8") from error
    if " " not in question.strip():
        raise BadSettings(f"no shipped question is called {question!r}; `cotmoc query --list` names them")
    return question


def show_in_text(settings: Settings, identifier: str, *, as_json: bool) -> int:
    """Show an article with its evidence marked, or one fact marked in its article."""
    if not IDENTIFIER.fullmatch(identifier):
        raise BadSettings(
            f"{identifier!r} is no id; an id has 12 letters and digits, as `cotmoc query` prints them"
        )
    evidence = _dicts(ask(settings.published, EVIDENCE.format(identifier=identifier)))
    article_id = evidence[0]["article_id"] if evidence else identifier
    articles = _dicts(ask(settings.published, ARTICLE.format(article_id=article_id)))
    if not articles:
        raise BadSettings(f"{identifier}: no article and no fact of the published file has this id")
    article = articles[0]
    wordings = _dicts(ask(settings.published, WORDINGS.format(article_id=article_id)))
    if as_json:
        edits = [_edit(*pair) for pair in pairwise(wordings)]
        found = {**article, "evidence": evidence, "edits": edits}
        print(json.dumps(found, ensure_ascii=False, default=_plain))
        return 0
    marked = _marked(article["text"], [(row["start_offset"], row["end_offset"]) for row in evidence])
    screen = console()
    gone = f" · gone since {_cell(article['gone_at'])}" if article["is_gone"] else ""
    screen.print(
        f"{article['article_id']} · {article['source']} · {article['published_on'] or 'no date'}{gone}"
    )
    screen.print(article["address"] or "", "\n", markup=False)
    screen.print(marked)
    for before, after in pairwise(wordings):
        screen.print(_shown(_edit(before, after)))
    _print(
        ("kind", "id", "quote", "at", "confidence", "rule"),
        [
            (
                row["kind"],
                row["fact_id"],
                row["quote"],
                f"{row['start_offset']}-{row['end_offset']}",
                row["confidence"],
                row["rule"],
            )
            for row in evidence
        ],
        as_json=False,
    )
    return 0


def _edit(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Give what one wording changed of the one before it: its fields, and its words."""
    fields = [name for name in ("title", "author", "published_at") if before[name] != after[name]]
    return {
        "revision_id": after["revision_id"],
        "seen_at": after["first_seen_at"],
        "fields": {name: [before[name], after[name]] for name in fields},
        "changes": [asdict(change) for change in changes(before["text"], after["text"])],
    }


def _shown(edit: dict[str, Any]) -> Text:
    """Give an edit to read: what went between `[-` and `-]`, what came between `{+` and `+}`."""
    shown = Text(f"\nedited, seen {_cell(edit['seen_at'])}:\n", "bold")
    for name, (was, now) in edit["fields"].items():
        shown.append(printable(f"  {name}: {_cell(was) or 'none'} → {_cell(now) or 'none'}\n"))
    for change in edit["changes"]:
        shown.append(printable(f"  … {change['before']} "))
        shown.append(printable(f"[-{change['was']}-]") if change["was"] else "", "red")
        shown.append(printable(f"{{+{change['now']}+}}") if change["now"] else "", "green")
        shown.append(printable(f" {change['after']} …\n"))
    return shown


def _marked(text: str, spans: Sequence[tuple[int, int]]) -> Text:
    """Give a text with its evidence between brackets, and in colour where there is colour."""
    opened, closed = Counter(start for start, _ in set(spans)), Counter(end for _, end in set(spans))
    marked = Text()
    depth = 0
    for position, character in enumerate(f"{text} "):
        depth -= closed[position]
        marked.append("⟧" * closed[position], "cyan")
        depth += opened[position]
        marked.append("⟦" * opened[position], "cyan")
        shown = character if character.isprintable() or character == "\n" else " "
        marked.append(shown, "bold" if depth else "")
    return marked


def show_status(settings: Settings, *, as_json: bool) -> int:
    """Say what is published and since when, what each source last brought, and whether a server runs."""
    server = find_server(settings)
    published = (
        datetime.fromtimestamp(settings.published.stat().st_mtime, UTC)
        if settings.published.exists()
        else None
    )
    head = {
        "home": str(settings.home),
        "published": str(settings.published),
        "published_at": published,
        "server": server.api if server else None,
    }
    sources = _dicts(ask(settings.published, STATUS)) if published else []
    quality = _dicts(ask(settings.published, QUALITY)) if published else []
    if as_json:
        found = {**head, "sources": sources, "quality": quality}
        print(json.dumps(found, ensure_ascii=False, default=_plain))
        return 0
    print(f"home: {settings.home}")
    print(f"published: {settings.published} ({_cell(published) or 'nothing yet: run `cotmoc ingest`'})")
    print(f"Prefect server: {server.api if server else 'none runs; `cotmoc serve` starts one'}")
    if sources:
        _print(tuple(sources[0]), [tuple(row.values()) for row in sources], as_json=False)
    if quality:
        _print(tuple(quality[0]), [tuple(row.values()) for row in quality], as_json=False)
    return 0


def _dicts(found: Answer) -> list[dict[str, Any]]:
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def list_sources(settings: Settings, *, as_json: bool) -> int:
    """List the declared sources."""
    columns = ("name", "publisher", "hosts", "found by", "interval", "pause", "evidence")
    rows = [
        (
            source.name,
            source.publisher,
            ", ".join(source.hosts),
            ", ".join(place.kind for place in source.places),
            str(source.interval),
            f"{source.pause_seconds} s",
            source.evidence,
        )
        for source in (*publishers(settings), FILES)
    ]
    return _print(columns, rows, as_json=as_json)


def _print(
    columns: Sequence[str], rows: Iterable[Sequence[Any]], *, as_json: bool, as_csv: bool = False
) -> int:
    if as_json:
        for row in rows:
            print(json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=_plain))
    elif as_csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_harmless(_cell(value)) for value in row] for row in rows)
    else:
        table = Table(*(Column(str(column), overflow="fold") for column in columns))
        for row in rows:
            table.add_row(*(Text(printable(_cell(value))) for value in row))
        console().print(table)
    return 0


def _plain(value: object) -> int | float | str:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return value.isoformat(sep=" ", timespec="seconds") if isinstance(value, datetime) else str(value)


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from taking a quoted text for a formula (CWE-1236)."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    return cell.lstrip("-").replace(".", "", 1).isdigit()
