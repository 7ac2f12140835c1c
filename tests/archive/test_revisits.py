"""A body that is held already is not written again, and comes back all the same."""

import os
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from tasks.archiving.members import member_at, read_record
from tasks.archiving.reading import replay
from tasks.archiving.verifying import verify
from tasks.archiving.writing import NOT_MODIFIED
from tasks.records import Page, Reject
from tests.archive.test_archive import WHEN, body_of, keep, only_file, page

LARGE = random.Random(3).randbytes(50_000)


def later(number: int, days: float, body: bytes = LARGE, **changes: object) -> Page:
    return page(number, body, fetched_at=WHEN + timedelta(days=days), **changes)


def kinds(folder: Path) -> list[str]:
    content = b"".join(file.read_bytes() for file in sorted(folder.glob("*/*.warc.gz")))
    return [record.rec_type for record in ArchiveIterator(BytesIO(content))]


def test_an_unchanged_body_is_written_once_and_read_each_time(tmp_path: Path) -> None:
    archived = keep([later(1, 0)], tmp_path) + keep([later(1, 1)], tmp_path) + keep([later(2, 20)], tmp_path)
    assert list(replay(tmp_path)) == archived
    assert {each.body for each in archived} == {LARGE}
    assert kinds(tmp_path) == ["request", "response", "metadata", *["request", "revisit", "metadata"] * 2]
    assert [file.name for file in sorted((tmp_path / "sample").glob("*.gz"))] == [
        "2026-11.warc.gz",
        "2026-12.warc.gz",
    ]
    assert sum(file.stat().st_size for file in tmp_path.glob("*/*.gz")) < len(LARGE) + 6000


def test_the_same_files_collected_again_cost_no_body(tmp_path: Path) -> None:
    def held(days: int) -> list[Page]:
        return [
            later(n, days, LARGE + bytes([n]), kind="file", request_headers=(), address=f"file:{n}.txt")
            for n in range(3)
        ]

    archived = keep(held(0), tmp_path)
    size = only_file(tmp_path).stat().st_size
    archived += keep(held(1), tmp_path)
    assert only_file(tmp_path).stat().st_size - size < 6000
    assert list(replay(tmp_path)) == archived


def test_a_page_that_is_not_modified_refers_to_the_copy_held(tmp_path: Path) -> None:
    (first,) = keep([later(1, 0)], tmp_path)
    archived = keep([later(1, 1, b"", status=304), later(9, 1, b"", status=304)], tmp_path)
    assert list(replay(tmp_path)) == [first, *archived]
    content = only_file(tmp_path).read_bytes()
    revisits = [record for record in ArchiveIterator(BytesIO(content)) if record.rec_type == "revisit"]
    assert [record.rec_headers.get_header("WARC-Profile") for record in revisits] == [NOT_MODIFIED] * 2
    assert [record.http_headers.get_statuscode() for record in revisits] == ["304", "304"]
    assert [record.rec_headers.get_header("WARC-Refers-To") for record in revisits] == [
        first.record_id,
        None,
    ]


def test_an_empty_body_and_a_changed_one_are_written(tmp_path: Path) -> None:
    keep([later(1, 0), later(1, 1, LARGE + b"."), later(2, 1, b"", status=404)], tmp_path)
    keep([later(2, 2, b"", status=404)], tmp_path)
    assert "revisit" not in kinds(tmp_path)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 60)), min_size=1, max_size=8), st.data())
