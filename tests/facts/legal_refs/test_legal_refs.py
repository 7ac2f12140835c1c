"""Laws, decrees and articles of codes: how they are printed, and what only looks like them."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from tasks.facts.dates import find_dates
from tasks.facts.legal_refs import find_legal_references
from tasks.facts.reading import Reading
from tasks.records import Block, LegalReference

CASES = tomllib.loads((Path(__file__).parent / "legal_refs.toml").read_text(encoding="utf-8"))["case"]


def references_of(text: str) -> tuple[LegalReference, ...]:
    reading = Reading(text, (Block(role="body", start=0, end=len(text)),))
    return find_legal_references(reading, find_dates(reading, date(2026, 3, 20)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_text_names_these_laws(case: dict[str, list[str]]) -> None:
    text = str(case["text"])
    rows = references_of(text)
    assert [f"{row.doc_type}|{row.number or '-'}|{row.doc_date or '-'}" for row in rows] == case["rows"]
    assert all(text[row.start : row.end] == row.quote for row in rows)
