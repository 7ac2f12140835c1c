"""Runs that end by SIGKILL before their n-th step.

`python -m tests.flows.killed` reads lines `HOME N` from standard input and answers each with the exit status
of an ingest of the newsroom in that home; 0 kills nothing and leaves the number of steps in HOME/steps.
A step is a call of a verb, or a moment at which something is put on the disk for good.
"""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

VERBS = {
    "flows.ingest": ("open_run", "known_links", "discover", "archive", "fetch", "close_run"),
    "flows.road": ("note_discovery", "archive", "parse", "extract", "load"),
    "flows.publish": ("check", "publish_snapshot"),
    "os": ("fsync", "replace", "truncate"),
}


class Steps:
    """Counts the steps of a run, and ends it before one of them."""

    def __init__(self, last: int) -> None:
        self.count, self._last = 0, last

    def before(self, step: Callable[..., object]) -> Callable[..., object]:
        """Give the step as it is taken by a run that may end before it."""

        def taken(*given: object, **named: object) -> object:
            self.count += 1
            if self.count == self._last:
                os.kill(os.getpid(), signal.SIGKILL)
            return step(*given, **named)

        return taken


def run(home: Path, last: int) -> None:
    """Ingest and publish in a home, and end before the step of that number."""
    os.environ["COTMOC_HOME"] = str(home)
    steps = Steps(last)
    for name, verbs in VERBS.items():
        module = sys.modules[name]
        for verb in verbs:
            setattr(module, verb, steps.before(getattr(module, verb)))
    sys.modules["flows.ingest"].ingest("newsroom")
    sys.modules["flows.publish"].publish()
    (home / "steps").write_text(str(steps.count))


def main() -> None:
    """Fork a run for each line: what is imported once serves them all."""
    import flows.ingest
    import flows.publish  # noqa: F401

    for line in sys.stdin:
        home, last = line.rsplit(maxsplit=1)
        child = os.fork()
        if not child:
            try:
                run(Path(home), int(last))
                os._exit(0)
            finally:
                traceback.print_exc()
                os._exit(1)
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
