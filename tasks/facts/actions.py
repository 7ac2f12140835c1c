"""What was done to a counted thing: the verb whose object it can be, in the clause, else in the sentence."""

import re
from dataclasses import dataclass

from tasks.facts.quantities import Quantity
from tasks.facts.statements import Statement
from tasks.facts.terms import Hit, Terms

DEEDS = Terms("actions")

MONEY = frozenset({"VND", "USD", "CNY", "LAK", "KHR"})
# Which column of the list holds the action for a unit: an arrest takes people and cases, a seizure things and money.
@dataclass(frozen=True, slots=True)
class Deed:
    """The action on a quantity and the verb that tells it."""

    action: str
    verb: Hit
    is_after: bool
    """The verb stands behind its number (`6 người được cứu`)."""


COLUMNS = {
    "person": "person", "household": "person", "case": "case", "turn": "turn", "vessel": "vessel", "vehicle": "vessel",
    "house": "house",
}  # fmt: skip
# Two verbs on one number: the stronger counts (`bắt giữ, xử lý` is an arrest).
STRENGTH = ("rescued", "arrested", "seized", "prosecuted", "fined", "handled", "received", "given", "detected")
# `phát hiện, bắt giữ` · `bắt giữ và xử lý` · `đã phát hiện, thu giữ`: verbs in a chain.
CHAIN_GAP = re.compile(r"(?:,| và|, đã| -|/|, tiến hành|, tổ chức)? (?:đã )?")
# How far after its number a verb in the passive may stand: `6 thuyền viên trên tàu được cứu`.
AFTER = 70
NEAR = 25
AFTER_STOP = re.compile(r"[,;:.()\d\n]")
BRACKET = re.compile(r"(?: \w+)?\s?\([^()]{0,120}\)")
LIST_GAP = re.compile(r"(?: [^\W\d]+){0,2},? (?:và |cùng )?")
# Where a capital is no name: at the start of the text, a sentence, a quotation or a list item.
OPENING = re.compile(r"(?:^|[.:!?…\n*\-–(\[>]\s?|[“\"‘']\s?)$")
# `phía Trung Quốc đã trao trả`, `do lực lượng chức năng Campuchia trao trả`: the other side gives, ours receives.
FOREIGN_GIVER = re.compile(
    r"(?:\bphía (?:bạn|nước bạn|trung quốc|lào|campuchia)|\b(?:bạn|trung quốc|lào|campuchia)\)?|\bnước ngoài)(?: đã)?(?: phối hợp)?(?: bàn giao,)? $"
)
TO_VIETNAM = re.compile(r"[^.;]{0,20}?\b(?:cho|về) (?:phía )?việt nam")
# `bàn giao cho phía bạn`, `trao trả cho Trung Quốc`; `bàn giao cho công an` stays in the country.
TO_FOREIGN = re.compile(
    r"[^.;]{0,90}?\bcho (?:phía |bên |lực lượng [^.;,]{0,30}|cơ quan [^.;,]{0,30}|công an [^.;]{0,60}|đại diện [^.;]{0,40}|đồn [^.;]{0,60})?\(?(?:bạn|nước bạn|trung quốc|lào|campuchia)\b"
)


def find_deeds(view: str, text: str) -> list[Hit]:
    """Give the verbs of a view (`text` is it in lower case); a capital inside a sentence begins a name (`Xổm Bắt`)."""
    return [hit for hit in DEEDS.find(text) if not view[hit.start].isupper() or OPENING.search(view, max(0, hit.start - 4), hit.start)]


def action_of(statement: Statement, index: int) -> Deed | None:
    """Give what was done to a quantity; None where no verb of the sentence can take it."""
    quantity = statement.quantities[index]
    column = column_of(quantity)
    if after := _verb_after(statement, index, column):
        return Deed(_directed(statement, after, column, quantity), after, is_after=True)
    columns = {column, *(column_of(statement.quantities[i]) for i in _pair(statement, index))}
    first = statement.quantities[statement.heads[index]]
    before = _verb_before(statement, first, columns) or _verb_before(statement, quantity, {column})
    if before:
        return Deed(_chained(statement, before, column, quantity), before, is_after=False)
    if index + 1 < len(statement.quantities):
        # `6 thuyền viên và 2 cháu bé được cứu`, `15 tập thể, 32 cá nhân được tặng giấy khen`: one verb for the list.
        gap = statement.text[quantity.reach : statement.quantities[index + 1].start]
        if LIST_GAP.fullmatch(gap) and (after := _verb_after(statement, index + 1, column)):
            return Deed(_directed(statement, after, column, quantity), after, is_after=True)
    return None


