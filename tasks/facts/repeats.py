"""A figure that is told again is one row: the most complete wording, the body before lead, title and caption."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from tasks.records import Figure

BLOCKS = {"body": 0, "lead": 1, "title": 2, "caption": 3, "byline": 4, "boilerplate": 4, "teaser": 5}
PEOPLE = frozenset({"person", "citizen", "suspect", "victim", "fisher", "pupil", "soldier", "official"})
GOODS = frozenset({"goods", "other"})
OUTCOMES = frozenset({"dead", "missing", "injured", "treated", "rescued"})


def without_repeats(rows: Sequence[tuple[Figure, int]]) -> list[Figure]:
    """Give figures once; each comes with the number of its sentence, for one sentence does not repeat itself."""
    kept: list[tuple[Figure, int]] = []
    for figure, sentence in rows:
        for i, (known, place) in enumerate(kept):
            if place != sentence and _is_same(known, figure):
                kept[i] = (_better(known, figure), place if _better(known, figure) is known else sentence)
                break
        else:
            kept.append((figure, sentence))
    return [figure for figure, _ in kept]


def _is_same(known: Figure, figure: Figure) -> bool:
    if known.unit != figure.unit or known.kind in ("delta", "target") or figure.kind in ("delta", "target"):
        return False
    if (known.block == "teaser") != (figure.block == "teaser"):
        return False
    if not _same_object(known.object, figure.object):
        return False
    if known.scope != figure.scope and "D" not in (known.confidence, figure.confidence) and figure.block == known.block:
        return False
    if known.action != figure.action and known.block == figure.block == "body" and _both_told(known, figure):
        return False
    return known.normal_value == figure.normal_value or _rounds(known, figure) or _rounds(figure, known)


def _both_told(known: Figure, figure: Figure) -> bool:
    """Tell two deeds on the same number: both said outright, of two events (`cứu 6 người`, `tiếp nhận 6 ngư dân`)."""
    return known.confidence == figure.confidence == "A" and known.event_id != figure.event_id


def _same_object(one: str, other: str) -> bool:
    return one == other or {one, other} <= PEOPLE or bool({one, other} & GOODS)


def _rounds(rough: Figure, exact: Figure) -> bool:
    """Tell a rounded wording: `hơn 7kg` of 7,085 kg, `gần 6 yến` of 57,3 kg, `khoảng 300` of 310."""
    if exact.qualifier != "exact" or not exact.normal_value or rough.unit in ("case",):
        return False
    share = rough.normal_value / exact.normal_value
    limits = {
        "over": (Decimal("0.85"), Decimal(1)),
        "nearly": (Decimal(1), Decimal("1.1")),
        "about": (Decimal("0.92"), Decimal("1.08")),
        "indefinite": (Decimal("0.1"), Decimal(1)),
    }.get(rough.qualifier)
    return limits is not None and limits[0] <= share <= limits[1]


def _better(known: Figure, figure: Figure) -> Figure:
    """Give the more complete of two wordings of one fact, with what only the other one says."""
    first, second = (known, figure) if _rank(known) <= _rank(figure) else (figure, known)
    return replace(
        first,
        event_id=first.event_id or second.event_id,
        offence=first.offence or second.offence,
        object_text=first.object_text or second.object_text,
    )


def _rank(figure: Figure) -> tuple[int, int, int]:
    rough = figure.qualifier not in ("exact", "range")
    return (BLOCKS.get(figure.block, 4), int(rough), "ABCD".index(figure.confidence))
