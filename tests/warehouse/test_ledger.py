"""The ledger: every discovered link is accounted for, also in a run that was killed."""

from typing import Any

from duckdb import DuckDBPyConnection

from tests.warehouse.desk import SOURCE, arrest, at, batch, document, outcome
from warehouse import store
from warehouse.check import run_checks

BALANCE = """
select discovered_count, fetched_count, unchanged_count, skipped_count, refused_count, failed_count,
    gone_count, left_count, parsed_count, rejected_count, irrelevant_count
from run_source where run_id = ?
"""


def balance(con: DuckDBPyConnection, run_id: str) -> tuple[int, ...]:
    (row,) = con.execute(BALANCE, [run_id]).fetchall()
    return tuple(row)


def links(*names: str) -> list[dict[str, Any]]:
    return [
        {"address": f"http://127.0.0.1:8000/{n}.htm", "native_id": n, "title": f"Tin {n}", "found_in": "rss"}
        for n in names
    ]


def begin(con: DuckDBPyConnection, run_id: str, *names: str, day: float = 0) -> None:
    store.begin_run(con, run_id, "ingest", at(day))
    store.record_discovery(con, run_id, SOURCE, links(*names), at(day))


def test_a_finished_run_balances(con: DuckDBPyConnection) -> None:
    begin(con, "run-1", *"abcdefghij")
    outcomes = [outcome("a"), outcome("b"), outcome("c"), outcome("d", "unchanged")]
    outcomes += [outcome("e", "skipped", request_count=0), outcome("f", "refused"), outcome("g", "failed")]
    outcomes += [outcome("h", "gone"), outcome("i", "left", request_count=0)]
    reject = {"source": SOURCE, "address": "b", "native_id": "b", "step": "parse", "reason": "no body"}
    aside = {"source": SOURCE, "address": "c", "native_id": "c", "reason": "not about the border"}
    store.load_batch(con, batch([document("a", "Tin.")], outcomes, rejects=[reject], irrelevant=[aside]))
    store.finish_source(con, "run-1", SOURCE, at(1), "the limit was reached")
    store.finish_run(con, "run-1", at(1))
    assert balance(con, "run-1") == (10, 3, 1, 1, 1, 1, 1, 2, 1, 1, 1)
    assert run_checks(con) == []
    assert con.execute("select left_reason, is_balanced, state from fct_run_source").fetchall() == [
        ("the limit was reached", True, "finished")
    ]
    assert con.execute("select step from reject order by step").fetchall() == [("parse",), ("relevance",)]


def test_the_rest_of_a_killed_run_is_left_and_taken_up_later(con: DuckDBPyConnection) -> None:
    begin(con, "run-1", "a", "b", "c")
    store.load_batch(con, batch([document("a", "Tin.")], [outcome("a")]))
    assert store.close_abandoned_runs(con, SOURCE, at(1)) == 1
    assert balance(con, "run-1")[7] == 2
    assert con.execute("select state, finished_at from run").fetchall() == [("abandoned", at(1))]
    assert store.close_abandoned_runs(con, SOURCE, at(2)) == 0
    known = {link["native_id"]: link for link in store.known_links(con, SOURCE)}
    assert {name: link["outcome"] for name, link in known.items()} == {
        "a": "fetched",
        "b": "left",
        "c": "left",
    }
    assert known["b"]["title"] == "Tin b"
    assert known["b"]["first_fetched_at"] is None
    assert run_checks(con) == []


def test_a_run_of_another_source_stays_open(con: DuckDBPyConnection) -> None:
    begin(con, "run-1", "a")
    assert store.close_abandoned_runs(con, "bao-khac", at(1)) == 0
    assert store.close_abandoned_runs(con, SOURCE, at(1), except_run_id="run-1") == 0
    assert con.execute("select state from run").fetchall() == [("running",)]


def test_a_known_link_keeps_its_validators_and_times(con: DuckDBPyConnection) -> None:
    begin(con, "run-1", "1001")
    store.load_batch(con, batch([arrest()], [outcome("1001", etag='"v1"')], day=1))
    begin(con, "run-2", "1001", day=2)
    skipped = outcome("1001", "skipped", 2, request_count=0)
    store.load_batch(con, batch(outcomes=[skipped], day=2, run_id="run-2"))
    (link,) = store.known_links(con, SOURCE)
    assert (link["etag"], link["outcome"]) == ('"v1"', "skipped")
    assert (link["discovered_at"], link["first_fetched_at"], link["last_checked_at"]) == (at(0), at(0), at(0))


def test_a_page_without_validators_forgets_those_of_the_page_before(con: DuckDBPyConnection) -> None:
    store.load_batch(con, batch(outcomes=[outcome("a", etag='"v1"')]))
    store.load_batch(con, batch(outcomes=[outcome("a", day=1)], day=1))
    assert [link["etag"] for link in store.known_links(con, SOURCE)] == [None]


def test_an_attempt_says_where_its_answer_is_archived(con: DuckDBPyConnection) -> None:
    asked = outcome("a", archived_in="2026/03.warc.gz", archived_at=4096)
    store.load_batch(con, batch(outcomes=[asked, outcome("b", "skipped", request_count=0, record_id=None)]))
    attempts = con.execute('select archive_file, archive_offset, elapsed_seconds from "fetch"').fetchall()
    assert [(name, offset, float(seconds)) for name, offset, seconds in attempts] == [
        ("2026/03.warc.gz", 4096, 0.25)
    ]


def test_a_failed_run_closes_its_sources_with_the_reason(con: DuckDBPyConnection) -> None:
    begin(con, "run-1", "a")
    store.finish_run(con, "run-1", at(1), "failed", "the disk is full")
    assert con.execute("select left_count, left_reason from run_source").fetchall() == [
        (1, "the disk is full")
    ]
    assert con.execute("select state, reason from run").fetchall() == [("failed", "the disk is full")]
