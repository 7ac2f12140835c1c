"""What tells that a run of capitals names a person: the words before and after it, surname, length."""

import re
from dataclasses import dataclass

from tasks.facts.gazetteer import gazetteer
from tasks.facts.names import FOREIGN_FIRST, SURNAMES, TITLES
from tasks.facts.place_words import NO_PLACE
from tasks.facts.reading import UPPER
from tasks.facts.word_lists import any_of, read_lexicon, word_list
from tasks.facts.words import Words, name_key

# `(SN 1990`, `, 34 tuổi`, `, trú tại`, `LI NA (Lý Na), sinh năm 1992`: the name before it is a person's.
PERSON_AFTER = re.compile(
    rf"""
    (?:,?[ ]?\(|[ ]?,)[ ]?(?:{any_of("person_facts")} | tên | người | biệt | còn | tức
        | (?:khoảng[ ])?\d{{1,2}}[ ]tuổi)(?!\w)
    | [ ]?\([^()\n]{{0,40}}?
        (?:SN[ ]?\d{{4}} | sinh[ ](?:năm|ngày) | \d[ ]?tuổi | tên[ ]gọi | quốc[ ]tịch | dân[ ]tộc)
    | [ ]?\([^()\n]{{0,40}}\),?[ ](?:SN | sinh[ ](?:năm|ngày) | \d{{1,2}}[ ]tuổi | trú | quốc[ ]tịch)(?!\w)
    | [ ]?[–-][ ]?(?:SN|sinh[ ]năm)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# What stands before a name, of one word even: `tên là Xổm C`, `một người tên Mập`.
NAMED_BEFORE = re.compile(r"(?<!khu )(?<!mang )\btên(?: là)? $", re.IGNORECASE)
# `Đối tượng bị trao trả là LI NA`: a foreign name without surname of ours.
TOLD_BEFORE = re.compile(
    r"(?:đối tượng|nghi phạm|nghi can|bị can|nạn nhân|phạm nhân|kẻ)\b[^,.;:\n]{0,30} là $", re.IGNORECASE
)
# A ship's name: `tàu MT Ocean Grace`, `tàu chở dầu Sea Star`, `sà lan mang tên Sea Star`.
SHIP_BEFORE = re.compile(
    r"(?:(?:tàu|thuyền|[sx]à lan|máy bay)(?:[ ](?:hàng|cá|dầu|chở|bán|kéo|lai|khách|container|vỏ|sắt|thép|gỗ"
    r"|vận|tải|biển|cứu|hộ|nước|ngoài|số|hiệu)){0,4}|mang tên) $",
    re.IGNORECASE,
)
# What bears somebody's name: `quỹ học bổng Vừ A Xanh`, `Bệnh viện Lê Văn Xanh`.
BEARER_BEFORE = re.compile(rf"(?<!\w){any_of('bearers_of_names')} $", re.IGNORECASE)
# `TVK`: initials without stops, counted only where a person must stand.
BARE_INITIALS = re.compile(rf"[{UPPER}]{{2,4}}(?!\w)")

PEOPLES = frozenset(name_key(row["people"]) for row in read_lexicon("peoples.csv"))
"""The peoples of Vietnam: `cùng là người Vân Kiều` names nobody."""
NOT_NAMES = word_list("not_names")
"""Words that begin names of offices, places and sentences."""
# After a title one word is a given name, unless it is one of these: `anh Công an`, `ông Bộ trưởng`.
NOT_GIVEN = word_list("not_given")
NOT_GIVEN_PAIRS = word_list("not_given_pairs")
# `huyện Khọp, tỉnh Xay Xanh và …`: a place abroad that no list knows.
AREA_WORDS = frozenset(("tỉnh", "huyện", "xã", "phường", "quận", "bản", "thôn", "ấp", "cụm", "phố", "mường"))
COURTESY = frozenset(("ông", "bà", "anh", "chị", "em", "cô", "chú", "bác", "cụ", "cháu", "bé", "cậu", "thầy"))
NOBODY = ("thái bình dương", "ấn độ dương", "đại tâi dương", "hồ chí minh")
"""Keys of what looks like a name: oceans, and the man whose name cities, roads and orders bear."""


@dataclass(slots=True)
class NamedPerson:
    """A stretch that names a person: offsets of the view, and the rank or title before it."""

    start: int
    end: int
    name: str
    title_start: int
    title: str | None = None
    """Key of the rank or civil title right before the name."""
    is_listed: bool = False
    """Follows another person in a list."""


def is_person(words: Words, person: NamedPerson, begin: int, end: int) -> bool:
    """True where the words from `begin` to `end` (exclusive) name a person."""
    if _is_thing(words, person, begin, end):
        return False
    if end - begin == 1:
        return _is_one_word(words, person, begin)
    if person.title:
        is_told = person.title in COURTESY and _is_told(words, person)  # `bà Thị Xanh (68 tuổi)`
        is_no_name = (words.keys[begin] in NOT_NAMES and not is_told) or _is_well_known(person.name)
        return _has_surname(words, begin, end) or not is_no_name
    return _is_full_name(words, person, begin, end)


def _is_thing(words: Words, person: NamedPerson, begin: int, end: int) -> bool:
    """True of what is called like a person: an ocean, a ship, a people, a hospital, a company."""
    key, view = " ".join(words.keys[begin:end]), words.view
    if any(name in key for name in NOBODY) or key.endswith((" việt nam", " group")):
        return True
    if not person.title and BEARER_BEFORE.search(view, max(0, person.start - 18), person.start):
        return True
    if person.title not in (None, "tên") or words.keys[begin] in SURNAMES:
        return False
    return key in PEOPLES or SHIP_BEFORE.search(view, max(0, person.start - 36), person.start) is not None


def _is_full_name(words: Words, person: NamedPerson, begin: int, end: int) -> bool:
    """True of several words without a title: by what is told of the person, or by the surname."""
    key, view = words.keys[begin], words.view
    has_surname = _has_surname(words, begin, end)
    if key in NOT_NAMES and not (has_surname and _is_told(words, person)):
        return False
    is_told = _is_told(words, person)
    if NO_PLACE.search(view[max(0, person.start - 12) : person.start]) and not (has_surname and is_told):
        return False  # but `dẫn giải Lê Thị Xanh (23 tuổi)`
    is_ours = has_surname and key not in FOREIGN_FIRST
    if not is_ours and begin and words.keys[begin - 1] in AREA_WORDS:
        return False
    if is_told or NAMED_BEFORE.search(view, max(0, person.start - 14), person.start):
        return True
    if TOLD_BEFORE.search(view, max(0, person.start - 50), person.start):
        return has_surname or not gazetteer().named(person.name)
    return has_surname and (person.is_listed or 3 <= end - begin <= 5)


def _has_surname(words: Words, begin: int, end: int) -> bool:
    """True of a known surname, and of any word before Văn or Thị: `Phùn Văn Nam`, `Phòng Thị K.`"""
    return words.keys[begin] in SURNAMES or (end - begin >= 3 and words.keys[begin + 1] in ("văn", "thị"))


def _is_one_word(words: Words, person: NamedPerson, number: int) -> bool:
    """True of a given name after a title (`anh Tình`, `tên là Mập`), of initials, of a name in a list."""
    key, view = words.keys[number], words.view
    if BARE_INITIALS.fullmatch(person.name):
        return _is_between_words(words, number) and bool(person.title or _is_told(words, person))
    if person.title:
        following = words.texts[number + 1] if number + 1 < words.count else ""
        is_hero = person.title in ("bác", "cụ") and key == "hồ"  # `Bác Hồ`, `bộ đội Cụ Hồ`
        is_office = key in NOT_GIVEN or f"{words.texts[number]} {following}" in NOT_GIVEN_PAIRS
        is_nation = key == "lào" and person.title in TITLES.keys() - COURTESY  # `bốn đối tượng Lào cùng`
        is_machine = words.gaps[number].strip() == "-" and following.isdigit()  # `phi công Su-30`
        is_called = person.title == "tên" and key in COURTESY  # `gọi tên Anh giữa biển`
        return not (is_hero or is_office or is_nation or is_machine or is_called)
    if key in NOT_NAMES or NO_PLACE.search(view[max(0, person.start - 12) : person.start]):
        return False
    if NAMED_BEFORE.search(view, max(0, person.start - 14), person.start):
        return True
    return person.is_listed and _is_told(words, person) and not gazetteer().named(person.name)


def _is_told(words: Words, person: NamedPerson) -> bool:
    return PERSON_AFTER.match(words.view, person.end) is not None


def _is_between_words(words: Words, number: int) -> bool:
    """False of a boat's letters: `tàu cá BĐ 93711 TS`."""
    before = words.texts[number - 1] if number else ""
    after = words.texts[number + 1] if number + 1 < words.count else ""
    return not (before.isdigit() or after.isdigit())


def _is_well_known(name: str) -> bool:
    """True of the name of a province or district: `ngư dân Vũng Tàu`."""
    return any(entry.kind in ("province", "district", "country") for entry in gazetteer().named(name))
