"""Who wrote it: lines and line ends that name reporters, photographers and agencies."""

import re

# `Tin, ảnh: NAME` · `Bài và ảnh: NAME` · `Tin-ảnh: NAME` · `Thực hiện: NAME`: the end of an article
LABEL = re.compile(
    r"""
    (?:Tin|Bài|Thực\ hiện|Nhóm\ (?:PV|phóng\ viên)|PV|Tổng\ hợp|Biên\ dịch)
    (?:\s?(?:,|-|–|&|và|\ )\s?(?:bài|ảnh|clip|video|tin|đồ\ h(?:ọa|oạ)|tổng\ hợp)){0,3}
    \s?:\s?(?P<names>[^\s:][^:\n]{0,60})
    """,
    re.VERBOSE | re.IGNORECASE,
)
# `Ảnh: NAME` · `Nguồn: NAME` · `Video: NAME`: these also stand in the middle
CREDIT = re.compile(
    r"(?:Ảnh|Nguồn|Clip|Video|Đồ h(?:ọa|oạ))\s?:\s?(?P<names>[^\s:][^:\n]{0,60})", re.IGNORECASE
)
# `Nhóm PV` · `Nhóm phóng viên` · `PV` · `CTV`
NAMELESS = re.compile(r"(?:Nhóm )?(?:PV|CTV|phóng viên|tác giả)", re.IGNORECASE)
# `Theo TTXVN` · `Theo Vietnam +` · `Theo Báo Biên cương`: an agency and nothing more
AFTER = re.compile(r"\(?Theo (?:[Bb]áo |[Tt]ạp chí )?(?P<names>[^,.:;()\n]{2,40})\)?")
# `Lê Văn Bút (TTXVN/Vietnam+)` · `Bút Chì (Tổng hợp)`
AGENCY = re.compile(r"\s?\((?P<agency>[^()\n]{2,30})\)$")
# `Lê Bút - Trần Giấy` · `LÊ BÚT và TRẦN GIẤY`
JOINT = re.compile(r"\s[-–]\s|\s?[,/]\s|\svà\s")
# The end of a sentence that a name may follow in the same line: `… theo quy định. Lê Bút (TTXVN)`
SENTENCE_BREAK = re.compile(r"""(?:[.!?…]["”')\]]{0,2}|\./\.)\s{1,3}""")

LONGEST = 100

# The commonest family names; `Hồ` is left out, for lakes and a city are called so.
FAMILY_NAMES = """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Ngô Dương Đinh Trịnh Đoàn Trương Lương"""

LABELLED, CREDITED, FULLY, JOINTLY, NAMED = "labelled", "credited", "fully", "jointly", "named"


def byline_kind(line: str) -> str | None:
    """Say how surely a whole line names authors; None where it does not.

    `labelled`: Tin, ảnh: LÊ BÚT · `fully`: Nguyễn Văn Bút · `jointly`: two names, or one with an agency ·
    `credited`: Nguồn: TTXVN · `named`: Lê Bút, which may also be a heading, so that its surroundings decide.
    """
    line = line.strip().rstrip(".")
    if len(line) > LONGEST:
        return None
    for shape, kind in ((LABEL, LABELLED), (CREDIT, CREDITED), (AFTER, CREDITED)):
        match = shape.fullmatch(line)
        if match and all(_is_proper(word) for word in match["names"].split()):
            return kind
    return LABELLED if NAMELESS.fullmatch(line) else _names_kind(line)


def _is_proper(word: str) -> bool:
    return not word[0].isalpha() or word[0].isupper() or word in {"và", "nhóm", "phóng", "viên"}


def _names_kind(line: str) -> str | None:
    if line.startswith("(") and line.endswith(")") and _is_agency(line[1:-1]):
        return JOINTLY
    agency = AGENCY.search(line)
    names = JOINT.split(line[: agency.start()] if agency else line)
    if not all(is_name(name) for name in names):
        return None
    if agency or len(names) > 1:
        return JOINTLY
    words = line.split()
    return FULLY if len(words) > 2 and words[0].capitalize() in FAMILY_NAMES.split() else NAMED


def _is_agency(words: str) -> bool:
    """Whether brackets hold an agency alone: `TTXVN/Vietnam+`."""
    return "TTXVN" in words or words.lower().startswith(("theo ", "tổng hợp"))


def is_name(words: str) -> bool:
    """Whether words look like a person's name: `Lê Văn Bút`, `LÊ BÚT`, `M.BÚT`, `Bh'Nướch Bút`."""
    names = words.split()
    letters = [name.replace(".", "").replace("'", "").replace("’", "") for name in names]
    if not all(name[0].isupper() and letter.isalpha() for name, letter in zip(names, letters, strict=True)):
        return False
    return 2 <= len(names) <= 5 or (len(names) == 1 and "." in names[0].rstrip("."))


def names_in(byline: str) -> str:
    """Give a byline without its label: `Tin, ảnh: LÊ BÚT` → `LÊ BÚT`."""
    return byline.rpartition(":")[2].strip()


def byline_start(line: str) -> int | None:
    """Give where a byline begins that ends a line of running text, or None: `… làm rõ. Lê Bút (TTXVN)`."""
    start = None
    for match in SENTENCE_BREAK.finditer(line, max(0, len(line) - 90)):
        tail = line[match.end() :].strip()
        if start is None and tail and byline_kind(tail):
            start = match.end()
    return start
