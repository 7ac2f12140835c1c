"""Times as pages print them."""

import pytest

from tasks.articles.dates import read_time, time_in_address


@pytest.mark.parametrize(
    ("printed", "instant"),
    [
        ("2025-12-13T10:05:00+07:00", "2025-12-13T10:05:00+07:00"),
        ("2025-12-13T03:05:00.123Z", "2025-12-13T10:05:00+07:00"),
        ("2025-12-13T10:05:00+0700", "2025-12-13T10:05:00+07:00"),
        ("2025-12-13T10:05:00 +07", "2025-12-13T10:05:00+07:00"),
        ("2025-12-13 10:05", "2025-12-13T10:05:00+07:00"),
        ("2025-12-13T22:30:00-05:00", "2025-12-14T10:30:00+07:00"),
        ("2025-12-13", "2025-12-13T00:00:00+07:00"),
        ("Thứ tư, 22/10/2025, 19:25 (GMT+7)", "2025-10-22T19:25:00+07:00"),
        ("19:25 | 22/10/2025", "2025-10-22T19:25:00+07:00"),
        ("22-10-2025 - 19h25", "2025-10-22T19:25:00+07:00"),
        ("22.10.2025", "2025-10-22T00:00:00+07:00"),
        ("Ngày 3/4/2026 5:20 CH", "2026-04-03T17:20:00+07:00"),
        ("8/23/2026 5:20:00\u202fPM", "2026-08-23T17:20:00+07:00"),
        ("12/13/2025 12:05:00 AM", "2025-12-13T00:05:00+07:00"),
        ("31/02/2026 10:00", None),
        ("13-13-2025", None),
        ("2025-02-30T10:00:00", None),
        ("10:05", None),
        ("Ngày 13-12", None),
        ("22/10/25 19:25", None),
        ("0001-01-01T00:00:00", None),
        ("9999-12-31T23:59:59Z", None),
        ("2025-12-13T10:05:00+99:99", None),
        ("25:61 22/10/2025", None),
        ("", None),
    ],
)
def test_a_printed_time_is_an_instant_in_vietnam_or_nothing(printed: str, instant: str | None) -> None:
    found = read_time(printed)
    assert (found.isoformat() if found else None) == instant


@pytest.mark.parametrize(
    ("path", "instant"),
    [
        ("/tau-chim-100250822041500123.htm", "2025-08-22T04:15:00+07:00"),
        ("/tau-chim-20260823052000123.htm", "2026-08-23T05:20:00+07:00"),
        ("/gap-mat-1684588700000.htm", "2023-05-20T20:18:20+07:00"),
        ("/tau-chim-100259922041500123.htm", None),
        ("/bai-viet-4954327.html", None),
        ("/bai-viet-post812001.html", None),
    ],
)
def test_an_id_may_hold_the_time_of_writing(path: str, instant: str | None) -> None:
    found = time_in_address(path)
    assert (found.isoformat() if found else None) == instant
