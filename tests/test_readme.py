"""What README shows runs as it stands, against a file that the real road published."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows import cli
from tests.newsroom.server import Newsroom

pytestmark = [pytest.mark.usefixtures("prefect_server"), pytest.mark.xdist_group("prefect")]

HOUSE = Path(__file__).parent.parent
README = (HOUSE / "README.md").read_text(encoding="utf-8")
# ```python … ```
FENCED = re.compile(r"^```(?P<language>\w+)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    with Newsroom() as newsroom, pytest.MonkeyPatch.context() as patch:
        patch.setenv("COTMOC_NEWSROOM", newsroom.address)
        assert cli.run(["ingest", "newsroom", "--limit", "30", "--home", str(home)]) == cli.DONE
    return home


def blocks(language: str) -> list[str]:
    return [found["code"] for found in FENCED.finditer(README) if found["language"] == language]


def test_every_python_and_notebook_cell_runs_and_prints_rows(published: Path) -> None:
    cells = blocks("python")
    assert len(cells) == 2
    for cell in cells:
        answer = subprocess.run(
            [sys.executable, "-c", cell], cwd=published, capture_output=True, text=True, check=False
        )
        assert answer.returncode == 0, answer.stderr
        assert len(answer.stdout) > 20


def test_the_duckdb_shell_opens_the_published_file(published: Path) -> None:
    [line] = [line for block in blocks("sh") for line in block.splitlines()]
    shell = shutil.which("duckdb", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert shell
    words = [shell, *shlex.split(line)[1:]]
    answer = subprocess.run(words, cwd=published, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    assert re.search(r"\b[1-9][0-9]*\b", answer.stdout)


@pytest.mark.parametrize("words", re.findall(r"^    cotmoc (query.*?)(?: +#.*)?$", README, re.MULTILINE))
def test_every_question_that_is_shown_is_answered(
    published: Path, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([*shlex.split(words), "--home", str(published)]) == cli.DONE
    assert capsys.readouterr().out


def test_every_make_target_that_is_named_exists() -> None:
    makefile = (HOUSE / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(
        r"`?make (\w+)`?", README + (HOUSE / "CONTRIBUTING.md").read_text(encoding="utf-8")
    ):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
