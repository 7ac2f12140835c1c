"""What flows write and read. The road of a run, in order:

`begin_run` → `close_abandoned_runs` → `known_links` → `record_discovery` → `load_batch` … → `finish_source`
→ `finish_run`. Rows come as plain dicts, facts as the fact contract names them; instants carry a zone.

A batch is what one source gave:

    {"run_id", "source", "loaded_at": datetime,
     "outcomes": [{fields of a link, "outcome", "reason", "status", "byte_count", "request_count",
                   "elapsed_seconds", "archived_in", "archived_at", "record_id", "fetched_at"}],
     "documents": [{"source", "native_id", "address", "title", "author", "published_at", "record_id",
                    "seen_at", "rungs", "text", "text_sha256", "rules_version", "blocks", "events", "figures",
                    "people", "units", "places", "agreements", "legal_refs"}],
     "is_replay": True where the archive gives it again: rows are then recorded at the instant they were seen,
     "pages": [{"native_id", "address", "record_id" and the other columns of page_quality}],
     "rejects": [{"source", "address", "native_id", "step", "reason", "record_id"}],
     "irrelevant": [as rejects without a step: pages read and put aside]}
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import duckdb

from warehouse.documents import Ready, ready_documents
from warehouse.errors import UnfitRows
from warehouse.ledger import (
    begin_run,
    close_abandoned_runs,
    count,
    finish_run,
    finish_source,
    known_links,
    outcome_counts,
    record_discovery,
    write_outcomes,
)
from warehouse.quality import measure, write_pages, write_polls
from warehouse.reference import load_reference
from warehouse.rows import write_articles
from warehouse.staging import insert_rows

__all__ = [
    "begin_run",
    "close_abandoned_runs",
    "finish_run",
    "finish_source",
    "known_links",
    "load_batch",
    "load_reference",
    "measure",
    "record_discovery",
    "write_polls",
]

# Steps after a page was received: a reject of theirs balances a fetched page.
STEPS_AFTER_FETCH = ("archive", "parse", "extract", "load")


def load_batch(con: duckdb.DuckDBPyConnection, batch: dict[str, Any]) -> dict[str, int]:
    """Write one batch in one transaction, data and ledger together; give what was written.

    Counts: `outcomes` `documents` `articles` `revisions` `superseded` `facts` `superseded_facts` `rejects`.
    A document that cannot be stored becomes a reject of step `load`, a fact that does not fit one of step
    `fact`. Loading the same documents again writes nothing but the ledger. Raises UnfitRows.
    """
    run_id, source, loaded_at = batch["run_id"], batch["source"], batch["loaded_at"]
    if loaded_at.tzinfo is None:
        raise UnfitRows(f"batch of {source}: loaded_at {loaded_at} has no zone; give an aware datetime")
    outcomes, documents = batch.get("outcomes") or [], batch.get("documents") or []
    ready = ready_documents(source, documents, None if batch.get("is_replay") else loaded_at)
    rejects = [*(batch.get("rejects") or []), *ready.unfit]
    irrelevant = [row | {"step": "relevance"} for row in batch.get("irrelevant") or []]
    counts = _counts(outcomes, ready, rejects, irrelevant)
    kept = [*rejects, *irrelevant, *ready.refused_facts]
    stamp = {"run_id": run_id, "recorded_at": loaded_at}
    con.execute("begin")
    try:
        count(con, run_id, source, counts, loaded_at)
        write_outcomes(con, run_id, source, outcomes, loaded_at)
        written = write_articles(con, source, ready.looks, outcomes, loaded_at)
        insert_rows(con, "reject", [{"source": source, **row, **stamp} for row in kept])
        write_pages(con, run_id, source, batch.get("pages") or [], loaded_at)
        con.execute("commit")
    except BaseException:
        _roll_back(con)
        raise
    return {"outcomes": len(outcomes), "documents": len(documents), "rejects": len(kept), **written}


def _counts(
    outcomes: list[dict[str, Any]],
    ready: Ready,
    rejects: list[dict[str, Any]],
    irrelevant: list[dict[str, Any]],
) -> Counter[str]:
    counts = outcome_counts(outcomes)
    counts["parsed_count"] = sum(len(looks) for looks in ready.looks.values())
    counts["rejected_count"] = sum(reject["step"] in STEPS_AFTER_FETCH for reject in rejects)
    counts["irrelevant_count"] = len(irrelevant)
    return counts


def _roll_back(con: duckdb.DuckDBPyConnection) -> None:
    try:
        con.execute("rollback")
    except duckdb.Error:
        # A failed commit (a full disk) has ended the transaction already; the first error is the one to tell.
        return
