"""The one way in for many rows: a JSON parameter read into the table's own types, and counted.

It works alike in DuckDB 1.5 and 2.0, needs no file and no further package; text reaches SQL only bound.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import duckdb

from warehouse.errors import LostRows
from warehouse.identity import plain

Row = Mapping[str, Any]

# One parameter holds at most this many rows: 2,000 articles of 6 KB are 12 MB of JSON.
CHUNK = 2000


def insert_rows(con: duckdb.DuckDBPyConnection, table: str, rows: Iterable[Row]) -> int:
    """Append rows to a table, columns by name, absent ones null; give their count, asserted."""
    waiting = list(rows)
    types = column_types(con, table) if waiting else {}
    names = ", ".join(f'"{name}"' for name in types)
    for first in range(0, len(waiting), CHUNK):
        chunk = waiting[first : first + CHUNK]
        written = con.execute(
            f'insert into "{table}" ({names}) {_read(types)}', [as_json(chunk, types)]
        ).fetchall()
        if written != [(len(chunk),)]:
            raise LostRows(f"table {table}: {written} rows written of {len(chunk)}; nothing was kept")
    return len(waiting)


def stage_rows(
    con: duckdb.DuckDBPyConnection, name: str, rows: Iterable[Row], types: Mapping[str, str]
) -> int:
    """Make a temporary table of rows; give their count, asserted."""
    columns = ", ".join(f'"{column}" {kind}' for column, kind in types.items())
    con.execute(f"create or replace temp table {name} ({columns})")
    waiting = list(rows)
    for first in range(0, len(waiting), CHUNK):
        con.execute(
            f"insert into {name} {_read(types)}", [as_json(waiting[first : first + CHUNK], types)]
        ).fetchall()
    held = con.execute(f"select count(*) from {name}").fetchall()
    if held != [(len(waiting),)]:
        raise LostRows(f"staging {name}: {held} rows of {len(waiting)}; nothing was kept")
    return len(waiting)


def column_types(con: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    """Give the columns of a table with their types, in order."""
    return dict(con.execute(f"select name, type from pragma_table_info('{table}')").fetchall())


def as_json(rows: Iterable[Row], columns: Iterable[str]) -> str:
    """Give rows as one JSON array of objects that hold just the columns named."""
    names = list(columns)
    return json.dumps([{name: row.get(name) for name in names} for row in rows], default=plain)


def _read(types: Mapping[str, str]) -> str:
    fields = ", ".join(f'"{name}" {kind}' for name, kind in types.items())
    return f"select item.* from (select unnest(cast(?::json as struct({fields})[])) as item)"
