"""robots.txt as RFC 9309 reads it: what a publisher asks us not to fetch, and how slowly to go."""

import os
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from protego import Protego

# The name by which a robots.txt addresses us: `User-agent: cotmoc`.
PRODUCT = "cotmoc"
# RFC 9309, 2.5: at least 500 KiB must be read; the rest may be left.
ROBOTS_BYTES = 524_288
# RFC 9309, 2.4: a kept copy should not be used for longer.
KEPT_SECONDS = 86_400.0


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host."""

    rules: Protego | None
    """None where no file could be read: `refusal` says why nothing may be fetched, or all may."""
    refusal: str | None = None

    def refusal_of(self, address: str) -> str | None:
        """Give why an address must not be fetched, or None where it may be."""
        if self.rules and not self.rules.can_fetch(address, PRODUCT):
            return "robots.txt disallows it"
        return self.refusal

    def crawl_delay(self, longest_seconds: float) -> float:
        """Give the pause that is asked for, in seconds, up to the longest that is honoured."""
        asked = self.rules.crawl_delay(PRODUCT) if self.rules else None
        return min(max(asked or 0.0, 0.0), longest_seconds)


ALLOW_ALL = Robots(None)


def unreachable(reason: str) -> Robots:
    """Give the rules of a host whose robots.txt cannot be had: nothing may be fetched (RFC 9309, 2.3.1.4)."""
    return Robots(None, f"robots.txt is unreachable, so nothing may be asked: {reason}")


def read_robots(status: int, body: bytes) -> Robots:
    """Give the rules that an answer to /robots.txt stands for.

    A client error means that there are none (2.3.1.3), save 429, which asks for less, not for all.
    """
    if status == 200:
        # A byte-order mark would hide the first line; protego drops it only where it is decoded.
        return Robots(Protego.parse(body.decode("utf-8-sig", errors="replace")))
    if 400 <= status < 500 and status != 429:
        return ALLOW_ALL
    return unreachable(f"status {status}; the next run tries again")


class KeptRobots:
    """The rules that were read in the last 24 hours, one file an origin, in a folder that all runs share.

    A file holds the text as received (none where the host has no rules), its time is when that was.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, origin: str) -> Robots | None:
        """Give the kept rules of an origin (`https://bao.example`); None where there are no fresh ones."""
        file = self._file(origin)
        try:
            age = time.time() - file.stat().st_mtime
            # A file from the future tells of a clock that was set back, not of how old it is.
            return read_robots(200, file.read_bytes()) if 0 <= age < KEPT_SECONDS else None
        except FileNotFoundError:
            return None

    def keep(self, origin: str, status: int, body: bytes) -> Robots:
        """Give the rules that an answer stands for, and keep those that a host gave."""
        robots = read_robots(status, body)
        if robots.refusal is None:
            file = self._file(origin)
            begun = file.with_suffix(f".{os.getpid()}")
            begun.write_bytes(body if status == 200 else b"")
            begun.replace(file)
        return robots

    def _file(self, origin: str) -> Path:
        return self._folder / f"{quote(origin, safe='')}.robots"
