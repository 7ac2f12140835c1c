"""What two sides agreed on: signed papers, agreed clauses, proposals."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tasks.facts.events import EventMention
from tasks.facts.reading import Reading, Span
from tasks.facts.units import UnitFound
from tasks.records import Agreement

SUBJECT = (
    r"\b(?:(?:hai|ba|2|3|các|đôi|cả hai)[ ](?:bên|đơn vị|đoàn|nước|lực lượng|đồn|phía|đội|tỉnh"
    r"|địa phương|ngành|xã|bản|thôn|huyện|cơ quan|quân đội|trưởng đoàn|đại đội|trạm|chính phủ)"
    r"|đôi bên|các đại biểu hai bên)\b"
)
# Who agrees, or where it is agreed: `hai bên`, `kết thúc hội đàm`.
AGREEING = re.compile(
    rf"{SUBJECT}|\b(?:buổi|cuộc|tại|kết thúc|qua|sau)[ ](?:hội đàm|hội ngộ|gặp|làm việc|giao ban)\b"
)
# `Hai bên nhất trí …`, `hai đơn vị thống nhất: …`: what follows is agreed, clause by clause.
AGREED = re.compile(
    r"(?<!các )(?<!những )(?<!theo )(?<!bản )(?<!sự )(?<!được )(?<!hiện )(?<!ký )(?<!kết )"
    r"(?<!đúng )(?<!dung )"
    r"\b(?:nhất trí|thống nhất|đồng ý|đồng thuận|thỏa thuận|cam kết|ghi nhớ)(?![\w-])"
    r"(?:[ ](?:cao|rằng|sẽ|với nhau|cùng nhau|và|cam kết|thống nhất|nhất trí|thỏa thuận|về việc|về"
    r"|(?:một số|các|những|nhiều|\d{1,2})[ ](?:nội dung|vấn đề|biện pháp|giải pháp|điểm|việc)"
    r"|nội dung|như|sau|chính|quan trọng|gồm|cụ thể|là|trong thời gian tới|thời gian tới"
    r"|tới đây)\b){0,8}[ ]?(?:[,:](?!\w))?[ ]?"
)
# What stands between who agrees and the verb: no other clause, nobody else's deed.
FAR = 110
# `Hai bên sẽ …`, `hai đơn vị cũng tiếp tục …`, after a sentence that agrees.
WILL = re.compile(rf"{SUBJECT}[ ](?:cũng[ ])?(?:sẽ|tiếp tục|cùng nhau)[ ](?!xin|báo cáo)")
# `- duy trì đường dây nóng`, `1. Duy trì …`, on lines of their own after `như sau:`
ITEM = re.compile(r"(?:[-–+•*]|\d{1,2}[.)]|(?:một|hai|ba|bốn|năm) là,?)[ ]?")
# `thống nhất đánh giá`, `thống nhất cao về kết quả`: an assessment, no clause.
ASSESSED = re.compile(r"(?:đánh giá|nhận định|khẳng định|cho rằng|với những|về kết quả)\b")
# `Phía Việt Nam đề nghị phía Trung Quốc …`
PROPOSED = re.compile(
    r"\b(?:phía (?:việt nam|trung quốc|lào|campuchia|bạn|ta)|đoàn (?:việt nam|trung quốc|lào|campuchia|bạn)"
    r"|đồn biên phòng"
    r"|bđbp|đại tá|thượng tá|trung tá|thiếu tá|thiếu tướng|đồng chí|ông|bà|hai bên|đơn vị)[^.;:\n]{0,80}?"
    r"\b(?P<clause>(?:đề nghị|kiến nghị|đề xuất|mong muốn|mong)[ ](?:phía|hai bên|hai đơn vị|bạn|đơn vị bạn"
    r"|lực lượng|với|chính quyền|các cơ quan|các lực lượng|đại đội|chi đội|trạm)[^.;\n]+)"
)
# `Riêng đề xuất của phía Lào về mở lại …`: the proposal as a noun.
PROPOSAL = re.compile(
    r"\b(?:đề xuất|đề nghị|kiến nghị)[ ]của[ ](?:phía|đoàn)[ ][^.;,\n]{2,30}[ ]về[ ]"
    r"(?:việc[ ])?(?P<clause>[^.;,\n]{8,160})"
)
# `ký biên bản ghi nhớ`, `ký kết Quy chế phối hợp`, `ký kết nghĩa`: the paper that is signed.
SIGNED = re.compile(
    r"\bký[ ](?:kết[ ](?!nghĩa)|thông qua[ ]|bàn giao[ ]|tắt[ ]|và trao[ ]|xác nhận[ ])?"
    r"(?:các[ ]|bản[ ](?!ghi nhớ)|hai[ ]|vào[ ]|văn bản[ ]|nội dung[ ]){0,2}"
    r"(?P<paper>biên bản|bản ghi nhớ|ghi nhớ|quy chế|kế hoạch|chương trình|kết nghĩa|thỏa thuận"
    r"|hiệp định|hiệp ước|nghị định thư|công ước|nghị quyết liên tịch|tuyên bố chung|văn kiện|văn bản"
    r"|quy ước|giao ước)(?:[ ](?:ghi nhớ|hội đàm|phối hợp|hợp tác|kết nghĩa|thỏa thuận|hoạt động"
    r"|làm việc|hữu nghị)){0,2}"
)
INSTRUMENTS = {
    "biên bản": "minutes", "bản ghi nhớ": "minutes", "ghi nhớ": "minutes", "quy chế": "regulation",
    "kế hoạch": "plan",
    "chương trình": "plan", "kết nghĩa": "twinning", "hiệp định": "treaty", "hiệp ước": "treaty",
    "nghị định thư": "treaty", "công ước": "treaty", "quy ước": "regulation",
}  # fmt: skip
# `nội dung được ghi vào biên bản và hai trưởng đoàn cùng ký`, `biên bản được hai bên ký`
SIGNED_LAST = re.compile(
    r"\b(?P<paper>biên bản|bản ghi nhớ|quy chế|kế hoạch|thỏa thuận|hiệp định)[^.;\n]{0,60}?"
    r"\b(?:cùng|được[ ][^.;,\n]{0,40}?)[ ]?ký(?!\w)"
)
# Minutes of an offence or a hand-over are no agreement: `ký biên bản bàn giao`, `lập biên bản`.
NO_AGREEMENT = re.compile(
    r"[ ](?:bàn giao|giao nhận|vi phạm|xử phạt|trao trả|tạm giữ|sự việc|cam kết"
    r"|tiếp nhận|vụ việc|niêm phong|kiểm tra|khám|bắt|ghi lời khai|hợp đồng|kiểm đếm|xác nhận)"
)
# A sentence that goes on with what was agreed has no subject: `Tích cực tham mưu …`
GOES_ON = re.compile(
    r"(?:(?:đồng thời|cùng với đó|bên cạnh đó|ngoài ra|trong đó),?[ ])?(?:tích cực|tăng cường|tiếp tục"
    r"|duy trì|đẩy mạnh|phối hợp"
    r"|thường xuyên|kịp thời|chủ động|phát huy|sẵn sàng|tổ chức|thúc đẩy)\b"
)
# Words that open a clause and say nothing of its topic.
OPENING = re.compile(
    r"(?:[-–+•*][ ]?|\d{1,2}[.)][ ]|(?:(?:một|hai|ba|bốn|năm)[ ]là|và|cùng"
    r"|đồng thời|trong thời gian tới|thời gian tới|sẽ|,)[ ,]+)"
)
# `trao đổi danh sách … và mỗi tháng họp một lần`: a clause of its own.
PARTS = re.compile(r";|[ ]và[ ](?=(?:mỗi|hằng|hàng|định kỳ)[ ])")
TWINNING = re.compile(r"\bkết nghĩa\b")
END_MARKS = " .,;:…|"
SHORTEST = 12
"""Shorter clauses (`như sau`) say nothing."""

Clause = tuple[Span, str, str | None, str]
"""Stretch of the view, status, instrument, rule."""


def find_agreements(
    reading: Reading, units: tuple[UnitFound, ...], events: tuple[EventMention, ...]
) -> tuple[Agreement, ...]:
    """Give one row a clause agreed on, with the paper it stands in, the parties and the meeting."""
    rows: list[Agreement] = []
    seen: set[tuple[str, str | None, str]] = set()
    for clause, status, instrument, rule in _clauses(reading, units, events):
        block = reading.role(clause.start)
        quote = reading.quote(clause.start, clause.end)
        key = (status, instrument, f"{block == 'teaser'}" + ("" if status == "signed" else quote.lower()))
        if block in ("byline", "boilerplate") or key in seen:
            continue
        seen.add(key)
        start, end = reading.span(clause.start, clause.end)
        rows.append(
            Agreement(
                quote=quote,
                start=start,
                end=end,
                block=block,
                confidence="A",
                rule=rule,
                status=status,
                instrument=instrument,
                topic=_topic(reading, clause)
                if status == "signed"
                else reading.words(clause.start, clause.end),
                parties=_parties(clause, units, reading),
                event_id=_event(clause, status, events),
            )
        )
    return tuple(sorted(rows, key=lambda row: row.start))


def _clauses(
    reading: Reading, units: Sequence[UnitFound], events: Sequence[EventMention]
) -> Iterator[Clause]:
    view = reading.low
    goes_on = in_list = False
    has_talks = any(event.event.type in ("talks", "joint_patrol", "agreement") for event in events)
    for sentence in reading.sentences:
        yield from _signed(view, sentence)
        start = _agreed_at(view, sentence, units)
        if start is not None:
            yield from _agreed(view, Span(start, sentence.end))
            goes_on, in_list = True, view[sentence.end - 1] == ":"
            continue
        if in_list and ITEM.match(view, sentence.start):
            yield from _agreed(view, sentence)
            continue
        in_list = False
        will = WILL.match(view, sentence.start, sentence.end) if goes_on else None
        if will or (goes_on and GOES_ON.match(view, sentence.start)):
            yield from _agreed(view, Span(will.end() if will else sentence.start, sentence.end))
            continue
        goes_on = goes_on and view[sentence.start] == "|"
        if has_talks:
            yield from _proposed(view, sentence)


def _signed(view: str, sentence: Span) -> Iterator[Clause]:
    papers = list(SIGNED.finditer(view, sentence.start, sentence.end))
    for signed in papers or SIGNED_LAST.finditer(view, sentence.start, sentence.end):
        if NO_AGREEMENT.match(view, signed.end("paper")) or NO_AGREEMENT.match(view, signed.end()):
            continue
        instrument = "twinning" if TWINNING.search(signed[0]) else INSTRUMENTS.get(signed["paper"])
        yield Span(signed.start(), signed.end()), "signed", instrument, "agreement.signed"


def _proposed(view: str, sentence: Span) -> Iterator[Clause]:
    for pattern in (PROPOSED, PROPOSAL):
        if proposed := pattern.search(view, sentence.start, sentence.end):
            yield _trimmed(view, *proposed.span("clause")), "proposed", None, "agreement.proposed"
            return


def _agreed_at(view: str, sentence: Span, units: Sequence[UnitFound]) -> int | None:
    """Give where the first agreed clause begins: after `hai bên nhất trí`, `A và B thống nhất`."""
    for agreed in AGREED.finditer(view, sentence.start, sentence.end):
        if ASSESSED.match(view, agreed.end()):
            continue
        begin = max(sentence.start, agreed.start() - FAR, view.rfind(";", 0, agreed.start()) + 1)
        if AGREEING.search(view, begin, agreed.start()):
            return agreed.end()
        first = bisect_left(units, begin, key=lambda unit: unit.start)
        last = bisect_left(units, agreed.start(), key=lambda unit: unit.start)
        sides = {unit.side in (None, "VN") for unit in units[first:last]}
        if len(sides) == 2:
            return agreed.end()
    return None


def _agreed(view: str, span: Span) -> Iterator[Clause]:
    cuts = [match.span() for match in PARTS.finditer(view, span.start, span.end)]
    starts = [span.start, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), span.end]
    for start, end in zip(starts, ends, strict=True):
        clause = _trimmed(view, start, end)
        if clause.end - clause.start >= SHORTEST:
            instrument = "twinning" if TWINNING.search(view, clause.start, clause.end) else None
            yield clause, "agreed", instrument, "agreement.agreed"


def _trimmed(view: str, start: int, end: int) -> Span:
    while start < end and view[start] in END_MARKS:
        start += 1
    while opening := OPENING.match(view, start, end):
        start = opening.end()
    while end > start and view[end - 1] in END_MARKS:
        end -= 1
    return Span(start, end)


# `ký biên bản về việc tuần tra`, `ký quy chế phối hợp … trong việc giữ vững chủ quyền`
TOPIC = re.compile(r"[^.;\n|]{0,160}?[ ](?:về|trong|nhằm)[ ](?P<topic>[^.;\n|]{8,200})")


def _topic(reading: Reading, clause: Span) -> str:
    match = TOPIC.match(reading.view, clause.end)
    return match["topic"].strip() if match else reading.view[clause.start : clause.end]


def _parties(clause: Span, units: Sequence[UnitFound], reading: Reading) -> tuple[str, ...]:
    """Give the units of the sentence, if two are named; else the first own and the first foreign one."""
    sentence = next(s for s in reading.sentences if s.start <= clause.start < s.end)
    named = [unit for unit in units if unit.has_row]
    here = list(dict.fromkeys(u.name for u in named if sentence.start <= u.start < sentence.end))
    if len(here) >= 2:
        return tuple(here)
    before = [unit for unit in named if unit.start < clause.start]
    own = next((unit.name for unit in before if unit.side in (None, "VN")), None)
    foreign = next((unit.name for unit in before if unit.side not in (None, "VN")), None)
    return tuple(name for name in (own, foreign) if name)


def _event(clause: Span, status: str, events: Sequence[EventMention]) -> str | None:
    """Give the signing, else the meeting that the clause belongs to: the last one told before it."""
    wanted = ("agreement", "talks") if status == "signed" else ("talks", "joint_patrol", "agreement")
    for kind in wanted:
        before = [e for e in events if e.event.type == kind and e.start < clause.end]
        if before:
            return before[-1].event.event_id
    return None
