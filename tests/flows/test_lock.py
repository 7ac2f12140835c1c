"""One run a source: a lock that says who holds it, and that a dead holder leaves free."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from flows.lock import is_held, only_run
from tasks.errors import AnotherRun


def test_a_second_holder_is_told_who_holds_it(tmp_path: Path) -> None:
    with only_run(tmp_path, "x"), pytest.raises(AnotherRun, match=str(os.getpid())), only_run(tmp_path, "x"):
        pass


def test_shared_holders_keep_out_only_one_that_wants_it_alone(tmp_path: Path) -> None:
    first, second = (only_run(tmp_path, "x", shared=True) for _ in range(2))
    with first, second, pytest.raises(AnotherRun), only_run(tmp_path, "x"):
        pass
    with only_run(tmp_path, "x"):
        pass


def test_a_killed_holder_leaves_the_lock_free(tmp_path: Path) -> None:
    program = f"""
import os, signal
from pathlib import Path
from flows.lock import only_run
with only_run(Path({str(tmp_path)!r}), "x"):
    os.kill(os.getpid(), signal.SIGKILL)
"""
    killed = subprocess.run([sys.executable, "-c", program], check=False)
    assert killed.returncode == -9
    with only_run(tmp_path, "x"):
        pass


def test_a_patient_run_waits_for_the_other(tmp_path: Path) -> None:
    other = only_run(tmp_path, "newsroom")
    other.__enter__()
    assert is_held(tmp_path, "newsroom")
    threading.Timer(0.3, other.__exit__, (None, None, None)).start()
    with only_run(tmp_path, "newsroom", patience_seconds=30):
        assert is_held(tmp_path, "newsroom")
        with pytest.raises(AnotherRun), only_run(tmp_path, "newsroom", patience_seconds=0.3):
            pass
    assert not is_held(tmp_path, "newsroom")
