"""Turns: one connection a host, a pause between two, across batches, processes and restarts."""

import fcntl
import json
import random
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO
from urllib.parse import quote

from tasks.errors import FailedFetch, PutOff

# A host that names a later time is asked again after this: `Retry-After: Fri, 01 Jan 2099 …`.
LONGEST_REST_SECONDS = 86_400.0
# The pause is made longer by up to this share, so that requests come at no fixed beat.
JITTER = 0.25
# A host that is in trouble gets twice the pause; one that is well, the mean of the last and the least.
SLOWER, FASTER = 2.0, 0.5


@dataclass(slots=True)
class Turn:
    """One request to a host, and what its answer says about the next."""

    is_strained: bool = False
    """Whether the host had trouble: no answer, or a status that asks for less."""
    rest_seconds: float | None = None
    """What the host asked for with Retry-After."""


@dataclass(slots=True)
class _State:
    """What is kept of a host; times in seconds since the epoch."""

    asked_at: float = 0.0
    put_off_until: float = 0.0
    pause_seconds: float = 0.0
    """The pause that its last answers ask for; the declared one is the least."""


class Pauses:
    """The turns of all hosts, one small file each, in a folder that all runs share."""

    def __init__(self, folder: Path, longest_wait_seconds: float) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._longest_wait = folder, longest_wait_seconds

    @contextmanager
    def turn(self, host: str, pause_seconds: float) -> Iterator[Turn]:
        """Wait for the host's turn and hold it; raise PutOff where the host asked for a longer rest.

        The pause runs from the end of one answer to the next request. It grows while the host is in trouble
        or slow: it is never shorter than what the last answers took.
        """
        with self._locked(host) as file:
            state = _read(file)
            self._wait(host, state, pause_seconds)
            # Written before the request too: a run that is killed in the middle leaves its mark.
            state.asked_at = time.time()
            _write(file, state)
            turn, began = Turn(), time.monotonic()
            try:
                yield turn
            except FailedFetch:
                turn.is_strained = True
                raise
            finally:
                took = time.monotonic() - began
                state.pause_seconds = self._next_pause(state, turn, max(pause_seconds, took))
                state.asked_at = time.time()
                if turn.rest_seconds:
                    state.put_off_until = state.asked_at + min(turn.rest_seconds, LONGEST_REST_SECONDS)
                _write(file, state)

    def _wait(self, host: str, state: _State, pause_seconds: float) -> None:
        now = time.time()
        rest = min(state.put_off_until - now, LONGEST_REST_SECONDS)
        if rest > self._longest_wait:
            until = datetime.fromtimestamp(now + rest, UTC)
            raise PutOff(f"{host} asked for a rest until {until:%Y-%m-%d %H:%M} UTC; a later run goes on")
        pause = max(pause_seconds, state.pause_seconds) * random.uniform(1, 1 + JITTER)  # noqa: S311
        # Never longer than the pause, should the clock have been set back.
        time.sleep(max(0.0, rest, min(state.asked_at + pause - now, pause)))

    def _next_pause(self, state: _State, turn: Turn, least: float) -> float:
        last = max(state.pause_seconds, least)
        pause = last * SLOWER if turn.is_strained else least + (last - least) * FASTER
        return min(pause, self._longest_wait)

    @contextmanager
    def _locked(self, host: str) -> Iterator[TextIO]:
        with (self._folder / f"{quote(host, safe='')}.json").open("a+", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield file


def _read(file: TextIO) -> _State:
    file.seek(0)
    try:
        return _State(**{name: float(value) for name, value in json.load(file).items()})
    except (ValueError, TypeError, AttributeError):
        return _State()  # new, of another version, or torn by a crash


def _write(file: TextIO, state: _State) -> None:
    file.truncate(0)
    json.dump(asdict(state), file)
    file.flush()
