"""The gate of general papers: title and lead before an article is asked for, its own words after."""

import unicodedata
from datetime import UTC, datetime

import pytest

from tasks.articles.plain import read_plain
from tasks.articles.relevance import why_irrelevant, why_not_asked
from tasks.parse import parse
from tasks.records import Article, Link, Page

ABOUT = [
    "Đồn Biên phòng Nậm Xanh bắt giữ 3 đối tượng.",
    "BĐBP tỉnh Lai Châu tặng quà học sinh.",
    "Hàng hóa thông quan qua Cửa khẩu quốc tế Móng Cái tăng mạnh.",
    "Ba người nhập cảnh trái phép bị phát hiện.",
    "Tuần tra chung trên tuyến biên giới Việt Nam - Lào.",
    "Người lính quân hàm xanh cõng chữ lên bản.",
    "Bộ đội Biên phòng giúp nước bạn chữa bệnh, đoàn chuyên gia Nga cùng đi.",
    "Xuất khẩu nông sản sang Mỹ qua cửa khẩu phía Bắc của Việt Nam giảm.",
]
NOT_ABOUT = [
    "Đội tuyển bóng đá thắng 2-0 trên sân nhà.",
    "Phòng khám mở cửa trở lại sau ba tháng.",
    "Cuộc họp kéo dài sang biên độ thứ hai của thị trường.",
]
ABROAD = [
    "Ba Lan đóng mọi cửa khẩu với nước láng giềng từ 0 giờ (giờ Việt Nam).",
    "Lực lượng biên phòng Ukraine bắt một nhóm người vượt biên. Theo phóng viên Thông tấn xã Việt Nam.",
]


def article(text: str, title: str | None = None) -> Article:
    whole, blocks = read_plain(text, title)
    return Article(
        source="x",
        native_id="1",
        address=None,
        title=title,
        text=whole,
        blocks=blocks,
        published_at=None,
        author=None,
    )


@pytest.mark.parametrize("text", ABOUT)
def test_news_of_the_border_passes(text: str) -> None:
    assert why_irrelevant(article(text)) is None


@pytest.mark.parametrize("text", NOT_ABOUT)
def test_other_news_is_put_aside(text: str) -> None:
    assert "no such word" in (why_irrelevant(article(text)) or "")


@pytest.mark.parametrize("text", ABROAD)
def test_borders_elsewhere_are_put_aside(text: str) -> None:
    assert "abroad" in (why_irrelevant(article(text)) or "")


def test_a_teaser_does_not_open_the_gate() -> None:
    text = (
        "Thành phố khánh thành cầu mới bắc qua sông.\nCầu dài 400 mét, có bốn làn xe.\n"
        "Tin, ảnh: LÊ MINH\nChiều 12-12, Đồn Biên phòng Nậm Xanh bắt giữ 3 đối tượng vận chuyển ma túy."
    )
    assert why_irrelevant(article(text))


# Title, lead and the words of the address; whether it is asked for.
LISTED = [
    ("Trao quà ở xã vùng sâu", "Sáng 3/7, Đồn Biên phòng Nậm Xanh trao 40 suất quà.", "/a-1", True),
    ("Trao quà ở xã vùng sâu", "Sáng 3/7, hội khuyến học trao 40 suất quà.", "/a-1", False),
    ("Trao quà cho BĐBP", "Sáng 3/7, hội khuyến học trao 40 suất quà.", "/a-1", True),
    ("Bộ độiBiênphòng nhận quà", "Hội khuyến học trao 40 suất quà.", "/a-1", True),
    ("Xuân nơi biêngiới", "Hội khuyến học trao 40 suất quà.", "/a-1", True),
    ("Bắt hai người chở 12 bánh heroin", "Công an tỉnh vừa thông báo kết quả điều tra.", "/a-1", True),
    ("Cứu sáu ngư dân gặp nạn", "Tàu chết máy từ chiều hôm trước.", "/a-1", True),
    (None, "Hội khuyến học trao 40 suất quà.", "/qua-o-vung-bien-1", True),
    (None, "Hội khuyến học trao 40 suất quà.", "/trao-qua-1", False),
    ("Trao quà ở xã vùng sâu", None, "/a-1", True),
    (None, None, "/a-1", True),
]


@pytest.mark.parametrize(("title", "lead", "path", "is_asked"), LISTED)
def test_title_and_lead_together_rule_out(
    title: str | None, lead: str | None, path: str, is_asked: bool
) -> None:
    for form in ("NFC", "NFD"):
        said = [text and unicodedata.normalize(form, text) for text in (title, lead)]
        reason = why_not_asked(said[0], said[1], f"https://bao.example{path}", title_decides=False)
        assert (reason is None) == is_asked


def test_a_title_alone_decides_only_where_the_place_says_so() -> None:
    address = "https://bao.example/trao-qua-1"
    reason = why_not_asked("Trao quà ở xã vùng sâu", None, address, title_decides=True)
    assert reason == "not about the border: no such word in the title"
    assert "the address" in (why_not_asked(None, None, address, title_decides=True) or "")
    assert why_not_asked(None, None, "https://bao.example/don-bien-phong-1", title_decides=True) is None


def test_a_page_that_is_not_about_the_border_is_put_aside_with_its_reason() -> None:
    held = [page(number, text) for number, text in enumerate((ABOUT[0], NOT_ABOUT[0], ABROAD[1]))]
    parsed = parse.fn(held, (), None, gated=True)
    assert [article.native_id for article in parsed.articles] == ["0"]
    assert [reject.reason for reject in parsed.irrelevant] == [
        "file:1: not about the border: no such word in title, lead, body or caption",
        "file:2: not about the border of Vietnam: it names a border abroad, and nothing of Vietnam",
    ]
    assert len(parse.fn(held, (), None, gated=False).articles) == 3


def page(number: int, text: str) -> Page:
    return Page(
        link=Link(source="x", address=f"file:{number}", found_in="held.txt", native_id=str(number)),
        address=f"file:{number}",
        status=200,
        headers=(("Content-Type", "text/plain; charset=utf-8"),),
        body=text.encode(),
        fetched_at=datetime(2026, 11, 22, tzinfo=UTC),
        kind="file",
    )
