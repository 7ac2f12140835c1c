"""The HTTP session: one request, one bounded answer, to an address that was checked when connecting to it."""

import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from typing import Self

import requests
import urllib3
from requests.adapters import HTTPAdapter
from requests.structures import CaseInsensitiveDict
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.util.connection import create_connection

from tasks.errors import FailedFetch, TemporaryFailure
from tasks.fetching.addresses import checked_addresses
from tasks.fetching.body import read_body

# Names of headers that describe the transfer, not the stored bytes; they are kept under this prefix,
# as Common Crawl's archives do.
FRAMING = frozenset({"content-encoding", "content-length", "transfer-encoding"})
FRAMING_PREFIX = "X-Crawl-"
NO_BODY = frozenset({204, 304})

Connect = Callable[[str, int], socket.socket]
"""Gives a connection to host and port."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much; seconds and bytes."""

    deadline_seconds: float = 30.0
    """For all that one link asks for: look-ups, connections, headers and bodies, also of redirects and
    further tries; pauses do not count."""
    connect_seconds: float = 10.0
    page_bytes: int = 1_500_000
    """Of an article or listing, on the wire and decoded: those of the papers hold 50 to 600 KB."""
    sitemap_bytes: int = 20_000_000
    """Of a feed or sitemap: 50,000 addresses, the bound of the protocol, take 5 to 15 MB."""
    backoff_seconds: float = 2.0
    """Before the first retry; doubled for the second."""
    longest_wait_seconds: float = 60.0
    """The longest `Retry-After` that is waited for, and the longest pause after trouble."""
    longest_delay_seconds: float = 300.0
    """The longest crawl delay of a robots.txt that is kept; one that asks for more would stop the run."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of one server, its body decoded and whole."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    wire_bytes: int
    location: str | None
    retry_after: str | None


class Watch:
    """The time that an answer may take, and the sockets that are cut when it is over."""

    def __init__(self, seconds: float) -> None:
        self._ends_at = time.monotonic() + seconds
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        self._timer.join()
        for each in self._sockets:
            each.close()

    @property
    def left(self) -> float:
        """The seconds that are left; negative when the time is over."""
        return self._ends_at - time.monotonic()

    def over(self, connected: socket.socket) -> None:
        """Watch over a connection: a socket's own timeout starts anew with each byte.

        TLS takes the socket over; a duplicate still reaches the connection, also in the handshake.
        """
        self._sockets.append(connected.dup())
        if self.left <= 0:
            self._cut()

    def _cut(self) -> None:
        for each in tuple(self._sockets):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


class PoliteSession(requests.Session):
    """A session that keeps no cookies, follows nothing, and connects to checked addresses only.

    One request at a time: each thread has its own.
    """

    def __init__(self, user_agent: str, limits: Limits) -> None:
        super().__init__()
        self._limits = limits
        self._watch = Watch(0)
        self.trust_env = False
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        # A fresh connection for each request: the pause is longer than a server keeps one open.
        self.sent = (
            ("User-Agent", user_agent),
            ("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"),
            ("Accept-Encoding", "gzip"),
            ("Connection", "close"),
        )
        self.headers = CaseInsensitiveDict(self.sent)
        adapter = CheckedAdapter(self._connected)
        self.mount("http://", adapter)
        self.mount("https://", adapter)

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        """Give None: requests would else read a redirect's body whole, even when told not to follow."""
        return None

    def ask(
        self,
        address: str,
        headers: Mapping[str, str],
        byte_limit: int,
        seconds: float,
        *,
        cut: bool = False,
    ) -> Answer:
        """Ask once and give the answer, in so many seconds; with `cut`, no more than its first bytes.

        Raises RefusedAddress, TemporaryFailure, or FailedFetch where another try would not help.
        """
        with Watch(seconds) as self._watch:
            try:
                response = self.get(
                    address,
                    headers=dict(headers),
                    stream=True,
                    timeout=(min(self._limits.connect_seconds, seconds), seconds),
                    allow_redirects=False,
                )
                with response:
                    body, wire_bytes = b"", 0
                    if response.status_code not in NO_BODY:
                        body, wire_bytes = read_body(response.raw, byte_limit, cut=cut)
            except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
                raise _failure(error, is_late=self._watch.left <= 0) from error
            if self._watch.left <= 0:
                raise _failure(None, is_late=True)
        return Answer(
            response.status_code,
            tuple(_kept_headers(response.raw.headers)),
            body,
            wire_bytes,
            response.headers.get("Location"),
            response.headers.get("Retry-After"),
        )

    def _connected(self, host: str, port: int) -> socket.socket:
        """Connect to the first address that answers, of those that were checked in this very look-up."""
        failure: OSError = OSError(f"{host}: no address")
        for address in checked_addresses(host, port, max(self._watch.left, 0)):
            try:
                seconds = min(self._limits.connect_seconds, self._watch.left)
                if seconds <= 0:
                    break
                connected = create_connection((address, port), seconds)
            except OSError as error:
                failure = error
                continue
            self._watch.over(connected)
            return connected
        raise failure


class CheckedAdapter(HTTPAdapter):
    """The adapter whose connections go to the very address that was checked: no second look-up counts."""

    def __init__(self, connect: Connect) -> None:
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)
        self.poolmanager.pool_classes_by_scheme = pool_classes(connect)


def pool_classes(connect: Connect) -> dict[str, type[HTTPConnectionPool]]:
    """Give connection pools whose sockets `connect` makes."""

    class Connection(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return connect(self.host, self.port)

    class SecureConnection(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return connect(self.host, self.port)

    class Pool(HTTPConnectionPool):
        ConnectionCls = Connection

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = SecureConnection

    return {"http": Pool, "https": SecurePool}


def _failure(error: Exception | None, is_late: bool) -> FailedFetch:
    if is_late:
        return FailedFetch("no whole answer within the time allowed; the next run tries again")
    if isinstance(error, requests.exceptions.SSLError):
        return FailedFetch(f"the certificate is not trusted ({_cause(error)}); check host and clock")
    return TemporaryFailure(f"no whole answer ({_cause(error)}); the next run tries again")


def _cause(error: BaseException | None) -> str:
    """Give the innermost reason, in one short line without control characters."""
    while error and (inner := error.__cause__ or error.__context__):
        error = inner
    words = "".join(letter if letter.isprintable() else " " for letter in f"{type(error).__name__}: {error}")
    return words[:160]


def _kept_headers(headers: urllib3.HTTPHeaderDict) -> Iterator[tuple[str, str]]:
    for name, value in headers.iteritems():
        clean = "".join(letter for letter in value if letter.isprintable())
        yield (FRAMING_PREFIX + name if name.lower() in FRAMING else name), clean
