"""The HTTP session: one request, one bounded answer, to an address that was checked when connecting to it."""

import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy

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


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much; seconds and bytes."""

    deadline_seconds: float = 30.0
    """For one whole answer: connection, headers and body."""
    connect_seconds: float = 10.0
    page_bytes: int = 5_000_000
    """Of an article or listing, on the wire and decoded."""
    sitemap_bytes: int = 50_000_000
    """Of a feed or sitemap: the bound of the sitemap protocol."""
    backoff_seconds: float = 2.0
    """Before the first retry; doubled for the second."""
    longest_wait_seconds: float = 60.0
    """The longest `Retry-After` and crawl delay that is waited for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of one server, its body decoded and whole."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    wire_bytes: int
    location: str | None
    retry_after: str | None


class PoliteSession(requests.Session):
    """A session that keeps no cookies, follows nothing, and connects to checked addresses only."""

    def __init__(self, user_agent: str, limits: Limits) -> None:
        super().__init__()
        self._limits = limits
        self._sockets: list[socket.socket] = []
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
        adapter = CheckedAdapter(self._sockets.append)
        self.mount("http://", adapter)
        self.mount("https://", adapter)

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        """Give None: requests would else read a redirect's body whole, even when told not to follow."""
        return None

    def ask(self, address: str, headers: Mapping[str, str], byte_limit: int, *, cut: bool = False) -> Answer:
        """Ask once and give the answer; with `cut`, no more than the first `byte_limit` bytes of it.

        Raises RefusedAddress, TemporaryFailure, or FailedFetch where another try would not help.
        """
        limits = self._limits
        timeout = (min(limits.connect_seconds, limits.deadline_seconds), limits.deadline_seconds)
        with self._watched(limits.deadline_seconds) as is_late:
            try:
                response = self.get(
                    address, headers=dict(headers), stream=True, timeout=timeout, allow_redirects=False
                )
                with response:
                    body, wire_bytes = b"", 0
                    if response.status_code not in NO_BODY:
                        body, wire_bytes = read_body(response.raw, byte_limit, cut=cut)
            except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
                raise _failure(error, is_late()) from error
            if is_late():
                raise _failure(None, is_late=True)
        return Answer(
            response.status_code,
            tuple(_kept_headers(response.raw.headers)),
            body,
            wire_bytes,
            response.headers.get("Location"),
            response.headers.get("Retry-After"),
        )

    @contextmanager
    def _watched(self, seconds: float) -> Iterator[Callable[[], bool]]:
        """Cut the connection when the time is up: a socket's timeout starts anew with each byte."""
        ends_at = time.monotonic() + seconds
        timer = threading.Timer(seconds, self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield lambda: time.monotonic() >= ends_at
        finally:
            timer.cancel()
            timer.join()
            while self._sockets:
                self._sockets.pop().close()

    def _cut(self) -> None:
        for each in self._sockets:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


class CheckedAdapter(HTTPAdapter):
    """The adapter whose connections go to the very address that was checked: no second look-up counts."""

    def __init__(self, on_connect: Callable[[socket.socket], None]) -> None:
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)
        self.poolmanager.pool_classes_by_scheme = pool_classes(on_connect)


def pool_classes(on_connect: Callable[[socket.socket], None]) -> dict[str, type[HTTPConnectionPool]]:
    """Give connection pools whose sockets are checked and handed, as a duplicate, to `on_connect`."""

    class Connection(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return _connect(self, on_connect)

    class SecureConnection(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return _connect(self, on_connect)

    class Pool(HTTPConnectionPool):
        ConnectionCls = Connection

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = SecureConnection

    return {"http": Pool, "https": SecurePool}


def _connect(connection: HTTPConnection, on_connect: Callable[[socket.socket], None]) -> socket.socket:
    failure: OSError = OSError(f"{connection.host}: no address")
    for address in checked_addresses(connection.host, connection.port):
        try:
            connected = create_connection((address, connection.port), connection.timeout)
        except OSError as error:
            failure = error
            continue
        # TLS takes the socket over; a duplicate still reaches the connection, also in the handshake.
        on_connect(connected.dup())
        return connected
    raise failure


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
