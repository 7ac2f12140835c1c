"""Questions to the published file: one SELECT, bounded in rows, time and memory, in a sandbox."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.errors import QueryRefused, WarehouseDamaged, WarehouseMissing

QUERIES = Path(__file__).parent / "queries"

SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "lock_configuration": True,
    "memory_limit": "512MB",
    "threads": 2,
}

# An error of DuckDB may quote the whole query, or a whole page.
LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns and rows of a query; `truncated` when there were more rows than asked for."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    truncated: bool


@dataclass(frozen=True, slots=True)
class Question:
    """A query shipped with cotmoc; its title says what it answers."""

    name: str
    title: str
    sql: str


def ask(path: Path, sql: str, *, limit_rows: int = 1000, timeout_seconds: float = 30.0) -> Answer:
    """Answer one SELECT from the published file.

    Raises QueryRefused for anything else, and for what takes too long or too much memory;
    WarehouseMissing and WarehouseDamaged for the file.
    """
    _refuse_all_but_select(sql)
    con = _open(path)
    timer = threading.Timer(timeout_seconds, con.interrupt)
    timer.start()
    try:
        return _answer(con, sql, limit_rows)
    except duckdb.InterruptException as error:
        raise QueryRefused(f"stopped after {timeout_seconds:g} seconds; ask for less") from error
    except duckdb.OutOfMemoryException as error:
        raise QueryRefused(f"needs more than {SETTINGS['memory_limit']} of memory; ask for less") from error
    except duckdb.Error as error:
        if "Corrupt database file" in str(error):
            raise WarehouseDamaged(f"{path}: {_one_line(error)}; publish again") from error
        raise QueryRefused(_one_line(error)) from error
    finally:
        timer.cancel()
        timer.join()
        con.close()


def questions() -> list[Question]:
    """Give the questions shipped, in order of their names."""
    found = []
    for path in sorted(QUERIES.glob("*.sql")):
        sql = path.read_text("utf-8")
        found.append(Question(path.stem, sql.splitlines()[0].removeprefix("-- "), sql))
    return found


def _refuse_all_but_select(sql: str) -> None:
    try:
        statements = duckdb.extract_statements(sql)
    except duckdb.Error as error:
        raise QueryRefused(_one_line(error)) from error
    if len(statements) != 1:
        raise QueryRefused(f"{len(statements)} statements; ask one SELECT at a time")
    if statements[0].type != duckdb.StatementType.SELECT:
        raise QueryRefused(f"{statements[0].type.name} is refused; only SELECT is answered")


def _open(path: Path) -> duckdb.DuckDBPyConnection:
    if not path.exists():
        raise WarehouseMissing(f"{path}: nothing is published yet; run `cotmoc ingest` first")
    try:
        return duckdb.connect(str(path), read_only=True, config=SETTINGS)
    except duckdb.Error as error:
        raise WarehouseDamaged(f"{path}: {_one_line(error)}; publish again") from error


def _answer(con: duckdb.DuckDBPyConnection, sql: str, limit_rows: int) -> Answer:
    cursor = con.execute(sql)
    columns = tuple(str(column[0]) for column in cursor.description or ())
    rows = cursor.fetchmany(limit_rows + 1)
    return Answer(columns, tuple(rows[:limit_rows]), len(rows) > limit_rows)


def _one_line(error: duckdb.Error) -> str:
    return " ".join(str(error).splitlines()[0].split())[:LONGEST_REASON]
