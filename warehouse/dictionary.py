"""The data dictionary, made of the comments in the database: `python -m warehouse.dictionary` writes it."""

from __future__ import annotations

from pathlib import Path

import duckdb

from warehouse.migrate import migrate

DICTIONARY = Path(__file__).parent / "DICTIONARY.md"

HEAD = """# Data dictionary

Generated from the comments in the database by `make dictionary`; change the comments, not this page.
Ask the views `dim_…` and `fct_…`; what stands below them are the tables they are made of.
Days are Vietnamese days; instants are UTC; provinces have the codes in force since 1 July 2025.
"""

PARTS = (
    ("Public views", "(name like 'dim_%' or name like 'fct_%')"),
    ("Tables", "not is_view"),
    ("Inner views", "(name like 'stg_%' or name like 'int_%')"),
)

RELATIONS = """
select name, comment from (
    select view_name as name, comment, true as is_view from duckdb_views() where not internal
    union all
    select table_name, comment, false from duckdb_tables() where not internal and not temporary
) where {part} order by name
"""

COLUMNS = """
select column_name, data_type, comment from duckdb_columns()
where table_name = ? and not internal order by column_index
"""

MACROS = """
select function_name, parameters, any_value(comment) from duckdb_functions()
where not internal and function_type in ('macro', 'table_macro')
group by all order by function_name
"""


def dictionary(con: duckdb.DuckDBPyConnection) -> str:
    """Give the dictionary of a migrated database as Markdown."""
    lines = [HEAD]
    for title, part in PARTS:
        lines.append(f"## {title}\n")
        for name, comment in con.execute(RELATIONS.format(part=part)).fetchall():
            lines += [f"### {name}\n", f"{comment}\n", "| column | type | meaning |", "|---|---|---|"]
            lines += [f"| {' | '.join(cells)} |" for cells in _columns(con, name)]
            lines.append("")
    lines += ["## Macros\n", "| macro | meaning |", "|---|---|"]
    for name, parameters, comment in con.execute(MACROS).fetchall():
        lines.append(f"| {name}({', '.join(parameters)}) | {comment} |")
    return "\n".join(lines) + "\n"


def _columns(con: duckdb.DuckDBPyConnection, relation: str) -> list[tuple[str, ...]]:
    rows = con.execute(COLUMNS, [relation]).fetchall()
    return [tuple(str(cell).replace("|", "\\|") for cell in row) for row in rows]


def fresh_dictionary() -> str:
    """Give the dictionary of an empty warehouse of today's schema."""
    con = duckdb.connect()
    migrate(con)
    text = dictionary(con)
    con.close()
    return text


if __name__ == "__main__":
    DICTIONARY.write_text(fresh_dictionary(), "utf-8")
