"""An edit is shown as a person would mark it."""

from hypothesis import given
from hypothesis import strategies as st

from flows.commands.wording import Change, changes

WORDS = st.lists(st.sampled_from(["một", "hai", "ba", "\n", "bốn", "năm"]), max_size=30).map(" ".join)


def test_words_that_went_and_came_stand_between_some_that_stayed() -> None:
    was = "Bắt giữ hai người\nNgày 7-3, Đồn Biên phòng Nậm Xanh bắt giữ 3 đối tượng, thu 2 kg ma túy."
    now = "Bắt giữ hai người\nNgày 7-3, Đồn Biên phòng Nậm Xanh bắt giữ 4 đối tượng, thu 2 kg ma túy."
    assert changes(was, now) == [
        Change(before="Biên phòng Nậm Xanh bắt giữ", was="3", now="4", after="đối tượng, thu 2 kg ma")
    ]


def test_a_paragraph_more_is_one_change_and_blanks_are_none() -> None:
    was, now = "Một tin.\nHết.", "Một  tin.\nThêm một đoạn nữa ở giữa.\nHết."
    assert [(change.was, change.now) for change in changes(was, now)] == [("", "Thêm một đoạn nữa ở giữa.")]
    assert changes("Một  tin.\n\nHết.", "Một tin.\nHết.") == []


def test_changes_close_together_are_shown_as_one() -> None:
    (change,) = changes("có 335 vụ, 1.156 công dân", "có 336 vụ, 1.157 công dân")
    assert (change.was, change.now) == ("335 vụ, 1.156", "336 vụ, 1.157")


@given(WORDS, WORDS)
def test_changes_account_for_every_word(was: str, now: str) -> None:
    found = changes(was, now)
    gone, come = sum(len(each.was.split()) for each in found), sum(len(each.now.split()) for each in found)
    assert len(was.split()) - gone == len(now.split()) - come
    assert (found == []) == (was.split() == now.split())
