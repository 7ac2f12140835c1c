"""The view folds away typography and loses no offset; sentences end where a reader's do."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.facts.reading import Reading, fold

SPELLINGS = [
    ("hoà bình", "hòa bình"),
    ("uỷ ban, khoẻ", "ủy ban, khỏe"),
    ("HOÀ BÌNH", "HÒA BÌNH"),
    ("quý I", "quý I"),
    ("hoàng hôn", "hoàng hôn"),
    ("ma t\u200búy", "ma túy"),
    ("1.156\u00a0công\u202fdân", "1.156 công dân"),
    ("\uff11.\uff15 tấn", "1.5 tấn"),
    ("Ðồn Biên phòng", "Đồn Biên phòng"),
]

SENTENCES = [
    (
        "Ngày 7-3, có mưa. Ngày 8-3, trời nắng.",
        ["Ngày 7-3, có mưa.", "Ngày 8-3, trời nắng."],
    ),
    ("Tại TP. Lạng Sơn có 1.156 người.", ["Tại TP. Lạng Sơn có 1.156 người."]),
    ("Ông N.V.T. (SN 1990) khai báo.", ["Ông N.V.T. (SN 1990) khai báo."]),
    (
        "Đơn vị tiếp tục phát triển.Ngày 13-12, đoàn về.",
        ["Đơn vị tiếp tục phát triển.", "Ngày 13-12, đoàn về."],
    ),
    ("Tin, ảnh: LÊ MINH\nChiều nay, có gió", ["Tin, ảnh: LÊ MINH", "Chiều nay, có gió"]),
]


@pytest.mark.parametrize(("printed", "seen"), SPELLINGS)
def test_one_view_of_many_spellings(printed: str, seen: str) -> None:
    assert Reading(printed, []).view == seen


@pytest.mark.parametrize(("text", "sentences"), SENTENCES)
def test_sentences_end_where_a_readers_do(text: str, sentences: list[str]) -> None:
    reading = Reading(text, [])
    assert [reading.view[each.start : each.end] for each in reading.sentences] == sentences


@given(st.text(st.sampled_from("aàạhoủyĐð \u00a0\u200b\u00ad1.\n")))
def test_every_stretch_of_the_view_leads_back_to_printed_words(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    reading = Reading(text, [])
    for start in range(len(reading.view)):
        for end in range(start + 1, min(start + 5, len(reading.view)) + 1):
            first, last = reading.span(start, end)
            assert reading.quote(start, end) == text[first:last]
            assert fold(text[first:last]) == fold(reading.view[start:end])


@given(st.text())
def test_the_key_of_a_name_is_its_own_key(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
