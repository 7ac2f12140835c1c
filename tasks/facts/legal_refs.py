"""Laws, decrees and articles of codes that a text names."""

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import date

from tasks.facts.dates import DateMention
from tasks.facts.reading import UPPER, Reading
from tasks.facts.terms import LEXICON
from tasks.records import LegalReference

with (LEXICON / "laws.csv").open(encoding="utf-8", newline="") as _file:
    LAWS = sorted((row["name"] for row in csv.DictReader(_file)), key=len, reverse=True)

DOC_TYPES = {
    "nghị định": "decree", "thông tư": "circular", "thông tư liên tịch": "circular", "quyết định": "decision",
    "chỉ thị": "directive", "luật": "law", "bộ luật": "law", "pháp lệnh": "law",
}  # fmt: skip
CODE_TYPES = {
    "NĐ": "decree", "ND": "decree", "TT": "circular", "TTLT": "circular", "QĐ": "decision", "QD": "decision",
    "CT": "directive", "QH": "law",
}  # fmt: skip

# `Nghị định số 71/2015/NĐ-CP` `Chỉ thị 04/CT-UBND` `42/2024/QH15` `Quyết định 2250 / QĐ - UBND`
NUMBERED = re.compile(
    rf"""
    (?:\b(?P<word>[Nn]ghị[ ]định|[Tt]hông[ ]tư(?:[ ]liên[ ]tịch)?|[Qq]uyết[ ]định|[Cc]hỉ[ ]thị
        |(?:[Bb]ộ[ ])?[Ll]uật|[Pp]háp[ ]lệnh)[ ](?:số[ ]?:?[ ]?)?)?
    (?<![\w./\-])(?P<number>\d{{1,5}}(?:[ ]?[/\-][ ]?(?:19|20)\d\d)?[ ]?[/\-][ ]?
        (?P<code>NĐ|ND|TTLT|TT|QĐ|QD|CT|QH|TTg)(?:\d{{1,2}}(?!\d))?
        (?:[ ]?[\-/][ ]?[{UPPER}][\w]{{0,12}}){{0,3}})(?!\w)
    """,
    re.VERBOSE,
)
# `Nghị định 71 về quản lý …`, `Nghị định 34`
SHORT = re.compile(
    r"\b(?P<word>[Nn]ghị định|[Tt]hông tư|Chỉ thị)[ ](?:số[ ])?"
    r"(?P<number>\d{1,4})(?![\d/]|[.,\-]\d|[ ]?[/\-][ ]?\w)"
)
# `khoản 4 Điều 250 Bộ luật Hình sự` `Điều 12 Nghị định …`; not a person called Điều, 30 tuổi.
ARTICLE = re.compile(
    r"(?:\bkhoản[ ]\d+[a-zđ]?,?[ ])?\b(?P<number>[Đđ]iều[ ]\d{1,3}[a-zđ]?)(?![\d.]|\w|[ ]?tuổi)"
)
# `Điều 347, 348 và 349 Bộ luật Hình sự`, `các điều 249, 250 BLHS`: every number is an article.
ARTICLES = re.compile(
    r"\b[Đđ]iều[ ]\d{1,3}(?:(?:,|[ ]và|,[ ]và)[ ](?:[Đđ]iều[ ])?\d{1,3}){1,5}"
    r"(?=,?[ ](?:của[ ])?(?:Bộ[ ]luật|BLHS|[Ll]uật|Nghị[ ]định))"
)
FURTHER = re.compile(r"(?:,|và)[ ](?:[Đđ]iều[ ])?(?P<number>\d{1,3})(?!\d)")
LOWER_ARTICLE = re.compile(r"[ ](?:,[ ]\d+[ ])?(?:của[ ])?(?:Bộ[ ]luật|BLHS|[Ll]uật|Nghị[ ]định|Pháp[ ]lệnh)")
# `Luật Biên phòng Việt Nam`, `luật Biên giới quốc gia 2003`
LAW = re.compile(
    r"\b(?P<word>Luật|luật|Pháp lệnh)[ ](?P<name>" + "|".join(re.escape(name) for name in LAWS) + r")(?!\w)"
    r"(?:,?[ ](?:năm[ ])?(?P<year>(?:19|20)\d\d)(?!\d))?",
    re.IGNORECASE,
)
# `Bộ luật Hình sự`, where no article of it is named.
CODE = re.compile(
    r"\bBộ luật (?:Hình sự|Tố tụng hình sự|Dân sự|Hàng hải Việt Nam|Lao động)(?: năm)?(?: (?:19|20)\d\d)?",
    re.IGNORECASE,
)
# `Hiệp định về quy chế quản lý biên giới`, `Hiệp ước Hoạch định biên giới`
TREATY = re.compile(
    rf"\b(?:Hiệp định|Hiệp ước|Nghị định thư|Công ước)[ ]"
    rf"(?:về[ ]|hoạch[ ]|phân[ ]|hợp[ ]|tương[ ]|dẫn[ ]|biên[ ]|quy[ ]|[{UPPER}])[^\s.;,:()“”\"]+"
    r"(?:[ ][^\s.;,:()“”\"]+){0,23}?"
    r"(?=[ ]?(?:ký ngày|ký năm|ngày \d|giữa|đã|được|và các|[.;,:()“”\"\n]|$))"
)
# An article names its law: `Điều 250 Bộ luật Hình sự` is one reference.
OF_ARTICLE = re.compile(r"(?:[Đđ]iều|,|và)[ ]\d{1,3}[a-zđ]?[ ](?:của[ ])?$")
# Between a document and its day: `… ngày 3-9-2015`, `… ký ngày 16/3/2016`
DAY_BEFORE = re.compile(
    r"(?:[ ]của[ ][^.,;:()\n]{3,45})?,?[ ](?:được[ ])?(?:ký(?:[ ]kết)?[ ]|ban[ ]hành[ ])?(?:ngày[ ])?$"
)


