"""What stands under pictures: caption lines, and captions that were run into a line of body text."""

import re
from collections.abc import Iterator

from tasks.articles.bylines import SENTENCE_BREAK

# At the end of a line: `… tại đồn. Ảnh: LÊ BÚT` · `… - Ảnh: L.B.` · `… (ảnh: Lê Bút).` · `Ảnh minh họa.`
CREDIT_AT_END = re.compile(
    r"""
    (?:^|(?<=[-–—.,;:!?…”")|\s]))
    (?:
        \(?\s?Ảnh(?:\s(?:[Mm]inh\ h(?:ọa|oạ)|[Tt]ư\ liệu))?\s{0,2}:\s{0,2}
            [^:|()\n]{1,60}(?:\([^()\n]{1,30}\))?
        | \(ảnh(?:\ minh\ h(?:ọa|oạ))?\s?:\s?[^:()\n]{1,60}\)
        | \(?Ảnh\ (?:[Mm]inh\ h(?:ọa|oạ)|[Tt]ư\ liệu)\)?
        | (?<=[-–]\ )Ảnh\s[^\W\d_a-z][^:|\n]{1,30}           # … đêm giao thừa - Ảnh L. B.Bút.
    )
    [\s.)]{0,4}$
    """,
    re.VERBOSE,
)
# Inside a line: `… tại đồn. Ảnh: Lê Bút-TTXVN Tin tiếp theo …` · `(Ảnh: Lê Bút/TTXVN) …`
CREDIT_INSIDE = re.compile(r"(?<![^\W\d_]\s)\(?Ảnh(?: minh họa)?\s?:\s?(?=[^\W\d_])")
# What stands for a caption before its credit: `Mẻ lưới. Ảnh minh họa, (Ảnh: …)`
ILLUSTRATION = re.compile(r"\(?Ảnh minh họa[,.]?\)?\s*")
# A credit alone on its line belongs to the line above: `(Ảnh: Lê Bút).`
CREDIT_ALONE = re.compile(r"\(?Ảnh\s?:\s?[^:()|\n]{1,60}\)?[\s.]{0,3}")
# A name in a credit ends at an agency or a closing mark: `Lê Bút/TTXVN`, `Lê Bút)`, `CTV.`
NAME_END = re.compile(r"(?:TTXVN|CTV)\W*$|[).]$")

CREDIT_LENGTH = 120
CAPTION_LENGTH = 400
OPENING_LENGTH = len("(Ảnh minh họa : ")
CAPTION_SENTENCES = 3


def captions_in(line: str) -> Iterator[tuple[int, int]]:
    """Give the stretches of a line that are captions: all of it, its last sentence, or sentences inside."""
    end = CREDIT_AT_END.search(line, max(0, len(line) - CREDIT_LENGTH))
    if (
        end
        and len(line) <= CAPTION_LENGTH
        and len(SENTENCE_BREAK.findall(line[: end.start()].rstrip())) < CAPTION_SENTENCES
    ):
        yield 0, len(line)
        return
    done = 0
    for credit in CREDIT_INSIDE.finditer(line, 0, end.start() if end else len(line)):
        stop = _credit_stop(line, credit.end())
        yield max(done, _caption_start(line, credit.start())), stop
        done = stop
    if end:
        yield max(done, _caption_start(line, end.start())), len(line)


def _caption_start(line: str, credit: int) -> int:
    """Give where the sentence before a credit begins, with a remark such as `Ảnh minh họa` passed over."""
    window = max(0, credit - CAPTION_LENGTH)
    ended = window + len(line[window:credit].rstrip())
    breaks = (match.end() for match in SENTENCE_BREAK.finditer(line, window, credit))
    starts = [start for start in (*([] if window else [0]), *breaks) if start < ended]
    while len(starts) > 1 and ILLUSTRATION.fullmatch(line[starts[-1] : credit]):
        starts.pop()
    return starts[-1] if starts else credit


def _credit_stop(line: str, start: int) -> int:
    """Give where the credited name ends: before a word that begins the next sentence (`Lê Bút Ông cũng`)."""
    closing = line.find(")", start, start + 60)
    if "(" in line[max(0, start - OPENING_LENGTH) : start] and closing > 0:
        return closing + 1
    stops: list[int] = []
    for word in re.finditer(r"\S+", line[start : start + 80]):
        if not word[0][0].isupper():
            return start + (stops[-2] if len(stops) > 1 else stops[-1] if stops else 0)
        stops.append(word.end())
        if NAME_END.search(word[0]) and not (len(word[0]) <= 3 and word[0].endswith(".")):
            break
    return start + stops[-1] if stops else start
