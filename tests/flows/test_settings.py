"""Settings: arguments beat variables, variables beat the file; a wrong one is named."""

import os
from pathlib import Path

import pytest

from flows.settings import quiet_prefect, read_settings
from tasks.errors import BadSettings


def test_the_home_is_the_data_folder_unless_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert read_settings().home == tmp_path / "data" / "cotmoc"
    monkeypatch.setenv("COTMOC_HOME", str(tmp_path / "variable"))
    assert read_settings().home == tmp_path / "variable"
    assert read_settings(tmp_path / "argument").home == tmp_path / "argument"


def test_a_variable_beats_the_settings_file(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "config" / "cotmoc" / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text('contact = "desk@example.org"\n')
    assert read_settings().contact == "desk@example.org"
    monkeypatch.setenv("COTMOC_CONTACT", "night@example.org")
    assert read_settings().contact == "night@example.org"


def test_a_line_of_the_file_that_is_no_setting_is_named(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "config" / "cotmoc" / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text("hme = '/tmp'\n")
    with pytest.raises(BadSettings, match="hme"):
        read_settings()


def test_prefect_is_kept_quiet_and_at_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PREFECT_HOME", "PREFECT_LOGGING_LEVEL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    quiet_prefect(read_settings(), verbose=False)
    assert os.environ["PREFECT_HOME"] == str(home / "prefect")
    assert os.environ["DO_NOT_TRACK"] == "1"
    assert os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
