"""Which position somebody holds, and in which unit: the words before or after the name."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from tasks.facts.found import UnitFound
from tasks.facts.reading import Reading, fold
from tasks.facts.word_lists import any_of, word_list

CREW = word_list("crew")
"""Positions that make nobody an official: captains, heads of hamlets."""
CREW_FOLDS = frozenset(map(fold, CREW))

# `Phó Chỉ huy trưởng kiêm Tham mưu trưởng` · `nguyên Đồn phó` · `Quyền Đồn trưởng` · `Chính trị viên phó`
POSITION = rf"""
    (?i:(?:(?:nguyên|quyền|phó|tổng|q\.)[ ]){{0,2}} {any_of("positions")} (?:[ ]phó)?
    (?:(?:[ ]kiêm|,)[ ](?:phó[ ])? {any_of("positions")} (?:[ ]phó)?){{0,3}})(?!\w)
"""
# The same in lower case: much faster than a pattern of many words that ignores case.
POSITION_HERE = re.compile(POSITION.replace("(?i:", "(?:"), re.VERBOSE)
# `A (34 tuổi), Đồn trưởng …` · `A - phó tư lệnh …` · `A (26 tuổi, trạm trưởng …` · `A là thuyền trưởng`
# From a post to a further one of the same person: ` Tỉnh ủy, Chủ tịch …`, `, Chính ủy`.
NEXT_POST = re.compile(rf"(?:[ ][^,.;:()\n]{{1,60}})?,[ ](?P<position>{POSITION})", re.VERBOSE)
# What a head of section leads: `đội trưởng tham mưu hành chính`, `Đội trưởng Đội Vũ trang`.
SECTION = re.compile(
    r"(?i:(?<=đội trưởng)|(?<=đội phó)|(?<=trưởng ban)|(?<=trưởng phòng)|(?<=phó phòng)|(?<=tổ trưởng))[ ]"
    rf"(?i:(?:đội|tổ)[ ])?(?i:{any_of('sections')})(?!\w)"
)
POSITION_AFTER = re.compile(
    rf"""
    (?:[ ]?\([^()\n]{{0,60}}\))?
    (?:[ ]?[,–-][ ]? | [ ]?\((?:[^()\n]{{0,40}}?,[ ])?? | ,?[ ](?:hiện[ ])?là[ ]
        | [ ](?:được[ ]bổ[ ]nhiệm[ ])?giữ[ ]chức(?:[ ]vụ)?[ ])(?P<position>{POSITION})
    """,
    re.VERBOSE,
)
# A position is over where somebody does something: `Chính ủy làm trưởng đoàn`, `Đồn trưởng cho biết`.
VERB = re.compile(rf"\b{any_of('verbs_after_position')}(?!\w)", re.IGNORECASE)
# `Bộ trưởng Quốc phòng A`, `Chủ tịch nước B`: what these head is no unit of ours, but part of the position.
MINISTER = re.compile(rf"(?:phó[ ])?{any_of('ministers')}", re.IGNORECASE)
# From a position to its unit: ` kiểm soát, `, ` phụ trách đối ngoại `; no new clause.
TO_UNIT = re.compile(r"[ ]?(?:[^,.;:()\n]{0,50}[ ])?(?:,[ ]|\()?")
# … and past the team or the duty: ` Đội tổng hợp, `, ` nghiệp vụ, `, ` Đội Vũ trang (`.
TO_PARENT = re.compile(
    r"[ ](?i:đội|tổ|trạm|nghiệp vụ|quân sự|chính trị|tham mưu|hậu cần)\b[^,.;:()\n]{0,40}(?:,[ ]|[ ]\()"
)
PARENT_KINDS = frozenset(("post", "station", "sea_unit", "provincial_command", "department", "police"))
# From a position before the name to its unit, and to the name.
TO_UNIT_BEFORE = re.compile(r"[ ]?(?:[^,.;:()\n]{0,40}[ ])?")
TO_NAME = re.compile(r"(?:[ ](?:Sở|Công an|huyện|tỉnh|xã|đồn))?,?[ ](?:là[ ]|-[ ])?")
MINISTRY = re.compile(r"[ ](?:[^\W\d_]+[ ]){1,4}")
# `cán bộ quân y ở Đồn …`: the last word only leads to the unit.
LINKS = re.compile(r"(?:^|[ ])(?:(?:của|thuộc|tại|ở)[ ])?$")
# What stands between a unit and the person named after it.
UNIT_GAPS = frozenset((" ", ", ", " - ", " là ", " ông ", " bà ", ": "))
LED_BY = frozenset((" do ", ", do ", " (do "))


def is_office(position: str) -> bool:
    """True of a position, as printed, that makes its holder an official."""
    return fold(position) not in CREW_FOLDS


class Post(NamedTuple):
    """A position as printed, with the unit it is held in and that unit's side of the border."""

    position: str
    unit: str | None = None
    side: str | None = None
    end: int = 0
    """Where the words about it end, of a position after the name."""


def post_of(reading: Reading, title_start: int, end: int, limit: int, units: Sequence[UnitFound]) -> Post:
    """Give what is said of somebody's post around a name, from its title to its end.

    `limit` is where the next person is named: what stands right before that name is theirs.
    """
    after = position_after(reading, end, units)
    if after and limit < len(reading.view) and limit - max(after.end, end) <= 1:
        after = None
    before = _position_before(reading, title_start, units)
    if after and before and after.unit is None:
        return Post(after.position, before.unit, before.side)
    return after or before or Post("")


def position_after(reading: Reading, end: int, units: Sequence[UnitFound]) -> Post | None:
    """Give position and unit that follow a name: `…, Đồn trưởng Đồn Biên phòng X`."""
    view = reading.view
    match = POSITION_AFTER.match(view, end)
    if not match:
        return None
    begin, stop = match.span("position")
    last = begin
    for _ in range(4):
        further = NEXT_POST.match(view, stop)
        if further is None or VERB.search(view, stop, further.start("position")):
            break
        last, stop = further.span("position")
    if section := SECTION.match(view, stop):
        stop = section.end()
    unit = next((unit for unit in units if unit.start > last), None)
    if unit is None:
        return Post(reading.words(begin, stop), end=stop)
    held_in = reading.words(unit.start, unit.end)
    if unit.start < stop:  # `Trưởng Đồn Biên phòng X`
        return Post(reading.words(begin, stop), held_in, unit.side, unit.end)
    between = view[stop : unit.start]
    leads = TO_UNIT.fullmatch(between) or (unit.kind in PARENT_KINDS and TO_PARENT.fullmatch(between))
    if not leads or VERB.search(between):
        return Post(reading.words(begin, stop), end=stop)
    middle = LINKS.sub("", between.rstrip(",( ") + " ").rstrip()
    return Post(reading.words(begin, stop + len(middle)), held_in, unit.side, unit.end)


def _position_before(reading: Reading, start: int, units: Sequence[UnitFound]) -> Post | None:
    """Give position and unit that stand before a name or its rank: `Chủ tịch UBND xã X Lò Văn A`."""
    view = reading.view
    led = next((unit for unit in units if view[unit.end : start] in LED_BY), None)
    if led:
        return Post("", reading.words(led.start, led.end), led.side)
    unit = next((unit for unit in units if view[unit.end : start] in UNIT_GAPS), None)
    edge = unit.start if unit else start
    begin = max(0, edge - 60)
    head = next(reversed(list(POSITION_HERE.finditer(view[begin:edge].lower()))), None)
    if head is None or view[begin + head.start() - 1 : begin + head.start()].isalnum():
        return None
    first, stop = begin + head.start(), begin + head.end()
    between = view[stop:edge]
    if unit is None:
        is_ministry = MINISTER.match(head[0]) and MINISTRY.fullmatch(between) and not VERB.search(between)
        if is_ministry:
            return Post(reading.words(first, stop + len(between.rstrip())))
        return Post(reading.words(first, stop)) if TO_NAME.fullmatch(between) else None
    if not TO_UNIT_BEFORE.fullmatch(between) or VERB.search(between):
        return None
    position = reading.words(first, stop + len(between.rstrip()))
    return Post(position, reading.words(unit.start, unit.end), unit.side)
