"""One run a source: a lock that says who holds it, and that a dead holder leaves free."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.lock import only_run
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
