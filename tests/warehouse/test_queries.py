"""The analyst's questions: each runs on the sample, and its rows are what a person counts there."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from tests.warehouse.desk import at
from tests.warehouse.sample import load_sample
from warehouse.ask import Question, ask, questions
from warehouse.connect import open_warehouse
from warehouse.snapshot import publish

D, MARCH = Decimal, date(2026, 3, 1)
HERE, THERE = "http://127.0.0.1:8000/", "bao-khac"

EXPECTED: dict[str, list[tuple[object, ...]]] = {
    "arrests_by_offence": [("drugs", 2026, D(3), None, None, 1, 1)],
    "coverage_and_freshness": [
        ("bao-bien", 3, 1, 0, 0, date(2026, 3, 1), date(2026, 4, 1), at(40), 0),
        (THERE, 3, 1, 1, 0, date(2026, 3, 2), date(2026, 3, 10), at(40), 0),
    ],
    "drugs_seized_in_kg": [("heroin", 2026, D("1.5"), None, None, 1, 1)],
    "illegal_crossings_by_neighbour": [
        ("LA", "illegal_crossing", "detected", "person", D(4), None, None, 1, 1)
    ],
    "laws_named": [("decree", "71/2015/NĐ-CP", 1, 1)],
    "most_quoted_officials": [
        ("Lê Văn Núi", "VN", ["Đại tá"], ["Chỉ huy trưởng"], 2, 1),
        ("Trần Mộc", "CN", None, None, 1, 1),
    ],
    "people_handed_over_by_gate": [
        ("Suối Mây", "CN", "received", "citizen", None, D(20), None, 1, 1),
        ("Suối Mây", "CN", "received", "victim", D(2), None, None, 1, 1),
    ],
    "people_rescued_at_sea": [(None, "Hải Lau", "rescued", None, None, D(6), 1, 1)],
    "plans_for_gates": [
        (
            "Suối Mây", "CN", "planned", None, "none", "nâng cấp cửa khẩu", date(2026, 3, 8), 1, 1,
            "bao-bien", f"{HERE}1003.htm",
        )
    ],
    "results_of_periods": [
        (
            ["BĐBP tỉnh Cao Sương"], date(2026, 1, 1), date(2026, 3, 31), "quý I", None, "detected", "case",
            "exact", D(335), None, "case", "335 vụ", 1, 1, "bao-bien", date(2026, 4, 1), f"{HERE}1004.htm",
        )
    ],
    "seizures_by_province_and_month": [
        ("Cao Sương", MARCH, "heroin", "kg", D("1.5"), None, None, 1, 1),
        (None, None, "cigarettes", "packet", D(2000), None, None, 1, 1),
    ],
    "trafficking_victims": [(MARCH, "received", "CN", D(2), None, None, 1, 1)],
    "value_of_smuggled_goods": [("cigarettes", "VND", None, D(1500000000), None, 1, 1)],
    "who_met_whom_and_agreed_what": [
        (
            date(2026, 3, 7), date(2026, 3, 8), "talks", "CN", None, "agreed", "tăng cường tuần tra",
            ["BĐBP Cao Sương", "Trạm Mù Sương"], ["Trần Mộc (CN)", "Đại tá Lê Văn Núi (VN)"], 1, 1,
            "bao-bien", f"{HERE}1003.htm",
        )
    ],
}  # fmt: skip


@pytest.fixture(scope="module")
def published(new_file: Callable[[], Path]) -> Path:
    file = new_file()
    with open_warehouse(file) as con:
        load_sample(con)
    publish(file, file.with_name("cotmoc.duckdb"))
    return file.with_name("cotmoc.duckdb")


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_a_shipped_question_gives_what_a_person_counts(published: Path, question: Question) -> None:
    answer = ask(published, question.sql)
    assert list(answer.rows) == EXPECTED[question.name]
    assert {"report_count", "source_count"} <= set(answer.columns)


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_a_shipped_question_asks_public_views_alone(question: Question) -> None:
    words = question.sql.replace("(", " ").replace(")", " ").split()
    asked = {after for word, after in pairwise(words) if word in {"from", "join"}}
    assert asked
    assert all(name.startswith(("fct_", "dim_")) for name in asked)


def test_there_are_at_least_ten_questions_each_with_a_title() -> None:
    assert len(questions()) >= 10
    assert all(question.title and question.title[0].isupper() for question in questions())
