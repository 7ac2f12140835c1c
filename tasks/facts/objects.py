"""What is counted, where the words after the number do not say it: told before, or by what was done."""

from collections.abc import Sequence

from tasks.facts.actions import MONEY
from tasks.facts.quantities import OBJECTS, Quantity
from tasks.facts.statements import Statement

# What money is about, by what was done with it.
MONEY_OBJECT = {"fined": "fine", "given": "cash", "seized": "cash", "built": "other"}
# Things that are no goods: a weight or a price is not theirs.
NO_GOODS = frozenset(
    {"case", "suspect", "victim", "citizen", "fisher", "soldier", "official", "pupil", "person", "cash", "fine", "donation",
     "marker", "document", "other", "motorcycle", "car", "truck", "vehicle", "boat", "phone"}
)  # fmt: skip
DRUG_UNITS = frozenset({"pill", "brick"})


def object_of(
    statement: Statement, index: int, action: str, offence: str | None, earlier: Sequence[tuple[str, str]]
) -> str:
    """Give the object code of a quantity; `earlier` are unit and object of the figures told before it."""
    quantity = statement.quantities[index]
    if quantity.unit in MONEY:
        return _object_of_money(statement, index, action, offence)
    if quantity.object:
        return quantity.object
    if quantity.unit == "turn":
        return _same_unit(quantity, earlier) or "other"
    if quantity.role == "occasion":
        return "other"
    told = _told_before(statement, index, quantity)
    if told:
        return told
    if again := _same_unit(quantity, earlier):
        return again
    if offence == "drugs" or quantity.unit in DRUG_UNITS:
        return "drugs"
    return "goods" if offence else "other"


def _told_before(statement: Statement, index: int, quantity: Quantity) -> str | None:
    """Give the goods named before a weight or count in its sentence: `heroin (trọng lượng 7 kg)`, `tê tê 5 con`."""
    if index:
        before = statement.quantities[index - 1]
        if before.object and before.object not in NO_GOODS and quantity.role in ("mass", "volume"):
            return before.object
    goods = None
    for hit in OBJECTS.find(statement.text, statement.span.start, quantity.start):
        if hit.row["object"] not in NO_GOODS and (quantity.role != "classifier" or hit.row["object"] not in ("house", "gift")):
            goods = hit.row["object"]
    return goods


def _object_of_money(statement: Statement, index: int, action: str, offence: str | None) -> str:
    if action != "worth":
        return MONEY_OBJECT.get(action, "cash")
    things = [q.object for q in statement.quantities[:index] if q.object and q.object not in NO_GOODS]
    if len(set(things)) == 1:
        return things[0]
    if things:
        return "goods"
    told = _told_before(statement, index, statement.quantities[index])
    return told or ("goods" if offence else "other")


def _same_unit(quantity: Quantity, earlier: Sequence[tuple[str, str]]) -> str | None:
    return next((code for unit, code in reversed(earlier) if unit == quantity.unit and code != "other"), None)
