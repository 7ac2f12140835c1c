"""What a text says of a person beside the name: birth year, age, people, nationality, other name, position."""

import re
from typing import NamedTuple

from tasks.facts.reading import LOWER, UPPER
from tasks.facts.units import UnitFound
from tasks.facts.word_lists import read_lexicon

# `SN 1990` · `sinh năm1969` · `Sinh ngày: 05/ 6/ 1990`
BIRTH = re.compile(r"(?:SN|[Ss]inh[ ]năm|[Ss]inh[ ]ngày:?[ ]?\d{1,2}[ ]?[/-][ ]?\d{1,2}[ ]?[/-])[ :]*(?P<year>(?:19|20)\d\d)", re.IGNORECASE)
# `34 tuổi`; not `dưới 16 tuổi`
AGE = re.compile(r"(?<!dưới )(?<!trên )(?<![\d-])(?P<age>\d{1,3})[ ]?tuổi(?![ ]trở)")
# `dân tộc Mông` · `người Dao` · `người dân tộc Khmer`
PEOPLES = {
    spelling: row["people"]
    for row in read_lexicon("peoples.csv")
    for spelling in (row["people"], *filter(None, (part.strip() for part in row["spellings"].split(";"))))
}
_ANY_PEOPLE = "|".join(re.escape(people) for people in sorted(PEOPLES, key=len, reverse=True))
ETHNICITY = re.compile(rf"(?:dân[ ]tộc:?|người(?:[ ]dân[ ]tộc)?)[ ](?P<people>{_ANY_PEOPLE})(?!\w)")
# `quốc tịch Lào` · `người Trung Quốc` · `công dân Campuchia` · `(Campuchia)`
NATIONALITY = re.compile(r"(?:quốc[ ]tịch|người|công dân|QT:?)[ ](?:nước[ ])?(?P<country>Lào|Trung Quốc|Campuchia|Việt Nam|Philippines|Indonesia|Malaysia|Thái Lan|Đài Loan|Myanmar|Nigeria|Hàn Quốc|Nga|Ấn Độ|Singapore)(?!\w)", re.IGNORECASE)
NATIONS = {
    "lào": "LA", "trung quốc": "CN", "campuchia": "KH", "việt nam": "VN", "philippines": "PH", "indonesia": "ID", "malaysia": "MY",
    "thái lan": "TH", "đài loan": "TW", "myanmar": "MM", "nigeria": "NG", "hàn quốc": "KR", "nga": "RU", "ấn độ": "IN", "singapore": "SG",
}  # fmt: skip
# `tên gọi khác: Páo` · `(tức Sùng)` · `biệt danh "Tư cá"` · `hay còn gọi là`
CAPITALS = rf"[{UPPER}][\w’']*(?:[ ][{UPPER}][\w’']*){{0,4}}"
ALIAS = re.compile(
    rf"(?:tên[ ](?:gọi[ ])?khác|tên[ ]thường[ ]gọi|bí[ ]danh|biệt[ ]danh|còn[ ]gọi|thường[ ]gọi|tức|tên[ ]gọi|gọi[ ]là)(?:[ ]là)?[ :]*[\"“”'‘]?(?P<alias>{CAPITALS}(?:[ ][{LOWER}]+(?=[\"”]))?)",
)
# `ZHANG WEI (Trương Vĩ, sinh năm 1988)` · `Bun Thoong (Bounthong …)`: the name in another script's spelling.
OTHER_SPELLING = re.compile(rf"[ ]?\((?P<alias>{CAPITALS})(?=[,)])")
# What belongs to a name: the bracket right after it, with one bracket inside: `(SN 1999, trú huyện A (cũ))`.
BRACKET = re.compile(r"[ ]?\((?:[^()\n]|\([^()\n]{0,40}\)){0,220}\)")
# … and the phrases that follow: `, sinh năm 1981`, ` trú xã A`, `, quốc tịch Lào`, then the rest of an address.
PHRASE = re.compile(
    r"[ ]?[,–-]?[ ]?(?:SN|sinh|\d{1,2}[ ]tuổi|nam|nữ|trú|tạm[ ]trú|ngụ|quê|HKTT|thường[ ]trú|đăng[ ]ký|quốc[ ]tịch|dân[ ]tộc|người[ ](?!này|đi)|ở|cùng|đều|hiện|tất[ ]cả|cả[ ](?:hai|ba))"
    r"(?!\w)(?:[^,;.()\n]|(?<=TP)\.|(?<=Tp)\.|(?<=TX)\.|(?<=H)\.){0,90}",
    re.IGNORECASE,
)
ADDRESS = re.compile(
    rf",[ ]?(?:(?:thôn|bản|ấp|khóm|xóm|khu|tổ|xã|phường|thị[ ]trấn|huyện|thị[ ]xã|quận|tỉnh|thành[ ]phố|TP\.?|TX\.?|H\.)[ ]?[{UPPER}\d]|[{UPPER}])"
    r"(?:[^,;.()\n]|(?<=TP)\.){0,40}"
)

