"""The patterns of printed dates, periods and times, each with a sample (lower case but for `MONTH`)."""

import re

_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_APART = r"[ ]?[/.\-][ ]?"
# `/2026` `, năm 2026` `của năm 2026` `năm ngoái`
_OF_YEAR = (
    rf"(?:(?:[ ]?[/.\-][ ]?|[ ]?,?[ ](?:của[ ])?năm[ ])(?P<year>{_YEAR})"
    r"|[ ]năm[ ](?P<told>nay|ngoái|trước)\b)?"
)
# ` đến hết ngày ` `, rạng sáng ` ` và mùng ` ` đến 6 giờ ngày `
_LINK = (
    r"[ ]?(?:,?[ ]?rạng[ ]sáng|đến|tới|và|-|–|—|,)[ ]?(?:hết[ ])?(?:\d{1,2}[ ]?(?:giờ|h)[ ])?"
    r"(?:(?:rạng[ ])?(?:sáng|trưa|chiều|tối|đêm)[ ])?(?:ngày[ ]|hôm[ ])?(?:m[ùồ]ng[ ])?"
)
_WORDS = "mười một|mười hai|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười"

# Where a form with numbers may begin.
NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
# `20 giờ 30 phút` `20h30` `11h20’` `16 h` `08:15`
CLOCK = re.compile(
    r"""
    (?<![\d.,/])(?:2[0-4]|[01]?\d)
    (?:[ ]?(?:giờ\b|h(?![^\W\d_])|g(?=[0-5]\d))
       (?:[ ]?[0-5]?\d(?![\d/.\-]\d|\d|[ ]tháng)(?:[ ]?(?:phút\b|[’'\u2032p](?!\w)))?)?
       |:[0-5]\d(?!\d))
    """,
    re.VERBOSE,
)

# `ngày 5 tháng 3 năm 2026` `từ ngày 5 đến ngày 8 tháng 3` `ngày 5 và 6 tháng 3/2026`
DAY_IN_WORDS = re.compile(
    rf"""
    (?<![\d.,/\-])
    (?:(?<!giờ[ ])(?P<first_day>{_DAY})(?:[ ]tháng[ ](?P<first_month>{_MONTH}))?(?P<link>{_LINK}))?
    (?P<day>{_DAY})[ ]tháng[ ](?P<month>{_MONTH})(?![ ](?:ngày|giờ))
    {_OF_YEAR}
    """,
    re.VERBOSE,
)

# `7/3` `7-3-2026` `16-17/8` `từ ngày 6 đến 8-3` `21, 22 và 23/6` `30/12/2025 - 2/1/2026`
DAY = re.compile(
    rf"""
    (?<![\d/])(?<!\d[.,\-])
    (?:(?<!giờ[ ])(?P<first_day>{_DAY})
       (?:{_APART}(?P<first_month>{_MONTH})(?:{_APART}(?P<first_year>{_YEAR})|[ ]năm[ ](?:trước|ngoái))?
            (?:[ ]?,[ ]?{_DAY}{_APART}{_MONTH}){{0,4}}(?=[ ]?(?:đến|tới|và|rạng|–|—|-|,))
         |(?:[ ]?,[ ]?{_DAY}){{1,5}})?
       (?P<link>{_LINK}))?
    (?P<day>{_DAY}){_APART}(?P<month>{_MONTH}){_OF_YEAR}
    (?![ ]?[/\-][ ]?\d|[.,]\d|[^\W_])
    """,
    re.VERBOSE,
)

# Before a day without a year, any separator: `ngày 7.3` `rạng sáng 7-3` `20h30 7-3` `Sáng nay (7-3)`.
STRONG_CUE = re.compile(
    r"(?:\b(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|khuya|mùng|mồng|giờ|phút|nay|qua|mai"
    r"|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)|\d[hg]|\d[hg:]\d\d|giờ \d\d|['’\u2032])"
    r"[ ]?,?[ ]?\(?[ ]?$"
)
# `ngày 9/9`, `sáng 3-3`: of a day and a month alike, one of these says that it is a date.
NAMED_DAY = re.compile(
    r"(?:\b(?:ngày|hôm|sáng|trưa|chiều|tối|đêm|khuya|mùng|mồng|nay|qua|từ|đến|tới|và)|giờ|\d[hg]|\()[ ]?\(?$"
)
# Before a day without a year that has a slash: `từ 6/3` `đến 8/3` `vào 7/3` `(7/3`.
WEAK_CUE = re.compile(r"(?:\b(?:từ|đến|tới|vào|hết|trước|sau|lúc|khoảng|lễ|tết|khánh|dịp)[ ]|\()$")
# `mỗi ngày 10-12 chuyến` is a rate.
RATE_CUE = re.compile(r"(?:\b(?:mỗi|một|hằng|hàng)|/)[ ]?ngày[ ]$")
# `sáng 5-9 tàu cá … rời bến`: behind a part of the day no amount stands.
PART_OF_DAY = re.compile(r"\b(?:sáng|trưa|chiều|tối|đêm|hôm|mai)[ ]$")
# `từ 3.5 đến 4.5 tấn`, `14/3 tàu` are amounts.
AMOUNT = re.compile(
    r"[ ]?(?:tỷ|tỉ|triệu|nghìn|ngàn|tấn|tạ|kg|km|ha|m|m2|m3|mét|hải lý|%|lần|lượt|chuyến|người|tàu|vụ"
    r"|hộ|đối tượng"
    r"|tuổi|giờ|phút|xã|đơn vị|cột mốc|mốc|trường hợp)(?!\w)"
)

