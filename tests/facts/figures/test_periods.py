"""Over which period a figure was added up: the one it is told of, not the one it is compared with."""

from datetime import date

import pytest

from tasks.facts.article import find_facts

PUBLISHED = date(2026, 10, 15)
FIRST_HALF = (date(2026, 1, 1), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Trong 6 tháng đầu năm 2026, đồn bắt giữ 60 vụ, tăng 8 vụ so với cùng kỳ năm 2025; "
            "xử phạt 41 vụ, tịch thu 300 lít dầu.",
            [FIRST_HALF] * 4,
        ),
        (
            "Trong 6 tháng đầu năm 2026, đồn bắt giữ 60 vụ. So với cùng kỳ năm 2025, tăng 8 vụ.",
            [FIRST_HALF] * 2,
        ),
        (
            "Theo báo cáo 6 tháng đầu năm 2026, đồn bắt giữ 60 vụ.\nXử phạt vi phạm hành chính 41 vụ.",
            [FIRST_HALF] * 2,
        ),
        ("Ngày 5/6, đồn bắt giữ 2 đối tượng, thu giữ 3kg heroin.", [(None, None)] * 2),
        ("Trước đó, năm 2024, tàu du lịch chở 10 khách bị chìm trên sông.", [(None, None)]),
    ],
)
def test_a_figure_has_the_period_it_is_told_of(
    text: str, expected: list[tuple[date | None, date | None]]
) -> None:
    figures = find_facts(text, (), PUBLISHED).figures
    assert [(figure.period_start, figure.period_end) for figure in figures] == expected
