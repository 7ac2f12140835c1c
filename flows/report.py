"""What a run did, in figures that add up: the run report."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tasks.errors import CotmocError
from tasks.records import Outcome, Reject

OUTCOMES = ("fetched", "unchanged", "skipped", "refused", "failed", "gone", "left")


@dataclass(slots=True)
class RunReport:
    """The counts of one run of one source; discovered is the sum of the outcomes."""

    source: str
    run_id: str
    outcomes: Counter[str] = field(default_factory=Counter)
    parsed: int = 0
    irrelevant: int = 0
    rejects: list[Reject] = field(default_factory=list)
    written: Counter[str] = field(default_factory=Counter)
    """Rows that the warehouse wrote, by what they are: `new_article` `new_revision` `figure` …"""
    problems: list[str] = field(default_factory=list)
    """One line for each link that failed or was refused and each place that could not be read."""

    @property
    def discovered(self) -> int:
        """How many links this run dealt with."""
        return self.outcomes.total()

    @property
    def has_failed(self) -> bool:
        """True when the source could not be read at all: something went wrong and nothing answered."""
        answered = sum(self.outcomes[name] for name in ("fetched", "unchanged", "gone", "skipped"))
        return bool(self.problems) and not answered

    def count(self, outcomes: Sequence[Outcome]) -> None:
        """Add one batch of outcomes."""
        self.outcomes.update(outcome.outcome for outcome in outcomes)
        for outcome in outcomes:
            if outcome.outcome in {"failed", "refused"}:
                address, reason = outcome.link.address, outcome.reason
                self.problems.append(
                    reason if address in reason or address.startswith("file:") else f"{address}: {reason}"
                )


class SourceFailed(CotmocError):
    """A source gave nothing; the report says why, and what the others brought is loaded."""

    def __init__(self, report: RunReport) -> None:
        super().__init__(f"{report.source}: {report.problems[0]}")
        self.report = report
