"""Backfill: the articles of past days out of an archive, step by step, cut off or not."""

import json
import os
import pty
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

import duckdb
import pytest

from flows import cli
from flows.backfill import backfill
from flows.lock import only_run
from flows.server import Server as PrefectServer
from flows.server import start_server, stop_server
from flows.settings import quiet_prefect, read_settings
from tasks.errors import AnotherRun, BadSettings
from tests.fetching.server import Server, answer
from tests.newsroom.articles import load
from tests.newsroom.server import Newsroom
from warehouse.content import content_hash

PAGE = """<html><head><title>{title}</title>
<meta property="article:published_time" content="{day}T08:00:00+07:00"></head>
<body><article><h1 class="article__title">{title}</h1>
<h2 class="article__sapo">Đồn Biên phòng Nậm Xanh vừa tiếp nhận {count} công dân từ phía bạn.</h2>
<div class="article__body"><p>Ngày {day}, Đồn Biên phòng Nậm Xanh cùng công an xã tiếp nhận {count} công
dân do phía bạn trao trả qua cửa khẩu, đúng theo quy chế mà hai bên đã ký.</p>
<p>Các công dân được khám sức khỏe, lấy lời khai và đưa về địa phương an toàn ngay trong ngày.</p></div>
</article></body></html>"""
ITEM = '<li><h2 class="story__heading"><a href="{path}">Trao trả</a></h2><span>{day:%d/%m/%Y}</span></li>'
DAYS = [date(2026, month, day) for month in (6, 7, 8) for day in (3, 14, 30)]
JULY = ("backfill", "newsroom", "--from", "2026-07-01", "--to", "2026-07-31")


def number_of(day: date) -> int:
    return 600_000 + 100 * day.month + day.day


