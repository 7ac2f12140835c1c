"""The words that tell a happening, each with the type it tells: found by lexicon, weighed by their clause."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tasks.facts.reading import Reading, Span
from tasks.facts.terms import WORD, Terms, lowered
from tasks.facts.units import UnitFound

TRIGGERS = Terms("event_triggers")
OBJECTS = Terms("event_objects")

# How far behind its verb an object may stand: `phát hiện, bắt quả tang … đang vận chuyển trái phép …`.
REACH = 90

# Before the verb, in its clause: it happened. `đã bắt giữ`, `vừa tổ chức`, `tiến hành trao trả`.
TOLD = re.compile(
    r"\b(?:đã|vừa|tiến hành|tổ chức|diễn ra|chủ trì|liên tiếp|được|lễ|buổi|cuộc|bị)(?:[ ][^\s;.:]+){0,3}[ ]?$"
)
# Before the verb, in its clause: a task, a purpose, a wish, an offence. `công tác bắt giữ`, `nhằm ngăn chặn`.
NOMINAL = re.compile(
    r"\b(?:công tác|nhiệm vụ|nhằm|để|phòng ngừa|hoạt động|về việc|kế hoạch|phương án|tăng cường|đẩy mạnh|cơ chế"
    r"|biện pháp|nếu|khả năng|vai trò|thủ đoạn|trách nhiệm|hiệu quả|chất lượng|nâng cao|phải|cần|muốn|yêu cầu"
    r"|đề nghị|quyết tâm|kiên quyết|góp phần|kinh nghiệm|lệnh|quy định|lực lượng|thỏa thuận|trong quá trình|từng"
    r"|khi đang|bị can về|mong|sẵn sàng|nguy cơ|giúp|hình thức|nội dung|chống|mục tiêu|chỉ tiêu|phấn đấu|lớn nhất)"
    r"(?:[ ][^\s;.:]+){0,4}[ ]?$"
)
# `các hoạt động hội đàm, giao lưu, tuần tra chung`: a list of things done, none of them told.
LISTED = re.compile(r"\b(?:hoạt động|hình thức|nội dung|cơ chế|lĩnh vực|như)\b(?![^.;:]{0,80}\bđã\b)[^.;:()]{0,80}$")
# A count right behind the verb: `bắt giữ 12 vụ`, `trao hơn 300 suất quà`, `cứu được ba người`.
COUNTED = re.compile(
    r",?[ ](?:[^\W\d]+[ ]){0,2}?(?:được[ ]|thêm[ ]|khoảng[ ]|hơn[ ]|trên[ ]|gần[ ]|tổng số[ ]|toàn bộ[ ]){0,2}"
    r"(?:\d|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|hàng chục|hàng trăm|hàng nghìn|hàng ngàn|nhiều)[ ])"
)
# A sentence of orders, wishes or agreed intentions tells no happening.
DIRECTIVE = re.compile(
    r"\b(?:yêu cầu|đề nghị|nhất trí|chỉ đạo các|thống nhất (?!đất)|cần (?:tiếp tục|tăng cường|chú trọng|phải)"
    r"|khuyến cáo|mong (?:muốn|rằng)|nhấn mạnh|phát huy|quán triệt)\b"
)
# Members of a team, not its doing: `tổ tuần tra`, `tàu cứu nạn`.
TEAM = re.compile(r"\b(?:tổ|đội|tàu|chốt|xuồng|ca nô|lực lượng|nhóm|trạm|thiết bị|công cụ)[ ]$")
# To an own office or the family a hand-over only ends a case: `bàn giao đối tượng cho Công an xã`.
OWN_RECEIVER = re.compile(
    r"[^.;\n]{0,90}?\bcho (?:công an|cơ quan|gia đình|chính quyền|địa phương|lực lượng|phòng|đồn|cục|hải quan|đội|chi cục|hạt|ủy ban|ubnd|các|người thân)"
)
# The parts of a sentence that list results: `bắt giữ 9 vụ …; 187 vụ …; trao trả 31 công dân`.
PART = re.compile(r";|\.(?=\s)")

# In one sentence the first type says no more than the second: the accident behind a rescue, the patrol before an arrest.
ABSORBED = {
    "accident_incident": {"rescue"},
    "patrol": {"enforcement", "joint_patrol", "rescue", "inspection_control", "training_exercise"},
    "inspection_control": {"enforcement", "rescue", "visit"},
    "conference_ceremony": {"talks", "personnel", "agreement", "gate_infrastructure", "training_exercise"},
    "visit": {"talks"},
}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells a happening, at its stretch of the view."""

    start: int
    end: int
    type: str
    sentence: Span
    part: int
    """The number of its part of the sentence, between semicolons."""
    points: int
    """How plainly its clause tells a happening: 2 and more is one."""
    is_counted: bool


