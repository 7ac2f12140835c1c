"""Where people and things are taken: a light verb and the goal behind its object make one deed.

`đưa 118 người … ra khỏi vùng ngập`, `buộc 58 tàu quay lại`, `giúp 300 hộ sơ tán`, `được đưa đi cấp cứu`.
"""

import re

from tasks.facts.quantities import Quantity
from tasks.facts.statements import Statement
from tasks.facts.terms import Hit

MOVING = (
    "đưa", "đưa được", "đưa thành công", "hỗ trợ đưa", "giúp đưa", "tổ chức đưa", "chở", "chở được", "chuyển",
    "kéo", "kéo được", "dẫn", "dắt", "dìu", "cõng", "bế", "giúp", "giúp đỡ", "hỗ trợ", "vận động", "đón",
    "kịp thời đưa",    "vận chuyển", "đón được", "di chuyển",
    "được đưa", "được chuyển", "được giúp", "được hỗ trợ",
    "được giúp đỡ", "được đón",
)  # fmt: skip
ORDERING = ("buộc", "yêu cầu", "vận động", "kêu gọi", "hướng dẫn", "khuyên", "thuyết phục", "đề nghị", "ép")
CALLING = ("mời", "gọi", "triệu tập", "đưa", "dẫn", "bị mời", "bị đưa", "được mời", "bị dẫn")
TO_POST = re.compile(
    r"[^.;:\n]{0,60}?\bvề (?:đồn|trụ sở|cơ quan|đơn vị|trạm|công an|phường|xã|nơi)?\s?(?:biên phòng )?"
    r"(?:\w+ ){0,4}?(?:để )?(?:làm việc|làm rõ|đấu tranh|xử lý|lấy lời khai|điều tra|tạm giữ)\b"
    r"|[^.;:\n]{0,40}?\bvề (?:đồn|trụ sở|cơ quan|công an)\b"
)
LIGHT = frozenset((*MOVING, *ORDERING, *CALLING))
# The goals of a move, the first that fits.
GOALS = (
    (MOVING, "treated", re.compile(
        r"(?:[^.;:\n]|\.\d){0,90}?\b(?:(?:đi|đến|tới|vào|về|lên|ra) (?:(?:cấp cứu|điều trị|viện)\b"
        r"|(?:bệnh viện"
        r"|trạm y tế|trạm xá|cơ sở y tế|trung tâm y tế|bệnh xá|quân y)\b)|đến khám|tới khám|khám bệnh)"
    )),
    (MOVING, "evacuated", re.compile(
        r"(?:[^.;:\n]|\.\d){0,90}?\b(?:sơ tán|di dời|di tản|tránh trú|trú tránh|tránh (?:bão|lũ)|trú bão"
        r"|(?:nơi|khu vực|điểm|chỗ|gò|đồi|vùng) (?:cao|an toàn|tránh|trú)"
        r"|(?:ra )?khỏi (?:vùng|khu vực|nơi|khu) (?:nguy hiểm|ngập|lũ|sạt|nước|nguy cơ|xung yếu|thiên tai))"
    )),
    (MOVING, "received", re.compile(r"[^.;:\n]{0,60}?\b(?:trở )?về nước\b")),
    (MOVING, "rescued", re.compile(
        r"(?:[^.;:\n]|\.\d){0,90}?\b(?:(?:vào|lên|sang|về|trở lại|trở về) (?:bờ|đất liền)|về với gia đình"
        r"|ra ngoài an toàn|thoát (?:nạn|ra)|(?:ra )?khỏi (?:tàu|đám cháy|hầm|hang|giếng|dòng))"
    )),
    (ORDERING, "refused", re.compile(
        r"[^.;:\n]{0,60}?\b(?:quay (?:lại|về|đầu|trở)|trở lại (?:bến|bờ)|rời (?:khỏi|vùng|đi)"
        r"|ra khỏi (?:vùng biển|lãnh thổ|lãnh hải))"
    )),
)  # fmt: skip
MOVED = frozenset({"person", "household", "vessel", "turn"})
FORCES = frozenset({"soldier", "official", "other"})
# `đưa 24 chiến sĩ phối hợp tìm kiếm`, `chở 30 chiến sĩ băng qua phá`
SENT = re.compile(
    r"[^.;:\n]{0,60}?\b(?:phối hợp|tham gia|tìm kiếm|ứng cứu|cứu hộ|băng (?:qua|rừng|suối)|vượt|tiếp cận"
    r"|(?:ra|đến|tới|xuống|lên|về|vào) (?:hiện trường|khu vực|khơi|vùng|biển|các|bản|xã|thôn|địa bàn"
    r"|cơ sở|chốt))"
)
BREAK = re.compile(r"[,;:]")
# How far before its number a light verb stands.
WITHIN = 45
# How far behind it in the passive.
AFTER = 90


def goal_of(statement: Statement, hit: Hit, quantity: Quantity) -> str | None:
    """Give the action of a light verb by the goal behind its object; None where it has none."""
    term, text = hit.row["term"], statement.text
    is_near = -AFTER <= quantity.start - hit.end <= WITHIN
    if term not in LIGHT or not is_near or BREAK.search(text, hit.end, quantity.start):
        return None
    start = max(hit.end, quantity.reach)
    if quantity.unit == "person" and quantity.object in FORCES and term in MOVING:
        return "mobilised" if SENT.match(text, start) else None
    for verbs, action, goal in GOALS:
        if term in verbs and goal.match(text, start):
            if quantity.unit not in MOVED and action not in ("evacuated", "refused"):
                return None
            # `đưa 4 nạn nhân về nước`: out of the traffickers' hands.
            return "rescued" if (action, quantity.object) == ("received", "victim") else action
    if term in CALLING and quantity.unit == "person" and TO_POST.match(text, start):
        return "arrested" if term in MOVING else "handled"
    return None