def find_legal_references(reading: Reading, dates: tuple[DateMention, ...]) -> tuple[LegalReference, ...]:
    """Give each law, decree or article of a code once, with the document's day where the text says it."""
    days = {mention.start: mention.first for mention in dates if mention.precision == "day"}
    rows: dict[tuple[str, str, bool], LegalReference] = {}
    taken: list[tuple[int, int]] = []
    for start, end, number, doc_type, key in _references(reading.view, reading.low):
        if any(first < end and start < last for first, last in taken):
            continue
        taken.append((start, end))
        first, last = reading.span(start, end)
        block = reading.role(start)
        if block == "boilerplate":
            continue
        row = LegalReference(
            quote=reading.text[first:last],
            start=first,
            end=last,
            block=block,
            confidence="A",
            rule=f"legal_ref.{doc_type}",
            number=number,
            doc_type=doc_type,
            doc_date=_day_after(reading.view, end, days),
        )
        identity = (doc_type, key, block == "teaser")
        known = rows.get(identity)
        if known is None or (known.doc_date is None and row.doc_date is not None):
            rows[identity] = row
    return tuple(sorted(rows.values(), key=lambda row: row.start))


Found = tuple[int, int, str | None, str, str]
"""Start, end, number, type, and what a repeat is known by."""


def _references(view: str, low: str) -> Iterator[Found]:
    # Most news names no document: a look for the words is far quicker than the patterns.
    if any(code in view for code in CODE_TYPES):
        yield from _numbered(view)
    for match in SHORT.finditer(view):
        yield match.start(), match.end(), match["number"], DOC_TYPES[match["word"].lower()], match["number"]
    for match in ARTICLE.finditer(view):
        if match["number"][0] == "Đ" or match[0] != match["number"] or LOWER_ARTICLE.match(view, match.end()):
            number = "Đ" + match["number"][1:]
            yield match.start("number"), match.end(), number, "code_article", number
    for articles in ARTICLES.finditer(view):
        first = articles.group().split(",")[0].split(" và")[0]
        yield (
            articles.start(),
            articles.start() + len(first),
            "Đ" + first[1:],
            "code_article",
            "Đ" + first[1:],
        )
        for further in FURTHER.finditer(view, articles.start(), articles.end()):
            number = f"Điều {further['number']}"
            yield further.start("number"), further.end(), number, "code_article", number
    if "luật " in low or "pháp lệnh " in low:
        yield from _named(view, LAW, "law")
        yield from _named(view, CODE, "law")
    yield from _named(view, TREATY, "treaty")


def _numbered(view: str) -> Iterator[Found]:
    for match in NUMBERED.finditer(view):
        word = (match["word"] or "").lower()
        doc_type = DOC_TYPES.get(word) or CODE_TYPES.get(match["code"])
        if doc_type:
            number = match["number"].replace(" ", "")
            yield match.start(), match.end(), number, doc_type, number


def _named(view: str, pattern: "re.Pattern[str]", doc_type: str) -> Iterator[Found]:
    for match in pattern.finditer(view):
        before = view[max(0, match.start() - 24) : match.start()]
        if not OF_ARTICLE.search(before) and not before.endswith("dự thảo "):
            end = match.start() + len(match[0].rstrip())
            yield match.start(), end, None, doc_type, match[0].strip().lower()


def _day_after(view: str, end: int, days: dict[int, date | None]) -> date | None:
    for start in _starts(days, end):
        if DAY_BEFORE.match(view, end, start):
            return days[start]
    return None


def _starts(days: Iterable[int], end: int) -> Iterator[int]:
    return (start for start in days if end <= start <= end + 72)
