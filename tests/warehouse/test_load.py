"""Loading: once is as good as twice, a new wording supersedes, and what is gone may come back."""

from collections.abc import Callable
from datetime import date, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection

from tests.warehouse.desk import (
    SOURCE,
    Row,
    arrest,
    at,
    batch,
    document,
    event,
    figure,
    legal_ref,
    outcome,
    person,
)
from warehouse.check import run_checks
from warehouse.connect import open_warehouse
from warehouse.content import content_hash
from warehouse.errors import UnfitRows
from warehouse.store import load_batch

NOTHING = {"articles": 0, "revisions": 0, "superseded": 0, "facts": 0, "superseded_facts": 0}


def written(counts: dict[str, int]) -> dict[str, int]:
    return {name: counts[name] for name in NOTHING}


def values(con: DuckDBPyConnection, sql: str) -> list[tuple[object, ...]]:
    return con.execute(sql).fetchall()


def errors(con: DuckDBPyConnection) -> list[str]:
    return [str(failure) for failure in run_checks(con) if failure.severity == "error"]


def test_a_document_becomes_an_article_a_wording_and_its_facts(con: DuckDBPyConnection) -> None:
    counts = load_batch(con, batch([arrest()]))
    assert written(counts) == NOTHING | {"articles": 1, "revisions": 1, "facts": 5}
    assert values(con, "select started_on, ended_on, neighbour from event") == [
        (date(2026, 3, 2), date(2026, 3, 2), "CN")
    ]
    assert values(con, "select normal_value, unit, quote from figure order by unit") == [
        (Decimal("1.5"), "kg", "1,5 kg"),
        (Decimal(3), "person", "3 đối tượng"),
    ]
    assert values(con, "select count(*) from figure join event using (event_id, article_id)") == [(2,)]
    assert values(con, "select group_id from figure where unit = 'kg'") == [(None,)]
    assert errors(con) == []


def test_loading_the_same_thing_twice_writes_no_content(con: DuckDBPyConnection) -> None:
    load_batch(con, batch([arrest()], day=1))
    before = {table: values(con, f"from {table}") for table in ("article", "revision", "event", "figure")}
    again = load_batch(con, batch([arrest()], day=2))
    assert written(again) == NOTHING
    assert {table: values(con, f"from {table}") for table in before} == before


def test_an_instant_is_the_same_in_every_zone(con: DuckDBPyConnection) -> None:
    hanoi = timezone(timedelta(hours=7))
    load_batch(con, batch([arrest()]))
    again = load_batch(con, batch([arrest(published_at=at(0).astimezone(hanoi))]))
    assert written(again) == NOTHING


def test_a_later_look_at_the_same_wording_only_says_so(con: DuckDBPyConnection) -> None:
    load_batch(con, batch([arrest()]))
    assert written(load_batch(con, batch([arrest(day=3)], day=3))) == NOTHING
    assert values(con, "select first_seen_at, last_seen_at from revision") == [(at(0), at(3))]


def test_another_host_and_port_lead_to_the_same_article(con: DuckDBPyConnection) -> None:
    here, there = "http://127.0.0.1:8000/a", "https://bien.example:8443/a"
    load_batch(con, batch([document(here, "Tin.", address=here)]))
    before = content_hash(con)
    again = load_batch(con, batch([document(there, "Tin.", 1, address=there)], day=1))
    assert written(again) == NOTHING
    assert content_hash(con) == before


def test_a_new_wording_supersedes_the_old_one_with_its_facts(con: DuckDBPyConnection) -> None:
    load_batch(con, batch([document("1", "Bắt 3 người.", 0, figures=[figure("3 người", "3")])]))
    edited = document("1", "Đính chính: bắt 4 người.", 1, figures=[figure("4 người", "4")])
    counts = load_batch(con, batch([edited], day=1))
    assert written(counts) == NOTHING | {
        "revisions": 1, "superseded": 1, "facts": 1, "superseded_facts": 1,
    }  # fmt: skip
    assert values(con, "select value, superseded_at from figure order by value") == [(3, at(1)), (4, None)]
    assert errors(con) == []


def as_of(con: DuckDBPyConnection, day: float) -> list[tuple[object, ...]]:
    return con.execute("select value from figure_as_of(?)", [at(day)]).fetchall()


def test_a_wording_that_returns_keeps_the_answers_of_each_day_right(con: DuckDBPyConnection) -> None:
    first = document("1", "Bắt 3 người.", 0, figures=[figure("3 người", "3")])
    other = document("1", "Bắt 4 người.", 2, figures=[figure("4 người", "4")])
    back = document("1", "Bắt 3 người.", 4, figures=[figure("3 người", "3")])
    for day, look in ((0, first), (2, other), (4, back)):
        load_batch(con, batch([look], day=day))
    assert [as_of(con, day) for day in (-1, 1, 3, 5)] == [[], [(3,)], [(4,)], [(3,)]]
    for look in (first, other, back):
        assert written(load_batch(con, batch([look], day=6))) == NOTHING
    assert values(con, "select count(*) from revision") == [(3,)]
    assert errors(con) == []


