"""Did a publisher change its pages? Figures of the pages of one run, beside those of the pages before.

A share drifts when it moved by more than `MUCH` and chance would move it so far once in `1 / CHANCE` runs.
Pure: rows of `page_quality` as dicts in, figures out.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import comb
from statistics import median, quantiles
from typing import Any

MUCH = 0.2
CHANCE = 1e-4
LEAST_BASELINE = 10
"""Fewer earlier pages say nothing of what is usual."""
LEAST_PAGES = 5
"""Of fewer pages a median says nothing."""
TIMES = 2.0
"""A median that doubled or halved."""
LEAST_AGREEMENT, LEAST_LIKENESS = 0.6, 0.5
SHORT_BODY = 200
COMPARED_FINGERPRINTS = 50
MOST_BOILERPLATE = 0.3
SILENCE = 3.0
"""Times the usual longest gap between two articles."""
FIELDS = ("title", "lead", "body", "published", "author")
COVERED = ("title", "lead", "published", "author")

Page = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Metric:
    """One figure of a run beside what is usual."""

    metric: str
    value: float
    baseline: float | None
    page_count: int
    baseline_count: int
    is_drifting: bool


def metrics(now: Sequence[Page], before: Sequence[Page]) -> list[Metric]:
    """Give the figures of a run's pages; `before` are earlier pages of the source, newest first."""
    if not now:
        return []
    return [*_shares(now, before), *_medians(now, before), _likeness(now, before), *_yield(now, before)]


def share(name: str, hits: int, count: int, hits_before: int, count_before: int) -> Metric:
    """Give a share of pages beside the share before; it drifts where it moved by much, and not by chance."""
    value = hits / count
    if count_before < LEAST_BASELINE:
        return Metric(name, value, None, count, count_before, is_drifting=False)
    usual = hits_before / count_before
    # One page more of either kind: what never was is not therefore impossible.
    rate = (hits_before + 1) / (count_before + 2)
    chance = at_least(hits, count, rate) if value > usual else at_least(count - hits, count, 1 - rate)
    is_drifting = abs(value - usual) >= MUCH and chance < CHANCE
    return Metric(name, value, usual, count, count_before, is_drifting)


def at_least(hits: int, count: int, rate: float) -> float:
    """Give the chance of at least so many hits of a count, each with a rate (binomial)."""
    return sum(comb(count, k) * rate**k * (1 - rate) ** (count - k) for k in range(hits, count + 1))


def _shares(now: Sequence[Page], before: Sequence[Page]) -> Iterable[Metric]:
    counts, counts_before = _labels(now), _labels(before)
    kept = {f"without_{field}" for field in COVERED} | {"short_body", "without_design", "low_agreement"}
    for name in sorted(set(counts) | set(counts_before) | kept):
        found = share(name, counts[name], len(now), counts_before[name], len(before))
        if name in kept or found.is_drifting or (name.startswith("sign_") and found.value):
            yield found


def _labels(pages: Iterable[Page]) -> Counter[str]:
    return Counter(label for page in pages for label in _labels_of(page))


def _labels_of(page: Page) -> set[str]:
    """Give all that is to be counted of one page."""
    rungs = {field: page[f"{field}_rung"] for field in FIELDS}
    labels = {f"{field}_by_{rung}" for field, rung in rungs.items() if rung}
    labels |= {f"without_{field}" for field in COVERED if not rungs[field]}
    labels |= {f"sign_{sign}" for sign in page["signs"]}
    told = {
        "short_body": page["body_length"] < SHORT_BODY,
        "without_design": page["design"] is None,
        "low_agreement": page["agreement"] is not None and page["agreement"] < LEAST_AGREEMENT,
    }
    return labels | {name for name, is_told in told.items() if is_told}


def _medians(now: Sequence[Page], before: Sequence[Page]) -> Iterable[Metric]:
    lengths, usual = [page["body_length"] for page in now], [page["body_length"] for page in before]
    yield _median("body_length_p50", median(lengths), median(usual) if usual else 0, now, before)
    yield _median("body_length_p10", _tenth(lengths), _tenth(usual) if usual else 0, now, before)


def _tenth(values: Sequence[float]) -> float:
    return quantiles(values, n=10, method="inclusive")[0] if len(values) > 1 else values[0]


def _median(name: str, value: float, usual: float, now: Sequence[Page], before: Sequence[Page]) -> Metric:
    if len(before) < LEAST_BASELINE:
        return Metric(name, value, None, len(now), len(before), is_drifting=False)
    low, high = sorted((value, usual))
    # The shortest of few pages is short by chance.
    is_told = len(now) >= LEAST_PAGES * (2 if name.endswith("p10") else 1)
    return Metric(name, value, usual, len(now), len(before), is_told and high > TIMES * max(low, 1))


def _likeness(now: Sequence[Page], before: Sequence[Page]) -> Metric:
    """Give how like the markup around the text is to that of the last pages: 1 the same, 0 nothing of it."""
    earlier = {tuple(page["fingerprint"]) for page in before[:COMPARED_FINGERPRINTS]}
    known = [set(fingerprint) for fingerprint in earlier if fingerprint]
    alike = [
        max((_jaccard(set(page["fingerprint"]), each) for each in known), default=1.0)
        for page in now
        if page["fingerprint"]
    ]
    value = median(alike) if alike else 1.0
    is_told = bool(alike) and len(before) >= LEAST_BASELINE
    return Metric(
        "likeness",
        value,
        1.0 if is_told else None,
        len(alike),
        len(before),
        is_told and value < LEAST_LIKENESS,
    )


def _jaccard(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def _yield(now: Sequence[Page], before: Sequence[Page]) -> Iterable[Metric]:
    """Give the facts per 1,000 words of the pages that were held."""
    told, told_before = _held(now), _held(before)
    if not told:
        return
    value = _per_1000(told)
    usual = _per_1000(told_before) if len(told_before) >= LEAST_BASELINE else None
    is_drifting = False
    if usual is not None and len(told) >= 2 * LEAST_PAGES:
        low, high = sorted((value, usual))
        is_drifting = high > 1 and high > 1.5 * TIMES * low
    yield Metric("facts_per_1000_words", value, usual, len(told), len(told_before), is_drifting)


def _held(pages: Iterable[Page]) -> list[Page]:
    return [page for page in pages if page["fact_count"] is not None and page["word_count"]]


def _per_1000(pages: Sequence[Page]) -> float:
    return float(1000 * sum(page["fact_count"] for page in pages) / sum(page["word_count"] for page in pages))


def boilerplate(paragraphs: Sequence[set[str]]) -> Metric | None:
    """Give the share of a run's articles that hold one and the same paragraph; None for too few articles."""
    if len(paragraphs) < LEAST_PAGES:
        return None
    seen = Counter(line for lines in paragraphs for line in lines)
    value = max(seen.values(), default=0) / len(paragraphs)
    return Metric("boilerplate", value, None, len(paragraphs), 0, value > MOST_BOILERPLATE)


def silence(hours: float, gaps: Sequence[float]) -> Metric | None:
    """Give the hours since the newest article beside the usual long gap, the 90th percentile of them."""
    if len(gaps) < LEAST_BASELINE:
        return None
    usual = quantiles(gaps, n=10, method="inclusive")[-1]
    return Metric("silent_hours", hours, usual, 0, len(gaps), hours > SILENCE * max(usual, 1.0))
