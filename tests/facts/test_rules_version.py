"""Whoever changes what the rules find raises their version: a warehouse then knows which facts are stale."""

from tasks.facts.article import RULES_VERSION
from tests.bench.rules_version import CURE, facts_today, recorded


def test_the_version_is_raised_when_facts_change() -> None:
    assert recorded() == (RULES_VERSION, facts_today()), f"the facts have changed: {CURE}"
