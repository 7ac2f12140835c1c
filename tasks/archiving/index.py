"""What the archive holds of a source, to be looked up: which body lies where, and how far a file is whole.

It is a memory only, made again from the files where it is lost, damaged or behind them; what it says is
checked against the file before anything relies on it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tasks.archiving.members import Member, Record, members, read_record
from tasks.archiving.reading import archive_files, body_at
from tasks.archiving.writing import Held, digest_of
from tasks.errors import TornArchive
from tasks.records import Page

TABLES = """
create table if not exists file (name text primary key, length integer not null);
create table if not exists body (
    digest text not null, record_id text not null, address text not null, date text not null,
    file text not null, offset integer not null
);
create index if not exists body_by_digest on body (digest);
create index if not exists body_by_address on body (address);
"""
# So many copies of one body are tried; more than one there is only where files were damaged.
TRIED_COPIES = 3


@contextmanager
def open_index(folder: Path, source: str) -> Iterator["Index"]:
    """Give the index of a source; one that cannot be read is made anew."""
    path = folder / source / "index.sqlite3"
    try:
        con = _connect(path)
    except sqlite3.DatabaseError:
        path.unlink()
        con = _connect(path)
    with closing(con):
        yield Index(con, folder)


def _connect(path: Path) -> sqlite3.Connection:
    con = sqlite3.connect(path, timeout=60)
    try:
        con.execute("pragma synchronous = off")  # what a power cut takes is read again from the files
        con.executescript(TABLES)
    except sqlite3.DatabaseError:
        con.close()
        raise
    return con


class Index:
    """The bodies of one source and the whole length of its files."""

    def __init__(self, con: sqlite3.Connection, folder: Path) -> None:
        self._con, self._folder = con, folder

    def catch_up(self, name: str) -> int:
        """Learn what the source's files hold beyond what is known; give where its last whole page ends."""
        whole = {path.name: self._learn(path) for path in archive_files(self._folder, name.partition("/")[0])}
        return whole[name.partition("/")[2]]

    def _learn(self, path: Path) -> int:
        name = path.relative_to(self._folder).as_posix()
        known = self._con.execute("select length from file where name = ?", [name]).fetchone()
        whole, size = known[0] if known else 0, path.stat().st_size
        if whole == size and known:
            return int(whole)
        if whole > size:
            self._con.execute("delete from body where file = ?", [name])
            whole = 0
        begun: tuple[Member, Record] | None = None
        for member in members(path, whole):
            try:
                record = read_record(member.content)
            except TornArchive:
                begun = None
                continue
            if record.kind in {"response", "resource"}:
                begun = (member, record)
            elif record.kind == "metadata":
                whole = member.end
                if begun:
                    self.add(digest_of(begun[1].payload), _held(*begun, name))
                begun = None
        self.keep(name, whole)
        return int(whole)

    def add(self, digest: str, held: Held) -> None:
        """Learn where a body lies; forgotten unless `keep` follows."""
        row = (digest, held.record_id, held.address, held.date, held.file, held.offset)
        self._con.execute("insert into body values (?, ?, ?, ?, ?, ?)", row)

    def keep(self, name: str, whole: int) -> None:
        """Keep what was learnt, and how far the file is whole."""
        self._con.execute("insert or replace into file values (?, ?)", [name, whole])
        self._con.commit()

    def held(self, page: Page) -> Held | None:
        """Give the copy that a page repeats, byte for byte, or (of status 304) was compared with."""
        if page.status == 304:
            return next(self._copies("address", page.address), None)
        for copy in self._copies("digest", digest_of(page.body)) if page.body else ():
            if body_at(self._folder, copy.file, copy.offset, copy.record_id) == page.body:
                return copy
        return None

    def _copies(self, column: str, value: str) -> Iterator[Held]:
        wanted = f"select record_id, address, date, file, offset from body where {column} = ?"
        rows = self._con.execute(f"{wanted} order by rowid desc limit {TRIED_COPIES}", [value])
        return (Held(*row) for row in rows.fetchall())


def _held(member: Member, record: Record, name: str) -> Held:
    address, date = record.header("WARC-Target-URI"), record.header("WARC-Date")
    return Held(record.record_id, address, date, name, member.start)
