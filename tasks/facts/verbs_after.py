"""The verb behind a number: in the passive, of a doer, of a list (`6 thuyền viên trên tàu được cứu`)."""

import re

from tasks.facts.goals import goal_of
from tasks.facts.quantities import Quantity
from tasks.facts.statements import Statement
from tasks.facts.terms import Hit
from tasks.facts.verbs import CHAIN_GAP, CLOSE, MONEY, STRENGTH, UNFIT, column_of, is_negated

# `600 chủ tàu, thuyền trưởng được phổ biến`, `9 đối tượng, trong đó có kẻ cầm đầu, đã bị bắt`
APPOSED = re.compile(
    r"(?:, [^\W\d]+(?: [^\W\d]+){0,3}){1,2}(?= (?:đã|đang|vừa|được|bị|đều|cùng)\b)"
    r"|, (?:trong đó|bao gồm|gồm|cả|kể cả)\b[^.;:()\n]{0,50}?,(?= (?:đã|đang|vừa|được|bị|đều)\b)"
)
# `giải cứu 4 nạn nhân bị lừa bán`, `trao trả 9 người qua cửa khẩu`: these tell which ones, or where.
MODIFYING = frozenset({"other", "crossed"})
CARE = frozenset({"treated", "given", "informed"})
# `410 viên đạn do bà con giao nộp`
HANDED_IN = frozenset({"received"})
# How far after its number a verb in the passive may stand: `6 thuyền viên trên tàu được cứu`.
AFTER = 70
NEAR = 25
PASSIVE_WITHIN = 50
# `huy động 10 chiến sĩ … tìm kiếm cụ bà mất tích`: a verb far behind is not the number's, one beside it is.
ADJACENT, FAR = 12, 25
WORSE = frozenset({"injured", "dead"})
# `hai người tham gia vây ráp bị thương`: what they had come for gives way to what befell them.
JOINED = frozenset({"attended", "mobilised"})
AFTER_STOP = re.compile(r"[,;:()\n]|\.(?!\d)")
BRACKET = re.compile(r"(?: \w+)?\s?\([^()]{0,120}\)")
LIST_GAP = re.compile(r"(?: [^\W\d]+){0,4}[,/]? ?(?:(?:và|cùng|với|hơn|gần|khoảng|trên|cùng với) ){0,2}")
# `đường nghi nhập lậu do Tổ liên ngành bắt giữ`, `suất quà được bộ đội trao tận tay`
DOER = re.compile(r"[^,;:.()\d\n]{0,40}?\b(?:do|được|bị) ")
DOER_STOP = re.compile(r"[,;:.()\n]")
# `12 đối tượng vừa bị tổ công tác khống chế`: an active verb in the passive, with or without its doer.
PASSIVE = re.compile(r"\b(?:bị|được)(?: (?!(?:đã|đang|sẽ|rồi|và|để|khi|thì|nhưng|mà|vì|do) )[^\W\d]+){0,8} $")
# `được các đối tượng sử dụng`, `bị lừa bán`: what offenders do tells nothing of what became of the thing.
BY_OFFENDERS = frozenset({"transported", "mobilised", "crossed", "attended", "worth"})
# `một trong ba người liền bị bắt`: the verb is the one's.
ONE_OF = re.compile(r"\b(?:một|hai|ba|\d) (?:người |em |tên )?trong (?:số )?$")


def own_verb_after(statement: Statement, index: int, before: Hit | None) -> Hit | None:
    """Give the verb behind a number that counts for more than the one before it."""
    quantity = statement.quantities[index]
    column, first = column_of(quantity), statement.quantities[statement.heads[index]]
    if doer := verb_of_doer(statement, quantity, column, HANDED_IN):
        return doer
    if ONE_OF.search(statement.text, max(0, quantity.start - 20), quantity.start):
        return None
    after = _verb_after(statement, index, column)
    if after is None or before is None:
        return after
    if after.row["term"] == "tham gia" and quantity.start - before.end <= CLOSE:
        # `cử 12 cán bộ tham gia`: sent there.
        return None if before.row[column] in ("mobilised", "patrolled") else after
    return None if _gives_way(statement, quantity, first, before, after) else after


