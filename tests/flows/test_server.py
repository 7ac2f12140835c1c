"""The Prefect server of a home: found where it answers, never believed where it does not."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from flows.server import Server, find_server
from flows.settings import Settings, read_settings
from tasks.errors import BadSettings


class Healthy(BaseHTTPRequestHandler):
    """Answers as a healthy server does."""

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/api/health" else 404)
        self.end_headers()
        self.wfile.write(b"true")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def api() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Healthy) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/api"
        server.shutdown()


@pytest.fixture
def settings(home: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    return read_settings()


def leave_card(home: Path, api: str) -> None:
    card = home / "prefect" / "server.json"
    card.parent.mkdir(parents=True)
    card.write_text(json.dumps({"api": api, "process_id": 1}))


def test_a_home_without_a_server_has_none(settings: Settings) -> None:
    assert find_server(settings) is None


def test_a_server_of_the_home_is_found_by_its_card(settings: Settings, home: Path, api: str) -> None:
    leave_card(home, api)
    assert find_server(settings) == Server(api, 1)


def test_the_card_of_a_killed_server_is_not_believed(settings: Settings, home: Path) -> None:
    leave_card(home, "http://127.0.0.1:9/api")
    assert find_server(settings) is None


def test_a_server_that_the_environment_names_is_used(
    settings: Settings, api: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", api)
    assert find_server(settings) == Server(api, None)


def test_a_named_server_that_does_not_answer_is_an_error(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    with pytest.raises(BadSettings, match="PREFECT_API_URL"):
        find_server(settings)
