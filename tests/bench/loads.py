"""Rows into a warehouse file: a batch of articles by the project's way, and the same rows one by one."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from duckdb import DuckDBPyConnection

from tasks.facts.article import RULES_VERSION, find_article_facts
from tasks.records import Article, Facts
from tests.bench.pages import RECEIVED_AT, read_with_ours, sample_pages
from warehouse.connect import open_warehouse
from warehouse.staging import column_types, insert_rows
from warehouse.store import begin_run, load_batch

SOURCE = "newsroom"
RUN = "bench"


@contextmanager
def new_warehouse() -> Iterator[DuckDBPyConnection]:
    """Give an empty warehouse in a file of its own, with a run begun."""
    with TemporaryDirectory(prefix="cotmoc-bench-") as folder, open_warehouse(Path(folder) / "w.duckdb") as con:
        begin_run(con, RUN, "bench", RECEIVED_AT)
        yield con


def store(con: DuckDBPyConnection, articles: Iterable[Article]) -> None:
    """Load articles without facts."""
    nothing = Facts(rules_version=RULES_VERSION)
    documents = [
        {
            **asdict(article),
            **asdict(nothing),
            "text_sha256": sha256(article.text.encode()).hexdigest(),
        }
        for article in articles
    ]
    load_batch(con, {"run_id": RUN, "source": SOURCE, "loaded_at": datetime.now(UTC), "documents": documents})


def assert_stored(con: DuckDBPyConnection, articles: list[Article]) -> None:
    """Assert that the warehouse holds these articles, text for text."""
    stored = con.execute("select text from revision where superseded_at is null").fetchall()
    assert sorted(text for (text,) in stored) == sorted(article.text for article in articles)
