"""A unit's name in full words, and what makes two names one unit."""

import re
from functools import lru_cache

from tasks.facts.found import UnitFound
from tasks.facts.gazetteer import gazetteer
from tasks.facts.reading import UPPER, fold
from tasks.facts.word_lists import alternation, read_lexicon

# `Biên phòng Hà Tĩnh`, `BP Hà Tĩnh`
SHORT_FORCE = re.compile(r"^(?:biên phòng|BP) ", re.IGNORECASE)
# `Đồn Nậm Xanh` is a `Đồn Biên phòng`.
SHORT_POST = re.compile(rf"^[Đđ]ồn (?=[{UPPER}\d])(?!Công|Cảnh|Biên)")
COMMAND_OF_FORCE = re.compile(r"(?<=Chỉ huy )biên phòng")
# `CKC` is a main gate on land, a port by the sea.
PORT_GATE = re.compile(r"\bCKC (?P<name>.+)$")
# `Công an các xã A`: one of the list.
MANY_AREAS = re.compile(
    r"\b(?:các|hai|ba|bốn) (?=tỉnh|thành phố|huyện|quận|thị|xã|phường|đặc)", re.IGNORECASE
)

# Keys are folded: `Bộ Chỉ huy BĐBP tỉnh X` is `BĐBP X`; a gate post may be named short, `BĐBP A` be its post.
COMMAND = re.compile(r"^(?:(?:bo|ban) chi huy )?(?:bo doi )?bien phong (?:tinh |thanh pho )?")
POST_FORCE = re.compile(r"^bo doi bien phong ")
GATE_WORDS = re.compile(r" (?:cua khau|quoc te|cang|chinh|phu)(?= )")
CIVIL_POWER = re.compile(r"^chinh quyen(?: dia phuong)?")
AREA_WORDS = re.compile(r"\b(?:tinh|thanh pho|vuong quoc|chdcnd) ")


@lru_cache(maxsize=4000)
def full_name(printed: str, *, command: str = "Ban Chỉ huy") -> str:
    """Give a printed name in full words: `đồn BP CKQT Nậm Xanh` → `Đồn Biên phòng Cửa khẩu quốc tế Nậm Xanh`.

    `command` is what BCH stands for: provinces had a `Bộ Chỉ huy` before July 2025.
    """
    pattern, full = _full_words()
    name = re.sub(r"\bBCH\b", command, " ".join(printed.split()))
    name = pattern.sub(lambda match: full[match[0].lower()] + (" " if match[0].endswith(".") else ""), name)
    name = SHORT_FORCE.sub("Bộ đội Biên phòng ", name)
    name = MANY_AREAS.sub("", SHORT_POST.sub("Đồn Biên phòng ", name))
    name = PORT_GATE.sub(_gate_words, COMMAND_OF_FORCE.sub("Biên phòng", " ".join(name.split())))
    return name[0].upper() + name[1:]


def _gate_words(match: re.Match[str]) -> str:
    on_land = any(entry.kind == "gate" for entry in gazetteer().named(match["name"]))
    return f"Cửa khẩu {'chính' if on_land else 'cảng'} {match['name']}"


@lru_cache(maxsize=1)
def _full_words() -> tuple[re.Pattern[str], dict[str, str]]:
    full = {row["printed"]: row["full"] for row in read_lexicon("unit_words.csv")}
    return re.compile(rf"(?<!\w){alternation(full)}(?:(?<=\.)|(?!\w))", re.IGNORECASE), full


@lru_cache(maxsize=4000)
def unit_fold(name: str) -> str:
    """Give a unit's name without accents and case."""
    return fold(name)


def unit_key(unit: UnitFound) -> str:
    """Give what makes two names one unit."""
    key = unit_fold(unit.name)
    if unit.kind == "provincial_command":
        return "command " + COMMAND.sub("", key)
    if unit.kind == "post":
        key = POST_FORCE.sub("don bien phong ", key)
    if unit.kind in ("post", "station"):
        return GATE_WORDS.sub("", GATE_WORDS.sub("", key)).replace("kiem soat ", "")
    if unit.kind == "national_command":
        return key.removesuffix(" viet nam")
    return AREA_WORDS.sub("", CIVIL_POWER.sub("uy ban nhan dan", key))
