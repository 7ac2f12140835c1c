"""Numbers that count nothing: ordinals, names, years, and words that only look like numbers."""

import re

from tasks.facts.numbers import Number

# `số 3`, `thứ hai`, `mốc 77`, `tháng 6`, `bão số 7`: a place in a row; `trong số 12 người` counts.
ORDINAL_BEFORE = re.compile(
    r"""(?: (?<!trong\ )(?<!tổng\ )(?<!quân\ )(?<!toàn\ bộ\ )(?<!trên\ )\bsố
    | \b(?: thứ|mốc|lớp|điều|khoản|quý|tháng|ngày|năm|bão|km|sn|quốc\ lộ|tỉnh\ lộ|đường|khu|thôn|ấp|khóm|quận
          | phường|(?<!biên\ )bản|(?<!cùng\ )(?<!trong\ )lúc|(?<!thu\ )hồi|hải\ đội|hải\ đoàn
          | vùng|quân\ khu|tầng|tuổi|mỗi|(?<!các\ )loại
          | chương|phần|tập|(?<!cùng\ )kỳ|(?<!ụy\ )(?<!uỵ\ )trang )
    )[ ]\Z""",
    re.VERBOSE,
)
# `điều 2 tàu cùng 24 cán bộ`: sent, no article of a law.
SENT = re.compile(r"\bđiều\s$")
SENT_FORCE = re.compile(
    r"\s(?:tàu|xe|ca nô|xuồng|thuyền|cán bộ|chiến sĩ|chiến sỹ|người|phương tiện|tổ|đội|đồng chí|trực thăng"
    r"|máy bay|biên đội|chiếc|lượt|y,? bác sĩ|bác sĩ|quân nhân|ô tô|đại đội|tiểu đội|trung đội)\b"
)
# Larger numbers follow `số`, `năm` or `mỗi` as counts: `một năm 4,5 triệu đồng`.
ORDINALS = 10_000
# `5 năm người dân …`, `mỗi năm`: the word is a year.
YEAR_BEFORE = re.compile(
    r"""(?: \d|mỗi|hằng|hàng|nhiều|suốt|trong|đầu|cuối|giữa|từng|sau|những|các|vài|mấy|một|hai|ba|bốn|sáu
      | bảy|tám|chín|mười|chục|trăm|nghìn|ngàn|nửa|quanh|cả|theo|vào|qua|thứ )[ ]\Z""",
    re.VERBOSE,
)
# `ba lô` (bag), `năm học` (school year), `một số` (some), `hai đơn vị` (the two that met).
NOT_A_NUMBER = re.compile(
    r"""ba\ (?:lô|mẹ|má|ba|vì)\b
    | năm\ (?:học|nay|qua|sau|mới|trước|ngoái)\b
    | một\ (?:số|chút|phần|trong|cách|loạt|nhóm|bộ\ phận|vài|ít)\b
    | hai\ (?: bên|nước|phía|đơn\ vị|đoàn|lực\ lượng|đồn|ngành|địa\ phương|tổ|trạm|đội|cơ\ quan|trưởng\ đoàn
             | mặt )\b""",
    re.VERBOSE,
)
# `20 triệu đồng/1 kg`: a rate; `tàu trọng tải 960 tấn`: what it could carry.
RATE_BEFORE = re.compile(r"(?:đồng|usd|tệ|kíp|riel)\s?/\s?$")
CAPACITY_BEFORE = re.compile(r"\b(?:trọng tải|tải trọng)[^,;.\d]{0,15}$")
TONNES = re.compile(r"\s?tấn\b")
# `đến 10g ngày 14-12`: an hour; `trọng lượng khoảng 12g`, `5g heroin`: a weight.
HOUR = re.compile(r"g(?=\s(?:ngày|cùng ngày|sáng|trưa|chiều|tối|đêm|hôm|thì|mới)\b|\s?[,.]|\s-)")
HOUR_BEFORE = re.compile(r"\b(?:lúc|khoảng|đến|hơn|gần|từ|trước|sau|hồi|tới|vào)(?: lúc| khoảng)?\s$")
WEIGHT_BEFORE = re.compile(r"\b(?:nặng|trọng lượng|khối lượng|cân|thu giữ)\b[^;.]*$")
HOURS = 24
# `tàu CSB 8005 Cảnh sát biển`: a ship's or a plane's number.
SHIP_BEFORE = re.compile(r"\b(?:csb|hq|bp|kn|sar|su|mi|casa|ubnd)\s?-?\s?$")
# `chiều 13-3 tàu đã neo đậu`: the end of a date.
DATE_BEFORE = re.compile(r"\d[-/]\Z")
INSIDE_SENTENCE = re.compile(r"[\w,] \Z")


def is_no_count(view: str, text: str, number: Number) -> bool:
    """Tell a number that counts nothing by the words around it; `text` is the view in lower case."""
    before = text[max(0, number.start - 28) : number.start]
    if DATE_BEFORE.search(before) or SHIP_BEFORE.search(before):
        return True
    if RATE_BEFORE.search(before):
        return True
    is_sent = SENT.search(before) and SENT_FORCE.match(text, number.end)
    if number.value < ORDINALS and not (is_sent or number.is_indefinite) and ORDINAL_BEFORE.search(before):
        return True
    if TONNES.match(text, number.end) and CAPACITY_BEFORE.search(before):
        return True
    if _is_hour(text, number, before):
        return True
    return number.is_word and _is_no_number(view, text, number, before)


def _is_hour(text: str, number: Number, before: str) -> bool:
    return (
        number.value <= HOURS
        and bool(HOUR.match(text, number.end))
        and bool(HOUR_BEFORE.search(before))
        and not WEIGHT_BEFORE.search(before)
    )


def _is_no_number(view: str, text: str, number: Number, before: str) -> bool:
    if NOT_A_NUMBER.match(text, number.start):
        return True
    if text[number.start : number.end] == "năm" and YEAR_BEFORE.search(before):
        return True
    # `Ba`, `Năm` inside a sentence begin a name: `Lê Văn Năm`, `xã Ba Tầng`.
    return view[number.start].isupper() and bool(INSIDE_SENTENCE.search(before))
