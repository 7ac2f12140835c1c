"""What is no readable article is refused with a reason, and never kills or hangs the reader."""

import contextlib
import json
import time
import unicodedata
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tasks.articles.read import read_page
from tasks.errors import UnreadablePage
from tasks.records import Article, Link, Page
from tasks.sources.qdnd import QDND

PAGE = (Path(__file__).parent / "pages" / "qdnd.html").read_text(encoding="utf-8")
TEXT = "Ngày 9-3, Đồn Biên phòng Khe Sim trao 40 suất quà tặng học sinh xã Khe Sim."
ADDRESS = "https://www.qdnd.vn/tin-tuc/don-bien-phong-khe-sim-1099001"


def read(
    body: bytes | str,
    media: str | None = "text/html; charset=utf-8",
    address: str = ADDRESS,
    title: str | None = None,
    published_at: datetime | None = None,
    kind: str = "file",
) -> Article:
    link = Link(source="qdnd", address=address, found_in="x", title=title, published_at=published_at)
    body = body.encode() if isinstance(body, str) else body
    headers = (("content-type", media),) if media else ()
    now = datetime(2026, 11, 23, tzinfo=UTC)
    page = Page(link=link, address=address, status=200, headers=headers, body=body, fetched_at=now, kind=kind)
    return read_page(page, QDND.layouts)


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "utf-8-sig", "utf-32"])
def test_a_byte_order_mark_beats_a_lying_header(charset: str) -> None:
    body = PAGE.encode(charset)
    assert read(body, "text/html; charset=iso-8859-1").text == read(PAGE).text


def test_an_older_charset_is_taken_from_meta_before_the_header() -> None:
    # Windows-1258 has letters such as ô and ư, and their tones apart.
    parts = [unicodedata.normalize("NFD", letter) for letter in PAGE]
    tones = {part: "".join(c for c in part if c in "\u0300\u0301\u0303\u0309\u0323") for part in parts}
    apart = "".join(
        unicodedata.normalize("NFC", "".join(c for c in part if c not in tones[part])) + tones[part]
        for part in parts
    )
    body = apart.replace('charset="utf-8"', 'charset="windows-1258"').encode("windows-1258")
    assert read(body, "text/html; charset=iso-8859-1").text == read(PAGE).text


def test_utf_8_stays_utf_8_whatever_the_header_says() -> None:
    assert read(PAGE, "text/html; charset=windows-1258").text == read(PAGE).text
    assert read(PAGE.replace("utf-8", "iso-8859-1"), None).text == read(PAGE).text
    assert read(PAGE, "text/html; charset=no-such-charset").text == read(PAGE).text