# `tháng 3/2026` `tháng 3 năm 2026` `tháng 12` `tháng Ba`; not the months of `6 tháng 3 ngày`.
MONTH = re.compile(
    rf"""
    (?<!\d[ ])(?<!mạng[ ])\b[Tt]háng[ ](?:(?P<month>{_MONTH})(?![.,]\d|[ ](?:ngày|lần|tuổi)\b)
    |(?P<word>Mười[ ](?:Một|Hai)|Một|Hai|Ba|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười)\b){_OF_YEAR}
    """,
    re.VERBOSE,
)
# `tháng 1-5/2026` `các tháng 4, 5 và 6` `từ tháng 1 đến 5`: a span of months printed as numbers.
MONTH_SPAN = re.compile(
    rf"""
    \b(?P<cue>từ|các|những|hai|ba|bốn|\d)?[ ]?\btháng[ ](?P<first_month>{_MONTH})(?:[ ]?,[ ]?{_MONTH}){{0,4}}
    [ ]?(?:-|–|,|và|đến|tới)[ ]?(?:hết[ ])?(?P<month>{_MONTH})(?:[ ]?[/\-][ ]?(?P<year>{_YEAR})
    |[ ]năm[ ](?:(?P<year_told>{_YEAR})|(?P<told>nay|ngoái|trước)\b)|(?=[ ]?[,.;:)](?!\d)))
    """,
    re.VERBOSE,
)
# `10 ngày đầu tháng 6` `20 ngày đầu tháng 6/2026`
DAYS_OF_MONTH = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{_WORDS})[ ]ngày[ ]đầu[ ](?:của[ ])?tháng[ ](?P<month>{_MONTH}){_OF_YEAR}"
)
# `(12/2025)` `từ 3/2024`; not of `71/2015/NĐ-CP`, not of `số 10/2015`.
MONTH_OF_YEAR = re.compile(
    rf"(?<![\d/.,\-])(?<!số )(?P<month>{_MONTH})[ ]?[/\-][ ]?(?P<year>{_YEAR})(?![/\-.]\w)"
)

# `quý III/2025` `quý 4 năm 2025` `quý I-2026` `quý một` `quý I và II/2026`; not `mỗi quý`.
_QUARTER = r"(?:iv|i{1,3}|[1-4]|một|hai|ba|tư)(?!\w)"
QUARTER = re.compile(
    rf"\b(?<!mỗi )quý[ ](?:(?P<first_quarter>{_QUARTER})[ ]?(?:và|,|-|–|đến)[ ]?(?:quý[ ])?(?={_QUARTER}))?"
    rf"(?P<quarter>{_QUARTER}){_OF_YEAR}"
)

# `6 tháng đầu năm 2026` `sáu tháng cuối năm` `9 tháng năm 2026` `7 tháng đầu năm`
MONTHS = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{_WORDS})[ ]tháng[ ](?P<side>đầu|cuối"
    rf"|của)?[ ]?năm\b(?:[ ]?(?P<year>{_YEAR})|[ ](?P<told>nay|ngoái|trước)\b)?",
)
# `nửa đầu năm 2025` `nửa cuối tháng 10/2025`
HALF = re.compile(
    rf"\bnửa[ ](?P<side>đầu|cuối)[ ](?:năm\b(?:[ ]?(?P<half_of>{_YEAR})|[ ](?P<half_told>nay|ngoái|trước)\b)?"
    rf"|tháng[ ](?P<month>{_MONTH}){_OF_YEAR})",
)

# `từ đầu năm 2026` `đầu năm đến nay`: the open start of a period; not `đầu năm học`.
YEAR_START = re.compile(
    rf"(?:\b(?:kể[ ])?từ[ ](?:ngày[ ])?đầu[ ]năm\b|\bđầu[ ]năm(?=[ ](?:{_YEAR}[ ])?(?:đến|tới)\b))"
    rf"(?![ ](?:học|mới|âm))(?:[ ](?P<year>{_YEAR})|[ ](?P<told>nay|ngoái|trước)\b)?",
)
# `đến cuối năm` `đến hết năm 2026`
YEAR_END = re.compile(rf"\b(?:đến|tới)[ ](?:cuối|hết)[ ]năm\b(?:[ ](?P<year>{_YEAR})|(?P<now>[ ]nay))?")

