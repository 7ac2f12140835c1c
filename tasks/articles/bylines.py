"""Who wrote it: lines and line ends that name reporters, photographers and agencies."""

import re

# `Tin, ảnh: NAME` · `Bài và ảnh: NAME` · `Tin-ảnh: NAME` · `Thực hiện: NAME` · `Nguồn: NAME` · `Video: NAME`
LABEL = re.compile(
    r"""
    (?:Tin|Bài|Ảnh|Clip|Video|Thực\ hiện|Nguồn|Đồ\ h[oọ][ạa]|Nhóm\ (?:PV|phóng\ viên)|PV|Tổng\ hợp|Biên\ dịch)
    (?:\s?(?:,|-|–|&|và|\ )\s?(?:bài|ảnh|clip|video|tin|đồ\ h[oọ][ạa]|tổng\ hợp)){0,3}
    \s?:\s?
    [^\s:][^:\n]{0,60}
    """,
    re.VERBOSE | re.IGNORECASE,
)
# `Nhóm PV` · `Nhóm phóng viên` · `PV` · `CTV`
NAMELESS = re.compile(r"(?:Nhóm )?(?:PV|CTV|phóng viên|tác giả)", re.IGNORECASE)
# `Theo TTXVN` · `Theo Vietnam +` · `Theo Báo Biên cương`: an agency and nothing more
AFTER = re.compile(r"\(?Theo (?:[Bb]áo |[Tt]ạp chí )?(?P<name>[^,.:;()\n]{2,40})\)?")
# `Lê Văn Bút (TTXVN/Vietnam+)` · `Bút Chì (Tổng hợp)`
AGENCY = re.compile(r"\s?\((?P<agency>[^()\n]{2,30})\)$")
# `Lê Bút - Trần Giấy` · `LÊ BÚT và TRẦN GIẤY`
JOINT = re.compile(r"\s[-–]\s|\s?[,/]\s|\svà\s")
# The end of a sentence that a name may follow in the same line: `… theo quy định. Lê Bút (TTXVN)`
SENTENCE_BREAK = re.compile(r"""(?:[.!?…]["”')\]]{0,2}|\./\.)\s{1,3}""")

LONGEST = 100

LABELLED, NAMED, JOINTLY = "labelled", "named", "jointly"


def byline_kind(line: str) -> str | None:
    """Say how a whole line names its authors: `labelled`, `jointly` (or with an agency), `named`; or None.

    A bare name may also be a heading: its surroundings decide.
    """
    line = line.strip().rstrip(".")
    if len(line) > LONGEST:
        return None
    if LABEL.fullmatch(line) or NAMELESS.fullmatch(line):
        return LABELLED
    after = AFTER.fullmatch(line)
    if after and all(word[0].isupper() or not word[0].isalpha() for word in after["name"].split()):
        return LABELLED
    return _names_kind(line)


def _names_kind(line: str) -> str | None:
    if line.startswith("(") and line.endswith(")") and _is_agency(line[1:-1]):
        return JOINTLY
    agency = AGENCY.search(line)
    names = JOINT.split(line[: agency.start()] if agency else line)
    if not all(is_name(name) for name in names):
        return None
    return JOINTLY if agency or len(names) > 1 else NAMED


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
