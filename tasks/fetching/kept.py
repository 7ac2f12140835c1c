"""The feeds, sitemaps and listings as last received, so that an unchanged one is not transferred again."""

import gzip
import json
import os
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from tasks.records import Link, Page

VALIDATORS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}


class KeptPlaces:
    """One file a place, in a folder that all runs share; a place without validators has none.

    The whole answer is kept, not its validators alone: a run that was killed before it noted what a feed
    lists must find it again, though the feed has not changed since.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, link: Link) -> Page | None:
        """Give the answer kept for a place, or None where there is none that can be read."""
        try:
            with gzip.open(self._file(link.address), "rb") as file:
                said = json.loads(file.readline())
                body = file.read()
        except (OSError, EOFError, ValueError):
            return None
        headers = tuple((str(name), str(value)) for name, value in said.pop("headers"))
        fetched_at = datetime.fromisoformat(said.pop("fetched_at"))
        return Page(link=link, headers=headers, fetched_at=fetched_at, body=body, **said)

    def keep(self, page: Page) -> None:
        """Keep the answer of a place in the stead of an older one."""
        file = self._file(page.link.address)
        if not conditions(page):
            file.unlink(missing_ok=True)
            return
        said = {
            "address": page.address,
            "status": page.status,
            "kind": page.kind,
            "headers": page.headers,
            "fetched_at": page.fetched_at.isoformat(),
        }
        begun = file.with_suffix(f".{os.getpid()}")
        with gzip.open(begun, "wb", compresslevel=1) as written:
            written.write(json.dumps(said).encode() + b"\n" + page.body)
        begun.replace(file)

    def _file(self, address: str) -> Path:
        return self._folder / f"{sha256(address.encode()).hexdigest()}.place"


def conditions(page: Page) -> dict[str, str]:
    """Give the request headers that ask for a page only if it is no longer as we hold it."""
    held = {name.lower(): value for name, value in page.headers}
    return {asked: held[name] for name, asked in VALIDATORS.items() if held.get(name)}
