"""Articles, revisions and facts of one batch, written set by set; the caller holds the transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import duckdb

from warehouse.fitness import KINDS, Kind
from warehouse.identity import article_id
from warehouse.revisions import Changes, Seen, Wording, changes
from warehouse.staging import column_types, insert_rows, stage_rows

WORDINGS = """
select article_id, revision_id, content_key, facts_key, rules_version, address, record_id,
    first_seen_at, last_seen_at, superseded_at is null
from revision where article_id in (select article_id from seen_article)
"""

TOUCHED_TYPES = {
    "revision_id": "varchar",
    "address": "varchar",
    "record_id": "varchar",
    "facts_key": "varchar",
    "rules_version": "varchar",
    "first_seen_at": "timestamptz",
    "last_seen_at": "timestamptz",
}

TOUCH = """
update revision set address = seen.address, record_id = seen.record_id, facts_key = seen.facts_key,
    rules_version = seen.rules_version, first_seen_at = seen.first_seen_at, last_seen_at = seen.last_seen_at
from touched_revision as seen where revision.revision_id = seen.revision_id
"""

# A clock that was set back must not end a row before it began.
SUPERSEDE = """
update revision set superseded_at = greatest(ended.superseded_at, recorded_at)
from superseded_revision as ended
where revision.revision_id = ended.revision_id and revision.superseded_at is null
"""
SUPERSEDED_TYPES = {"revision_id": "varchar", "superseded_at": "timestamptz"}

CONFIRM = """
update revision set last_seen_at = greatest(last_seen_at, seen.seen_at)
from confirmed_article as seen
where revision.article_id = seen.article_id and superseded_at is null and last_seen_at < seen.seen_at
"""

# An article is gone when no later look found it: the order in which the looks are loaded does not matter.
GONE = """
with gone as (
    select revision.article_id, max(link.gone_at) as gone_at, any_value(revision.last_seen_at) as seen_at
    from link join revision using (article_id)
    where superseded_at is null and article_id in (select article_id from seen_article)
    group by revision.article_id
)
update article set
    gone_at = case when gone.gone_at > gone.seen_at then gone.gone_at end,
    returned_at = case when gone.gone_at <= gone.seen_at and article.gone_at is not null
        then gone.seen_at else returned_at end
from gone where article.article_id = gone.article_id
    and article.gone_at is distinct from case when gone.gone_at > gone.seen_at then gone.gone_at end
