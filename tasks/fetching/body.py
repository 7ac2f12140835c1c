"""The body of an answer: no more than is allowed, decoded, and known to be whole."""

import zlib

from urllib3.response import BaseHTTPResponse

from tasks.errors import FailedFetch, TemporaryFailure

CHUNK = 65_536
# No more than this is decoded at once: 64 KiB of a bomb hold 64 MiB.
PIECE = 1_000_000
GZIP_START = b"\x1f\x8b"
# With this window size zlib expects the header and the checksum of gzip.
GZIP_WINDOW = 31


def read_body(raw: BaseHTTPResponse, byte_limit: int, *, cut: bool = False) -> tuple[bytes, int]:
    """Give the decoded body and how many bytes came over the wire.

    `read1` returns with what has come, where `read` waits for all, so that a deadline can be kept.
    Raises FailedFetch for more than `byte_limit` (with `cut` the rest is left) and for a coding not asked
    for, TemporaryFailure for gzip that is broken or ends too early: cut gzip decodes in silence.
    """
    coding = raw.headers.get("content-encoding", "").strip().lower()
    if coding not in {"", "identity", "gzip", "x-gzip"}:
        raise FailedFetch(
            f"content coding {coding[:40]!r} was not asked for; the site must send gzip or none"
        )
    decoder = Gunzip(byte_limit) if coding.endswith("gzip") else Plain(byte_limit)
    wire_bytes = 0
    while not decoder.is_full and (chunk := raw.read1(CHUNK, decode_content=False)):
        wire_bytes += len(chunk)
        decoder.feed(chunk)
    if decoder.is_full and not cut:
        raise FailedFetch(f"the body is larger than {byte_limit} bytes; no article or feed is")
    if not decoder.is_full:
        decoder.finish()
    del decoder.body[byte_limit:]
    return bytes(decoder.body), wire_bytes


class Plain:
    """Collects bytes up to a limit."""

    def __init__(self, byte_limit: int) -> None:
        self.body = bytearray()
        self._limit = byte_limit

    @property
    def is_full(self) -> bool:
        """Whether more came than is allowed."""
        return len(self.body) > self._limit

    def feed(self, chunk: bytes) -> None:
        """Take the next bytes."""
        self.body += chunk

    def finish(self) -> None:
        """Say nothing: the transfer itself tells whether a plain body is whole."""


class Gunzip(Plain):
    """Collects what gzip members hold, never more than one byte beyond the limit."""

    def __init__(self, byte_limit: int) -> None:
        super().__init__(byte_limit)
        self._member = zlib.decompressobj(GZIP_WINDOW)
        self._has_begun = False

    def feed(self, chunk: bytes) -> None:
        """Take the next compressed bytes; raise TemporaryFailure where they are no gzip."""
        self._has_begun = True
        while chunk and not self.is_full:
            if self._member.eof:
                if not chunk.startswith(GZIP_START):
                    return  # what follows the last member is padding
                self._member = zlib.decompressobj(GZIP_WINDOW)
            try:
                self.body += self._member.decompress(chunk, min(PIECE, self._limit + 1 - len(self.body)))
            except zlib.error as error:
                raise TemporaryFailure(
                    f"the body is no sound gzip ({error}); the next run tries again"
                ) from error
            chunk = self._member.unused_data if self._member.eof else self._member.unconsumed_tail

    def finish(self) -> None:
        """Raise TemporaryFailure where the last member has no end."""
        if self._has_begun and not self._member.eof:
            raise TemporaryFailure("the gzip body ends too early; the next run tries again")
