"""Rows into a warehouse file: a batch of articles, and figures in bulk or one by one."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from duckdb import DuckDBPyConnection

from tasks.records import Article, Facts
from tests.bench.pages import RECEIVED_AT
from warehouse.connect import open_warehouse
from warehouse.staging import insert_rows
from warehouse.store import begin_run, load_batch

RUN = "bench"
NO_FACTS = asdict(Facts(rules_version="none"))

Row = dict[str, Any]


@contextmanager
def new_warehouse() -> Iterator[DuckDBPyConnection]:
    """Give an empty warehouse in a file of its own, with a run begun."""
    with (
        TemporaryDirectory(prefix="cotmoc-bench-") as folder,
        open_warehouse(Path(folder) / "cotmoc.duckdb") as con,
    ):
        begin_run(con, RUN, "bench", RECEIVED_AT)
        yield con


def load_articles(con: DuckDBPyConnection, articles: Iterable[Article]) -> None:
    """Load articles, without facts, as one batch."""
    documents = [
        {**asdict(article), **NO_FACTS, "text_sha256": sha256(article.text.encode()).hexdigest()}
        for article in articles
    ]
    batch = {"run_id": RUN, "source": "newsroom", "loaded_at": RECEIVED_AT, "documents": documents}
    load_batch(con, batch)


def assert_loaded(con: DuckDBPyConnection, articles: Iterable[Article]) -> None:
    """Assert that the warehouse holds these articles, text for text."""
    stored = con.execute("select text from revision where superseded_at is null").fetchall()
    assert sorted(text for (text,) in stored) == sorted(article.text for article in articles)


def figure_rows(count: int) -> list[Row]:
    """Give so many rows for the table of figures, no two alike."""
    return [
        {
            "figure_id": f"figure-{number:08}",
            "article_id": f"newsroom-{number // 12:06}",
            "revision_id": f"newsroom-{number // 12:06}-1",
            "event_id": f"event-{number // 4:08}",
            "group_id": f"group-{number // 3:08}",
            "value": number % 997 + 1,
            "qualifier": "exact",
            "unit": "person",
            "unit_text": "đối tượng",
            "normal_value": number % 997 + 1,
            "object": "suspect",
            "object_text": "đối tượng vận chuyển trái phép chất ma túy",
            "action": "arrested",
            "offence": "drugs",
            "kind": "total",
            "scope": "incident",
            "quote": f"{number % 997 + 1} đối tượng",
            "start_offset": number % 3001,
            "end_offset": number % 3001 + 12,
            "block": "body",
            "confidence": "A",
            "rule": "bench",
            "rules_version": "none",
            "recorded_at": RECEIVED_AT,
        }
        for number in range(count)
    ]


def insert_in_bulk(con: DuckDBPyConnection, rows: Sequence[Row]) -> None:
    """Append figures as the warehouse does, in one transaction."""
    con.execute("begin")
    insert_rows(con, "figure", rows)
    con.execute("commit")


def insert_one_by_one(con: DuckDBPyConnection, rows: Sequence[Row]) -> None:
    """Append figures with executemany, in one transaction."""
    names = list(rows[0])
    marks = ", ".join("?" for _ in names)
    con.execute("begin")
    con.executemany(
        f"insert into figure ({', '.join(names)}) values ({marks})",
        [[row[name] for name in names] for row in rows],
    )
    con.execute("commit")


def assert_inserted(con: DuckDBPyConnection, rows: Sequence[Row]) -> None:
    """Assert that the table holds these figures, and that their sum is theirs."""
    held = con.execute("select count(*), sum(normal_value) from figure").fetchall()
    assert held == [(len(rows), sum(row["normal_value"] for row in rows))], held
