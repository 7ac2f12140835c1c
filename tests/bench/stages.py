"""How fast each stage is, as ratios of CPU time in one run, against a plainer way to do the same.

Fetching alone is measured by the clock, as a share of what its manners allow.

    python -m tests.bench.stages [--json] [--rounds N]

The two ways take turns; start-up and a first round are not counted, and every step asserts its output before
its figure is kept. Extraction reads the articles of the folder that COTMOC_CORPUS names, else the newsroom's.

Exit status: 0 when every goal that is a ratio is met, 1 when one is missed, 2 when the corpus cannot be read.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass

from duckdb import DuckDBPyConnection
from rich.console import Console

from tasks.records import Article
from tests.bench import extraction, fetching, loads, pages
from tests.bench.rounds import Spread, Step, cpu_seconds, ratios, spread, take_turns

Reader = Callable[[pages.Sample], Article]
READERS: dict[str, Reader] = {"ours": pages.read_with_ours, "whole soup": pages.read_with_whole_soup}

ROUNDS = 5
BULK_ROWS = 20_000
SINGLE_ROWS = 1_000
PROFILED = 100
"""About so many articles are read once more, under the profiler."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the table."""

    stage: str
    way: str
    value: Spread
    unit: str
    ratio: Spread | None = None
    """How many times less CPU time than the plainer way takes, or the share of a limit, round by round."""
    goal: float | None = None
    """Of the ratio where there is one, else of the value: at least so much."""

    @property
    def verdict(self) -> str:
        """Whether the goal is met; nothing where there is none."""
        if self.goal is None:
            return ""
        return "met" if (self.ratio or self.value).median >= self.goal else "MISSED"

    @property
    def fails(self) -> bool:
        """Whether a ratio misses its goal: a rate says more of the machine than of the code."""
        return self.ratio is not None and self.verdict == "MISSED"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and say by the exit status whether the ratios meet their goals."""
    parser = argparse.ArgumentParser(prog="stages", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--json", action="store_true", help="one JSON object in place of the table")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"rounds that count (default {ROUNDS})")
    options = parser.parse_args(arguments)
    try:
        texts = extraction.articles_at_hand()
    except (OSError, KeyError, ValueError) as error:
        folder = os.environ.get("COTMOC_CORPUS")
        sys.stderr.write(f"stages: {folder} (COTMOC_CORPUS) cannot be read as a corpus folder: {error!r}\n")
        return 2
    lines: list[Line] = []
    screen = Console(stderr=True)
    for name, stage in STAGES.items():
        if screen.is_terminal:
            screen.print(f"{name} …", style="dim")
        lines += stage(options.rounds)
    if screen.is_terminal:
        screen.print("extract …", style="dim")
    lines += extracting(texts, options.rounds)
    shares = extraction.shares_by_family(texts[:: max(1, len(texts) // PROFILED)])
    if options.json:
        report = {
            "lines": [asdict(line) | {"verdict": line.verdict} for line in lines],
            "rule_families": shares,
        }
        sys.stdout.write(json.dumps(report) + "\n")
    else:
        sys.stdout.write("\n".join(_table(lines, shares)) + "\n")
    return int(any(line.fails for line in lines))


def reading(rounds: int) -> Iterator[Line]:
    """Pages → articles."""
    samples = pages.sample_pages()

    def step(read: Reader) -> Step:
        def run() -> float:
            seconds, articles = cpu_seconds(lambda: [read(sample) for sample in samples])
            pages.assert_read(articles, samples)
            return seconds

        return run

    return _compare("parse", {way: step(read) for way, read in READERS.items()}, rounds, len(samples), 3)


def reading_and_loading(rounds: int) -> Iterator[Line]:
    """Pages → rows of articles, without their facts."""
    samples = pages.sample_pages()

    def step(read: Reader) -> Step:
        def work(con: DuckDBPyConnection) -> list[Article]:
            articles = [read(sample) for sample in samples]
            loads.load_articles(con, articles)
            return articles

        def run() -> float:
            with loads.new_warehouse() as con:
                seconds, articles = cpu_seconds(lambda: work(con))
                pages.assert_read(articles, samples)
                loads.assert_loaded(con, articles)
            return seconds

        return run

    return _compare(
        "parse + load", {way: step(read) for way, read in READERS.items()}, rounds, len(samples), 3
    )


def extracting(texts: Sequence[extraction.Text], rounds: int) -> Iterator[Line]:
    """Articles → facts, on one core."""

    def run() -> float:
        seconds, found = cpu_seconds(lambda: extraction.extract(texts))
        extraction.assert_extracted(found, texts)
        return seconds

    seconds = take_turns({"ours": run}, rounds)["ours"]
    yield Line(
        stage="extract",
        way=f"{len(texts)} articles",
        value=spread([len(texts) / spent for spent in seconds]),
        unit="articles",
        goal=100,
    )


def loading(rounds: int) -> Iterator[Line]:
    """Figures → rows, in bulk against one by one."""
    many = loads.figure_rows(BULK_ROWS)

    def step(insert: Callable[..., None], rows: list[loads.Row]) -> Step:
        def run() -> float:
            with loads.new_warehouse() as con:
                seconds, _ = cpu_seconds(lambda: insert(con, rows))
                loads.assert_inserted(con, rows)
            # As long as the many rows would have taken: executemany's time grows with its rows.
            return seconds * BULK_ROWS / len(rows)

        return run

    steps = {
        "bulk": step(loads.insert_in_bulk, many),
        "executemany": step(loads.insert_one_by_one, many[:SINGLE_ROWS]),
    }
    return _compare("load", steps, rounds, BULK_ROWS, 8)


def asking(rounds: int) -> Iterator[Line]:
    """Links → pages, over the network's latency: of clock seconds, for it is the waiting that counts."""
    found = fetching.rates(rounds)
    yield Line(
        stage="fetch",
        way=f"{fetching.HOSTS} hosts, {fetching.LATENCY * 1000:.0f} ms, pause {fetching.PAUSE} s",
        value=spread(found),
        unit="pages, by clock",
        ratio=spread([rate / fetching.LIMIT for rate in found]),
        goal=fetching.GOAL,
    )


