"""Checks: each catches what was planted for it, and a sound warehouse passes them all."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection

from tests.warehouse.desk import arrest, batch
from tests.warehouse.sample import load_sample
from warehouse.check import CHECKS, run_checks
from warehouse.connect import open_warehouse
from warehouse.store import load_batch

PLANTED = {
    "articles_are_not_from_the_future": "update revision set published_at = last_seen_at + interval 2 day",
    "clocks_run_forward": "update person set superseded_at = recorded_at - interval 1 day",
    "codes_are_in_vocabulary": "update figure set unit = 'furlong' where unit = 'kg'",
    "current_facts_are_unique": "insert into event from event limit 1",
    "current_facts_have_current_wording": "update revision set superseded_at = now() where title is not null",
    "days_are_in_order": "update event set ended_on = started_on - 1 where started_on is not null",
    "events_are_not_in_the_future": "update event set started_on = date '2031-01-01', ended_on = null",
    "facts_have_their_wording": "update place_mention set revision_id = 'lost'",
    "figures_have_their_event": "update figure set event_id = 'lost' where unit = 'kg'",
    "figures_make_sense": "update figure set qualifier = 'range' where unit = 'kg'",
    "ledger_balances": "update run_source set failed_count = failed_count + 1 where source = 'bao-bien'",
    "ledger_matches_its_rows": "delete from \"fetch\" where source = 'bao-bien'",
    "provinces_are_known": "update unit_mention set province_code = '99'",
    "quotes_are_the_text": "update figure set start_offset = start_offset + 1 where unit = 'kg'",
    "quotes_lie_in_their_block": "update figure set block = 'caption' where unit = 'kg'",
    "texts_are_their_hash": "update revision set text = text || '.' where title is not null",
    "wordings_do_not_overlap": """
        insert into revision
        select * replace ('other' as revision_id, recorded_at + interval 1 hour as recorded_at)
        from revision limit 1""",
    "wordings_have_their_article": "delete from article where native_id = '1001'",
}


@pytest.fixture(scope="module")
def sample(new_file: Callable[[], Path]) -> Path:
    file = new_file()
    with open_warehouse(file) as con:
        load_sample(con)
    return file


@pytest.fixture
def loaded(sample: Path, tmp_path: Path) -> Iterator[DuckDBPyConnection]:
    with open_warehouse(Path(shutil.copy(sample, tmp_path))) as con:
        yield con


def test_a_sound_warehouse_passes_every_check(loaded: DuckDBPyConnection) -> None:
    assert run_checks(loaded) == []


def test_every_check_has_a_violation_planted_for_it() -> None:
    assert sorted(PLANTED) == sorted(path.stem for path in CHECKS.glob("*.sql"))


@pytest.mark.parametrize("check", sorted(PLANTED))
def test_a_check_catches_what_was_planted(loaded: DuckDBPyConnection, check: str) -> None:
    loaded.execute(PLANTED[check])
    caught = {failure.check: failure for failure in run_checks(loaded)}
    assert check in caught
    assert caught[check].row_count >= 1
    assert "\n" not in str(caught[check])


def test_a_subset_larger_than_its_total_is_no_failure(con: DuckDBPyConnection) -> None:
    report = arrest()
    report["figures"][0]["kind"] = "subset"
    load_batch(con, batch([report]))
    assert [failure for failure in run_checks(con) if failure.severity == "error"] == []


def test_errors_come_before_warnings(loaded: DuckDBPyConnection) -> None:
    loaded.execute(PLANTED["provinces_are_known"])
    loaded.execute(PLANTED["codes_are_in_vocabulary"])
    assert [failure.severity for failure in run_checks(loaded)] == ["error", "warning"]
