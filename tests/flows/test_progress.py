"""What a person sees: no bar away from a terminal, everything in the log."""

import logging
from pathlib import Path

import pytest

from flows.progress import bar, open_log


def test_there_is_no_bar_away_from_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with bar("newsroom") as progress:
        progress.expect(2)
        progress.advance(2)
    assert capsys.readouterr() == ("", "")


def test_the_log_is_a_file(tmp_path: Path) -> None:
    logger = logging.getLogger("cotmoc")
    before = list(logger.handlers)
    logger.handlers.clear()
    try:
        open_log(tmp_path / "cotmoc.log")
        logging.getLogger("cotmoc.ingest").warning("qdnd: no answer")
        assert "qdnd: no answer" in (tmp_path / "cotmoc.log").read_text(encoding="utf-8")
    finally:
        for handler in logger.handlers:
            handler.close()
        logger.handlers[:] = before
