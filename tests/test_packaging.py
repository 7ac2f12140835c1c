"""What a user installs: the locks, and the files beside the code that the code reads."""

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
LOCKS = [HOUSE / "requirements" / name for name in ("run.txt", "dev.txt")]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_hashes_and_no_addresses(lock: Path) -> None:
    text = lock.read_text()
    assert "://" not in text
    assert not re.search(r"--(index-url|find-links|extra-index-url)", text)
    pinned = re.findall(r"^([\w.-]+)==\S+", text, re.MULTILINE)
    assert {"prefect", "duckdb", "setuptools"} <= set(pinned)
    assert text.count("--hash=sha256:") >= len(pinned)


def test_the_locks_keep_to_the_bounds_of_the_project() -> None:
    from importlib.metadata import version

    assert tuple(map(int, version("fastapi").split(".")[:2])) < (0, 151)
    assert tuple(map(int, version("sqlalchemy").split(".")[:2])) < (2, 1)
    assert version("duckdb") in LOCKS[0].read_text()


def test_the_wheel_holds_every_file_that_the_code_reads(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", tmp_path, HOUSE], check=True, capture_output=True)
    shutil.rmtree(HOUSE / "build", ignore_errors=True)  # setuptools leaves it beside the code
    [wheel] = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    for room in ("flows", "tasks", "warehouse"):
        for file in (HOUSE / room).rglob("*"):
            if file.suffix in {".py", ".sql", ".csv", ".toml", ".md"}:
                assert file.relative_to(HOUSE).as_posix() in held
    assert not any(name.startswith("tests/") for name in held)
