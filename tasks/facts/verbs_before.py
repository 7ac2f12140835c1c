"""The verb before a number: the last whose object it can be, in its clause (`bắt giữ 4 vụ, 15 đối tượng`)."""

import re

from tasks.facts.goals import goal_of
from tasks.facts.quantities import Quantity
from tasks.facts.statements import Statement
from tasks.facts.terms import Hit
from tasks.facts.verbs import CLOSE, UNFIT, column_of, is_negated

# `… giải thích, 12 hộ`: the number opens what follows a comma.
CLOSED = re.compile(r", (?:cả |có |hơn |gần |khoảng |trên |tổng cộng )?$")
# `Sau khi nghe vận động, …`: the scene of what follows.
SETTING = re.compile(
    r"\s?(?:sau khi|trước khi|trong khi|trong lúc|trong quá trình|khi|nghe|được|nhờ|qua|do|để|nhằm)\b"
)
# `26 căn nhà được bàn giao; 102 học sinh …`: what is told of those before tells nothing of the next.
SUFFERED = re.compile(r"\b(?:bị|được) $")
# `3 kg ma túy được giấu`, `2 tàu đang neo đậu`
MODIFIES = re.compile(r"(?: [^\W\d]+){0,2} ")
# `trị giá ước tính khoảng 25 triệu đồng`
PRICE_GAP = re.compile(r"[^,;:.()\d]{1,25}")
# Short verbs that are parts of many other words count only right before a number (`thu 2 bánh heroin`).
SHORT = frozenset(
    {"phát", "cấp", "thu", "cử", "điều", "lập", "phí", "lời", "nợ", "vay", "phá", "ký", "dự", "trích",
     "thưởng", "trả", "chuyển", "giúp", "đào", "khoan", "kéo", "mở", "đúc", "lát", "dời", "xóa", "gửi", "chi",
     "tốn", "mất", "cướp", "trộm", "kiếm", "nạp", "đóng", "thua", "đòi", "vòi", "mừng", "khen", "tung",
     "dồn", "tóm", "còng", "dìu", "bế", "thấy", "chặn", "ngăn", "giấu", "vứt", "treo", "dán", "đăng", "đón",
     "tuyển", "tước", "dẹp", "gùi"}
)  # fmt: skip
# `thùng đào, 8 thùng nho`: no verb of the number behind the comma.
SHORT_GAP = re.compile(r"[^,;:.()]{1,35}")
# `thi thể một công nhân`, `tìm kiếm hai cán bộ`: of the number that follows, no later one.
TIGHT = frozenset({"thi thể", "tìm kiếm", "tìm kiếm cứu nạn"})
TIGHT_WITHIN = 20
# `một người bị bắt khi mang 2 kg …`, `hai người bị tạm giữ cùng 5 xe máy`
CAUGHT_WITH = re.compile(r" (?:khi|vì|do|cùng|trong lúc) ")
# `số hộp bị tịch thu là 140`, `hàng bị tiêu hủy gồm 17 thùng`, `số người bị thương tăng lên 9`
COPULA = re.compile(r"[^,;.()]{0,60}?\b(?:là|gồm|gồm có|bao gồm|lên|lên tới|lên đến)\s")


def price_before(statement: Statement, quantity: Quantity) -> Hit | None:
    """Give the word that says what something is worth right before a sum (`tổng trị giá hơn 1,5 tỷ đồng`)."""
    for hit in reversed(statement.deeds):
        if hit.end <= quantity.start:
            is_near = PRICE_GAP.fullmatch(statement.text, hit.end, quantity.start)
            return hit if is_near and hit.row["money"] == "worth" else None
    return None


def verb_before(statement: Statement, quantity: Quantity, columns: set[str]) -> Hit | None:
    """Give the last verb before a number that takes all these columns; None where the text has none."""
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
        if is_negated(statement, hit):
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


def _is_closed_off(text: str, start: int, end: int) -> bool:
    """Tell a verb inside a bracket that closed before the number (`(cấp cho 2 hộ), 5 người`)."""
    between = text[start:end]
    return between.count(")") > between.count("(")
