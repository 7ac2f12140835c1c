"""What "the same content" means: one hash over what is held, without clocks, runs, attempts, hosts and ports.

Two warehouses with equal hashes hold the same articles, the same current wordings and facts and the same
reference tables, whatever the order and the number of loads. What is gone counts as gone.
"""

from __future__ import annotations

from hashlib import sha256

import duckdb

from warehouse.fitness import KINDS
from warehouse.reference import TABLES
from warehouse.staging import column_types

ARTICLES = "select article_id, source, native_id, gone_at is not null as is_gone from article"

WORDINGS = r"""
select article_id, text_sha256, body_key, title, author, epoch_us(published_at) as published_us,
    regexp_replace(address, '^[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*', '') as address, rules_version, blocks
from revision where superseded_at is null
"""

# The version that first gave a row is history; the revision says which rules the facts come from.
NOT_CONTENT = {"revision_id", "rules_version", "recorded_at", "superseded_at"}

# 128 bits a row, added up: the order of rows does not matter, and nothing is sorted.
DIGEST = """
select count(*), coalesce(sum(md5_number_lower(line)), 0), coalesce(sum(md5_number_upper(line)), 0)
from (select to_json(content)::varchar as line from ({rows}) as content)
"""


def content_hash(con: duckdb.DuckDBPyConnection) -> str:
    """Give the hash of the content held, as 64 hexadecimal digits."""
    parts = {"article": ARTICLES, "revision": WORDINGS}
    for kind in KINDS:
        columns = ", ".join(f'"{n}"' for n in column_types(con, kind.table) if n not in NOT_CONTENT)
        parts[kind.table] = f"select {columns} from {kind.table} where superseded_at is null"
    parts |= {table: f"from {table}" for table in TABLES}
    lines = [f"{name} {con.execute(DIGEST.format(rows=rows)).fetchall()[0]}" for name, rows in parts.items()]
    return sha256("\n".join(lines).encode()).hexdigest()
