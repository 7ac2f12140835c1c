"""Where nobody may be led: a server on loopback that no source declares counts who comes all the same."""

import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tasks.fetching.fetcher import Fetcher
from tests.fetching.conftest import ask
from tests.fetching.server import Server, answer

NAME = "bao.example"
PUBLIC = "203.162.0.11"

# What a name server may say of a declared host, look-up by look-up; each answer may hold several addresses.
LOOK_UPS = [
    ["127.0.0.1"],
    ["127.8.9.1"],
    ["0.0.0.0"],  # noqa: S104
    ["10.1.2.3"],
    ["172.16.5.4"],
    ["192.168.1.1"],
    ["100.64.0.1"],
    ["169.254.169.254"],
    ["192.0.0.8"],
    ["198.18.0.1"],
    ["224.0.0.1"],
    ["240.0.0.1"],
    ["255.255.255.255"],
    ["::1"],
    ["::"],
    ["fe80::1"],
    ["fd00:ec2::254"],
    ["ff02::1"],
    ["::ffff:127.0.0.1"],
    ["::ffff:169.254.169.254"],
    ["64:ff9b::7f00:1"],
    ["2002:7f00:1::"],
    ["2001:0:4136:e378:8000:63bf:3fff:fdd2"],
    ["::7f00:1"],
    # One that is public does not make up for one that is not.
    [f"{PUBLIC} 127.0.0.1"],
    [f"127.0.0.1 {PUBLIC}"],
    # Rebinding: the first look-up is public; a second one must lead nowhere.
    [PUBLIC, "127.0.0.1"],
    [PUBLIC, PUBLIC, "127.0.0.1"],
    [PUBLIC, "::1"],
    [PUBLIC, "169.254.169.254"],
    [PUBLIC, "::ffff:127.0.0.1"],
]
# Where a redirect of a declared host may point.
REDIRECTS = [
    "http://localhost:{port}/x",
    "http://localhost.:{port}/x",
    "http://127.0.0.1.:{port}/x",
    "http://127.1:{port}/x",
    "http://0:{port}/x",
    "http://017700000001:{port}/x",
    "http://[0:0:0:0:0:ffff:7f00:1]:{port}/x",
    "http://[::1%25lo]:{port}/x",
    "http://①②⑦.⓪.⓪.①:{port}/x",
    "http://127。0。0。1:{port}/x",
    "http://127.0.0.1%2f:{port}/x",
    "http://{own}#@127.0.0.1:{port}/x",
    "http://{own}:80@127.0.0.1:{port}/x",
    "http:\\\\127.0.0.1:{port}\\x",
    "///127.0.0.1:{port}/x",
    "\thttp://127.0.0.1:{port}/x",
    "jar:http://127.0.0.1:{port}/x",
    "dict://127.0.0.1:{port}/x",
]


@pytest.fixture
def canary() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that were connected to; no other than this server's own is reached."""
    asked: list[str] = []
    real = socket.socket.connect

    def connect(self: socket.socket, address: tuple[str, int]) -> None:
        asked.append(address[0])
        if address[0] == PUBLIC:
            raise ConnectionRefusedError(111, "beyond this machine")
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    return asked


def name_server(monkeypatch: pytest.MonkeyPatch, answers: list[str]) -> None:
    waiting, real = list(answers), socket.getaddrinfo

    def look_up(host: str, port: int, *values: int, **named: int) -> list[Any]:
        if host != NAME:
            return real(host, port, *values, **named)
        found = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        return [entry for one in found.split() for entry in real(one, port, *values, **named)]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.mark.parametrize("answers", LOOK_UPS, ids=", then ".join)
def test_a_declared_name_leads_to_no_inner_network(
    canary: Server,
    open_door: Callable[..., Fetcher],
    connected: list[str],
    monkeypatch: pytest.MonkeyPatch,
    answers: list[str],
) -> None:
    name_server(monkeypatch, answers)
    host = f"{NAME}:{canary.host.rpartition(':')[2]}"
    outcome = ask(open_door(hosts=(host,)), f"http://{host}/tin/1")
    assert (outcome.outcome, outcome.page) == ("refused", None)
    assert canary.asked == []
    # Only what was checked in the very same look-up is ever connected to.
    assert set(connected) <= {PUBLIC}


@pytest.mark.parametrize("target", REDIRECTS)
def test_no_redirect_leads_there_in_disguise(
    server: Server, canary: Server, fetcher: Fetcher, connected: list[str], target: str
) -> None:
    location = target.format(port=canary.host.rpartition(":")[2], own=server.host)
    reply = answer(status=302, headers={"Location": location.encode().decode("latin-1")})
    outcome = ask(fetcher, server.on("/tin/1", reply))
    # A relative one stays at home, where there is no such page.
    assert outcome.outcome in {"refused", "gone"}
    assert canary.asked == []
    assert {each.path for each in server.asked} <= {"/robots.txt", "/tin/1", "/127.0.0.1"} or (
        outcome.outcome == "gone"
    )


def test_a_conditional_page_of_another_host_is_no_way_round(
    canary: Server, fetcher: Fetcher, connected: list[str]
) -> None:
    outcome = ask(fetcher, f"{canary.address}/tin/1", etag='"1"')
    assert (outcome.outcome, connected) == ("refused", [])
