"""The scorer on golds small enough to count by hand."""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.bench.floors import find_falls, last_figures, write_figures
from tests.bench.gold import EXAMPLES, GoldArticle, read_examples, read_gold
from tests.bench.matching import agrees, choices, name_key, pair, same_number, same_place
from tests.bench.measures import (
    FOUND,
    KINDS,
    MEASURES,
    Rate,
    attribute_shares,
    broken_count,
    interval,
    leak_count,
    rate,
    ratios,
    select,
)
from tests.bench.mistakes import frequent_mistakes, shown, trust
from tests.bench.score import NO_GOLD, main
from tests.bench.scoring import score

Fact = dict[str, Any]


def figure(quote: str, value: float, unit: str = "person", **said: object) -> Fact:
    return {"quote": quote, "normal_value": value, "unit": unit, "block": "body", "confidence": "A", **said}


def article(**kinds: list[Fact]) -> dict[str, Any]:
    return {"id": "a", "text": "", **kinds}


def rate_of(measure: str, gold: dict[str, Any], predicted: dict[str, Any]) -> Rate:
    return rate(MEASURES[measure], [gold], [predicted])


def a_rate(f1: float, gold: int) -> Rate:
    return Rate(precision=f1, recall=f1, f1=f1, f1_low=f1, f1_high=f1, gold=gold)


GOLD = article(
    figures=[
        figure("12 công dân", 12, object="citizen", action="received", event_id="e1"),
        figure("3 vụ", 3, "case", object="case", action="arrested", event_id="e2"),
        figure("2 nạn nhân", 2, object=["victim", "person"], action="rescued", event_id="e1"),
        figure("7 bánh", 7, "brick", object="heroin", action="seized", block="teaser"),
    ],
    events=[
        {"event_id": "e1", "type": "handover", "date_start": "2026-03-18", "province_code": "80"},
        {"event_id": "e2", "type": "enforcement", "date_start": None, "province_code": ["80", None]},
    ],
    people=[
        {"name": "Lò Văn Khởi", "rank": "Đại úy", "role": "official", "block": "body"},
        {"name": "HÀ LINH", "role": "author", "block": "byline"},
    ],
)


def test_a_gold_scores_full_against_itself() -> None:
    single = article(figures=[figure("12 công dân", 12, action="received")])
    for measure in MEASURES:
        found = rate_of(measure, single, single)
        assert (found.precision, found.recall, found.f1) == (1.0, 1.0, 1.0), measure


def test_precision_and_recall_are_counted_over_all_articles() -> None:
    predicted = article(
        figures=[figure("12 công dân", 12), figure("3 vụ", 3, "case"), figure("40 km", 40, "item")]
    )
    more = article(figures=[figure("5 xe", 5, "vehicle")])
    found = rate(MEASURES["figure: value + unit"], [GOLD, more], [predicted, article()])
    # 2 right of 3 predicted; 2 right of 3 + 1 asked for.
    assert (found.precision, found.recall, found.gold) == (0.6667, 0.5, 4)
    assert found.f1 == 0.5714


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([(0, 0, 0)], (1.0, 1.0, 1.0)),
        ([(0, 0, 2)], (0.0, 1.0, 0.0)),
        ([(0, 2, 0)], (0.0, 0.0, 0.0)),
        ([(1, 2, 1), (0, 0, 1)], (0.5, 0.5, 0.5)),
    ],
)
def test_silence_is_right_only_where_nothing_is_asked(
    counts: list[tuple[int, int, int]], expected: tuple[float, float, float]
) -> None:
    assert ratios(counts) == expected


def test_the_interval_holds_the_score_and_is_the_same_every_time() -> None:
    counts = [(3, 4, 5), (1, 4, 2), (6, 6, 6), (0, 2, 3)]
    low, high = interval(counts)
    assert low < ratios(counts)[2] < high
    assert interval(counts) == (low, high)
    assert interval([(1, 1, 1)] * 5) == (1.0, 1.0)


