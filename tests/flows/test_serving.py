"""`cotmoc serve` from a clean home: scheduled runs fire, never overlap, and go on after `kill -9`."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import duckdb
import pytest

from tests.newsroom.server import Newsroom
from warehouse.content import content_hash

pytestmark = [pytest.mark.prove, pytest.mark.xdist_group("serving")]

RUNS_WITHIN_SECONDS = 120
RECOVERY_SECONDS = 360


@pytest.fixture
def newsroom(request: pytest.FixtureRequest) -> Iterator[Newsroom]:
    with Newsroom(held_back=request.param, release_seconds=10) as newsroom:
        yield newsroom


class Served:
    """A served home: its process, and what its Prefect server says of the runs."""

    def __init__(self, home: Path, newsroom: Newsroom) -> None:
        self.home = home
        self.variables = {**os.environ, "COTMOC_NEWSROOM": newsroom.address, "COTMOC_HOME": str(home)}
        self.sessions: list[int] = []
        self.start()

    def start(self) -> None:
        with (self.home.parent / "serve.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "flows.cli", "serve"],
                env=self.variables,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.sessions.append(self.process.pid)

    def server(self) -> dict[str, Any]:
        return dict(json.loads((self.home / "prefect" / "server.json").read_text()))

    def runs(self, state: str) -> list[dict[str, Any]]:
        """Give the newsroom's ingest runs in a state, first to last."""
        question = {
            "deployments": {"name": {"any_": ["newsroom"]}},
            "flow_runs": {"state": {"type": {"any_": [state]}}},
        }
        headers = {"Content-Type": "application/json"}
        try:
            asked = Request(
                f"{self.server()['api']}/flow_runs/filter", json.dumps(question).encode(), headers
            )
            with urlopen(asked, timeout=10) as answer:
                return sorted(json.load(answer), key=lambda run: run["start_time"] or "")
        except (OSError, ValueError):  # not up yet, or killed
            return []

    def article_count(self) -> int:
        try:
            with duckdb.connect(str(self.home / "published" / "cotmoc.duckdb"), read_only=True) as con:
                return int(con.execute("select count(*) from dim_article").fetchall()[0][0])
        except duckdb.IOException:  # not published yet
            return 0

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


@pytest.fixture
def served(tmp_path: Path, newsroom: Newsroom) -> Iterator[Served]:
    served = Served(tmp_path / "home", newsroom)
    yield served
    served.stop()
    for session in served.sessions:  # runs that outlived a killed serve
        with suppress(ProcessLookupError):
            os.killpg(session, signal.SIGKILL)


def wait_for(what: Callable[[], bool], seconds: float) -> float:
    began = time.monotonic()
    while not what():
        assert time.monotonic() - began < seconds
        time.sleep(0.5)
    return time.monotonic() - began


@pytest.mark.parametrize("newsroom", [20], indirect=True)
def test_a_served_schedule_fires_without_overlap_and_stops_cleanly(served: Served) -> None:
    wait_for(lambda: len(served.runs("COMPLETED")) >= 2, RUNS_WITHIN_SECONDS)
    runs = served.runs("COMPLETED")
    for earlier, later in pairwise(runs):
        assert datetime.fromisoformat(earlier["end_time"]) <= datetime.fromisoformat(later["start_time"])
    wait_for(lambda: served.article_count() > 0, RUNS_WITHIN_SECONDS)
    before = served.article_count()
    wait_for(lambda: served.article_count() > before, RUNS_WITHIN_SECONDS)

    server = served.server()["process_id"]
    served.stop()
    assert served.process.returncode == 0
    with pytest.raises(ProcessLookupError):
        os.kill(server, 0)


def kill(process_id: int) -> None:
    os.kill(process_id, signal.SIGKILL)


@pytest.mark.parametrize("newsroom", [6], indirect=True)
def test_serving_goes_on_after_kill_9(served: Served, newsroom: Newsroom, tmp_path: Path) -> None:
    wait_for(lambda: bool(served.runs("RUNNING")), RUNS_WITHIN_SECONDS)
    kill(served.process.pid)
    served.process.wait()
    done = len(served.runs("COMPLETED"))
    served.start()
    wait_for(lambda: len(served.runs("COMPLETED")) > done + 1, RECOVERY_SECONDS)

    wait_for(lambda: bool(served.runs("RUNNING")), RUNS_WITHIN_SECONDS)
    kill(served.process.pid)
    kill(served.server()["process_id"])
    served.process.wait()
    served.start()
    wait_for(lambda: bool(served.runs("COMPLETED")), RECOVERY_SECONDS)
    done = len(served.runs("COMPLETED"))
    wait_for(lambda: len(served.runs("COMPLETED")) > done + 1, RECOVERY_SECONDS)
    wait_for(lambda: newsroom.held_back == 0, RUNS_WITHIN_SECONDS)
    done = len(served.runs("COMPLETED"))
    wait_for(lambda: len(served.runs("COMPLETED")) > done + 1, RECOVERY_SECONDS)
    served.stop()

    fresh = tmp_path / "fresh"
    command = [sys.executable, "-m", "flows.cli", "ingest", "newsroom", "--home", str(fresh)]
    subprocess.run(command, env=served.variables, check=True, capture_output=True)
    hashes = []
    for home in (served.home, fresh):
        with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as con:
            hashes.append(content_hash(con))
    assert hashes[0] == hashes[1]
