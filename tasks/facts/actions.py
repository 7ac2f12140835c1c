"""What was done to a counted thing: the verb whose object it can be, in the clause, else in the sentence."""

import re
from dataclasses import dataclass

from tasks.facts.directions import directed
from tasks.facts.goals import goal_of
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
# `một trong ba người liền bị bắt`: the verb is the one's.
ONE_OF = re.compile(r"\b(?:một|hai|ba|\d) (?:người |em |tên )?trong (?:số )?$")
# `… giải thích, 12 hộ`: the number opens what follows a comma.
CLOSED = re.compile(r", (?:cả |có |hơn |gần |khoảng |trên |tổng cộng )?$")
# `Sau khi nghe vận động, …`: the scene of what follows.
SETTING = re.compile(
    r"\s?(?:sau khi|trước khi|trong khi|trong lúc|trong quá trình|khi|nghe|được|nhờ|qua|do|để|nhằm)\b"
)
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
# `26 căn nhà được bàn giao; 102 học sinh …`: what is told of those before tells nothing of the next.
SUFFERED = re.compile(r"\b(?:bị|được) $")
# `giao nhận`, `trao trả, tiếp nhận`, `trao cho nhau`: unsplit.
BOTH_WAYS = re.compile(r"trao đổi|nhau|nhận")
HOMEWARD = re.compile(r"[^.;,]{0,40}\bvề (?:việt nam|nước)\b")
# `3 kg ma túy được giấu`, `2 tàu đang neo đậu`
MODIFIES = re.compile(r"(?: [^\W\d]+){0,2} ")
# How far after its number a verb in the passive may stand: `6 thuyền viên trên tàu được cứu`.
AFTER = 70
NEAR = 25
PASSIVE_WITHIN = 50
# `huy động 10 chiến sĩ … tìm kiếm cụ bà mất tích`: a verb far behind is not the number's, one beside it is.
ADJACENT, FAR = 12, 25
# `trị giá ước tính khoảng 25 triệu đồng`
PRICE_GAP = re.compile(r"[^,;:.()\d]{1,25}")
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
# `12 người không bị xử phạt`: what was not done.
NEGATED = re.compile(r"\b(?:không|chưa|chẳng)(?: hề| có)? $")
# Short verbs that are parts of many other words count only right before a number (`thu 2 bánh heroin`).
SHORT = frozenset(
    {"phát", "cấp", "thu", "cử", "điều", "lập", "phí", "lời", "nợ", "vay", "phá", "ký", "dự", "trích",
     "thưởng", "trả", "chuyển", "giúp", "đào", "khoan", "kéo", "mở", "đúc", "lát", "dời", "xóa", "gửi", "chi",
     "tốn", "mất", "cướp", "trộm", "kiếm", "nạp", "đóng", "thua", "đòi", "vòi", "mừng", "khen", "tung",
     "dồn", "tóm", "còng", "dìu", "bế", "thấy", "chặn", "ngăn", "giấu", "vứt", "treo", "dán", "đăng", "đón",
     "tuyển", "tước", "dẹp", "gùi"}
)  # fmt: skip
CLOSE = 35
# `thùng đào, 8 thùng nho`: no verb of the number behind the comma.
SHORT_GAP = re.compile(r"[^,;:.()]{1,35}")
# `thi thể một công nhân`, `tìm kiếm hai cán bộ`: of the number that follows, no later one.
TIGHT = frozenset({"thi thể", "tìm kiếm", "tìm kiếm cứu nạn"})
TIGHT_WITHIN = 20
# `một người bị bắt khi mang 2 kg …`, `hai người bị tạm giữ cùng 5 xe máy`
CAUGHT_WITH = re.compile(r" (?:khi|vì|do|cùng|trong lúc) ")
# `số hộp bị tịch thu là 140`, `hàng bị tiêu hủy gồm 17 thùng`, `số người bị thương tăng lên 9`
COPULA = re.compile(r"[^,;.()]{0,60}?\b(?:là|gồm|gồm có|bao gồm|lên|lên tới|lên đến)\s")
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
    if column == "money" and (price := _price_before(statement, quantity)):
        return Deed("worth", price, is_after=False)
    columns = {column, *(column_of(statement.quantities[i]) for i in _pair(statement, index))}
    first = statement.quantities[statement.heads[index]]
    before = _verb_before(statement, first, columns) or _verb_before(statement, quantity, {column})
    if after := _own_verb_after(statement, index, before):
        return Deed(_told(statement, after, column, quantity), after, is_after=True)
    if before:
        return Deed(_chained(statement, before, column, quantity), before, is_after=False)
    if late := _verb_of_doer(statement, quantity, column) or _verb_of_list(statement, index):
        return Deed(directed(statement, late, column, quantity), late, is_after=True)
    return None


