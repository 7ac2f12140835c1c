"""What a text says of a person beside the name: birth year, age, people, nationality, other name, position."""

import re
from typing import NamedTuple

from tasks.facts.reading import LOWER, UPPER
from tasks.facts.units import UnitFound

# `SN 1990` · `sinh năm1969` · `Sinh ngày: 05/ 6/ 1990`
BIRTH = re.compile(r"(?:SN|[Ss]inh[ ]năm|[Ss]inh[ ]ngày:?[ ]?\d{1,2}[ ]?[/-][ ]?\d{1,2}[ ]?[/-])[ :]*(?P<year>(?:19|20)\d\d)", re.IGNORECASE)
# `34 tuổi`; not `dưới 16 tuổi`
AGE = re.compile(r"(?<!dưới )(?<!trên )(?<![\d-])(?P<age>\d{1,3})[ ]?tuổi(?![ ]trở)")
# `dân tộc Mông` · `người Dao` · `người dân tộc Khmer`
PEOPLES = (
    "Mông", "H'Mông", "H’Mông", "Hmông", "Dao", "Tày", "Nùng", "Thái", "Khmer", "Khơ Me", "Kinh", "Mường", "Hoa", "Sán Dìu", "Sán Chỉ",
    "Sán Chay", "Giáy", "Lô Lô", "Hà Nhì", "La Hủ", "Khơ Mú", "Khơ mú", "Vân Kiều", "Bru - Vân Kiều", "Bru-Vân Kiều", "Pa Cô", "Pa Kô", "Tà Ôi",
    "Cơ Tu", "Giẻ Triêng", "Xơ Đăng", "Ba Na", "Gia Rai", "Jrai", "Ê Đê", "M'Nông", "M’Nông", "Chăm", "Si La", "Cống", "Mảng", "Kháng", "Lào",
    "La Chí", "Pà Thẻn", "Ơ Đu", "Thổ", "Chứt", "Xinh Mun", "Lự", "Phù Lá", "Pu Péo", "Bố Y", "Cơ Lao", "Stiêng", "S'Tiêng", "Raglai", "K'Ho",
)  # fmt: skip
ETHNICITY = re.compile(rf"(?:người[ ])?dân[ ]tộc:?[ ](?P<people>{'|'.join(map(re.escape, sorted(PEOPLES, key=len, reverse=True)))})(?!\w)|người[ ](?P<named>Mông|Dao|Tày|Nùng|Khmer|Vân Kiều|Pa Cô|Cơ Tu|Hà Nhì|La Hủ)(?!\w)")
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
# What belongs to a name: the bracket right after it, or the words up to the next stop.
BRACKET = re.compile(r"[ ]?\((?P<inside>[^()\n]{0,220})\)")
AFTER_COMMA = re.compile(r",[ ](?P<inside>(?:SN|sinh|\d{1,2}[ ]tuổi|nam|nữ|trú|ngụ|quê|HKTT|thường[ ]trú|quốc[ ]tịch|dân[ ]tộc|người|cùng|đều|hiện)[^.;\n]{0,160})", re.IGNORECASE)

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
    """A position as printed, with the unit it is held in."""

    position: str
    unit: str | None


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
        return Post(position.strip(), view[unit.start : unit.end])
    return Post(view[start:end], None)


# A position is over where somebody does something: `Chính ủy làm trưởng đoàn`, `Đồn trưởng cho biết`.
VERB = re.compile(r"(?i)\b(?:làm|cho biết|phát biểu|chủ trì|đã|nói|chia sẻ|cùng|và|khẳng định|trao|được|bị|với|đồng chủ trì|tại buổi|thông tin|xác nhận|tâm sự|kể|nhấn mạnh|đến|về|trong|dẫn đầu)\b")


def position_before(view: str, start: int, units: list[UnitFound]) -> Post | None:
    """Give position and unit that stand before a name or its rank: `Chủ tịch UBND xã X Lò Văn A`."""
    unit = next((unit for unit in units if view[unit.end : start] in (" ", ", ", " - ", " là ", " ông ", " bà ", ": ")), None)
    edge = unit.start if unit else start
    window = max(0, edge - 60)
    last = None
    for match in POSITION.finditer(view, window, edge):
        last = match
    if last is None:
        return None
    between = view[last.end() : edge]
    if not re.fullmatch(r"[ ]?(?:[^,.;:()\n]{0,40}[ ])?" if unit else r"[ ](?:là[ ]|-[ ])?", between) or (unit and VERB.search(between)):
        return None
    if last.start() and re.match(r"\w", view[last.start() - 1]):
        return None
    return Post(f"{last[0]} {between.strip()}".strip() if unit else last[0], view[unit.start : unit.end] if unit else None)


def facts_after(view: str, end: int) -> str:
    """Give the words that tell about the person named before: the bracket after a name, or the words after a comma."""
    bracket = BRACKET.match(view, end)
    if bracket:
        return bracket["inside"]
    comma = AFTER_COMMA.match(view, end)
    return comma["inside"] if comma else ""
