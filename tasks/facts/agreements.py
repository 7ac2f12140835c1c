"""What two sides agreed on: signed papers, agreed clauses, proposals."""

import re
from collections.abc import Iterator, Sequence

from tasks.facts.events import EventMention
from tasks.facts.reading import Reading, Span
from tasks.facts.units import UnitFound
from tasks.records import Agreement

# `Hai bên nhất trí …`, `hai đơn vị thống nhất: …`: what follows is agreed, clause by clause.
AGREED = re.compile(
    r"\b(?:hai bên|các bên|hai đơn vị|hai đoàn|hai nước|hai lực lượng|ba bên|2 bên|hai đồn"
    r"|hai phía)\b[^.;:\n]{0,60}?"
    r"\b(?:nhất trí|thống nhất|đồng ý|(?<!ký )(?<!kết )thỏa thuận|(?<!ký )cam kết)(?:[ ](?:cao|rằng|sẽ"
    r"|một số nội dung(?: sau)?"
    r"|các nội dung(?: sau)?|nội dung))*[ ]?,?:?[ ]"
)
# `thống nhất đánh giá`, `thống nhất cao về kết quả`: an assessment, no clause.
ASSESSED = re.compile(r"(?:đánh giá|nhận định|khẳng định|cho rằng|với những|về kết quả)\b")
# `Phía Việt Nam đề nghị phía Trung Quốc …`
PROPOSED = re.compile(
    r"\b(?:phía (?:việt nam|trung quốc|lào|campuchia|bạn)|đoàn (?:việt nam|bạn)|đồn biên phòng"
    r"|bđbp)[^.;:\n]{0,60}?"
    r"\b(?P<clause>(?:đề nghị|kiến nghị|đề xuất)[ ](?:phía|hai bên|bạn|lực lượng|với)[^.;\n]+)"
)
# `ký biên bản ghi nhớ`, `ký kết Quy chế phối hợp`, `ký kết nghĩa`: the paper that is signed.
SIGNED = re.compile(
    r"\bký[ ](?:kết[ ](?!nghĩa)|thông qua[ ]|bàn giao[ ])?(?:các[ ]|bản[ ]|hai[ ]|vào[ ]){0,2}"
    r"(?P<paper>biên bản|bản ghi nhớ|ghi nhớ|quy chế|kế hoạch|chương trình|kết nghĩa|thỏa thuận"
    r"|hiệp định|hiệp ước|nghị định thư"
    r"|quy ước|giao ước)(?:[ ](?:ghi nhớ|hội đàm|phối hợp|hợp tác|kết nghĩa|thỏa thuận|hoạt động"
    r"|làm việc|hữu nghị)){0,2}"
)
INSTRUMENTS = {
    "biên bản": "minutes", "bản ghi nhớ": "minutes", "ghi nhớ": "minutes", "quy chế": "regulation",
    "kế hoạch": "plan",
    "chương trình": "plan", "kết nghĩa": "twinning", "hiệp định": "treaty", "hiệp ước": "treaty",
    "nghị định thư": "treaty", "quy ước": "regulation",
}  # fmt: skip
# Minutes of an offence or a hand-over are no agreement: `ký biên bản bàn giao`, `lập biên bản`.
NO_AGREEMENT = re.compile(r"[ ](?:bàn giao|giao nhận|vi phạm|xử phạt|trao trả|tạm giữ|sự việc|cam kết)")
# A sentence that goes on with what was agreed has no subject: `Tích cực tham mưu …`
GOES_ON = re.compile(
    r"(?:(?:đồng thời|cùng với đó|bên cạnh đó|ngoài ra|trong đó),?[ ])?(?:tích cực|tăng cường|tiếp tục"
    r"|duy trì|đẩy mạnh|phối hợp"
    r"|thường xuyên|kịp thời|chủ động|phát huy|sẵn sàng|tổ chức|thúc đẩy)\b"
)
# Words that open a clause and say nothing of its topic.
OPENING = re.compile(r"(?:và|cùng|đồng thời|trong thời gian tới|thời gian tới|sẽ|,)[ ,]+")
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
    for clause, status, instrument, rule in _clauses(reading, events):
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
                topic=_topic(reading, clause) if status == "signed" else quote,
                parties=_parties(clause, units, reading),
                event_id=_event(clause, status, events),
            )
        )
    return tuple(sorted(rows, key=lambda row: row.start))


def _clauses(reading: Reading, events: Sequence[EventMention]) -> Iterator[Clause]:
    view = reading.low
    goes_on = False
    for sentence in reading.sentences:
        for signed in SIGNED.finditer(view, sentence.start, sentence.end):
            if not NO_AGREEMENT.match(view, signed.end()):
                paper = signed["paper"]
                yield Span(signed.start(), signed.end()), "signed", INSTRUMENTS.get(paper), "agreement.signed"
        agreed = AGREED.search(view, sentence.start, sentence.end)
        if agreed and not ASSESSED.match(view, agreed.end()):
            yield from _agreed(view, Span(agreed.end(), sentence.end))
            goes_on = True
            continue
        if goes_on and GOES_ON.match(view, sentence.start):
            yield from _agreed(view, sentence)
            continue
        goes_on = goes_on and view[sentence.start] == "|"
        proposed = PROPOSED.search(view, sentence.start, sentence.end)
        if proposed and any(event.event.type == "talks" for event in events):
            yield _trimmed(view, *proposed.span("clause")), "proposed", None, "agreement.proposed"


def _agreed(view: str, span: Span) -> Iterator[Clause]:
    start = span.start
    for part in view[span.start : span.end].split(";"):
        clause = _trimmed(view, start, start + len(part))
        start += len(part) + 1
        if clause.end - clause.start >= SHORTEST:
            instrument = "twinning" if TWINNING.search(view, clause.start, clause.end) else None
            yield clause, "agreed", instrument, "agreement.agreed"


def _trimmed(view: str, start: int, end: int) -> Span:
    while start < end and view[start] in END_MARKS:
        start += 1
    opening = OPENING.match(view, start, end)
    start = opening.end() if opening else start
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
