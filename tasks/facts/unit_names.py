"""Where units are named: the grammar of their names, from the first word of the head to the end of the tail.

`đồn biên phòng` + `Nậm Xanh`, `BĐBP` + `tỉnh` + `Hà Tĩnh`: a head in any case and abbreviation, then a tail
in capitals. A head is tried only where its first word stands, so that reading stays linear.
"""

import re
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from tasks.facts.reading import UPPER
from tasks.facts.words import words_of


def _any(*phrases: str) -> str:
    """Give a pattern for any of the phrases, in any case, with any blanks between their words."""
    return "(?i:" + "|".join(re.escape(phrase).replace(r"\ ", r"[ ]+") for phrase in phrases) + ")"


# A name in capitals: `Nậm Xanh`, `Ia O`, `Móng Cái 1`, `R’Lấp`; at most seven words.
CAPITAL = rf"[{UPPER}][\w’']*"
NAME = rf"{CAPITAL}(?:[ ](?:{CAPITAL}|\d{{1,2}}\b(?![/.,-]\d))){{0,6}}"
# The area of an office: `tỉnh Hà Tĩnh`, `TP.Vinh`, `xã biên giới Y Tý`, `H. Mường Tè`, `Bà Rịa - Vũng Tàu`.
AREA_WORD = r"(?i:(?:tỉnh|thành[ ]phố|tp\.?|huyện|quận|thị[ ]xã|tx\.?|xã|phường|thị[ ]trấn|đặc[ ]khu|h\.|p\.|q\.)(?:[ ](?:đảo|biên[ ]giới))?)"
LONG_NAME = rf"{NAME}(?:[ ]?[-–][ ]?(?:Vũng[ ]Tàu|Huế))?"
AREA = rf"(?:{AREA_WORD}[ ]*{LONG_NAME})"
AREA_OR_NAME = rf"(?:{AREA}|{LONG_NAME})"
NUMBER = r"(?:số[ ])?\d{1,4}\b(?![/.,-]\d)"

FORCE = _any("bộ đội biên phòng", "BĐBP", "BĐPB", "BDBP", "bội đội biên phòng", "bộ đội BP", "biên phòng", "BP")
FULL_FORCE = _any("bộ đội biên phòng", "BĐBP", "BĐPB", "BDBP", "bội đội biên phòng", "bộ đội BP")
GATE = _any(
    "cửa khẩu quốc tế", "cửa khẩu chính", "cửa khẩu phụ", "cửa khẩu cảng biển", "cửa khẩu cảng", "cửa khẩu quốc tế cảng",
    "cửa khẩu", "CKQT", "CKC", "CK cảng", "CK", "cảng biển", "cảng",
)  # fmt: skip
POST_NAME = rf"(?:{NAME}(?:[ ]?[-–][ ]?{NAME})?|{NUMBER})"
COMMAND = _any("bộ chỉ huy", "ban chỉ huy", "BCH")
DRUGS = _any(
    "phòng, chống ma túy và tội phạm", "phòng chống ma túy và tội phạm", "phòng chống ma túy, tội phạm",
    "phòng, chống tội phạm ma túy và tội phạm", "phòng chống tội phạm và ma túy", "phòng chống tội phạm ma túy",
    "phòng, chống tội phạm ma túy", "phòng, chống ma túy", "phòng chống ma túy", "PCMT&TP", "PCMTTP", "PCMT và TP",
    "PCMT", "phòng, chống ma túy, tội phạm",
)  # fmt: skip
INVESTIGATORS = _any("cảnh sát điều tra", "CSĐT", "an ninh điều tra", "ANĐT")

