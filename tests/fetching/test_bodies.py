"""Bodies: whole, decoded and bounded, or refused."""

import gzip
import io
import tracemalloc
import zlib
from collections.abc import Callable

import pytest
from urllib3 import HTTPResponse

from tasks.errors import FailedFetch, TemporaryFailure
from tasks.fetching.body import read_body
from tasks.fetching.fetcher import Fetcher
from tests.fetching.conftest import ask
from tests.fetching.server import Server, answer, dripping, reset

TEXT = ("<html><p>" + "Đồn Biên phòng Suối Mây tuần tra dọc biên giới. " * 400 + "</p></html>").encode()
PACKED = gzip.compress(TEXT, mtime=0)


def response(body: bytes, coding: str = "gzip") -> HTTPResponse:
    return HTTPResponse(io.BytesIO(body), headers={"Content-Encoding": coding}, preload_content=False)


def bomb(size: int) -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    piece = bytes(1_000_000)
    return b"".join(packer.compress(piece) for _ in range(size // len(piece))) + packer.flush()


BOMB = bomb(200_000_000)


def test_gzip_is_decoded_and_both_sizes_are_known() -> None:
    assert read_body(response(PACKED), 1_000_000) == (TEXT, len(PACKED))


@pytest.mark.parametrize("cut", sorted({*range(1, len(PACKED), max(1, len(PACKED) // 50)), len(PACKED) - 1}))
def test_gzip_cut_anywhere_is_noticed(cut: int) -> None:
    with pytest.raises(TemporaryFailure, match="ends too early"):
        read_body(response(PACKED[:cut]), 1_000_000)


@pytest.mark.parametrize("where", [0, 1, len(PACKED) // 2, len(PACKED) - 8, len(PACKED) - 1])
def test_gzip_with_a_flipped_byte_is_noticed(where: int) -> None:
    broken = bytearray(PACKED)
    broken[where] ^= 0xFF
    with pytest.raises(TemporaryFailure):
        read_body(response(bytes(broken)), 1_000_000)


def test_several_gzip_members_are_one_body_and_padding_is_none() -> None:
    assert read_body(response(PACKED + PACKED + bytes(20)), 1_000_000)[0] == TEXT + TEXT


@pytest.mark.parametrize("coding", ["br", "deflate", "zstd", "gzip, gzip", "compress"])
def test_a_coding_not_asked_for_is_refused(coding: str) -> None:
    with pytest.raises(FailedFetch, match="was not asked for"):
        read_body(response(PACKED, coding), 1_000_000)


def test_a_body_of_exactly_the_limit_is_taken_and_one_byte_more_is_not() -> None:
    assert read_body(response(b"a" * 1000, ""), 1000)[0] == b"a" * 1000
    with pytest.raises(FailedFetch, match="larger than 1000 bytes"):
        read_body(response(b"a" * 1001, ""), 1000)
    assert read_body(response(b"a" * 1001, ""), 1000, cut=True)[0] == b"a" * 1000


@pytest.mark.parametrize("status", [200, 302, 404, 503])
def test_a_gzip_bomb_costs_no_memory_whatever_its_status(
    server: Server, fetcher: Fetcher, status: int
) -> None:
    headers = {"Content-Encoding": "gzip", "Location": "/tin/2"}
    address = server.on("/tin/1", answer(BOMB, status, headers))
    tracemalloc.start()
    outcome = ask(fetcher, address)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (outcome.outcome, outcome.page) == ("failed", None)
    assert "larger than 1000000 bytes" in outcome.reason
    assert peak < 20_000_000
    assert server.paths() == ["/tin/1"]  # a bomb is not asked for again


def test_a_gzip_bomb_as_robots_txt_costs_no_memory(server: Server, fetcher: Fetcher) -> None:
    server.on("/robots.txt", answer(BOMB, headers={"Content-Encoding": "gzip"}))
    tracemalloc.start()
    outcome = ask(fetcher, server.on("/tin/1", answer(TEXT)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert outcome.outcome == "fetched"
    assert peak < 20_000_000


@pytest.mark.parametrize(
    ("name", "reply"),
    [
        ("body drips", dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"x")),
        ("endless body", dripping(b"HTTP/1.1 200 OK\r\n\r\n<html>", b"x")),
        ("headers drip", dripping(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n")),
        ("one header drips", dripping(b"HTTP/1.1 200 OK\r\nX-A: ", b"b")),
        ("silence", dripping(b"", b"")),
    ],
)
def test_the_deadline_ends_every_slow_answer(
    server: Server, fetcher: Fetcher, name: str, reply: bytes
) -> None:
    outcome = ask(fetcher, server.on("/tin/1", reply))
    assert outcome.outcome == "failed", name
    assert "time allowed" in outcome.reason
    assert outcome.elapsed_seconds < 5  # the limit of the fixture is 1 s


@pytest.mark.parametrize(
    "reply",
    [
        answer(TEXT, headers={"Content-Length": "999999"}),
        answer(b"5\r\nhello\r\n", headers={"Transfer-Encoding": "chunked"}, has_length=False),
        answer(b"5\r\nhel", headers={"Transfer-Encoding": "chunked"}, has_length=False),
        answer(b"zz\r\nhello", headers={"Transfer-Encoding": "chunked"}, has_length=False),
        answer(PACKED[:-5], headers={"Content-Encoding": "gzip"}),
        answer(TEXT[:500], has_length=False),
        reset(answer(TEXT[:500], headers={"Content-Length": "99999"})),
        reset(b""),
        b"",
        bytes(2000),
        b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 500 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX-A: " + b"b" * 200_000 + b"\r\n\r\n",
    ],
)
def test_half_an_answer_is_no_page_and_is_asked_for_again(
    server: Server, fetcher: Fetcher, reply: bytes
) -> None:
    outcome = ask(fetcher, server.on("/tin/1", reply))
    assert (outcome.outcome, outcome.page) == ("failed", None)
    assert outcome.reason.isprintable()
    assert len(server.paths()) <= 3


def test_an_answer_that_is_whole_at_the_second_try_is_a_page(server: Server, fetcher: Fetcher) -> None:
    outcome = ask(fetcher, server.on("/tin/1", reset(b"HTTP/1.1 200 OK\r\n"), answer(TEXT)))
    assert outcome.outcome == "fetched"
    assert outcome.page
    assert outcome.page.body == TEXT
    assert outcome.request_count == 3  # robots.txt, and two tries


def test_a_body_longer_than_it_says_is_taken_as_long_as_it_says(server: Server, fetcher: Fetcher) -> None:
    outcome = ask(
        fetcher, server.on("/tin/1", answer(TEXT + b"garbage", headers={"Content-Length": str(len(TEXT))}))
    )
    assert outcome.page
    assert outcome.page.body == TEXT


def test_headers_of_the_transfer_are_kept_under_another_name(
    server: Server, open_door: Callable[..., Fetcher]
) -> None:
    outcome = ask(
        open_door(), server.on("/tin/1", answer(PACKED, headers={"Content-Encoding": "gzip", "ETag": '"1"'}))
    )
    assert outcome.page
    headers = dict(outcome.page.headers)
    assert headers["X-Crawl-Content-Encoding"] == "gzip"
    assert headers["X-Crawl-Content-Length"] == str(len(PACKED))
    assert headers["ETag"] == '"1"'
    assert "Content-Encoding" not in headers
    assert "Content-Length" not in headers
