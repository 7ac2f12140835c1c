"""One home, one Prefect server and one newsroom a session; nothing but loopback."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run, and no clock: a busy machine must not fail a test.
settings.register_profile("cotmoc", deadline=None, derandomize=True, max_examples=50)
settings.load_profile("cotmoc")

# Before anything imports Prefect: quiet, offline, with its state in a folder of its own.
os.environ.update(
    {
        "DO_NOT_TRACK": "1",
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_LOGGING_LEVEL": "CRITICAL",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    }
)
FOLDERS = {"COTMOC_GOLD", "COTMOC_CORPUS", "COTMOC_PAGES"}
for name in [name for name in os.environ if name.startswith("COTMOC_") and name not in FOLDERS]:
    del os.environ[name]


@pytest.fixture(scope="session")
def prefect_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Prefect's own test server, started once."""
    os.environ["PREFECT_HOME"] = str(tmp_path_factory.mktemp("prefect"))
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.fixture(autouse=True)
def variables(tmp_path: Path) -> Iterator[None]:
    """Leave the environment as it was, and keep the tester's own home out of every test."""
    before = dict(os.environ)
    os.environ |= {"XDG_DATA_HOME": str(tmp_path / "data"), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    yield
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own."""
    monkeypatch.setenv("COTMOC_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


STATUS = pytest.StashKey[int]()


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Remember how the tests ended, for the very end."""
    session.config.stash[STATUS] = int(exitstatus)


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """End at once: hypothesis keeps test modules alive, and DuckDB would print a page on what they leak."""
    sys.stdout.flush()
    sys.stderr.flush()
    if STATUS in config.stash:
        os._exit(config.stash[STATUS])