def column_of(quantity: Quantity) -> str:
    """Give the kind of object that a quantity is to a verb."""
    if quantity.unit in MONEY:
        return "money"
    if quantity.role == "occasion":
        return "occasion"
    if quantity.object == "marker":
        return "marker"
    return COLUMNS.get(quantity.unit, "thing")


def _pair(statement: Statement, index: int) -> list[int]:
    return [i for i, head in enumerate(statement.heads) if head == statement.heads[index]]


def _verb_after(statement: Statement, index: int, column: str) -> Hit | None:
    quantity = statement.quantities[index]
    start = after_bracket(statement.text, quantity.reach)
    stop = AFTER_STOP.search(statement.text, start)
    limit = min(stop.start() if stop else statement.span.end, start + AFTER)
    found = None
    for hit in statement.deeds:
        if hit.start < quantity.end or hit.end > limit or not hit.row[column]:
            continue
        if hit.row["side"] == "after" and (found is None or hit.row[column] == "dead"):
            found = hit
        elif hit.row["side"] == "both" and found is None and hit.start <= start + NEAR:
            found = hit
    return found


def after_bracket(text: str, position: int) -> int:
    """Give where a phrase goes on behind a bracket: `19 vụ (6 vụ ma túy) phạm tội …`."""
    bracket = BRACKET.match(text, position)
    return bracket.end() if bracket else position


def _verb_before(statement: Statement, quantity: Quantity, columns: set[str]) -> Hit | None:
    for hit in reversed(statement.deeds):
        if hit.end > quantity.start or hit.row["side"] not in ("before", "both"):
            continue
        if all(hit.row[column] for column in columns) and not _is_closed_off(statement.text, hit.end, quantity.start):
            return hit
    return None


def _is_closed_off(text: str, start: int, end: int) -> bool:
    """Tell a verb inside a bracket that closed before the number (`(cấp cho 2 hộ), 5 người`)."""
    between = text[start:end]
    return between.count(")") > between.count("(")


def _chained(statement: Statement, last: Hit, column: str, quantity: Quantity) -> str:
    """Give the strongest action of the chain of verbs that ends with a verb (`phát hiện, bắt giữ, xử lý`)."""
    actions, start = [_directed(statement, last, column, quantity)], last.start
    for hit in reversed(statement.deeds):
        if hit.start >= start or not hit.row[column]:
            continue
        if not CHAIN_GAP.fullmatch(statement.text, hit.end, start) or "worth" in actions:
            break
        actions.append(_directed(statement, hit, column, quantity))
        start = hit.start
    if {"returned", "received"} <= set(actions):
        return "exchanged"
    return min(actions, key=lambda action: STRENGTH.index(action) if action in STRENGTH else 0 if len(actions) == 1 else 99)


def _directed(statement: Statement, hit: Hit, column: str, quantity: Quantity) -> str:
    """Give a verb's action with the direction of a hand-over: to the other side, from it, or neither."""
    action = hit.row[column]
    if action not in ("returned", "exchanged"):
        return action
    text = statement.text
    before, after = text[max(statement.span.start, hit.start - 60) : hit.start], max(hit.end, min(quantity.reach, hit.end + 90))
    if FOREIGN_GIVER.search(before) or TO_VIETNAM.match(text, hit.end):
        return "received"
    if action == "returned" or TO_FOREIGN.match(text, hit.end) or TO_FOREIGN.match(text, after):
        return "returned"
    # `bàn giao hai đối tượng cho công an`: an arrest goes on; others change hands inside the country.
    return "arrested" if quantity.object == "suspect" else "other"