def test_an_old_wording_that_comes_late_was_never_current(con: DuckDBPyConnection) -> None:
    load_batch(con, batch([document("1", "Bản mới.", 5)], day=5))
    before = content_hash(con)
    late = load_batch(con, batch([document("1", "Bản cũ.", 1)], day=6))
    assert late["superseded"] == 0
    assert content_hash(con) == before
    assert values(con, "select text from revision_as_of(now())") == [("Bản mới.",)]
    assert errors(con) == []


def test_other_rules_replace_just_the_facts_that_differ(con: DuckDBPyConnection) -> None:
    load_batch(con, batch([arrest()]))
    widened = arrest(rules_version="2", units=[])
    counts = load_batch(con, batch([widened], day=1))
    assert written(counts) == NOTHING | {"superseded_facts": 1}
    assert values(con, "select rules_version from revision") == [("2",)]
    assert values(con, "select superseded_at from unit_mention") == [(at(1),)]
    assert written(load_batch(con, batch([widened], day=2))) == NOTHING
    assert errors(con) == []


def test_a_fact_keeps_its_key_when_its_quote_is_widened(con: DuckDBPyConnection) -> None:
    text = "Bắt giữ 3 đối tượng."
    load_batch(con, batch([document("1", text, figures=[figure("3 đối tượng", "3")])]))
    wider = document("1", text, figures=[figure("giữ 3 đối tượng", "3")], rules_version="2")
    load_batch(con, batch([wider], day=1))
    assert values(con, "select count(*), count(distinct figure_id) from figure") == [(2, 1)]


def test_gone_marks_the_article_and_keeps_its_facts(con: DuckDBPyConnection) -> None:
    load_batch(con, batch([arrest()], [outcome("1001")]))
    before = content_hash(con)
    load_batch(con, batch(outcomes=[outcome("1001", "gone", 2)], day=2))
    assert values(con, "select gone_at from article") == [(at(2),)]
    assert values(con, "select is_gone, count(*) from fct_incident_figure group by all") == [(True, 2)]
    assert content_hash(con) != before
    load_batch(con, batch([arrest(day=4)], [outcome("1001", day=4)], day=4))
    assert values(con, "select gone_at, returned_at from article") == [(None, at(4))]
    assert values(con, """select outcome from "fetch" order by fetched_at""") == [
        ("fetched",), ("gone",), ("fetched",),
    ]  # fmt: skip
    assert content_hash(con) == before


def test_an_unchanged_answer_brings_a_gone_article_back(con: DuckDBPyConnection) -> None:
    load_batch(con, batch([arrest()], [outcome("1001")]))
    load_batch(con, batch(outcomes=[outcome("1001", "gone", 2)], day=2))
    load_batch(con, batch(outcomes=[outcome("1001", "unchanged", 3)], day=3))
    assert values(con, "select gone_at, returned_at from article") == [(None, at(3))]


def test_the_order_of_batches_does_not_change_the_content(
    con: DuckDBPyConnection, new_file: Callable[[], Path]
) -> None:
    batches = [
        batch([arrest(), document("1002", "Bản một.", 0)], [outcome("1001"), outcome("1002")]),
        batch([document("1002", "Bản hai.", 1)], [outcome("1002", day=1)]),
        batch([document("1002", "Bản một.", 2), document("1003", "Tin ba.", 2)], [outcome("1003", day=2)]),
        batch(outcomes=[outcome("1003", "gone", 3)]),
    ]
    for one in batches:
        load_batch(con, one)
    for order in ((3, 2, 1, 0), (1, 3, 0, 2), (2, 0, 3, 1)):
        with open_warehouse(new_file()) as other:
            for number in order:
                load_batch(other, batches[number] | {"run_id": "another", "loaded_at": at(number + 20)})
            assert content_hash(other) == content_hash(con)
            assert errors(other) == []


def test_two_wordings_in_one_batch_leave_the_later_one_current(con: DuckDBPyConnection) -> None:
    load_batch(con, batch([document("1", "Bản hai.", 1), document("1", "Bản một.", 0)], day=2))
    assert values(con, "select text from revision where superseded_at is null") == [("Bản hai.",)]
    assert values(con, "select count(*) from article") == [(1,)]
    assert errors(con) == []


