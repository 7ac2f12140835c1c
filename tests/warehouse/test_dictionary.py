"""The dictionary and the vocabularies: complete, fresh, and those of the fact contract."""

import pytest
from duckdb import DuckDBPyConnection

from warehouse.dictionary import DICTIONARY, fresh_dictionary
from warehouse.errors import UnfitRows
from warehouse.reference import load_reference, load_vocabulary


def test_every_table_view_and_column_is_described(con: DuckDBPyConnection) -> None:
    columns = con.execute("""
        select table_name, column_name from duckdb_columns() where not internal and coalesce(comment, '') = ''
        """).fetchall()
    tables = con.execute("""
        select table_name from duckdb_tables()
        where not internal and not temporary and coalesce(comment, '') = ''
        union all
        select view_name from duckdb_views() where not internal and coalesce(comment, '') = ''
        """).fetchall()
    macros = con.execute("""
        select function_name from duckdb_functions()
        where not internal and database_name = 'warehouse' and coalesce(comment, '') = ''
        """).fetchall()
    temporary = {"new_reference"}
    assert [name for name in columns if name[0] not in temporary] == []
    assert (tables, macros) == ([], [])


def test_the_dictionary_is_fresh() -> None:
    assert DICTIONARY.read_text("utf-8") == fresh_dictionary(), "run `python -m warehouse.dictionary`"


@pytest.mark.parametrize(
    ("vocabulary", "count"),
    [
        ("event_type", 19), ("modality", 3), ("scope", 2), ("date_precision", 7), ("date_basis", 5),
        ("neighbour", 4), ("qualifier", 8), ("unit", 25), ("object", 55), ("action", 27), ("offence", 20),
        ("figure_kind", 4), ("person_role", 5), ("unit_kind", 14), ("place_kind", 13),
        ("agreement_status", 3), ("instrument", 5), ("doc_type", 7), ("block_role", 7), ("confidence", 4),
    ],
)  # fmt: skip
def test_a_vocabulary_has_the_codes_of_the_contract(
    con: DuckDBPyConnection, vocabulary: str, count: int
) -> None:
    held = con.execute(
        "select count(*), count(distinct code) from vocabulary where vocabulary = ?", [vocabulary]
    ).fetchall()
    assert held == [(count, count)]


def test_a_reference_table_is_written_only_when_it_differs(con: DuckDBPyConnection) -> None:
    gates = [{"gate_id": "G1", "name": "Suối Mây", "alternative_names": ["Mây"], "latitude": "21.5"}]
    assert load_vocabulary(con) == 0
    assert load_reference(con, "border_gate", gates) == 1
    assert load_reference(con, "border_gate", gates) == 0
    assert load_reference(con, "border_gate", [gates[0] | {"neighbour": "CN"}]) == 1
    assert con.execute("select neighbour, level from border_gate").fetchall() == [("CN", None)]


def test_a_reference_table_or_column_that_is_none_is_refused(con: DuckDBPyConnection) -> None:
    with pytest.raises(UnfitRows, match="article is no reference table"):
        load_reference(con, "article", [])
    with pytest.raises(UnfitRows, match="has no column colour"):
        load_reference(con, "border_gate", [{"colour": "red"}])
