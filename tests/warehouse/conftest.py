"""A warehouse of the test's own, copied from an empty one that is made once."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from duckdb import DuckDBPyConnection

from warehouse.connect import open_warehouse


@pytest.fixture(scope="session")
def new_file(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """Give the path of another empty warehouse at each call."""
    empty = tmp_path_factory.mktemp("empty") / "warehouse.duckdb"
    with open_warehouse(empty):
        pass
    return lambda: Path(shutil.copy(empty, tmp_path_factory.mktemp("file")))


@pytest.fixture
def file(new_file: Callable[[], Path]) -> Path:
    return new_file()


@pytest.fixture
def con(file: Path) -> Iterator[DuckDBPyConnection]:
    with open_warehouse(file) as connection:
        yield connection
