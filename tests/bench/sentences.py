"""Sentences of our own with the facts that a careful reader finds in them, written before any rule saw them.

tests/facts/sentences/figures.toml and events.toml hold tables `[[case]]` with `family`, `text`, `published`
where it is not PUBLISHED, and one line a fact, in the order of the text; `a|b` accepts either, `-` is none:

    figures = ["4 brick heroin seized drugs", "300 kg sugar seized livestock_food subset about period"]
    events = ["enforcement happened incident 2026-06-13 2026-06-13 20 CN"]

A figure is its normal value, unit, object, action and offence, then kind, qualifier and scope where they are
not `total`, `exact` and either; an event its type, modality, scope, first and last day, province, neighbour.
"""

import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tests.bench.gold import GoldArticle

SENTENCES = Path(__file__).parent.parent / "facts" / "sentences"
PUBLISHED = date(2026, 6, 15)
KINDS = {"total", "subset", "delta", "target"}
SCOPES = {"incident", "period"}
Reader = Callable[[list[str], str], dict[str, Any]]
"""A line's words and its text → the fact."""

EVENT_FIELDS = ("type", "modality", "scope", "date_start", "date_end", "province_code", "neighbour")


def read_sentences(folder: Path = SENTENCES) -> list[GoldArticle]:
    """Give the sentences as articles of two groups: those of figures, and those of events."""
    return [*_read(folder, "figures", _figure), *_read(folder, "events", _event)]


def _read(folder: Path, kind: str, reader: Reader) -> list[GoldArticle]:
    cases = tomllib.loads((folder / f"{kind}.toml").read_text(encoding="utf-8"))["case"]
    return [
        GoldArticle(
            name=f"{kind}-{number}",
            group=f"sentences of {kind}",
            text=case["text"],
            published_on=date.fromisoformat(str(case.get("published", PUBLISHED))),
            facts={kind: [reader(line.split(), case["text"]) for line in case[kind]]},
        )
        for number, case in enumerate(cases, 1)
    ]


def _figure(words: list[str], text: str) -> dict[str, Any]:
    value, unit, kind_of_thing, action, offence, *rest = words
    told = {"kind": "total", "qualifier": "exact", "scope": "incident|period"}
    for word in rest:
        first = word.split("|")[0]
        told["kind" if first in KINDS else "scope" if first in SCOPES else "qualifier"] = word
    codes = {"unit": unit, "object": kind_of_thing, "action": action, "offence": offence, **told}
    return {
        **{name: _choices(code) for name, code in codes.items()},
        "normal_value": [float(choice) for choice in value.split("|")],
        "quote": text,
    }


def _event(words: list[str], text: str) -> dict[str, Any]:
    return {"quote": text} | {name: _choices(word) for name, word in zip(EVENT_FIELDS, words, strict=True)}


def _choices(words: str) -> list[str | None]:
    return [None if choice == "-" else choice for choice in words.split("|")]
