"""The ledger: runs, the balance of each run and source, links and attempts.

For every finished run and source:
discovered = fetched + unchanged + skipped + refused + failed + gone + left, and
fetched = parsed + rejected + irrelevant. What a killed run did not reach is `left`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import duckdb

from warehouse.errors import UnfitRows
from warehouse.identity import article_id, link_id
from warehouse.staging import column_types, insert_rows, stage_rows

OUTCOMES = ("fetched", "unchanged", "skipped", "refused", "failed", "gone", "left")

COUNTS = (
    *(f"{outcome}_count" for outcome in OUTCOMES),
    "parsed_count",
    "rejected_count",
    "irrelevant_count",
    "request_count",
    "byte_count",
)

LEFT = f"greatest(discovered_count - {' - '.join(f'{outcome}_count' for outcome in OUTCOMES)}, 0)"

UPDATE_LINKS = """
update link set
    address = seen.address,
    native_id = coalesce(seen.native_id, link.native_id),
    found_in = coalesce(seen.found_in, link.found_in),
    title = coalesce(seen.title, link.title),
    published_at = coalesce(seen.published_at, link.published_at),
    outcome = seen.outcome, reason = seen.reason, run_id = seen.run_id,
    status = coalesce(seen.status, link.status),
    etag = case when seen.outcome = 'fetched' then seen.etag else coalesce(seen.etag, link.etag) end,
    last_modified = case when seen.outcome = 'fetched' then seen.last_modified
        else coalesce(seen.last_modified, link.last_modified) end,
    first_fetched_at = least(link.first_fetched_at, seen.first_fetched_at),
    last_checked_at = greatest(link.last_checked_at, seen.last_checked_at),
    gone_at = greatest(link.gone_at, seen.gone_at)
from seen_link as seen where link.link_id = seen.link_id
"""

INSERT_LINKS = """
insert into link by name
select * from seen_link anti join link using (link_id)
"""

KNOWN_LINKS = """
select address, native_id, found_in, title, published_at, outcome, reason, etag, last_modified,
    discovered_at, first_fetched_at, last_checked_at, gone_at
from link where source = ? order by discovered_at, address
"""


def begin_run(con: duckdb.DuckDBPyConnection, run_id: str, flow: str, started_at: datetime) -> None:
    """Write that a run began."""
    con.execute("insert into run values (?, ?, 'running', null, ?, null)", [run_id, flow, started_at])


def record_discovery(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    source: str,
    links: Iterable[dict[str, Any]],
    discovered_at: datetime,
) -> int:
    """Write what discovery found for a source in a run, before anything is fetched; give the count.

    `links` are dicts with the fields of a Link. Unknown ones become links `left` until their outcome is
    loaded, so that even a killed run loses none; known ones stay as they are.
    """
    found = list(links)
    rows = [
        _link_row(run_id, source, link, discovered_at) | {"outcome": "left", "reason": "not reached yet"}
        for link in found
    ]
    con.execute("begin")
    try:
        _open_source(con, run_id, source, discovered_at)
        con.execute(
            "update run_source set discovered_count = discovered_count + ? where run_id = ? and source = ?",
            [len(found), run_id, source],
        )
        _stage_links(con, rows)
        con.execute(INSERT_LINKS)
        con.execute("commit")
    except BaseException:
        con.execute("rollback")
        raise
    return len(found)


def finish_source(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    source: str,
    finished_at: datetime,
    left_reason: str = "the run ended",
) -> None:
    """Close the balance of one source in a run: what was discovered and has no outcome is left."""
    con.execute(
        f"""update run_source set left_count = left_count + {LEFT}, finished_at = ?,
            left_reason = case when {LEFT} > 0 then ? end
            where run_id = ? and source = ? and finished_at is null""",
        [finished_at, left_reason, run_id, source],
    )


def finish_run(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    finished_at: datetime,
    state: str = "finished",
    reason: str | None = None,
) -> None:
    """Close a run and whatever of its sources is still open; `state` is `finished` or `failed`."""
    open_sources = con.execute(
        "select source from run_source where run_id = ? and finished_at is null", [run_id]
    ).fetchall()
    for (source,) in open_sources:
        finish_source(con, run_id, source, finished_at, reason or "the run ended")
    con.execute(
        "update run set state = ?, reason = ?, finished_at = ? where run_id = ?",
        [state, reason, finished_at, run_id],
    )


def close_abandoned_runs(
    con: duckdb.DuckDBPyConnection, source: str, closed_at: datetime, except_run_id: str | None = None
) -> int:
    """Close this source in runs that were killed; give how many runs of it were closed.

    The caller holds the right to run this source, so no open run of it but its own can be alive.
    """
    abandoned = con.execute(
        "select run_id from run_source where source = ? and finished_at is null"
        " and run_id is distinct from ?",
        [source, except_run_id],
    ).fetchall()
    for (run_id,) in abandoned:
        finish_source(con, run_id, source, closed_at, "the run was killed")
        con.execute(
            """update run set state = 'abandoned', reason = 'killed; closed by a later run', finished_at = ?
            where run_id = ? and finished_at is null and run_id not in
                (select run_id from run_source where finished_at is null)""",
            [closed_at, run_id],
        )
    return len(abandoned)


def known_links(con: duckdb.DuckDBPyConnection, source: str) -> list[dict[str, Any]]:
    """Give every link of a source as a dict: what discovery and rechecks need to know of it."""
    cursor = con.execute(KNOWN_LINKS, [source])
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def write_outcomes(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    source: str,
    outcomes: list[dict[str, Any]],
    loaded_at: datetime,
) -> None:
    """Write outcomes to links, attempts and the balance; the caller holds the transaction."""
    latest = {
        row["link_id"]: row
        for row in (_outcome_row(run_id, source, outcome, loaded_at) for outcome in outcomes)
    }
    _stage_links(con, latest.values())
    con.execute(UPDATE_LINKS)
    con.execute(INSERT_LINKS)
    asked = (outcome for outcome in outcomes if outcome.get("request_count") or outcome.get("record_id"))
    insert_rows(con, "fetch", [_fetch_row(run_id, source, outcome, loaded_at) for outcome in asked])


def count(
    con: duckdb.DuckDBPyConnection, run_id: str, source: str, counts: dict[str, int], started_at: datetime
) -> None:
    """Add counts (`fetched_count` …) to a source's balance in a run; the caller holds the transaction."""
    _open_source(con, run_id, source, started_at)
    sums = ", ".join(f"{name} = {name} + ?" for name in COUNTS)
    con.execute(
        f"update run_source set {sums} where run_id = ? and source = ?",
        [*(counts.get(name, 0) for name in COUNTS), run_id, source],
    )


