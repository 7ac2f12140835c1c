"""Open the writer's file: one process at a time, waiting its turn, on a schema brought up to date."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from warehouse.errors import DiskFull, WarehouseDamaged, WarehouseLocked
from warehouse.migrate import migrate
from warehouse.reference import load_vocabulary

# DuckDB 1.5 and 2.0 both read and write this format.
STORAGE_VERSION = "v1.5.0"

DAMAGE = (
    duckdb.IOException,
    duckdb.FatalException,
    duckdb.InternalException,
    duckdb.SerializationException,
)

# Between two tries for a lock.
PAUSE_SECONDS = 0.1


@contextmanager
def open_warehouse(path: Path, wait_seconds: float = 60.0) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a connection to the writer's file, created and migrated where needed; closed at the end.

    Waits up to `wait_seconds` for another writer or reader. Raises WarehouseLocked (with the holder's
    process id), WarehouseDamaged, NewerSchema; DiskFull also out of the body of the `with`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    deadline = time.monotonic() + wait_seconds
    with _told(path), _file_lock(path, deadline):
        con = _attach(path, deadline)
        try:
            migrate(con)
            load_vocabulary(con)
            yield con
        finally:
            con.close()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say in our words what DuckDB says of damage and of a full disk."""
    try:
        yield
    except duckdb.Error as error:
        said = str(error).splitlines()[0][:200]
        if "No space left" in str(error):
            raise DiskFull(
                f"{path}: the disk is full; the last load was taken back: make room, run again"
            ) from error
        if not is_damage(error):
            raise
        raise WarehouseDamaged(
            f"{path}: cannot be read as a warehouse ({said}); restore the backup or run `cotmoc rebuild`"
        ) from error


def is_damage(error: duckdb.Error) -> bool:
    """Tell whether DuckDB says that the file itself is broken: a bad checksum is a bare Error."""
    return isinstance(error, DAMAGE) or "Corrupt database file" in str(error)


@contextmanager
def _file_lock(path: Path, deadline: float) -> Iterator[None]:
    """Hold `<file>.lock`; the system frees it when the process ends, however it ends."""
    lock = path.with_name(path.name + ".lock")
    handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        while not _locked(handle):
            if time.monotonic() > deadline:
                holder = lock.read_text("ascii").strip() or "unknown"
                raise WarehouseLocked(f"{path}: held by process {holder}; wait for it to end, or stop it")
            time.sleep(PAUSE_SECONDS)
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(handle)


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _attach(path: Path, deadline: float) -> duckdb.DuckDBPyConnection:
    """Attach the file, waiting while a reader outside cotmoc holds it."""
    con = duckdb.connect()
    con.execute("set TimeZone = 'UTC'")
    quoted = str(path).replace("'", "''")
    while True:
        try:
            con.execute(f"attach '{quoted}' as warehouse (storage_version '{STORAGE_VERSION}')")
            break
        except duckdb.IOException as error:
            if "lock" not in str(error):
                con.close()
                raise
            if time.monotonic() > deadline:
                con.close()
                said = str(error).splitlines()[0][:200]
                raise WarehouseLocked(f"{path}: {said}; close that reader") from error
            time.sleep(PAUSE_SECONDS)
    con.execute("use warehouse")
    return con
