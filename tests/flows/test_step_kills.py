"""`kill -9` before every step of a run, one after the other, then a run again: the content is the same."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from flows.commands.verifying import verify_archive
from flows.server import start_server, stop_server
from flows.settings import quiet_prefect, read_settings
from tests.newsroom.server import Newsroom
from warehouse.check import run_checks
from warehouse.content import content_hash

pytestmark = [pytest.mark.prove]

# Of 69 articles so many stay unpublished: the steps are the same with few. The one that edition 2 edits is
# the 15th newest, the one it takes away the 41st.
HELD_BACK, BEFORE_EDITION_2, IN_EDITION_2 = 60, 30, 14


class Runs:
    """Runs in homes, each forked from one process that has imported everything."""

    def __init__(self, variables: dict[str, str]) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.flows.killed"],
            env={**os.environ, **variables},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, home: Path, last: int = 0) -> int:
        """Give the exit status of a run that ends before its step `last`."""
        stdin, stdout = self._process.stdin, self._process.stdout
        assert stdin
        assert stdout
        stdin.write(f"{home} {last}\n")
        stdin.flush()
        return int(stdout.readline())

    def end(self) -> None:
        self._process.kill()
        self._process.communicate()


@pytest.fixture(scope="module")
def newsroom() -> Iterator[Newsroom]:
    with Newsroom(held_back=HELD_BACK) as running:
        yield running


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory, newsroom: Newsroom) -> Iterator[Runs]:
    settings = read_settings(tmp_path_factory.mktemp("server"))
    quiet_prefect(settings, verbose=False)
    server = start_server(settings)
    runs = Runs({"PREFECT_API_URL": server.api, "COTMOC_NEWSROOM": newsroom.address})
    yield runs
    runs.end()
    stop_server(settings, server)


def content(home: Path) -> str:
    """The content of a home whose ledger balances, whose checks pass and whose archive is whole."""
    assert verify_archive(read_settings(home), as_json=True) == 0
    hashes = set()
    for file in (home / "warehouse.duckdb", home / "published" / "cotmoc.duckdb"):
        with duckdb.connect(str(file), read_only=True) as con:
            assert [failure for failure in run_checks(con) if failure.severity == "error"] == []
            hashes.add(content_hash(con))
    (both,) = hashes
    return both


@pytest.mark.parametrize("edition", [1, 2])
def test_a_run_killed_before_any_step_is_made_up_for_by_the_next(
    tmp_path: Path, runs: Runs, newsroom: Newsroom, edition: int
) -> None:
    start = tmp_path / "start"
    start.mkdir()
    newsroom.edition, newsroom._held_back = 1, HELD_BACK
    if edition > 1:  # from an earlier run on: one article edited, one gone, some new
        newsroom._held_back = BEFORE_EDITION_2
        assert runs.run(start) == 0
        newsroom.edition, newsroom._held_back = edition, IN_EDITION_2
    undisturbed = tmp_path / "undisturbed"
    shutil.copytree(start, undisturbed)
    assert runs.run(undisturbed) == 0
    expected = content(undisturbed)
    count = int((undisturbed / "steps").read_text())
    assert count >= 20
    for step in range(1, count + 1):
        home = tmp_path / f"killed-{step}"
        shutil.copytree(start, home)
        assert runs.run(home, step) == -9, step
        assert runs.run(home) == 0, step
        assert content(home) == expected, step
        shutil.rmtree(home)
    print(f"edition {edition}: {count} steps, each killed once: {count} of {count} equal")  # noqa: T201
