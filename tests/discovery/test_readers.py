"""Feeds, sitemaps and listings: what they list is found; what is none of them says so."""

import gzip
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.discovery.feeds import read_feed
from tasks.discovery.listings import read_listing
from tasks.discovery.sitemaps import read_sitemap
from tasks.errors import UnreadableFeed

ADDRESS = "https://bao.example/rss/bien-phong.rss"

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Biên phòng</title><link>https://bao.example/</link><atom:link rel="self" href="https://bao.example/rss"/>
<item><title><![CDATA[Bắt giữ 2 đối tượng &amp; tang vật]]></title><link>https://bao.example/tin/1</link>
  <pubDate>Sun, 22 Nov 2026 02:00:00 +07</pubDate><description>x</description></item>
<item><title>Tuần tra&#160;chung</title><atom:link rel="self" href="https://bao.example/api/2"/><link>
  /tin/2 </link><dc:date>2026-11-22T03:00:00+07:00</dc:date></item>
<item><title>Không có địa chỉ</title></item>
<item><guid>https://bao.example/tin/3</guid></item>
</channel></rss>""".encode()

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Tin</title>
<link rel="enclosure" href="https://bao.example/anh.jpg"/><link href="tin/4"/>
<published>2026-11-22T02:00:00Z</published><updated>2026-11-23T02:00:00Z</updated></entry></feed>"""


def test_rss_is_read_with_titles_dates_and_relative_links() -> None:
    reading = read_feed(RSS, ADDRESS)
    assert reading.problem is None
    assert [(entry.address, entry.title) for entry in reading.entries] == [
        ("https://bao.example/tin/1", "Bắt giữ 2 đối tượng & tang vật"),
        ("https://bao.example/tin/2", "Tuần tra chung"),
        ("https://bao.example/tin/3", None),
    ]
    assert [entry.published_at for entry in reading.entries] == [
        datetime(2026, 11, 21, 19, tzinfo=UTC),
        datetime(2026, 11, 21, 20, tzinfo=UTC),
        None,
    ]


def test_atom_is_read_without_its_enclosures() -> None:
    (entry,) = read_feed(ATOM, ADDRESS).entries
    assert entry.address == "https://bao.example/rss/tin/4"
    assert entry.published_at == datetime(2026, 11, 22, 2, tzinfo=UTC)
    assert entry.modified_at == datetime(2026, 11, 23, 2, tzinfo=UTC)


def test_a_feed_broken_off_gives_what_stands_before_and_a_problem() -> None:
    reading = read_feed(RSS[: RSS.index(b"<item><title>T")], ADDRESS)
    assert [entry.address for entry in reading.entries] == ["https://bao.example/tin/1"]
    assert reading.problem
    assert "broken XML" in reading.problem


def test_an_empty_feed_is_a_problem() -> None:
    assert "lists nothing" in (read_feed(b"<rss><channel/></rss>", ADDRESS).problem or "")
    assert "lists nothing" in (read_sitemap(b"<urlset/>").problem or "")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"<!DOCTYPE html><html><body>Captcha</body></html>", "is an HTML page"),
        (b"\n<!-- x --><html lang='vi'></html>", "is an HTML page"),
        (b"<opml/>", "is <opml>"),
        (
            b'<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel><item><link>&a;</link></item></channel></rss>',
            "document type",
        ),
        (b'<!DOCTYPE rss SYSTEM "file:///etc/passwd"><rss/>', "document type"),
        (b"\x1f\x8b\x08broken", "broken gzip"),
        (gzip.compress(RSS)[:-9], "ends too early"),
    ],
)
def test_what_is_no_feed_says_why(body: bytes, reason: str) -> None:
    with pytest.raises(UnreadableFeed, match=reason):
        read_feed(body, ADDRESS)
    with pytest.raises(UnreadableFeed):
        read_sitemap(body)


def test_an_entity_never_reads_a_file(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("bí mật")
    body = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]><rss><channel><item><title>&x;</title></item></channel></rss>'
    with pytest.raises(UnreadableFeed):
        read_feed(body.encode(), ADDRESS)