def test_any_history_comes_back_in_order(
    tmp_path_factory: pytest.TempPathFactory, looks: list[tuple[int, int]], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("archive")
    pages = [later(n, day, LARGE[: 100 + n]) for day, n in sorted((day, n) for n, day in looks)]
    cut = data.draw(st.integers(0, len(pages)))
    archived = keep(pages[:cut], folder)
    if data.draw(st.booleans()):
        for index in folder.glob("*/index.sqlite3"):
            index.write_bytes(data.draw(st.sampled_from([b"", b"no database" * 100])))
    archived += keep(pages[cut:], folder)
    assert list(replay(folder)) == archived
    assert [report.problems for report in verify(folder) if report.problems] == []
    assert kinds(folder).count("response") == len({each.body for each in pages})


def test_a_damaged_original_is_written_anew_by_the_next_look(tmp_path: Path) -> None:
    keep([later(1, 0), page(2, body_of(2))], tmp_path)
    file = only_file(tmp_path)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    (anew,) = keep([later(1, 1)], tmp_path)
    rejects: list[Reject] = []
    assert list(replay(tmp_path, report=rejects.append))[-1] == anew
    assert rejects
    assert anew.archived_at is not None
    member = member_at(file, anew.archived_at)
    assert member is not None
    assert read_record(member.content).kind == "response"


def test_a_file_that_lost_its_end_is_not_relied_on(tmp_path: Path) -> None:
    first = keep([page(1, body_of(1))], tmp_path)
    size = only_file(tmp_path).stat().st_size
    keep([later(2, 1)], tmp_path)
    os.truncate(only_file(tmp_path), size)
    again = keep([later(2, 2)], tmp_path)
    assert list(replay(tmp_path)) == first + again


def test_a_whole_archive_has_no_problem(mixed: Path) -> None:
    (report,) = verify(mixed)
    assert (report.name, report.page_count, report.problems) == ("sample/2026-11.warc.gz", 6, [])
    assert len(report.record_ids) == 6
    assert list(verify(mixed / "none")) == []


def test_every_flipped_bit_in_a_record_is_found(mixed: Path) -> None:
    file = only_file(mixed)
    content = file.read_bytes()
    whole = list(replay(mixed))
    chance = random.Random(11)
    unseen = 0
    for _ in range(100):
        broken = bytearray(content)
        broken[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        file.write_bytes(broken)
        rejects: list[Reject] = []
        kept = list(replay(mixed, report=rejects.append))
        assert [each for each in whole if each in kept] == kept
        unseen += not rejects
    # Left unseen: a flip in the time stamp or system byte of a gzip header, which says nothing.
    assert unseen <= 3


def test_a_lost_file_takes_the_pages_that_repeat_it_and_that_is_said(tmp_path: Path) -> None:
    keep([later(1, 0)], tmp_path)
    archived = keep([later(1, 20), later(2, 20, body_of(2))], tmp_path)
    (tmp_path / "sample" / "2026-11.warc.gz").unlink()
    rejects: list[Reject] = []
    assert list(replay(tmp_path, report=rejects.append)) == archived[1:]
    assert "cannot be read in sample/2026-11.warc.gz" in rejects[0].reason


def test_a_write_that_was_cut_off_is_named_wherever_it_was_cut(tmp_path: Path) -> None:
    keep([page(1)], tmp_path)
    whole = only_file(tmp_path).stat().st_size
    keep([page(2, body_of(2))], tmp_path)
    content = only_file(tmp_path).read_bytes()
    for cut in range(whole + 1, len(content), 41):
        only_file(tmp_path).write_bytes(content[:cut])
        (report,) = verify(tmp_path)
        if report.problems:
            assert "damaged at byte" in report.problems[0]
        else:  # a request alone is no page
            assert report.page_count == 1


def test_a_file_under_another_name_is_named(tmp_path: Path) -> None:
    keep([page(1)], tmp_path)
    only_file(tmp_path).rename(tmp_path / "sample" / "2026-10.warc.gz")
    (report,) = verify(tmp_path)
    assert "lies in sample/2026-10.warc.gz" in report.problems[0]


def test_the_clock_going_back_changes_nothing(tmp_path: Path) -> None:
    archived = keep([later(1, 0)], tmp_path)
    earlier = keep([replace(later(1, 0), fetched_at=datetime(2026, 10, 1, tzinfo=UTC))], tmp_path)
    assert list(replay(tmp_path)) == earlier + archived
