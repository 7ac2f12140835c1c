"""Readers of other makers find in the archive what was put there: warcio, and fastwarc's of its own."""

from io import BytesIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from tasks.archiving.writing import NOT_MODIFIED, SAME_BODY
from tests.archive.test_archive import body_of, only_file
from tests.archive.test_revisits import LARGE

fastwarc = pytest.importorskip("fastwarc.warc")


def test_two_other_readers_find_the_same_records_and_digests(mixed: Path) -> None:
    content = only_file(mixed).read_bytes()
    read = [
        (each.rec_type, each.rec_headers.get_header("WARC-Record-ID"))
        for each in ArchiveIterator(BytesIO(content), check_digests="raise")
        if each.content_stream().read() is not None
    ]
    assert len(read) == 17
    found = []
    for record in fastwarc.ArchiveIterator(BytesIO(content), parse_http=False):
        found.append((record.headers["WARC-Type"], record.headers["WARC-Record-ID"]))
        assert record.headers.status_line == "WARC/1.1"
        assert record.verify_block_digest()
    assert found == read


def test_another_reader_gives_bodies_and_what_they_repeat(mixed: Path) -> None:
    bodies, profiles = [], []
    for record in fastwarc.ArchiveIterator(BytesIO(only_file(mixed).read_bytes())):
        if record.headers["WARC-Type"] == "response":
            assert record.verify_payload_digest()
            bodies.append(record.reader.read())
        elif record.headers["WARC-Type"] == "revisit":
            profiles.append(record.headers["WARC-Profile"])
    assert bodies == [LARGE, body_of(2), "Đồn Biên phòng".encode()]
    assert profiles == [SAME_BODY, SAME_BODY, NOT_MODIFIED]