def find_triggers(reading: Reading, units: Sequence[UnitFound]) -> Iterator[list[Trigger]]:
    """Give the triggers of each sentence that has any, those inside the names of units left out."""
    low = lowered(reading.view)
    unit_starts = [unit.start for unit in units]
    is_first = True
    for sentence in reading.sentences:
        found = []
        for start, end, rows in _hits(low, sentence):
            place = bisect_right(unit_starts, start) - 1
            if place >= 0 and units[place].end > start:
                continue
            row = _fitting(low, rows, end, sentence)
            if row is not None:
                found.append(_trigger(reading, low, start, end, sentence, row, is_first))
        is_first = False
        if found:
            yield _without_absorbed(found)


def _hits(low: str, sentence: Span) -> Iterator[tuple[int, int, list[dict[str, str]]]]:
    """Give each longest term of the lexicon in a sentence, with all its rows."""
    position = sentence.start
    for match in WORD.finditer(low, sentence.start, sentence.end):
        if match.start() < position:
            continue
        longest = ""
        rows: list[dict[str, str]] = []
        for term, row in TRIGGERS.by_word.get(match[0], ()):
            end = match.start() + len(term)
            if len(term) >= len(longest) and low.startswith(term, match.start()) and not low[end : end + 1].isalnum():
                longest = term
                rows.append(row)
        if rows:
            position = match.start() + len(longest)
            yield match.start(), position, rows


def _fitting(low: str, rows: list[dict[str, str]], end: int, sentence: Span) -> dict[str, str] | None:
    """Give the first row whose object stands behind the trigger; a foreign side may stand before it too."""
    classes: set[str] | None = None
    for row in sorted(rows, key=lambda row: not row["needs"]):
        if not row["needs"]:
            return row
        if row["needs"] == "foreign":
            if any("foreign" in hit.row["classes"] for hit in OBJECTS.find(low, sentence.start, sentence.end)):
                return row
            continue
        if classes is None:
            reach = min(sentence.end, end + REACH)
            classes = {name for hit in OBJECTS.find(low, end, reach) for name in hit.row["classes"].split()}
        if row["needs"] in classes:
            return row
    return None


def _trigger(
    reading: Reading, low: str, start: int, end: int, sentence: Span, row: dict[str, str], is_first: bool
) -> Trigger:
    before = low[max(sentence.start, start - 90) : start]
    is_counted = bool(COUNTED.match(low, end))
    points = int(row["weight"]) + is_counted + is_first + bool(TOLD.search(before))
    if NOMINAL.search(before) or LISTED.search(before):
        points -= 2
    if DIRECTIVE.search(low, sentence.start, start):
        points -= 2
    if row["type"] in ("patrol", "rescue") and TEAM.search(before):
        points -= 2
    if row["type"] == "handover" and OWN_RECEIVER.match(low, end):
        points -= 1
    if reading.role(start) == "caption":
        points -= 1
    part = len(PART.findall(low, sentence.start, start))
    return Trigger(start, end, row["type"], sentence, part, points, is_counted)


def _without_absorbed(found: Sequence[Trigger]) -> list[Trigger]:
    told = [trigger for trigger in found if trigger.points > 0]
    kept = []
    for trigger in found:
        others = {t.type for t in told if t.part == trigger.part or not trigger.is_counted}
        if not ABSORBED.get(trigger.type, set()) & others:
            kept.append(trigger)
    return kept
