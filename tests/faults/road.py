"""One fault on the whole road, with real files and a real warehouse: what came of it, and what it cost."""

from __future__ import annotations

import os
import socket
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

import duckdb
from prefect import Task

from flows import ingest as ingest_flow
from flows import road as road_flow
from flows.report import SourceFailed
from tasks.fetching.fetcher import open_fetcher
from tasks.fetching.session import Limits
from tasks.sources.declaration import Place, Source
from tests.faults.cost import Cost
from tests.faults.fault import Fault
from tests.faults.paper import FAULTY, NAME, Paper, path

# Sizes are those of every day; times are shortened, so that a hundred faults take minutes.
LIMITS = Limits(
    deadline_seconds=1.0,
    connect_seconds=0.5,
    backoff_seconds=0.01,
    longest_wait_seconds=0.2,
    longest_delay_seconds=0.2,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one run did with a fault."""

    outcome: str | None
    """Of the link at fault, in the ledger."""
    reasons: str
    """What the ledger says of it: reason of the link, of the reject, problems of the run."""
    loaded: frozenset[str]
    """Ids of the articles that came to rest in the warehouse."""
    text: str
    """Of the article at fault, where it was loaded."""
    everything: str
    """All words that the ledger holds."""
    is_balanced: bool
    seconds: float
    """What the slowest link took."""
    reading_seconds: float
    """CPU time of the slowest of discovery, reading and extraction."""
    grown_bytes: int
    """By how much the process grew at most."""
    canary_hits: int
    """Requests to a host that nobody declared."""
    secrets_sent: int
    """Requests that carried a cookie or credentials."""


def meet(fault: Fault, home: Path) -> Seen:
    """Run the road over a paper with this fault, in a home that may hold other runs."""
    name = f"fault-{uuid.uuid4().hex[:12]}"
    with Paper() as paper:
        source = prepare(paper, fault, name)
        addresses = [paper.put(fault.by_hand), *paper.good_addresses()] if fault.by_hand else []
        with looked_up(fault.names):
            cost = run(source, addresses, home)
        hosts = (paper.well, paper.faulty)
        asked = [request for host in hosts for request in host.asked]
        found = ledger(home, name, addresses[0] if addresses else paper.fault_site + path(fault.judged))
        return Seen(
            **found,
            reading_seconds=cost.cpu_seconds,
            grown_bytes=cost.grown_bytes,
            canary_hits=len(paper.canary.asked),
            secrets_sent=sum(bool({"cookie", "authorization"} & set(each.headers)) for each in asked),
        )


def prepare(paper: Paper, fault: Fault, name: str) -> Source:
    """Put the fault on the paper and declare it."""
    if fault.names:
        paper.name = NAME
    if fault.page:
        paper.on_fault(path(FAULTY), *fault.page)
    for also, reply in fault.also.items():
        paper.on_fault(also, reply)
    places = []
    for kind, place in (("rss", fault.feed), ("sitemap", fault.sitemap), ("listing", fault.listing)):
        if place is not None:
            paper.on_fault(f"/{kind}.xml", place)
            links = "//a" if kind == "listing" else None
            places.append(Place(kind=kind, address=f"{paper.fault_site}/{kind}.xml", links=links))
    source = paper.declared(name, places)
    if fault.dead:
        paper.close_faulty()
    return source


def run(source: Source, addresses: Sequence[str], home: Path, limits: Limits = LIMITS) -> Cost:
    """Run the flow itself, its verbs without Prefect; give what its steps cost at most."""
    cost = Cost()
    with ExitStack() as patched:
        for module in (ingest_flow, road_flow):
            patched.enter_context(plain_verbs(module, cost))
        door = partial(open_fetcher, limits=limits)
        patched.enter_context(patch.object(ingest_flow, "source_named", lambda *_: source))
        patched.enter_context(patch.object(ingest_flow, "open_fetcher", door))
        patched.enter_context(patch.dict(os.environ, {"COTMOC_HOME": str(home)}))
        with suppress(SourceFailed):
            ingest_flow.ingest.fn(source.name, addresses=addresses)
    return cost


@contextmanager
def plain_verbs(module: ModuleType, cost: Cost) -> Iterator[None]:
    """Let a flow call its verbs as the functions that they are, and note what they cost."""
    verbs = {name: value for name, value in vars(module).items() if isinstance(value, Task)}
    with patch.multiple(module, **{name: cost.of(name, verb.fn) for name, verb in verbs.items()}):
        yield


@contextmanager
def looked_up(answers: Sequence[str]) -> Iterator[None]:
    """Let the name server give these addresses for the host at fault, look-up by look-up; the last one stays.

    `never` stands for one that does not answer. Nothing beyond this machine is ever connected to.
    """
    waiting = list(answers)
    real_look_up, real_connect = socket.getaddrinfo, socket.socket.connect

    def look_up(host: str, port: int, *values: int, **named: int) -> list[Any]:
        if host != NAME:
            return real_look_up(host, port, *values, **named)
        found = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        if found == "never":
            time.sleep(3)
        if found in {"never", "none"}:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return [entry for one in found.split() for entry in real_look_up(one, port, *values, **named)]

    def connect(self: socket.socket, address: tuple[str, int]) -> None:
        if isinstance(address, tuple) and not address[0].startswith(("127.", "::1")):
            raise ConnectionRefusedError(111, "beyond this machine")
        real_connect(self, address)

    with patch.object(socket, "getaddrinfo", look_up), patch.object(socket.socket, "connect", connect):
        yield


def ledger(home: Path, source: str, address: str) -> dict[str, Any]:
    """Give what the warehouse holds of a run's source and of the link at fault."""
    with duckdb.connect(str(home / "warehouse.duckdb"), read_only=True) as con:

        def ask(sql: str, *values: str) -> list[tuple[Any, ...]]:
            return con.execute(sql, values).fetchall()

        links = ask("select address, outcome, reason from link where source = ?", source)
        found = [(outcome, reason) for where, outcome, reason in links if where == address]
        rejects = ask("select address, step, reason from reject where source = ?", source)
        problems = ask(
            "select reason from run where run_id in (select run_id from run_source where source = ?)", source
        )
        balances = ask("select is_balanced from fct_run_source where source = ?", source)
        loaded = ask("select native_id from article where source = ?", source)
        waits = ask('select max(elapsed_seconds) from "fetch" where source = ?', source)
        texts = ask(
            "select text from revision join article using (article_id) where source = ? and native_id = ?",
            source,
            str(FAULTY),
        )
    reasons = [reason for _, reason in found] + [row[2] for row in rejects] + [row[0] for row in problems]
    return {
        "outcome": found[0][0] if found else None,
        "reasons": " | ".join(reason for reason in reasons if reason),
        "loaded": frozenset(native_id for (native_id,) in loaded),
        "text": "".join(text for (text,) in texts),
        "everything": repr((links, rejects, problems, loaded)),
        "seconds": float(waits[0][0] or 0),
        "is_balanced": balances == [(True,)],
    }
