"""An archive of every kind of record that is written."""

from pathlib import Path

import pytest

from tests.archive.test_archive import body_of, keep, page
from tests.archive.test_revisits import later


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    keep(
        [later(1, 0), page(2, body_of(2), status=404), later(3, 1, kind="file", request_headers=())], tmp_path
    )
    keep([later(1, 2), later(1, 3, b"", status=304), later(4, 4, "Đồn Biên phòng".encode())], tmp_path)
    return tmp_path
