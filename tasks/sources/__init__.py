"""WHERE NEWS LIVES: one declaration a publisher."""

from urllib.parse import urlsplit

from tasks.sources.bienphong import BIENPHONG
from tasks.sources.declaration import Place, Source
from tasks.sources.qdnd import QDND

SOURCES: tuple[Source, ...] = (QDND, BIENPHONG)
"""The declared publishers: nothing else is ever asked."""

__all__ = ["SOURCES", "Place", "Source", "source_named", "source_of"]


def source_named(name: str) -> Source | None:
    """Give the declared publisher of that name, or None."""
    return next((source for source in SOURCES if source.name == name), None)


def source_of(address: str) -> Source | None:
    """Give the publisher that declares the host (and port) of an address, or None."""
    host = urlsplit(address).netloc.rpartition("@")[2].lower()
    return next((source for source in SOURCES if host in source.hosts), None)
