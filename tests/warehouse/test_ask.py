"""The sandbox: one bounded SELECT is answered; whatever else is refused, each time in one line."""

import shutil
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from tests.warehouse.desk import arrest, batch
from warehouse.ask import ask
from warehouse.connect import open_warehouse
from warehouse.errors import QueryRefused, WarehouseDamaged, WarehouseMissing
from warehouse.snapshot import publish
from warehouse.store import load_batch

ESCAPES = [
    "select * from read_csv('/etc/passwd')",
    "select * from read_text('/etc/passwd')",
    "select * from read_blob('/etc/passwd')",
    "select * from read_json('/etc/passwd')",
    "select * from read_parquet('/etc/passwd')",
    "select * from '/etc/passwd'",
    "select * from '/tmp/x.parquet'",
    "select * from glob('/etc/*')",
    "select * from sniff_csv('/etc/passwd')",
    "select * from read_csv('http://127.0.0.1:9/x')",
    "from query('copy article to ''/tmp/x''')",
    "from duckdb_secrets()",
    "copy article to '/tmp/stolen.csv'",
    "copy (select 1) to '/dev/stdout'",
    "export database '/tmp/stolen'",
    "attach '/tmp/other.duckdb' as other",
    "attach ':memory:' as other",
    "detach warehouse",
    "use memory",
    "install httpfs",
    "load httpfs",
    "load icu",
    "set memory_limit = '64GB'",
    "set enable_external_access = true",
    "reset lock_configuration",
    "pragma database_list",
    "pragma enable_profiling",
    "create table mine (a int)",
    "create temp table mine as select 1",
    "create macro mine() as 1",
    "insert into article select * from article",
    "update article set gone_at = now()",
    "delete from article",
    "drop table article",
    "alter table article add column a int",
    "explain analyze delete from article",
    "explain select 1",
    "checkpoint",
    "begin",
    "call pragma_version()",
    "prepare mine as select 1",
    "set variable mine = 1",
    "select 1; select 2",
    "select 1; copy article to '/tmp/stolen.csv'",
    "",
    "-- nothing",
    "selec 1",
    "select missing from dim_article",
    "select getenv('HOME')",
    "with gone as (delete from article returning *) select * from gone",
]


@pytest.fixture(scope="module")
def published(new_file: Callable[[], Path]) -> Path:
    folder = new_file().parent
    with open_warehouse(folder / "warehouse.duckdb") as con:
        load_batch(con, batch([arrest()]))
    publish(folder / "warehouse.duckdb", folder / "cotmoc.duckdb")
    shutil.copy(folder / "cotmoc.duckdb", folder / "cotmoc.kept")
    return folder / "cotmoc.duckdb"


def test_a_select_is_answered_with_columns_and_rows(published: Path) -> None:
    answer = ask(published, "select unit, normal_value from fct_incident_figure order by unit")
    assert answer.columns == ("unit", "normal_value")
    assert answer.rows == (("kg", Decimal("1.5")), ("person", Decimal(3)))
    assert not answer.truncated


@pytest.mark.parametrize(
    "sql", ["from dim_article", "values (1)", "select 1;", "with a as (select 1) from a"]
)
def test_every_form_of_one_select_is_answered(published: Path, sql: str) -> None:
    assert len(ask(published, sql).rows) == 1


@pytest.mark.parametrize("sql", ESCAPES)
def test_whatever_else_is_refused_in_one_line(published: Path, sql: str) -> None:
    with pytest.raises(QueryRefused) as refusal:
        ask(published, sql)
    assert str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_no_refused_query_changed_the_file(published: Path) -> None:
    # After all the refusals above: the file is as `publish` left it.
    assert published.read_bytes() == published.with_suffix(".kept").read_bytes()
    assert not Path("/tmp/stolen.csv").exists()  # noqa: S108


def test_an_endless_query_is_stopped(published: Path) -> None:
    began = time.process_time()
    with pytest.raises(QueryRefused, match=r"stopped after 0\.3 seconds"):
        ask(published, "select count(*) from range(10000000) a, range(10000000) b", timeout_seconds=0.3)
    assert time.process_time() - began < 20


def test_an_endless_row_stream_is_cut_off(published: Path) -> None:
    answer = ask(published, "select * from range(1000000000)", limit_rows=5)
    assert (len(answer.rows), answer.truncated) == (5, True)


def test_a_query_that_eats_memory_is_refused(published: Path) -> None:
    with pytest.raises(QueryRefused, match="512MB"):
        ask(published, "select list(range) from range(300000000)")


def test_exactly_as_many_rows_as_asked_for_are_not_truncated(published: Path) -> None:
    assert not ask(published, "select * from range(5)", limit_rows=5).truncated


def test_a_missing_or_damaged_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissing, match="nothing is published yet"):
        ask(tmp_path / "none.duckdb", "select 1")
    (tmp_path / "bad.duckdb").write_bytes(b"bad" * 5000)
    with pytest.raises(WarehouseDamaged, match=r"bad\.duckdb"):
        ask(tmp_path / "bad.duckdb", "select 1")