def test_a_number_is_right_only_with_its_unit_and_words() -> None:
    gold = figure("1,5 tấn gạo", 1500, "kg")
    assert same_number(gold, figure("1,5 tấn", 1500.0000001, "kg"))
    assert not same_number(gold, figure("1,5 tấn", 1501, "kg"))
    assert not same_number(gold, figure("1,5 tấn", 1500, "item"))
    assert not same_number(gold, figure("1500 người", 1500, "kg"))
    assert same_number(figure("2 đến 3 tàu", [2, 3], "vessel"), figure("3 tàu", 3, "vessel"))  # type: ignore[arg-type]


def test_the_value_stands_in_where_gold_has_no_normal_value() -> None:
    gold = {"quote": "3 vụ", "value": 3, "unit": "case"}
    assert same_number(gold, figure("3 vụ", 3, "case"))


def test_any_value_of_a_gold_list_is_right() -> None:
    assert agrees(["20", None], None)
    assert agrees(["20", None], "20")
    assert not agrees(["20", None], "22")


def test_names_are_compared_without_case_accents_and_punctuation() -> None:
    assert name_key("Đồn Biên phòng Hoà-Bình") == "don bien phong hoa binh"
    assert name_key(None) is None


def test_a_place_is_right_by_its_code_and_without_one_by_kind_and_name() -> None:
    coded = {"name": "Tân Thanh", "kind": "commune", "code": "13474"}
    assert same_place(coded, {"name": "khác", "kind": "hamlet", "code": "13474"})
    assert not same_place(coded, {"name": "Tân Thanh", "kind": "commune", "code": "02578"})
    maybe = {"name": ["171", "mốc 171"], "kind": "marker", "code": [None, "x"]}
    assert same_place(maybe, {"name": "Mốc 171", "kind": "marker"})
    assert not same_place(maybe, {"name": "mốc 171", "kind": "island"})


def test_rows_that_agree_on_more_find_each_other_first() -> None:
    gold = [figure("2 vụ", 2, "case", action="seized"), figure("2 vụ", 2, "case", action="arrested")]
    predicted = [figure("2 vụ", 2, "case", action="arrested")]
    pairs, missed, extra = pair(gold, predicted, same_number)
    assert pairs == [(gold[1], predicted[0])]
    assert (missed, extra) == ([gold[0]], [])


def test_one_predicted_fact_is_right_once() -> None:
    gold = [figure("2 vụ", 2, "case"), figure("2 vụ", 2, "case")]
    pairs, missed, extra = pair(gold, gold[:1], same_number)
    assert (len(pairs), len(missed), len(extra)) == (1, 1, 0)


def test_teasers_authors_and_ambiguous_facts_do_not_count() -> None:
    predicted = article(
        figures=[figure("12 công dân", 12), figure("9 vụ", 9, "case", confidence="D")],
        people=[{"name": "Hà Linh", "role": "author", "block": "body"}],
    )
    assert rate_of("figure: value + unit", GOLD, predicted).precision == 1.0
    assert rate_of("figure: value + unit", GOLD, predicted).gold == 3
    assert rate_of("person: name", GOLD, predicted).gold == 1
    assert select(predicted, "people") == []


def test_a_teaser_is_a_measure_of_its_own() -> None:
    own = article(figures=[figure("7 bánh", 7, "brick")])
    assert rate_of("teaser: figures", GOLD, own).recall == 0.0
    told_apart = article(figures=[figure("7 bánh", 7, "brick", block="teaser")])
    assert rate_of("teaser: figures", GOLD, told_apart).f1 == 1.0


def test_a_teasers_fact_told_as_the_articles_own_is_a_leak() -> None:
    own = article(figures=[figure("7 bánh", 7, "brick"), figure("12 công dân", 12)])
    assert leak_count([GOLD], [own]) == 1
    told_apart = article(figures=[figure("7 bánh", 7, "brick", block="teaser")])
    assert leak_count([GOLD], [told_apart]) == 0