def _own_verb_after(statement: Statement, index: int, before: Hit | None) -> Hit | None:
    """Give the verb behind a number that counts for more than the one before it."""
    quantity = statement.quantities[index]
    column, first = column_of(quantity), statement.quantities[statement.heads[index]]
    if doer := _verb_of_doer(statement, quantity, column, HANDED_IN):
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


def _verb_of_list(statement: Statement, index: int) -> Hit | None:
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


def _told(statement: Statement, hit: Hit, column: str, quantity: Quantity) -> str:
    if (hit.row[column], quantity.object) == ("given", "suspect"):
        return "returned"
    if (hit.row[column], quantity.unit, quantity.object) == ("exchanged", "turn", "person"):
        return "attended"
    if hit.row[column] == "exchanged" and BOTH_WAYS.search(hit.row["term"]):
        return "received" if HOMEWARD.match(statement.text, quantity.reach) else "exchanged"
    return goal_of(statement, hit, quantity) or directed(statement, hit, column, quantity)


def _price_before(statement: Statement, quantity: Quantity) -> Hit | None:
    """Give the word that says what something is worth right before a sum (`tổng trị giá hơn 1,5 tỷ đồng`)."""
    for hit in reversed(statement.deeds):
        if hit.end <= quantity.start:
            is_near = PRICE_GAP.fullmatch(statement.text, hit.end, quantity.start)
            return hit if is_near and hit.row["money"] == "worth" else None
    return None


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


def _pair(statement: Statement, index: int) -> list[int]:
    return [i for i, head in enumerate(statement.heads) if head == statement.heads[index]]


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
        if hit.start < quantity.end or _is_negated(statement, hit):
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


def _verb_of_doer(
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


def _verb_before(statement: Statement, quantity: Quantity, columns: set[str]) -> Hit | None:
    for hit in reversed(statement.deeds):
        if hit.end > quantity.start or not hit.row["side"] or not _goes_on_to(statement, hit, quantity):
            continue
        is_beside = statement.text[hit.end + 1 : hit.end + 2].isdigit()
        if (
            hit.row["term"] in SHORT
            and not is_beside
            and not any(
                SHORT_GAP.fullmatch(statement.text, hit.end, q.start)
                for q in statement.quantities
                if 0 < q.start - hit.end <= CLOSE
            )
        ):
            continue
        if goal_of(statement, hit, quantity):
            return hit
        if hit.row["term"] in TIGHT and quantity.start - hit.end > TIGHT_WITHIN:
            continue
        if _is_negated(statement, hit):
            continue
        if (quantity.object or "", hit.row[column_of(quantity)]) in UNFIT:
            continue
        if _is_left_behind(statement, hit, quantity):
            continue
        if all(hit.row[column] for column in columns) and not _is_closed_off(
            statement.text, hit.end, quantity.start
        ):
            return hit
    return None


def _is_left_behind(statement: Statement, hit: Hit, quantity: Quantity) -> bool:
    """Tell a verb whose clause a comma closed before the number.

    Of a clause that only sets the scene (`Nghe bộ đội giải thích, 12 hộ …`), or of one that tells more of the
    item before in a list (`thu 3 kg ma túy giấu trong loa, 2 điện thoại`).
    """
    text = statement.text
    first = next(q for q in statement.quantities if q.start >= hit.end)
    if not CLOSED.search(text, hit.end, first.start):
        return False
    opened = max(text.rfind(mark, statement.span.start, hit.start) + 1 for mark in ",;:(")
    if SETTING.match(text, max(opened, statement.span.start)):
        return True
    earlier = [q for q in statement.quantities if q.start < hit.start]
    return (
        first is quantity and bool(earlier) and bool(MODIFIES.fullmatch(text, earlier[-1].reach, hit.start))
    )


def _goes_on_to(statement: Statement, hit: Hit, quantity: Quantity) -> bool:
    """Tell an active verb, or a passive that goes on to the number: caught with it, given it, being it."""
    text, column = statement.text, column_of(quantity)
    if hit.row["side"] != "after" and not SUFFERED.search(text, max(0, hit.start - 5), hit.start):
        return True
    if hit.row["thing"] == "seized" and CAUGHT_WITH.match(text, hit.end):
        return True
    if hit.row[column] == "given" and column in ("thing", "money"):
        return bool(SHORT_GAP.fullmatch(text, hit.end, quantity.start))
    return hit.row[column] != "other" and bool(COPULA.match(text, hit.end, quantity.start))


def _is_negated(statement: Statement, hit: Hit) -> bool:
    return bool(NEGATED.search(statement.text, max(statement.span.start, hit.start - 14), hit.start))


def _is_closed_off(text: str, start: int, end: int) -> bool:
    """Tell a verb inside a bracket that closed before the number (`(cấp cho 2 hộ), 5 người`)."""
    between = text[start:end]
    return between.count(")") > between.count("(")


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
