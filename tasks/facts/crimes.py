"""The crimes that a text names, and which of them stands by a number: behind it, before it, in its goods."""

import re
from collections import Counter
from collections.abc import Sequence

from tasks.facts.quantities import Quantity
from tasks.facts.statements import Statement
from tasks.facts.terms import Hit, Terms
from tasks.facts.verbs_after import after_bracket

CRIMES = Terms("offences")

ARMS = "weapons_explosives"
VAGUE = frozenset({"goods_smuggling", "other"})
# How far behind its number a crime is named, what ends the phrase: `9 vụ mua bán người, giải cứu 14 …`.
TAIL = 100
TAIL_STOP = re.compile(
    r"""[;.] | \s[-–]\s
    | (?:,|\ và)\ (?: trong\ đó|thu|tạm|giải\ cứu|khởi\ tố|xử\ phạt|bắt|tăng|giảm|tịch\ thu
                   | tiếp\ nhận|trao\ trả|tang\ vật|hàng\ hóa\ tạm\ giữ )\b""",
    re.VERBOSE,
)
# `3 vụ chở 900kg hạt tiêu`: the goods behind the verb say the crime.
CARRIES = re.compile(
    r"\b(?:vận chuyển|mua bán|tàng trữ|buôn bán|khai thác|chở|cất giấu|kinh doanh)\b[^,;.]*$"
)
MIXED = 50
GOODS = re.compile(r"\bhàng hóa tạm giữ\b|\bgiá trị hàng hóa\b")
LED_WITHIN = 45
CLAUSE_END = re.compile(r"[.;:\d]")
# `Đội phòng chống ma túy`, `chống buôn lậu`: a unit's name or a topic, no crime told.
AGAINST = re.compile(r"(?:phòng,? chống|chống|phòng,? ngừa)(?: tội phạm)?(?: về)? $")


def find_crimes(text: str, named: Sequence[tuple[int, int]]) -> list[Hit]:
    """Give the crimes that a text in lower case names, outside the stretches that are names."""
    crimes: list[Hit] = []
    i = 0
    for hit in CRIMES.find(text):
        while i < len(named) and named[i][1] <= hit.start:
            i += 1
        inside = i < len(named) and named[i][0] <= hit.start
        is_against = AGAINST.search(text, max(0, hit.start - 30), hit.start)
        if not (inside or is_against or (crimes and _is_led(text, crimes[-1], hit))):
            crimes.append(hit)
    return crimes


def _is_led(text: str, led: Hit, crossing: Hit) -> bool:
    """Tell the crossing that somebody is led over: `tổ chức, môi giới cho người khác xuất cảnh trái phép`."""
    offences = led.row["offence"], crossing.row["offence"]
    is_one = offences == ("people_smuggling", "illegal_crossing") and crossing.start - led.end <= LED_WITHIN
    return is_one and not CLAUSE_END.search(text, led.end, crossing.start)


def without_arms(crimes: list[Hit], quantities: Sequence[Quantity]) -> list[Hit]:
    """Give the crimes without the arms that are only counted, where the text is about another crime."""
    if main_offence(crimes) in (None, ARMS):
        return crimes
    kept, i = [], 0
    for hit in crimes:
        while i < len(quantities) and quantities[i].reach <= hit.start:
            i += 1
        counted = i < len(quantities) and quantities[i].start <= hit.start
        if not (counted and hit.row["offence"] == ARMS):
            kept.append(hit)
    return kept


def main_offence(crimes: Sequence[Hit]) -> str | None:
    """Give the crime named most; a particular one before `goods_smuggling`, smugglers before those led."""
    counts = Counter(hit.row["offence"] for hit in crimes)
    if set(counts) - VAGUE:
        counts = Counter({offence: count for offence, count in counts.items() if offence not in VAGUE})
    if counts[ARMS] <= 2 * max((n for o, n in counts.items() if o != ARMS), default=0):
        # Arms are found beside many a crime.
        del counts[ARMS]
    if counts["people_smuggling"] and counts["people_smuggling"] * 2 >= counts["illegal_crossing"]:
        del counts["illegal_crossing"]
    return counts.most_common(1)[0][0] if counts else None


