"""A server on loopback that answers byte for byte what a test says, faults included."""

import socket
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self

Reply = bytes | Callable[[socket.socket], None]


@dataclass(slots=True)
class Asked:
    """One request as it came."""

    path: str
    headers: dict[str, str]
    began: float
    ended: float = 0.0


@dataclass(slots=True)
class Server:
    """Answers each path with its replies in turn; the last one stays. What is not named is 404."""

    replies: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    most_connections: int = 0
    """How many were open at once, at most."""
    _connections: set[socket.socket] = field(default_factory=set)
    _listener: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))

    host: str = field(init=False)

    def __post_init__(self) -> None:
        self.host = f"127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Listen no longer."""
        with suppress(OSError):  # closed before
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    @property
    def address(self) -> str:
        return f"http://{self.host}"

    def on(self, path: str, *replies: Reply) -> str:
        """Set what a path answers, and give its address."""
        self.replies[path] = list(replies)
        return self.address + path

    def paths(self) -> list[str]:
        """Give the paths asked for, without robots.txt."""
        return [each.path for each in self.asked if each.path != "/robots.txt"]

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def reply_to(self, asked: Asked) -> Reply:
        """Give what a request is answered."""
        waiting = self.replies.get(asked.path, [answer(status=404)])
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    def _serve(self, connection: socket.socket) -> None:
        self._connections.add(connection)
        self.most_connections = max(self.most_connections, len(self._connections))
        with connection, suppress(OSError):  # the client has had enough
            self._answer(connection)
        self._connections.discard(connection)

    def _answer(self, connection: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            chunk = connection.recv(65_536)
            if not chunk:
                return
            head += chunk
        lines = head.decode("latin-1").split("\r\n")
        pairs = (line.partition(": ") for line in lines[1:] if line)
        headers = {name.lower(): value for name, _, value in pairs}
        asked = Asked(lines[0].split()[1], headers, time.monotonic())
        self.asked.append(asked)
        reply = self.reply_to(asked)
        try:
            connection.sendall(reply) if isinstance(reply, bytes) else reply(connection)
        finally:
            asked.ended = time.monotonic()


def answer(
    body: bytes = b"", status: int = 200, headers: Mapping[str, str] | None = None, *, has_length: bool = True
) -> bytes:
    """Give a whole answer; without a length the closed connection ends it."""
    fields = {"Content-Type": "text/html; charset=utf-8", **(headers or {})}
    if has_length:
        fields.setdefault("Content-Length", str(len(body)))
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status} Said\r\n{lines}\r\n".encode("latin-1") + body


def dripping(head: bytes, drop: bytes, seconds: float = 5.0) -> Reply:
    """Give a reply that sends its head at once and then a drop every tenth of a second."""

    def send(connection: socket.socket) -> None:
        connection.sendall(head)
        ends = time.monotonic() + seconds
        while time.monotonic() < ends:
            connection.sendall(drop)
            time.sleep(0.1)

    return send


def reset(head: bytes) -> Reply:
    """Give a reply that breaks the connection off after its head."""

    def send(connection: socket.socket) -> None:
        connection.sendall(head)
        linger = (1).to_bytes(4, "little") + (0).to_bytes(4, "little")
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)

    return send
