"""Dates of feeds: every shape that 17 outlets print, read with the right zone."""

import csv
import os
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.discovery.dates import read_feed_date

# What is printed, and the instant in UTC, worked out by hand.
PRINTED = [
    ("Sun, 22 Nov 2026 02:00:00 +0700", "2026-11-21T19:00:00"),
    ("Sun, 22 Nov 2026 02:00:00 +07:00", "2026-11-21T19:00:00"),
    ("Sun, 22 Nov 2026 02:00:00 +07", "2026-11-21T19:00:00"),
    ("Sun, 22 Nov 2026 02:00:00 GMT+7", "2026-11-21T19:00:00"),
    ("Sun, 22 Nov 2026 02:00:00 GMT+07:00", "2026-11-21T19:00:00"),
    ("Sun, 22 Nov 26 02:00:00 +0700", "2026-11-21T19:00:00"),
    ("Sun, 22 Nov 2026 02:00:00 GMT", "2026-11-22T02:00:00"),
    ("Sun, 22 Nov 2026 02:00:00 Z", "2026-11-22T02:00:00"),
    ("Sun, 22 Nov 2026 02:00:00 -0330", "2026-11-22T05:30:00"),
    ("Sun, 22 Nov 2026 02:00:00", "2026-11-21T19:00:00"),
    ("22 November 2026 02:00 +0700", "2026-11-21T19:00:00"),
    ("CN, 1 Nov 2026 00:00:00 +0700", "2026-10-31T17:00:00"),
    ("11/22/2026 2:00:00 AM", "2026-11-21T19:00:00"),
    ("11/22/2026 2:00:00\u202fPM", "2026-11-22T07:00:00"),
    ("11/22/2026 12:30:00 AM", "2026-11-21T17:30:00"),
    ("11/22/2026 12:30:00 PM", "2026-11-22T05:30:00"),
    ("1/2/2026 7:00:00 AM", "2026-01-02T00:00:00"),
    ("2026-11-22T02:00:00+07:00", "2026-11-21T19:00:00"),
    ("2026-11-22T02:00:00.123+0700", "2026-11-21T19:00:00"),
    ("2026-11-22T02:00:00Z", "2026-11-22T02:00:00"),
    ("2026-11-22 02:00", "2026-11-21T19:00:00"),
    ("2026-11-22", "2026-11-21T17:00:00"),
    ("  Sun,  22 Nov 2026\n02:00:00 +0700 ", "2026-11-21T19:00:00"),
]


@pytest.mark.parametrize(("printed", "instant"), PRINTED)
def test_a_printed_date_is_read_with_its_zone(printed: str, instant: str) -> None:
    found = read_feed_date(printed)
    assert found
    assert found.astimezone(UTC) == datetime.fromisoformat(instant).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "printed",
    [
        None,
        "",
        "hôm qua",
        "Tue, 31 Feb 2026 02:00:00 +0700",
        "Sun, 22 Nov 2026 25:00:00 +0700",
        "Sun, 22 Nov 2026 02:60:00 +0700",
        "Sun, 22 Nov 2026 02:00:00 +9900",
        "Sun, 22 Nov 2026 02:00:00 EST",
        "Sun, 22 Xyz 2026 02:00:00 +0700",
        "13/13/2026 2:00:00 AM",
        "11/22/2026 13:00:00 PM",
        "11/22/2026 0:00:00 AM",
        "22/11/2026 02:00",
        "٢٢ Nov 2026 02:00:00 +0700",
        "2026-13-01",
        "1764000000",
        "Sun, 22 Nov 2026",
        "9" * 100_000,
    ],
)
def test_what_is_no_date_is_none(printed: str | None) -> None:
    assert read_feed_date(printed) is None


@given(st.text(max_size=100))
def test_any_text_is_a_date_with_a_zone_or_none(text: str) -> None:
    found = read_feed_date(text)
    assert found is None or found.utcoffset() is not None


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2068, 1, 1)))  # noqa: DTZ001
def test_a_date_comes_back_from_every_shape(moment: datetime) -> None:
    wanted = moment.replace(microsecond=0, tzinfo=UTC)
    half = f"{wanted.hour % 12 or 12}:{wanted:%M:%S} {'PM' if wanted.hour >= 12 else 'AM'}"
    assert read_feed_date(f"{wanted:%a, %d %b %Y %H:%M:%S} GMT") == wanted
    assert read_feed_date(wanted.isoformat()) == wanted
    local = read_feed_date(f"{wanted.month}/{wanted.day}/{wanted.year} {half}")
    assert local
    assert local.replace(tzinfo=UTC) == wanted


# Of the outlets of the corpus these print their dates in UTC, all others in Vietnamese time.
IN_UTC = {"VnEconomy", "BBC News Tiếng Việt"}


def test_every_date_of_the_corpus_is_read_and_no_feed_lies_in_the_future() -> None:
    if "COTMOC_CORPUS" not in os.environ:
        pytest.skip("COTMOC_CORPUS is not set")
    with (Path(os.environ["COTMOC_CORPUS"]) / "feed_items.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    offsets: dict[str, Counter[int]] = defaultdict(Counter)
    for row in rows:
        found = read_feed_date(row["published"])
        assert found, row
        assert datetime(2026, 7, 1, tzinfo=UTC) < found < datetime(2026, 8, 24, tzinfo=UTC), row
        offset = found.utcoffset()
        assert offset is not None
        offsets[row["outlet"]][int(offset.total_seconds() / 3600)] += 1
    assert len(rows) == 14_434
    assert len(offsets) == 17
    for outlet, counts in offsets.items():
        assert set(counts) == {0 if outlet in IN_UTC else 7}, outlet
