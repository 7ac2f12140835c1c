"""Fetch: links → one outcome each, with the page where there is one."""

import threading
from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.fetching.fetcher import Fetcher
from tasks.records import Link, Outcome

MOST_HOSTS = 16
"""So many hosts are asked at once, each of them one request at a time."""
MOST_BYTES = 25_000_000
"""When the pages of a batch hold so much, the rest of it is left: a batch is held in memory."""


@task(cache_policy=NO_CACHE)
def fetch(links: Sequence[Link], fetcher: Fetcher) -> list[Outcome]:
    """Ask for each link, a host's in order; a site's failure is an outcome, never the loss of the batch."""
    hosts: dict[str, list[int]] = defaultdict(list)
    for index, link in enumerate(links):
        hosts[link.address.partition("://")[2].partition("/")[0].lower()].append(index)
    batch = _Batch(links, fetcher)
    asking = ThreadPoolExecutor(min(MOST_HOSTS, max(1, len(hosts))), thread_name_prefix="fetch")
    try:
        list(asking.map(batch.ask, hosts.values()))
    finally:
        batch.is_over.set()  # Ctrl-C: each host's thread ends with the link that it is at
        asking.shutdown()
    return [batch.outcomes[index] for index in range(len(links))]


@dataclass(slots=True)
class _Batch:
    links: Sequence[Link]
    fetcher: Fetcher
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    is_over: threading.Event = field(default_factory=threading.Event)

    def ask(self, indexes: Sequence[int]) -> None:
        """Ask for one host's links, in order."""
        for index in indexes:
            if self.is_over.is_set():
                return
            self.outcomes[index] = self._outcome(self.links[index])

    def _outcome(self, link: Link) -> Outcome:
        held = sum(len(one.page.body) for one in tuple(self.outcomes.values()) if one.page)
        if held >= MOST_BYTES:
            reason = f"the pages of this batch hold {held / 1e6:.0f} MB; the next run goes on"
            return Outcome(link=link, outcome="left", reason=reason)
        return self.fetcher.get(link)