def verb_of_list(statement: Statement, index: int) -> Hit | None:
    """Give the one verb behind a list: `7 bạn thuyền, 2 thợ máy và 3 em nhỏ được cứu`."""
    column = column_of(statement.quantities[index])
    for following in range(index + 1, len(statement.quantities)):
        last = statement.quantities[following - 1]
        if not LIST_GAP.fullmatch(statement.text, last.reach, statement.quantities[following].start):
            return None
        if after := _verb_after(statement, following, column):
            return after
    return None


def _gives_way(statement: Statement, quantity: Quantity, first: Quantity, before: Hit, after: Hit) -> bool:
    """Tell a verb behind that only describes what the verb before acted on."""
    column, gap = column_of(quantity), first.start - before.end
    one, other = before.row[column], after.row[column]
    if gap <= CLOSE and one not in MODIFYING:
        # `kêu gọi 640 tàu … vào nơi tránh trú`: told to; `khám cho 32 người được tiếp nhận`: which ones.
        told_to = (one, other) == ("informed", "evacuated")
        cared_for = one in CARE and other == "received"
        if other in MODIFYING or told_to or cared_for or after.row["side"] == "before":
            return "," not in statement.text[before.end : first.start]
    return one not in MODIFYING and gap <= ADJACENT and after.start - quantity.reach > FAR


def _verb_after(statement: Statement, index: int, column: str) -> Hit | None:
    quantity = statement.quantities[index]
    start = after_bracket(statement.text, quantity.reach)
    if apposed := APPOSED.match(statement.text, start):
        start = apposed.end()
    stop = AFTER_STOP.search(statement.text, start, start + AFTER)
    others = [q for q in statement.quantities[index + 1 :] if q.start > start]
    # `26 căn nhà trị giá 80 triệu đồng/căn được bàn giao`: a price stands between.
    following = (q.start for q in others if q.unit not in MONEY or quantity.unit in MONEY)
    limit = min(stop.start() if stop else statement.span.end, start + AFTER, next(following, start + AFTER))
    found = None
    for hit in statement.deeds:
        if hit.start < quantity.end or is_negated(statement, hit):
            continue
        if found and _is_stronger(statement, found, hit, column):
            found = hit
        if hit.end > limit:
            continue
        if (
            found is None
            and goal_of(statement, hit, quantity)
            and (
                hit.row["side"] == "after"
                or PASSIVE.search(statement.text, max(start, hit.start - 50), hit.start)
            )
        ):
            found = hit
            continue
        if not hit.row[column]:
            continue
        if found and hit.row[column] in WORSE and hit.start - found.end <= 1:
            # `4 người được cứu bị thương nhẹ`: how they were when rescued.
            found = hit
        if (quantity.object or "", hit.row[column]) in UNFIT:
            continue
        near = hit.row["side"] == "both" and found is None and hit.start <= start + NEAR
        is_worse = found is not None and hit.row[column] in WORSE and found.row[column] in JOINED
        is_last = found is None or is_worse or hit.row[column] == "dead"
        if near or (is_last and (hit.row["side"] == "after" or _is_passive(statement, start, hit, column))):
            found = hit
    return found


def _is_passive(statement: Statement, start: int, hit: Hit, column: str) -> bool:
    """Tell an active verb that a number suffers (`3 người vừa bị tổ công tác khống chế`)."""
    if hit.row[column] in BY_OFFENDERS or not (hit.row["person"] or hit.row[column] != "detected"):
        return False
    return bool(PASSIVE.search(statement.text, max(start, hit.start - PASSIVE_WITHIN), hit.start))


def _is_stronger(statement: Statement, found: Hit, hit: Hit, column: str) -> bool:
    """Tell the stronger of two verbs in a chain (`bị lập biên bản, tạm giữ`)."""
    one, other = found.row[column], hit.row[column]
    return (
        one in STRENGTH
        and other in STRENGTH
        and STRENGTH.index(other) < STRENGTH.index(one)
        and bool(CHAIN_GAP.fullmatch(statement.text, found.end, hit.start))
    )


def verb_of_doer(
    statement: Statement, quantity: Quantity, column: str, actions: frozenset[str] = frozenset()
) -> Hit | None:
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
            and (not actions or hit.row[column] in actions)
            and (is_force or hit.row[column] != "mobilised")
        ):
            return hit
    return None


def after_bracket(text: str, position: int) -> int:
    """Give where a phrase goes on behind a bracket: `19 vụ (6 vụ ma túy) phạm tội …`."""
    bracket = BRACKET.match(text, position)
    return bracket.end() if bracket else position
