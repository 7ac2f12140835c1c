"""What was done to a counted thing: the verb whose object it can be, in the clause, else in the sentence."""

import re
from dataclasses import dataclass

from tasks.facts.directions import directed
from tasks.facts.quantities import Quantity
from tasks.facts.statements import Statement
from tasks.facts.terms import Hit, Terms

DEEDS = Terms("actions")

MONEY = frozenset({"VND", "USD", "CNY", "LAK", "KHR"})


@dataclass(frozen=True, slots=True)
class Deed:
    """The action on a quantity and the verb that tells it."""

    action: str
    verb: Hit
    is_after: bool
    """The verb stands behind its number (`6 người được cứu`)."""


# Which column of the list holds the action for a unit: an arrest takes people and cases, a seizure things.
COLUMNS = {
    "person": "person", "household": "person", "case": "case", "turn": "turn", "vessel": "vessel",
    "vehicle": "vessel", "house": "house",
}  # fmt: skip
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
# `một trong ba người liền bị bắt`: the verb is the one's.
ONE_OF = re.compile(r"\b(?:một|hai|ba|\d) (?:người |em |tên )?trong (?:số )?$")
# How far after its number a verb in the passive may stand: `6 thuyền viên trên tàu được cứu`.
AFTER = 70
NEAR = 25
WORSE = frozenset({"injured", "dead"})
# `hai người tham gia vây ráp bị thương`: what they had come for gives way to what befell them.
JOINED = frozenset({"attended", "mobilised"})
AFTER_STOP = re.compile(r"[,;:.()\d\n]")
BRACKET = re.compile(r"(?: \w+)?\s?\([^()]{0,120}\)")
LIST_GAP = re.compile(r"(?: [^\W\d]+){0,2},? (?:và |cùng )?")
# `đường nghi nhập lậu do Tổ liên ngành bắt giữ`, `suất quà được bộ đội trao tận tay`
DOER = re.compile(r"[^,;:.()\d\n]{0,40}?\b(?:do|được|bị) ")
DOER_STOP = re.compile(r"[,;:.()\n]")
# `12 người không bị xử phạt`: what was not done.
NEGATED = re.compile(r"\b(?:không|chưa|chẳng)(?: hề| có)? $")
# Short verbs that are parts of many other words count only right before a number (`thu 2 bánh heroin`).
SHORT = frozenset(
    {"phát", "cấp", "thu", "cử", "điều", "lập", "phí", "lời", "nợ", "vay", "phá", "ký", "dự", "trích",
     "thưởng", "trả", "chuyển", "giúp"}
)  # fmt: skip
CLOSE = 35
# `thi thể một công nhân`, `tìm kiếm hai cán bộ`: of the number that follows, no later one.
TIGHT = frozenset({"thi thể", "tìm kiếm", "tìm kiếm cứu nạn"})
TIGHT_WITHIN = 20
# `một người bị bắt khi mang 2 kg …`, `hai người bị tạm giữ cùng 5 xe máy`
CAUGHT_WITH = re.compile(r" (?:khi|vì|do|cùng|trong lúc) ")
# Where a capital is no name: at the start of the text, a sentence, a quotation or a list item.
OPENING = re.compile(r"(?:^|[.:!?…\n*\-–(\[>]\s?|[“\"‘']\s?)$")


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
    is_one_of = ONE_OF.search(statement.text, max(0, quantity.start - 20), quantity.start)
    if not is_one_of and (after := _verb_after(statement, index, column)):
        if after.row["term"] == "tham gia" and (sent := _verb_before(statement, quantity, {column})):
            # `cử 12 cán bộ tham gia`: sent there.
            is_sent = sent.row[column] == "mobilised" and quantity.start - sent.end <= CLOSE
            after = sent if is_sent else after
        return Deed(directed(statement, after, column, quantity), after, is_after=True)
    columns = {column, *(column_of(statement.quantities[i]) for i in _pair(statement, index))}
    first = statement.quantities[statement.heads[index]]
    before = _verb_before(statement, first, columns) or _verb_before(statement, quantity, {column})
    if before:
        return Deed(_chained(statement, before, column, quantity), before, is_after=False)
    if doer := _verb_of_doer(statement, quantity, column):
        return Deed(directed(statement, doer, column, quantity), doer, is_after=True)
    if index + 1 < len(statement.quantities):
        # `7 bạn thuyền và 3 em nhỏ được cứu`: one verb for the list.
        gap = statement.text[quantity.reach : statement.quantities[index + 1].start]
        if LIST_GAP.fullmatch(gap) and (after := _verb_after(statement, index + 1, column)):
            return Deed(directed(statement, after, column, quantity), after, is_after=True)
    return None


