"""Parts that add up: numbers told beside their sum are parts of it (`36 chốt: 19 cố định, 17 lưu động`)."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tasks.facts.repeats import DRUGS, PEOPLE
from tasks.facts.resolve import Row
from tasks.records import Figure

# How far from its parts a sum is looked for, in figures of its kind.
REACH = 6
# Goods are weighed and counted for sure: their parts may be sentences apart.
MEASURED = frozenset({"kg", "pill", "brick", "packet", "litre", "animal"})
FATES = frozenset({"rescued", "received", "dead", "missing", "injured"})
FATES_APART = 3
OUTCOMES = frozenset({"dead", "missing", "injured"})


def mark_parts(rows: Sequence[Row]) -> list[Row]:
    """Give the rows, those that add up to another of their kind marked as `subset`."""
    parts = set(_listed_before_sum(rows))
    for places in _alike(rows):
        totals = [place for place in places if rows[place].figure.kind == "total"]
        for run in (*_runs(places), *_runs(totals)):
            near = places[
                max(0, bisect_left(places, run[0]) - REACH) : bisect_left(places, run[-1]) + REACH + 1
            ]
            if any(_adds_up(rows, whole, run) for whole in near if whole not in run):
                parts.update(run)
    return [
        replace(row, figure=replace(row.figure, kind="subset"))
        if place in parts and row.figure.kind == "total"
        else row
        for place, row in enumerate(rows)
    ]


def _alike(rows: Sequence[Row]) -> list[list[int]]:
    """Give the places of figures that could be added: same unit, like objects."""
    groups: dict[tuple[str, str, bool], list[int]] = {}
    for place, row in enumerate(rows):
        figure = row.figure
        if figure.kind in ("total", "subset") and figure.unit not in ("case", "VND"):
            code = "people" if figure.object in PEOPLE else figure.object
            # `61kg ma túy`, of heroin and ketamine: the drugs of every name add up to drugs.
            for name in {code, "drugs"} if figure.object in DRUGS else {code}:
                groups.setdefault((figure.unit, name, figure.block == "teaser"), []).append(place)
    return list(groups.values())


def _runs(places: Sequence[int]) -> Iterator[Sequence[int]]:
    for length in (2, 3):
        for at in range(len(places) - length + 1):
            yield places[at : at + length]


def _adds_up(rows: Sequence[Row], whole: int, parts: Sequence[int]) -> bool:
    total, figures = rows[whole].figure, [rows[part].figure for part in parts]
    is_sum = sum(figure.normal_value for figure in figures) == total.normal_value
    if not is_sum or total.scope != figures[0].scope or not _of_one_kind(total, figures):
        return False
    if rows[parts[-1]].is_rest and rows[parts[-1]].sentence - rows[parts[0]].sentence <= 1:
        return True
    if total.action in OUTCOMES:
        return False
    return _are_fates(rows, whole, parts) or _is_one_story(rows, whole, parts)


def _of_one_kind(total: Figure, figures: Sequence[Figure]) -> bool:
    """Tell whether a sum may hold such parts: `ma túy` every drug, heroin only heroin."""
    if total.object not in DRUGS or total.object == "drugs":
        return True
    return {figure.object for figure in figures} == {total.object}


def _are_fates(rows: Sequence[Row], whole: int, parts: Sequence[int]) -> bool:
    """Tell the fates of one crew: `16 ngư dân`, `cứu được 13 người`, `chưa tìm thấy ba ngư dân`."""
    total, fates = rows[whole].figure, {rows[part].figure.action for part in parts}
    first, last = rows[parts[0]].sentence, rows[parts[-1]].sentence
    if {total.action, *fates} == {"rescued"} and rows[whole].sentence == last:
        # `vớt được 5 người. … cứu thêm 2 người, đưa tổng số lên 7`
        return last - first <= FATES_APART
    return len(fates) > 1 and fates <= FATES and total.action not in FATES and last - first <= FATES_APART


def _is_one_story(rows: Sequence[Row], whole: int, parts: Sequence[int]) -> bool:
    """Tell parts that add up by no chance: measured goods, or people of one sentence and event."""
    total, figures = rows[whole].figure, [rows[part].figure for part in parts]
    if len({rows[part].sentence for part in parts}) > 1:
        return total.unit in MEASURED
    is_one_deed = {total.action, *(figure.action for figure in figures)} == {"rescued"}
    one_event = None in (total.event_id, figures[0].event_id) or total.event_id == figures[0].event_id
    return is_one_deed or one_event


def _listed_before_sum(rows: Sequence[Row]) -> Iterator[int]:
    """Give what is listed before its weight in all: `160 giàn pháo, 12 bệ pháo, tổng khối lượng 268,4kg`."""
    for place, row in enumerate(rows):
        if not row.is_sum:
            continue
        opens = not place or rows[place - 1].sentence != row.sentence
        sentence = row.sentence - 1 if opens else row.sentence
        listed = [
            i
            for i in range(max(0, place - 12), place)
            if rows[i].sentence == sentence and rows[i].figure.object == row.figure.object
        ]
        if len(listed) > 1:
            yield from listed
