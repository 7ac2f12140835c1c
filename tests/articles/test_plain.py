"""Plain text: exactly the contract's text, and blocks on clear signs only."""

import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.articles.plain import read_plain

EXAMPLES = sorted((Path(__file__).parent / "plain").glob("*.txt"))
# Words that steer the rules, so that random text meets them.
STEERING = """
Ngày 3-4,~Tin, ảnh:~LÒ BÚT~Ảnh:~(Ảnh: Mực)~|~ |~Hà Mực~Chiều 5-4, ~[Xem thêm: một hai ba bốn năm]
~Tin liên quan:~>> ~đồn bắt giữ 3 người.~\u200b~\u00a0~e\u0301~\r\n~\n\n"""
WORDS = st.sampled_from(STEERING.split("~"))
TEXTS = st.one_of(st.text(), st.lists(st.one_of(WORDS, st.text(max_size=8)), max_size=25).map(" ".join))


def shown(text: str, title: str | None = None) -> list[tuple[str, str]]:
    read, blocks = read_plain(text, title)
    return [(block.role, read[block.start : block.end]) for block in blocks]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_line_has_its_role(path: Path) -> None:
    pairs = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    expected = [("boilerplate" if role == "-" else role, line.strip()) for role, line in pairs]
    assert shown("\n".join(line for _, line in pairs)) == expected


# A line that holds several blocks, as papers that lost their line breaks print them.
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Đồn thu giữ 3 xe. [Phát hiện kho hàng lậu tại Cảng Mẫu] Trước đó, đồn bắt 2 người.",
            [
                ("body", "Đồn thu giữ 3 xe."),
                ("teaser", "[Phát hiện kho hàng lậu tại Cảng Mẫu]"),
                ("body", "Trước đó, đồn bắt 2 người."),
            ],
        ),
        (
            "Đàn vịt giống. Ảnh minh họa, (Ảnh: Lò Bút/TTXVN) Đêm 1/6, đồn bắt 900 con vịt.",
            [
                ("caption", "Đàn vịt giống. Ảnh minh họa, (Ảnh: Lò Bút/TTXVN)"),
                ("body", "Đêm 1/6, đồn bắt 900 con vịt."),
            ],
        ),
        (
            "Ông nói vậy. Cột mốc 12 (bên trái). Ảnh: Lò Bút Ông cũng cho biết "
            "đã báo cáo cấp trên, xin ý kiến chỉ đạo xử lý.",
            [
                ("body", "Ông nói vậy."),
                ("caption", "Cột mốc 12 (bên trái). Ảnh: Lò Bút"),
                ("body", "Ông cũng cho biết đã báo cáo cấp trên, xin ý kiến chỉ đạo xử lý."),
            ],
        ),
        (
            "Đồn bắt 2 người. Vụ việc được xử lý theo quy định. Lò Văn Bút (TTXVN)",
            [
                ("body", "Đồn bắt 2 người. Vụ việc được xử lý theo quy định."),
                ("byline", "Lò Văn Bút (TTXVN)"),
            ],
        ),
        (
            "Đồn bắt 2 người. Hiện đồn làm rõ. Tin-ảnh: L.Bút",
            [("body", "Đồn bắt 2 người. Hiện đồn làm rõ."), ("byline", "Tin-ảnh: L.Bút")],
        ),
        ("Luật ghi rõ [sic] như vậy.", [("body", "Luật ghi rõ [sic] như vậy.")]),
        ("Hình ảnh: một chiếc xe không biển số.", [("body", "Hình ảnh: một chiếc xe không biển số.")]),
    ],
)
def test_blocks_inside_a_line(line: str, expected: list[tuple[str, str]]) -> None:
    assert shown(line) == expected


def test_the_title_comes_first_and_is_not_kept_twice() -> None:
    assert read_plain("Đồn bắt 2 người\nNgày 1-2, …", "Đồn bắt 2 người")[0] == "Đồn bắt 2 người\nNgày 1-2, …"
    assert (
        read_plain("\n ĐỒN bắt 2  người. \nNgày 1-2, …", "Đồn bắt 2 người")[0]
        == "Đồn bắt 2 người\n\nNgày 1-2, …"
    )
    assert (
        read_plain("Đồn bắt 2 người ở Mẫu", "Đồn bắt 2 người")[0] == "Đồn bắt 2 người\nĐồn bắt 2 người ở Mẫu"
    )
    assert shown("Ngày 1-2, …", "Đồn bắt") == [("title", "Đồn bắt"), ("body", "Ngày 1-2, …")]


def test_nothing_else_is_changed() -> None:
    assert (
        read_plain("\ufeffA\u200bb\u00a0c  d\r\ne\u0302\u0301\rf \n", None)[0]
        == "A\u200bb\u00a0c  d\nế\nf \n"
    )


@given(TEXTS, st.none() | st.text(max_size=20))
def test_blocks_are_ordered_disjoint_and_cover_all_that_is_not_blank(text: str, title: str | None) -> None:
    read, blocks = read_plain(text, title)
    assert all(0 <= block.start < block.end <= len(read) for block in blocks)
    assert all(first.end <= second.start for first, second in pairwise(blocks))
    covered = {i for block in blocks for i in range(block.start, block.end)}
    assert not [i for i, c in enumerate(read) if not c.isspace() and i not in covered]


@given(TEXTS, st.none() | st.text(max_size=20))
def test_reading_twice_is_reading_once(text: str, title: str | None) -> None:
    read, blocks = read_plain(text, title)
    assert unicodedata.is_normalized("NFC", read)
    assert read_plain(read, title) == (read, blocks)


def test_a_very_long_line_is_no_trap() -> None:
    for piece in ("Ảnh: ", "[", "a" * 1000, "Tin, ", " " * 1000, "| ", "Ngày 1-2, ", "A. "):
        assert read_plain(piece * (100_000 // len(piece)), None)[0]


@pytest.mark.parametrize("mark", ["-", "–", "•", "►", ">>", "+"])
def test_a_list_under_a_bare_name_tells_of_other_articles(mark: str) -> None:
    listed = [
        f"{mark} Đồn Biên phòng Nậm Xanh tặng 40 suất quà.",
        f"{mark} Ngày 9-2, Hải đội 2 cứu 5 ngư dân.",
    ]
    text = "\n".join(["Ngày 7-3, đơn vị tuần tra.", "Đoàn đi qua 6 cột mốc.", "SÔNG HÀ", *listed])
    whole, blocks = read_plain(text, None)
    assert [(block.role, whole[block.start : block.end]) for block in blocks[-2:]] == [
        ("teaser", line) for line in listed
    ]
