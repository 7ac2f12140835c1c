"""What was done to a counted thing: the verb whose object it can be, in the clause, else in the sentence."""

import re
from dataclasses import dataclass

from tasks.facts.directions import directed
from tasks.facts.goals import goal_of
from tasks.facts.quantities import Quantity
from tasks.facts.statements import Statement
from tasks.facts.terms import Hit, Terms
from tasks.facts.verbs import CHAIN_GAP, STRENGTH, column_of
from tasks.facts.verbs_after import own_verb_after, verb_of_doer, verb_of_list
from tasks.facts.verbs_before import price_before, verb_before

DEEDS = Terms("actions")
# `giao nhận`, `trao trả, tiếp nhận`, `trao cho nhau`: unsplit.
BOTH_WAYS = re.compile(r"trao đổi|nhau|nhận")
HOMEWARD = re.compile(r"[^.;,]{0,40}\bvề (?:việt nam|nước)\b")
# Where a capital is no name: at the start of the text, a sentence, a quotation or a list item.
OPENING = re.compile(r"(?:^|[.:!?…\n*\-–(\[>]\s?|[“\"‘']\s?)$")


@dataclass(frozen=True, slots=True)
class Deed:
    """The action on a quantity and the verb that tells it."""

    action: str
    verb: Hit
    is_after: bool
    """The verb stands behind its number (`6 người được cứu`)."""


def find_deeds(view: str, text: str) -> list[Hit]:
    """Give the verbs of a view (`text` in lower case); a capital in a sentence begins a name (`Xổm Bắt`)."""
    return [
        hit
        for hit in DEEDS.find(text)
        if not view[hit.start].isupper() or OPENING.search(view, max(0, hit.start - 4), hit.start)
    ]


def action_of(statement: Statement, index: int) -> Deed | None:
    """Give what was done to a quantity; None where no verb of the sentence can take it."""
    quantity = statement.quantities[index]
    column = column_of(quantity)
    if column == "money" and (price := price_before(statement, quantity)):
        return Deed("worth", price, is_after=False)
    columns = {column, *(column_of(statement.quantities[i]) for i in _pair(statement, index))}
    first = statement.quantities[statement.heads[index]]
    before = verb_before(statement, first, columns) or verb_before(statement, quantity, {column})
    if after := own_verb_after(statement, index, before):
        return Deed(_told(statement, after, column, quantity), after, is_after=True)
    if before:
        return Deed(_chained(statement, before, column, quantity), before, is_after=False)
    if late := verb_of_doer(statement, quantity, column) or verb_of_list(statement, index):
        return Deed(directed(statement, late, column, quantity), late, is_after=True)
    return None


def _told(statement: Statement, hit: Hit, column: str, quantity: Quantity) -> str:
    if (hit.row[column], quantity.object) == ("given", "suspect"):
        return "returned"
    if (hit.row[column], quantity.unit, quantity.object) == ("exchanged", "turn", "person"):
        return "attended"
    if hit.row[column] == "exchanged" and BOTH_WAYS.search(hit.row["term"]):
        return "received" if HOMEWARD.match(statement.text, quantity.reach) else "exchanged"
    return goal_of(statement, hit, quantity) or directed(statement, hit, column, quantity)


def _pair(statement: Statement, index: int) -> list[int]:
    return [i for i, head in enumerate(statement.heads) if head == statement.heads[index]]


def _chained(statement: Statement, last: Hit, column: str, quantity: Quantity) -> str:
    """Give the strongest action of the chain of verbs that ends with a verb (`phát hiện, bắt giữ, xử lý`)."""
    if goal := goal_of(statement, last, quantity):
        return goal
    actions, start = [_told(statement, last, column, quantity)], last.start
    for hit in reversed(statement.deeds):
        if hit.start >= start or not hit.row[column]:
            continue
        if not CHAIN_GAP.fullmatch(statement.text, hit.end, start) or "worth" in actions:
            break
        if hit.row["term"].split()[:2] == last.row["term"].split()[:2]:
            # `do phía bạn trao trả, trao trả cho bạn 9 người`: another hand-over, not the same one.
            break
        actions.append(directed(statement, hit, column, quantity))
        start = hit.start
    if {"returned", "received"} <= set(actions):
        return "exchanged"
    return min(
        actions,
        key=lambda action: STRENGTH.index(action) if action in STRENGTH else 0 if len(actions) == 1 else 99,
    )
