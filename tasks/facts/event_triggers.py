"""The words that tell a happening, each with the type it tells: found by lexicon, weighed by their clause."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tasks.facts.event_deeds import TellingDeed
from tasks.facts.people import PersonFound
from tasks.facts.reading import UPPER, Reading, Span
from tasks.facts.terms import Terms, words_of
from tasks.facts.units import UnitFound

TRIGGERS = Terms("event_triggers")
OBJECTS = Terms("event_objects")

# How far before a verb its clause may begin.
FAR = 400
# How far behind its verb an object may stand: `phát hiện, bắt quả tang … đang vận chuyển trái phép …`.
REACH = 90
# Triggers on either side that may absorb one: more than any sentence of the news has.
NEIGHBOURS = 40

# Before the verb, in its clause: it happened. `đã bắt giữ`, `vừa tổ chức`, `tiến hành trao trả`.
TOLD = re.compile(
    r"\b(?:đã|vừa|đang tích cực|đang khẩn trương|đang tiếp tục|đang huy động|tiến hành|tổ chức|diễn ra"
    r"|chủ trì|phối hợp|liên tiếp|được|lễ|buổi|cuộc|lần|đợt|chuyến|bị)(?:[ ][^\s;.:]+){0,5}[ ]?$"
)
# `vừa cùng phối hợp với Công an tỉnh … bắt …`: further off, before a plain verb.
TOLD_BEFORE = re.compile(r"\b(?:đã|vừa|phối hợp|chủ trì)\b[^;.:]{0,90}$")
# Before the verb, in its clause: a task, a purpose, a wish. `công tác bắt giữ`, `nhằm ngăn chặn`
NOMINAL = re.compile(
    r"\b(?:(?<!tổ )(?<!đội )(?<!đoàn )công tác|(?<!làm )nhiệm vụ|nhằm|để|phòng ngừa|hoạt động|về việc"
    r"|kế hoạch|phương án|tăng cường|đẩy mạnh|cơ chế"
    r"|biện pháp|nếu|khả năng|vai trò|thủ đoạn|trách nhiệm|hiệu quả|chất lượng|nâng cao|phải|(?<!hậu )cần"
    r"|muốn|yêu cầu"
    r"|đề nghị|quyết tâm|kiên quyết|góp phần|kinh nghiệm|quy định|thỏa thuận|trong quá trình"
    r"|khi đang|bị can về|mong|sẵn sàng|nguy cơ|sau khi|trước khi|hình thức|nội dung|chống|lớn nhất"
    r"|sau (?:buổi|cuộc|chuyến)"
    r"|bị nước ngoài)"
    r"(?:[ ][^\s;.:]+){0,4}[ ]?$"
)
# `các hoạt động giao lưu, hội đàm, tuần tra chung`: a list of things done, none of them told.
LISTED = re.compile(
    r"\b(?:hoạt động|hình thức|nội dung|cơ chế|lĩnh vực|như)\b(?![^.;:]{0,80}\bđã\b)[^.;:()]{0,80}$"
)
# `Mục tiêu năm tới là nâng số em được giúp lên …`, `từng bị xử phạt`: not yet, or long ago.
TARGET = re.compile(
    r"\b(?:mục tiêu|chỉ tiêu|đặt ra)\b[^;]*$|\bphấn đấu\b(?!.{0,400}\bđã\b).*$|\btừng\b[^;,]{0,40}$"
    r"|\b(?:trước đây|trước kia)\b[^;]{0,60}$"
)
# A count right behind the verb: `bắt giữ 12 vụ`, `trao hơn 300 suất quà`, `cứu được ba người`.
COUNTED = re.compile(
    r",?[ ](?:(?!(?:ngày|tháng|năm|lúc|hồi|mốc|quý|thứ)\b)[^\W\d]+[ ]){0,4}?"
    r"(?:được[ ]|thêm[ ]|khoảng[ ]|hơn[ ]|trên[ ]|gần[ ]|tổng số[ ]"
    r"|toàn bộ[ ]){0,2}"
    r"(?:(?P<many>(?!0?1[ ])\d|(?!năm (?:\d|nay|qua|trước|ngoái|tới|học))"
    r"(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|hàng chục|hàng trăm|hàng nghìn"
    r"|hàng ngàn)[ ])"
    r"|0?1[ ]|một[ ]|nhiều[ ])"
)
# Added up: `… lần thứ ba, nâng tổng số người được giải cứu lên 40`
ADDED_UP = re.compile(r"[^.;\n]{0,60}?\b(?:nâng|đưa) tổng số\b")
ADDED_UP_BEFORE = re.compile(r"\b(?:nâng|đưa) tổng số [^.;\n]{0,60}$")
# A find of the sick is no arrest: `phát hiện 2 trường hợp sốt`
ILLNESS = re.compile(
    r"[^.,;\n]{0,20}\b(?:trường hợp|người|ca)[ ](?:bị )?(?:sốt|ốm|bệnh|mắc|nhiễm|dương tính)\b"
)
# A count right before the noun: `84 đợt tuyên truyền`, `6.842 lượt tổ tuần tra`.
COUNTED_BEFORE = re.compile(
    r"\d (?:đợt|buổi|lần|lượt|cuộc|lượt tổ|tổ|đội|lượt người|xe|xe hàng|phương tiện|hành khách)?[ ]?$"
)
# More of the same, and yet another happening: `tiếp tục phát hiện`, `bắt giữ thêm`, `Mở rộng điều tra, …`
MORE = re.compile(
    r"\btiếp tục (?:mở rộng|phát hiện|bắt|thu giữ)|\bmở rộng (?:điều tra|xác minh|vụ án|chuyên án)"
    r"|\bcùng thời điểm\b"
    r"|\bbắt (?:giữ )?thêm\b"
)
# A sentence of orders, wishes or agreed intentions tells no happening.
DIRECTIVE = re.compile(
    r"\b(?:yêu cầu|đề nghị|nhất trí|chỉ đạo các|tập trung chỉ đạo|thống nhất (?!đất)"
    r"|cần (?:tiếp tục|tăng cường|chú trọng|phải)"
    r"|khuyến cáo|mong (?:muốn|rằng)|nhấn mạnh|phát huy|quán triệt)\b"
)
# `bắt Trần Văn Tám`: the name of a person right behind the verb.
NAME = re.compile(rf"[ ][{UPPER}][^\W\d_]*[ ,(][{UPPER}(SN0-9]")
# Finds of people at sea or in the forest are no enforcement: `ngư dân phát hiện một vật thể lạ`.
FOUND_BY_PEOPLE = re.compile(r"\b(?:ngư dân|người dân|bà con|nhân dân|thuyền viên|du khách)\b[^.;]{0,50}$")
# `bệnh viện tiếp nhận 4 nạn nhân` takes them in.
HOSPITAL = re.compile(r"\b(?:bệnh viện|trung tâm y tế|trạm y tế|bác sĩ)\b[^.;]{0,60}$")
# `tuần tra song phương 44 lượt`
TURNS = re.compile(r"[^,;.\d]{0,30}\d[\d.]{0,9}[ ](?:lượt|lần|đợt|buổi|cuộc)\b")
# `tuần tra song phương với Đại đội Biên phòng 215 (tỉnh Hủa Phăn, Lào) 4 lần`
TURNS_BEHIND = re.compile(r"[^;.\n]{0,110}?\b\d[\d.]{0,9}[ ](?:lượt|lần|đợt|buổi|cuộc)\b")
PATROLS = frozenset({"patrol", "joint_patrol"})
# `thông báo cho 5.872 tàu cá biết diễn biến của bão`, `hướng dẫn 300 phương tiện tránh trú`: a warning.
STORM = re.compile(
    r"\b(?:bão|áp thấp nhiệt đới|tránh trú|trú tránh|mưa lũ|lũ quét|sạt lở|gió mạnh|biển động)\b"
)
# Members of a team, not its doing: `tổ tuần tra`, `tàu cứu nạn`.
TEAM = re.compile(
    r"(?<!lượt )\b(?:tổ|ban|ban chỉ huy|trung tâm phối hợp|ủy ban|phương án|đội|tàu|chốt|xuồng|ca nô"
    r"|lực lượng|nhóm|trạm|thiết bị|công cụ)[ ]$"
)
# To an own office or the family a hand-over only ends a case: `bàn giao đối tượng cho Công an xã`.
OWN_RECEIVER = re.compile(
    r"[^.;\n]{0,200}?\bcho (?:công an|cơ quan|gia đình|chính quyền|địa phương|lực lượng|phòng|đồn|cục"
    r"|hải quan|đội|chi cục|hạt|ủy ban|ubnd|các|người thân)"
)
# The parts of a sentence that list results: `bắt giữ 9 vụ …; 187 vụ …; trao trả 31 công dân`.
PART = re.compile(r";")

# How plainly a verb that acts on a number tells a happening, as lexicon rows say it.
BY_NUMBER = {"weight": "1", "by": "number"}

# In one sentence the first says no more than the second: a patrol before an arrest.
# Keyed by type, or by the term itself where only that term is so meant.
ABSORBED = {
    "accident_incident": {"rescue", "disaster_response", "training_exercise"},
    "patrol": {"enforcement", "joint_patrol", "rescue", "inspection_control", "training_exercise"},
    "tuần tra": {"enforcement", "rescue"},
    "inspection_control": {"enforcement", "rescue", "visit"},
    "conference_ceremony": {"talks", "personnel", "agreement", "gate_infrastructure", "training_exercise"},
    "visit": {"talks"},
    "crossing_traffic": {"gate_infrastructure"},
    "community_support": {"disaster_response"},
    "tặng quà": {"visit"},
    "cấp cứu": {"community_support"},
    "kêu gọi": {"rescue"},
    "hỏng máy": {"rescue"},
    "về nước": {"rescue", "enforcement"},
}
# Behind an arrest in its part of the sentence: `bắt giữ 9 vụ …, giải cứu 14 nạn nhân`.
# What checks bring belongs to them: `kiểm tra 940 tàu; phát hiện, xử lý 17 vụ`.
CHECK_RESULTS = frozenset({"phát hiện", "xử lý", "xử phạt"})
FOLLOWERS = {
    "giải cứu": {"enforcement", "handover"},
    "tiếp nhận": {"enforcement"},
    "tìm kiếm": {"training_exercise"},
    "tham gia tìm kiếm": {"training_exercise"},
    "tổ chức tìm kiếm": {"training_exercise"},
    "tìm kiếm cứu nạn": {"training_exercise"},
    "cứu nạn": {"training_exercise"},
    "cứu hộ": {"training_exercise"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that tells a happening, at its stretch of the view."""

    start: int
    end: int
    type: str
    term: str
    sentence: Span
    part: int
    """The number of its part of the sentence, between semicolons."""
    weight: int
    """How plainly the word alone tells a happening: 0 to 2."""
    points: int
    """How plainly its clause tells a happening: 2 and more is one."""
    is_more: bool
    """One more of the kind: `tiếp tục phát hiện`, `bắt giữ thêm`."""
    is_counted: bool
    is_many: bool
    """Counted, and more than one."""
    ends_case: bool
    """A hand-over to an own office: it is part of the arrest before it, unless it has its own day."""
    is_aim: bool
    """What is to be reached, or was once: `phấn đấu phá 12 chuyên án`."""
    is_deed: bool
    """Told by the number that the verb acts on, not by the verb alone."""
    has_turns: bool
    """Its turns are counted: `tuần tra 44 lượt`, `84 đợt tuyên truyền`."""


