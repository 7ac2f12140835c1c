"""Dates of feeds: every shape that 17 outlets print, read with the right zone."""

import csv
import os
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.discovery.dates import read_feed_date, read_listed_date

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


# The table of 17 outlets: a sample of our own in the form that each prints, the instant worked out by hand,
# the zone, and how it is known. The figures are of 14,434 entries of July and August 2026.
with (Path(__file__).parent / "feed_dates.csv").open(encoding="utf-8") as table:
    OUTLETS = {row["outlet"]: row for row in csv.DictReader(table)}


@pytest.mark.parametrize("row", OUTLETS.values(), ids=lambda row: row["outlet"])
def test_the_form_of_every_outlet_is_read_in_its_zone(row: dict[str, str]) -> None:
    found = read_feed_date(row["sample"])
    assert found
    assert found.astimezone(UTC) == datetime.fromisoformat(row["instant"]).replace(tzinfo=UTC)
    assert found.isoformat()[-6:] == row["zone"]
    assert row["evidence"]


def form_of(printed: str) -> str:
    """Give what is printed without its figures and names: `A, 9 A 9 9:9:9 +9`."""
    return re.sub(r"AM|PM|[A-Z][a-z]{2}", "A", re.sub(r"[0-9]+", "9", printed)).replace("\u202f", " ")


def test_every_date_of_the_corpus_is_read_in_the_form_and_zone_of_its_outlet() -> None:
    if "COTMOC_CORPUS" not in os.environ:
        pytest.skip("COTMOC_CORPUS is not set")
    with (Path(os.environ["COTMOC_CORPUS"]) / "feed_items.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 14_434
    assert {row["outlet"] for row in rows} == set(OUTLETS)
    for row in rows:
        outlet = OUTLETS[row["outlet"]]
        found = read_feed_date(row["published"])
        assert found, row
        assert found.isoformat()[-6:] == outlet["zone"], row
        assert form_of(row["published"]) == form_of(outlet["sample"]), row
        # The last snapshot was taken in the morning of 23 August.
        assert datetime(2026, 7, 1, tzinfo=UTC) < found < datetime(2026, 8, 23, 2, tzinfo=UTC), row


LISTED = [
    ("Chủ nhật, 22/11/2026, 19:25 (GMT+7)", "2026-11-22T12:25:00"),
    ("Thứ Hai, 23/11/2026 07:05", "2026-11-23T00:05:00"),
    ("22/11/2026 - 19:25", "2026-11-22T12:25:00"),
    ("22-11-2026 | 19:25", "2026-11-22T12:25:00"),
    ("19:25 22/11/2026", "2026-11-22T12:25:00"),
    ("19:25 | Thứ năm, 1/10/2026", "2026-10-01T12:25:00"),
    ("22/11/2026", "2026-11-21T17:00:00"),
    ("2026-11-22T19:25:00+07:00", "2026-11-22T12:25:00"),
]


@pytest.mark.parametrize(("printed", "instant"), LISTED)
def test_a_line_of_a_listing_that_is_a_date_is_read(printed: str, instant: str) -> None:
    found = read_listed_date(printed)
    assert found
    assert found.astimezone(UTC) == datetime.fromisoformat(instant).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "printed",
    ["", "2 giờ trước", "Ngày 22/11/2026, đoàn công tác", "31/02/2026", "22/11", "Trang 1/2/2026 xem thêm"],
)
def test_any_other_line_of_a_listing_is_no_date(printed: str) -> None:
    assert read_listed_date(printed) is None


@given(st.text(alphabet="0123456789/:-, |CNTthứhaiGMT+7()", max_size=90))
def test_any_line_is_a_date_with_a_zone_or_none(text: str) -> None:
    found = read_listed_date(text)
    assert found is None or found.utcoffset() is not None
