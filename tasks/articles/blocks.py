"""Lines → blocks: what each line of an article is, by its words, its neighbours and the byline.

A teaser's facts credited to the article are the worst error, and a body paragraph called teaser loses facts:
so a line is a teaser on clear signs only.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tasks.articles.bylines import (
    CREDITED,
    FULLY,
    JOINTLY,
    LABELLED,
    SENTENCE_BREAK,
    byline_kind,
    byline_start,
)
from tasks.articles.captions import CREDIT_ALONE, captions_in
from tasks.records import Block
from tasks.typography import printed


class Line(NamedTuple):
    """One line of an article; `role` where the markup already says what it is."""

    text: str
    role: str | None = None


# Residue of a caption table's cells: ` |` · `|`
CELL_MARK = re.compile(r"[\s|]*\|[\s|]*")
# A cell on one line: `| Hai đoàn chụp ảnh lưu niệm. |`
CELL = re.compile(r"\s*\|.*|.*\|\s*")
# What a page says of itself: `Bình luận (0)` · `Chia sẻ` · `Tin liên quan:` · `Đọc thêm`
WIDGET = re.compile(
    r"\s*(?:Bình luận(?: ?\(\d{1,5}\))?|Chia sẻ|In bài viết|Về trang chủ|Trở lại đầu trang)\s*", re.IGNORECASE
)
RELATED = re.compile(
    r"""
    \s*[>»•*\s]{0,4}
    (?:(?:Tin|Bài|Bài\ viết|Các\ tin|Tin\ tức)\ (?:liên\ quan|khác|cùng\ chuyên\ mục|mới\ hơn)
       |Xem\ thêm|Đọc\ thêm|Mời\ (?:xem|đọc)(?:\ thêm)?|Có\ thể\ bạn\ quan\ tâm)
    \s*(?::|$)
    """,
    re.VERBOSE | re.IGNORECASE,
)
# `>> Bắt hai đối tượng …`
ARROW = re.compile(r"\s*(?:>>|»|▶|►)\s?\S")
# A link to another article inside a body: `… nói trên. [Phát hiện kho hàng lậu tại Cảng Mới] Trước đó …`
BRACKET = re.compile(r"(?:^|(?<=[.!?…”\"]\s))\[(?=[^\W\d_])(?P<words>[^\[\]\n]{20,200})\](?=\s|$)")
# A paragraph that opens with a day of its own: `Chiều 12-12, …` `Ngày 9/3, …` `Cùng ngày, …`
OWN_DAY = re.compile(
    r"""
    \s*(?:[^\W\d_][^:\n]{1,25}:\s)?                       # Cảng Mới: Ngày 9/3, …
    (?:(?:Rạng\ sáng|Sáng|Trưa|Chiều|Tối|Đêm|Ngày|Trong\ ngày|Vào)\s(?:sớm\s|ngày\s|mùng\s){0,2}
       [0-9]{1,2}\s?[-/.]\s?[0-9]{1,2}
       |Cùng\ ngày|Sáng\ nay|Chiều\ nay|Tối\ nay|Hôm\ nay)
    """,
    re.VERBOSE,
)
# One of a list of links under a story: `- Đồn Biên phòng Nậm Xanh tặng 40 suất quà.` `• …` `>> …`
LISTED = re.compile(r"\s*(?:[-–—•·▪►»+]|>{1,2})\s")
# A paragraph that goes on with the story, or remarks on it: `Trước đó, …` `* Tên đã đổi` `more(ABC) – …`
GOES_ON = re.compile(
    r"\s*(?:Trước đó|Được biết|Hiện|Ngoài ra|Đồng thời|Tuy nhiên|Bên cạnh|Theo đó|Qua đó|more\(|\*)"
)
# What a film shows: `Video: Tàu cá được lai dắt vào bờ.`
FILM = re.compile(r"\s*\*?\s*(?:Video|Clip)\s?:\s", re.IGNORECASE)
FINAL_STOP = re.compile(r"""[.!?…;:]["”')\]]{0,2}\s*$""")

TEASERS_AFTER_BYLINE = 6
SHORT_SENTENCE = 200
HEADLINE_WORDS = 5

Part = tuple[int, int, str]


