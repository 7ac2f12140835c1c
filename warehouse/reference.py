"""Reference tables: given whole, and replaced only when they differ."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb

from warehouse.errors import UnfitRows
from warehouse.staging import column_types, insert_rows, stage_rows

VOCABULARY = Path(__file__).parent / "vocabulary.csv"

TABLES = ("place", "border_gate", "unit", "vocabulary")


def load_reference(con: duckdb.DuckDBPyConnection, table: str, rows: Iterable[dict[str, Any]]) -> int:
    """Make `place`, `border_gate` or `unit` hold just these rows; give how many were written (0: no change).

    Raises UnfitRows for another table, and for a row with a column that the table has not.
    """
    if table not in TABLES:
        raise UnfitRows(f"{table} is no reference table; there are {', '.join(TABLES)}")
    waiting = list(rows)
    types = column_types(con, table)
    if foreign := {name for row in waiting for name in row} - set(types):
        raise UnfitRows(f"{table} has no column {', '.join(sorted(foreign))}; it has {', '.join(types)}")
    con.execute("begin")
    try:
        stage_rows(con, "new_reference", waiting, types)
        written = len(waiting) if _differs(con, table) else 0
        if written or not waiting:
            con.execute(f"delete from {table}")
            insert_rows(con, table, waiting)
        con.execute("commit")
    except BaseException:
        con.execute("rollback")
        raise
    return written


def load_vocabulary(con: duckdb.DuckDBPyConnection) -> int:
    """Make the table `vocabulary` hold the codes of the fact contract; give how many rows were written."""
    with VOCABULARY.open(encoding="utf-8", newline="") as lines:
        rows = [{name: value or None for name, value in row.items()} for row in csv.DictReader(lines)]
    return load_reference(con, "vocabulary", rows)


def _differs(con: duckdb.DuckDBPyConnection, table: str) -> bool:
    return (
        con.execute(
            f"""(from {table} except all from new_reference)
        union all (from new_reference except all from {table}) limit 1"""
        ).fetchall()
        != []
    )
