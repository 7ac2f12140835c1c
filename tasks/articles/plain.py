"""Plain text as received → the article's text and its blocks."""

import unicodedata

from tasks.articles.blocks import Line, blocks_of
from tasks.records import Block


def read_plain(text: str, title: str | None) -> tuple[str, tuple[Block, ...]]:
    """Give the text that all offsets count in, and its blocks: ordered, disjoint, over all that is not blank.

    The title and a newline come first where one is given, and a first line that repeats it is not kept twice.
    The text is NFC with newlines and without byte-order mark; nothing else of it is changed.
    """
    body = normal(text)
    head = " ".join(normal(title or "").split())
    if not head:
        return body, blocks_of([Line(line) for line in body.split("\n")])
    rest = _without_repeat(body, head)
    lines = [Line(head, "title"), *(Line(line) for line in rest.split("\n"))]
    return f"{head}\n{rest}", blocks_of(lines)


def normal(text: str) -> str:
    """Give text as NFC, line ends as newlines, without byte-order mark."""
    return unicodedata.normalize("NFC", text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))


def same_words(one: str, other: str) -> bool:
    """Whether two lines say the same, apart from case, blanks and a final stop."""
    return _words(one) == _words(other)


def _words(line: str) -> list[str]:
    return line.casefold().rstrip(". \t\u00a0").split()


def _without_repeat(body: str, title: str) -> str:
    blank, first, rest = "", body, ""
    while first:
        line, newline, rest = first.partition("\n")
        if line.strip():
            return blank + rest if same_words(line, title) else body
        blank, first = blank + line + newline, rest
    return body
