"""Whether a happening has happened, is planned, or did not take place."""

import re

from tasks.facts.event_drafts import Section
from tasks.facts.event_triggers import Trigger

# Before the verb, in its clause: planned. `sẽ tổ chức`, `dự kiến trao trả`
PLANNED = re.compile(r"\b(?:sẽ|dự kiến|dự định|chuẩn bị|sắp|tới đây)\b(?![^,;]*\bđã\b)[^;]{0,60}$")
# Before it, the day that is to come: `Ngày mai, đoàn sang thăm …`
TO_COME = re.compile(r"\b(?:ngày (?:mai|kia)|(?:tuần|tháng|quý) tới)\b(?![^;]*\bđã\b)[^;]*$")
# Behind it: `Đợt tiếp nhận sau dự kiến diễn ra ngày 24-9`
PLANNED_AFTER = re.compile(
    r"(?![^.;]{0,60}\bđã\b)[^.;,\n]{0,60}?\b(?:sẽ|dự kiến)[ ](?:được[ ]|tiếp tục[ ])?(?:tổ chức|diễn ra"
    r"|tiến hành|tiếp tục|thực hiện|khởi công|khai mạc|vào|trong|ngày)\b"
)
# `không phát hiện …`, `không có tàu cá nào bị bắt giữ`
NEGATED = re.compile(r"\b(?:không|chưa)[ ](?:\S+[ ]){0,2}$|\bkhông (?:có|để|vụ)\b[^,;.]*$")
# `không ký biên bản`, `chưa tổ chức được lễ khánh thành`: what is arranged beforehand was not held.
ARRANGED = frozenset(
    {"talks", "agreement", "joint_patrol", "training_exercise", "conference_ceremony", "visit"}
)
# `Không có ai được trao trả trong sáng 3-7 như dự kiến`: it was awaited.
AWAITED = re.compile(r"\b(?:như|theo) (?:dự kiến|kế hoạch|dự định|lịch hẹn|thỏa thuận)\b")
# `Cuộc tuần tra dự kiến ngày 14.7 đã không thể diễn ra`
NOT_HELD = re.compile(
    r"(?:[^.;\n]|(?<=\d)\.(?=\d)){0,90}?\b(?:đã không|không thể|(?:phải|bị|đã|tạm) (?:hoãn|hủy|lùi|dừng)"
    r"|không diễn ra|không tổ chức)\b"
)
# A programme to come: `chương trình sẽ được tổ chức từ ngày 2 đến 3-11`, `sẽ diễn ra các phần việc như …`
PLAN_OPENS = re.compile(
    r"\bsẽ (?:được |chủ trì |phối hợp |cùng [^,;.]{1,60}){0,2}(?:tổ chức|diễn ra|khai mạc)\b"
    r"|\bdự kiến (?:tổ chức|diễn ra)\b"
    r"|\btrong khuôn khổ chương trình\b[^.;]{0,40}\bsẽ\b"
)
PLAN_ENDS = re.compile(r"\b(?:đã|vừa|hiện nay|trước đó|được biết)\b")
TOLD_PAST = re.compile(r"\b(?:đã|vừa|tại buổi)\b")


def modality_of(low: str, trigger: Trigger, section: Section) -> str:
    """Give `happened`, `planned`, `negated` (it was to be, and was not), or `denied`: nothing to tell."""
    before = low[max(trigger.sentence.start, trigger.start - 80) : trigger.start]
    if NOT_HELD.match(low, trigger.end, trigger.sentence.end):
        return "negated"
    if NEGATED.search(before):
        was_awaited = trigger.type in ARRANGED or AWAITED.search(low, trigger.end, trigger.sentence.end)
        return "negated" if was_awaited else "denied"
    if TO_COME.search(low, trigger.sentence.start, trigger.start):
        return "planned"
    if PLANNED.search(before) or PLANNED_AFTER.match(low, trigger.end, trigger.sentence.end):
        return "planned"
    return "planned" if section.is_plan and not TOLD_PAST.search(before) else "happened"


def opens_plan(low: str, start: int, end: int) -> bool | None:
    """Tell whether a sentence begins to tell a programme to come, ends it (False), or neither (None)."""
    if PLAN_OPENS.search(low, start, end):
        return True
    return False if PLAN_ENDS.search(low, start, end) else None