HEADS = (
    "đồn trưởng", "đồn phó", "chính trị viên", "chỉ huy trưởng", "chính ủy", "tham mưu trưởng", "tư lệnh", "trạm trưởng", "trạm phó",
    "đội trưởng", "đội phó", "hải đội trưởng", "hải đoàn trưởng", "trưởng phòng", "phó phòng", "giám đốc", "chủ tịch", "bí thư", "cục trưởng", "chi cục trưởng", "tổng trạm trưởng",
    "chi đội trưởng", "đại đội trưởng", "đại đội phó", "tiểu khu trưởng", "tiểu đoàn trưởng", "tổng đội trưởng", "tổ trưởng", "tổ phó",
    "chánh văn phòng", "trưởng ban", "bộ trưởng", "thứ trưởng", "chủ nhiệm", "hiệu trưởng", "trưởng đoàn", "viện trưởng",
    "tổng tham mưu trưởng", "ủy viên", "thuyền trưởng", "máy trưởng", "tài công", "chủ tàu", "tỉnh trưởng", "huyện trưởng", "trưởng công an", "cán bộ",
    "nhân viên", "chiến sĩ", "trợ lý", "chỉ huy", "quốc vụ khanh", "trưởng thôn", "trưởng bản", "trưởng xóm", "trưởng ấp", "trưởng khu",
    "hạt trưởng", "tổng cục trưởng", "thủ tướng", "phó thủ tướng", "chánh thanh tra", "tổng biên tập", "chủ nhiệm chính trị", "vụ trưởng",
    "trưởng trạm", "trưởng đồn", "đại sứ", "tổng lãnh sự", "cục phó", "quân y", "y sĩ", "thuyền phó", "bí thư đảng ủy", "tiểu đội trưởng", "trung đội trưởng", "nhân viên quân y", "trung đoàn trưởng", "vị trí",
)  # fmt: skip
HEAD = "|".join(re.escape(head) for head in sorted(HEADS, key=len, reverse=True))
# `Phó Chỉ huy trưởng kiêm Tham mưu trưởng` · `nguyên Đồn phó` · `Quyền Đồn trưởng` · `Chính trị viên phó`
POSITION = re.compile(rf"(?i:(?:(?:nguyên|quyền|phó|tổng|q\.|thượng)[ ]){{0,2}}(?:{HEAD})(?:[ ]phó)?(?:(?:[ ]kiêm|,)[ ](?:phó[ ])?(?:{HEAD})(?:[ ]phó)?){{0,3}})(?!\w)")
POSITION_AFTER = re.compile(rf"(?:[ ]?[,–-][ ]?|[ ]?\((?:[^()\n]{{0,40}}?,[ ])?|[ ]là[ ]|,[ ](?:hiện[ ])?là[ ])(?P<position>{POSITION.pattern})")
CREW = frozenset(("thuyền trưởng", "máy trưởng", "tài công", "chủ tàu", "thuyền phó", "trưởng thôn", "trưởng bản", "trưởng xóm", "trưởng ấp", "trưởng khu"))
# Between a position and its unit: `cán bộ kiểm soát, `, `phụ trách đối ngoại `; no verb, no new clause.
TO_UNIT = re.compile(r"[ ]?,?[ ]?(?:[^,.;:()\n]{0,60}?[, (]{0,2})?")


class Post(NamedTuple):
    """A position as printed, with the unit it is held in and that unit's side of the border."""

    position: str
    unit: str | None = None
    side: str | None = None
    end: int = 0
    """Where the words about it end, of a position after the name."""


def position_after(view: str, end: int, units: list[UnitFound]) -> Post | None:
    """Give position and unit that follow a name: `…, Đồn trưởng Đồn Biên phòng X`."""
    match = POSITION_AFTER.match(view, end)
    if not match:
        return None
    return _with_unit(view, match.start("position"), match.end("position"), units)


