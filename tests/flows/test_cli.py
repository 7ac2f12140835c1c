"""The command as people type it: help, exit statuses, one line for each error."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from flows import cli

SUBCOMMANDS = (
    "ingest",
    "backfill",
    "rebuild",
    "verify",
    "publish",
    "serve",
    "query",
    "show",
    "extract",
    "sources",
    "status",
)


def cotmoc(*words: str, stdin: bytes | None = None, **variables: str) -> subprocess.CompletedProcess[bytes]:
    import os

    command = [sys.executable, "-m", "flows.cli", *words]
    return subprocess.run(
        command, input=stdin, capture_output=True, env={**os.environ, **variables}, check=False
    )


@pytest.mark.parametrize("subcommand", SUBCOMMANDS)
def test_help_of_every_subcommand_has_an_example(subcommand: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([subcommand, "--help"]) == cli.DONE
    assert f"cotmoc {subcommand}" in capsys.readouterr().out.split("For example:")[1]


def test_help_loads_neither_prefect_nor_duckdb() -> None:
    program = (
        "import sys; from flows import cli; cli.run(['--help']);"
        "print('prefect' in sys.modules, 'duckdb' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout.endswith("False False\n")


def test_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == cli.DONE
    assert capsys.readouterr().out.startswith("cotmoc 0.")


@pytest.mark.parametrize(
    "words",
    [
        ["bogus"],
        ["ingest", "--limit", "many"],
        ["ingest", "--since", "yesterday"],
        ["query"],
        ["extract"],
        ["show"],
    ],
    ids=" ".join,
)
def test_a_wrong_word_is_a_usage_error_in_one_line(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(words) == cli.USAGE
    error = capsys.readouterr().err
    assert error.startswith("cotmoc: ")
    assert error.count("\n") == 1


def test_an_unknown_source_names_the_known_ones(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ingest", "bogus"]) == cli.ERROR
    assert "qdnd" in capsys.readouterr().err


def test_an_address_of_no_declared_host_is_refused(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ingest", "https://example.org/a-1"]) == cli.ERROR
    assert "example.org" in capsys.readouterr().err


def test_a_missing_input_is_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ingest", "files", "--input", "no/such/folder"]) == cli.ERROR
    assert "no/such/folder" in capsys.readouterr().err


def test_a_home_that_cannot_be_written_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert cli.run(["status", "--home", str(tmp_path / "file" / "home")]) == cli.ERROR
    assert "COTMOC_HOME" in capsys.readouterr().err


def test_asking_before_anything_was_published_says_what_to_do(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["query", "select 1"]) == cli.ERROR
    assert "cotmoc ingest" in capsys.readouterr().err


def test_sources_are_listed_with_their_evidence(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["sources", "--json"]) == cli.DONE
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {"qdnd", "bienphong"} <= {row["name"] for row in rows}
    assert all(row["evidence"] for row in rows)


def test_extract_prints_one_object_a_file_in_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(
        "Ngày 7-3, Đồn Biên phòng Nậm Xanh bắt giữ 3 đối tượng.", encoding="utf-8"
    )
    (tmp_path / "b.jsonl").write_text(
        '{"id": "x", "text": "Trao trả 12 công dân."}\n{"id": "y", "text": "Không có gì."}\n',
        encoding="utf-8",
    )
    assert (
        cli.run(
            [
                "extract",
                "--json",
                "--published",
                "2026-03-08",
                str(tmp_path / "a.txt"),
                str(tmp_path / "b.jsonl"),
            ]
        )
        == cli.DONE
    )
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["id"] for each in found] == ["a.txt", "x", "y"]
    keys = {
        "id",
        "text",
        "text_sha256",
        "rules_version",
        "blocks",
        "events",
        "figures",
        "people",
        "units",
        "places",
        "agreements",
        "legal_refs",
    }
    assert all(set(each) == keys for each in found)
    for each in found:
        for kind in ("events", "figures", "people", "units", "places", "agreements", "legal_refs"):
            assert all(each["text"][row["start"] : row["end"]] == row["quote"] for row in each[kind])


def test_extract_goes_on_after_a_bad_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "latin.txt").write_bytes("Đồn Biên phòng".encode("utf-16"))
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "good.txt").write_text("Trao trả 12 công dân.", encoding="utf-8")
    files = [str(tmp_path / name) for name in ("latin.txt", "empty.txt", "missing.txt", "good.txt")]
    assert cli.run(["extract", "--json", *files]) == cli.ERROR
    out, err = capsys.readouterr()
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["good.txt"]
    assert [line.split(":")[1].split("/")[-1].strip() for line in err.splitlines()] == [
        "latin.txt",
        "empty.txt",
        "missing.txt",
    ]


def test_extract_reads_standard_input_and_a_title() -> None:
    answer = cotmoc(
        "extract",
        "--json",
        "--title",
        "Bắt giữ 3 đối tượng",
        "-",
        stdin="Bắt giữ 3 đối tượng\nNgày 7-3, có mưa.".encode(),
    )
    found = json.loads(answer.stdout)
    assert found["id"] == "-"
    assert found["text"] == "Bắt giữ 3 đối tượng\nNgày 7-3, có mưa."
    assert found["blocks"][0]["role"] == "title"
