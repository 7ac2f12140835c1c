"""What a text says of a person beside the name: birth year, age, people, nationality, other name."""

import re

from tasks.facts.reading import LOWER, UPPER
from tasks.facts.word_lists import alternation, any_of, read_lexicon

# `SN 1990` · `sinh năm1969` · `Sinh ngày: 05/ 6/ 1990`
BIRTH = re.compile(
    r"""
    (?:SN | sinh[ ]năm | sinh[ ]ngày:?[ ]?\d{1,2}[ ]?[/-][ ]?\d{1,2}[ ]?[/-])
    [ :]{0,3}(?P<year>(?:19|20)\d\d)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# `34 tuổi`; not `dưới 16 tuổi`
AGE = re.compile(r"(?<!dưới )(?<!trên )(?<![\d-])(?P<age>\d{1,3})[ ]?tuổi(?![ ]trở)")

PEOPLES = {
    spelling: row["people"]
    for row in read_lexicon("peoples.csv")
    for spelling in (row["people"], *filter(None, row["spellings"].split("; ")))
}
# `dân tộc Mông` · `người Dao` · `người dân tộc Khmer`
ETHNICITY = re.compile(rf"(?:dân[ ]tộc:?|người(?:[ ]dân[ ]tộc)?)[ ](?P<people>{alternation(PEOPLES)})(?!\w)")

NATIONS = {
    name.lower(): row["country"]
    for row in read_lexicon("foreign_places.csv")
    if row["kind"] == "country"
    for name in (row["name"], *filter(None, row["spellings"].split("; ")))
}
_NATION = alternation(NATIONS)
# `quốc tịch Lào` · `người Trung Quốc` · `công dân Campuchia`
NATIONALITY = re.compile(
    rf"(?:quốc[ ]tịch|người|công[ ]dân|QT:?)[ ](?:nước[ ])?(?P<country>{_NATION})(?!\w)", re.IGNORECASE
)
# `một thanh niên người Lào tên là`, `người đàn ông Campuchia tên`: what a person is, before the name.
NATION_BEFORE = re.compile(
    r"(?:người|công dân|đàn ông|phụ nữ|đối tượng|quốc tịch|thanh niên)[ ](?P<country>Lào|Trung Quốc"
    r"|Campuchia)"
    r"(?:[ ](?:tên|là|có|gồm|:)){0,3}[ :]{0,2}$"
)
# `Về phía Lào có Đại tá A, …; Trung tá B`: whose officers a whole sentence lists.
# `phía Lào có Thiếu tá …`, `(Campuchia) do Đại tá …`: whose officer it is.
AGE_BEFORE = re.compile(r"(?:ở|năm)[ ](?:cái[ ])?tuổi[ ](?P<age>\d{1,2}),?[ ]$")
SIDE_OF_LIST = re.compile(r"[Pp]hía[ ](?:bạn[ ])?(?P<country>Lào|Trung Quốc|Campuchia|Việt Nam)(?!\w)")
SIDE_BEFORE = re.compile(
    r"(?:[Pp]hía|[Đđ]oàn|[Bb]ên|[Đđ]ại biểu|\(|,)[ ]?(?:bạn[ ]|đại biểu[ ]|nước[ ]){0,2}"
    r"(?P<country>Lào|Trung Quốc|Campuchia|Việt Nam)\)?"
    r"(?:(?!Lào|Trung Quốc|Campuchia|Việt Nam)[^.;\n]){0,45}$"
)
# `Đoàn nước bạn do Đại tá …`: the officer of the country named before.
FRIENDS_BEFORE = re.compile(
    r"(?:[Nn]ước|[Pp]hía|[Đđ]oàn|[Đđ]ơn vị|[Ll]ực lượng)[ ]bạn,?[ ](?:do|có|gồm)[ ][^.;\n]{0,25}$"
)

CAPITALS = rf"[{UPPER}][\w’']*(?:[ ][{UPPER}][\w’']*){{0,4}}"
# `tên gọi khác: Páo` · `(tức Sùng)` · `biệt danh "Tư cá"` · `hay còn gọi là`
ALIAS = re.compile(
    rf"""
    {any_of("alias_words")} (?:[ ]là)?[ :]{{0,2}}[\"“”'‘]?
    (?P<alias>{CAPITALS}(?:[ ][{LOWER}]+(?=[\"”])|[ ][\"“”]\w{{1,12}}[\"”])?)
    """,
    re.VERBOSE,
)
# `LI NA (Lý Na, sinh năm 1988)` · `Bun Thoong (Bounthong …)`: the name in another script's spelling.
OTHER_SPELLING = re.compile(rf"[ ]?\((?P<alias>{CAPITALS})(?=[,)])")

# What belongs to a name: the bracket after it, with one bracket inside: `, (SN 1999, trú huyện A (cũ))`.
BRACKET = re.compile(r",?[ ]?\((?:[^()\n]|\([^()\n]{0,40}\)){0,220}\)")
# A bracket that nobody closed ends with the clause: `A (20 tuổi, trú huyện X; B (35 tuổi)`.
OPEN_BRACKET = re.compile(r",?[ ]?\([^()\n;]{0,160}(?=;|\n|$)")
# … the phrases that follow: `, sinh năm 1981`, ` trú xã A, TP.Vinh`, `, quốc tịch Lào`
PHRASE = re.compile(
    rf"""
    [ ]?[,–-]?[ ]?(?:{any_of("person_facts")} | (?:(?:khoảng|mới)[ ])?\d{{1,2}}[ ]tuổi
        | người[ ](?!này|đi))(?!\w)
    (?:[^,;.()\n] | (?<=TP)\. | (?<=Tp)\. | (?<=TX)\. | (?<=H)\.){{0,90}}
    """,
    re.VERBOSE | re.IGNORECASE,
)
# … and the rest of an address: `, xã Y`, `, tỉnh Z`, `, Nghệ An`
ADDRESS = re.compile(
    rf",[ ]?(?:{any_of('address_words')}[ ]?[{UPPER}\d]|[{UPPER}])(?:[^,;.()\n]|(?<=TP)\.){{0,40}}"
)
HOME = re.compile(r"(?i)trú|ngụ|quê|HKTT|hộ khẩu|sống|ở[ ]")


def facts_end(view: str, end: int, limit: int) -> int:
    """Give where the words end that tell about the person named before `end`: brackets, years, homes.

    `limit` is where the next person is named.
    """
    position, at_home = end, False
    for _ in range(6):
        match = (
            BRACKET.match(view, position, limit)
            or OPEN_BRACKET.match(view, position, limit)
            or PHRASE.match(view, position, limit)
        )
        if match is None and at_home:
            match = ADDRESS.match(view, position, limit)
        if match is None:
            break
        position = match.end()
        at_home = at_home or HOME.search(match[0]) is not None
    return position
