"""What the archive gives again keeps its clocks: earlier wordings and their facts stand in their own time."""

from duckdb import DuckDBPyConnection

from tests.warehouse.desk import Row, at, batch, document, figure, outcome
from warehouse.check import run_checks
from warehouse.content import content_hash
from warehouse.store import load_batch

WORDINGS = "select text, recorded_at, superseded_at from revision order by recorded_at"
FIGURES = "select quote, recorded_at, superseded_at from figure order by recorded_at, quote"


def look(count: int, day: float) -> Row:
    quote = f"{count} người"
    return document("1", f"Bắt giữ {quote}.", day, figures=[figure(quote, str(count))])


def replayed(day: float, loaded: float, *looks: Row) -> Row:
    outcomes = [outcome("1", day=day)]
    return batch(list(looks), outcomes, loaded, is_replay=True)


def test_wordings_and_facts_are_recorded_when_they_were_seen(con: DuckDBPyConnection) -> None:
    for day, count in ((0, 3), (4, 4), (9, 5)):
        load_batch(con, replayed(day, 100, look(count, day)))
    assert con.execute(WORDINGS).fetchall() == [
        ("Bắt giữ 3 người.", at(0), at(4)),
        ("Bắt giữ 4 người.", at(4), at(9)),
        ("Bắt giữ 5 người.", at(9), None),
    ]
    assert con.execute(FIGURES).fetchall() == [
        ("3 người", at(0), at(4)),
        ("4 người", at(4), at(9)),
        ("5 người", at(9), None),
    ]
    assert con.execute("select recorded_at from article").fetchall() == [(at(0),)]
    assert con.execute("select quote from figure_as_of(?)", [at(5)]).fetchall() == [("4 người",)]
    assert [failure for failure in run_checks(con) if failure.severity == "error"] == []


def test_a_replay_gives_the_content_that_was_loaded_day_by_day(con: DuckDBPyConnection) -> None:
    for day, count in ((0, 3), (4, 4), (9, 3)):
        load_batch(con, batch([look(count, day)], [outcome("1", day=day)], day))
    first = content_hash(con)
    rows = con.execute(WORDINGS).fetchall(), con.execute(FIGURES).fetchall()
    for table in ("article", "revision", "figure", "link"):
        con.execute(f"delete from {table}")
    for day, count in ((0, 3), (4, 4), (9, 3)):
        load_batch(con, replayed(day, 100, look(count, day)))
    assert content_hash(con) == first
    assert (con.execute(WORDINGS).fetchall(), con.execute(FIGURES).fetchall()) == rows


def test_two_wordings_in_one_batch_end_one_another(con: DuckDBPyConnection) -> None:
    load_batch(con, replayed(1, 100, look(3, 0), look(4, 1)))
    assert con.execute(WORDINGS).fetchall() == [
        ("Bắt giữ 3 người.", at(0), at(1)),
        ("Bắt giữ 4 người.", at(1), None),
    ]


def test_a_page_not_modified_after_it_was_gone_brings_the_article_back(con: DuckDBPyConnection) -> None:
    load_batch(con, replayed(0, 100, look(3, 0)))
    load_batch(con, batch(outcomes=[outcome("1", "gone", 2)], day=100, is_replay=True))
    assert con.execute("select gone_at from fct_incident_figure").fetchall() == [(at(2),)]
    assert con.execute("select is_gone, superseded_at from dim_article, figure").fetchall() == [(True, None)]
    load_batch(con, batch(outcomes=[outcome("1", "unchanged", 5)], day=100, is_replay=True))
    assert con.execute("select gone_at, returned_at from article").fetchall() == [(None, at(5))]
