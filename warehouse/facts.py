"""From the fact contract's rows to the warehouse's: names, keys made of content, and what does not fit.

The contract's rows are `dataclasses.asdict` of the fact records: `group`, `start`, `date_start` become
`group_id`, `start_offset`, `started_on`; `e1` becomes the key of that event.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from warehouse.identity import fold, key_of


@dataclass(frozen=True, slots=True)
class Kind:
    """One fact table: the contract's list it comes from, and what its keys are made of."""

    table: str
    listed: str
    id_column: str
    key_fields: tuple[str, ...]
    needed: tuple[str, ...]
    """Fields that are never null in the contract, beside those of the evidence."""


EVIDENCE = ("quote", "start", "end", "block", "confidence", "rule")

KINDS = (
    Kind(
        "event",
        "events",
        "event_id",
        ("type", "modality", "date_start"),
        ("type", "modality", "scope", "date_precision", "date_basis"),
    ),
    Kind(
        "figure",
        "figures",
        "figure_id",
        ("unit", "normal_value", "normal_value_high"),
        ("value", "normal_value", "qualifier", "unit", "unit_text", "object", "action", "kind", "scope"),
    ),
    Kind("person", "people", "person_id", ("name",), ("name", "role")),
    Kind("unit_mention", "units", "unit_mention_id", ("name",), ("name", "kind")),
    Kind("place_mention", "places", "place_mention_id", ("name",), ("name", "kind")),
    Kind("agreement", "agreements", "agreement_id", ("topic",), ("status", "parties")),
    Kind("legal_ref", "legal_refs", "legal_ref_id", ("number",), ("doc_type",)),
)

COLUMN_OF = {
    "start": "start_offset",
    "end": "end_offset",
    "group": "group_id",
    "date_start": "started_on",
    "date_end": "ended_on",
}

QUANTITIES = ("value", "value_high", "normal_value", "normal_value_high")

YEARS = ("birth_year", "age")

# DECIMAL(28, 8): 0,05 gam is 0.00005 kg, and a thousand trillion đồng fits.
LARGEST = Decimal(10) ** 20

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
            if problem := _problem(kind, fact, document["text"]):
                refusals.append(f"{kind.table} {str(fact.get('quote'))[:80]!r}: {problem}")
            else:
                fitting.append(fact)
        rows[kind.table] = list(_rows(kind, article_id, fitting, events))
    return Readied(rows, tuple(refusals))


def _problem(kind: Kind, fact: dict[str, Any], text: str) -> str | None:
    if lacking := [name for name in (*EVIDENCE, *kind.needed) if fact.get(name) is None]:
        return f"no {', '.join(lacking)}"
    if text[fact["start"] : fact["end"]] != fact["quote"] or not fact["quote"]:
        return f"the text at {fact['start']}–{fact['end']} does not read so"
    for name, value in fact.items():
        if name in YEARS and value is not None and value not in range(2500):
            return f"{name} {value} is none"
        if name in QUANTITIES and value is not None and not _fits(Decimal(value)):
            return f"{name} {value} does not fit 20 digits before and 8 after the point"
    return None


def _fits(value: Decimal) -> bool:
    if not value.is_finite() or abs(value) >= LARGEST:
        return False
    exponent = value.normalize().as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -8


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
