"""What a new look at an article changes: pure decisions over its known wordings, no database.

Observations may come in any order and any number of times: the current wording is the one seen last,
an older wording that comes late is history that never was current, and a look already known changes nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from warehouse.identity import key_of


@dataclass(slots=True)
class Wording:
    """One revision as far as decisions need it."""

    revision_id: str
    content_key: str
    facts_key: str
    rules_version: str
    address: str | None
    record_id: str | None
    first_seen_at: datetime
    last_seen_at: datetime
    is_current: bool

    def covers(self, moment: datetime) -> bool:
        """Tell whether this wording is known to have stood at a moment."""
        return self.first_seen_at <= moment <= self.last_seen_at


@dataclass(frozen=True, slots=True)
class Seen:
    """One look at an article: its content, when, and the row that would be stored."""

    content_key: str
    facts_key: str
    rules_version: str
    address: str | None
    record_id: str | None
    seen_at: datetime
    recorded_at: datetime
    """When it came here: what it changes changes then."""
    native_id: str = ""
    revision: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    """Rows to store: of the wording, and of its facts by table."""


@dataclass(slots=True)
class Changes:
    """What to write for one article."""

    added: list[tuple[Wording, Seen]] = field(default_factory=list)
    """New revisions; those that are not current are history."""
    touched: dict[str, Wording] = field(default_factory=dict)
    """Known revisions seen again, or extracted again."""
    superseded: dict[str, datetime] = field(default_factory=dict)
    """Wordings that ended, and when."""
    extracted: Seen | None = None
    """The look whose facts are now current; None when the facts stay as they are."""
    revision_id: str | None = None
    """The revision those facts belong to."""
    replaces_facts: bool = False
    """True when earlier facts of the article may have to end."""


def changes(article_id: str, known: Iterable[Wording], looks: Iterable[Seen]) -> Changes:
    """Decide what some looks at one article change, given its known wordings."""
    wordings = list(known)
    found = Changes()
    for seen in sorted(looks, key=lambda look: (look.seen_at, look.content_key)):
        _observe(article_id, wordings, seen, found)
    return found


def _observe(article_id: str, wordings: list[Wording], seen: Seen, found: Changes) -> None:
    current = next((wording for wording in wordings if wording.is_current), None)
    if any(_is_known_past(wording, seen) for wording in wordings):
        return
    if current is not None and current.content_key == seen.content_key:
        _see_again(current, seen, found)
    elif current is None or _is_newer(seen, current):
        if current is not None:
            current.is_current = False
            found.superseded[current.revision_id] = seen.recorded_at
            found.replaces_facts = True
        found.revision_id = _add(article_id, wordings, seen, found, is_current=True).revision_id
        found.extracted = seen
    else:
        _add(article_id, wordings, seen, found, is_current=False)


def _is_known_past(wording: Wording, seen: Seen) -> bool:
    same = wording.content_key == seen.content_key
    return same and not wording.is_current and wording.covers(seen.seen_at)


def _is_newer(seen: Seen, current: Wording) -> bool:
    return (seen.seen_at, seen.content_key) > (current.last_seen_at, current.content_key)


def _see_again(current: Wording, seen: Seen, found: Changes) -> None:
    if not current.covers(seen.seen_at):
        if seen.seen_at > current.last_seen_at:
            current.last_seen_at = seen.seen_at
            current.address, current.record_id = seen.address, seen.record_id
        else:
            current.first_seen_at = seen.seen_at
        found.touched[current.revision_id] = current
    if (seen.facts_key, seen.rules_version) != (current.facts_key, current.rules_version):
        if seen.facts_key != current.facts_key:
            found.extracted, found.revision_id, found.replaces_facts = seen, current.revision_id, True
        current.facts_key, current.rules_version = seen.facts_key, seen.rules_version
        found.touched[current.revision_id] = current


def _add(
    article_id: str, wordings: list[Wording], seen: Seen, found: Changes, *, is_current: bool
) -> Wording:
    # A wording that returns is a row of its own, so that the answers as of earlier days stay right.
    before = sum(wording.content_key == seen.content_key for wording in wordings)
    wording = Wording(
        revision_id=key_of(article_id, seen.content_key, before),
        content_key=seen.content_key,
        facts_key=seen.facts_key,
        rules_version=seen.rules_version,
        address=seen.address,
        record_id=seen.record_id,
        first_seen_at=seen.seen_at,
        last_seen_at=seen.seen_at,
        is_current=is_current,
    )
    wordings.append(wording)
    found.added.append((wording, seen))
    return wording