STAGES: dict[str, Callable[[int], Iterator[Line]]] = {
    "fetch": asking,
    "parse": reading,
    "parse + load": reading_and_loading,
    "load": loading,
}


def _compare(stage: str, steps: dict[str, Step], rounds: int, count: int, goal: float) -> Iterator[Line]:
    """Give the lines of two ways to do a stage `count` times, ours first; the ratio stands with ours."""
    seconds = take_turns(steps, rounds)
    ours, plainer = steps
    for way in (ours, plainer):
        yield Line(
            stage=stage,
            way=way,
            value=spread([count / spent for spent in seconds[way]]),
            unit="rows" if stage == "load" else "pages",
            ratio=spread(ratios(seconds[plainer], seconds[ours])) if way == ours else None,
            goal=goal if way == ours else None,
        )


def _table(lines: Sequence[Line], shares: dict[str, float]) -> Iterator[str]:
    yield f"{'stage':13} {'way':30} {'median':>9} {'min - max':>19} a CPU second    {'ratio':>18} {'goal':>6}"
    for line in lines:
        places = 2 if line.ratio and line.ratio.most < 1 else 1
        ratio = f"{line.ratio.median:.{places}f} ({_range(line.ratio)})" if line.ratio else ""
        goal = f"{line.goal:g}" if line.goal else ""
        yield (
            f"{line.stage:13} {line.way:30} {line.value.median:9,.0f} {_range(line.value):>19} "
            f"{line.unit:15} {ratio:>18} {goal:>6}  {line.verdict}"
        ).rstrip()
    yield "extract, share of CPU by rule family: " + "  ".join(
        f"{family} {share:.0%}" for family, share in shares.items()
    )


def _range(found: Spread) -> str:
    places = 2 if found.most < 1 else 1 if found.most < 100 else 0
    return f"{found.least:,.{places}f}-{found.most:,.{places}f}"


if __name__ == "__main__":
    raise SystemExit(main())