# `năm 2025` `cả năm 2025`; `sinh năm 1990` and `(SN1990` tell a birth.
YEAR = re.compile(rf"\bnăm[ ](?P<year>{_YEAR})(?![/.\-]\d)")
BIRTH_YEAR = re.compile(rf"\b(?:sinh[ ]?(?:năm)?|s\.?n\.?|sinh năm:)[ :]{{0,2}}{_YEAR}")
# `giai đoạn 2021-2025` `từ 2021 đến hết năm 2025` `ba năm (2023-2025)` `các năm 2023, 2024 và 2025`
YEARS = re.compile(
    rf"\b(?:giai đoạn|nhiệm kỳ|từ(?: năm)?|năm|niên độ)[ ]\(?(?:từ[ ])?(?P<first>{_YEAR})"
    rf"(?:[ ]?,[ ]?{_YEAR}){{0,3}}[ ]?(?:-|–|,|đến|tới|và)[ ]?(?:hết[ ])?(?:năm[ ])?(?P<last>{_YEAR})"
    r"(?![/\-]\d)",
)
# `từ 2021 đến nay`
SINCE_YEAR = re.compile(rf"\btừ[ ](?P<year>{_YEAR})(?=[ ](?:đến|tới) nay)")
# `năm nay` `năm ngoái` `năm trước`; not `hai năm nay`, `những năm trước`
NAMED_YEAR = re.compile(
    r"(?<!nhiều )(?<!mấy )(?<!vài )(?<!những )(?<!các )(?<!\d )(?<!hai )(?<!ba )(?<!bốn )(?<!năm )(?<!sáu )"
    r"(?<!bảy )(?<!tám )(?<!chín )(?<!mười )(?<!chục )(?<!mươi )\bnăm (?P<told>nay|ngoái|trước)\b(?! đó)"
)
# `tháng trước` `quý vừa qua` `tuần trước` `tháng này`: steps from the day of publication.
NAMED_PERIOD = re.compile(
    r"(?<!nhiều )(?<!mấy )(?<!vài )(?<!những )(?<!các )(?<!\d )(?<!hai )(?<!ba )(?<!bốn )(?<!năm )(?<!sáu )"
    r"\b(?P<unit>tháng|quý|tuần) (?:(?P<before>trước|vừa qua|vừa rồi)|(?P<now>này))\b(?! đó)"
)
# `chiều thứ Năm tuần trước` `hôm Chủ nhật`; not `sáng thứ Hai hằng tuần`
WEEKDAY = re.compile(
    r"\b(?:(?P<hom>hôm) )?(?P<weekday>thứ hai|thứ ba|thứ tư|thứ năm|thứ sáu|thứ bảy|chủ nhật)"
    r"(?: (?P<which>tuần trước|tuần này|tuần qua|vừa qua|vừa rồi))?(?! (?:hằng|hàng|mỗi))\b"
)
# `mùng 4 Tết` `28 Tết` `đêm giao thừa` `23 tháng Chạp` `rằm tháng Giêng`: days by the lunar new year.
NEW_YEAR = re.compile(
    r"\b(?:(?:mùng|mồng) (?P<after>10|[1-9]|một|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười) tết"
    r"|(?P<before>2[0-9]) (?:tết|tháng chạp)|(?P<eve>(?<!sau )(?<!trước )giao thừa)"
    r"|(?P<full_moon>rằm tháng giêng))\b(?! âm lịch)"
)