def path_of(day: date) -> str:
    return f"/tin-bien-phong-post{number_of(day)}.html"


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A paper with a sitemap a month and a dated listing of two pages; it stands for the newsroom."""
    with Server() as server:
        monkeypatch.setenv("COTMOC_NEWSROOM", server.address)
        fill(server)
        yield server


def fill(server: Server) -> None:
    server.on("/robots.txt", answer(b"User-agent: *\nDisallow:\n"))
    index = ""
    for month in (6, 7, 8):
        days = [day for day in DAYS if day.month == month and day.day < 30]
        urls = "".join(
            f"<url><loc>{server.address}{path_of(day)}</loc><lastmod>{day}</lastmod></url>" for day in days
        )
        where = server.on(f"/sitemaps/2026-0{month}.xml", answer(f"<urlset>{urls}</urlset>".encode()))
        index += f"<sitemap><loc>{where}</loc></sitemap>"
    server.on("/sitemap.xml", answer(f"<sitemapindex>{index}</sitemapindex>".encode()))
    listed = [[day for day in reversed(DAYS) if day.day > 3][start : start + 2] for start in (0, 2, 4)]
    for number, days in enumerate(listed, 1):
        items = "".join(ITEM.format(path=path_of(day), day=day) for day in days)
        server.on(f"/trong-tinh/trang-{number}", answer(f"<html><ul>{items}</ul></html>".encode()))
    for day in DAYS:
        page = PAGE.format(title=f"Trao trả công dân {day}", day=day, count=day.day)
        server.on(path_of(day), answer(page.encode()))


def ask(home: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as con:
        return con.execute(sql).fetchall()


WHAT_JULY_HOLDS = [(str(number_of(date(2026, 7, day))),) for day in (3, 14, 30)]
HELD = "select native_id from article order by native_id"


@pytest.mark.usefixtures("prefect_server")
@pytest.mark.xdist_group("prefect")
def test_a_walk_that_a_host_cuts_off_goes_on_where_it_stood(
    archive: Server, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    busy = answer(status=429, headers={"Retry-After": "7200"})
    archive.on("/trong-tinh/trang-2", busy)
    assert cli.run([*JULY, "--json"]) == cli.SOURCE_FAILED
    said = capsys.readouterr()
    first = json.loads(said.out)
    assert (first["fetched"], first["parsed"], first["steps"], first["left"]) == (2, 2, 4, 1)
    assert "7200 s" in first["problems"][0]
    assert said.err == ""
    # June's sitemap may hold the first hours of July; nothing of June or August is fetched.
    assert archive.paths() == [
        *("/sitemap.xml", "/sitemaps/2026-06.xml", "/sitemaps/2026-07.xml"),
        *(path_of(date(2026, 7, 3)), path_of(date(2026, 7, 14))),
        *("/trong-tinh/trang-1", "/trong-tinh/trang-2"),
    ]

    archive.asked.clear()
    fill(archive)
    for kept in (home / "hosts").iterdir():
        kept.unlink()  # the two hours are over
    assert cli.run(list(JULY)) == cli.DONE
    assert "goes on with what was left; 2 sitemaps and lists read, none left" in capsys.readouterr().out
    # The third page is of June: read, and nothing behind it.
    assert archive.paths() == ["/trong-tinh/trang-2", path_of(date(2026, 7, 30)), "/trong-tinh/trang-3"]
    assert ask(home, HELD) == WHAT_JULY_HOLDS
    assert ask(home, "select count(*) from fct_run_source where not is_balanced") == [(0,)]
    assert list((home / "backfill").iterdir()) == []


@pytest.mark.prove
@pytest.mark.usefixtures("prefect_server")
@pytest.mark.xdist_group("prefect")
def test_a_month_of_the_newsroom_is_filled_in_by_small_steps(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.backfill.MOST_LINKS", 3)
    october = ("backfill", "newsroom", "--from", "2026-10-01", "--to", "2026-10-31")
    with Newsroom() as newsroom:
        monkeypatch.setenv("COTMOC_NEWSROOM", newsroom.address)
        assert cli.run(list(october)) == cli.DONE
        first = [request.path for request in newsroom.requests]
        newsroom.requests.clear()
        assert cli.run(list(october)) == cli.DONE
        again = [request.path for request in newsroom.requests]
    held = {native_id for (native_id,) in ask(home, HELD)}
    wanted = {
        str(story.id)
        for story in load()
        if story.section != "bien-phong" and story.published and story.published.month == 10
    }
    assert wanted
    assert wanted <= held
    # Its listing has no dates: it is left where a page holds nothing but older articles.
    assert "/trong-tinh/trang-2" in first
    assert "/trong-tinh/trang-3" not in first
    assert not [path for path in again if path in first and path.endswith(tuple(wanted))]
    assert ask(home, "select count(*) from fct_run_source where not is_balanced") == [(0,)]


def test_a_backfill_that_cannot_be_is_refused(archive: Server, home: Path) -> None:
    first, last = date(2026, 7, 1), date(2026, 7, 2)
    with pytest.raises(BadSettings, match="exchange them"):
        backfill.fn("newsroom", last, first)
    with pytest.raises(BadSettings, match="declares no archive"):
        backfill.fn("files", first, last)
    with only_run(home / "locks", "newsroom-backfill"), pytest.raises(AnotherRun, match="wait for its end"):
        backfill.fn("newsroom", first, last)
    assert archive.asked == []


@pytest.fixture(scope="module")
def prefect(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrefectServer]:
    settings = read_settings(tmp_path_factory.mktemp("server"))
    quiet_prefect(settings, verbose=False)
    server = start_server(settings)
    yield server
    stop_server(settings, server)


def start(home: Path, prefect: PrefectServer, screen: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "flows.cli", *JULY, "--home", str(home)],
        env={**os.environ, "PREFECT_API_URL": prefect.api},
        stdout=subprocess.DEVNULL,
        stderr=screen,
        start_new_session=True,
    )


@pytest.mark.prove
@pytest.mark.xdist_group("kills")
def test_a_walk_killed_at_any_of_its_addresses_ends_in_the_same_content(
    archive: Server, tmp_path: Path, prefect: PrefectServer
) -> None:
    seen, screen = pty.openpty()
    shown: list[bytes] = []
    threading.Thread(target=watch, args=(seen, shown), daemon=True).start()
    assert start(tmp_path / "undisturbed", prefect, screen).wait() == 0
    assert b"newsroom sitemap.xml" in b"".join(shown)  # a bar, where a person looks
    undisturbed = content(tmp_path / "undisturbed")
    for number, path in enumerate(archive.paths()):
        fill(archive)
        home = tmp_path / f"killed-{number}"
        running: list[int] = []
        archive.replies[path].insert(0, partial(kill, running))
        process = start(home, prefect)
        running.append(process.pid)
        assert process.wait() == -signal.SIGKILL, path
        began_with = len(archive.paths())
        assert start(home, prefect).wait() == 0
        assert content(home) == undisturbed, f"killed at {path}"
        if "trang-2" in path:  # what was done is not done again
            assert "/sitemap.xml" not in archive.paths()[began_with:]


def watch(terminal: int, shown: list[bytes]) -> None:
    with suppress(OSError):
        while chunk := os.read(terminal, 4096):
            shown.append(chunk)


def kill(group: list[int], _: socket.socket) -> None:
    os.killpg(group[0], signal.SIGKILL)


def content(home: Path) -> str:
    with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as con:
        assert con.execute("select * from fct_run_source where not is_balanced").fetchall() == []
        return content_hash(con)
