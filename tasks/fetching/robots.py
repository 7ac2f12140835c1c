"""robots.txt as RFC 9309 reads it: what a publisher asks us not to fetch, and how slowly to go."""

from dataclasses import dataclass

from protego import Protego

# The name by which a robots.txt addresses us: `User-agent: cotmoc`.
PRODUCT = "cotmoc"
# RFC 9309, 2.5: at least 500 KiB must be read; the rest may be left.
ROBOTS_BYTES = 524_288


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
        return min(asked or 0.0, longest_seconds)


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
