"""Publish: check the writer's file, copy it whole, and put the copy in the place of the last one at once.

A reader that holds the old file open keeps reading it; who opens the file next reads the new one.
"""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from warehouse.check import run_checks
from warehouse.connect import STORAGE_VERSION, open_warehouse
from warehouse.errors import FailedChecks, LostRows, WarehouseMissing

# An error names this many failing checks in full.
NAMED_FAILURES = 5

TABLES = "select table_name from duckdb_tables() where database_name = ? and not temporary order by 1"


def publish(writer_path: Path, published_path: Path, wait_seconds: float = 60.0) -> dict[str, int]:
    """Replace the published file by a checked copy of the writer's; give the row count of each table.

    Raises FailedChecks with the failing checks, WarehouseMissing, and whatever opening the file raises;
    the file published before is untouched then.
    """
    if not writer_path.exists():
        raise WarehouseMissing(f"{writer_path}: there is no warehouse yet; run `cotmoc ingest` first")
    published_path.parent.mkdir(parents=True, exist_ok=True)
    with open_warehouse(writer_path, wait_seconds) as con:
        _refuse_failures(con, writer_path)
        fresh = published_path.with_name(f".{published_path.name}.fresh")
        _remove(fresh)  # what a killed publication left behind
        try:
            counts = _copy(con, fresh)
            put_in_place(fresh, published_path)
        finally:
            _remove(fresh)
    return counts


def put_in_place(fresh: Path, target: Path) -> None:
    """Give a finished file its name, at once and lastingly."""
    _sync(fresh)
    fresh.replace(target)
    _sync(target.parent)


def _refuse_failures(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    errors = [failure for failure in run_checks(con) if failure.severity == "error"]
    if errors:
        named = "; ".join(str(failure) for failure in errors[:NAMED_FAILURES])
        raise FailedChecks(f"{path}: {len(errors)} checks failed, nothing was published: {named}")


def _copy(con: duckdb.DuckDBPyConnection, fresh: Path) -> dict[str, int]:
    quoted = str(fresh).replace("'", "''")
    con.execute(f"attach '{quoted}' as fresh (storage_version '{STORAGE_VERSION}')")
    con.execute("copy from database warehouse to fresh")
    counts = _row_counts(con, "warehouse")
    if (copied := _row_counts(con, "fresh")) != counts:
        raise LostRows(f"{fresh}: the copy holds {copied}, the warehouse {counts}; nothing was published")
    con.execute("checkpoint fresh")
    con.execute("detach fresh")
    return counts


def _row_counts(con: duckdb.DuckDBPyConnection, database: str) -> dict[str, int]:
    tables = [name for (name,) in con.execute(TABLES, [database]).fetchall()]
    return {t: con.execute(f'select count(*) from {database}."{t}"').fetchall()[0][0] for t in tables}


def _remove(fresh: Path) -> None:
    for path in (fresh, fresh.with_name(fresh.name + ".wal")):
        path.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
