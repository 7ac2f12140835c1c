"""A figure that is told again is one row: the most complete wording, the body before lead and title."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from tasks.facts.qualifiers import SEX
from tasks.facts.resolve import Row
from tasks.facts.verbs import MONEY
from tasks.records import Figure

BLOCKS = {"body": 0, "lead": 1, "title": 2, "caption": 3, "byline": 4, "boilerplate": 4, "teaser": 5}
PEOPLE = frozenset({"person", "citizen", "suspect", "victim", "fisher", "pupil", "soldier", "official"})
LIKE_PEOPLE = (
    {"citizen", "suspect"}, {"citizen", "victim"}, {"suspect", "victim"}, {"pupil", "victim"},
    {"fisher", "victim"}, {"soldier", "official"}, {"soldier", "victim"}, {"official", "victim"},
)  # fmt: skip
DRUGS = frozenset({"drugs", "methamphetamine", "synthetic_pills", "heroin", "ketamine", "opium", "cannabis"})
WEIGHED = frozenset({"kg", "litre", "VND", "m3"})
HURT = frozenset({"injured", "treated"})
CAUGHT = frozenset(
    {"detected", "arrested", "seized", "handled", "prosecuted", "transported", "other", "exchanged"}
)
# Deeds that are told beside another on the same people.
DEEDS_APART = frozenset({"treated", "informed", "given", "fined", "dead", "missing", "injured"})
# `cứu 6 người`, `tiếp nhận 6 ngư dân từ tàu hàng`: rescued by one, received by another.
TAKEN_OVER = frozenset({"rescued", "received"})
CARE = frozenset({"treated", "given"})
WEAK = frozenset({"detected", "other", "transported"})
# How many figures back a repeat is looked for: more than an article of the news has.
MEMORY = 200
# A number this large that comes again is the same one, whatever period each sentence names.
TELLTALE = 1000
# How far a rounded number may lie from the exact one: its share of it.
ROUGH = {
    "over": (Decimal("0.85"), Decimal(1)),
    "nearly": (Decimal(1), Decimal("1.1")),
    "about": (Decimal("0.92"), Decimal("1.08")),
    "indefinite": (Decimal("0.1"), Decimal(1)),
}


def without_repeats(rows: Sequence[Row]) -> list[Figure]:
    """Give figures once; one sentence does not repeat itself."""
    kept: list[Row] = []
    for row in rows:
        for i, known in enumerate(kept[-MEMORY:], max(0, len(kept) - MEMORY)):
            if known.sentence != row.sentence and _is_same(known, row):
                kept[i] = _better(known, row)
                break
        else:
            kept.append(row)
    return [row.figure for row in kept]


def _is_same(before: Row, row: Row) -> bool:
    known, figure = before.figure, row.figure
    if known.unit != figure.unit or {known.kind, figure.kind} & {"delta", "target"}:
        return False
    if (known.block == "teaser") != (figure.block == "teaser") or not _same_object(known, figure):
        return False
    if row.refers_back and known.normal_value == figure.normal_value:
        # `tiếp nhận 21 người … khám cho cả 21 người`: a second deed on the same people.
        return not (figure.action in CARE and figure.confidence == "A" and known.action == "received")
    return not _told_apart(known, figure) and _same_value(known, figure)


def _told_apart(known: Figure, figure: Figure) -> bool:
    """Tell figures of the same block that differ in period or in what was done."""
    if known.block != figure.block:
        return False
    rough = "indefinite" in (known.qualifier, figure.qualifier)
    if known.scope != figure.scope and not rough and known.normal_value < TELLTALE:
        return True
    return known.block == "body" and known.action != figure.action and _both_told(known, figure)


def _same_value(known: Figure, figure: Figure) -> bool:
    if known.normal_value == figure.normal_value:
        return True
    one_story = known.event_id == figure.event_id or None in (known.event_id, figure.event_id)
    return (one_story or known.block != figure.block) and (_rounds(known, figure) or _rounds(figure, known))


def _both_told(known: Figure, figure: Figure) -> bool:
    """Tell two deeds on one number, both said outright: `tiếp nhận 21 công dân`, `khám cho 21 người`."""
    actions = {known.action, figure.action}
    if (
        known.confidence != "A"
        or figure.confidence != "A"
        or actions == HURT
        or (actions <= CAUGHT and "prosecuted" not in actions)
    ):
        return False
    if "prosecuted" in actions and actions <= CAUGHT:
        # Arrest and later prosecution are two where each has its own happening.
        return known.event_id != figure.event_id
    return known.event_id != figure.event_id or bool(actions & DEEDS_APART) or actions == TAKEN_OVER


def _same_object(known: Figure, figure: Figure) -> bool:
    one, other = known.object, figure.object
    first, second = (known.object_text or "").lower(), (figure.object_text or "").lower()
    if figure.unit in MONEY:
        return True
    if one in PEOPLE and other in PEOPLE:
        alike = one == other or "person" in (one, other) or {one, other} in LIKE_PEOPLE
        return alike and (first == second or not {first, second} & SEX)
    if one == other and one in ("other", "document"):
        return first.startswith(second) or second.startswith(first)
    vague = "goods" in (one, other) and "other" not in (one, other)
    return one == other or vague or ("drugs" in (one, other) and {one, other} <= DRUGS)


def _rounds(rough: Figure, exact: Figure) -> bool:
    """Tell a rounded wording: `hơn 7kg` of 7,085 kg, `gần 6 yến` of 57,3 kg, `6,6 tấn` of 6.660 kg."""
    if (
        exact.qualifier not in ("exact", "about")
        or not exact.normal_value
        or rough.unit in ("case", "person")
    ):
        return False
    share = rough.normal_value / exact.normal_value
    if rough.qualifier == "exact":
        return rough.unit in WEIGHED and share != 1 and Decimal("0.99") < share < Decimal("1.01")
    low, high = ROUGH.get(rough.qualifier, (Decimal(2), Decimal(2)))
    return low <= share <= high


def _better(known: Row, row: Row) -> Row:
    """Give the more complete of two wordings of one fact, with what only the other one says."""
    first, second = (known, row) if _rank(known) <= _rank(row) else (row, known)
    figure, other = first.figure, second.figure
    stronger = figure.action in WEAK and other.action not in WEAK and other.confidence == "A"
    figure = replace(
        figure,
        action=other.action if stronger else figure.action,
        kind="subset"
        if "subset" in (figure.kind, other.kind) and second.refers_back | first.refers_back
        else figure.kind,
        event_id=figure.event_id or other.event_id,
        offence=_offence_of(first, second, stronger),
        object_text=figure.object_text or other.object_text,
    )
    return replace(first, figure=figure)


def _offence_of(row: Row, other: Row, stronger: bool) -> str | None:
    """Give the crime of a fact told twice: what is read beside one of them before what is only taken over."""
    offence, second = row.figure.offence, other.figure.offence
    if offence and second:
        return second if other.is_offence_told and not row.is_offence_told else offence
    return offence or (second if stronger else None)


def _rank(row: Row) -> tuple[int, int, int, int, int]:
    figure = row.figure
    rough = figure.qualifier in ("over", "nearly", "indefinite") and row.figure.block != "title"
    spelt = not any(c.isdigit() for c in figure.quote)
    return (
        BLOCKS.get(figure.block, 4),
        int(row.refers_back),
        int(rough),
        "ABCD".index(figure.confidence),
        int(spelt),
    )
