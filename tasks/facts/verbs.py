"""Verbs and what they act on: the kind of object a quantity is to them, their strength, what they are not."""

import re

from tasks.facts.quantities import Quantity
from tasks.facts.statements import Statement
from tasks.facts.terms import Hit

MONEY = frozenset({"VND", "USD", "CNY", "LAK", "KHR"})
# Which column of the list holds the action for a unit: an arrest takes people and cases, a seizure things.
COLUMNS = {
    "person": "person", "household": "person", "case": "case", "turn": "turn", "vessel": "vessel",
    "vehicle": "vessel", "house": "house",
}  # fmt: skip
OCCASIONS = ("chuyến", "đợt", "buổi", "cuộc")
# Two verbs on one number: the stronger counts (`bắt giữ, xử lý` is an arrest).
STRENGTH = (
    "rescued",
    "arrested",
    "seized",
    "prosecuted",
    "fined",
    "handled",
    "received",
    "given",
    "detected",
)
# `phát hiện, bắt giữ` · `bắt giữ và xử lý` · `đã phát hiện, thu giữ`: verbs in a chain.
CHAIN_GAP = re.compile(r"(?:,| và|, đã| -|/|, tiến hành|, tổ chức)? (?:đã )?")
# Deeds that are not done to some people: offenders are not mobilised, rescuers not rescued.
UNFIT = frozenset(
    (people, deed)
    for deed, group in {
        "mobilised": ("suspect", "victim", "citizen", "pupil", "fisher"),
        "rescued": ("suspect", "soldier", "official"),
        "attended": ("suspect", "victim"),
        "arrested": ("victim", "pupil", "soldier", "official"),
        "transported": ("soldier", "official"),
        "patrolled": ("suspect", "victim", "pupil", "fisher"),
    }.items()
    for people in group
)
# `12 người không bị xử phạt`: what was not done.
NEGATED = re.compile(r"\b(?:không|chưa|chẳng)(?: hề| có)? $")
CLOSE = 35


def column_of(quantity: Quantity) -> str:
    """Give the kind of object that a quantity is to a verb."""
    if quantity.unit in MONEY:
        return "money"
    if quantity.role == "occasion" or quantity.unit_text.lower() in OCCASIONS:
        return "occasion"
    if quantity.object == "marker":
        return "marker"
    if quantity.object == "other" and quantity.unit_text.startswith("đoàn"):
        return "person"
    return COLUMNS.get(quantity.unit, "thing")


def is_negated(statement: Statement, hit: Hit) -> bool:
    """Tell what was not done: `12 người không bị xử phạt`."""
    return bool(NEGATED.search(statement.text, max(statement.span.start, hit.start - 14), hit.start))
