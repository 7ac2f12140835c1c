"""The event lexicon: every row is of the vocabulary, and every need has objects that meet it."""

import csv
from pathlib import Path

import tasks.facts

LEXICON = Path(tasks.facts.__file__).parent / "lexicon"
TYPES = {
    *(
        "enforcement",
        "handover",
        "talks",
        "joint_patrol",
        "patrol",
        "agreement",
        "rescue",
        "disaster_response",
    ),
    *(
        "community_support",
        "crossing_traffic",
        "gate_infrastructure",
        "training_exercise",
        "visit",
        "personnel",
    ),
    *("conference_ceremony", "awareness_campaign", "inspection_control", "accident_incident", "other"),
}
NO_HAPPENING = ""


def rows_of(name: str) -> list[dict[str, str]]:
    with (LEXICON / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_trigger_has_a_type_a_weight_and_an_origin() -> None:
    for row in rows_of("event_triggers"):
        assert row["type"] in TYPES | {NO_HAPPENING}, row
        assert row["weight"] in ("0", "1", "2"), row
        assert row["term"] == row["term"].strip().lower(), row
        assert row["origin"], row


def test_every_type_has_a_trigger() -> None:
    assert {row["type"] for row in rows_of("event_triggers")} == TYPES | {NO_HAPPENING}


def test_every_need_of_a_trigger_has_objects() -> None:
    classes = {name for row in rows_of("event_objects") for name in row["classes"].split()} | {"name"}
    assert {row["needs"].removeprefix("~") for row in rows_of("event_triggers")} - {""} <= classes


def test_no_row_stands_twice() -> None:
    keys = [(row["term"], row["type"], row["needs"]) for row in rows_of("event_triggers")]
    assert len(keys) == len(set(keys))
    terms = [row["term"] for row in rows_of("event_objects")]
    assert len(terms) == len(set(terms))


def test_a_term_that_needs_nothing_tells_one_type() -> None:
    plain = [row["term"] for row in rows_of("event_triggers") if not row["needs"]]
    assert len(plain) == len(set(plain))