def test_a_number_that_does_not_fit_is_refused_by_name_and_the_rest_is_kept(con: DuckDBPyConnection) -> None:
    text = "Thu 1e30 đồng, 0,000000001 kg và 1.000.000.000.000.000 đồng."
    figures = [
        figure("1e30 đồng", "1e30", unit="VND"),
        figure("0,000000001 kg", "0.000000001", unit="kg"),
        figure("1.000.000.000.000.000 đồng", "1000000000000000", unit="VND"),
    ]
    counts = load_batch(con, batch([document("1", text, figures=figures)]))
    assert (counts["facts"], counts["rejects"]) == (1, 2)
    assert values(con, "select normal_value from figure") == [(Decimal(10) ** 15,)]
    assert values(con, "select step, native_id from reject") == [("fact", "1"), ("fact", "1")]


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"figures": [figure("3 người", "3") | {"value": None}]}, "no value"),
        ({"figures": [figure("3 người", "3") | {"normal_value": Decimal("NaN")}]}, "normal_value NaN"),
        ({"people": [person("Bắt", birth_year=19999)]}, "birth_year 19999 is none"),
        ({"legal_refs": [legal_ref("Bắt", doc_type=None)]}, "no doc_type"),
        ({"legal_refs": [legal_ref("Bắt", doc_type="song")]}, "doc_type 'song' is no code of doc_type"),
        ({"figures": [figure("3 người", "3") | {"unit": "", "normal_value": Decimal(3)}]}, "unit ''"),
        ({"figures": [figure("3 người", "-3")]}, "value -3 is below zero"),
        ({"figures": [figure("3 người", "3", qualifier="range")]}, "a range and no value_high"),
    ],
)
def test_a_fact_that_no_column_can_hold_is_refused_alone(
    con: DuckDBPyConnection, facts: Row, reason: str
) -> None:
    counts = load_batch(con, batch([document("1", "Bắt 3 người.", events=[event("Bắt")], **facts)]))
    assert (counts["facts"], counts["rejects"]) == (1, 1)
    assert reason in str(values(con, "select reason from reject"))


def test_laws_named_without_a_number_have_keys_of_their_own(con: DuckDBPyConnection) -> None:
    laws = [legal_ref(name) | {"number": None} for name in ("Luật Biên giới", "Luật Biển")]
    load_batch(con, batch([document("1", "Theo Luật Biên giới và Luật Biển.", legal_refs=laws)]))
    assert values(con, "select count(distinct legal_ref_id), count(number) from legal_ref") == [(2, 0)]


def test_a_quote_that_is_not_in_the_text_is_refused(con: DuckDBPyConnection) -> None:
    moved = figure("3 người", "3", start=1, end=8)
    assert load_batch(con, batch([document("1", "Bắt 3 người.", figures=[moved])]))["facts"] == 0
    assert "does not read so" in str(values(con, "select reason from reject"))


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"text_sha256": "0" * 64}, "text_sha256"),
        ({"native_id": None}, "no native id"),
        ({"seen_at": None}, "seen_at None"),
        ({"source": "bao-khac"}, "belongs to source bao-khac"),
        ({"text": "xấu \ud800"}, "text holds a lone surrogate at 4"),
        ({"author": "\udfff"}, "author holds a lone surrogate at 0"),
        ({"published_at": at(0).replace(tzinfo=None)}, "has no zone"),
    ],
)
def test_a_document_that_cannot_be_stored_is_a_reject(
    con: DuckDBPyConnection, fields: dict[str, object], reason: str
) -> None:
    good = document("2", "Tin tốt.")
    counts = load_batch(con, batch([document("1", "Tin.") | fields, good], [outcome("1"), outcome("2")]))
    assert (counts["articles"], counts["rejects"]) == (1, 1)
    (row,) = values(con, "select source, step, reason from reject")
    assert row[:2] == (SOURCE, "load")
    assert reason in str(row[2])
    assert values(con, "select fetched_count, parsed_count, rejected_count from run_source") == [(2, 1, 1)]


def test_hostile_text_comes_back_byte_for_byte(con: DuckDBPyConnection) -> None:
    body = "'; drop table article; -- {{x}} %s ? $1 \"\x00\u202e\U0001f600 <script>"
    quote = "drop table article"
    load_batch(con, batch([document("1", body, events=[event(quote)])]))
    assert values(con, "select text from revision") == [(body,)]
    assert errors(con) == []


def test_a_batch_without_a_zone_or_with_a_strange_outcome_is_refused(con: DuckDBPyConnection) -> None:
    with pytest.raises(UnfitRows, match="no zone"):
        load_batch(con, batch(loaded_at=at(0).replace(tzinfo=None)))
    with pytest.raises(UnfitRows, match="'vanished'"):
        load_batch(con, batch(outcomes=[outcome("1", "vanished")]))
    assert values(con, "select count(*) from run_source") == [(0,)]
