"""The archive becomes the warehouse again: every wording in its time, and what is declared no longer, too."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from flows import cli
from tasks.archive import archive
from tasks.records import Link, Page

pytestmark = [pytest.mark.usefixtures("prefect_server"), pytest.mark.xdist_group("prefect")]

FIRST = datetime(2026, 11, 3, 8, tzinfo=UTC)
BODY = """<html><body><h1>Bắt giữ {count} đối tượng ở Nậm Xanh</h1>
<article><p>Ngày 2-11, Đồn Biên phòng Nậm Xanh bắt giữ {count} đối tượng vượt biên trái phép.</p>
<p>Các đối tượng được bàn giao cho cơ quan chức năng để tiếp tục điều tra, làm rõ theo quy định.</p>
<p>Tại cơ quan điều tra, họ khai nhận hành vi của mình.</p></article></body></html>"""


def held(native_id: str, days: float, content: str, source: str = "files", **changes: object) -> Page:
    """A page as it was received: of a person's files, or (by `kind`) of a paper."""
    address = f"file:{native_id}.html"
    made = Page(
        link=Link(source=source, address=address, found_in="test", native_id=native_id, title="Nậm Xanh"),
        address=address,
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),),
        body=content.encode(),
        fetched_at=FIRST + timedelta(days=days),
        kind="file",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.fixture
def ask(home: Path) -> Callable[[str], list[tuple[object, ...]]]:
    def rows(sql: str) -> list[tuple[object, ...]]:
        with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as con:
            return con.execute(sql).fetchall()

    return rows


def test_a_rebuild_gives_each_wording_its_time_and_reads_undeclared_sources(
    home: Path, ask: Callable[[str], list[tuple[object, ...]]], capsys: pytest.CaptureFixture[str]
) -> None:
    gone = held("2", 5, "", status=404)
    pages = [
        *(held("1", days, BODY.format(count=count)) for days, count in ((0, 3), (1, 3), (2, 4), (6, 3))),
        held("2", 0, BODY.format(count=7)),
        gone,
        held("3", 0, BODY.format(count=8)),
        replace(gone, link=held("3", 0, "").link, address="file:3.html"),
        held("3", 7, "", status=304),
        held("a", 0, BODY.format(count=9), source="bao-cu"),
        held("b", 0, BODY.format(count=9).replace("biên", "sông").replace("Biên", "Sông"), source="bao-cu"),
    ]
    archive.fn(pages, home / "archive")
    file = home / "archive" / "files" / "2026-11.warc.gz"
    file.write_bytes(file.read_bytes() + b"\x1f\x8b\x08torn")
    assert cli.run(["rebuild"]) == cli.DONE
    said = capsys.readouterr()
    assert "bao-cu is declared no longer" in said.err
    assert "damaged at byte" in said.err
    wordings = "select revision.recorded_at, superseded_at from revision join article using (article_id)"
    assert ask(f"{wordings} where native_id = '1' order by all") == [
        (FIRST, FIRST + timedelta(days=2)),
        (FIRST + timedelta(days=2), FIRST + timedelta(days=6)),
        (FIRST + timedelta(days=6), None),
    ]
    counted = "select value::integer, figure.recorded_at, figure.superseded_at from figure"
    facts = ask(
        f"{counted} join article using (article_id) where native_id = '1' and unit = 'person' order by all"
    )
    assert facts == [
        (3, FIRST, FIRST + timedelta(days=2)),
        (3, FIRST + timedelta(days=6), None),
        (4, FIRST + timedelta(days=2), FIRST + timedelta(days=6)),
    ]
    assert ask("select native_id from article where gone_at is not null") == [("2",)]
    assert ask("select native_id from article where source = 'bao-cu'") == [("a",)]
    assert ask("select irrelevant_count from run_source where source = 'bao-cu'") == [(1,)]
    identifier = ask("select article_id from article where native_id = '1'")[0][0]
    assert cli.run(["show", str(identifier)]) == cli.DONE
    assert "[-3-]{+4+}" in capsys.readouterr().out


def test_an_archive_without_a_page_changes_nothing(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["rebuild", "--archive", str(tmp_path / "none")]) == cli.ERROR
    assert "holds no page" in capsys.readouterr().err
