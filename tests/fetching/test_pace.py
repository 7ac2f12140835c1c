"""Pace: pauses that outlive a run, hosts in trouble, rests that were asked for, rules that are kept."""

import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from tasks.fetch import fetch
from tasks.fetching.fetcher import Fetcher
from tasks.fetching.pauses import JITTER, Pauses
from tasks.fetching.robots import KEPT_SECONDS
from tasks.records import Link
from tests.fetching.conftest import LIMITS, ask
from tests.fetching.server import Server, answer

PAGE = "<html><body><p>Tổ công tác Đồn Biên phòng Khe Đá bàn giao 3 công dân.</p></body></html>".encode()
RULES = answer(b"User-agent: *\nDisallow: /tin/2")


def gaps(server: Server) -> list[float]:
    asked = sorted(server.asked, key=lambda each: each.began)
    return [after.began - before.ended for before, after in pairwise(asked)]


def pages(server: Server, count: int) -> list[str]:
    return [server.on(f"/tin/{number}", answer(PAGE)) for number in range(count)]


def test_a_pause_survives_a_new_start(server: Server, open_door: Callable[..., Fetcher]) -> None:
    (address,) = pages(server, 1)
    for _ in range(3):
        assert ask(open_door(pause_seconds=0.2), address).outcome == "fetched"
    assert min(gaps(server)) >= 0.19


