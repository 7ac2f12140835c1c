"""The newsroom's stories as data: what each page prints, and facts read from it by hand.

All people, cases and numbers are invented; provinces, communes and border gates exist.
"""

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from tasks.facts.reading import fold

FOLDER = Path(__file__).parent
CAPTION = "[ảnh] "
CORRECTED_AT = datetime.fromisoformat("2026-11-02T08:30:00+07:00")
"""When edition 2 was published."""

# Papers set a non-breaking space between number and unit: `2 cá thể`
NUMBER_AND_UNIT = re.compile(r"(?<=[0-9]) (?=[^\W\d_])")


@dataclass(frozen=True, kw_only=True)
class ExpectedFigure:
    """One figure a reader would take from a story; names and vocabularies are the fact contract's."""

    quote: str
    """One place where it is printed; the story may repeat it in other words (`3 nạn nhân`, `Ba nạn nhân`)."""
    value: Decimal
    """The contract's `normal_value`, in `unit`."""
    unit: str
    object: str
    action: str
    qualifier: str = "exact"
    kind: str = "total"
    scope: str = "incident"
    offence: str | None = None
    """None where a reader would leave it open: then it is not compared."""
    gate: str | None = None
    on: date | None = None
    """Gate and day of its event, where the story tells them."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a story's body: a paragraph (`body`) or what stands under a picture (`caption`)."""

    role: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Story:
    """One article as it was filed; texts are NFC."""

    id: int
    section: str
    """`quoc-phong`, `bien-phong` or `trong-tinh`."""
    title: str
    lead: str
    lines: tuple[Line, ...]
    byline: str
    published: datetime | None
    teasers: tuple[str, ...]
    facts: tuple[ExpectedFigure, ...]
    changed_at: datetime | None
    """When the page last changed."""
    reprint_of: int | None = None
    old_slug: str | None = None
    """The slug of an older address, which redirects."""
    is_decomposed: bool = False
    """Printed in decomposed Unicode (NFD)."""
    is_withdrawn: bool = False

    @property
    def slug(self) -> str:
        """The title as addresses print it, at most twelve words."""
        return "-".join(fold(self.title).split()[:12])

    @property
    def body(self) -> tuple[str, ...]:
        """The paragraphs, without captions."""
        return tuple(line.text for line in self.lines if line.role == "body")

    @property
    def captions(self) -> tuple[str, ...]:
        """What stands under the pictures."""
        return tuple(line.text for line in self.lines if line.role == "caption")


@cache
def load(edition: int = 1) -> tuple[Story, ...]:
    """Give all stories of an edition, newest first; the undated one last."""
    rows = [row for path in sorted(FOLDER.glob("*.toml")) for row in _rows(path)]
    originals = {row["id"]: row for row in rows}
    stories = [_story(originals.get(row.get("reprint_of"), {}) | row, edition) for row in rows]
    return tuple(sorted(stories, key=_recency, reverse=True))


def _rows(path: Path) -> list[dict[str, Any]]:
    table = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    rows: list[dict[str, Any]] = table["article"]
    return rows


def _recency(story: Story) -> tuple[datetime, int]:
    return story.published or datetime.min.replace(tzinfo=UTC), story.id


def _story(row: dict[str, Any], edition: int) -> Story:
    corrections = row.get("correction", []) if edition > 1 else []
    story = Story(
        id=row["id"],
        section=row["section"],
        title=row["title"],
        lead=row["lead"],
        lines=tuple(_line(text) for text in _corrected(row["body"], corrections).strip().splitlines()),
        byline=row["byline"],
        published=row.get("published"),
        teasers=tuple(row.get("teasers", ())),
        facts=tuple(_fact(fact) for fact in row["facts"]),
        changed_at=CORRECTED_AT if corrections else row.get("published"),
        reprint_of=row.get("reprint_of"),
        old_slug=row.get("old_slug"),
        is_decomposed=row.get("is_decomposed", False),
        is_withdrawn=edition >= row.get("withdrawn_in", edition + 1),
    )
    return _with_fixed_spaces(story) if story.is_decomposed else story


def _corrected(body: str, corrections: list[dict[str, str]]) -> str:
    for correction in corrections:
        body = body.replace(correction["old"], correction["new"])
    return body


def _line(text: str) -> Line:
    if text.startswith(CAPTION):
        return Line(role="caption", text=text.removeprefix(CAPTION))
    return Line(role="body", text=text)


def _fact(row: dict[str, Any]) -> ExpectedFigure:
    return ExpectedFigure(**(row | {"value": Decimal(row["value"])}))


def _with_fixed_spaces(story: Story) -> Story:
    def fixed(text: str) -> str:
        return NUMBER_AND_UNIT.sub("\u00a0", text)

    return replace(
        story,
        title=fixed(story.title),
        lead=fixed(story.lead),
        lines=tuple(replace(line, text=fixed(line.text)) for line in story.lines),
        facts=tuple(replace(fact, quote=fixed(fact.quote)) for fact in story.facts),
    )