def column_of(quantity: Quantity) -> str:
    """Give the kind of object that a quantity is to a verb."""
    if quantity.unit in MONEY:
        return "money"
    if quantity.role == "occasion":
        return "occasion"
    if quantity.object == "marker":
        return "marker"
    if quantity.object == "other" and quantity.unit_text.startswith("đoàn"):
        return "person"
    return COLUMNS.get(quantity.unit, "thing")


def _pair(statement: Statement, index: int) -> list[int]:
    return [i for i, head in enumerate(statement.heads) if head == statement.heads[index]]


def _verb_after(statement: Statement, index: int, column: str) -> Hit | None:
    quantity = statement.quantities[index]
    start = after_bracket(statement.text, quantity.reach)
    stop = AFTER_STOP.search(statement.text, start, start + AFTER)
    limit = min(stop.start() if stop else statement.span.end, start + AFTER)
    found = None
    for hit in statement.deeds:
        if hit.start < quantity.end or hit.end > limit or not hit.row[column] or _is_negated(statement, hit):
            continue
        if found and hit.row[column] in WORSE and hit.start - found.end <= 1:
            # `4 người được cứu bị thương nhẹ`: how they were when rescued.
            found = hit
        near = hit.row["side"] == "both" and found is None and hit.start <= start + NEAR
        is_worse = found is not None and hit.row[column] in WORSE and found.row[column] in JOINED
        if near or (hit.row["side"] == "after" and (found is None or is_worse or hit.row[column] == "dead")):
            found = hit
    return found


def _verb_of_doer(statement: Statement, quantity: Quantity, column: str) -> Hit | None:
    """Give the verb of who did it, behind the thing: `100 tấn đường do tổ công tác bắt giữ`."""
    doer = DOER.match(statement.text, quantity.reach)
    if doer is None:
        return None
    stop = DOER_STOP.search(statement.text, doer.end(), doer.end() + AFTER)
    limit = min(stop.start() if stop else statement.span.end, doer.end() + AFTER)
    is_force = quantity.object in ("soldier", "official", "other")
    for hit in statement.deeds:
        if (
            doer.end() <= hit.start < limit
            and hit.row[column]
            and (is_force or hit.row[column] != "mobilised")
        ):
            return hit
    return None


def after_bracket(text: str, position: int) -> int:
    """Give where a phrase goes on behind a bracket: `19 vụ (6 vụ ma túy) phạm tội …`."""
    bracket = BRACKET.match(text, position)
    return bracket.end() if bracket else position


def _verb_before(statement: Statement, quantity: Quantity, columns: set[str]) -> Hit | None:
    for hit in reversed(statement.deeds):
        if hit.end > quantity.start or not (
            hit.row["side"] in ("before", "both") or _caught_with(statement, hit)
        ):
            continue
        if hit.row["term"] in SHORT and not any(
            0 <= q.start - hit.end <= CLOSE for q in statement.quantities
        ):
            continue
        if hit.row["term"] in TIGHT and quantity.start - hit.end > TIGHT_WITHIN:
            continue
        if _is_negated(statement, hit):
            continue
        if (quantity.object or "", hit.row[column_of(quantity)]) in UNFIT:
            continue
        if all(hit.row[column] for column in columns) and not _is_closed_off(
            statement.text, hit.end, quantity.start
        ):
            return hit
    return None


def _caught_with(statement: Statement, hit: Hit) -> bool:
    """Tell a passive that goes on to the things: `một người bị bắt khi mang 2 kg …`."""
    return hit.row["thing"] == "seized" and bool(CAUGHT_WITH.match(statement.text, hit.end))


def _is_negated(statement: Statement, hit: Hit) -> bool:
    return bool(NEGATED.search(statement.text, max(statement.span.start, hit.start - 14), hit.start))


def _is_closed_off(text: str, start: int, end: int) -> bool:
    """Tell a verb inside a bracket that closed before the number (`(cấp cho 2 hộ), 5 người`)."""
    between = text[start:end]
    return between.count(")") > between.count("(")


def _chained(statement: Statement, last: Hit, column: str, quantity: Quantity) -> str:
    """Give the strongest action of the chain of verbs that ends with a verb (`phát hiện, bắt giữ, xử lý`)."""
    actions, start = [directed(statement, last, column, quantity)], last.start
    for hit in reversed(statement.deeds):
        if hit.start >= start or not hit.row[column]:
            continue
        if not CHAIN_GAP.fullmatch(statement.text, hit.end, start) or "worth" in actions:
            break
        actions.append(directed(statement, hit, column, quantity))
        start = hit.start
    if {"returned", "received"} <= set(actions):
        return "exchanged"
    return min(
        actions,
        key=lambda action: STRENGTH.index(action) if action in STRENGTH else 0 if len(actions) == 1 else 99,
    )
