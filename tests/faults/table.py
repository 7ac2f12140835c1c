"""All faults, one after the other, each on the whole road: a table of what became of them.

    python -m tests.faults.table [ID …]

Exit status: 0 when every fault was contained within its bounds, 1 when one was not.
"""

import argparse
import gc
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from tests.faults import FAULTS
from tests.faults.fault import FETCHED, LOADED, PROBLEM, REJECTED, Fault
from tests.faults.paper import FAULTY, GOOD, NEIGHBOUR, page
from tests.faults.replies import page_reply
from tests.faults.road import LIMITS, Seen, meet

MOST_GROWN = 50_000_000
MOST_SECONDS = LIMITS.deadline_seconds + 1
MOST_READING_SECONDS = 5.0
"""Reading and extraction know no deadline, which is shortened here: what they take is a bound of its own."""
MOST_SECONDS_IN_ALL = 240
HOMES: list[Path] = []
"""The home of this process, where it meets faults."""
SOUND = Fault(id="-", name="no fault: warms up", page=(page_reply(page(FAULTY)),), ends=LOADED)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table."""

    fault: Fault
    seen: Seen
    amiss: tuple[str, ...]


def what_is_amiss(fault: Fault, seen: Seen) -> Iterator[str]:
    """Give what a run did otherwise than it must; nothing where the fault was contained."""
    wanted = {REJECTED: FETCHED, LOADED: FETCHED, PROBLEM: FETCHED}.get(fault.ends, fault.ends)
    if seen.outcome != wanted:
        yield f"outcome {seen.outcome}, not {wanted}"
    if not re.search(fault.says, seen.reasons):
        yield f"the ledger does not say {fault.says!r}"
    if fault.ends == REJECTED and str(FAULTY) in seen.loaded:
        yield "read as an article"
    if fault.ends in {LOADED, PROBLEM} and str(FAULTY) not in seen.loaded:
        yield "not loaded"
    rest = {*GOOD, NEIGHBOUR} if fault.spares_host else set(GOOD)
    if missing := {str(number) for number in rest} - seen.loaded:
        yield f"the rest is not loaded: {', '.join(sorted(missing))}"
    if fault.never and (fault.never in seen.everything or fault.never in seen.text):
        yield f"{fault.never!r} is in the warehouse"
    if fault.keeps not in seen.text:
        yield f"the text has lost {fault.keeps!r}"
    if seen.canary_hits:
        yield "a host that nobody declared was asked"
    if seen.secrets_sent:
        yield "a cookie or credential was sent"
    if not seen.is_balanced:
        yield "the ledger does not balance"


def over_its_bounds(seen: Seen) -> Iterator[str]:
    """Give which of the bounds of time and memory a fault has broken."""
    if seen.seconds > MOST_SECONDS:
        yield f"a link took {seen.seconds:.1f} s"
    if seen.reading_seconds > MOST_READING_SECONDS:
        yield f"reading took {seen.reading_seconds:.1f} s"
    if seen.grown_bytes > MOST_GROWN:
        yield f"grew by {seen.grown_bytes / 1e6:.0f} MB"


def main(arguments: Sequence[str] | None = None) -> int:
    """Meet the faults, print the table, and say by the exit status whether all were contained."""
    parser = argparse.ArgumentParser(prog="faults", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("ids", nargs="*", help="ids of some faults (default: all)")
    wanted = parser.parse_args(arguments).ids
    if unknown := set(wanted) - {fault.id for fault in FAULTS}:
        parser.error(f"no fault is called {', '.join(sorted(unknown))}")
    faults = [fault for fault in FAULTS if not wanted or fault.id in wanted]
    began, lines = time.monotonic(), []
    with tempfile.TemporaryDirectory() as folder, processes(folder) as workers:
        for fault, seen in zip(faults, workers.map(met, [fault.id for fault in faults]), strict=True):
            lines.append(Line(fault, seen, (*what_is_amiss(fault, seen), *over_its_bounds(seen))))
            sys.stdout.write(row(lines[-1]) + "\n")
            sys.stdout.flush()
    took = time.monotonic() - began
    sys.stdout.write(summary(lines, took) + "\n")
    return int(any(line.amiss for line in lines) or took > MOST_SECONDS_IN_ALL)


def processes(folder: str) -> ProcessPoolExecutor:
    """Give two processes that meet faults, each with a home of its own."""
    return ProcessPoolExecutor(2, get_context("spawn"), initializer=warm_up, initargs=(folder,))


def warm_up(folder: str) -> None:
    """Make a home for this process, and take the road twice without a fault: caches and buffers fill."""
    HOMES.append(Path(folder) / str(os.getpid()))
    HOMES[0].mkdir()
    for _ in range(2):
        meet(SOUND, HOMES[0])
    gc.freeze()  # what lives by now is not looked at before each measurement


def met(fault_id: str) -> Seen:
    """Meet one fault in this process."""
    return meet(next(fault for fault in FAULTS if fault.id == fault_id), HOMES[0])


def row(line: Line) -> str:
    """Give a fault's line."""
    fault, seen = line.fault, line.seen
    said = shown(seen.reasons) if not line.amiss else "NOT CONTAINED: " + shown("; ".join(line.amiss), 300)
    figures = f"{seen.seconds:5.2f} s {seen.reading_seconds:5.2f} s {seen.grown_bytes / 1e6:5.1f} MB"
    return f"{fault.id:5} {fault.name[:44]:44} {fault.ends:8} {figures}  {said}".rstrip()


def shown(words: str, length: int = 60) -> str:
    """Give the beginning of a reason, fit for a screen."""
    return "".join(letter if letter.isprintable() else "?" for letter in words[:length])


def summary(lines: Sequence[Line], took: float) -> str:
    """Give the last line of the table."""
    contained = sum(not line.amiss for line in lines)
    slowest = max((line.seen.seconds for line in lines), default=0)
    reading = max((line.seen.reading_seconds for line in lines), default=0)
    grown = max((line.seen.grown_bytes for line in lines), default=0)
    return (
        f"{len(lines)} faults, {contained} contained in {took:.0f} s; slowest link {slowest:.2f} s (bound"
        f" {MOST_SECONDS:.0f}), slowest reading {reading:.2f} s (bound {MOST_READING_SECONDS:.0f}), most"
        f" memory {grown / 1e6:.1f} MB (bound {MOST_GROWN / 1e6:.0f})"
    )


if __name__ == "__main__":
    status = main()
    sys.stdout.flush()
    os._exit(status)  # servers that drip on are of no interest any more
