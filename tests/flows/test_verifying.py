"""`cotmoc verify`: the archive read from end to end, beside what the ledger names."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flows import cli
from flows.settings import read_settings
from tasks.archive import archive
from tasks.records import Link, Page
from tests.warehouse.desk import SOURCE, batch, document, outcome
from warehouse.connect import open_warehouse
from warehouse.snapshot import publish
from warehouse.store import load_batch

Answer = tuple[int, dict[str, object], str]


def page(number: int) -> Page:
    address = f"https://bao.example/tin-{number}"
    return Page(
        link=Link(source=SOURCE, address=address, found_in="test", native_id=str(number)),
        address=address,
        status=200,
        headers=(("Content-Type", "text/html"),),
        body=f"<p>Đồn Biên phòng Nậm Xanh bắt giữ {number} đối tượng.</p>".encode(),
        fetched_at=datetime(2026, 11, 22, tzinfo=UTC),
        kind="article",
    )


@pytest.fixture
def verify(home: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[], Answer]:
    def run() -> Answer:
        status = cli.run(["verify", "--json"])
        out, err = capsys.readouterr()
        return status, json.loads(out), err

    return run


@pytest.fixture
def file(home: Path) -> Path:
    """The one archive file of a home whose published ledger names its three pages."""
    settings = read_settings(home)
    kept = archive.fn([page(number) for number in (2, 3, 4)], settings.archive)
    outcomes = [
        outcome(f"{n}", record_id=one.record_id, archived_in=one.archived_in, archived_at=one.archived_at)
        for n, one in enumerate(kept)
    ]
    with open_warehouse(settings.warehouse) as con:
        load_batch(con, batch([document("0", "Tin.")], outcomes))
    publish(settings.warehouse, settings.published)
    return settings.archive / str(kept[0].archived_in)


def test_a_whole_archive_is_said_to_be_whole(
    file: Path, home: Path, verify: Callable[[], Answer], capsys: pytest.CaptureFixture[str]
) -> None:
    status, found, _ = verify()
    assert status == cli.DONE
    assert (found["files"], found["pages"], found["problems"]) == (1, 3, [])
    assert found["bytes"] == file.stat().st_size
    assert cli.run(["verify"]) == cli.DONE
    assert "bao-bien/2026-11.warc.gz: 3 pages" in capsys.readouterr().out


def test_damage_is_named_with_its_place_and_what_is_lost(file: Path, verify: Callable[[], Answer]) -> None:
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    status, found, _ = verify()
    assert status == cli.REFUSED
    assert found["pages"] == 2
    problems = " ".join(map(str, found["problems"]))  # type: ignore[call-overload]
    assert "damaged at byte" in problems
    assert "1 answers that the ledger names are not there" in problems


def test_a_write_that_was_cut_off_and_a_file_that_is_gone_are_named(
    file: Path, verify: Callable[[], Answer], capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_bytes(file.read_bytes()[:-20])
    assert verify()[0] == cli.REFUSED
    file.unlink()
    status, found, _ = verify()
    assert status == cli.REFUSED
    assert "the file is not there, and the ledger names 3 answers in it" in str(found["problems"])
    assert cli.run(["verify"]) == cli.REFUSED
    assert "restore it from a backup" in capsys.readouterr().err


def test_an_archive_that_is_not_there_yet_is_whole(home: Path, verify: Callable[[], Answer]) -> None:
    assert verify()[:2] == (
        cli.DONE,
        {"archive": str(home / "archive"), "files": 0, "pages": 0, "bytes": 0, "problems": []},
    )
