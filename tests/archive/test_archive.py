"""The archive gives back what it was given, whatever happened to its files."""

import json
import os
import random
import threading
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from tasks.archive import archive
from tasks.archiving.reading import replay
from tasks.errors import BadSettings
from tasks.records import Link, Page, Reject

WHEN = datetime(2026, 11, 22, 8, 30, 1, 123456, tzinfo=UTC)
BODY = "<html><p>Đồn Biên phòng Nậm Sương bắt giữ 2 đối tượng.</p></html>".encode()


def page(number: int = 1, body: bytes = BODY, **changes: object) -> Page:
    link = Link(
        source="sample",
        address=f"https://bao.example/tin/{number}?a=b#c",
        found_in="https://bao.example/rss",
        title="Bắt giữ 2 đối tượng",
        published_at=datetime(2026, 11, 22, 1, tzinfo=UTC),
        native_id=str(number),
        etag='W/"1"',
    )
    made = Page(
        link=link,
        address=f"https://bao.example/tin/{number}",
        status=200,
        headers=(
            ("Content-Type", "text/html; charset=utf-8"),
            ("Set-Cookie", "a=1"),
            ("Set-Cookie", "b=2"),
            ("X-Crawl-Content-Encoding", "gzip"),
        ),
        body=body,
        fetched_at=WHEN,
        kind="article",
        request_headers=(("User-Agent", "cotmoc/0 (+x)"), ("If-None-Match", 'W/"1"')),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def body_of(number: int) -> bytes:
    return f"<html><p>Trao trả {number} công dân qua cửa khẩu Nậm Sương.</p></html>".encode()


def keep(pages: list[Page], folder: Path) -> list[Page]:
    return archive.fn(pages, folder)


def only_file(folder: Path) -> Path:
    (file,) = folder.glob("*/*.warc.gz")
    return file


def test_what_goes_in_comes_out_in_the_order_written(tmp_path: Path) -> None:
    pages = [
        page(1),
        page(2, status=404, body=b""),
        page(3, kind="feed", body=bytes(range(256)) * 300),
        page(
            4,
            kind="file",
            headers=(("Content-Type", "text/plain"),),
            request_headers=(),
            body="Ngày 5-11".encode(),
        ),
        page(5, address="file:tin%20m%E1%BB%9Bi.txt", kind="file", request_headers=()),
        page(6, headers=(("X-Tên", "giá trị"), ("X-Long", "a" * 3000), ("X-Giá", "đ"), ("X-Latin", "Ã©"))),
        page(7, status=599, body=b"HTTP/1.1 200 OK\r\n\r\nWARC/1.1\r\n"),
    ]
    archived = keep(pages, tmp_path)
    assert [replace(each, record_id=None, archived_in=None, archived_at=None) for each in archived] == pages
    assert list(replay(tmp_path)) == archived


@given(
    body=st.binary(max_size=500),
    status=st.sampled_from([200, 404, 410]),
    title=st.none() | st.text(max_size=20).filter(lambda text: text.isprintable()),
)
def test_any_bytes_come_back(
    tmp_path_factory: pytest.TempPathFactory, body: bytes, status: int, title: str | None
) -> None:
    folder = tmp_path_factory.mktemp("archive")
    one = page(1, body, status=status)
    archived = keep([replace(one, link=replace(one.link, title=title))], folder)
    assert list(replay(folder)) == archived


def test_a_source_and_a_month_have_a_file_each_and_the_batch_keeps_its_order(tmp_path: Path) -> None:
    other = page(2, fetched_at=datetime(2026, 10, 31, 23, 59, tzinfo=UTC))
    third = replace(page(3), link=replace(page(3).link, source="bien-phong"))
    archived = keep([page(1), other, third, page(4)], tmp_path)
    assert [each.archived_in for each in archived] == [
        "sample/2026-11.warc.gz",
        "sample/2026-10.warc.gz",
        "bien-phong/2026-11.warc.gz",
        "sample/2026-11.warc.gz",
    ]
    assert [each.link.native_id for each in replay(tmp_path)] == ["3", "2", "1", "4"]
    assert [each.link.native_id for each in replay(tmp_path, "sample")] == ["2", "1", "4"]


def test_other_tools_read_it_as_warc_1_1(tmp_path: Path) -> None:
    archived = keep([page(1), page(2, body_of(2), kind="file", request_headers=())], tmp_path)
    content = only_file(tmp_path).read_bytes()
    assert content.count(b"\x1f\x8b\x08") >= 5
    records = [
        (each.rec_type, each.rec_headers.protocol, each.content_stream().read())
        for each in ArchiveIterator(BytesIO(content))
    ]
    assert [kind for kind, _, _ in records] == ["request", "response", "metadata", "resource", "metadata"]
    assert {version for _, version, _ in records} == {"WARC/1.1"}
    assert records[1][2] == BODY
    said = json.loads(records[2][2])
    assert said["link"]["title"] == "Bắt giữ 2 đối tượng"
    assert said["kind"] == "article"
    for each in archived:
        assert each.archived_at is not None
        first = next(iter(ArchiveIterator(BytesIO(content[each.archived_at :]))))
        assert first.rec_headers.get_header("WARC-Record-ID") == each.record_id


def test_a_tail_cut_at_any_byte_loses_only_the_last_page(tmp_path: Path) -> None:
    first = keep([page(1)], tmp_path / "whole")
    whole = only_file(tmp_path / "whole").stat().st_size
    keep([page(2)], tmp_path / "whole")
    content = only_file(tmp_path / "whole").read_bytes()
    for cut in range(whole + 1, len(content), 23):
        folder = tmp_path / str(cut)
        file = folder / "sample" / "2026-11.warc.gz"
        file.parent.mkdir(parents=True)
        file.write_bytes(content[:cut])
        again = keep([page(3)], folder)
        rejects: list[Reject] = []
        assert list(replay(folder, report=rejects.append)) == [*first, *again], cut
        assert rejects == []
        assert file.with_suffix(".torn").read_bytes() == content[whole:cut]


def test_a_torn_tail_does_not_stop_a_replay(tmp_path: Path) -> None:
    archived = keep([page(1), page(2, body_of(2))], tmp_path)
    file = only_file(tmp_path)
    file.write_bytes(file.read_bytes()[:-30])
    rejects: list[Reject] = []
    assert list(replay(tmp_path, report=rejects.append)) == archived[:1]
    assert [(each.source, each.step) for each in rejects] == [("sample", "archive")]
    assert "damaged at byte" in rejects[0].reason


def test_a_flipped_bit_costs_one_page_and_is_reported(tmp_path: Path) -> None:
    archived = keep([page(number, body_of(number)) for number in range(5)], tmp_path)
    file = only_file(tmp_path)
    content = file.read_bytes()
    chance = random.Random(7)
    for _ in range(100):
        broken = bytearray(content)
        broken[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        file.write_bytes(broken)
        rejects: list[Reject] = []
        kept = list(replay(tmp_path, report=rejects.append))
        # A flip in a request record, or in a byte of a gzip header that says nothing, loses no page.
        assert [each for each in archived if each in kept] == kept
        assert len(kept) >= 4
        assert len(kept) == 5 or rejects


def test_a_file_that_is_no_archive_is_kept_aside(tmp_path: Path) -> None:
    file = tmp_path / "sample" / "2026-11.warc.gz"
    file.parent.mkdir()
    file.write_bytes(b"something else")
    archived = keep([page(1)], tmp_path)
    assert list(replay(tmp_path)) == archived
    assert file.with_suffix(".torn").read_bytes() == b"something else"


def test_two_writers_take_turns(tmp_path: Path) -> None:
    writers = [
        threading.Thread(target=lambda start=start: [keep([page(start + n)], tmp_path) for n in range(10)])
        for start in (100, 200, 300)
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len({each.link.native_id for each in replay(tmp_path)}) == 30


def test_a_full_disk_takes_the_batch_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = keep([page(1)], tmp_path)
    size = only_file(tmp_path).stat().st_size

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        with pytest.raises(OSError, match="No space"):
            keep([page(2), page(3)], tmp_path)
    assert only_file(tmp_path).stat().st_size == size
    assert list(replay(tmp_path)) == first


@pytest.mark.parametrize("name", ["../x", "", "a/b", "A", "x" * 65])
def test_a_source_that_is_no_folder_name_is_refused(tmp_path: Path, name: str) -> None:
    one = page(1)
    with pytest.raises(BadSettings):
        keep([replace(one, link=replace(one.link, source=name))], tmp_path)


def test_an_empty_batch_and_an_empty_folder_are_nothing(tmp_path: Path) -> None:
    assert keep([], tmp_path) == []
    assert list(replay(tmp_path)) == []
