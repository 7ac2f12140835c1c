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
from tasks.records import Article, Facts, Link, Outcome, Parsed, Poll, Quality
from warehouse import store
from warehouse.connect import open_warehouse

FACT_KINDS = ("events", "figures", "people", "units", "places", "agreements", "legal_refs")


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
def note_discovery(
    file: Path, run_id: str, source: str, links: Sequence[Link], polls: Sequence[Poll] = ()
) -> None:
    """Write what discovery found before anything is fetched, so that a killed run loses none of it."""
    now = datetime.now(UTC)
    with open_warehouse(file) as con:
        store.record_discovery(con, run_id, source, [asdict(link) for link in links], now)
        store.write_polls(con, run_id, source, [asdict(poll) for poll in polls], now)


@task(cache_policy=NO_CACHE)
def load(
    file: Path,
    run_id: str,
    source: str,
    outcomes: Sequence[Outcome],
    parsed: Parsed,
    facts: Sequence[Facts],
    *,
    is_replay: bool = False,
) -> dict[str, int]:
    """Write one batch; give what was written, as counts. Loading it again writes no content.

    What the archive gives again (`is_replay`) is recorded at the instant it was fetched.
    """
    held = list(zip(parsed.articles, facts, strict=True))
    batch = {
        "run_id": run_id,
        "source": source,
        "loaded_at": datetime.now(UTC),
        "outcomes": [_outcome(outcome) for outcome in outcomes],
        "is_replay": is_replay,
        "documents": [_document(*pair) for pair in held],
        "pages": []
        if is_replay
        else [_page(*pair) for pair in (*held, *((one, None) for one in parsed.aside))],
        "rejects": [asdict(reject) for reject in parsed.rejects],
        "irrelevant": [asdict(reject) for reject in parsed.irrelevant],
    }
    with open_warehouse(file) as con:
        return store.load_batch(con, batch)


@task(cache_policy=NO_CACHE)
def close_run(
    file: Path, run_id: str, source: str, problems: Sequence[str], *, is_measured: bool = False
) -> None:
    """End a run in the ledger: what was discovered and has no outcome is left.

    A run that looked at all of a source (`is_measured`) leaves figures of quality beside what is usual.
    """
    now = datetime.now(UTC)
    with open_warehouse(file) as con:
        if is_measured:
            store.measure(con, run_id, source, now)
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


def _page(article: Article, facts: Facts | None) -> dict[str, Any]:
    """Give how surely an article was read; plain text has neither design nor markup."""
    rungs = {field: rung for field, rung in article.rungs if rung != "none"}
    quality = article.quality or Quality(design=None)
    body = sum(block.end - block.start for block in article.blocks if block.role == "body")
    return {
        **asdict(quality),
        "body_length": body,
        "native_id": article.native_id,
        "address": article.address,
        "record_id": article.record_id,
        "title_rung": rungs.get("title"),
        "lead_rung": rungs.get("lead"),
        "body_rung": rungs.get("body"),
        "published_rung": rungs.get("published_at"),
        "author_rung": rungs.get("author"),
        "word_count": len(article.text.split()),
        "fact_count": None if facts is None else sum(len(getattr(facts, kind)) for kind in FACT_KINDS),
    }
