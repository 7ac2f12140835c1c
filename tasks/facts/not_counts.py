"""Numbers that count nothing: ordinals, names, years, and words that only look like numbers."""

import re

from tasks.facts.numbers import Number

# `số 3`, `thứ hai`, `mốc 77`, `tháng 6`, `bão số 7`: a place in a row; `trong số 12 người` counts.
ORDINAL_BEFORE = re.compile(
    r"""(?: (?<!trong\ )(?<!tổng\ )(?<!quân\ )(?<!toàn\ bộ\ )(?<!trên\ )\bsố
    | \b(?: thứ|mốc|lớp|điều|khoản|quý|tháng|ngày|năm|bão|km|sn|quốc\ lộ|tỉnh\ lộ|đường|khu|thôn|ấp|khóm|quận
          | phường|bản|lúc|hồi|hải\ đội|hải\ đoàn|vùng|quân\ khu|tầng|tuổi|mỗi|loại|chương|phần|tập|kỳ|trang )
    )\s$""",
    re.VERBOSE,
)
# Larger numbers follow `số`, `năm` or `mỗi` as counts: `một năm 4,5 triệu đồng`.
ORDINALS = 10_000
# `5 năm người dân …`, `mỗi năm`: the word is a year.
YEAR_BEFORE = re.compile(
    r"""(?: \d|mỗi|hằng|hàng|nhiều|suốt|trong|đầu|cuối|giữa|từng|sau|những|các|vài|mấy|một|hai|ba|bốn|sáu
      | bảy|tám|chín|mười|chục|trăm|nghìn|ngàn|nửa|quanh|cả|theo|vào|qua|thứ )\s$""",
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
INSIDE_SENTENCE = re.compile(r"[\w,]\s$")


def is_no_count(view: str, text: str, number: Number) -> bool:
    """Tell a number that counts nothing by the words around it; `text` is the view in lower case."""
    before = text[max(0, number.start - 28) : number.start]
    if RATE_BEFORE.search(before) or (number.value < ORDINALS and ORDINAL_BEFORE.search(before)):
        return True
    if TONNES.match(text, number.end) and CAPACITY_BEFORE.search(before):
        return True
    return number.is_word and _is_no_number(view, text, number, before)


def _is_no_number(view: str, text: str, number: Number, before: str) -> bool:
    if NOT_A_NUMBER.match(text, number.start):
        return True
    if text[number.start : number.end] == "năm" and YEAR_BEFORE.search(before):
        return True
    # `Ba`, `Năm` inside a sentence begin a name: `Lê Văn Năm`, `xã Ba Tầng`.
    return view[number.start].isupper() and bool(INSIDE_SENTENCE.search(before))