def outcome_counts(outcomes: list[dict[str, Any]]) -> Counter[str]:
    """Give how many outcomes of each name there are, and the requests and bytes they cost."""
    counts: Counter[str] = Counter()
    for outcome in outcomes:
        if outcome["outcome"] not in OUTCOMES:
            raise UnfitRows(f"{outcome['address']}: no outcome is called {outcome['outcome']!r}")
        counts[f"{outcome['outcome']}_count"] += 1
        counts["request_count"] += outcome.get("request_count") or 0
        counts["byte_count"] += outcome.get("byte_count") or 0
    return counts


def _open_source(con: duckdb.DuckDBPyConnection, run_id: str, source: str, started_at: datetime) -> None:
    known = con.execute(
        "select 1 from run_source where run_id = ? and source = ?", [run_id, source]
    ).fetchall()
    if not known:
        zeros = dict.fromkeys(("discovered_count", *COUNTS), 0)
        insert_rows(
            con, "run_source", [{"run_id": run_id, "source": source, "started_at": started_at, **zeros}]
        )


def _stage_links(con: duckdb.DuckDBPyConnection, rows: Iterable[dict[str, Any]]) -> None:
    once = {row["link_id"]: row for row in rows}
    stage_rows(con, "seen_link", once.values(), column_types(con, "link"))


def _link_row(run_id: str, source: str, link: dict[str, Any], seen_at: datetime) -> dict[str, Any]:
    fields = ("address", "native_id", "found_in", "title", "published_at")
    return {field: link.get(field) for field in fields} | {
        "link_id": link_id(source, link["address"], link.get("native_id")),
        "article_id": article_id(source, link.get("native_id") or link["address"]),
        "source": source,
        "run_id": run_id,
        "discovered_at": seen_at,
    }


def _outcome_row(run_id: str, source: str, outcome: dict[str, Any], loaded_at: datetime) -> dict[str, Any]:
    name, fetched_at = outcome["outcome"], outcome.get("fetched_at") or loaded_at
    fields = ("outcome", "reason", "status", "etag", "last_modified")
    was_asked = name in {"fetched", "unchanged", "failed", "gone"}
    return (
        _link_row(run_id, source, outcome, fetched_at)
        | {field: outcome.get(field) for field in fields}
        | {
            "first_fetched_at": fetched_at if name == "fetched" else None,
            "last_checked_at": fetched_at if was_asked else None,
            "gone_at": fetched_at if name == "gone" else None,
        }
    )


def _fetch_row(run_id: str, source: str, outcome: dict[str, Any], loaded_at: datetime) -> dict[str, Any]:
    fields = ("address", "outcome", "reason", "status", "etag", "last_modified", "record_id")
    return {field: outcome.get(field) for field in fields} | {
        "run_id": run_id,
        "source": source,
        "link_id": link_id(source, outcome["address"], outcome.get("native_id")),
        "byte_count": outcome.get("byte_count") or 0,
        "request_count": outcome.get("request_count") or 0,
        "elapsed_seconds": f"{outcome.get('elapsed_seconds') or 0:.3f}",
        "archive_file": outcome.get("archived_in"),
        "archive_offset": outcome.get("archived_at"),
        "fetched_at": outcome.get("fetched_at") or loaded_at,
    }
