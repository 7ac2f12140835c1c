"""Figures of quality: what chance does stays unsaid, what a redesign does is said in its first run."""

from random import Random
from typing import Any

import pytest
from duckdb import DuckDBPyConnection

from tests.warehouse.desk import SOURCE, at, batch, document, outcome, page, poll
from warehouse import store
from warehouse.drift import at_least, boilerplate, metrics, share, silence

Row = dict[str, Any]


def pages(count: int, chance: Random, **fields: object) -> list[Row]:
    """Pages as a paper has them: lengths vary, one in ten bears no author, one in thirty no lead."""
    return [
        page(
            str(chance.random()),
            body_length=int(chance.lognormvariate(7.3, 0.5)),
            agreement=round(chance.uniform(0.8, 1), 2),
            author_rung=None if chance.random() < 0.1 else "layout",
            lead_rung=None if chance.random() < 0.03 else "layout",
            fact_count=chance.randint(3, 25),
            fingerprint=(
                "article.story",
                "div.article__body",
                *chance.sample(["p.caption", "table", "h2"], 2),
            ),
        )
        | fields
        for _ in range(count)
    ]


def drifting(now: list[Row], before: list[Row]) -> set[str]:
    return {metric.metric for metric in metrics(now, before) if metric.is_drifting}


REDESIGNS: dict[str, Row] = {
    "without_published": {"published_rung": None},
    "without_lead": {"lead_rung": None},
    "without_author": {"author_rung": None},
    "without_title": {"title_rung": None},
    "without_design": {"design": None},
    "title_by_meta": {"title_rung": "meta"},
    "body_by_generic": {"body_rung": "generic"},
    "published_by_discovery": {"published_rung": "discovery"},
    "sign_several_bodies": {"signs": ("several_bodies",)},
    "short_body": {"body_length": 90},
    "body_length_p50": {"body_length": 9000},
    "low_agreement": {"agreement": 0.3},
    "likeness": {"fingerprint": ("div.story-2027", "main.page", "section.text")},
    "facts_per_1000_words": {"fact_count": 0},
}


@pytest.mark.parametrize("metric", REDESIGNS)
def test_a_redesign_is_noticed_in_its_first_run(metric: str) -> None:
    chance = Random(metric)
    before, now = pages(200, chance), pages(12, chance, **REDESIGNS[metric])
    assert metric in drifting(now, before)


@pytest.mark.parametrize("metric", sorted(set(REDESIGNS) - {"body_length_p50", "facts_per_1000_words"}))
def test_a_few_pages_are_enough_where_it_never_was_so(metric: str) -> None:
    chance = Random(metric)
    assert metric in drifting(pages(5, chance, **REDESIGNS[metric]), pages(200, chance))


def test_at_most_one_run_in_a_hundred_alarms_for_nothing() -> None:
    chance = Random(5)
    before = pages(300, chance)
    alarms = sum(bool(drifting(pages(chance.choice([1, 2, 5, 20, 60]), chance), before)) for _ in range(400))
    assert alarms <= 4


def test_nothing_is_said_before_it_is_known_what_is_usual() -> None:
    now = pages(20, Random(1), design=None, published_rung=None)
    assert drifting(now, pages(9, Random(2))) == set()
    assert {metric.baseline for metric in metrics(now, [])} == {None}
    assert metrics([], pages(9, Random(2))) == []


def test_the_chance_of_a_share_is_the_binomial_tail() -> None:
    assert at_least(0, 5, 0.3) == pytest.approx(1)
    assert at_least(5, 5, 0.3) == pytest.approx(0.3**5)
    assert at_least(1, 2, 0.5) == pytest.approx(0.75)
    assert not share("rejected", 1, 1, 0, 200).is_drifting
    assert share("rejected", 3, 3, 0, 200).is_drifting
    assert share("without_author", 0, 40, 100, 200).is_drifting


def test_one_paragraph_in_many_articles_is_boilerplate() -> None:
    same = "Bạn đọc có thể theo dõi Báo Cột Mốc trên các nền tảng số mỗi ngày."
    texts = [{f"Tin thứ {n} về công tác tuần tra trên tuyến biên giới.", same} for n in range(6)]
    found = boilerplate(texts)
    assert found
    assert found.is_drifting
    assert found.value == 1.0
    single = boilerplate([{f"Tin thứ {n}."} for n in range(6)])
    assert single
    assert not single.is_drifting
    assert boilerplate([{same}] * 4) is None


def test_silence_is_measured_by_the_source_s_own_gaps() -> None:
    daily = [20.0, 24.0, 28.0] * 5
    weekly = [160.0, 168.0, 170.0] * 5
    for gaps, hours, is_silent in ((daily, 60, False), (daily, 100, True), (weekly, 100, False)):
        found = silence(hours, gaps)
        assert found
        assert found.is_drifting == is_silent
    assert silence(1000, [1.0] * 3) is None


def run(con: DuckDBPyConnection, name: str, day: float, shown: list[Row], rejected: int = 0) -> None:
    """One measured run that read these pages on a day."""
    documents = [document(row["native_id"], "Tin.", day, published_at=at(day)) for row in shown]
    rejects = [
        {"address": f"/r{n}", "native_id": f"r{n}", "step": "parse", "reason": "no title found"}
        for n in range(rejected)
    ]
    outcomes = [outcome(row["native_id"], day=day) for row in shown]
    outcomes += [outcome(f"r{n}", day=day) for n in range(rejected)]
    store.begin_run(con, name, "ingest", at(day))
    store.record_discovery(con, name, SOURCE, outcomes, at(day))
    store.write_polls(con, name, SOURCE, [poll(lost_count=2)], at(day))
    made = batch(documents, outcomes, day, run_id=name, rejects=rejects, pages=shown)
    store.load_batch(con, made)
    store.measure(con, name, SOURCE, at(day))
    store.finish_run(con, name, at(day))


QUALITY = "select dated_share, drift, is_silent, lost_count from fct_source_quality"


def test_runs_leave_figures_and_the_source_says_what_drifted(con: DuckDBPyConnection) -> None:
    chance = Random(3)
    for day in range(12):
        run(con, f"run-{day}", day, pages(4, chance))
    ((dated, drift, is_silent, lost),) = con.execute(QUALITY).fetchall()
    assert (dated, drift, is_silent) == (1, [], False)
    assert lost == 16
    run(con, "redesign", 12, pages(4, chance, published_rung=None, signs=("no_date",)), rejected=6)
    ((dated, drift, _, _),) = con.execute(QUALITY).fetchall()
    assert dated == pytest.approx(48 / 52)
    assert set(drift) == {"published_by_meta", "rejected", "sign_no_date", "without_published"}
    told = con.execute(
        "select value, baseline from fct_run_metric where run_id = 'redesign' and metric = 'rejected'"
    ).fetchall()
    assert told == [(0.6, 0.0)]
    run(con, "later", 40, [])
    ((_, _, is_silent, _),) = con.execute(QUALITY).fetchall()
    assert is_silent
