"""How a number is meant: about, over, at least …; and whether it is a total, a part, a change or an aim."""

import re

from tasks.facts.quantities import Quantity
from tasks.facts.statements import Statement
from tasks.facts.terms import WORD, Terms

QUALIFIERS = Terms("qualifiers")

# `từ 700 vụ trở lên`, `100.000 lượt khách trở lên`
AND_MORE = re.compile(r"[^,;.\d]{0,30}?\btrở lên\b")
QUALIFIER_WITHIN = 28
# `ít nhất còn 3 người`
QUALIFIER_GAP = re.compile(r"\s(?:(?:còn|có|là|được|với|thêm)\s)?")
# `đi trên 6 xe máy`, `hai người trên 1 xe mô tô`
ON_BOARD = re.compile(r"\b(?:di chuyển|đi|ngồi|người|đối tượng|khách|hàng|giấu|để|chở)\s$")
FEW = 10
# `nhiều hơn 37 công dân`: a comparison.
NO_QUALIFIER = re.compile(r"\b(?:nhiều|ít|cao|thấp|lớn)\s$")
# `tăng 24 vụ`, `giảm khoảng 5 tấn`, `vượt 4 nhà so với mục tiêu`; `tăng cường 38 cán bộ` is no change.
CHANGE = re.compile(
    r"(?:\btăng|\bgiảm|\bnhiều hơn|\bít hơn|\bcao hơn|\bthấp hơn|\bvượt)"
    r"(?:(?: so với)? cùng kỳ(?: năm (?:ngoái|trước|\d{4}))?(?: là)?)?"
    r"(?: thêm| gần| hơn| trên| khoảng| ít nhất| đi| tới| đến)?\s$"
)
CHANGE_WITHIN = 56
# `gấp đôi cùng kỳ 2025 (73 người)`: another year's whole, no part of this one's.
COMPARED_BEFORE = re.compile(r"\bcùng kỳ[^,;()]{0,20}$")
COMPARED = re.compile(r"[^;.]{0,60}?\bso với\b")
# `phấn đấu triệt phá 8 chuyên án`, `được giao chỉ tiêu 10 vụ`; results end it (`đến nay đã bắt 13 vụ`).
AIM = re.compile(r"\b(?:phấn đấu|chỉ tiêu|mục tiêu|đặt ra|đề ra|chỉ tiêu giao|mục tiêu là)\b")
AIM_MET = re.compile(r"\b(?:đến nay|đã|đạt được|kết quả|hoàn thành vượt|so với|vượt)\b")
# `trong đó có 5 trẻ em`, `riêng tháng qua giao 12 căn`, `gồm 20 em`: parts of a number told before.
PART = re.compile(
    r"\b(?:trong đó|trong số (?:này|đó|\d+|nạn nhân|các|những|người bị)|bao gồm|gồm|riêng|số còn lại"
    r"|cụ thể|còn lại|qua (?:sàng lọc|phân loại))\b"
)
# `hiện còn 2 người mất tích`: who is left of those told before.
LEFT = re.compile(r"\b(?:hiện|vẫn|chỉ|nay) còn (?:có |lại )?$")
# `trong đó có 5`, `trong số này, 41 em`: part of what was told, in whatever unit.
OF_THEM = re.compile(r"(?:trong đó|trong số (?:này|đó))[^,;.]{0,15},?[^,;.\d]{0,25}$")
# `Năm người dưới 18 tuổi`
AGED = re.compile(r" (?:dưới|trên|chưa đủ|từ đủ|từ) (?:đủ )?\d+ tuổi")
# `31/40 căn theo kế hoạch`: done of what was planned.
PLANNED = re.compile(r"[^;.]{0,30}\b(?:kế hoạch|chỉ tiêu)\b")
OPENS_WITH_PART = re.compile(r"(?:trong đó|trong số (?:này|đó|\d+|nạn nhân|các|những|người bị)|cụ thể)")
# `Qua sàng lọc, đồn xử phạt 51 người`: those told of before.
SORTED = re.compile(r"qua (?:sàng lọc|phân loại)\b")
REST = re.compile(r"\s(?:[^\W\d]+\s){0,2}(?:còn lại|nữa còn lại)")
# `(mỗi người 4,5 triệu đồng)`: a rate.
EACH = re.compile(r"\bmỗi [^,;.()]{1,25}$")
SEX = frozenset({"nam", "nữ"})


