"""Does a row of the fact contract fit the warehouse? What does not is refused by name, and never changed."""

import csv
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

VOCABULARY = Path(__file__).parent / "vocabulary.csv"


@dataclass(frozen=True, slots=True)
class Kind:
    """One fact table: the contract's list it comes from, and what its keys are made of."""

    table: str
    listed: str
    id_column: str
    key_fields: tuple[str, ...]
    needed: tuple[str, ...]
    """Fields that are never null in the contract, beside those of the evidence."""
    coded: tuple[tuple[str, str], ...] = ()
    """Fields that hold a code, and the vocabulary it must be of."""


EVIDENCE = ("quote", "start", "end", "block", "confidence", "rule")
EVIDENCE_CODES = (("block", "block_role"), ("confidence", "confidence"))

KINDS = (
    Kind(
        "event",
        "events",
        "event_id",
        ("type", "modality", "date_start"),
        ("type", "modality", "scope", "date_precision", "date_basis"),
        (
            ("type", "event_type"),
            ("modality", "modality"),
            ("scope", "scope"),
            ("date_precision", "date_precision"),
            ("date_basis", "date_basis"),
            ("neighbour", "neighbour"),
        ),
    ),
    Kind(
        "figure",
        "figures",
        "figure_id",
        ("unit", "normal_value", "normal_value_high"),
        ("value", "normal_value", "qualifier", "unit", "unit_text", "object", "action", "kind", "scope"),
        (
            ("qualifier", "qualifier"),
            ("unit", "unit"),
            ("object", "object"),
            ("action", "action"),
            ("offence", "offence"),
            ("kind", "figure_kind"),
            ("scope", "scope"),
        ),
    ),
    Kind("person", "people", "person_id", ("name",), ("name", "role"), (("role", "person_role"),)),
    Kind("unit_mention", "units", "unit_mention_id", ("name",), ("name", "kind"), (("kind", "unit_kind"),)),
    Kind(
        "place_mention", "places", "place_mention_id", ("name",), ("name", "kind"), (("kind", "place_kind"),)
    ),
    Kind(
        "agreement",
        "agreements",
        "agreement_id",
        ("topic",),
        ("status", "parties"),
        (("status", "agreement_status"), ("instrument", "instrument")),
    ),
    Kind("legal_ref", "legal_refs", "legal_ref_id", ("number",), ("doc_type",), (("doc_type", "doc_type"),)),
)

QUANTITIES = ("value", "value_high", "normal_value", "normal_value_high")

YEARS = ("birth_year", "age")

# DECIMAL(28, 8): 0,05 gam is 0.00005 kg, and a thousand trillion đồng fits.
LARGEST = Decimal(10) ** 20


def problem_of(kind: Kind, fact: dict[str, Any], text: str) -> str | None:
    """Say why a fact does not fit; None when it does."""
    if lacking := [name for name in (*EVIDENCE, *kind.needed) if fact.get(name) is None]:
        return f"no {', '.join(lacking)}"
    if text[fact["start"] : fact["end"]] != fact["quote"] or not fact["quote"]:
        return f"the text at {fact['start']}–{fact['end']} does not read so"
    for name, vocabulary in (*EVIDENCE_CODES, *kind.coded):
        if fact.get(name) is not None and fact[name] not in _codes()[vocabulary]:
            return f"{name} {fact[name]!r} is no code of {vocabulary}"
    for name in YEARS:
        if fact.get(name) is not None and fact[name] not in range(2500):
            return f"{name} {fact[name]} is none"
    return _problem_of_quantity(fact)


def _problem_of_quantity(fact: dict[str, Any]) -> str | None:
    given = {name: Decimal(fact[name]) for name in QUANTITIES if fact.get(name) is not None}
    for name, value in given.items():
        if not _fits(value):
            return f"{name} {value} does not fit 20 digits before and 8 after the point"
        if value < 0:
            return f"{name} {value} is below zero"
    for low, high in (("value", "value_high"), ("normal_value", "normal_value_high")):
        if given and (high in given) != (fact.get("qualifier") == "range"):
            return f"a range and no {high}, or a {high} and no range"
        if high in given and given[high] < given[low]:
            return f"{high} {given[high]} is below {low} {given[low]}"
    return None


def _fits(value: Decimal) -> bool:
    if not value.is_finite() or abs(value) >= LARGEST:
        return False
    exponent = value.normalize().as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -8


@cache
def _codes() -> dict[str, frozenset[str]]:
    """Give the codes of each vocabulary of the fact contract."""
    with VOCABULARY.open(encoding="utf-8", newline="") as lines:
        rows = [(row["vocabulary"], row["code"]) for row in csv.DictReader(lines)]
    return {name: frozenset(code for each, code in rows if each == name) for name, _ in rows}
