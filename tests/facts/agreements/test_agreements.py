"""What two sides agreed on: each clause a row, and what only looks like one."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from tasks.facts.article import find_facts
from tasks.records import Agreement, Block

CASES = tomllib.loads((Path(__file__).parent / "agreements.toml").read_text(encoding="utf-8"))["case"]


def agreements_of(text: str) -> tuple[Agreement, ...]:
    return find_facts(text, (Block(role="body", start=0, end=len(text)),), date(2026, 3, 20)).agreements


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"].strip()[:60])
def test_a_text_holds_these_agreements(case: dict[str, list[str]]) -> None:
    text = str(case["text"]).strip()
    rows = agreements_of(text)
    assert [f"{row.status} {row.instrument or '-'}" for row in rows] == case["rows"]
    assert all(text[row.start : row.end] == row.quote for row in rows)


def test_a_clause_names_its_topic_its_parties_and_its_meeting() -> None:
    text = (
        "Sáng 18/3, Ban Chỉ huy BĐBP tỉnh Lai Châu hội đàm "
        "với Chi đội Quản lý biên giới Hồng Hà (Trung Quốc).\n"
        "Hai bên nhất trí giữ đường dây nóng."
    )
    (row,) = agreements_of(text)
    assert row.topic == "giữ đường dây nóng"
    assert row.parties == ("Ban Chỉ huy Bộ đội Biên phòng tỉnh Lai Châu", "Chi đội Quản lý biên giới Hồng Hà")
    assert row.event_id == "e1"


def test_a_signed_paper_names_what_it_is_about() -> None:
    (row,) = agreements_of("Đồn Nậm Xe và UBND xã ký quy chế phối hợp trong công tác bảo vệ biên giới.")
    assert row.topic == "công tác bảo vệ biên giới"