def find_triggers(
    reading: Reading, named: Sequence[UnitFound | PersonFound], deeds: Sequence[TellingDeed]
) -> Iterator[list[Trigger]]:
    """Give the triggers of each sentence that has any, those inside names left out."""
    low = reading.low
    names = sorted((name.start, name.end) for name in named)
    given = {name.name.rsplit(" ", 1)[-1] for name in named if isinstance(name, PersonFound)}
    starts = [deed.start for deed in deeds]
    is_first = True
    for sentence in passages(reading):
        found = []
        told = deeds[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        for start, end, rows in _hits(low, sentence):
            place = bisect_right(names, (start, len(low))) - 1
            # `Tặng khai nhận …` of Huỳnh Văn Tặng
            if (place >= 0 and names[place][1] > start) or reading.view[start:end] in given:
                continue
            row = _fitting(reading.view, low, rows, end, sentence)
            if row is not None and row["type"]:
                if row["weight"] == "0" and any(
                    deed.type == row["type"] and deed.start < end and start < deed.end for deed in told
                ):
                    row = {**row, **BY_NUMBER}
                found.append(_trigger(reading, low, start, end, sentence, row, is_first))
        for deed in told:
            if not any(_tells_already(trigger, deed) for trigger in found):
                row = {"term": deed.term, "type": deed.type, **BY_NUMBER}
                found.append(_trigger(reading, low, deed.start, deed.end, sentence, row, is_first))
        found.sort(key=lambda trigger: trigger.start)
        is_first = False
        kept = _without_absorbed(found)
        if kept:
            yield kept


def _tells_already(trigger: Trigger, deed: TellingDeed) -> bool:
    """Tell whether a trigger stands where a deed does, or tells what it tells."""
    return trigger.type == deed.type or (trigger.start < deed.end and deed.start < trigger.end)


def passages(reading: Reading) -> Iterator[Span]:
    """Give the sentences, one that runs over two blocks cut in two: `[a teaser's title] Ngày 7-3, …`."""
    for sentence in reading.sentences:
        start, block = sentence.start, reading.block_number(sentence.start)
        if block != reading.block_number(sentence.end - 1):
            for position in range(sentence.start, sentence.end):
                if reading.block_number(position) != block:
                    yield Span(start, position)
                    start, block = position, reading.block_number(position)
        yield Span(start, sentence.end)


def _hits(low: str, sentence: Span) -> Iterator[tuple[int, int, list[dict[str, str]]]]:
    """Give each longest term of the lexicon in a sentence, with all its rows."""
    position = sentence.start
    words = words_of(low)
    for number in range(bisect_left(words, (sentence.start,)), len(words)):
        start, word = words[number]
        if start >= sentence.end:
            return
        rows, end = TRIGGERS.rows_at(low, start, word) if start >= position else ([], 0)
        if rows:
            position = end
            yield start, end, rows


def _fitting(
    view: str, low: str, rows: list[dict[str, str]], end: int, sentence: Span
) -> dict[str, str] | None:
    """Give the first row whose object stands behind the trigger, or near it where the need has a `~`."""
    classes: set[str] | None = None
    for row in sorted(rows, key=lambda row: not row["needs"]):
        if not row["needs"]:
            return row
        if row["needs"].startswith("~"):
            if _is_near(low, row["needs"][1:], end, sentence):
                return row
            continue
        if row["needs"] == "name":
            if NAME.match(view, end):
                return row
            continue
        if classes is None:
            part_end = low.find(";", end, sentence.end)
            reach = min(part_end if part_end >= 0 else sentence.end, end + REACH)
            classes = {name for hit in OBJECTS.find(low, end, reach) for name in hit.row["classes"].split()}
        if row["needs"] in classes:
            return row
    return None


def _is_near(low: str, need: str, end: int, sentence: Span) -> bool:
    """Tell whether a class of objects is named before or behind: `hai bên đã tuần tra`."""
    first, last = max(sentence.start, end - 70), min(sentence.end, end + 70)
    first = max(first, low.rfind(";", first, end) + 1)
    return any(need in hit.row["classes"].split() for hit in OBJECTS.find(low, first, last))


def _trigger(
    reading: Reading, low: str, start: int, end: int, sentence: Span, row: dict[str, str], is_first: bool
) -> Trigger:
    far = max(sentence.start, start - FAR)
    before = low[max(sentence.start, start - 90) : start]
    count, is_counted_before = COUNTED.match(low, end), bool(COUNTED_BEFORE.search(before))
    is_total = bool(ADDED_UP.match(low, end) or ADDED_UP_BEFORE.search(before))
    is_patrolled = row["type"] in PATROLS and bool(TURNS_BEHIND.match(low, end, sentence.end))
    is_many = is_counted_before or is_total or is_patrolled or bool(count and count["many"])
    is_more = bool(MORE.search(low, far, end + 6))
    is_given_across = row["term"].startswith("phía ")
    ends_case = row["type"] == "handover" and not is_given_across and bool(OWN_RECEIVER.match(low, end))
    is_told = TOLD.search(before) or (row["weight"] != "0" and TOLD_BEFORE.search(before))
    is_counted = bool(count) or is_counted_before or is_total
    points = int(row["weight"]) + is_counted + is_first + bool(is_told) + is_more
    points -= ends_case + (reading.role(start) == "caption" and row["weight"] != "2")
    points += row["type"] == "conference_ceremony" and before.endswith("tại ")
    points += row["type"] == "enforcement" and count is None and bool(NAME.match(reading.view, end))
    points -= 3 * (row["term"] == "phát hiện" and bool(ILLNESS.match(low, end)))
    points -= _doubts(row, before) + _reserves(low[far:start], is_many)
    is_warning = row["type"] == "awareness_campaign" and STORM.search(low, sentence.start, sentence.end)
    return Trigger(
        start=start,
        end=end,
        type="disaster_response" if is_warning else row["type"],
        term=row["term"],
        sentence=sentence,
        part=len(PART.findall(low, sentence.start, start)),
        weight=int(row["weight"]),
        points=points,
        is_more=is_more,
        is_counted=is_counted,
        is_many=is_many,
        ends_case=ends_case,
        is_aim=bool(TARGET.search(low[far:start])),
        is_deed="by" in row,
        has_turns=is_counted_before or bool(TURNS.match(low, end)),
    )


def _doubts(row: dict[str, str], before: str) -> int:
    """Give the points that the words right before a trigger cost it: another subject, or no verb at all."""
    doubts = 2 if NOMINAL.search(before) or LISTED.search(before) else 0
    if row["type"] in ("patrol", "rescue") and TEAM.search(before):
        doubts += 2
    if row["term"] == "phát hiện" and row["type"] == "enforcement" and FOUND_BY_PEOPLE.search(before):
        doubts += 2
    if row["type"] == "handover" and HOSPITAL.search(before):
        doubts += 3
    return doubts


def _reserves(far: str, is_many: bool) -> int:
    """Give the points that the clause before a trigger costs it: an order, a wish, a target."""
    directive = DIRECTIVE.search(far)
    is_order = directive is not None and not (is_many and directive[0].startswith("chỉ đạo"))
    return 4 * bool(TARGET.search(far)) + 3 * is_order


def _without_absorbed(found: Sequence[Trigger]) -> list[Trigger]:
    return [
        trigger
        for i, trigger in enumerate(found)
        if not _is_absorbed(trigger, [*found[max(0, i - NEIGHBOURS) : i], *found[i + 1 : i + NEIGHBOURS]])
    ]


def _is_absorbed(trigger: Trigger, others: Sequence[Trigger]) -> bool:
    told = [t for t in others if t.points > 0 and t.term != trigger.term]
    near = {t.type for t in told if t.part == trigger.part or not trigger.is_counted}
    earlier = [t for t in told if t.start < trigger.start]
    before = {t.type for t in earlier if t.part == trigger.part}
    if "agreement" in before and trigger.type != "agreement":
        return True  # `ký bản ghi nhớ về tuần tra song phương` tells the signing alone
    if trigger.term in FOLLOWERS:
        first = before if trigger.weight and trigger.term != "giải cứu" else {t.type for t in earlier}
        return bool(FOLLOWERS[trigger.term] & first)
    if trigger.term in CHECK_RESULTS and any(
        t.type == "inspection_control" and t.is_counted for t in earlier
    ):
        return True
    if trigger.term == "phát hiện":
        is_find_of_rescued = "rescue" in near or (
            "handover" in {t.type for t in earlier} and not trigger.is_many
        )
        return "enforcement" not in near and is_find_of_rescued
    if trigger.type in near or trigger.has_turns:
        return False
    return bool((ABSORBED.get(trigger.type, set()) | ABSORBED.get(trigger.term, set())) & near)
