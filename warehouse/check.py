"""Ask every data-quality question; rows returned are failures.

A file in `checks/` holds one SELECT; it begins `-- error: …` (stops publication) or `-- warning: …`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb

CHECKS = Path(__file__).parent / "checks"

# Of a failing check this many rows are shown.
SAMPLE_SIZE = 3


@dataclass(frozen=True, slots=True)
class Failure:
    """A question whose answer is not empty."""

    check: str
    severity: str
    """`error` or `warning`."""
    question: str
    row_count: int
    sample: tuple[tuple[object, ...], ...]

    def __str__(self) -> str:
        first = ", ".join(str(value)[:60] for value in self.sample[0])
        return f"{self.severity}: {self.question} {self.check}: {self.row_count} rows, the first: {first}"


def run_checks(con: duckdb.DuckDBPyConnection) -> list[Failure]:
    """Give the failures, errors first; an empty list when all is well."""
    found = [failure for path in sorted(CHECKS.glob("*.sql")) if (failure := _ask(con, path))]
    return sorted(found, key=lambda failure: (failure.severity, failure.check))


def _ask(con: duckdb.DuckDBPyConnection, path: Path) -> Failure | None:
    sql = path.read_text("utf-8")
    severity, question = sql.splitlines()[0].removeprefix("-- ").split(": ", 1)
    rows = con.execute(sql).fetchall()
    if not rows:
        return None
    return Failure(path.stem, severity, question, len(rows), tuple(rows[:SAMPLE_SIZE]))
