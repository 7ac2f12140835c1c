"""No pattern is slow: each is searched in hostile text made of what it all but matches."""

import pkgutil
import re
from functools import partial
from importlib import import_module

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tasks.facts
from tests.facts.hostile import LIMIT, cpu

PATTERNS = {
    f"{module.name}.{name}": value
    for module in pkgutil.iter_modules(tasks.facts.__path__)
    for name, value in sorted(vars(import_module(f"tasks.facts.{module.name}")).items())
    if isinstance(value, re.Pattern)
}
# A pattern that opens with a run of anything is matched at a place, never searched for.
RUN = re.compile(r"\s*(?:\(\?:|\(\?![^()]*(?:\([^()]*\))?[^()]*\))*\[\^")
# Patterns that end at the place asked about (`…$`) are only ever read in a window before it.
WINDOW, WHOLE = 400, 10_000


def test_every_room_of_rules_has_its_patterns_here() -> None:
    assert len(PATTERNS) > 300


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_stays_fast_on_what_it_all_but_matches(name: str) -> None:
    pattern = PATTERNS[name]
    size = WINDOW if "$" in pattern.pattern else WHOLE
    look = pattern.match if RUN.match(pattern.pattern) else pattern.search

    @given(st.from_regex(pattern))
    @settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def search(text: str) -> None:
        for piece in (text[:-1], text[:-1] + "~", text + " "):
            hostile = ((piece or "a") * (size // max(1, len(piece)) + 1))[:size]
            _, spent = cpu(partial(look, hostile))
            assert spent < LIMIT, piece

    search()
