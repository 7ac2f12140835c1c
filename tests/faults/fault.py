"""What a fault is: how a site misbehaves, and what the ledger must say of it."""

from dataclasses import dataclass, field

from tests.fetching.server import Reply

FAILED, REFUSED, LEFT, GONE, FETCHED = "failed", "refused", "left", "gone", "fetched"
"""Outcomes of the link at fault."""
REJECTED = "rejected"
"""It was fetched, and put aside with a reason: none of it is an article."""
LOADED = "loaded"
"""It is harmless: the article is read, and nothing that the fault aims at happens."""
PROBLEM = "problem"
"""A feed or sitemap at fault: the run names it, and all others are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One way in which a site misbehaves."""

    id: str
    """Row of the matrix (N network, C content, X poison) or advisory (B), with a letter for its variants."""
    name: str
    ends: str
    """What becomes of the link or place at fault."""
    says: str = ""
    """Regular expression for the reason in the ledger."""
    page: tuple[Reply, ...] = ()
    """What the page at fault answers, in turn; the last one stays."""
    also: dict[str, Reply] = field(default_factory=dict)
    """What other paths of the host at fault answer: robots.txt, targets of redirects."""
    judged: int = 200
    """The article on the host at fault whose outcome tells."""
    feed: Reply | None = None
    sitemap: Reply | None = None
    listing: Reply | None = None
    """What a place on the host at fault answers."""
    by_hand: str | None = None
    """An address that somebody asks for on the command line, in place of the page at fault."""
    dead: bool = False
    """Whether nobody listens at the host at fault."""
    names: tuple[str, ...] = ()
    """IP addresses that the name server gives for the host at fault, `bao.example`, look-up by look-up."""
    spares_host: bool = True
    """Whether the other articles of the host at fault are to be loaded in the same run."""
    never: str = ""
    """Words that must be nowhere in the ledger: a secret, the content of a local file."""
    keeps: str = ""
    """Words that must be in the article's text, letter for letter."""
