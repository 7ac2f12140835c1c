"""The writer's file: one process at a time, never half a batch, and a schema that only goes forward."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from duckdb import DuckDBPyConnection

from tests.warehouse.desk import batch, document
from warehouse.check import run_checks
from warehouse.connect import STORAGE_VERSION, open_warehouse
from warehouse.errors import NewerSchema, WarehouseDamaged, WarehouseLocked
from warehouse.migrate import MIGRATIONS, migrate
from warehouse.store import load_batch

HOLD = """
import sys, time
from pathlib import Path
from warehouse.connect import open_warehouse
with open_warehouse(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""

READ = """
import sys, time, duckdb
con = duckdb.connect(sys.argv[1], read_only=True)
print("held", flush=True)
time.sleep(float(sys.argv[2]))
"""

# Loads batch after batch, telling each one that is committed.
LOAD = """
import sys
from pathlib import Path
from tests.warehouse.desk import batch, document, event
from warehouse.connect import open_warehouse
from warehouse.store import load_batch
with open_warehouse(Path(sys.argv[1])) as con:
    for number in range(1000):
        articles = [
            document(f"{number}-{part}", "Tin dài. " * 200, events=[event("Tin dài")]) for part in range(20)
        ]
        load_batch(con, batch(articles))
        print(number, flush=True)
"""


def start(script: str, *arguments: object) -> "subprocess.Popen[str]":
    words = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, text=True)


def test_a_second_writer_is_told_who_holds_the_file(file: Path) -> None:
    holder = start(HOLD, file)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(WarehouseLocked, match=f"process {holder.pid}"), open_warehouse(file, 0.2):
            pass
    finally:
        holder.kill()
        holder.communicate()
    with open_warehouse(file, 5) as con:
        assert con.execute("select count(*) from article").fetchall() == [(0,)]


def test_a_writer_waits_for_a_reader_to_end(file: Path) -> None:
    with open_warehouse(file):
        pass
    reader = start(READ, file, 1)
    assert reader.stdout is not None
    assert reader.stdout.readline() == "held\n"
    with pytest.raises(WarehouseLocked, match="close that reader"), open_warehouse(file, 0.2):
        pass
    with open_warehouse(file, 20):
        pass
    reader.communicate()


def test_kill_9_while_loading_loses_nothing_and_leaves_no_half(file: Path) -> None:
    told = 0
    for seconds in (0.05, 0.13, 0.21):
        loader = start(LOAD, file)
        assert loader.stdout is not None
        loader.stdout.readline()
        time.sleep(seconds)
        os.kill(loader.pid, signal.SIGKILL)
        lines = loader.communicate()[0].split()
        told = max([told, *(int(line) + 1 for line in lines)])
        with open_warehouse(file) as con:
            (held,) = con.execute("select count(*) from article").fetchall()[0]
            assert held % 20 == 0
            assert held >= told * 20
            assert con.execute("select count(*) from event").fetchall() == [(held,)]
            assert [f for f in run_checks(con) if f.severity == "error"] == []


def test_a_failing_load_leaves_nothing(con: DuckDBPyConnection) -> None:
    good, bad = document("1", "Tin."), document("2", "Tin.", rungs=object())
    with pytest.raises(TypeError):
        load_batch(con, batch([good, bad]))
    assert con.execute("select count(*) from article").fetchall() == [(0,)]
    load_batch(con, batch([good]))
    assert con.execute("select count(*) from article").fetchall() == [(1,)]


def test_a_damaged_file_is_named_with_the_cure(file: Path) -> None:
    file.write_bytes(b"no database at all" * 1000)
    with pytest.raises(WarehouseDamaged, match="restore the backup or run") as told, open_warehouse(file):
        pass
    assert str(file) in str(told.value)
    assert "\n" not in str(told.value)


def test_a_flipped_byte_is_found(file: Path) -> None:
    with open_warehouse(file) as con:
        load_batch(con, batch([document("1", "Tin dài. " * 500)]))
    content = bytearray(file.read_bytes())
    content[4200] ^= 255
    file.write_bytes(content)
    with pytest.raises(WarehouseDamaged, match="checksum"), open_warehouse(file):
        pass


def test_the_file_has_the_storage_version_that_both_duckdbs_read(file: Path) -> None:
    with open_warehouse(file) as con:
        tags = con.execute("select tags from duckdb_databases() where database_name = 'warehouse'").fetchall()
    assert STORAGE_VERSION in json.dumps(tags, default=str)


def test_every_migration_is_applied_once(con: DuckDBPyConnection) -> None:
    applied = con.execute("select name from schema_version order by version").fetchall()
    assert [name for (name,) in applied] == sorted(path.stem for path in MIGRATIONS.glob("*.sql"))
    assert migrate(con) == 0


def test_a_newer_schema_is_refused(file: Path) -> None:
    with open_warehouse(file) as con:
        con.execute("insert into schema_version values (9999, '9999_from_the_future', now())")
    with pytest.raises(NewerSchema, match="use a newer cotmoc"), open_warehouse(file):
        pass


def test_a_migration_that_fails_half_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in MIGRATIONS.glob("*.sql"):
        (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    (tmp_path / "0099_broken.sql").write_text("create table half (a int); create table half (b int);")
    monkeypatch.setattr("warehouse.migrate.MIGRATIONS", tmp_path)
    con = duckdb.connect()
    with pytest.raises(duckdb.Error):
        migrate(con)
    assert con.execute("select count(*) from duckdb_tables() where table_name = 'half'").fetchall() == [(0,)]
    assert con.execute("select max(version) < 99 from schema_version").fetchall() == [(True,)]


def test_views_are_made_anew_when_their_files_change(con: DuckDBPyConnection) -> None:
    con.execute("drop view dim_source")
    con.execute("create view stale_view as select 1")
    con.execute("update view_version set views_sha256 = 'other'")
    migrate(con)
    views = [name for (name,) in con.execute("select view_name from duckdb_views()").fetchall()]
    assert "dim_source" in views
    assert "stale_view" not in views
    comments = con.execute("select comment from duckdb_views() where view_name = 'dim_source'").fetchall()
    assert "coverage" in comments[0][0]
