"""What is counted, where the words after the number do not say it: told before, or by what was done."""

import re
from collections.abc import Sequence

from tasks.facts.quantities import OBJECTS, Quantity
from tasks.facts.statements import Statement
from tasks.facts.verbs import MONEY

# What money is about, by what was done with it.
MONEY_OBJECT = {"fined": "fine", "given": "cash", "seized": "cash", "built": "other"}
# Things that are no goods: a weight or a price is not theirs.
NO_GOODS = frozenset(
    {"case", "suspect", "victim", "citizen", "fisher", "soldier", "official", "pupil", "person", "cash",
     "fine", "donation", "marker", "document", "other", "motorcycle", "car", "truck", "vehicle", "boat",
     "phone"}
)  # fmt: skip
# `giá trị hàng hóa 40 tỷ đồng`
ALL_GOODS = re.compile(r"\bhàng hóa\b[^;.\d]{0,60}$")
# `kim ngạch đạt 120 triệu USD`, `kinh phí trên 9 tỷ đồng`
TURNOVER = re.compile(r"\bkim ngạch\b")
COST = re.compile(r"\bkinh phí\b[^;.]*$")
# `thiệt hại chừng 30 tỷ đồng`: of a storm, no money in hand.
# `mỗi căn nhà rộng 60m², trị giá 90 triệu đồng`
OF_HOUSE = re.compile(r"\bmỗi (?:căn|ngôi|nhà)\b[^;.]*$")
LOSS = re.compile(r"\bthiệt hại\b[^;.]*$")
# `Đội phòng, chống ma túy chặn tàu chở 9.000 lít`: a unit's name, no goods.
AGAINST = re.compile(r"(?:phòng,? chống|chống|phòng,? ngừa)(?: tội phạm)?(?: và| về)? $")
DRUGS = frozenset({"heroin", "methamphetamine", "synthetic_pills", "ketamine", "cannabis", "opium"})
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
    if quantity.role == "area" and OF_HOUSE.search(statement.text, statement.span.start, quantity.start):
        return "house"
    if quantity.role in ("area", "occasion") or quantity.unit == "tree":
        return "other"
    again = next(
        (code for unit, code in reversed(earlier) if unit == quantity.unit and code != "other"), None
    )
    if quantity.unit == "turn":
        return again or ("person" if action == "crossed" else "other")
    told = None if quantity.role == "container" else _told_before(statement, index, quantity)
    told = told or again
    if offence == "drugs" and told in (None, "goods"):
        # `9 bánh heroin … mỗi bánh trọng lượng 350 gam`: the drug told before, counted in another unit.
        told = next((code for _, code in reversed(earlier) if code in DRUGS), told)
    usual = "drugs" if offence == "drugs" or quantity.unit in DRUG_UNITS else "goods" if offence else "other"
    return told or usual


def _told_before(statement: Statement, index: int, quantity: Quantity) -> str | None:
    """Give the goods named before a weight or count in its sentence: `heroin (trọng lượng 7 kg)`."""
    if index:
        before = statement.quantities[index - 1]
        if before.object and before.object not in NO_GOODS and quantity.role in ("mass", "volume"):
            return before.object
    goods = None
    for hit in OBJECTS.find(statement.text, statement.span.start, quantity.start):
        if (
            hit.row["object"]
            and hit.row["object"] not in NO_GOODS
            and (quantity.role != "classifier" or hit.row["object"] not in ("house", "gift"))
            and not AGAINST.search(statement.text, max(0, hit.start - 30), hit.start)
        ):
            goods = hit.row["object"]
    return goods


def _object_of_money(statement: Statement, index: int, action: str, offence: str | None) -> str:
    text, start, position = statement.text, statement.span.start, statement.quantities[index].start
    if action != "worth":
        return "other" if LOSS.search(text, start, position) else MONEY_OBJECT.get(action, "cash")
    if ALL_GOODS.search(text, start, position):
        return "goods"
    if offence is None and OF_HOUSE.search(text, start, position):
        return "house"
    return _valued(statement, index, offence) or _valued_elsewhere(statement, index, offence)


def _valued(statement: Statement, index: int, offence: str | None) -> str | None:
    """Give the things of the sentence that a price is of: the one kind there is, `goods` for several."""
    before = statement.quantities[index - 1] if index else None
    if (
        before
        and offence is None
        and before.object
        and before.unit not in (*MONEY, "person", "household", "turn", "case")
    ):
        return before.object
    things = [q.object for q in statement.quantities[:index] if q.object and q.object not in NO_GOODS]
    if not things:
        return None
    return things[-1] if len(set(things)) == 1 or offence is None else "goods"


def _valued_elsewhere(statement: Statement, index: int, offence: str | None) -> str:
    text, start, position = statement.text, statement.span.start, statement.quantities[index].start
    told = _told_before(statement, index, statement.quantities[index])
    if told or offence or TURNOVER.search(text, start, position):
        return told or "goods"
    return "aid" if COST.search(text, start, position) else "other"
