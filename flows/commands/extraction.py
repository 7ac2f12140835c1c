"""Extract: files → the contract's JSON, without network, warehouse or Prefect."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from rich.table import Table

from flows.commands.screen import console, printable
from tasks.articles.read import read_page
from tasks.errors import UnreadablePage
from tasks.facts.article import find_article_facts
from tasks.records import Article, Facts, Link, Page

STANDARD_INPUT = Path("/dev/stdin")

KINDS = ("events", "figures", "people", "units", "places", "agreements", "legal_refs")


def extract_files(
    files: Sequence[Path], published: date | None, title: str | None, *, as_json: bool, is_html: bool
) -> int:
    """Print the facts of each file in order; a bad one gets a line on standard error, and the status is 1."""
    status = 0
    for file in files:
        try:
            for row in _rows(file, published, title, is_html=is_html):
                status = max(status, _extract_row(file, row, as_json=as_json))
        except (OSError, UnicodeDecodeError) as error:
            status = _complain(str(file), _reason(error))
    return status


def contract_object(article: Article, facts: Facts) -> dict[str, Any]:
    """Give the object of the fact contract: one article's text, blocks and facts."""
    return {
        "id": article.native_id,
        "text": article.text,
        "text_sha256": sha256(article.text.encode()).hexdigest(),
        "rules_version": facts.rules_version,
        "blocks": [asdict(block) for block in article.blocks],
        **{kind: [asdict(row) for row in getattr(facts, kind)] for kind in KINDS},
    }


def _rows(file: Path, published: date | None, title: str | None, *, is_html: bool) -> Iterator[str]:
    """Give each article of a file as one line of JSON, the form in which files are read everywhere."""
    name = "-" if file == STANDARD_INPUT else file.name
    text = file.read_bytes().decode("utf-8")
    if file.suffix == ".jsonl":
        yield from (line for line in text.split("\n") if line.strip())
        return
    row: dict[str, str] = {"id": name, "html" if is_html else "text": text}
    if published:
        row["published"] = published.isoformat()
    if title:
        row["title"] = title
    yield json.dumps(row)


def _extract_row(file: Path, row: str, *, as_json: bool) -> int:
    link = Link(source="files", address=file.name, found_in="command line", native_id=_given_id(row))
    page = Page(
        link=link,
        address=file.name,
        status=200,
        headers=(("Content-Type", "application/json"),),
        body=row.encode(),
        fetched_at=datetime.now(UTC),
        kind="file",
    )
    name = link.native_id if link.native_id in {None, file.name} else f"{file.name}: {link.native_id}"
    try:
        article = read_page(page, ())
    except UnreadablePage as error:
        return _complain(name or file.name, str(error))
    found = contract_object(article, find_article_facts(article))
    if as_json:
        print(json.dumps(found, ensure_ascii=False, default=_plain))
    else:
        _print_table(found)
    return 0


def _given_id(row: str) -> str | None:
    try:
        given = json.loads(row).get("id")
    except (ValueError, AttributeError):
        return None
    return None if given is None else str(given)


def _plain(value: object) -> int | float | str:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON form: {value!r}")


def _complain(name: str, reason: str) -> int:
    print(printable(f"cotmoc: {name}: {reason}"), file=sys.stderr)
    return 1


def _reason(error: OSError | UnicodeDecodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        return f"not UTF-8 at byte {error.start}; convert it first"
    return f"cannot be read: {error.strerror}"


def _print_table(found: dict[str, Any]) -> None:
    table = Table(title=f"{found['id']}: {sum(len(found[kind]) for kind in KINDS)} facts")
    for column in ("kind", "what", "quote", "at", "confidence"):
        table.add_column(column)
    for kind in KINDS:
        for row in found[kind]:
            what = " ".join(
                str(row.get(key))
                for key in ("type", "qualifier", "normal_value", "unit", "name")
                if row.get(key)
            )
            table.add_row(kind, what, row["quote"], f"{row['start']}-{row['end']}", row["confidence"])
    console().print(table)