# `hôm qua` `sáng nay` `tối qua` `hôm kia`: from publication.
FROM_PUBLICATION = re.compile(
    r"\b(?:(?P<today>(?:ngày[ ])?hôm nay|(?:sáng|trưa|chiều|tối|đêm|khuya) nay)"
    r"|(?P<yesterday>(?:ngày[ ])?hôm qua|(?<!vượt )(?:sáng|trưa|chiều|tối|đêm|khuya) qua)"
    r"|(?P<before>hôm kia)|(?P<tomorrow>(?:ngày|sáng|trưa|chiều|tối|đêm) mai)"
    r"|cách đây (?P<count>\d{1,2}|" + _WORDS + r") ngày)\b",
)
# `cùng ngày` `hôm sau` `sáng hôm trước`: from the last day told.
FROM_TOLD_DAY = re.compile(
    r"\b(?:(?P<same>(?:trong )?cùng ngày|(?:ngày )?hôm (?:đó|ấy)"
    r"|ngay (?:trong )?(?:ngày|sáng|trưa|chiều|tối|đêm)(?! (?:\d|m[ùồ]ng|hôm|sau|nay|qua|mai|trước|từ|đầu|kia"
    r"|cả|cùng))|trong ngày(?=,)|(?:sáng|trưa|chiều|tối|đêm|ngày) (?:đó|ấy))"
    r"|(?P<next>(?:ngày |sáng |trưa |chiều |tối )?hôm sau|ngày kế tiếp|(?:sang )?ngày tiếp theo)"
    r"|(?P<last>(?:ngày |sáng |trưa |chiều |tối |đêm )?hôm trước|(?:một )?ngày trước đó))\b"
)
# `hai ngày sau` `3 hôm trước đó` `trước đó một tuần`: days apart from the last day told.
DAYS_APART = re.compile(
    rf"\b(?:(?P<count>\d{{1,2}}|{_WORDS}) (?P<unit>ngày|hôm|tuần) (?P<side>sau|trước)(?! đây| khi)"
    rf"|(?P<side_before>trước|sau) đó (?P<count_behind>\d{{1,2}}|{_WORDS}) (?P<unit_behind>ngày|hôm|tuần))\b"
)

# `Trong quý, đơn vị …`: the quarter told before; `trong khoảng thời gian này`: the period told before.
SAME_PERIOD = re.compile(
    r"\btrong (?P<unit>quý|tháng|năm)(?=,|\.| này\b)(?: này)?"
    r"|\b(?:(?:cũng )?trong |cùng )(?:khoảng |suốt )?"
    r"(?:thời gian|thời kỳ|thời điểm|giai đoạn|đợt|kỳ nghỉ(?: lễ)?)"
    r"(?: (?:ra quân|cao điểm|nghỉ lễ))?(?: (?:này|đó|ấy|trên|nói trên))\b"
    r"|\bcả (?:kỳ nghỉ|đợt|kỳ)\b"
)
# `trong 6 tháng, …` `5 tháng qua`: the first months of the year, where so many are over.
MONTHS_PAST = re.compile(
    rf"\b(?:trong |suốt )?(?P<past>\d{{1,2}}|{_WORDS}) tháng (?:vừa )?qua\b"
    rf"|\btrong (?P<count>\d{{1,2}}|{_WORDS}) tháng(?=,)"
)

# `trong thời gian vừa qua` `những năm gần đây` `9 tháng qua` `thời gian qua`: no bounds.
VAGUE = re.compile(
    r"\b(?:trong )?(?:suốt )?(?:(?:những|các|nhiều|mấy|vài|\d{1,2}|" + _WORDS + r") )?"
    r"(?:thời gian|năm|tháng|tuần|ngày|nhiệm kỳ)(?: vừa)? (?:vừa qua|qua|gần đây|vừa rồi|trở lại đây)\b"
    r"|\b(?:tháng|tuần) (?:trước|này|qua)\b|\btừ trước đến nay\b|\blâu nay\b|\btừ (?:khi"
    r"|lúc) [^,.;\n]{3,60} (?:đến|tới) nay\b",
)

# `… đến nay`, `… cho tới nay`, `… đến khi bị bắt`: a period whose end is no printed day.
OPEN_END = re.compile(
    r"[ ](?:cho[ ])?(?:đến|tới)[ ](?:nay|thời điểm này|thời điểm hiện tại|khi[ ]bị[ ]\w+|khi|lúc|giờ)\b"
)
# `từ tháng 8/2025 đến hết tháng 3/2026`: two forms are one period.
PERIOD_LINK = re.compile(
    r"[ ](?:cho[ ])?(?:đến|tới)[ ](?:hết[ ]|cuối[ ]|giữa[ ]|đầu[ ]|hết[ ]ngày[ ]|ngày[ ])?$"
    r"|[ ](?:và|đến)[ ]$|,[ ]$"
)
# `Tính đến ngày 10/6`, `đến hết tháng 5`: a total up to that day, from a start that the text does not say.
UP_TO = re.compile(
    r"\b(?:(?:tính |lũy kế |cộng dồn |thống kê )(?:cho )?(?:đến|tới) (?:hết |cuối )?(?:\d{1,2} (?:giờ|h) )?"
    r"(?:ngày |sáng |trưa |chiều |tối )?|(?<!từ )(?:đến|tới) (?:hết|cuối) (?:ngày )?)$"
)
FUZZY_END = re.compile(r"\b(?:giữa|đầu)[ ]")
FROM_CUE = re.compile(
    r"\b(?:kể[ ])?từ[ ](?:\d{1,2}[ ]giờ[ ])?(?:ngày[ ]|giữa[ ]|cuối[ ]|đầu[ ]|sáng[ ])?$", re.IGNORECASE
)
