"""The Prefect server of a home: found where one runs, started on loopback where none does.

A server that `cotmoc serve` starts keeps its state in the home and writes its address into
`prefect/server.json`; runs by hand and a later `serve` find it there.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from flows.settings import Settings
from tasks.errors import BadSettings

# A cold server has taken 16 s on a quiet two-core machine, far more on a busy one.
START_SECONDS = 180
STOP_SECONDS = 15

SERVER_SETTINGS = {
    # Leases in memory die with a killed server and leave the slot taken for ever (99 refusals in 16 minutes).
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
    # A killed run frees its slot after this, not after the default 300 s.
    "PREFECT_SERVER_CONCURRENCY_INITIAL_DEPLOYMENT_LEASE_DURATION": "60",
    # 30 sources by the hour write some 70 MB a day: finished runs go after a week.
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD": str(7 * 86_400),
    "PREFECT_SERVER_EVENTS_RETENTION_PERIOD": "P2D",
    # A source on a short interval should not wait a minute for its first runs to be planned.
    "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "10",
}


@dataclass(frozen=True, slots=True)
class Server:
    """A running Prefect server; `process_id` is known for one that a home started."""

    api: str
    process_id: int | None
    process: subprocess.Popen[bytes] | None = None
    """Where this very process started it."""


def find_server(settings: Settings) -> Server | None:
    """Give the server that the environment names or that this home started, if it answers."""
    if named := os.environ.get("PREFECT_API_URL"):
        if not _answers(named):
            raise BadSettings(
                f"the Prefect server {named} does not answer; start it or unset PREFECT_API_URL"
            )
        return Server(named, None)
    try:
        known = json.loads(_card(settings).read_text())
        server = Server(known["api"], known["process_id"])
    except (FileNotFoundError, ValueError, KeyError):
        return None
    return server if _answers(server.api) else None


def start_server(settings: Settings) -> Server:
    """Start a server on a free loopback port, with its state in the home; wait until it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    api = f"http://127.0.0.1:{port}/api"
    card = _card(settings)
    card.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    with (card.parent / "server.log").open("ab") as log:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter, no words from outside
            command, env={**os.environ, **SERVER_SETTINGS}, stdout=log, stderr=log, start_new_session=True
        )
    deadline = time.monotonic() + START_SECONDS
    while not _answers(api):
        if process.poll() is not None or time.monotonic() > deadline:
            process.terminate()
            raise BadSettings(f"the Prefect server did not start; {card.parent / 'server.log'} says why")
        time.sleep(0.5)
    card.write_text(json.dumps({"api": api, "process_id": process.pid}))
    return Server(api, process.pid, process)


def stop_server(settings: Settings, server: Server) -> None:
    """Stop a server that this home started: asked first, killed after a while."""
    _card(settings).unlink(missing_ok=True)
    if server.process_id is None:
        return
    for number in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError):
            os.kill(server.process_id, number)
        deadline = time.monotonic() + STOP_SECONDS
        while _alive(server) and time.monotonic() < deadline:
            time.sleep(0.1)


def _card(settings: Settings) -> Path:
    return settings.home / "prefect" / "server.json"


def _answers(api: str) -> bool:
    try:
        with urlopen(f"{api}/health", timeout=5) as answer:  # noqa: S310 - http to the named server
            return bool(answer.status == 200)
    except (URLError, OSError, ValueError):
        return False


def _alive(server: Server) -> bool:
    if server.process:
        return server.process.poll() is None
    try:
        os.kill(server.process_id or 0, 0)
    except ProcessLookupError:
        return False
    return True
