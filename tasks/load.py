"""Load: outcomes, articles, facts and rejects → rows; one transaction a batch, data and ledger together."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE

import warehouse.adopt
from tasks.facts.reference import reference_tables
from tasks.records import Article, Facts, Link, Outcome, Parsed
from warehouse import store
from warehouse.connect import open_warehouse


@task(cache_policy=NO_CACHE)
def open_run(file: Path, run_id: str, flow: str, source: str) -> None:
    """Begin a run of one source in the ledger; runs of it that were killed are closed, their rest is left."""
    now = datetime.now(UTC)
    with open_warehouse(file) as con:
        for table, rows in reference_tables().items():
            store.load_reference(con, table, rows)
        store.close_abandoned_runs(con, source, now)
        store.begin_run(con, run_id, flow, now)


@task(cache_policy=NO_CACHE)
def known_links(file: Path, source: str) -> list[dict[str, Any]]:
    """Give every link of a source that the ledger knows: address, native id, validators, times."""
    with open_warehouse(file) as con:
        return store.known_links(con, source)


@task(cache_policy=NO_CACHE)
def note_discovery(file: Path, run_id: str, source: str, links: Sequence[Link]) -> None:
    """Write what discovery found before anything is fetched, so that a killed run loses none of it."""
    with open_warehouse(file) as con:
        store.record_discovery(con, run_id, source, [asdict(link) for link in links], datetime.now(UTC))


@task(cache_policy=NO_CACHE)
def load(
    file: Path,
    run_id: str,
    source: str,
    outcomes: Sequence[Outcome],
    parsed: Parsed,
    facts: Sequence[Facts],
) -> dict[str, int]:
    """Write one batch; give what was written, as counts. Loading it again writes no content."""
    batch = {
        "run_id": run_id,
        "source": source,
        "loaded_at": datetime.now(UTC),
        "outcomes": [_outcome(outcome) for outcome in outcomes],
        "documents": [_document(*pair) for pair in zip(parsed.articles, facts, strict=True)],
        "rejects": [asdict(reject) for reject in parsed.rejects],
        "irrelevant": [asdict(reject) for reject in parsed.irrelevant],
    }
    with open_warehouse(file) as con:
        return store.load_batch(con, batch)


@task(cache_policy=NO_CACHE)
def close_run(file: Path, run_id: str, source: str, problems: Sequence[str]) -> None:
    """End a run in the ledger: what was discovered and has no outcome is left."""
    now = datetime.now(UTC)
    with open_warehouse(file) as con:
        store.finish_source(con, run_id, source, now)
        store.finish_run(con, run_id, now, reason="; ".join(problems[:3]) or None)


@task(cache_policy=NO_CACHE)
def adopt(rebuilt: Path, file: Path) -> Path | None:
    """Put a rebuilt file in the warehouse's place, ledger carried over; give the old file's backup."""
    return warehouse.adopt.adopt(rebuilt, file)


def _outcome(outcome: Outcome) -> dict[str, Any]:
    page = outcome.page
    place = ("archived_in", "archived_at", "record_id", "fetched_at")
    headers = {name.lower(): value for name, value in page.headers} if page else {}
    return {
        **asdict(outcome.link),
        "etag": headers.get("etag", outcome.link.etag),
        "last_modified": headers.get("last-modified", outcome.link.last_modified),
        "outcome": outcome.outcome,
        "reason": outcome.reason,
        "status": outcome.status,
        "byte_count": outcome.byte_count,
        "request_count": outcome.request_count,
        "elapsed_seconds": outcome.elapsed_seconds,
        **{name: getattr(page, name, None) for name in place},
    }


def _document(article: Article, facts: Facts) -> dict[str, Any]:
    return {
        **asdict(article),
        **asdict(facts),
        "text_sha256": sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest(),
    }