def offence_after(statement: Statement, index: int) -> str | None:
    """Give the crime that follows a quantity or its pair: `8 vụ/17 người buôn lậu`."""
    last = max(i for i, head in enumerate(statement.heads) if head == statement.heads[index])
    start = statement.quantities[last].reach
    found, limit = _crime_in_tail(statement, start, last)
    if found or limit == len(statement.text):
        return found
    behind = after_bracket(statement.text, statement.quantities[last].reach)
    if behind > statement.quantities[last].reach:
        inside = [i for i, q in enumerate(statement.quantities) if q.start < behind]
        found, limit = _crime_in_tail(statement, behind, inside[-1])
        return found
    following = statement.quantities[last + 1] if last + 1 < len(statement.quantities) else None
    if following and limit == following.start and CARRIES.search(statement.text, start, limit):
        return "currency_gold" if following.role == "money" else following.offence
    return None


def _crime_in_tail(statement: Statement, start: int, last: int) -> tuple[str | None, int]:
    following = (
        statement.quantities[last + 1].start if last + 1 < len(statement.quantities) else statement.span.end
    )
    stop = TAIL_STOP.search(statement.text, start, start + TAIL)
    limit = min(following, stop.start() if stop else following, start + TAIL)
    return _telling(
        [hit for hit in statement.crimes if start - 40 <= hit.start < limit and hit.end > start]
    ), limit


def offence_label(statement: Statement, index: int) -> str | None:
    """Give the crime between a pair and the number before it: it heads a list item (`; ma túy 64 vụ`)."""
    head = statement.heads[index]
    before = statement.quantities[head - 1] if head else None
    start = min(before.reach, statement.quantities[head].start) if before else statement.span.start
    segment = statement.text.rfind(";", start, statement.quantities[head].start)
    return _crime_between(statement, max(start, segment), statement.quantities[head].start)


def offence_before(statement: Statement, quantity: Quantity) -> str | None:
    """Give the crime that runs before a quantity in its segment: `buôn lậu pháo, thu giữ 3 xe`."""
    start = max(statement.text.rfind(";", statement.span.start, quantity.start), statement.span.start)
    return _crime_between(statement, start, quantity.start)


def offence_of_things(statement: Statement, quantity: Quantity) -> str | None:
    """Give the crime that the goods of a segment point to, for few cases those of the whole sentence."""
    found = _of_goods(statement, *_segment(statement, quantity))
    # From so many cases on, what was seized is but a part of the story.
    others = any(q.unit == "case" and q.start > quantity.end for q in statement.quantities)
    is_small = quantity.unit == "case" and quantity.value < MIXED and not others
    return found or (_of_goods(statement, statement.span.start, statement.span.end) if is_small else None)


def offence_of_segment(statement: Statement, quantity: Quantity) -> str | None:
    """Give the crime that the stretch between semicolons speaks of most; of many cases only what precedes."""
    start, end = _segment(statement, quantity)
    if quantity.unit in ("case", "person") and any(
        q.unit == "case" and q.value >= MIXED and start <= q.start < end for q in statement.quantities
    ):
        end = quantity.start
    return main_offence([hit for hit in statement.crimes if start <= hit.start < end])


def _segment(statement: Statement, quantity: Quantity) -> tuple[int, int]:
    start = statement.text.rfind(";", statement.span.start, quantity.start)
    end = statement.text.find(";", quantity.end, statement.span.end)
    return max(start, statement.span.start), end if end >= 0 else statement.span.end


def _of_goods(statement: Statement, start: int, end: int) -> str | None:
    """Give the one crime of the goods in a stretch; `goods_smuggling` where they are of several kinds."""
    things = [q for q in statement.quantities if start <= q.start < end]
    kinds = {q.offence for q in things if q.offence and q.object not in ("phone", "victim")}
    if len(kinds) == 1 and not kinds & VAGUE:
        # `thu giữ 3,1 tấn ma túy, tổng giá trị hàng hóa …`: drugs are but one of the crimes.
        return None if GOODS.search(statement.text, start, end) else kinds.pop()
    return "goods_smuggling" if len(kinds) > 1 and "drugs" not in kinds else None


def _crime_between(statement: Statement, start: int, end: int) -> str | None:
    return _telling([hit for hit in reversed(statement.crimes) if start <= hit.start and hit.end <= end])


def _telling(hits: Sequence[Hit]) -> str | None:
    """Give the first crime of a list; a vague one gives way to a particular one."""
    offences = [hit.row["offence"] for hit in hits]
    return next((o for o in offences if o not in VAGUE), offences[0] if offences else None)
