"""Views: what may be added is apart from what may not, and names of victims and minors stay in the house."""

import pytest
from duckdb import DuckDBPyConnection

from tests.warehouse.desk import arrest, at, batch, document, event, figure, person
from tests.warehouse.sample import load_sample
from warehouse.store import load_batch

BODY = "Bắt 3 người; năm ngoái 40 người; 5 em Lò Thị Mẩy. Dự kiến bắt 9 người nữa."


def rows(con: DuckDBPyConnection, sql: str) -> list[tuple[object, ...]]:
    return con.execute(sql).fetchall()


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"kind": "subset"}, "subset"),
        ({"kind": "delta"}, "delta"),
        ({"kind": "target"}, "target"),
        ({"confidence": "D"}, "ambiguous"),
        ({"event_id": "planned"}, "planned"),
        ({"event_id": "negated"}, "negated"),
        ({"event_id": "unsure"}, "ambiguous event"),
        ({"event_id": "period"}, "unclear scope"),
    ],
)
def test_what_must_not_be_added_is_in_no_sum_and_says_why(
    con: DuckDBPyConnection, fields: dict[str, str], reason: str
) -> None:
    events = [
        event("Bắt", event_id="planned", modality="planned"),
        event("Bắt 3", event_id="negated", modality="negated"),
        event("bắt 9", event_id="unsure", confidence="D"),
        event("năm ngoái", event_id="period", scope="period"),
    ]
    figures = [figure("3 người", "3", event_id=None), figure("40 người", "40", **fields)]
    load_batch(con, batch([document("1", BODY, events=events, figures=figures)]))
    assert rows(con, "select quote from fct_incident_figure") == [("3 người",)]
    assert rows(con, "select count(*) from fct_period_figure") == [(0,)]
    assert rows(con, "select quote, left_out_because from fct_figure_left_out") == [("40 người", reason)]


def test_results_of_a_period_are_apart_from_incidents(con: DuckDBPyConnection) -> None:
    figures = [figure("3 người", "3"), figure("40 người", "40", scope="period")]
    load_batch(con, batch([document("1", BODY, figures=figures)]))
    assert rows(con, "select quote from fct_incident_figure") == [("3 người",)]
    assert rows(con, "select quote from fct_period_figure") == [("40 người",)]


def test_teasers_speak_of_other_articles(con: DuckDBPyConnection) -> None:
    load_batch(con, batch([document("1", BODY, figures=[figure("3 người", "3", block="teaser")])]))
    for view in ("fct_incident_figure", "fct_period_figure", "fct_figure_left_out"):
        assert rows(con, f"select count(*) from {view}") == [(0,)]


def test_a_reprint_counts_once_with_the_earliest_as_original(con: DuckDBPyConnection) -> None:
    late = arrest("1", published_at=at(3), title="Tựa khác")
    early = arrest("2", published_at=at(1))
    undated = arrest("3", published_at=None)
    load_batch(con, batch([late, early, undated]))
    by_id = "select native_id, is_reprint from dim_article join article using (article_id) order by 1"
    assert rows(con, by_id) == [
        ("1", True), ("2", False), ("3", True),
    ]  # fmt: skip
    assert rows(con, "select count(*), max(reprint_count) from fct_incident_figure") == [(2, 2)]
    assert rows(con, "select count(*) from fct_event") == [(1,)]
    assert rows(con, "select distinct left_out_because from fct_figure_left_out") == [("reprint",)]


def test_names_of_victims_and_minors_are_initials_everywhere(con: DuckDBPyConnection) -> None:
    body = (
        "Giải cứu Lò Thị Mẩy (tên khác Mẩy Sương), em Giàng A Sử 15 tuổi, Vừ A Páo SN 2009, bắt Hồ Văn Khe."
    )
    people = [
        person("Lò Thị Mẩy", role="victim", alias="Mẩy Sương"),
        person("Giàng A Sử", role="civilian", age=15),
        person("Vừ A Páo", role="suspect", birth_year=2009),
        person("Hồ Văn Khe", role="suspect", age=40),
    ]
    events = [event("Giải cứu Lò Thị Mẩy", type="rescue")]
    figures = [figure("Giàng A Sử 15", "15")]
    title = "Giải cứu Lò Thị Mẩy"
    load_batch(con, batch([document("1", body, title=title, people=people, events=events, figures=figures)]))
    assert rows(con, "select name, alias, is_masked from fct_person order by name") == [
        ("G.A.S.", None, True), ("Hồ Văn Khe", None, False), ("L.T.M.", "M.S.", True), ("V.A.P.", None, True),
    ]  # fmt: skip
    names = ("Lò Thị Mẩy", "Mẩy Sương", "Giàng A Sử", "Vừ A Páo")
    views = rows(
        con, "select view_name from duckdb_views() where view_name like 'dim_%' or view_name like 'fct_%'"
    )
    for (view,) in views:
        shown = str(rows(con, f"from {view}"))
        assert [name for name in names if name in shown] == [], view
    assert rows(con, "select title from dim_article") == [("Giải cứu L.T.M.",)]
    assert rows(con, "select quote from fct_event") == [("Giải cứu L.T.M.",)]


def test_every_public_view_is_read_without_an_error_and_most_hold_the_sample(con: DuckDBPyConnection) -> None:
    load_sample(con)
    views = rows(con, "select view_name from duckdb_views() where not internal")
    empty = {view for (view,) in views if rows(con, f"select count(*) from {view}") == [(0,)]}
    assert empty == {"dim_gate", "fct_reject"}


def test_a_page_that_was_rejected_and_read_later_says_so(con: DuckDBPyConnection) -> None:
    reject = {"source": "bao-bien", "address": "x", "native_id": "1001", "step": "parse", "reason": "no body"}
    load_batch(con, batch(rejects=[reject]))
    assert rows(con, "select is_held from fct_reject") == [(False,)]
    load_batch(con, batch([arrest()], day=1))
    assert rows(con, "select is_held from fct_reject") == [(True,)]


def test_the_day_of_publication_is_a_vietnamese_day(con: DuckDBPyConnection) -> None:
    load_batch(con, batch([arrest(published_at=at(0).replace(hour=18))]))
    assert str(rows(con, "select published_on from dim_article")[0][0]) == "2026-03-02"