# kind: pattern, first words of it. Order counts: the first that fits a place wins.
HEADS: tuple[tuple[str, str, str], ...] = (
    # Đồn Biên phòng Cửa khẩu quốc tế Móng Cái · đồn BP Cát Bạc · ĐBP Thanh · Đồn Biên phòng đảo Cồn Cỏ
    ("post", "đồn đbp đbpck",
     rf"(?:{_any('đồn biên phòng', 'đồn BP', 'ĐBP', 'đồn')}[ ]*(?:{GATE}[ ]*)?|{_any('đồn BPCK', 'đồn BPCKQT', 'ĐBPCK')}[ ]*"
     rf"(?:{GATE}[ ]*)?)(?:(?i:đảo)[ ])?{POST_NAME}"),
    # Trạm Kiểm tra Biên phòng xuất, nhập cảnh Thiên Bảo · Tổng trạm Kiểm tra Biên phòng xuất nhập cảnh tỉnh Quảng Tây
    ("foreign_unit", "tổng trạm", rf"{_any('tổng trạm', 'trạm')}[ ](?i:kiểm[ ]tra[ ]biên[ ]phòng)(?i:[ ]xuất,?[ ]?nhập[ ]cảnh|[ ]XNC)?"
     rf"(?:[ ](?i:cửa[ ]khẩu(?:[ ]quốc[ ]tế)?))?[ ]{AREA_OR_NAME}"),
    ("meeting_station", "trạm", rf"(?i:trạm[ ]hội[ ]ngộ,?[ ]hội[ ]đàm)(?:[ ](?i:khu[ ]vực))?[ ]{NAME}"),
    # Trạm Kiểm soát Biên phòng Cửa khẩu Mộc Bài · trạm KSBP Cửa Hội · Trạm Biên phòng cửa khẩu quốc tế X
    ("station", "trạm", rf"(?i:trạm[ ])(?:{_any('kiểm soát biên phòng', 'KSBP', 'kiểm soát BP', 'kiểm soát', 'biên phòng', 'BP', 'BPCK')}[ ]?)"
     rf"(?:{GATE}[ ])?{POST_NAME}"),
    # Bộ Chỉ huy Quân sự tỉnh X · Ban CHQS huyện Y
    ("army", "bộ ban", rf"{_any('bộ chỉ huy quân sự', 'ban chỉ huy quân sự', 'bộ CHQS', 'ban CHQS')}[ ]{AREA_OR_NAME}"),
    # Ban Chỉ huy Bộ đội Biên phòng tỉnh X · BCH BĐBP X · Ban Chỉ huy BĐBP cửa khẩu cảng X
    ("provincial_command", "bộ ban bch", rf"{COMMAND}[ ]{FORCE}[ ](?:{GATE}[ ])?{AREA_OR_NAME}(?:[ ]?[-–][ ]?{NAME})?"),
    ("national_command", "bộ btl", rf"{_any('bộ tư lệnh', 'BTL')}[ ]{FULL_FORCE}(?:[ ]Việt[ ]Nam)?"),
    ("army", "bộ btl", rf"{_any('bộ tư lệnh', 'BTL')}[ ](?i:(?:quân[ ]khu|vùng)[ ]\d{{1,2}}(?:[ ](?:hải[ ]quân|cảnh[ ]sát[ ]biển))?|cảnh[ ]sát[ ]biển(?:[ ]Việt[ ]Nam)?|quân[ ]chủng[ ]hải[ ]quân)"),
    ("army", "bộ btl", rf"{_any('bộ tư lệnh', 'BTL')}[ ](?i:thủ[ ]đô|thành[ ]phố|TP\.?)[ ]{NAME}"),
    # BĐBP tỉnh X · Bộ đội Biên phòng Việt Nam
    ("national_command", "bộ bđbp", rf"{FULL_FORCE}[ ]Việt[ ]Nam"),
    ("provincial_command", "bộ bđbp bđpb bdbp bội biên", rf"{FORCE}[ ](?:{AREA_WORD}[ ]*)?{LONG_NAME}"),
    # Hải đội Biên phòng 2 · Hải đoàn 28 · Hải đội 512
    ("sea_unit", "hải", rf"(?i:hải[ ](?:đoàn|đội))(?:[ ]{FORCE})?[ ]{NUMBER}"),
    # Cục Phòng, chống ma túy và tội phạm · Phòng Phòng, chống … · Đoàn Đặc nhiệm PCMT&TP miền Bắc
    ("department", "cục phòng đội đoàn", rf"{_any('cục', 'phòng', 'đội đặc nhiệm', 'đoàn đặc nhiệm', 'đoàn trinh sát', 'đội')}[ ]{DRUGS}(?:[ ](?i:miền)[ ](?i:bắc|trung|nam|tây[ ]nam))?"),
    ("department", "cục phòng", r"(?i:(?:cục|phòng)[ ](?:nghiệp[ ]vụ|trinh[ ]sát|cửa[ ]khẩu|chính[ ]trị|tham[ ]mưu|hậu[ ]cần(?:[ ]-[ ]kỹ[ ]thuật)?|pháp[ ]chế|quản[ ]lý[ ]cửa[ ]khẩu))(?![ ](?i:viên))"
     rf"(?:[ ]{_any('bộ đội biên phòng', 'BĐBP')}(?:[ ]{AREA_OR_NAME})?)?"),
    ("department", "đoàn", rf"(?i:đoàn[ ](?:đặc[ ]nhiệm|trinh[ ]sát))(?:[ ](?i:miền)[ ](?i:bắc|trung|nam)|[ ]{NUMBER})"),
    ("department", "đội", r"(?i:đội[ ](?:trinh[ ]sát[ ])?đặc[ ]nhiệm)"),
    # Đại đội Quản lý biên giới Kim Bình · Chi đội … Sùng Tả · Tổng đội … Quảng Tây
    ("foreign_unit", "đại chi tổng", rf"(?i:(?:đại|chi|tổng)[ ]đội[ ](?:quản[ ]lý[ ]biên[ ]giới|cảnh[ ]sát[ ]biên[ ]phòng|công[ ]an[ ]biên[ ]phòng|biên[ ]phòng|bảo[ ]vệ[ ]biên[ ]giới))[ ](?:{AREA_OR_NAME}|{NUMBER})"),
    ("foreign_unit", "tiểu đồn ty hiến", rf"(?i:tiểu[ ]đoàn[ ](?:bộ[ ]đội[ ])?(?:biên[ ]phòng|cảnh[ ]sát[ ]bảo[ ]vệ[ ]biên[ ]giới)|tiểu[ ]khu[ ]quân[ ]sự|ty[ ]công[ ]an|hiến[ ]binh)[ ](?:{AREA_OR_NAME}|{NUMBER})"),
    ("foreign_unit", "công", r"(?i:công[ ]an[ ]biên[ ]phòng)[ ]Trung[ ]Quốc"),
    ("foreign_unit", "bộ", r"(?i:bộ[ ](?:quốc[ ]phòng|an[ ]ninh|công[ ]an|tổng[ ]tham[ ]mưu))[ ](?:(?i:vương[ ]quốc)[ ])?(?:Lào|Campuchia|Trung[ ]Quốc)"),
    # Cơ quan CSĐT Công an tỉnh X · Phòng Cảnh sát hình sự Công an tỉnh Y · Công an xã Z
    ("police", "cơ phòng đội trạm trung đồn",
     rf"(?:(?i:cơ[ ]quan)[ ]{INVESTIGATORS}|(?i:phòng|đội)[ ](?:{INVESTIGATORS}|(?i:cảnh[ ]sát|an[ ]ninh|quản[ ]lý[ ]xuất[ ]nhập[ ]cảnh|CS|PC\d\d)"
     rf"(?:[ ](?i:hình[ ]sự|kinh[ ]tế|môi[ ]trường|giao[ ]thông|cơ[ ]động|điều[ ]tra[ ]tội[ ]phạm[ ]về[ ]ma[ ]túy|kinh[ ]tế|đường[ ]thủy|ma[ ]túy|đối[ ]ngoại))?))"
     rf"(?:,?[ ](?:thuộc[ ])?{_any('công an', 'CA')}[ ]{AREA_OR_NAME}|[ ]{AREA_OR_NAME})?"),
    ("police", "trạm đồn", rf"(?i:trạm[ ](?:cảnh[ ]sát[ ]giao[ ]thông|CSGT)|đồn[ ]công[ ]an)[ ](?:{GATE}[ ])?{AREA_OR_NAME}"),
    ("police", "trung tiểu", rf"(?i:(?:trung|tiểu)[ ]đoàn[ ]cảnh[ ]sát[ ]cơ[ ]động)[ ](?:{NAME}|{NUMBER})"),
    ("police", "công ca", rf"{_any('công an', 'CA')}[ ]{AREA_OR_NAME}"),
    ("police", "bộ", r"(?i:bộ[ ]công[ ]an)"),
    # Bộ Quốc phòng · Quân khu 9 · Vùng 5 Hải quân · Trung đoàn 152 · Đoàn Kinh tế - Quốc phòng 345
    ("army", "bộ", r"(?i:bộ[ ](?:quốc[ ]phòng|tổng[ ]tham[ ]mưu))"),
    ("army", "quân", r"(?i:quân[ ]khu[ ]\d{1,2}|quân[ ]chủng[ ]hải[ ]quân)"),
    ("army", "vùng", r"(?i:vùng[ ](?:\d|[IV]{1,3})[ ](?:hải[ ]quân|cảnh[ ]sát[ ]biển)|vùng[ ]cảnh[ ]sát[ ]biển[ ]\d)"),
    ("army", "trung sư lữ tiểu đoàn hải", rf"(?i:trung[ ]đoàn|sư[ ]đoàn|lữ[ ]đoàn|tiểu[ ]đoàn|đoàn[ ](?:kinh[ ]tế[ ]?[-–]?[ ]?quốc[ ]phòng|KT[ ]?-?[ ]?QP))[ ]{NUMBER}"),
    ("army", "cơ", r"(?i:cơ[ ]quan[ ]điều[ ]tra[ ](?:hình[ ]sự[ ])?(?:quân[ ]đội|khu[ ]vực))"),
    # Chi cục Hải quan cửa khẩu X · Hải quan cửa khẩu quốc tế Y · Đội Kiểm soát Hải quan số 3
    ("customs", "tổng", r"(?i:tổng[ ]cục[ ]hải[ ]quan)"),
    ("customs", "chi cục hải", rf"(?i:(?:chi[ ]cục|cục)?[ ]?hải[ ]quan)(?:[ ]{GATE})?(?:[ ](?i:khu[ ]vực))?[ ](?:{AREA_OR_NAME}|{NUMBER})"),
    ("customs", "đội", rf"(?i:đội[ ]kiểm[ ]soát[ ]hải[ ]quan)(?:[ ]{NUMBER})?"),
    # UBND tỉnh X · Ủy ban nhân dân xã Y · Chi cục Kiểm lâm tỉnh Z · Sở Ngoại vụ tỉnh X
    ("government", "ubnd ủy hđnd hội", rf"{_any('UBND', 'ủy ban nhân dân', 'HĐND', 'hội đồng nhân dân')}[ ]{AREA_OR_NAME}"),
    ("government", "văn ban", rf"(?i:(?:văn[ ]phòng[ ]thường[ ]trực[ ])?ban[ ]chỉ[ ]đạo[ ]389)(?:[ ](?i:quốc[ ]gia)|[ ]{AREA})?"),
    ("government", "ban", rf"(?i:ban[ ]chỉ[ ]đạo[ ]phòng,?[ ]chống[ ]dịch(?:[ ]covid-19)?)[ ]{AREA}"),
    ("government", "sở", rf"(?i:sở)[ ](?i:công[ ]thương|ngoại[ ]vụ|y[ ]tế|tài[ ]chính|nội[ ]vụ|tư[ ]pháp|giao[ ]thông(?:[ ]vận[ ]tải)?|giáo[ ]dục[ ]và[ ]đào[ ]tạo|nông[ ]nghiệp[ ]và[ ](?:PTNT|môi[ ]trường|phát[ ]triển[ ]nông[ ]thôn)|lao[ ]động[ ]?-?[ ]?thương[ ]binh[ ](?:và|&)[ ]xã[ ]hội|LĐ-?TB&XH|văn[ ]hóa(?:[^.;()\n]{{0,25}}du[ ]lịch)?|du[ ]lịch|xây[ ]dựng)(?:[ ]{AREA_OR_NAME})?"),
    ("government", "bộ", r"(?i:bộ[ ](?:y[ ]tế|ngoại[ ]giao|tài[ ]chính|tư[ ]pháp|nội[ ]vụ|xây[ ]dựng|giáo[ ]dục[ ](?:và|&)[ ]đào[ ]tạo|GD-?ĐT|giao[ ]thông[ ]vận[ ]tải|GTVT|công[ ]thương|nông[ ]nghiệp[ ]và[ ](?:môi[ ]trường|PTNT|phát[ ]triển[ ]nông[ ]thôn)|NN-?(?:&|và)?[ ]?PTNT|lao[ ]động[ ]?-[ ]?thương[ ]binh[ ]và[ ]xã[ ]hội))"),
    ("government", "chính", r"Chính[ ]phủ"),
    ("government", "cảng", rf"(?i:cảng[ ]vụ(?:[ ]hàng[ ]hải)?)[ ]{AREA_OR_NAME}"),
    ("government", "hạt chi cục", rf"(?i:(?:hạt|chi[ ]cục|cục)[ ](?:kiểm[ ]lâm|quản[ ]lý[ ]thị[ ]trường|thủy[ ]sản|kiểm[ ]ngư))[ ]{AREA_OR_NAME}"),
    ("government", "đội", rf"(?i:đội[ ](?:quản[ ]lý[ ]thị[ ]trường|QLTT))[ ]{NUMBER}"),
    ("government", "tòa tand viện vks vksnd", rf"{_any('tòa án nhân dân', 'TAND', 'viện kiểm sát nhân dân', 'VKSND', 'viện kiểm sát')}[ ](?:(?i:cấp[ ]cao[ ]tại)[ ])?{AREA_OR_NAME}"),
    ("government", "cơ kiểm", rf"(?i:(?:cơ[ ]quan[ ])?kiểm[ ]dịch[ ]y[ ]tế)[ ](?:{GATE}[ ])?{NAME}"),
    ("government", "ban", rf"(?i:ban[ ]quản[ ]lý[ ](?:(?:rừng|khu)[ ][^.,;()\n]{{0,20}}|cửa[ ]khẩu(?:[ ]quốc[ ]tế)?))[ ]{AREA_OR_NAME}"),
    ("government", "trung", rf"(?i:trung[ ]tâm[ ](?:phối[ ]hợp[ ]tìm[ ]kiếm,?[ ]cứu[ ]nạn[ ]hàng[ ]hải|công[ ]tác[ ]xã[ ]hội))(?:[ ](?i:khu[ ]vực)[ ][IVX\d]{{1,3}}|[ ]{AREA})?"),
    # Tỉnh ủy X · Hội Liên hiệp Phụ nữ tỉnh Y · Trung ương Đoàn
    ("party_mass", "tỉnh huyện thành thị đảng quận", rf"(?i:(?:tỉnh|huyện|thành|thị|quận|đảng)[ ]ủy)[ ]{AREA_OR_NAME}"),
    ("party_mass", "quân", r"(?i:quân[ ]ủy[ ]trung[ ]ương)"),
    ("party_mass", "trung", rf"(?i:trung[ ]ương)[ ](?:Đoàn|(?i:hội[ ](?:liên[ ]hiệp|LH))(?i:[ ]?(?:phụ[ ]nữ|thanh[ ]niên|PN|TN))(?:[ ](?:Việt[ ]Nam|VN))?)"),
    ("party_mass", "hội ủy mặt tỉnh huyện đoàn",
     rf"(?:{_any('hội liên hiệp phụ nữ', 'hội LHPN', 'hội phụ nữ', 'hội nông dân', 'hội cựu chiến binh', 'hội chữ thập đỏ', 'hội liên hiệp thanh niên')}"
     rf"|{_any('ủy ban mặt trận tổ quốc', 'ủy ban MTTQ', 'mặt trận tổ quốc')}(?:[ ]Việt[ ]Nam)?|{_any('tỉnh đoàn', 'huyện đoàn', 'thành đoàn')})[ ]{AREA_OR_NAME}"),
)  # fmt: skip

FIRST_WORDS: dict[str, list[tuple[str, re.Pattern[str]]]] = defaultdict(list)
for _kind, _firsts, _pattern in HEADS:
    _compiled = re.compile(rf"(?:{_pattern})(?!\w)")
    for _first in _firsts.split():
        FIRST_WORDS[_first].append((_kind, _compiled))


class UnitName(NamedTuple):
    """A unit's printed name: offsets of the view and the kind that its head tells."""

    start: int
    end: int
    kind: str


@lru_cache(maxsize=4)
def unit_names(view: str) -> tuple[UnitName, ...]:
    """Give the stretches of a view that name a unit, left to right, none inside another."""
    words = words_of(view)
    found: list[UnitName] = []
    taken = 0
    for start, text in zip(words.starts, words.texts, strict=True):
        if start < taken:
            continue
        for kind, pattern in FIRST_WORDS.get(text.lower(), ()):
            match = pattern.match(view, start)
            if match:
                found.append(UnitName(start, match.end(), kind))
                taken = match.end()
                break
    return tuple(found)
