"""Files that people hold become pages; what cannot be read says so and stops nothing."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tasks.archive import archive
from tasks.collect import collect
from tasks.records import Link, Outcome, Page

TEXT = "Đồn Biên phòng Suối Mây tiếp nhận 4 công dân do phía bạn trao trả."


def gather(*paths: Path) -> list[Outcome]:
    return [outcome for batch in collect.fn(paths) for outcome in batch]


def jsonl(folder: Path, *rows: object, name: str = "tin.jsonl") -> Path:
    file = folder / name
    file.write_text(
        "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), encoding="utf-8"
    )
    return file


def only_reason(*paths: Path) -> str:
    (outcome,) = gather(*paths)
    assert (outcome.outcome, outcome.page) == ("failed", None)
    assert "\n" not in outcome.reason
    return outcome.reason


def test_a_text_file_is_a_page_with_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "tin mới.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.encode() + b"\r\n")
    (outcome,) = gather(tmp_path)
    page = outcome.page
    assert page
    assert page.body == b"\xef\xbb\xbf" + TEXT.encode() + b"\r\n"
    assert (page.kind, page.link.source, page.address) == ("file", "files", "file:tin%20m%E1%BB%9Bi.txt")
    assert dict(page.headers) == {"Content-Type": "text/plain; charset=utf-8"}


def test_a_renamed_file_is_the_same_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (first,) = gather(tmp_path / "a.txt")
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    (second,) = gather(tmp_path / "b.txt")
    assert first.link.native_id == second.link.native_id
    assert first.link.address != second.link.address


def test_two_copies_of_a_file_are_read_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    first, second = gather(tmp_path)
    assert (first.outcome, second.outcome) == ("fetched", "skipped")
    assert "a.txt" in second.reason


def test_a_row_is_a_page_with_its_own_line(tmp_path: Path) -> None:
    row = {"id": "x-1", "text": TEXT, "published": "2026-11-02", "url": "https://bao.example/tin/1"}
    (outcome,) = gather(jsonl(tmp_path, row))
    assert outcome.page
    assert json.loads(outcome.page.body) == row
    assert outcome.link.native_id == "x-1"
    assert outcome.page.address == "https://bao.example/tin/1"
    assert dict(outcome.page.headers) == {"Content-Type": "application/json"}


def test_an_article_is_its_id_else_its_address_else_its_text(tmp_path: Path) -> None:
    rows = [
        {"id": 0, "text": TEXT},
        {"id": "", "url": "https://bao.example/tin/2", "text": TEXT},
        {"id": None, "text": TEXT},
        {"html": "<p>Đồn Biên phòng Khe Đá</p>"},
    ]
    outcomes = gather(jsonl(tmp_path, *rows))
    assert [outcome.outcome for outcome in outcomes] == ["fetched"] * 4
    assert [outcome.link.native_id for outcome in outcomes[:2]] == ["0", "https://bao.example/tin/2"]
    assert [len(outcome.link.native_id or "") for outcome in outcomes[2:]] == [64, 64]
    assert [outcome.link.address for outcome in outcomes[2:]] == ["file:tin.jsonl#3", "file:tin.jsonl#4"]


def test_a_text_is_the_same_article_in_a_row_and_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT + "\n", encoding="utf-8")
    outcomes = gather(tmp_path / "a.txt", jsonl(tmp_path, {"text": TEXT}))
    assert outcomes[0].link.native_id == outcomes[1].link.native_id


def test_rows_that_share_an_address_are_told_apart_by_their_ids(tmp_path: Path) -> None:
    rows = [{"id": name, "url": "https://bao.example/", "text": f"{TEXT} {name}"} for name in ("a", "b")]
    outcomes = gather(jsonl(tmp_path, *rows))
    assert [(outcome.outcome, outcome.link.native_id) for outcome in outcomes] == [
        ("fetched", "a"),
        ("fetched", "b"),
    ]


def test_rows_that_share_an_id_are_one_article_or_a_mistake(tmp_path: Path) -> None:
    same = {"id": "a", "text": TEXT}
    outcomes = gather(jsonl(tmp_path, same, same, {"id": "a", "text": TEXT + " Hết."}))
    assert [outcome.outcome for outcome in outcomes] == ["fetched", "skipped", "failed"]
    assert "tin.jsonl#3" in outcomes[2].reason
    assert "tin.jsonl#1" in outcomes[2].reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[1]", 'no "text"'),
        ("null", 'no "text"'),
        ('"text"', 'no "text"'),
        ("{}", 'no "text"'),
        ('{"text": 5}', 'no "text"'),
        ('{"text": " "}', 'no "text"'),
        ('{"text": "a", "id": [1]}', '"id" is neither'),
        ('{"text": "a", "id": true}', '"id" is neither'),
        ('{"text": "a", "url": 5}', '"url" is not text'),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_malformed_row_is_named_and_the_others_go_on(tmp_path: Path, line: str, reason: str) -> None:
    bad, good = gather(jsonl(tmp_path, line, {"id": "2", "text": TEXT}))
    assert (bad.outcome, good.outcome) == ("failed", "fetched")
    assert reason in bad.reason
    assert bad.reason.startswith(f"{tmp_path / 'tin.jsonl'}#1: ")


def test_a_row_with_a_lone_surrogate_has_an_id(tmp_path: Path) -> None:
    (outcome,) = gather(jsonl(tmp_path, '{"text": "a \\ud800 b"}'))
    assert outcome.link.native_id


def test_a_row_that_is_not_utf_8_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    file = tmp_path / "tin.jsonl"
    file.write_bytes(b'{"text": "\xd0\xff"}\n\n' + json.dumps({"text": TEXT}).encode())
    bad, good = gather(file)
    assert (bad.outcome, good.outcome) == ("failed", "fetched")
    assert "tin.jsonl#1: not UTF-8 at byte 10" in bad.reason
    assert good.link.address == "file:tin.jsonl#3"


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    for name, content in {
        "a.txt": b"\xff\xfe",
        "b.txt": b" \r\n",
        "c.jsonl": b"\n",
        "d.pdf": b"%PDF",
        "e.gz": b"x",
    }.items():
        (tmp_path / name).write_bytes(content)
    assert "not UTF-8 at byte 0" in only_reason(tmp_path / "a.txt")
    assert "empty" in only_reason(tmp_path / "b.txt")
    assert "empty" in only_reason(tmp_path / "c.jsonl")
    assert "not read; give" in only_reason(tmp_path / "d.pdf")
    assert "not read; give" in only_reason(tmp_path / "e.gz")
    assert "No such file" in only_reason(tmp_path / "nothing.txt")
    assert len(gather(tmp_path)) == 5


def test_folders_are_read_in_order_and_hidden_files_are_not(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.txt", "a/.x.txt", "3.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{TEXT} {name}", encoding="utf-8")
    assert [outcome.link.address for outcome in gather(tmp_path)] == [
        "file:3.txt",
        "file:1.txt",
        "file:2.txt",
    ]


def test_batches_are_bounded_and_come_before_all_is_read(tmp_path: Path) -> None:
    file = jsonl(tmp_path, *({"id": number, "text": TEXT} for number in range(450)))
    batches = collect.fn([file])
    first = next(batches)
    file.unlink()
    assert [len(first), *map(len, batches)] == [200, 200, 50]


def test_a_batch_is_bounded_in_bytes_too(tmp_path: Path) -> None:
    rows = ({"id": number, "text": "a" * 9_000_000} for number in range(5))
    assert [len(batch) for batch in collect.fn([jsonl(tmp_path, *rows)])] == [3, 2]


def test_too_large_a_file_or_row_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * 20_000_001)
    assert "larger than" in only_reason(tmp_path / "a.txt")


def held(folder: Path, status: int = 200) -> Path:
    page = Page(
        link=Link(source="web", address="https://bao.example/tin/1", found_in="test"),
        address="https://bao.example/tin/1",
        status=status,
        headers=(("Content-Type", "text/html"),),
        body=f"<p>{TEXT}</p>".encode(),
        fetched_at=datetime(2026, 11, 22, tzinfo=UTC),
        kind="article",
    )
    archive.fn([page, page], folder)
    return folder / "web" / "2026-11.warc.gz"


def test_a_warc_file_gives_its_pages(tmp_path: Path) -> None:
    first, second = gather(held(tmp_path))
    assert (first.outcome, second.outcome) == ("fetched", "skipped")
    assert first.page
    assert first.page.body == f"<p>{TEXT}</p>".encode()
    assert first.link.native_id == "https://bao.example/tin/1"
    assert {outcome.outcome for outcome in gather(held(tmp_path / "gone", 404))} == {"skipped"}


@pytest.mark.parametrize("share", [0.55, 0.6, 0.65, 0.7])
def test_a_cut_warc_file_gives_what_stands_before_the_cut(tmp_path: Path, share: float) -> None:
    file = held(tmp_path)
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * share)])
    outcomes = gather(file)
    assert outcomes[0].outcome == "fetched"
    assert [outcome.outcome for outcome in outcomes[1:] if outcome.page] == []


def test_a_changed_byte_in_a_warc_file_never_becomes_a_page(tmp_path: Path) -> None:
    file = held(tmp_path)
    content = file.read_bytes()
    for position in range(0, len(content), 7):
        broken = bytearray(content)
        broken[position] ^= 0x20
        file.write_bytes(broken)
        for outcome in gather(file):
            assert not outcome.page or outcome.page.body == f"<p>{TEXT}</p>".encode(), position


def test_what_is_no_warc_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "x.warc").write_bytes(b"no archive at all")
    (tmp_path / "y.warc.gz").write_bytes(b"")
    assert "x.warc" in only_reason(tmp_path / "x.warc")
    assert "y.warc.gz" in only_reason(tmp_path / "y.warc.gz")
