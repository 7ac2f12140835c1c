"""`kill -9` at random moments of an ingest, then the same again: nothing lost, nothing twice."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from flows.server import Server, start_server, stop_server
from flows.settings import quiet_prefect, read_settings
from tests.newsroom.articles import load
from warehouse.content import content_hash

pytestmark = [pytest.mark.prove, pytest.mark.xdist_group("kills")]

KILLS = 10


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    settings = read_settings(tmp_path_factory.mktemp("server"))
    quiet_prefect(settings, verbose=False)
    server = start_server(settings)
    yield server
    stop_server(settings, server)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus where one is at hand, else the newsroom's articles, often enough to take some seconds."""
    if folder := os.environ.get("COTMOC_CORPUS"):
        return Path(folder) / "articles.jsonl"
    file = tmp_path_factory.mktemp("articles") / "articles.jsonl"
    rows = [
        {
            "id": f"{article.id}-{copy}",
            "title": article.title,
            "text": "\n".join((article.lead, *article.body, str(copy))),
        }
        for copy in range(10)
        for article in load()
    ]
    file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return file


def start(home: Path, articles: Path, server: Server) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "flows.cli",
        "ingest",
        "files",
        "--input",
        str(articles),
        "--home",
        str(home),
    ]
    variables = {**os.environ, "PREFECT_API_URL": server.api}
    return subprocess.Popen(
        command, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def kill_whole(process: subprocess.Popen[bytes]) -> None:
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def content(home: Path) -> str:
    with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as con:
        unbalanced = con.execute("select * from fct_run_source where not is_balanced").fetchall()
        assert unbalanced == []
        return content_hash(con)


def test_a_killed_ingest_is_made_up_for_by_the_next(tmp_path: Path, articles: Path, server: Server) -> None:
    began = time.monotonic()
    assert start(tmp_path / "undisturbed", articles, server).wait() == 0
    duration = time.monotonic() - began
    undisturbed = content(tmp_path / "undisturbed")

    moments = random.Random(time.time_ns())
    for number in range(KILLS):
        home = tmp_path / f"killed-{number}"
        process = start(home, articles, server)
        moment = moments.uniform(0.1, 0.95) * duration
        time.sleep(moment)
        kill_whole(process)
        assert start(home, articles, server).wait() == 0
        assert content(home) == undisturbed, f"killed after {moment:.2f} s of {duration:.2f} s"
