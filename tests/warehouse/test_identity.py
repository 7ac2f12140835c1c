"""Keys: made of content alone, printed short, and apart from each other."""

from duckdb import DuckDBPyConnection
from hypothesis import given
from hypothesis import strategies as st

from tests.warehouse.desk import Row, person
from warehouse.facts import ready_facts
from warehouse.identity import KEY_LENGTH, article_id, body_key, fold, key_of, link_id, without_host

ASCII = "abcdefghijklmnopqrstuvwxyz0123456789-./"
LETTERS = "abcdefghijklmnopqrstuvwxyzàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"


@given(st.lists(st.one_of(st.none(), st.text(), st.integers()), max_size=4))
def test_a_key_is_twelve_letters_and_digits(parts: list[object]) -> None:
    key = key_of(*parts)
    assert len(key) == KEY_LENGTH
    assert set(key) <= set("abcdefghijklmnopqrstuvwxyz234567")
    assert key == key_of(*parts)


@given(st.text(), st.text())
def test_moving_a_letter_from_one_part_to_the_next_makes_another_key(first: str, second: str) -> None:
    assert (key_of(first + "x", second) == key_of(first, "x" + second)) is False


@given(st.text(ASCII), st.text(ASCII, min_size=1), st.integers(1, 65535))
def test_an_article_is_the_same_on_every_host_and_port(path: str, host: str, port: int) -> None:
    host = host.replace("/", "")
    address = f"http://{host}:{port}/{path}"
    assert article_id("s", address) == article_id("s", f"https://other.example/{path}")
    assert link_id("s", address, "7") == link_id("s", f"https://other.example/{path}", "7")
    assert article_id("s", address) != article_id("t", address)


def test_what_has_no_host_stays_as_it_is() -> None:
    assert without_host("1001") == "1001"
    assert without_host("/tin/bài.htm?id=http://x") == "/tin/bài.htm?id=http://x"
    assert without_host("https://bien.example:8443/tin?id=7") == "/tin?id=7"
    assert without_host("https://bien.example") == "/"


def test_the_macro_folds_as_the_keys_do(con: DuckDBPyConnection) -> None:
    words = [*LETTERS, *LETTERS.upper(), LETTERS, LETTERS.upper(), "", "  Đồn \t Biên\nphòng  HOÀ "]
    rows = con.execute("select fold(word) from (select unnest(?) as word)", [words]).fetchall()
    assert [folded for (folded,) in rows] == [fold(word) for word in words]
    assert fold(LETTERS).isascii()


def test_a_reprint_has_the_same_body_key_whatever_its_title_case_and_blanks() -> None:
    first = "Tiêu đề\nĐồn Biên phòng  Suối Mây\nbắt giữ."
    other = "ĐỒN BIÊN PHÒNG SUỐI MÂY bắt giữ."
    assert body_key(first, [block("title", 0, 7), block("body", 8, len(first))]) == body_key(
        other, [block("body", 0, len(other))]
    )
    assert body_key(first, [block("title", 0, 7)]) is None


def block(role: str, start: int, end: int) -> dict[str, object]:
    return {"role": role, "start": start, "end": end}


@given(st.lists(st.sampled_from(["An", "AN", "Bình", "Bính"]), max_size=6))
def test_fact_keys_are_apart_and_equals_are_told_apart_by_their_order(names: list[str]) -> None:
    text = " ".join(names)
    people: list[Row] = []
    start = 0
    for name in names:
        end = start + len(name)
        people.append(person(name) | {"start": start, "end": end})
        start += len(name) + 1
    rows = ready_facts("a", {"text": text, "people": people}).rows["person"]
    assert len({row["person_id"] for row in rows}) == len(names)
    shuffled = ready_facts("a", {"text": text, "people": people[::-1]}).rows["person"]
    assert rows == shuffled
