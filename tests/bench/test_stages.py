"""What the table of stages is made of; the stages themselves take minutes and are run by hand."""

import pytest

from tests.bench.expected import as_stated
from tests.bench.loads import assert_inserted, figure_rows, insert_in_bulk, insert_one_by_one, new_warehouse
from tests.bench.pages import assert_read, read_with_ours, read_with_whole_soup, sample_pages
from tests.bench.rounds import Spread, cpu_seconds, ratios, spread, take_turns
from tests.bench.stages import Line


def line(median: float, ratio: float | None, goal: float | None) -> Line:
    value = Spread(median, median, median)
    return Line(
        stage="parse",
        way="ours",
        value=value,
        unit="pages",
        ratio=Spread(ratio, ratio, ratio) if ratio else None,
        goal=goal,
    )


def test_steps_take_turns_and_the_first_round_does_not_count() -> None:
    calls: list[str] = []

    def step(name: str) -> float:
        calls.append(name)
        return float(len(calls))

    seconds = take_turns({"a": lambda: step("a"), "b": lambda: step("b")}, rounds=3)
    assert calls == ["b", "a", "a", "b", "b", "a", "a", "b"]
    assert seconds == {"a": [3.0, 6.0, 7.0], "b": [4.0, 5.0, 8.0]}


def test_ratios_are_taken_round_by_round() -> None:
    assert ratios([6.0, 8.0, 30.0], [2.0, 2.0, 3.0]) == [3.0, 4.0, 10.0]
    assert spread([3.0, 10.0, 4.0]) == Spread(4.0, 3.0, 10.0)


def test_cpu_seconds_come_with_the_result_of_the_work() -> None:
    seconds, result = cpu_seconds(lambda: sum(range(100_000)))
    assert result == 4_999_950_000
    assert seconds > 0


@pytest.mark.parametrize(
    ("found", "verdict", "fails"),
    [
        (line(10, 3.0, 3), "met", False),
        (line(10, 2.9, 3), "MISSED", True),
        (line(99, None, 100), "MISSED", False),
        (line(99, None, None), "", False),
    ],
)
def test_only_a_ratio_can_fail(found: Line, verdict: str, fails: bool) -> None:
    assert (found.verdict, found.fails) == (verdict, fails)


def test_both_ways_of_reading_find_the_story() -> None:
    samples = sample_pages()[:8]
    for read in (read_with_ours, read_with_whole_soup):
        assert_read([read(sample) for sample in samples], samples)
    with pytest.raises(AssertionError):
        assert_read([read_with_ours(sample) for sample in samples[1:]], samples[:-1])


def test_both_ways_of_loading_hold_the_same_rows() -> None:
    rows = figure_rows(30)
    for insert in (insert_in_bulk, insert_one_by_one):
        with new_warehouse() as con:
            insert(con, rows)
            assert_inserted(con, rows)
            with pytest.raises(AssertionError):
                assert_inserted(con, rows[1:])


def test_an_expected_figure_is_compared_in_what_is_stated() -> None:
    gold = {
        "quote": "3 vụ",
        "normal_value": 3,
        "unit": "case",
        "object": "case",
        "action": "arrested",
        "qualifier": "exact",
        "kind": "total",
        "scope": "incident",
        "offence": None,
        "gate": None,
        "on": "2026-07-05",
    }
    event = {"date_start": "2026-07-05", "gate": "Na Mèo"}
    predicted = gold | {"offence": "drugs", "happening": event}
    assert as_stated(gold, predicted)
    assert not as_stated(gold, predicted | {"happening": None})
    assert not as_stated(gold | {"offence": "fuel"}, predicted)
    assert not as_stated(gold | {"gate": "Lao Bảo"}, predicted)
