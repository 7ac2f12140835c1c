"""The sources of this installation: the declared publishers, files that people hold, the sample newsroom."""

from urllib.parse import urlsplit

from flows.settings import Settings
from tasks.errors import BadSettings
from tasks.sources import SOURCES
from tasks.sources.declaration import Source
from tasks.sources.families import FAMILIES
from tasks.sources.newsroom import newsroom

FILES = Source(
    name="files",
    publisher="Files that people hold",
    hosts=(),
    places=(),
    article="",
    layouts=FAMILIES,
    evidence="files: .txt, .html, .jsonl and .warc.gz given with --input",
)


def publishers(settings: Settings) -> list[Source]:
    """Give the sources that are asked over the network; the newsroom alone where it is set."""
    return [newsroom(settings.newsroom)] if settings.newsroom else list(SOURCES)


def source_named(settings: Settings, name: str) -> Source:
    """Give a declared source by its name; raise BadSettings naming those there are."""
    known = {source.name: source for source in (*SOURCES, *publishers(settings), FILES)}
    if name not in known:
        raise BadSettings(f"no source is called {name!r}; there are {', '.join(known)}")
    return known[name]


def source_of(settings: Settings, address: str) -> Source:
    """Give the source that declares an address's host; raise BadSettings where none does."""
    host = urlsplit(address).netloc.rpartition("@")[2].lower()
    for source in (*SOURCES, *publishers(settings)):
        if host in source.hosts:
            return source
    raise BadSettings(f"{address}: no declared source has the host {host!r}; `cotmoc sources` lists them")