@pytest.mark.parametrize(
    ("body", "media", "reason"),
    [
        (b"", "text/html", "empty"),
        (b" \n\t ", "text/plain", "empty"),
        ("\ufeff\n", "text/plain", "empty"),
        (b"<!-- -->", "text/html", "empty"),
        (b"Ng\xe0y 9-3, \xd0\xf4\xecn", "text/plain", r"byte 2 \(0xe0\) is not utf-8"),
        (PAGE[: len(PAGE) // 2], "text/html", "breaks off"),
        ('<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>', "text/html", "feed or sitemap"),
        ("<urlset><url><loc>https://x</loc></url></urlset>", "text/html", "feed or sitemap"),
        ("!!! --- 12/3 *** 4.567 …", "text/plain", "no letter"),
        ("abc\x00def Đồn Biên phòng", "text/plain", "U\\+0000"),
        ("Ngày 9-3, đồn trao quà.".encode().decode("cp1252", "replace") * 9, "text/plain", "garbled"),
        ("\ufffd" * 9 + TEXT, "text/plain", "lost"),
        (
            "The border guard post handed over forty gifts to pupils of the commune.",
            "text/plain",
            "not Vietnamese",
        ),
        ("边防部队在边境口岸查获走私货物，移交给有关部门处理。", "text/plain", "not Vietnamese"),
        ("%PDF-1.7", "application/pdf", "media type application/pdf"),
        ("x" * 5_000_001, "text/html", "more than 5000000"),
        ("<html><body><h1>Chỉ có tên bài</h1><p>Ngắn.</p></body></html>", "text/html", "no article"),
        ("<html><body><script>location.reload()</script></body></html>", "text/html", "no article"),
        ("[1, 2]", "application/json", 'no "text"'),
        ('{"id": "a"}', "application/json", 'no "text"'),
        ('{"text": 5}', "application/json", 'no "text"'),
        ("{", "application/json", "not JSON"),
        (json.dumps({"text": TEXT, "published": "hôm qua"}), "application/json", "no day"),
        (json.dumps({"text": TEXT, "title": 7}), "application/json", "is not text"),
        (json.dumps({"text": "\ud800" + TEXT}), "application/json", "U\\+D800"),
        (json.dumps({"html": "\ud800" + TEXT}), "application/json", "U\\+D800"),
        (json.dumps({"text": TEXT, "id": "\ud800"}), "application/json", "U\\+D800"),
    ],
)
def test_what_is_no_article_is_refused_with_the_reason(body: bytes | str, media: str, reason: str) -> None:
    with pytest.raises(UnreadablePage, match=reason) as refusal:
        read(body, media)
    assert ADDRESS in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_a_list_of_teasers_is_no_article() -> None:
    blurb = "<p>Đoạn giới thiệu dài hơn bốn mươi chữ cái để đủ điều kiện làm đoạn văn.</p>"
    item = f'<div class="item"><h3><a href="/a-1">Bắt giữ 5kg vàng ở cửa khẩu</a></h3>{blurb}</div>'
    flat = item.replace('<div class="item">', "").replace("</div>", "")
    for items in (item, flat):
        with pytest.raises(UnreadablePage, match="no article"):
            read(f"<html><body><h1>Biên giới</h1><div>{items * 20}</div></body></html>")


@pytest.mark.parametrize(
    "path", ["/tag/bien-gioi-12.html", "/videos/tuan-tra-post9.html", "/chu-de/bien-gioi"]
)
def test_lists_and_films_are_refused_by_their_address(path: str) -> None:
    with pytest.raises(UnreadablePage, match="list or video"):
        read(PAGE, address=f"https://www.qdnd.vn{path}")


@pytest.mark.parametrize(
    "mark",
    [
        '<script type="application/ld+json">{"@type":"CollectionPage"}</script>',
        '<script type="application/ld+json">{"@type":"VideoObject"}</script>',
        '<meta property="og:type" content="video.other">',
    ],
)
def test_pages_that_say_they_are_no_article_are_believed(mark: str) -> None:
    without = PAGE[: PAGE.index("<script")] + PAGE[PAGE.index("</script>") + 9 :]
    assert read(without).title
    with pytest.raises(UnreadablePage, match="no article"):
        read(without.replace("</head>", mark + "</head>"))


def test_no_date_and_no_title_stay_unknown() -> None:
    body = f'<div itemprop="articleBody"><p>{TEXT}</p></div>'
    article = read(f"<html><body><span>23/11/2026</span>{body}</body></html>")
    assert (article.title, article.published_at, article.author) == (None, None, None)
    assert article.text == TEXT
    assert dict(article.rungs) == {"body": "layout"}


def test_discovery_fills_in_what_the_page_leaves_out() -> None:
    at = datetime(2026, 3, 9, 23, 30, tzinfo=UTC)
    body = f'<html><body><div itemprop="articleBody"><p>{TEXT}</p></div></body></html>'
    article = read(body, title="Trao quà", published_at=at)
    assert article.title == "Trao quà"
    assert article.published_at == at
    assert article.published_at.date() == date(2026, 3, 10)
    assert {("title", "discovery"), ("published_at", "discovery")} <= set(article.rungs)


def test_an_id_made_of_the_time_is_the_last_resort() -> None:
    body = f'<html><body><div itemprop="articleBody"><p>{TEXT}</p></div></body></html>'
    article = read(body, address="https://www.qdnd.vn/bai-1684588700000.htm")
    assert article.published_at == datetime(2023, 5, 20, 13, 18, 20, tzinfo=UTC)
    assert ("published_at", "id_time") in article.rungs


def test_of_several_articles_in_json_ld_the_one_with_the_printed_title_counts() -> None:
    other = '{"@type":"NewsArticle","headline":"Một bài khác","datePublished":"2020-01-01"}'
    script = f'<script type="application/ld+json">[{other}]</script>'
    assert read(PAGE.replace("<script", script + "<script", 1)).published_at == read(PAGE).published_at


def test_broken_json_ld_is_passed_over() -> None:
    article = read(PAGE.replace('{"@context"', '{{"@context"'))
    assert ("published_at", "layout") in article.rungs
    assert article.published_at == read(PAGE).published_at


def test_a_renamed_class_is_read_by_the_next_rung_and_noted() -> None:
    long = PAGE.replace(
        "Dịp này,", "Dịp này, trong không khí ấm áp của những ngày đầu xuân trên bản vùng biên,"
    )
    article = read(long.replace('itemprop="articleBody" class="article-detail"', 'class="renamed"'))
    assert ("body", "generic") in article.rungs
    assert "300.000\u00a0đồng" in article.text
    assert "Tòa soạn" not in article.text


def test_a_second_body_is_another_article() -> None:
    second = '<div itemprop="articleBody"><p>Bài thứ hai hoàn toàn khác, nạp thêm khi cuộn trang.</p></div>'
    assert read(PAGE.replace("<footer>", second + "<footer>")).text == read(PAGE).text


def test_plain_text_of_a_file_is_known_by_its_words() -> None:
    one, other = read(TEXT, "text/plain", "/tep/a.txt"), read(TEXT, "text/plain", "/tep/b.txt")
    assert one.native_id == other.native_id
    assert len(one.native_id) == 64
    assert one.address is None


def test_a_json_row_brings_its_own_id_title_and_day() -> None:
    row = {
        "id": 7,
        "text": TEXT,
        "title": "Trao quà",
        "published": "2026-03-10",
        "url": "https://bao-mau.vn/a?b=1",
    }
    article = read(json.dumps(row), "application/json", "/tep/hang.jsonl")
    assert (article.native_id, article.title, article.address) == (
        "7",
        "Trao quà",
        "https://bao-mau.vn/a?b=1",
    )
    assert article.text == f"Trao quà\n{TEXT}"
    assert article.published_at == datetime(2026, 3, 9, 17, tzinfo=UTC)
    assert read(json.dumps({"html": PAGE, "id": "h"}), "application/json", "/tep/x").text == read(PAGE).text
    assert read(json.dumps(row | {"id": [1]}), "application/json", "/tep/x").native_id == "[1]"
    assert read(json.dumps(row | {"url": "http://[a"}), "application/json", "/tep/x").address is None
    del row["id"]
    assert read(json.dumps(row), "application/json", "/tep/hang.jsonl").native_id == "/a?b=1"


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>" * 100_000,
        "<b><i>" * 50_000 + "</b></i>" * 50_000,
        "<p " + " ".join(f"a{i}=1" for i in range(100_000)) + ">",
        "<!--" * 100_000,
        "</a" * 200_000,
        '<a x="' * 100_000,
        "<![CDATA[" * 100_000,
        "<p>" + "Ảnh: " * 20_000 + "</p>",
        "<p>" + "a" * 1_000_000 + "</p>",
        "<table><tr><td>" * 20_000,
        '<div class="' + "a " * 200_000 + '">',
        "<br>" * 30_000,
        "<span>x</span>" * 20_000,
        "<p>x</p>" * 20_000,
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
    ],
    ids=lambda hostile: hostile[:20],
)
def test_hostile_markup_ends_within_two_seconds_of_the_processor(hostile: str) -> None:
    started = time.process_time()
    for page in (
        f"<html><body><h1>Tên bài</h1>{hostile}</body></html>",
        PAGE.replace("<p>Mỗi suất", hostile + "<p>Mỗi suất"),
    ):
        with contextlib.suppress(UnreadablePage):
            assert read(page).text
    assert time.process_time() - started < 4
