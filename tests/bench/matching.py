"""When a predicted fact is the gold fact: by value and words, by name, by code; and the pairing of the two.

A gold field that holds a list takes any of its values. Names are compared without case, accents and
punctuation. This is the measure's own ruler: it takes nothing from the rules that it measures.
"""

import unicodedata
from collections.abc import Callable, Sequence
from typing import Any

Fact = dict[str, Any]
Test = Callable[[Fact, Fact], bool]
"""Whether the second, predicted, fact is the first, the gold one."""

HAPPENING = "happening"
"""Where a figure carries the event that it hangs on, once `measures.select` has looked it up."""

CLOSENESS = 1e-6
"""Two numbers are the same within this part of the gold one: `1,5 tỷ` read as a binary fraction."""


def name_key(text: object) -> str | None:
    """Give the words of a name without case, accents and punctuation; None of None."""
    if text is None:
        return None
    letters = unicodedata.normalize("NFD", str(text).lower().replace("đ", "d"))
    kept = (c if c.isalnum() else " " for c in letters if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


def choices(value: object) -> list[object]:
    """Give the acceptable values of a gold field."""
    return value if isinstance(value, list) else [value]


def agrees(gold: object, predicted: object) -> bool:
    """Whether a predicted value is one of gold's acceptable values."""
    return any(choice == predicted for choice in choices(gold))


def agrees_as_name(gold: object, predicted: object) -> bool:
    """Whether a predicted name is one of gold's acceptable names."""
    return any(name_key(choice) == name_key(predicted) for choice in choices(gold))


def fields(*names: str) -> Test:
    """Give the test that all these fields agree."""
    return lambda gold, predicted: all(agrees(gold.get(name), predicted.get(name)) for name in names)


def named(field: str) -> Test:
    """Give the test that this field agrees as a name."""
    return lambda gold, predicted: agrees_as_name(gold.get(field), predicted.get(field))


def every(*tests: Test) -> Test:
    """Give the test that all these tests hold."""
    return lambda gold, predicted: all(test(gold, predicted) for test in tests)


def same_number(gold: Fact, predicted: Fact) -> bool:
    """Whether unit and normal value agree and the quotes share a word: `2 vụ` from elsewhere is no hit."""
    if not agrees(gold.get("unit"), predicted.get("unit")) or not _words(gold) & _words(predicted):
        return False
    return any(
        abs(ours - theirs) <= CLOSENESS * max(1.0, abs(ours))
        for ours in _numbers(gold)
        for theirs in _numbers(predicted)
    )


def same_place(gold: Fact, predicted: Fact) -> bool:
    """Whether the codes agree, or kind and name where the gold place may be without a code."""
    code = gold.get("code")
    if code and None not in choices(code):
        return agrees(code, predicted.get("code"))
    return agrees(gold.get("kind"), predicted.get("kind")) and named("name")(gold, predicted)


def same_happening(gold: Fact, predicted: Fact) -> bool:
    """Whether two figures hang on the same event, by its type, first day and province, or both on none."""
    ours, theirs = gold.get(HAPPENING), predicted.get(HAPPENING)
    if ours is None or theirs is None:
        return ours is theirs
    return fields("type", "date_start", "province_code")(ours, theirs)


def pair(
    gold: Sequence[Fact], predicted: Sequence[Fact], test: Test
) -> tuple[list[tuple[Fact, Fact]], list[Fact], list[Fact]]:
    """Give the pairs of gold and predicted facts, the gold ones missed, and the predicted ones too many.

    Each fact is in one pair at most; facts that agree on more fields find each other first.
    """
    candidates = sorted(
        (-_agreement(ours, theirs), row, column)
        for row, ours in enumerate(gold)
        for column, theirs in enumerate(predicted)
        if test(ours, theirs)
    )
    partner: dict[int, int] = {}
    for _, row, column in candidates:
        if row not in partner and column not in partner.values():
            partner[row] = column
    return (
        [(gold[row], predicted[column]) for row, column in partner.items()],
        [fact for row, fact in enumerate(gold) if row not in partner],
        [fact for column, fact in enumerate(predicted) if column not in partner.values()],
    )


def _agreement(gold: Fact, predicted: Fact) -> int:
    return sum(agrees(value, predicted.get(name)) for name, value in gold.items() if name != HAPPENING)


def _words(fact: Fact) -> set[str]:
    return set((name_key(fact.get("quote")) or "").split())


def _numbers(fact: Fact) -> list[float]:
    value = fact.get("normal_value")
    values: list[Any] = choices(fact.get("value") if value is None else value)
    return [float(number) for number in values if number is not None]