def _with_unit(view: str, start: int, end: int, units: list[UnitFound]) -> Post:
    for unit in units:
        if unit.start < end:
            continue
        between = view[end : unit.start]
        if len(between) > 62 or not re.fullmatch(rf"[ ]?(?:[^,.;:()\n]{{0,50}}[ ])?(?:,[ ]|\()?", between) or VERB.search(between):
            break
        middle = between.strip(" ,(")
        position = f"{view[start:end]} {middle}" if middle and middle not in ("của", "thuộc", "tại") else view[start:end]
        return Post(position.strip(), view[unit.start : unit.end], unit.side, unit.end)
    return Post(view[start:end], end=end)


# A position is over where somebody does something: `Chính ủy làm trưởng đoàn`, `Đồn trưởng cho biết`.
VERB = re.compile(r"(?i)\b(?:làm|cho biết|phát biểu|chủ trì|đã|nói|chia sẻ|cùng|và|khẳng định|trao|được|bị|với|đồng chủ trì|tại buổi|thông tin|xác nhận|tâm sự|kể|nhấn mạnh|đến|về|trong|dẫn đầu)\b")


# `Bộ trưởng Quốc phòng A`, `Chủ tịch nước B`: what these head is no unit of ours, but part of the position.
MINISTER = re.compile(r"(?i)(?:phó[ ])?(?:bộ trưởng|thứ trưởng|chủ tịch|bí thư|giám đốc|thủ tướng|viện trưởng|cục trưởng|trưởng phòng|hiệu trưởng)")


def position_before(view: str, start: int, units: list[UnitFound]) -> Post | None:
    """Give position and unit that stand before a name or its rank: `Chủ tịch UBND xã X Lò Văn A`."""
    led = next((unit for unit in units if view[unit.end : start] in (" do ", ", do ", " (do ")), None)
    if led:
        return Post("", view[led.start : led.end], led.side)
    unit = next((unit for unit in units if view[unit.end : start] in (" ", ", ", " - ", " là ", " ông ", " bà ", ": ")), None)
    edge = unit.start if unit else start
    window = max(0, edge - 60)
    last = None
    for match in POSITION.finditer(view, window, edge):
        last = match
    if last is None:
        return None
    between = view[last.end() : edge]
    if unit is None and MINISTER.match(last[0]) and re.fullmatch(r"[ ](?:[^\W\d_]+[ ]){1,4}", between) and not VERB.search(between):
        return Post(f"{last[0]} {between.strip()}")
    if not re.fullmatch(r"[ ]?(?:[^,.;:()\n]{0,40}[ ])?" if unit else r"[ ](?:là[ ]|-[ ])?", between) or (unit and VERB.search(between)):
        return None
    if last.start() and re.match(r"\w", view[last.start() - 1]):
        return None
    if unit is None:
        return Post(last[0])
    return Post(f"{last[0]} {between.strip()}".strip(), view[unit.start : unit.end], unit.side)


def facts_end(view: str, end: int, limit: int) -> int:
    """Give where the words end that tell about the person named before `end`: brackets, years, homes.

    `limit` is where the next person is named.
    """
    position, at_home = end, False
    for _ in range(6):
        match = BRACKET.match(view, position, limit) or PHRASE.match(view, position, limit)
        if match is None and at_home:
            match = ADDRESS.match(view, position, limit)
        if match is None:
            break
        position = match.end()
        at_home = at_home or HOME.search(match[0]) is not None
    return position


HOME = re.compile(r"(?i)trú|ngụ|quê|HKTT|ở[ ]")
# `một đối tượng người Lào tên là`, `người đàn ông Campuchia tên`: what a person is, before the name.
NATION_BEFORE = re.compile(
    r"(?:người|công dân|đàn ông|phụ nữ|đối tượng|quốc tịch|thanh niên)[ ](?P<country>Lào|Trung Quốc|Campuchia)(?:[ ](?:tên|là|có|gồm|:|tên là)){0,3}[ :]{0,2}$"
)
# `phía Lào có Thiếu tá …`, `(Campuchia) do Đại tá …`: whose officer it is.
SIDE_BEFORE = re.compile(r"(?:[Pp]hía|\(|,)[ ]?(?:bạn[ ])?(?P<country>Lào|Trung Quốc|Campuchia|Việt Nam)\)?[^.;\n]{0,45}$")