def test_a_run_that_is_killed_in_a_request_leaves_its_mark(tmp_path: Path) -> None:
    script = (
        "import os, pathlib, sys; from tasks.fetching.pauses import Pauses\n"
        "with Pauses(pathlib.Path(sys.argv[1]), 60).turn('bao.example', 0): os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=False).returncode == 9
    killed_at, began = time.time(), time.monotonic()
    with Pauses(tmp_path, 60).turn("bao.example", 0.5):
        assert time.monotonic() - began >= 0.5 - (time.time() - killed_at) - 0.4
    assert time.monotonic() - began >= 0.1


def test_pauses_come_at_no_fixed_beat(server: Server, open_door: Callable[..., Fetcher]) -> None:
    fetcher = open_door(pause_seconds=0.1)
    for address in pages(server, 8):
        ask(fetcher, address)
    found = gaps(server)[1:]
    assert min(found) >= 0.099
    assert max(found) - min(found) >= 0.1 * JITTER / 5


def pause_of(folder: Path) -> float:
    (file,) = folder.glob("*.json")
    return float(json.loads(file.read_text(encoding="utf-8"))["pause_seconds"])


def test_a_host_in_trouble_is_asked_more_slowly_and_one_that_recovers_as_before(
    server: Server, open_door: Callable[..., Fetcher], tmp_path: Path
) -> None:
    patient = replace(LIMITS, longest_wait_seconds=5.0)
    fetcher = open_door(limits=patient, pause_seconds=0.02)
    ask(fetcher, server.on("/tin/1", answer(status=503)))
    troubled = pause_of(tmp_path / "hosts")
    assert troubled >= 0.02 * 2**3
    assert min(gaps(server)[-2:]) >= 0.03  # the second and the third try
    server.on("/tin/1", answer(PAGE))
    for _ in range(8):
        ask(open_door(limits=patient, pause_seconds=0.02), server.address + "/tin/1")
    assert pause_of(tmp_path / "hosts") < troubled


def test_a_slow_host_gets_pauses_as_long_as_its_answers(
    server: Server, open_door: Callable[..., Fetcher]
) -> None:
    def slow(connection: object) -> None:
        time.sleep(0.25)
        connection.sendall(answer(PAGE))  # type: ignore[attr-defined]

    fetcher = open_door(pause_seconds=0.0)
    address = server.on("/tin/1", slow)
    for _ in range(2):
        ask(fetcher, address)
    assert gaps(server)[-1] >= 0.2


def test_the_deadline_holds_for_all_hops_together(server: Server, fetcher: Fetcher) -> None:
    def slow(location: str) -> Callable[[socket.socket], None]:
        def reply(connection: socket.socket) -> None:
            time.sleep(0.45)
            connection.sendall(answer(status=302, headers={"Location": location}))

        return reply

    for number in range(6):
        server.on(f"/tin/{number}", slow(f"/tin/{number + 1}"))
    outcome = ask(fetcher, server.address + "/tin/0")
    assert outcome.outcome == "failed"
    assert "time allowed" in outcome.reason
    assert len(server.paths()) <= 3  # the limit of the fixture is 1 s


def test_the_slowest_pace_has_a_bound(
    server: Server, open_door: Callable[..., Fetcher], tmp_path: Path
) -> None:
    fetcher = open_door(pause_seconds=0.1)
    for number in range(2):
        ask(fetcher, server.on(f"/tin/{number}", answer(status=500)))
    assert pause_of(tmp_path / "hosts") == LIMITS.longest_wait_seconds


@pytest.mark.parametrize("status", [503, 301, 403])
def test_a_short_rest_is_kept_by_every_run_whatever_came_with_it(
    server: Server, open_door: Callable[..., Fetcher], status: int
) -> None:
    patient = replace(LIMITS, longest_wait_seconds=5.0)
    rest = {"Retry-After": "1", "Location": "/tin/2"}
    server.on("/tin/1", answer(status=status, headers=rest))
    server.on("/tin/2", answer(PAGE))
    first, second = open_door(limits=patient), open_door(limits=patient)
    asking = threading.Thread(target=ask, args=(first, server.address + "/tin/1"))
    asking.start()
    while "/tin/1" not in server.paths():
        time.sleep(0.01)
    assert ask(second, server.address + "/tin/2").outcome == "fetched"
    asking.join()
    rested = next(each for each in server.asked if each.path == "/tin/1")
    later = min(each.began for each in server.asked if each.began > rested.ended)
    assert later - rested.ended >= 0.99


def test_the_last_try_too_is_followed_by_the_rest_it_asks_for(
    server: Server, open_door: Callable[..., Fetcher]
) -> None:
    patient = replace(LIMITS, longest_wait_seconds=5.0)
    nothing = answer(status=503)
    server.on("/tin/1", nothing, nothing, answer(status=503, headers={"Retry-After": "1"}))
    server.on("/tin/2", answer(PAGE))
    fetcher = open_door(limits=patient)
    assert ask(fetcher, server.address + "/tin/1").outcome == "failed"
    assert ask(fetcher, server.address + "/tin/2").outcome == "fetched"
    assert gaps(server)[-1] >= 0.99


def test_one_host_in_trouble_holds_no_other_back(server: Server, open_door: Callable[..., Fetcher]) -> None:
    with Server() as other:
        fetcher = open_door(hosts=(server.host, other.host))
        for number in range(7):
            server.on(f"/tin/{number}", answer(status=403))
            other.on(f"/tin/{number}", answer(PAGE))
        links = [
            Link(source="sample", address=f"{host.address}/tin/{number}", found_in="test")
            for number in range(7)
            for host in (server, other)
        ]
        outcomes = fetch.fn(links, fetcher)
    assert [each.link.address for each in outcomes] == [link.address for link in links]
    assert [each.outcome for each in outcomes[::2]] == ["failed"] * 5 + ["left"] * 2
    assert [each.outcome for each in outcomes[1::2]] == ["fetched"] * 7


def test_articles_that_moved_to_the_home_page_do_not_end_a_run(server: Server, fetcher: Fetcher) -> None:
    server.on("/", answer(PAGE))
    for number in range(7):
        server.on(f"/tin/{number}", answer(status=301, headers={"Location": "/"}))
    server.on("/tin/7", answer(PAGE))
    outcomes = [ask(fetcher, f"{server.address}/tin/{number}").outcome for number in range(8)]
    assert outcomes == ["failed"] * 7 + ["fetched"]


def robots_requests(server: Server) -> int:
    return sum(each.path == "/robots.txt" for each in server.asked)


def kept_file(tmp_path: Path) -> Path:
    (file,) = (tmp_path / "hosts").glob("*.robots")
    return file


def test_rules_are_kept_for_a_day_across_runs(
    server: Server, open_door: Callable[..., Fetcher], tmp_path: Path
) -> None:
    server.on("/robots.txt", RULES)
    pages(server, 3)
    for _ in range(3):
        fetcher = open_door()
        outcomes = [ask(fetcher, f"{server.address}/tin/{number}").outcome for number in (1, 2)]
        assert outcomes == ["fetched", "refused"]
    assert robots_requests(server) == 1

    old = time.time() - KEPT_SECONDS - 1
    os.utime(kept_file(tmp_path), (old, old))
    server.on("/robots.txt", answer(b"User-agent: *\nDisallow: /tin/1"))
    assert ask(open_door(), server.address + "/tin/1").outcome == "refused"
    assert robots_requests(server) == 2


def test_rules_serve_for_their_day_while_the_host_cannot_give_them(
    server: Server, open_door: Callable[..., Fetcher], tmp_path: Path
) -> None:
    server.on("/robots.txt", RULES)
    pages(server, 3)
    assert ask(open_door(), server.address + "/tin/1").outcome == "fetched"
    server.on("/robots.txt", answer(status=500))
    assert ask(open_door(), server.address + "/tin/0").outcome == "fetched"
    old = time.time() - KEPT_SECONDS - 1
    os.utime(kept_file(tmp_path), (old, old))
    assert ask(open_door(), server.address + "/tin/0").outcome == "refused"


def test_the_absence_of_rules_is_kept_too_and_their_failure_never(
    server: Server, open_door: Callable[..., Fetcher], tmp_path: Path
) -> None:
    pages(server, 2)
    server.on("/robots.txt", answer(status=503))
    assert ask(open_door(), server.address + "/tin/1").outcome == "refused"
    assert not list((tmp_path / "hosts").glob("*.robots"))
    server.on("/robots.txt", answer(status=404))
    for _ in range(2):
        assert ask(open_door(), server.address + "/tin/1").outcome == "fetched"
    assert robots_requests(server) == 3 + 1


def test_a_clock_that_was_set_back_makes_no_rule_eternal(
    server: Server, open_door: Callable[..., Fetcher], tmp_path: Path
) -> None:
    server.on("/robots.txt", RULES)
    pages(server, 2)
    ask(open_door(), server.address + "/tin/1")
    later = time.time() + 10 * KEPT_SECONDS
    os.utime(kept_file(tmp_path), (later, later))
    ask(open_door(), server.address + "/tin/1")
    assert robots_requests(server) == 2


def tagged(server: Server) -> Callable[[socket.socket], None]:
    """Answer with a tag, and 304 to whoever has it."""

    def reply(connection: socket.socket) -> None:
        if server.asked[-1].headers.get("if-none-match") == '"7"':
            connection.sendall(answer(status=304, has_length=False))
        else:
            connection.sendall(answer(PAGE, headers={"ETag": '"7"'}))

    return reply


@pytest.mark.parametrize("kind", ["feed", "sitemap", "listing"])
def test_an_unchanged_place_is_not_transferred_again_and_still_read(
    server: Server, open_door: Callable[..., Fetcher], kind: str
) -> None:
    address = server.on("/rss.xml", tagged(server))
    first = ask(open_door(), address, kind)
    again = ask(open_door(), address, kind)
    assert (first.outcome, again.outcome, again.byte_count) == ("fetched", "unchanged", 0)
    assert first.page
    assert again.page
    assert (again.page.body, again.page.headers) == (first.page.body, first.page.headers)
    assert again.page.fetched_at == first.page.fetched_at


def test_a_place_that_changed_or_may_have_been_cut_is_transferred(
    server: Server, open_door: Callable[..., Fetcher], tmp_path: Path
) -> None:
    address = server.on("/rss.xml", tagged(server))
    assert ask(open_door(), address, "feed").outcome == "fetched"
    server.on("/rss.xml", answer(b"<rss/>", headers={"ETag": '"8"'}, has_length=False))
    for _ in range(2):
        outcome = ask(open_door(), address, "feed")
        assert outcome.page
        assert outcome.page.body == b"<rss/>"
    assert server.asked[-1].headers["if-none-match"] == '"7"'  # of the last that was surely whole
    (file,) = (tmp_path / "hosts").glob("*.place")
    file.write_bytes(b"torn")
    ask(open_door(), address, "feed")
    assert "if-none-match" not in server.asked[-1].headers


def test_a_page_of_nothing_but_tags_is_none(server: Server, fetcher: Fetcher) -> None:
    body = b"<html><body>" + b"<p></p>" * 60_000 + b"</body></html>"
    outcome = ask(fetcher, server.on("/tin/1", answer(body)))
    assert (outcome.outcome, outcome.page) == ("failed", None)
    assert "100000 tags" in outcome.reason


def test_a_batch_holds_no_more_than_its_share_of_memory(
    server: Server, open_door: Callable[..., Fetcher], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tasks.fetch.MOST_BYTES", 2 * len(PAGE))
    links = [Link(source="sample", address=address, found_in="test") for address in pages(server, 5)]
    outcomes = fetch.fn(links, open_door())
    assert [each.outcome for each in outcomes] == ["fetched"] * 2 + ["left"] * 3
    assert "hold" in outcomes[-1].reason
