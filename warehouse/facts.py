"""From the fact contract's rows to the warehouse's: names, keys made of content, and what does not fit.

The contract's rows are `dataclasses.asdict` of the fact records: `group`, `start`, `date_start` become
`group_id`, `start_offset`, `started_on`; `e1` becomes the key of that event.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from warehouse.fitness import KINDS, Kind, problem_of
from warehouse.identity import fold, key_of

COLUMN_OF = {
    "start": "start_offset",
    "end": "end_offset",
    "group": "group_id",
    "date_start": "started_on",
    "date_end": "ended_on",
}

Facts = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Readied:
    """The rows of one document, a list for each fact table, and why other rows were refused."""

    rows: Facts
    refusals: tuple[str, ...]


def ready_facts(article_id: str, document: dict[str, Any]) -> Readied:
    """Give a document's facts as rows; a row that does not fit is refused by name, never changed."""
    rows: Facts = {}
    refusals: list[str] = []
    events: dict[str, str] = {}
    for kind in KINDS:
        fitting = []
        for fact in document.get(kind.listed) or ():
            if problem := problem_of(kind, fact, document["text"]):
                refusals.append(f"{kind.table} {str(fact.get('quote'))[:80]!r}: {problem}")
            else:
                fitting.append(fact)
        rows[kind.table] = list(_rows(kind, article_id, fitting, events))
    return Readied(rows, tuple(refusals))


def _rows(
    kind: Kind, article_id: str, facts: list[dict[str, Any]], events: dict[str, str]
) -> Iterator[dict[str, Any]]:
    """Yield rows in the order of the text; `events` learns the keys of events, for the kinds after them."""
    equals: Counter[tuple[str, ...]] = Counter()
    for fact in sorted(facts, key=lambda f: (f["start"], f["end"])):
        said = tuple(_said(fact.get(field)) for field in kind.key_fields)
        if not any(said):  # a law named without its number
            said = (fold(fact["quote"]),)
        fact_id = key_of(article_id, kind.table, *said, equals[said])
        equals[said] += 1
        row = {COLUMN_OF.get(name, name): value for name, value in fact.items()}
        if kind.table == "event":
            events[fact["event_id"]] = fact_id
        elif "event_id" in row:
            row["event_id"] = events.get(fact["event_id"])
        if row.get("group_id") is not None:
            row["group_id"] = f"{article_id}-{row['group_id']}"
        yield row | {kind.id_column: fact_id, "article_id": article_id}


def _said(value: object) -> str:
    """Give a key field in one spelling: folded words, numbers without trailing zeros."""
    if isinstance(value, (Decimal, int)):
        return format(Decimal(value).normalize(), "f")
    return "" if value is None else fold(str(value))
