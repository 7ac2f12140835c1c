"""What an edit changed: the words that went and came, with some words around them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

CONTEXT = 6
"""Words shown before and after a change."""
NEAR = 2
"""Changes so few words apart are shown as one."""
WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Change:
    """Some words that an edit replaced, took out or put in."""

    before: str
    was: str
    now: str
    after: str


def changes(was: str, now: str) -> list[Change]:
    """Give what differs between two wordings, in order; an empty list where only blanks do."""
    old, new = WORD.findall(was), WORD.findall(now)
    return [
        Change(
            before=" ".join(new[max(0, new_start - CONTEXT) : new_start]),
            was=" ".join(old[old_start:old_end]),
            now=" ".join(new[new_start:new_end]),
            after=" ".join(new[new_end : new_end + CONTEXT]),
        )
        for old_start, old_end, new_start, new_end in _joined(_spans(was, now))
    ]


Span = tuple[int, int, int, int]


def _spans(was: str, now: str) -> Iterator[Span]:
    """Give the stretches of words that differ: lines first, then words in lines that differ."""
    old_lines, new_lines = (
        [WORD.findall(one) for one in was.split("\n")],
        [WORD.findall(one) for one in now.split("\n")],
    )
    old_starts, new_starts = _starts(old_lines), _starts(new_lines)
    keys = [" ".join(line) for line in old_lines], [" ".join(line) for line in new_lines]
    for tag, a, b, c, d in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        old = [word for line in old_lines[a:b] for word in line]
        new = [word for line in new_lines[c:d] for word in line]
        for part, e, f, g, h in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if part != "equal":
                yield old_starts[a] + e, old_starts[a] + f, new_starts[c] + g, new_starts[c] + h


def _starts(lines: list[list[str]]) -> list[int]:
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    return starts


def _joined(spans: Iterator[Span]) -> Iterator[Span]:
    held: Span | None = None
    for span in spans:
        if held and span[0] - held[1] <= NEAR and span[2] - held[3] <= NEAR:
            held = (held[0], span[1], held[2], span[3])
            continue
        if held:
            yield held
        held = span
    if held:
        yield held