def test_a_figure_hangs_on_its_event_by_type_day_and_province() -> None:
    events = [
        {"event_id": "x", "type": "handover", "date_start": "2026-03-18", "province_code": "80"},
        {"event_id": "y", "type": "enforcement", "date_start": "2026-03-18", "province_code": "80"},
    ]
    figures = [
        figure("12 công dân", 12, event_id="x"),
        figure("3 vụ", 3, "case", event_id="y"),  # gold's event has no day
        figure("2 nạn nhân", 2, event_id=None),
    ]
    found = rate_of("figure: hangs on its event", GOLD, article(figures=figures, events=events))
    assert found.precision == 0.3333
    alone = article(figures=[figure("5 xe", 5, "vehicle")])
    assert rate_of("figure: hangs on its event", alone, alone).f1 == 1.0


def test_an_attribute_counts_where_the_fact_is_found_and_either_side_says_something() -> None:
    predicted = article(
        figures=[
            figure("12 công dân", 12, object="person", action="received"),
            figure("2 nạn nhân", 2, object="person", action=None),
        ],
        people=[{"name": "lò văn khởi", "rank": "đại uý", "role": "official", "block": "body"}],
    )
    shares = attribute_shares([GOLD], [predicted])
    assert (shares["figures"]["object"].right, shares["figures"]["object"].seen) == (1, 2)
    assert (shares["figures"]["action"].right, shares["figures"]["action"].seen) == (1, 2)
    assert "offence" not in shares["figures"]
    assert shares["people"]["rank"].share == 1.0


def test_a_quote_that_is_not_the_text_is_broken() -> None:
    text = "Bắt 3 vụ."
    good = {"quote": "3 vụ", "start": 4, "end": 8}
    moved = {"quote": "3 vụ", "start": 3, "end": 7}
    empty = {"quote": "", "start": 0, "end": 0}
    assert broken_count([{"text": text, "figures": [good]}]) == 0
    assert broken_count([{"text": text, "figures": [good, moved], "units": [empty]}]) == 2
    assert broken_count([{"text": "", "figures": []}]) == 1


def test_each_confidence_has_its_own_precision_and_only_d_takes_what_is_left() -> None:
    predicted = article(
        figures=[
            figure("12 công dân", 12, object="citizen", action="received"),
            figure("40 km", 40, "item"),
            figure("3 vụ", 3, "case", object="case", action="seized", confidence="B"),
            figure("12 công dân", 12, confidence="D"),
            figure("2 nạn nhân", 2, confidence="D"),
        ]
    )
    grades = trust([GOLD], [predicted])["figures"]
    assert {grade: (found.found.right, found.found.seen) for grade, found in grades.items()} == {
        "A": (1, 2),
        "B": (1, 1),
        "D": (1, 2),
    }
    assert {grade: found.whole.right for grade, found in grades.items()} == {"A": 1, "B": 0, "D": 0}


def test_the_most_frequent_errors_come_first_with_an_article_to_look_at() -> None:
    first = article(figures=[figure("3 vụ", 3, "case", action="arrested", period_start="2026-01-01")])
    wrong = article(figures=[figure("3 vụ", 3, "case", action="seized", period_start="2026-02-01")])
    surplus = article(
        figures=[figure("4 xe", 4, "vehicle")], people=[{"name": "Cửa Khẩu", "role": "suspect"}]
    )
    errors = frequent_mistakes(["a", "b", "c"], [first, first, article()], [wrong, wrong, surplus])
    told = [(e.kind, e.field, e.gold, e.predicted, e.count, e.sample) for e in errors]
    assert told[:2] == [
        ("figures", "action", "arrested", "seized", 2, "a"),
        ("figures", "period_start", "a day", "a day", 2, "a"),
    ]
    assert set(told[2:]) == {
        ("figures", "unit", "no fact", "vehicle", 1, "c"),
        ("people", "role", "no fact", "suspect", 1, "c"),
    }
    assert frequent_mistakes(["a"], [first], [article()], limit=1)[0].predicted == "no fact"


def test_errors_show_codes_and_hide_single_values() -> None:
    values = ["illegal_crossing", "2026-03-18", "25681", 1985, None, ["CN", None], "Phó Đồn trưởng"]
    assert [shown(value) for value in values] == [
        "illegal_crossing",
        "a day",
        "a code",
        "a number",
        "–",
        "CN",
        "a text",
    ]