def test_a_space_before_the_declaration_is_forgiven() -> None:
    assert len(read_feed(b"\r\n  " + RSS, ADDRESS).entries) == 3


def test_a_sitemap_tells_change_from_publication() -> None:
    body = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
      xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
      <url><loc> https://bao.example/tin/1 </loc><lastmod>2026-11-22</lastmod>
        <image:image><image:loc>https://anh.example/1.jpg</image:loc><image:title>Ảnh</image:title></image:image></url>
      <url><loc>https://bao.example/tin/2</loc><news:news><news:title>Trao trả 4 công dân</news:title>
        <news:publication_date>2026-11-22T02:00:00+07:00</news:publication_date></news:news></url></urlset>"""
    first, second = read_sitemap(body.encode()).entries
    assert (first.address, first.title, first.published_at) == ("https://bao.example/tin/1", None, None)
    assert first.modified_at == datetime(2026, 11, 21, 17, tzinfo=UTC)
    assert second.title == "Trao trả 4 công dân"
    assert second.published_at == datetime(2026, 11, 21, 19, tzinfo=UTC)


def test_an_index_names_its_sitemaps_packed_or_not() -> None:
    body = b"<sitemapindex><sitemap><loc>https://bao.example/s1.xml.gz</loc></sitemap></sitemapindex>"
    for each in (body, gzip.compress(body)):
        reading = read_sitemap(each)
        assert [entry.address for entry in reading.sitemaps] == ["https://bao.example/s1.xml.gz"]
        assert reading.problem is None


def test_a_sitemap_of_more_than_the_bound_is_cut() -> None:
    url = b"<url><loc>https://bao.example/tin/1000000</loc></url>"
    assert len(read_sitemap(b"<urlset>" + url * 50_010 + b"</urlset>").entries) == 50_000


LISTING = """<html><head><base href="https://www.bao.example/muc/"></head><body>
<div class="list"><a href="tin/1" title="Tên đầy đủ của bài">Tên…</a><a href="/tin/2"> Bài
 <b>hai</b></a><a>trống</a><a href="http://[">hỏng</a></div><a href="/khac">Khác</a></body></html>""".encode()


def test_a_listing_gives_the_links_of_its_xpath_against_the_base() -> None:
    reading = read_listing(LISTING, "https://bao.example/muc", "//div[@class='list']//a")
    assert [(entry.address, entry.title) for entry in reading.entries] == [
        ("https://www.bao.example/muc/tin/1", "Tên đầy đủ của bài"),
        ("https://www.bao.example/tin/2", "Bài hai"),
    ]
    assert len(read_listing(LISTING, "https://bao.example/muc", None).entries) == 3
    attributes = read_listing(LISTING, "https://bao.example/muc", "//div/a/@href").entries
    assert [entry.address for entry in attributes][:2] == [entry.address for entry in reading.entries]


def test_a_listing_whose_design_changed_says_so() -> None:
    assert "mend `links`" in (read_listing(LISTING, ADDRESS, "//ul/li/a").problem or "")
    with pytest.raises(UnreadableFeed, match="mend the source's `links`"):
        read_listing(LISTING, ADDRESS, "//a[")
    with pytest.raises(UnreadableFeed, match="is empty"):
        read_listing(b" ", ADDRESS, None)


ITEMS = """<main><h1>Biên phòng</h1><div class="list">
<article><figure><a href="/tin/1"><img src="a.jpg"></a></figure>
  <h3><a href="/tin/1">Trao trả công dân</a></h3><time datetime="2026-11-22T08:00:00+07:00">2 giờ trước</time>
  <p class="summary">Sáng 22/11, hai bên trao trả <b>bốn</b> công dân qua cửa khẩu theo đúng quy định.</p>
</article>
<article><h3><a href="/tin/2">Tuần tra chung</a></h3><span>Thứ Bảy, 21/11/2026 - 19:25</span><div>
  <a href="/tin/2">Hai đồn cùng đi dọc mười hai cột mốc, và hẹn nhau một chuyến nữa vào mùa xuân.</a></div>
