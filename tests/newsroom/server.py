"""Serve the newsroom over HTTP/1.1 on loopback: `python -m tests.newsroom.server --port 8137`."""

import argparse
import gzip
import hashlib
import signal
import socket
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import lru_cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from tests.newsroom.site import Answer, Site

HOST = "127.0.0.1"
GZIP_FROM = 500
"""Answers of fewer bytes go out as they are."""


@dataclass(frozen=True, slots=True)
class Request:
    """One line of the request log, for tests of manners."""

    at: float
    """Seconds of `time.monotonic()` when the request had been read."""
    method: str
    path: str
    status: int
    byte_count: int
    """Bytes of the body as sent, after compression."""
    connection: int
    """The client's port: one for each connection."""
    agent: str | None
    """The User-Agent."""


class Newsroom:
    """A running news site; a context manager.

    `held_back` hides the newest articles, `release_seconds` then publishes one more that often.
    """

    def __init__(
        self, port: int = 0, edition: int = 1, held_back: int = 0, release_seconds: float | None = None
    ) -> None:
        self.edition = edition
        self.requests: list[Request] = []
        self._held_back = held_back
        self._release_seconds = release_seconds
        self._began = time.monotonic()
        self._server = _Server(self, port)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    @property
    def address(self) -> str:
        """The site's address, without a slash at its end."""
        return f"http://{HOST}:{self._server.server_port}"

    @property
    def held_back(self) -> int:
        """How many of the newest articles are not published yet."""
        if not self._release_seconds:
            return self._held_back
        released = int((time.monotonic() - self._began) / self._release_seconds)
        return max(0, self._held_back - released)

    @property
    def site(self) -> Site:
        """The site as of now."""
        return _site(self.address, self.edition, self.held_back)

    def __enter__(self) -> Self:
        self._began = time.monotonic()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.hang_up()
        self._server.server_close()


@lru_cache(maxsize=64)
def _site(address: str, edition: int, held_back: int) -> Site:
    return Site(address, edition, held_back)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, newsroom: Newsroom, port: int) -> None:
        self.newsroom = newsroom
        self.connections: set[socket.socket] = set()
        super().__init__((HOST, port), _Handler)

    def hang_up(self) -> None:
        """Close the connections that clients keep open, or they would be served after the end."""
        for connection in tuple(self.connections):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        # A client that goes away in the middle of an answer is its own affair.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = 1 << 17  # head and body leave in one write: two would wait for each other (Nagle)
    timeout = 60
    server: _Server

    def setup(self) -> None:
        super().setup()
        self.server.connections.add(self.connection)

    def finish(self) -> None:
        self.server.connections.discard(self.connection)
        super().finish()

    def do_GET(self) -> None:
        at = time.monotonic()
        answer = self.server.newsroom.site.answer(self.path)
        tag = f'W/"{hashlib.sha256(answer.body).hexdigest()[:20]}"'
        status = 304 if answer.status == 200 and self._is_unchanged(answer, tag) else answer.status
        body = b"" if status == 304 else self._encoded(answer.body)
        sent = b"" if self.command == "HEAD" else body
        self.server.newsroom.requests.append(
            Request(
                at=at,
                method=self.command,
                path=self.path,
                status=status,
                byte_count=len(sent),
                connection=self.client_address[1],
                agent=self.headers["User-Agent"],
            )
        )
        self.send_response(status)
        for name, value in self._headers(answer, tag, status, len(body)):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(sent)

    do_HEAD = do_GET  # noqa: N815 - http.server finds methods by these names

    def _headers(self, answer: Answer, tag: str, status: int, size: int) -> list[tuple[str, str]]:
        headers = [("Vary", "Accept-Encoding"), ("Cache-Control", "max-age=0, must-revalidate")]
        if answer.location:
            headers.append(("Location", answer.location))
        if answer.status == 200:
            headers.append(("ETag", tag))
            headers.append(("Last-Modified", format_datetime(answer.changed_at.astimezone(UTC), usegmt=True)))
        if status == 304:
            return headers
        if self._takes_gzip() and len(answer.body) >= GZIP_FROM:
            headers.append(("Content-Encoding", "gzip"))
        return [*headers, ("Content-Type", answer.content_type), ("Content-Length", str(size))]

    def _is_unchanged(self, answer: Answer, tag: str) -> bool:
        """Whether the client's copy is good: its tag decides, else its date (RFC 9110, 13.2.2)."""
        given = self.headers["If-None-Match"]
        if given:
            return given.strip() == "*" or tag in {one.strip() for one in given.split(",")}
        since = _time(self.headers["If-Modified-Since"])
        return since is not None and answer.changed_at.replace(microsecond=0) <= since

    def _takes_gzip(self) -> bool:
        accepted = self.headers.get("Accept-Encoding", "").lower().replace(" ", "").split(",")
        return any(one.partition(";")[0] in {"gzip", "*"} and not one.endswith(";q=0") for one in accepted)

    def _encoded(self, body: bytes) -> bytes:
        if self._takes_gzip() and len(body) >= GZIP_FROM:
            return gzip.compress(body, compresslevel=5, mtime=0)
        return body

    def log_message(self, *_: object) -> None:
        """Stay silent: the log is `Newsroom.requests`."""


def _time(header: str | None) -> datetime | None:
    try:
        found = parsedate_to_datetime(header) if header else None
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found and not found.tzinfo else found


def main() -> None:
    """Serve until Ctrl-C or SIGTERM."""
    parser = argparse.ArgumentParser(prog="python -m tests.newsroom.server", description=main.__doc__)
    parser.add_argument("--port", type=int, default=8137)
    parser.add_argument("--edition", type=int, default=1, choices=(1, 2))
    parser.add_argument("--held-back", type=int, default=0, help="hide so many of the newest articles")
    parser.add_argument("--release-seconds", type=float, help="publish one more this often")
    arguments = parser.parse_args()
    ended = threading.Event()
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, lambda *_: ended.set())
    with Newsroom(
        arguments.port, arguments.edition, arguments.held_back, arguments.release_seconds
    ) as newsroom:
        sys.stdout.write(f"{newsroom.address}\n")
        sys.stdout.flush()
        ended.wait()


if __name__ == "__main__":
    main()
