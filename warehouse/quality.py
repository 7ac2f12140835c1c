"""Figures of quality in the database: a row for each page that was read, and a run's figures at its end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from itertools import pairwise
from typing import Any

import duckdb

from warehouse.drift import Metric, boilerplate, metrics, share, silence
from warehouse.identity import article_id
from warehouse.staging import insert_rows

PAGES = """
select design, signs, title_rung, lead_rung, body_rung, published_rung, author_rung, body_length, word_count,
    agreement, fingerprint, fact_count
from page_quality where source = $source and {which}
order by recorded_at desc limit 500
"""
OF_RUN = "run_id = $run_id"
# What was read by hand, from files or from an archive says nothing of what a publisher does now.
MEASURED = "run_id in (select run_id from run_metric) and {at} >= $now::timestamptz - interval 30 day"
BEFORE = MEASURED.format(at="recorded_at")

REJECTS = f"""
select coalesce(sum(rejected_count) filter (run_id = $run_id), 0)::bigint,
    coalesce(sum(fetched_count) filter (run_id = $run_id), 0)::bigint,
    coalesce(sum(rejected_count) filter (run_id <> $run_id), 0)::bigint,
    coalesce(sum(fetched_count) filter (run_id <> $run_id), 0)::bigint
from run_source where source = $source and ({OF_RUN} or {MEASURED.format(at="started_at")})
"""

# A short line (`Tin liên quan`) may stand anywhere; a sentence may not.
LEAST_SENTENCE = 40
BODIES = """
select article_id, text[block.start_offset + 1:block.end_offset] as body
from (
    select article_id, text, unnest(blocks) as block
    from revision where superseded_at is null and article_id in
        (select article_id from page_quality where run_id = $run_id and source = $source)
)
where block.role = 'body'
"""

PUBLISHED = """
select distinct epoch(published_at) as instant from revision join article using (article_id)
where source = $source and superseded_at is null and published_at <= $now::timestamptz
    and published_at >= $now::timestamptz - interval 60 day
order by instant
"""


def write_pages(
    con: duckdb.DuckDBPyConnection, run_id: str, source: str, pages: Iterable[dict[str, Any]], now: datetime
) -> int:
    """Write how surely pages were read; the caller holds the transaction."""
    stamp = {"run_id": run_id, "source": source, "recorded_at": now}
    rows = [page | stamp | {"article_id": article_id(source, page["native_id"])} for page in pages]
    return insert_rows(con, "page_quality", rows)


def write_polls(
    con: duckdb.DuckDBPyConnection, run_id: str, source: str, polls: Iterable[dict[str, Any]], now: datetime
) -> int:
    """Write what looks at feeds showed; the caller holds the transaction."""
    stamp = {"run_id": run_id, "source": source, "polled_at": now}
    return insert_rows(con, "feed_poll", [poll | stamp for poll in polls])


def measure(con: duckdb.DuckDBPyConnection, run_id: str, source: str, now: datetime) -> list[Metric]:
    """Write a run's figures of quality beside what is usual for the source; give them."""
    named = {"run_id": run_id, "source": source, "now": now}
    found = metrics(_rows(con, OF_RUN, named), _rows(con, BEFORE, named))
    found += [
        each for each in (_rejected(con, named), _boilerplate(con, named), _silence(con, named)) if each
    ]
    stamp = {"run_id": run_id, "source": source, "recorded_at": now}
    insert_rows(con, "run_metric", [asdict(each) | stamp for each in found])
    return found


def _rows(con: duckdb.DuckDBPyConnection, which: str, named: dict[str, Any]) -> list[dict[str, Any]]:
    given = {name: value for name, value in named.items() if f"${name}" in which or name == "source"}
    cursor = con.execute(PAGES.format(which=which), given)
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _rejected(con: duckdb.DuckDBPyConnection, named: dict[str, Any]) -> Metric | None:
    ((hits, count, hits_before, count_before),) = con.execute(REJECTS, named).fetchall()
    return share("rejected", hits, count, hits_before, count_before) if count else None


def _boilerplate(con: duckdb.DuckDBPyConnection, named: dict[str, Any]) -> Metric | None:
    given = {name: named[name] for name in ("run_id", "source")}
    lines: dict[str, set[str]] = {}
    for article, body in con.execute(BODIES, given).fetchall():
        sentences = {line for line in body.split("\n") if len(line) >= LEAST_SENTENCE}
        lines.setdefault(article, set()).update(sentences)
    return boilerplate(list(lines.values()))


def _silence(con: duckdb.DuckDBPyConnection, named: dict[str, Any]) -> Metric | None:
    given = {name: named[name] for name in ("source", "now")}
    instants = [instant for (instant,) in con.execute(PUBLISHED, given).fetchall()]
    if not instants:
        return None
    gaps = [(later - earlier) / 3600 for earlier, later in pairwise(instants)]
    return silence((named["now"].timestamp() - instants[-1]) / 3600, gaps)