def blocks_of(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Give the blocks of `"\\n".join(lines)`: ordered, disjoint, over all that is not blank.

    What a line is, is told by what it looks like in print: `Ảnh:` with a hidden blank inside is a caption.
    """
    looks = [printed(line.text) for line in lines]
    shown = [Line(look, line.role) for (look, _), line in zip(looks, lines, strict=True)]
    roles = _roles(shown)
    blocks: list[Block] = []
    offset = 0
    last = max((i for i, role in enumerate(roles) if role == "body"), default=-1)
    signed = "byline" in roles
    for number, (line, role) in enumerate(zip(shown, roles, strict=True)):
        origin = looks[number][1]
        parts = (
            _parts(line.text, number == last and not signed)
            if role == "body"
            else [(0, len(line.text), role)]
        )
        for start, end, part in parts:
            words = line.text[start:end]
            if words.strip():
                first = origin[start + len(words) - len(words.lstrip())]
                last_letter = origin[start + len(words.rstrip()) - 1]
                blocks.append(Block(role=part, start=offset + first, end=offset + last_letter + 1))
        offset += len(lines[number].text) + 1
    return tuple(blocks)


def _roles(lines: Sequence[Line]) -> list[str]:
    cells = _bare_cells([line.text for line in lines])
    roles = [line.role or ("caption" if i in cells else _own_role(line.text)) for i, line in enumerate(lines)]
    _credits_alone(lines, roles)
    _related(lines, roles)
    _after_byline(lines, roles)
    return roles


def _own_role(line: str) -> str:
    """Give a line's role by its own words."""
    if not line.strip() or CELL_MARK.fullmatch(line) or WIDGET.fullmatch(line):
        return "boilerplate"
    related = RELATED.match(line)
    if related:
        return "teaser" if line[related.end() :].strip() else "boilerplate"
    if ARROW.match(line):
        return "teaser"
    if CELL.fullmatch(line) or list(captions_in(line)) == [(0, len(line))]:
        return "caption"
    if byline_kind(line) in {LABELLED, CREDITED}:
        return "byline"
    return "caption" if FILM.match(line) else "body"


def _bare_cells(lines: Sequence[str]) -> set[int]:
    """Find captions between a cell mark that opens and one that closes, each alone on its line."""
    marks = [i for i, line in enumerate(lines) if CELL_MARK.fullmatch(line)]
    found: set[int] = set()
    for opening, closing in pairwise(marks):
        inside = range(opening + 1, closing)
        closes_another = opening > 0 and (CELL.fullmatch(lines[opening - 1]) or opening - 1 in found)
        if (
            not closes_another
            and 1 <= len(inside) <= 3
            and sum(len(lines[i]) for i in inside) <= 2 * SHORT_SENTENCE
        ):
            found.update(inside)
    return found


def _credits_alone(lines: Sequence[Line], roles: list[str]) -> None:
    """A credit on its own line makes the sentence above a caption; as the last line it is a byline."""
    filled = [i for i, line in enumerate(lines) if line.text.strip()]
    for above, here in pairwise(filled):
        words = lines[here].text.strip()
        if lines[here].role or not CREDIT_ALONE.fullmatch(words):
            continue
        if here == filled[-1] and not words.startswith("("):
            roles[here] = "byline"
            continue
        roles[here] = "caption"
        if roles[above] == "body" and _is_one_sentence(lines[above].text):
            roles[above] = "caption"


def _related(lines: Sequence[Line], roles: list[str]) -> None:
    """Headlines and dated blurbs under `Tin liên quan:` are teasers, up to the first line that is neither."""
    under = False
    for i, line in enumerate(lines):
        if RELATED.match(line.text):
            under = roles[i] == "boilerplate"
        elif under and line.text.strip():
            under = line.role is None and (_is_headline(line.text) or bool(OWN_DAY.match(line.text)))
            if under:
                roles[i] = "teaser"


def _after_byline(lines: Sequence[Line], roles: list[str]) -> None:
    """What follows the last byline, if little, belongs to other articles, or stood under pictures."""
    filled = [i for i, line in enumerate(lines) if line.text.strip() and roles[i] != "boilerplate"]
    for count, i in enumerate(reversed(filled)):
        kind = byline_kind(lines[i].text) if roles[i] in {"body", "byline"} and i != filled[0] else None
        if roles[i] == "byline" and kind is None:
            kind = LABELLED
        if kind is None or lines[i].role not in {None, "byline"}:
            continue
        rest = filled[len(filled) - count :]
        if count > TEASERS_AFTER_BYLINE:
            return
        found = _tail_roles([lines[j].text for j in rest], [roles[j] for j in rest], kind)
        if "unsure" in found:
            if kind == JOINTLY and count <= 3:
                roles[i] = "byline"
                return
            continue
        roles[i] = "byline"
        for j, role in zip(rest, found, strict=True):
            roles[j] = role
        return


def _tail_roles(lines: Sequence[str], roles: Sequence[str], kind: str) -> list[str]:
    found: list[str] = []
    for line, role in zip(lines, roles, strict=True):
        if role != "body" or GOES_ON.match(line):
            found.append(role)
        elif _is_of_another(line) or kind == LABELLED or "teaser" in found:
            found.append("teaser")
        elif _is_one_sentence(line):  # after a bare name papers print what stood under the pictures
            found.append("caption")
        else:
            found.append("teaser" if kind == FULLY else "unsure")
    return found


def _is_of_another(line: str) -> bool:
    """Say whether a line under a story opens another one: its own day, a link of a list, a headline."""
    return bool(OWN_DAY.match(line) or LISTED.match(line)) or _is_headline(line)


def _is_headline(line: str) -> bool:
    words = line.split()
    return not FINAL_STOP.search(line) and len(words) >= HEADLINE_WORDS and len(line) <= SHORT_SENTENCE


def _is_one_sentence(line: str) -> bool:
    return len(line) <= SHORT_SENTENCE and not SENTENCE_BREAK.search(line.strip())


def _parts(line: str, is_last: bool) -> Iterator[Part]:
    """Split a body line at captions, bracketed teasers and a closing byline that were run into it."""
    end = (byline_start(line.rstrip()) if is_last else None) or len(line)
    inside = [(start, stop, "caption") for start, stop in captions_in(line[:end])]
    inside += [(match.start(), match.end(), "teaser") for match in BRACKET.finditer(line, 0, end)]
    done = 0
    for start, stop, role in sorted(inside):
        if start < done:
            continue
        yield done, start, "body"
        yield start, stop, role
        done = stop
    yield done, end, "body"
    yield end, len(line), "byline"