</article>
<article><h3><a href="/tin/3">Ngày 20/11/2026, đoàn công tác của tỉnh lên thăm đồn ở vùng cao</a></h3>
  <a href="/phap-luat">Pháp luật</a><span>12 bình luận</span></article>
</div><p>Đây là lời giới thiệu chung của cả chuyên mục, không thuộc về bài nào ở trên.</p></main>""".encode()


def test_an_item_of_a_listing_gives_its_own_lead_and_date() -> None:
    first, second, third = read_listing(ITEMS, ADDRESS, "//h3/a").entries
    assert first.lead == "Sáng 22/11, hai bên trao trả bốn công dân qua cửa khẩu theo đúng quy định."
    assert first.published_at == datetime(2026, 11, 22, 1, tzinfo=UTC)
    assert second.lead
    assert second.lead.startswith("Hai đồn cùng đi dọc")
    assert second.published_at == datetime(2026, 11, 21, 12, 25, tzinfo=UTC)
    # A day in a title, a count of comments and the words around the list are neither date nor lead.
    assert (third.lead, third.published_at) == (None, None)


def test_a_list_of_bare_links_gives_neither_lead_nor_date() -> None:
    body = "".join(
        f"<a href='/tin/{number}'>Tin số {number} của chuyên mục biên phòng hôm nay</a>"
        for number in range(9)
    )
    entries = read_listing(f"<div>{body}</div>".encode(), ADDRESS, None).entries
    assert {(entry.lead, entry.published_at) for entry in entries} == {(None, None)}


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 200 + "<a href='/tin/1'>x</a>" * 5_000,
        "<a href='/tin/1'>" + "<b>x</b>" * 50_000,
        "".join(f"<p><a href='/tin/{number}'>x</a></p>" for number in range(50_000)),
        "<ul>" + "<li><a href='/tin/1'>x</a></li>" * 20_000,
    ],
    ids=["deep", "long", "many", "same"],
)
def test_a_listing_made_to_cost_time_costs_little(body: str) -> None:
    began = time.process_time()
    entries = read_listing(body.encode(), ADDRESS, None).entries
    assert 0 < len(entries) <= 2_000
    assert time.process_time() - began < 5


LEADS = [
    (
        "<![CDATA[<a href='x'><img src='a.jpg'/></a></br>Sáng 3/7, tại <b>Nậm Xanh</b>]]>",
        "Sáng 3/7, tại Nậm Xanh",
    ),
    ("&lt;p&gt;Giá dưới 5 &amp;lt; 6 &amp;nbsp;tấn&lt;/p&gt;", "Giá dưới 5 < 6 tấn"),
    ("<![CDATA[<img src='a.jpg'>]]>", None),
    ("", None),
    ("Bie\u0302n pho\u0300ng", "Biên phòng"),
]


@pytest.mark.parametrize(("description", "lead"), LEADS)
def test_a_lead_is_words_without_markup(description: str, lead: str | None) -> None:
    item = f"<item><link>/tin/1</link><description>{description}</description></item>"
    body = f"<rss><channel>{item}</channel></rss>"
    (entry,) = read_feed(body.encode(), ADDRESS).entries
    assert entry.lead == lead
    atom = body.replace("description", "summary").replace("item", "entry")
    assert read_feed(atom.encode(), ADDRESS).entries[0].lead == lead


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    with suppress(UnreadableFeed):
        assert len(read_feed(body, ADDRESS).entries) <= 10
    with suppress(UnreadableFeed):
        assert len(read_sitemap(body).entries) <= 10
    with suppress(UnreadableFeed):
        assert len(read_listing(body, ADDRESS, None).entries) <= 50


@given(st.integers(0, len(RSS)), st.binary(max_size=5))
def test_a_feed_with_foreign_bytes_in_it_is_read_or_refused(position: int, noise: bytes) -> None:
    try:
        reading = read_feed(RSS[:position] + noise + RSS[position:], ADDRESS)
    except UnreadableFeed:
        return
    assert len(reading.entries) <= 4
