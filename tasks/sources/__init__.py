"""WHERE NEWS LIVES: one declaration a publisher."""

from tasks.sources.bienphong import BIENPHONG
from tasks.sources.declaration import Source
from tasks.sources.qdnd import QDND

SOURCES: tuple[Source, ...] = (QDND, BIENPHONG)
"""The declared publishers: nothing else is ever asked."""
