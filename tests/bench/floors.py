"""The last figures, and what has fallen below them."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.bench.measures import Rate

SCORES = Path(__file__).parent.parent / "facts" / "scores.toml"
HEADER = """\
# The last figures of `make eval` by group of articles: examples are the project's own, real and invented
# those of a gold folder. `python -m tests.bench.score --write` writes them; a later run may not fall below.
"""

TOLERANCE = 0.01
ENOUGH_GOLD = 100
"""Of fewer gold facts, a few that turn out otherwise move a figure by more than the tolerance."""

Rates = Mapping[str, Mapping[str, Rate]]
"""Group of articles → measure → how often it is met."""


def last_figures(path: Path = SCORES) -> dict[str, dict[str, dict[str, Any]]]:
    """Give the last figures: group → measure → f1, precision, recall, gold; empty without a file."""
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def find_falls(rates: Rates, last: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> list[str]:
    """Give a line for each measure, of enough gold facts, whose F1 is well below its last figure."""
    return [
        f"{group}: {measure}: F1 {rate.f1:.4f}, last {last[group][measure]['f1']:.4f}"
        for group, measures in rates.items()
        for measure, rate in measures.items()
        if rate.gold >= ENOUGH_GOLD
        and measure in last.get(group, {})
        and round(last[group][measure]["f1"] - rate.f1, 4) > TOLERANCE
    ]


def write_figures(rates: Rates, path: Path = SCORES) -> None:
    """Replace the last figures of these groups; those of other groups stay."""
    figures = last_figures(path)
    for group, measures in rates.items():
        figures[group] = {
            measure: {"f1": rate.f1, "precision": rate.precision, "recall": rate.recall, "gold": rate.gold}
            for measure, rate in measures.items()
        }
    lines = [HEADER]
    for group, kept in sorted(figures.items()):
        lines.append(f'["{group}"]')
        for measure, figure in kept.items():
            values = ", ".join(f"{name} = {value}" for name, value in figure.items())
            lines.append(f'"{measure}" = {{ {values} }}')
        lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")