def qualifier_of(text: str, quantity: Quantity) -> str:
    """Give the qualifier of the contract: what stands right before the number, or `trở lên` behind it."""
    if quantity.is_indefinite:
        return "indefinite"
    if quantity.high is not None:
        return "range"
    return "at_least" if AND_MORE.match(text, quantity.end) else _qualifier_before(text, quantity)


def _qualifier_before(text: str, quantity: Quantity) -> str:
    begin = max(0, quantity.start - QUALIFIER_WITHIN)
    starts = [match.start() for match in WORD.finditer(text, begin, quantity.start)]
    for start in starts[-5:]:
        hit = QUALIFIERS.at(text, start)
        if (
            hit
            and QUALIFIER_GAP.fullmatch(text, hit.end, quantity.start)
            and not NO_QUALIFIER.search(text, begin, start)
        ):
            # `đi trên 6 xe máy`: on them, not over.
            is_place = ON_BOARD.search(text, begin, start) or quantity.value < FEW
            on_it = text[hit.start : hit.end] == "trên" and quantity.unit in ("vehicle", "vessel")
            return "exact" if on_it and is_place else hit.row["qualifier"]
    return "exact"


def kind_of(statement: Statement, index: int) -> str:
    """Give `delta`, `target`, `subset` or `total`."""
    quantity, text, start = statement.quantities[index], statement.text, statement.span.start
    head = statement.quantities[statement.heads[index]]
    if CHANGE.search(text, max(start, head.start - CHANGE_WITHIN), head.start) or _goes_on_changing(
        statement, index
    ):
        return "delta"
    if _is_aim(text, start, quantity.start):
        return "target"
    return "subset" if _is_part(statement, index) else "total"


def _goes_on_changing(statement: Statement, index: int) -> bool:
    """Tell the second of `tăng 5 vụ và 8 người so với`."""
    if not index:
        return False
    before, quantity = statement.quantities[index - 1], statement.quantities[index]
    return (
        statement.text[before.end : quantity.start] in (" và ", ", ")
        and bool(CHANGE.search(statement.text, max(statement.span.start, before.start - 30), before.start))
        and bool(COMPARED.match(statement.text, quantity.end))
    )


def _is_aim(text: str, start: int, position: int) -> bool:
    aims = list(AIM.finditer(text, start, position))
    return bool(aims) and not AIM_MET.search(text, aims[-1].end(), position)


def _is_part(statement: Statement, index: int) -> bool:
    quantity, text = statement.quantities[index], statement.text
    if EACH.search(text, statement.span.start, quantity.start):
        return False
    if (quantity.object_text or "").lower() in SEX or REST.match(text, quantity.end):
        return True
    if quantity.unit == "person" and LEFT.search(text, statement.span.start, quantity.start):
        return True
    if AGED.match(text, quantity.end) or (quantity.part_of and not PLANNED.match(text, quantity.end)):
        return True
    return _is_in_bracket(statement, index) or _is_after_cue(statement, index)


def _is_in_bracket(statement: Statement, index: int) -> bool:
    """Tell a part in brackets behind its whole: `24 chiến sĩ (bên ta 13 đồng chí)`."""
    text, position = statement.text, statement.quantities[index].start
    opened = text.rfind("(", statement.span.start, position)
    if opened <= text.rfind(")", statement.span.start, position):
        return False
    is_compared = COMPARED_BEFORE.search(text, statement.span.start, opened)
    return not is_compared and _whole_before(statement, index, opened)


def _is_after_cue(statement: Statement, index: int) -> bool:
    quantity, text = statement.quantities[index], statement.text
    cues = list(PART.finditer(text, statement.span.start, quantity.start))
    if not cues:
        return False
    if OPENS_WITH_PART.match(text, statement.span.start):
        return True
    if quantity.unit == "person" and SORTED.match(text, statement.span.start):
        return True
    cue = cues[-1]
    if ";" in text[cue.end() : quantity.start]:
        return False
    of_them = OF_THEM.match(text, cue.start(), quantity.start)
    return bool(of_them) or _whole_before(statement, index, cue.start())


def _whole_before(statement: Statement, index: int, position: int) -> bool:
    """Tell whether a like number, no smaller, stands before a position in the sentence."""
    quantity = statement.quantities[index]
    return any(
        whole.end <= position
        and whole.unit == quantity.unit
        and whole.value * whole.factor >= quantity.value * quantity.factor
        for whole in statement.quantities[:index]
    )