"""

NOT_CURRENT = ("recorded_at", "superseded_at", "rules_version")


def write_articles(
    con: duckdb.DuckDBPyConnection,
    source: str,
    looks: Mapping[str, list[Seen]],
    outcomes: list[dict[str, Any]],
    loaded_at: datetime,
) -> dict[str, int]:
    """Write what looks at articles and the outcomes of links change; give the counts of rows written."""
    confirmed = _latest(source, outcomes, "unchanged", loaded_at)
    gone = _latest(source, outcomes, "gone", loaded_at)
    met = [{"article_id": article} for article in {*looks, *confirmed, *gone}]
    stage_rows(con, "seen_article", met, {"article_id": "varchar"})
    known = _wordings(con)
    found = {article: changes(article, known.get(article, ()), seen) for article, seen in looks.items()}
    new = [
        {"article_id": a, "source": source, "native_id": seen[0].native_id, "recorded_at": _first(seen)}
        for a, seen in looks.items()
        if a not in known
    ]
    counts = {"articles": insert_rows(con, "article", new), **_write_revisions(con, found)}
    counts |= _write_facts(con, found)
    if confirmed:
        rows = [{"article_id": article, "seen_at": moment} for article, moment in confirmed.items()]
        stage_rows(con, "confirmed_article", rows, {"article_id": "varchar", "seen_at": "timestamptz"})
        con.execute(CONFIRM)
    con.execute(GONE)
    return counts


def _first(looks: list[Seen]) -> datetime:
    return min(seen.recorded_at for seen in looks)


def _latest(
    source: str, outcomes: list[dict[str, Any]], name: str, loaded_at: datetime
) -> dict[str, datetime]:
    """Give the articles whose links had an outcome, each with the last time it had it."""
    moments: dict[str, datetime] = {}
    for outcome in outcomes:
        if outcome["outcome"] == name:
            article = article_id(source, outcome.get("native_id") or outcome["address"])
            moment = outcome.get("fetched_at") or loaded_at
            moments[article] = max(moment, moments.get(article, moment))
    return moments


def _wordings(con: duckdb.DuckDBPyConnection) -> dict[str, list[Wording]]:
    known: dict[str, list[Wording]] = {}
    for article, *fields in con.execute(WORDINGS).fetchall():
        known.setdefault(article, []).append(Wording(*fields))
    return known


def _write_revisions(con: duckdb.DuckDBPyConnection, found: Mapping[str, Changes]) -> dict[str, int]:
    superseded = [
        {"revision_id": key, "superseded_at": moment}
        for change in found.values()
        for key, moment in change.superseded.items()
    ]
    if superseded:
        stage_rows(con, "superseded_revision", superseded, SUPERSEDED_TYPES)
        con.execute(SUPERSEDE)
    touched = [_touched_row(w) for change in found.values() for w in change.touched.values()]
    if touched:
        stage_rows(con, "touched_revision", touched, TOUCHED_TYPES)
        con.execute(TOUCH)
    added = [
        _revision_row(article, wording, seen, change.superseded.get(wording.revision_id))
        for article, change in found.items()
        for wording, seen in change.added
    ]
    return {"revisions": insert_rows(con, "revision", added), "superseded": len(superseded)}


def _touched_row(wording: Wording) -> dict[str, Any]:
    return {name: getattr(wording, name) for name in TOUCHED_TYPES}


def _revision_row(
    article: str, wording: Wording, seen: Seen, superseded_at: datetime | None
) -> dict[str, Any]:
    # An older wording that comes late is history that never was current: it ends as it begins.
    ended_at = max(superseded_at or seen.recorded_at, seen.recorded_at)
    return seen.revision | {
        "revision_id": wording.revision_id,
        "article_id": article,
        "content_key": wording.content_key,
        "facts_key": wording.facts_key,
        "rules_version": wording.rules_version,
        "address": wording.address,
        "record_id": wording.record_id,
        "first_seen_at": wording.first_seen_at,
        "last_seen_at": wording.last_seen_at,
        "recorded_at": seen.recorded_at,
        "superseded_at": None if wording.is_current else ended_at,
    }


def _write_facts(con: duckdb.DuckDBPyConnection, found: Mapping[str, Changes]) -> dict[str, int]:
    """Write the facts of articles read anew; only rows that differ end, and only new ones are added."""
    extracted = [change for change in found.values() if change.extracted is not None]
    reread = [
        {"article_id": article, "recorded_at": change.extracted.recorded_at}
        for article, change in found.items()
        if change.replaces_facts and change.extracted
    ]
    stage_rows(con, "reread_article", reread, {"article_id": "varchar", "recorded_at": "timestamptz"})
    added = superseded = 0
    for kind in KINDS:
        rows = [row for change in extracted for row in _fact_rows(kind.table, change)]
        if not reread:
            added += insert_rows(con, kind.table, rows)
            continue
        ended, begun = _replace_facts(con, kind, rows)
        superseded, added = superseded + ended, added + begun
    return {"facts": added, "superseded_facts": superseded}


def _replace_facts(con: duckdb.DuckDBPyConnection, kind: Kind, rows: list[dict[str, Any]]) -> tuple[int, int]:
    """Give how many current facts of reread articles ended, and how many were added, in one table."""
    types = column_types(con, kind.table)
    stage_rows(con, "new_fact", rows, types)
    con.execute(
        f"""create or replace temp table old_fact as select * from {kind.table}
        where superseded_at is null and article_id in (select article_id from reread_article)"""
    )
    same = " and ".join(f"old.{n} is not distinct from new.{n}" for n in types if n not in NOT_CURRENT)
    ended = con.execute(
        f"""update {kind.table} set superseded_at = greatest(reread.recorded_at, {kind.table}.recorded_at)
        from reread_article as reread
        where {kind.table}.article_id = reread.article_id and superseded_at is null and {kind.id_column} in (
            select old.{kind.id_column} from old_fact as old anti join new_fact as new on {same})"""
    ).fetchall()
    begun = con.execute(
        f"""insert into {kind.table}
        select new.* from new_fact as new anti join old_fact as old on {same}"""
    ).fetchall()
    return int(ended[0][0]), int(begun[0][0])


def _fact_rows(table: str, change: Changes) -> list[dict[str, Any]]:
    seen = change.extracted
    if seen is None:
        return []
    stamp = {
        "revision_id": change.revision_id,
        "rules_version": seen.rules_version,
        "recorded_at": seen.recorded_at,
        "superseded_at": None,
    }
    return [row | stamp for row in seen.facts[table]]
