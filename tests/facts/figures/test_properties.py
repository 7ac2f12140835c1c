"""What holds of the figures of any text: they are cited, never raise, and spelling changes none."""

import re
import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.articles.plain import read_plain
from tasks.facts.article import find_facts
from tests.facts.generator import sentences
from tests.facts.hostile import PIECES

PUBLISHED = date(2026, 6, 15)
NEWS = (
    "Ngày 10/6, Đồn Biên phòng bắt giữ 2 đối tượng, thu giữ 5,9 kg ma túy đá và 1.200 viên ma túy tổng hợp.",
    "Từ đầu năm 2026 đến nay, phía bạn trao trả 240 công dân/18 vụ; hoà giải 3 vụ, huỷ 12 kg pháo.",
    "Thuỷ thủ đoàn có 11 người; cứu được 8 người, 3 người mất tích, thiệt hại khoảng 2 tỷ 350 triệu đồng.",
)


def shown(text: str) -> list[tuple[Decimal, str, str, str, str | None, str, str]]:
    """Give the figures of a text without their place in it."""
    plain, blocks = read_plain(text, None)
    figures = find_facts(plain, blocks, PUBLISHED).figures
    return [(f.normal_value, f.unit, f.object, f.action, f.offence, f.kind, f.qualifier) for f in figures]


def check_cited(text: str) -> None:
    for figure in find_facts(text, (), PUBLISHED).figures:
        assert text[figure.start : figure.end] == figure.quote
        assert figure.quote
        assert figure.normal_value >= 0
        assert figure.normal_value_high is None or figure.normal_value_high >= figure.normal_value


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@settings(max_examples=150, deadline=None)
def test_figures_of_any_pieces_are_cited(text: str) -> None:
    check_cited(unicodedata.normalize("NFC", text))


@given(st.text(max_size=300))
@settings(max_examples=100, deadline=None)
def test_figures_of_any_text_are_cited(text: str) -> None:
    check_cited(unicodedata.normalize("NFC", text))


def test_figures_of_made_sentences_are_cited() -> None:
    for made in sentences(100, seed=3):
        check_cited(made.text)


@pytest.mark.parametrize("text", NEWS)
@pytest.mark.parametrize(
    "spelling",
    [
        pytest.param(lambda t: unicodedata.normalize("NFD", t), id="decomposed"),
        pytest.param(lambda t: t.replace(" ", "\u00a0"), id="non-breaking"),
        pytest.param(lambda t: re.sub(r"(\w)(\w)", "\\1\u200b\\2", t), id="zero-width"),
        pytest.param(
            lambda t: t.translate({ord(str(d)): chr(0xFF10 + d) for d in range(10)}), id="full-width"
        ),
        pytest.param(
            lambda t: t.replace("hoà", "hòa").replace("uỷ", "ủy").replace("túy", "tuý"), id="tone-marks"
        ),
        pytest.param(lambda t: t.replace("tỷ", "tỉ"), id="tỉ"),
    ],
)
def test_spelling_and_blanks_change_no_figure(text: str, spelling: object) -> None:
    assert callable(spelling)
    assert shown(spelling(text)) == shown(text)
    assert len(shown(text)) > 2


@pytest.mark.parametrize("line", ["more text before. ", "Ảnh: X\n", "“Lời dẫn”. "])
def test_text_before_a_sentence_moves_its_figures_and_nothing_else(line: str) -> None:
    assert shown(line + NEWS[0]) == shown(NEWS[0])
