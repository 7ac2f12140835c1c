"""The hard families of figures: each sentence (our own) with the facts a reader finds in it.

A line of `figures` is `value unit object action offence`, then kind, qualifier and scope where they are not
`total`, `exact` and either; `-` is none, `*` is left open.
"""

import tomllib
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tasks.facts.article import find_facts
from tasks.records import Figure

KINDS = {"total", "subset", "delta", "target"}
QUALIFIERS = {"exact", "about", "over", "at_least", "nearly", "at_most", "range", "indefinite"}
SCOPES = {"incident", "period"}
PUBLISHED = date(2026, 6, 15)


def cases() -> list[pytest.ParameterSet]:
    found = []
    for file in sorted(Path(__file__).parent.glob("*.toml")):
        family = tomllib.loads(file.read_text(encoding="utf-8"))["case"]
        found += [pytest.param(case, id=f"{file.stem}-{i}") for i, case in enumerate(family, 1)]
    return found


def told(figure: Figure, line: str) -> str:
    """Give a figure in the words of an expected line: what the line leaves open stays open."""
    words = line.split()
    fields = [
        f"{figure.normal_value.normalize():f}",
        figure.unit,
        figure.object,
        figure.action,
        figure.offence or "-",
    ]
    shown = ["*" if word == "*" else field for word, field in zip(words[:5], fields, strict=True)]
    rest = words[5:]
    if "*" not in rest:
        shown += [figure.kind] if figure.kind != "total" else []
        shown += [figure.qualifier] if figure.qualifier != "exact" else []
    else:
        shown += ["*"]
    return " ".join(shown + ([figure.scope] if SCOPES & set(rest) else []))


@pytest.mark.parametrize("case", cases())
def test_a_reader_finds_these_figures(case: dict[str, object]) -> None:
    text = str(case["text"])
    expected = case["figures"]
    assert isinstance(expected, list)
    found = [f for f in find_facts(text, (), PUBLISHED).figures if f.confidence != "D"]
    found.sort(key=lambda figure: (figure.start, figure.normal_value))
    padded = expected + [""] * (len(found) - len(expected))
    shown = [told(f, line or "0 0 0 0 0") for f, line in zip(found, padded, strict=False)]
    assert shown == expected


def test_every_line_uses_the_words_of_the_contract() -> None:
    for parameter in cases():
        (case,) = parameter.values
        assert isinstance(case, dict)
        for line in case["figures"]:
            words = line.split()
            assert words[0] == "*" or Decimal(words[0]) >= 0
            assert set(words[5:]) <= KINDS | QUALIFIERS | SCOPES | {"*"}, line