def test_a_score_can_be_told_as_json() -> None:
    told = json.loads(json.dumps(asdict(score(["a"], [GOLD], [GOLD | {"text": "x"}]))))
    assert told["articles"] == 1
    assert told["measures"]["person: name"]["gold"] == 1
    assert told["broken_quotes"] == 8  # four figures, two events, two people, none with offsets


def test_a_fall_is_told_only_beyond_the_tolerance_and_with_enough_gold() -> None:
    last = {"examples": {"unit: name": {"f1": 0.9}, "place: any": {"f1": 0.9}, "event: type": {"f1": 0.9}}}
    rates = {
        "examples": {
            "unit: name": a_rate(0.89, 100),
            "place: any": a_rate(0.8899, 100),
            "event: type": a_rate(0.5, 99),
            "person: name": a_rate(0.1, 500),
        },
        "real": {"unit: name": a_rate(0.1, 500)},
    }
    assert find_falls(rates, last) == ["examples: place: any: F1 0.8899, last 0.9000"]


def test_figures_are_written_for_the_groups_measured_and_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "scores.toml"
    write_figures({"real": {"unit: name": a_rate(0.7, 200)}}, path)
    write_figures({"examples": {"unit: name": a_rate(0.8, 20)}}, path)
    last = last_figures(path)
    assert last["real"]["unit: name"] == {"f1": 0.7, "precision": 0.7, "recall": 0.7, "gold": 200}
    assert last["examples"]["unit: name"]["f1"] == 0.8
    assert last_figures(tmp_path / "none.toml") == {}


def test_a_gold_folder_is_read_into_its_groups(tmp_path: Path) -> None:
    texts = [{"id": name, "published": None, "text": "x"} for name in ("dev-1", "seed-1")]
    texts.append({"id": "own-1", "published": "2026-01-02", "text": "y"})
    lines = "\n".join(json.dumps(text) for text in texts)
    (tmp_path / "articles.jsonl").write_text(lines + "\n", encoding="utf-8")
    for text in texts:
        (tmp_path / f"{text['id']}.json").write_text(json.dumps({"id": text["id"], "figures": []}))
    articles = read_gold(tmp_path)
    assert [(found.name, found.group) for found in articles] == [
        ("dev-1", "real"),
        ("own-1", "invented"),
        ("seed-1", "real"),
    ]
    assert articles[1].published_on == date(2026, 1, 2)
    assert articles[0].published_on is None


@pytest.mark.parametrize("example", read_examples(), ids=lambda example: example.name)
def test_an_example_quotes_its_text_and_names_its_events(example: GoldArticle) -> None:
    assert (EXAMPLES / f"{example.name}.json").exists()
    events = {event["event_id"] for event in example.facts["events"]}
    for kind in KINDS:
        for fact in example.facts[kind]:
            assert fact["quote"], (kind, fact)
            assert fact["quote"] in example.text, (kind, fact)
            roles = {"title", "lead", "body", "caption", "byline", "teaser"}
            assert set(choices(fact["block"])) <= roles, (kind, fact)
            assert set(choices(fact.get("event_id"))) <= {*events, None}, (kind, fact)


def test_examples_are_there_and_are_found_in_themselves() -> None:
    examples = read_examples()
    assert len(examples) >= 6
    for example in examples:
        for kind, test in FOUND.items():
            facts = select(example.facts, kind)
            first = [{k: v[0] if isinstance(v, list) else v for k, v in fact.items()} for fact in facts]
            assert pair(facts, first, test)[1] == [], (example.name, kind)


def test_a_folder_that_is_no_gold_folder_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COTMOC_GOLD", str(tmp_path / "nowhere"))
    assert main([]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert str(tmp_path / "nowhere") in told.err


def test_without_a_gold_folder_the_examples_alone_are_scored() -> None:
    variables = {name: value for name, value in os.environ.items() if name != "COTMOC_GOLD"}
    command = [sys.executable, "-m", "tests.bench.score"]
    run = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    told = run.stdout
    assert told.startswith("EXAMPLES: ")
    assert told.endswith(NO_GOLD + "\n")
    assert "INVENTED" not in told
