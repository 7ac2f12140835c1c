"""Forward-only schema changes: numbered SQL files, each applied once, in a transaction of its own."""

from __future__ import annotations

import re
from graphlib import TopologicalSorter
from hashlib import sha256
from pathlib import Path

import duckdb

from warehouse.errors import NewerSchema

MIGRATIONS = Path(__file__).parent / "migrations"
VIEWS = Path(__file__).parent / "views"

SCHEMA_VERSION = """
create table if not exists schema_version (
    version integer not null,
    name varchar not null,
    applied_at timestamptz not null
);
comment on table schema_version is 'One row per migration applied to this file.';
comment on column schema_version.version is 'Number of the migration.';
comment on column schema_version.name is 'Name of the migration.';
comment on column schema_version.applied_at is 'When it was applied here.';
create table if not exists view_version (views_sha256 varchar not null);
comment on table view_version is 'One row: which views this file has.';
comment on column view_version.views_sha256 is 'Hash of the view files.';
"""

MACROS = "macro_filters"

WORD = re.compile(r"\w+")


def migrate(con: duckdb.DuckDBPyConnection) -> int:
    """Bring the schema to the newest version, views included; give how many migrations were applied.

    Raises NewerSchema when the file knows a migration that this cotmoc does not.
    """
    applied = _applied(con)
    files = {int(path.stem.split("_", 1)[0]): path for path in sorted(MIGRATIONS.glob("*.sql"))}
    if unknown := applied - set(files):
        raise NewerSchema(
            f"the warehouse has schema {max(unknown)}, this cotmoc knows {max(files)}: use a newer cotmoc"
        )
    pending = [version for version in sorted(files) if version not in applied]
    for version in pending:
        _apply(con, version, files[version])
    if pending or _views_differ(con):
        _create_views(con)
        con.execute("checkpoint")
    return len(pending)


def _applied(con: duckdb.DuckDBPyConnection) -> set[int]:
    con.execute("begin")
    con.execute(SCHEMA_VERSION)
    con.execute("commit")
    return {version for (version,) in con.execute("select version from schema_version").fetchall()}


def view_files() -> list[Path]:
    """Give the view files, each after the views that it names; the macros first."""
    files = {path.stem: path for path in sorted(VIEWS.glob("*.sql"))}
    needs = {
        name: {MACROS, *WORD.findall(path.read_text("utf-8"))} & set(files) - {name}
        for name, path in files.items()
    }
    return [files[name] for name in TopologicalSorter(needs).static_order()]


def _views_sha256() -> str:
    return sha256(b"\0".join(path.read_bytes() for path in sorted(VIEWS.glob("*.sql")))).hexdigest()


def _views_differ(con: duckdb.DuckDBPyConnection) -> bool:
    return con.execute("from view_version").fetchall() != [(_views_sha256(),)]


def _create_views(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("begin")
    try:
        _drop_views(con)
        for path in view_files():
            con.execute(path.read_text("utf-8"))
        con.execute("delete from view_version")
        con.execute("insert into view_version values (?)", [_views_sha256()])
        con.execute("commit")
    except BaseException:
        con.execute("rollback")
        raise


def _drop_views(con: duckdb.DuckDBPyConnection) -> None:
    named = con.execute("select view_name from duckdb_views() where not internal").fetchall()
    for (name,) in named:
        con.execute(f'drop view if exists "{name}"')


def _apply(con: duckdb.DuckDBPyConnection, version: int, path: Path) -> None:
    con.execute("begin")
    try:
        con.execute(path.read_text("utf-8"))
        con.execute("insert into schema_version values (?, ?, now())", [version, path.stem])
        con.execute("commit")
    except BaseException:
        con.execute("rollback")
        raise
    # An interrupted log after a schema change is the one thing older DuckDB versions could not reopen.
    con.execute("checkpoint")
