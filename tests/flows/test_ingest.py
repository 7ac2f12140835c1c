"""The whole road over real HTTP: the newsroom's articles, through the real flow, into real DuckDB files."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from flows import cli
from flows.lock import only_run
from tests.newsroom.articles import load
from tests.newsroom.server import Newsroom
from warehouse.content import content_hash

# One worker holds the one Prefect server.
pytestmark = [pytest.mark.usefixtures("prefect_server"), pytest.mark.xdist_group("prefect")]


@pytest.fixture
def newsroom(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Newsroom]:
    with Newsroom() as newsroom:
        monkeypatch.setenv("COTMOC_NEWSROOM", newsroom.address)
        yield newsroom


def ask(home: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as con:
        return con.execute(sql).fetchall()


def hash_of(home: Path) -> str:
    with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as con:
        return content_hash(con)


def test_two_passes_find_what_was_edited_and_what_is_gone(
    newsroom: Newsroom, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["ingest", "newsroom"]) == cli.DONE
    articles = ask(home, "select count(*) from article")[0][0]
    assert articles == len(load())
    first = hash_of(home)

    began = len(newsroom.requests)
    assert cli.run(["ingest", "newsroom"]) == cli.DONE
    assert hash_of(home) == first
    bodies = [
        each for each in newsroom.requests[began:] if each.status == 200 and each.path.endswith(".html")
    ]
    assert bodies == []

    newsroom.edition = 2
    assert cli.run(["ingest", "newsroom"]) == cli.DONE
    assert ask(home, "select count(*) from article where gone_at is not null") == [(1,)]
    edited = "select count(*) from (select article_id from revision group by article_id having count(*) > 1)"
    assert ask(home, edited) == [(1,)]
    assert ask(home, "select count(*) from article")[0][0] == articles

    rebuilt = home.parent / "rebuilt"
    assert cli.run(["rebuild", "--archive", str(home / "archive"), "--home", str(rebuilt)]) == cli.DONE
    assert hash_of(rebuilt) == hash_of(home)
    # In place, a rebuild keeps the ledger and the content.
    runs = ask(home, "select count(*) from run where flow = 'ingest'")
    before = hash_of(home)
    assert cli.run(["rebuild", "--home", str(home)]) == cli.DONE
    assert hash_of(home) == before
    assert ask(home, "select count(*) from run where flow = 'ingest'") == runs


def test_the_ledger_balances_and_every_reject_has_a_reason(
    newsroom: Newsroom, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["ingest", "newsroom", "--limit", "40"]) == cli.DONE
    [(discovered, outcomes, fetched, read, left)] = ask(
        home,
        """select discovered_count, fetched_count + unchanged_count + skipped_count + refused_count
        + failed_count + gone_count + left_count, fetched_count,
        parsed_count + rejected_count + irrelevant_count, left_count
        from run_source""",
    )
    assert discovered == outcomes
    assert fetched == read
    assert left > 0
    assert ask(home, "select count(*) from reject where reason is null or reason = ''") == [(0,)]
    # What was read leaves figures, and the archive holds every answer that the ledger names.
    assert ask(home, "select count(*) from page_quality") == ask(home, "select parsed_count from run_source")
    capsys.readouterr()
    assert cli.run(["status", "--json"]) == cli.DONE
    (quality,) = json.loads(capsys.readouterr().out)["quality"]
    assert (quality["source"], quality["lost, 7 days"]) == ("newsroom", 0)
    assert quality["pages, 30 days"] > 20
    assert quality["dated"] > 0.9
    assert cli.run(["verify"]) == cli.DONE


def test_a_reader_is_not_disturbed_by_an_ingest_nor_disturbs_it(newsroom: Newsroom, home: Path) -> None:
    assert cli.run(["ingest", "newsroom", "--limit", "10"]) == cli.DONE
    with duckdb.connect(str(home / "published" / "cotmoc.duckdb"), read_only=True) as reader:
        before = reader.execute("select count(*) from dim_article").fetchall()
        assert cli.run(["ingest", "newsroom"]) == cli.DONE
        assert reader.execute("select count(*) from dim_article").fetchall() == before
    assert ask(home, "select count(*) from article")[0][0] > before[0][0]


def test_a_source_that_does_not_answer_fails_and_the_others_are_loaded(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COTMOC_NEWSROOM", "http://127.0.0.1:9")
    (tmp_path / "held.txt").write_text(
        "Ngày 7/3/2026, Đồn Biên phòng Nậm Xanh bắt giữ 3 đối tượng.", encoding="utf-8"
    )
    assert cli.run(["ingest", "newsroom", "--input", str(tmp_path / "held.txt")]) == cli.SOURCE_FAILED
    assert "127.0.0.1:9" in capsys.readouterr().err
    assert ask(home, "select count(*) from article") == [(1,)]


def test_a_second_ingest_of_a_source_is_told_to_wait(
    newsroom: Newsroom, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with only_run(home / "locks", "newsroom"):
        assert cli.run(["ingest", "newsroom"]) == cli.LOCKED
    assert "another run" in capsys.readouterr().err


def test_files_that_people_hold_take_the_same_road(home: Path, tmp_path: Path) -> None:
    held = tmp_path / "held"
    held.mkdir()
    (held / "a.txt").write_text(
        "Ngày 7/3/2026, Đồn Biên phòng Nậm Xanh bắt giữ 3 đối tượng.", encoding="utf-8"
    )
    (held / "b.txt").write_bytes("Đồn Biên phòng".encode("utf-16-le"))
    rows = [
        {"id": "1", "url": "https://example.org/a", "text": "Trao trả 12 công dân."},
        {"id": "2", "url": "https://example.org/a", "text": "Tiếp nhận 15 công dân."},
        {"id": "3", "text": ""},
    ]
    (held / "c.jsonl").write_text(
        "\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\nno json\n", encoding="utf-8"
    )
    assert cli.run(["ingest", "files", "--input", str(held)]) == cli.DONE
    assert ask(home, "select count(*) from article") == [(3,)]
    assert (
        ask(home, "select count(*) from link where outcome = 'failed'")[0][0]
        + ask(home, "select count(*) from reject")[0][0]
        == 3
    )
    first = hash_of(home)
    (held / "a.txt").rename(held / "renamed.txt")
    assert cli.run(["ingest", "files", "--input", str(held)]) == cli.DONE
    assert hash_of(home) == first


def test_worker_processes_read_as_one_process_does(home: Path, tmp_path: Path) -> None:
    rows = [
        {"id": str(number), "text": f"Trao trả {number} công dân qua cửa khẩu Móng Cái."}
        for number in range(2, 130)
    ]
    (tmp_path / "many.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    command = [sys.executable, "-m", "flows.cli", "extract", "--json", str(tmp_path / "many.jsonl")]
    alone = subprocess.run(command, capture_output=True, check=True, text=True).stdout.splitlines()
    assert cli.run(["ingest", "files", "--input", str(tmp_path / "many.jsonl")]) == cli.DONE
    counted = sum(len(json.loads(line)["figures"]) for line in alone)
    assert ask(home, "select count(*) from figure") == [(counted,)]
