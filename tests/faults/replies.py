"""Answers that no server should give: endless, broken, oversized, or packed many times over."""

import gzip
import socket
import struct
import time
import zlib
from functools import cache

from tests.fetching.server import Reply, answer, dripping, reset

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"
MEBIBYTE = 1 << 20
SECONDS = 4.0
"""How long an endless answer goes on: longer than anybody may listen."""


def page_reply(markup: str | bytes, **headers: str) -> bytes:
    """Give a page as it should be, with other headers where they are named: `content_type=…`."""
    body = markup.encode() if isinstance(markup, str) else markup
    return answer(body, headers={name.replace("_", "-").title(): value for name, value in headers.items()})


def status(code: int, **headers: str) -> bytes:
    """Give an answer that is a status and no more."""
    named = {name.replace("_", "-").title(): value for name, value in headers.items()}
    return answer(b"", code, named)


def leads_to(location: str, code: int = 302, **headers: str) -> bytes:
    """Give a redirect."""
    return status(code, location=location, **headers)


def packed(body: bytes) -> bytes:
    """Give gzip of a body, always the same."""
    return gzip.compress(body, mtime=0)


@cache
def bomb(mebibytes: int = 256, wbits: int = 31) -> bytes:
    """Give so much of nothing, packed: gzip, or deflate with `wbits=-15`."""
    packer = zlib.compressobj(9, wbits=wbits)
    piece = bytes(MEBIBYTE)
    return b"".join(packer.compress(piece) for _ in range(mebibytes)) + packer.flush()


def packed_reply(body: bytes, code: int = 200, coding: str = "gzip", **headers: str) -> bytes:
    """Give an answer whose body is packed already."""
    named = {name.replace("_", "-").title(): value for name, value in headers.items()}
    return answer(body, code, {"Content-Encoding": coding, **named})


def endless(head: bytes, piece: bytes) -> Reply:
    """Give a reply that goes on as fast as it is taken."""

    def send(connection: socket.socket) -> None:
        connection.sendall(head)
        ends = time.monotonic() + SECONDS
        while time.monotonic() < ends:
            connection.sendall(piece)

    return send


def drip(head: bytes, drop: bytes = b"x") -> Reply:
    """Give a reply that sends a drop every tenth of a second."""
    return dripping(head, drop, SECONDS)


def silent(head: bytes = b"") -> Reply:
    """Give a reply that says no more after its head."""

    def send(connection: socket.socket) -> None:
        connection.sendall(head)
        time.sleep(SECONDS)

    return send


def broken(head: bytes) -> Reply:
    """Give a reply that ends in a reset connection."""
    return reset(head)


def reset_at_once(connection: socket.socket) -> None:
    """Reset the connection without a byte."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def cut_gzip(body: bytes, kept: float) -> bytes:
    """Give gzip that ends early, with the length that fits what is left of it."""
    whole = packed(body)
    return packed_reply(whole[: int(len(whole) * kept)])


def flipped_gzip(body: bytes, at: int) -> bytes:
    """Give gzip with one byte turned over."""
    whole = bytearray(packed(body))
    whole[at] ^= 0xFF
    return packed_reply(bytes(whole))
