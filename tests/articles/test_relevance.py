"""The gate of general papers: the article's own words decide, never a teaser's."""

import pytest

from tasks.articles.plain import read_plain
from tasks.articles.relevance import is_about_the_border
from tasks.records import Article

ABOUT = [
    "Đồn Biên phòng Nậm Xanh bắt giữ 3 đối tượng.",
    "BĐBP tỉnh Lai Châu tặng quà học sinh.",
    "Hàng hóa thông quan qua Cửa khẩu quốc tế Móng Cái tăng mạnh.",
    "Ba người nhập cảnh trái phép bị phát hiện.",
    "Tuần tra chung trên tuyến biên giới Việt Nam - Lào.",
]
NOT_ABOUT = [
    "Đội tuyển bóng đá thắng 2-0 trên sân nhà.",
    "Phòng khám mở cửa trở lại sau ba tháng.",
    "Cuộc họp kéo dài sang biên độ thứ hai của thị trường.",
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
    assert is_about_the_border(article(text))


@pytest.mark.parametrize("text", NOT_ABOUT)
def test_other_news_is_put_aside(text: str) -> None:
    assert not is_about_the_border(article(text))


def test_a_teaser_does_not_open_the_gate() -> None:
    text = (
        "Thành phố khánh thành cầu mới bắc qua sông.\nCầu dài 400 mét, có bốn làn xe.\n"
        "Tin, ảnh: LÊ MINH\nChiều 12-12, Đồn Biên phòng Nậm Xanh bắt giữ 3 đối tượng vận chuyển ma túy."
    )
    assert not is_about_the_border(article(text))
