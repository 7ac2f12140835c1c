"""Who wrote the text and took the pictures: names after a label, and names that are a byline whole."""

import re
from collections.abc import Iterator

from tasks.facts.found import PersonFound
from tasks.facts.reading import UPPER, Reading
from tasks.facts.word_lists import word_list

# `Lê Bút` · `LÊ BÚT` · `T.H` · `M.KHUÊ` · `Nụ Bùi`
NAME = rf"[{UPPER}][\w’']*\.?(?:[ ]?[{UPPER}][\w’']*\.?){{0,4}}"
# `Tin, ảnh: NAME` · `Bài và ảnh: NAME - NAME` · `(Ảnh: NAME)` · `- Ảnh: NAME`
LABELLED = re.compile(
    rf"""
    (?<!\w)(?:Tin|Bài|Ảnh|ảnh|Clip|Video|Thực[ ]hiện)
    (?:[ ]?(?:,|-|–|&|và)[ ]?(?:bài|ảnh|clip|video)){{0,2}}[ ]?:[ ]?
    (?P<names>{NAME}(?:(?:[ ][-–][ ]|,[ ]|[ ]?/[ ]?|[ ]và[ ]){NAME}){{0,3}})(?!\w)
    """,
    re.VERBOSE,
)
# A whole byline: `Lê Bút - Trần Giấy`, `Lê Bút (TTXVN)`.
WHOLE = re.compile(
    rf"[ ]*(?P<names>{NAME}(?:(?:[ ][-–][ ]|,[ ]|[ ]và[ ]){NAME}){{0,3}})[ ]*(?:\([^()\n]{{0,40}}\))?[. ]*"
)
ONE = re.compile(NAME)
AGENCIES = word_list("agencies")


def find_authors(reading: Reading) -> tuple[PersonFound, ...]:
    """Give the named authors and photographers, in order; agencies and `Nhóm PV` are none."""
    spans = sorted(set(_labelled(reading)) | set(_bylines(reading)))
    return tuple(
        PersonFound(start=start, end=end, name=reading.words(start, end), role="author", confidence="B")
        for start, end in spans
    )


def _labelled(reading: Reading) -> Iterator[tuple[int, int]]:
    for match in LABELLED.finditer(reading.view):
        yield from _names(reading.view, *match.span("names"))


def _bylines(reading: Reading) -> Iterator[tuple[int, int]]:
    for sentence in reading.sentences:
        if reading.role(sentence.start) == "byline" and (
            match := WHOLE.fullmatch(reading.view, sentence.start, sentence.end)
        ):
            yield from _names(reading.view, *match.span("names"))


def _names(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in ONE.finditer(view, start, end):
        name, words = match[0].strip("."), match[0].split()
        is_name = len(words) > 1 or "." in name
        is_agency = name in AGENCIES or any(word.strip(".") in AGENCIES for word in words)
        ends = match.end() - (match[0].endswith(".") and len(words[-1]) > 3)  # `Sơn Lâm.`, but `Lê T.`
        if is_name and not is_agency:
            yield match.start(), ends
