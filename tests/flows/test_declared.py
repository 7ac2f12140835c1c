"""Which sources an installation has, and whose an address is."""

from pathlib import Path

import pytest

from flows.declared import publishers, source_named, source_of
from flows.settings import read_settings
from tasks.errors import BadSettings
from tasks.sources import SOURCES


def test_the_declared_publishers_are_asked_unless_the_newsroom_is_set(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert publishers(read_settings()) == list(SOURCES)
    monkeypatch.setenv("COTMOC_NEWSROOM", "http://127.0.0.1:8137")
    assert [source.name for source in publishers(read_settings())] == ["newsroom"]


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://www.qdnd.vn/phap-luat/tin-tuc/bat-giu-675020", "qdnd"),
        ("https://WWW.QDND.VN/phap-luat/tin-tuc/bat-giu-675020", "qdnd"),
        ("https://www.bienphong.com.vn/tuan-tra-chung-post473259.html", "bienphong"),
    ],
)
def test_an_address_belongs_to_who_declares_its_host(home: Path, address: str, name: str) -> None:
    assert source_of(read_settings(), address).name == name


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a",
        "https://qdnd.vn.example.org/a",
        "https://www.qdnd.vn:8443/a",
        "file:///etc/passwd",
    ],
)
def test_an_address_of_nobody_is_refused(home: Path, address: str) -> None:
    with pytest.raises(BadSettings, match="no declared source"):
        source_of(read_settings(), address)


def test_files_are_a_source_too(home: Path) -> None:
    assert source_named(read_settings(), "files").places == ()
