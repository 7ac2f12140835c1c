"""Publishing: a checked copy takes the old one's place at once, and no reader notices."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.desk import arrest, at, batch, document, outcome, page, poll
from warehouse.adopt import adopt
from warehouse.ask import ask
from warehouse.connect import open_warehouse
from warehouse.content import content_hash
from warehouse.errors import FailedChecks, WarehouseMissing
from warehouse.snapshot import publish
from warehouse.store import begin_run, known_links, load_batch, measure, record_discovery, write_polls

COUNT = "select count(*) from dim_article"


@pytest.fixture
def rebuilt(new_file: Callable[[], Path]) -> Path:
    return new_file()


def load(file: Path, *batches: dict[str, object]) -> None:
    with open_warehouse(file) as con:
        for one in batches:
            load_batch(con, one)


def count(path: Path) -> int:
    (row,) = ask(path, COUNT).rows
    return int(str(row[0]))


def test_the_published_file_holds_all_with_comments_and_macros(file: Path, tmp_path: Path) -> None:
    published = tmp_path / "published" / "cotmoc.duckdb"
    load(file, batch([arrest()]))
    counts = publish(file, published)
    assert (counts["article"], counts["revision"], counts["event"], counts["figure"]) == (1, 1, 1, 2)
    con = duckdb.connect(str(published), read_only=True)
    assert con.execute(
        "select count(*) from duckdb_columns() where not internal and comment is null"
    ).fetchall() == [(0,)]
    assert con.execute("select count(*) from figure_as_of(?)", [at(1)]).fetchall() == [(2,)]
    assert con.execute("select fold('ĐỒN  Mây')").fetchall() == [("don may",)]
    con.close()
    assert sorted(path.name for path in published.parent.iterdir()) == ["cotmoc.duckdb"]


def test_a_reader_keeps_the_old_file_through_load_and_publication(file: Path, tmp_path: Path) -> None:
    published = tmp_path / "cotmoc.duckdb"
    load(file, batch([arrest()]))
    publish(file, published)
    reader = duckdb.connect(str(published), read_only=True)
    assert reader.execute(COUNT).fetchall() == [(1,)]
    load(file, batch([arrest("1002")], day=1))
    publish(file, published)
    assert reader.execute(COUNT).fetchall() == [(1,)]
    reader.close()
    assert count(published) == 2


def test_a_failing_check_stops_the_publication_and_names_itself(file: Path, tmp_path: Path) -> None:
    published = tmp_path / "cotmoc.duckdb"
    load(file, batch([arrest()]))
    publish(file, published)
    load(file, batch([arrest("1002")]))
    with open_warehouse(file) as con:
        con.execute("update figure set quote = 'four' where unit = 'kg'")
    with pytest.raises(FailedChecks, match="quotes_are_the_text: 2 rows") as told:
        publish(file, published)
    assert "\n" not in str(told.value)
    assert count(published) == 1


def test_without_a_warehouse_there_is_nothing_to_publish(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissing, match="cotmoc ingest"):
        publish(tmp_path / "none.duckdb", tmp_path / "cotmoc.duckdb")


def test_what_a_killed_publication_left_behind_is_swept_away(file: Path, tmp_path: Path) -> None:
    published = tmp_path / "cotmoc.duckdb"
    (tmp_path / ".cotmoc.duckdb.fresh").write_bytes(b"half")
    load(file, batch([arrest()]))
    publish(file, published)
    assert count(published) == 1
    assert not (tmp_path / ".cotmoc.duckdb.fresh").exists()


def test_a_rebuilt_warehouse_takes_over_with_the_old_ledger(file: Path, rebuilt: Path) -> None:
    with open_warehouse(file) as con:
        begin_run(con, "run-1", "ingest", at(0))
        record_discovery(con, "run-1", "bao-bien", [{"address": "/left.htm", "native_id": "left"}], at(0))
        load_batch(con, batch([arrest()], [outcome("1001", etag='"v1"')], pages=[page("1001")]))
        write_polls(con, "run-1", "bao-bien", [poll()], at(0))
        measure(con, "run-1", "bao-bien", at(0))
        content = content_hash(con)
    load(rebuilt, batch([arrest()], [outcome("1001")], run_id="run-2"))
    kept = adopt(rebuilt, file)
    assert kept is not None
    assert kept.exists()
    assert not rebuilt.exists()
    with open_warehouse(file) as con:
        assert content_hash(con) == content
        assert {link["native_id"]: link["etag"] for link in known_links(con, "bao-bien")} == {
            "left": None, "1001": '"v1"',
        }  # fmt: skip
        for table in ("page_quality", "run_metric", "feed_poll"):
            assert con.execute(f"select distinct run_id from {table}").fetchall() == [("run-1",)]
        assert con.execute("select run_id from run_source order by 1").fetchall() == [("run-1",), ("run-2",)]


def test_the_first_rebuilt_warehouse_needs_no_old_one(rebuilt: Path, tmp_path: Path) -> None:
    file = tmp_path / "home" / "warehouse.duckdb"
    load(rebuilt, batch([document("1", "Tin.")]))
    assert adopt(rebuilt, file) is None
    with open_warehouse(file) as con:
        assert con.execute("select count(*) from article").fetchall() == [(1,)]


def test_a_damaged_warehouse_is_replaced_and_kept(new_file: Callable[[], Path]) -> None:
    file, rebuilt = new_file(), new_file()
    file.write_bytes(b"no database" * 1000)
    kept = adopt(rebuilt, file)
    assert kept is not None
    assert kept.read_bytes().startswith(b"no database")
    with open_warehouse(file) as con:
        assert con.execute("select count(*) from article").fetchall() == [(0,)]
