"""Put a rebuilt warehouse in the place of the old one, with the old ledger; the old file is kept aside."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import duckdb

from warehouse.connect import open_warehouse
from warehouse.errors import WarehouseDamaged
from warehouse.snapshot import put_in_place

# What happened, which no archive can tell again. A link's first and last times are the old ledger's too.
LEDGER = ("run", "run_source", "fetch", "reject", "page_quality", "run_metric", "feed_poll")

CARRY_LINKS = """
delete from link where link_id in (select link_id from old.link);
insert into link by name from old.link;
"""


def adopt(rebuilt: Path, writer: Path, wait_seconds: float = 60.0) -> Path | None:
    """Make `rebuilt` the writer's file; give where the old file is kept now, None when there was none.

    History that no archive holds (what older rules read) stays in the old file; of one too damaged to be
    read, the ledger too. Raises WarehouseLocked; then nothing has changed.
    """
    if not writer.exists():
        writer.parent.mkdir(parents=True, exist_ok=True)
        put_in_place(rebuilt, writer)
        return None
    kept = writer.parent / "backup" / f"{writer.stem}-{datetime.now(UTC):%Y%m%dT%H%M%S}{writer.suffix}"
    kept.parent.mkdir(exist_ok=True)
    try:
        with open_warehouse(writer, wait_seconds) as old:
            old.execute("checkpoint")
            old.execute("use memory")
            old.execute("detach warehouse")
            with open_warehouse(rebuilt, wait_seconds) as con:
                _carry(con, writer)
                con.execute("checkpoint")
            _swap(rebuilt, writer, kept)
    except WarehouseDamaged:  # a rebuild is its cure
        _swap(rebuilt, writer, kept)
    return kept


def _swap(rebuilt: Path, writer: Path, kept: Path) -> None:
    writer.with_name(f"{writer.name}.wal").unlink(missing_ok=True)
    put_in_place(writer, kept)
    put_in_place(rebuilt, writer)


def _carry(con: duckdb.DuckDBPyConnection, writer: Path) -> None:
    quoted = str(writer).replace("'", "''")
    con.execute(f"attach '{quoted}' as old (read_only)")
    con.execute("begin")
    for table in LEDGER:
        con.execute(f'insert into "{table}" by name from old."{table}"')
    con.execute(CARRY_LINKS)
    con.execute("commit")
    con.execute("detach old")
