"""What is counted and what only looks so: articles, frequencies, packaging, rates, references back."""

import re

from tasks.facts.actions import Deed
from tasks.facts.statements import Statement

# `7 lồng đựng 800 con`, `20 khay chứa khoảng 4.000 con`, `2 túi ketamine nặng 1,2 kg`
CONTAINS = re.compile(r"\b(?:chứa|đựng|có|nặng|đóng gói)\b|\((?:tổng|trọng lượng|khối lượng)\b")
CONTENT_STOP = re.compile(r"[;.]|,(?! (?:có )?(?:chứa|đựng|bên trong|nặng))")
CONTENT_WITHIN = 90
TAKEN = frozenset({"seized", "arrested", "rescued", "mobilised"})
HANDOVERS = frozenset({"returned", "received", "exchanged", "given"})
# `3 công dân nước này cùng một xe máy`
LISTED = re.compile(r"[^,;.:()\n]{0,30} (?:cùng|và|kèm|kèm theo) ")
# `hai đối tượng này`, `cả 4 người`, `số 9 người nói trên`: those told of before.
REFERS_AFTER = re.compile(r"(?: [^\W\d]+){0,2} (?:này|trên|nói trên|kể trên|đó|ấy)\b")
REFERS_BEFORE = re.compile(r"\b(?:cả|những|các|toàn bộ) $")
# `mỗi tháng tuần tra 1 lần`, `1-5 lần/ngày`: how often, not how many.
FREQUENCY_BEFORE = re.compile(r"\b(?:mỗi|hằng|hàng) (?:ngày|tuần|tháng|quý|năm)[^.;]{0,60}$")
FREQUENCY_AFTER = re.compile(
    r"\s?/\s?(?:ngày|tuần|tháng|quý|năm|giờ)\b|[^,;.()\d]{0,45}? (?:mỗi|hằng|hàng) (?:ngày|tuần|tháng|quý)\b"
)
# `mỗi thùng chứa 18 hộp`, `mỗi cọc gồm 100 tờ`: the content of one, beside the count of all; a party has men.
RATE_OF_EACH = re.compile(
    r"\bmỗi (?!bên|phía|đoàn|nước|đội|tổ)[^\W\d]+ (?:chứa|gồm|có|đựng) (?:khoảng |hơn |gần )?$"
)
# `tổng khối lượng 268,4kg`, `cân tịnh 57kg 300g`: the weight of all that was listed.
SUM_BEFORE = re.compile(r"\b(?:tổng(?: \w+){0,3}|cân tịnh)[^.;,\d]{0,12}$")


def is_counted(statement: Statement, index: int, deed: Deed | None) -> bool:
    """Tell a count from an article (`một tàu cá`), a frequency (`2 lần mỗi quý`) and a filled container."""
    quantity, text = statement.quantities[index], statement.text
    is_acted_on = deed and (deed.is_after or quantity.start - deed.verb.end <= 2 or goes_on(statement, index))
    if quantity.is_one and not is_acted_on:
        return False
    if quantity.role in ("occasion", "turn"):
        before = text[max(statement.span.start, quantity.start - 90) : quantity.start]
        if FREQUENCY_BEFORE.search(before) or FREQUENCY_AFTER.match(text, quantity.end):
            return False
        if quantity.unit_text == "lần" and deed is None:
            return False
    return not _is_packaging(statement, index)


def confidence_of(statement: Statement, index: int, deed: Deed | None) -> str:
    """Give `A` for a count with its verb, `B` for one without, `D` where it may be an article or a rate."""
    quantity = statement.quantities[index]
    if quantity.is_one and (
        deed is None
        or not (
            deed.is_after or deed.action in TAKEN or (deed.action in HANDOVERS and goes_on(statement, index))
        )
    ):
        return "D"
    if quantity.is_one and deed and deed.action == "other":
        # `Một ca nô chở 14 người bị chìm`: no more than `a boat`.
        return "D"
    if RATE_OF_EACH.search(statement.text, statement.span.start, quantity.start):
        return "D"
    return "A" if deed else "B"


def goes_on(statement: Statement, index: int) -> bool:
    """Tell the next of a list that was counted: `trao trả 3 công dân cùng một xe máy`."""
    if not index or statement.quantities[index - 1].is_one:
        return False
    gap = statement.text[statement.quantities[index - 1].end : statement.quantities[index].start]
    return bool(LISTED.fullmatch(gap))


def refers_back(statement: Statement, index: int) -> bool:
    """Tell a number that points to those told of before: `cả 4 người`, `hai đối tượng này`."""
    quantity = statement.quantities[index]
    is_whole = index > 0 and statement.quantities[index - 1].start == quantity.start
    pointed = REFERS_AFTER.match(statement.text, quantity.end) or REFERS_BEFORE.search(
        statement.text, max(0, quantity.start - 9), quantity.start
    )
    return is_whole or bool(pointed)


def is_sum(statement: Statement, index: int) -> bool:
    """Tell the weight of all that was listed: `tổng khối lượng 268,4kg`."""
    quantity = statement.quantities[index]
    return quantity.unit == "kg" and bool(
        SUM_BEFORE.search(statement.text, statement.span.start, quantity.start)
    )


def _is_packaging(statement: Statement, index: int) -> bool:
    """Tell a container whose content is counted in the same phrase: `1 bao tải chứa 18.000 viên`."""
    quantity = statement.quantities[index]
    if (quantity.role != "container" and quantity.unit != "packet") or index + 1 == len(statement.quantities):
        return False
    gap = statement.text[quantity.start : statement.quantities[index + 1].start]
    return len(gap) < CONTENT_WITHIN and bool(CONTAINS.search(gap)) and not CONTENT_STOP.search(gap)
