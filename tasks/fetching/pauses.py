"""Turns: one connection a host, a pause between two, across batches and across processes."""

import fcntl
import json
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO
from urllib.parse import quote

from tasks.errors import PutOff

# A host that names a later time is asked again after this: `Retry-After: Fri, 01 Jan 2099 …`.
LONGEST_REST_SECONDS = 86_400.0
# The pause is made longer by up to this share, so that requests come at no fixed beat.
JITTER = 0.25


class Pauses:
    """The turns of all hosts, one small file each, in a folder that all runs share."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder

    @contextmanager
    def turn(self, host: str, pause_seconds: float) -> Iterator[None]:
        """Wait for the host's turn and hold it; raise PutOff where the host asked for a longer rest."""
        with self._locked(host) as file:
            state = _read(file)
            rest = min(state["put_off_until"] - time.time(), LONGEST_REST_SECONDS)
            if rest > 0:
                until = datetime.fromtimestamp(time.time() + rest, UTC)
                raise PutOff(f"{host} asked for a rest until {until:%Y-%m-%d %H:%M} UTC; a later run goes on")
            wait = state["asked_at"] + pause_seconds * random.uniform(1, 1 + JITTER) - time.time()  # noqa: S311
            # Never longer than the pause, should the clock have been set back.
            time.sleep(min(max(wait, 0), pause_seconds * (1 + JITTER)))
            try:
                yield
            finally:
                _write(file, state | {"asked_at": time.time()})

    def put_off(self, host: str, seconds: float) -> None:
        """Leave a host alone for so long, in this run and in others."""
        with self._locked(host) as file:
            _write(file, _read(file) | {"put_off_until": time.time() + min(seconds, LONGEST_REST_SECONDS)})

    @contextmanager
    def _locked(self, host: str) -> Iterator[TextIO]:
        with (self._folder / f"{quote(host, safe='')}.json").open("a+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file


def _read(file: TextIO) -> dict[str, float]:
    file.seek(0)
    try:
        state = json.load(file)
        return {name: float(state[name]) for name in ("asked_at", "put_off_until")}
    except (ValueError, KeyError, TypeError):
        return {"asked_at": 0.0, "put_off_until": 0.0}  # new, or torn by a crash


def _write(file: TextIO, state: dict[str, float]) -> None:
    file.truncate(0)
    json.dump(state, file)
    file.flush()
