"""A sentence that counts something: its quantities, tied into pairs, with the words of deed and crime."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tasks.facts.quantities import Quantity
from tasks.facts.reading import Span
from tasks.facts.terms import Hit

# `335 vụ/1.156 công dân`, `12 vụ với 19 đối tượng`, `21 vụ, liên quan 8 đối tượng`, `55 vụ 34 đối tượng`
PAIR_GAP = re.compile(r"\s?/\s?|,?\s(?:với|gồm|và|có|liên quan|liên quan đến|trong)\s|,?\s")
# More numbers than any sentence of the news has: longer ones are cut, so that no page takes quadratic time.
MOST = 60
# What a pair begins with; a reversed pair (`1.204 công dân/389 vụ`) is tied by its slash.
HEADS = frozenset({"case", "household", "turn", "vessel", "vehicle", "item"})


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence of the view; `text` is the whole view in lower case."""

    span: Span
    text: str
    quantities: tuple[Quantity, ...]
    deeds: tuple[Hit, ...]
    crimes: tuple[Hit, ...]
    heads: tuple[int, ...]
    """For each quantity the index of the first of its pair: its own where it stands alone."""


def read_statements(
    text: str,
    sentences: Sequence[Span],
    quantities: Sequence[Quantity],
    deeds: Sequence[Hit],
    crimes: Sequence[Hit],
) -> Iterator[Statement]:
    """Give the sentences that count something, in order; one without end (a hostile page) in pieces."""
    starts = [item.start for item in quantities]
    verbs, offences = [item.start for item in deeds], [item.start for item in crimes]
    for sentence in sentences:
        own = quantities[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for first in range(0, len(own), MOST):
            piece = own[first : first + MOST]
            start = own[first - 1].end if first else sentence.start
            span = Span(start, piece[-1].end if first + MOST < len(own) else sentence.end)
            yield Statement(
                span,
                text,
                tuple(piece),
                tuple(deeds[bisect_left(verbs, span.start) : bisect_left(verbs, span.end)]),
                tuple(crimes[bisect_left(offences, span.start) : bisect_left(offences, span.end)]),
                _heads(text, piece),
            )


def _heads(text: str, quantities: Sequence[Quantity]) -> tuple[int, ...]:
    heads = [0] if quantities else []
    for i in range(1, len(quantities)):
        first, second = quantities[i - 1], quantities[i]
        gap = text[max(first.end, min(first.reach, second.start)) : second.start]
        slashed = "/" in gap and len(gap) <= 3
        headed = first.unit in HEADS and second.unit == "person" and first.unit != "person"
        heads.append(heads[i - 1] if (slashed or headed) and PAIR_GAP.fullmatch(gap) else i)
    return tuple(heads)
