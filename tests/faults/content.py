"""Faults of what is served: characters, kinds of file, feeds, sitemaps, markup (C), and B8, B10, B14-B20."""

from tasks.fetching.session import Limits
from tests.faults.fault import FAILED, LEFT, LOADED, PROBLEM, REJECTED, Fault
from tests.faults.paper import FAULTY, feed, item, page, path
from tests.faults.replies import endless, packed, page_reply
from tests.fetching.server import Reply, answer

MARKUP = page(FAULTY)
WHOLE = page_reply(MARKUP)
SAYS = "Đồn Biên phòng Khe Đá bắt vụ thứ 200 trong đêm"
FILE = "/etc/hostname"
HIDDEN = "noi-dung-tep-rieng"
MOST = Limits().page_bytes - 10_000
BARE = MARKUP.replace("<meta charset='utf-8'>", "")


def xml(text: str | bytes) -> bytes:
    """Give an answer of XML."""
    body = text.encode() if isinstance(text, str) else text
    return answer(body, headers={"Content-Type": "text/xml"}, has_length=False)


def sitemap(*addresses: str) -> bytes:
    """Give a sitemap's answer."""
    listed = "".join(f"<url><loc>{address}</loc></url>" for address in addresses)
    return xml(
        f"<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{listed}</urlset>"
    )


def index(*addresses: str) -> bytes:
    """Give the answer of an index of sitemaps."""
    listed = "".join(f"<sitemap><loc>{address}</loc></sitemap>" for address in addresses)
    return xml(
        f"<?xml version='1.0'?><sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{listed}</sitemapindex>"
    )


def story(paragraph: str = "", title: str = "", head: str = "") -> bytes:
    """Give a page whose first paragraph is the fault, and whose others are sound; no length: it is filled."""
    markup = page(FAULTY, title, (paragraph, *SOUND) if paragraph else (), head=head)
    return answer(markup.encode(), has_length=False)


SOUND = (
    "Khoảng 5 giờ ngày 9/7/2026, tổ công tác Đồn Biên phòng Khe Đá bắt giữ 3 đối tượng nhập cảnh trái phép.",
    "Đồn Biên phòng Khe Đá đang phối hợp Công an xã Suối Mây củng cố hồ sơ, xử lý theo quy định.",
)


def loaded(id: str, name: str, reply: Reply, keeps: str = SAYS) -> Fault:  # noqa: A002
    """Give a fault that the article survives."""
    return Fault(id=id, name=name, page=(reply,), ends=LOADED, keeps=keeps)


def rejected(id: str, name: str, reply: Reply, says: str = ".") -> Fault:  # noqa: A002
    """Give a fault that leaves nothing to read."""
    return Fault(id=id, name=name, page=(reply,), ends=REJECTED, says=says)


def failed(id: str, name: str, reply: Reply, says: str) -> Fault:  # noqa: A002
    """Give a fault that is no answer."""
    return Fault(id=id, name=name, page=(reply,), ends=FAILED, says=says)


def place(id: str, name: str, says: str = ".", **places: Reply) -> Fault:  # noqa: A002
    """Give a fault of a feed, sitemap or listing; the page itself is found elsewhere."""
    return Fault(id=id, name=name, page=(WHOLE,), ends=PROBLEM, says=says, **places)  # type: ignore[arg-type]


CHARACTERS = (
    loaded("N17a", "no charset at all", page_reply(BARE, content_type="text/html")),
    loaded(
        "N17b",
        "charset that lies: windows-1258",
        page_reply(MARKUP, content_type="text/html; charset=windows-1258"),
    ),
    loaded(
        "N17c", "charset that nobody knows", page_reply(MARKUP, content_type="text/html; charset=vni-2000")
    ),
    loaded(
        "N17d", "UTF-16 with a byte-order mark", page_reply(BARE.encode("utf-16"), content_type="text/html")
    ),
    rejected(
        "N17e",
        "UTF-8 read as Latin-1 and packed again",
        page_reply(MARKUP.encode().decode("latin-1").encode()),
    ),
    rejected(
        "N17f",
        "half the bytes lost",
        page_reply(MARKUP.encode().replace(b"\xc3", b"\xff").replace(b"\xe1", b"\xfe")),
    ),
    loaded(
        "N17g",
        "header and meta that differ",
        page_reply(MARKUP, content_type="text/html; charset=iso-8859-1"),
    ),
)

FILES = (
    rejected("N18a", "PDF as .html", page_reply(b"%PDF-1.7\n" + bytes(range(256)) * 40)),
    rejected("N18b", "JPEG as .html", page_reply(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40)),
    rejected(
        "N18c", "JSON in place of a page", page_reply('{"error": "login"}', content_type="application/json")
    ),
    rejected(
        "B16",
        "CVE-2017-5992: workbook in place of a page",
        page_reply(b"PK\x03\x04" + bytes(2000), content_type="application/zip"),
    ),
    rejected("C11a", "page of one word", page_reply("<html><body>Xin</body></html>")),
    rejected(
        "C11b",
        "page in Chinese",
        page_reply(
            "<html><body>"
            + "<p>边防部队在边境地区抓获三名非法入境人员，现场查获违禁品。</p>" * 20
            + "</body></html>"
        ),
    ),
    Fault(
        id="C11c", name="blank page", page=(page_reply(" \n\t "),), ends="failed", says="the body is empty"
    ),
    rejected("C4a", "title and body gone", page_reply("<html><body><div></div></body></html>")),
)

FEEDS = (
    place("C2a", "feed that is a page", feed=page_reply(MARKUP)),
    place("C2b", "feed that is empty", feed=answer(b"", has_length=False)),
    place(
        "C2c",
        "feed cut in the middle",
        feed=xml("<rss><channel><item><title>Tin</title><link>http://{faulty}/tin/2"),
    ),
    place("C2d", "feed of NUL bytes", feed=xml(bytes(3000))),
    place("C2e", "feed of another kind of XML", feed=xml("<svg xmlns='http://www.w3.org/2000/svg'/>")),
    place("C2f", "feed nested 100,000 deep", feed=xml("<rss><channel>" + "<a>" * 100_000)),
    place(
        "C2g",
        "feed with an attribute of 20 MB",
        feed=endless(b"HTTP/1.1 200 OK\r\n\r\n<rss a='", b"x" * 65_536),
    ),
    Fault(
        id="C2h",
        name="feed without dates, links relative",
        feed=xml("<rss><channel><item><title>x</title><link>/tin/200</link></item></channel></rss>"),
        page=(WHOLE,),
        ends=LOADED,
        keeps=SAYS,
    ),
    Fault(
        id="C2i",
        name="20,000 items of other hosts",
        feed=feed(*(item(f"http://khac.example/tin/{n}") for n in range(20_000))),
        page=(WHOLE,),
        ends=LOADED,
    ),
    Fault(
        id="C2j",
        name="feed that lists what must not be asked",
        feed=xml(
            "<rss><channel>"
            + "".join(
                f"<item><title>x</title><link>{a}</link></item>"
                for a in (
                    "file:///etc/passwd",
                    "http://{canary}/tin/1",
                    "javascript:alert(1)",
                    "http://[::1",
                    "http://169.254.169.254/tin/2",
                )
            )
            + "</channel></rss>"
        ),
        page=(WHOLE,),
        ends=LOADED,
    ),
    place(
        "C3a", "index of sitemaps that lists itself", says="", sitemap=index("http://{faulty}/sitemap.xml")
    ),
    place("C3b", "sitemap on another host", sitemap=index("http://{canary}/sitemap.xml")),
    place(
        "C3c",
        "gzip sitemap cut in half",
        sitemap=page_reply(packed(sitemap("http://{faulty}/tin/200"))[:60], content_type="application/gzip"),
    ),
    place("C3d", "sitemap that is a page", sitemap=page_reply(MARKUP)),
    Fault(
        id="C3e",
        name="60,000 addresses of other hosts",
        sitemap=sitemap(*(f"http://khac.example/tin/{n}" for n in range(60_000))),
        page=(WHOLE,),
        ends=LOADED,
    ),
    place(
        "C3f",
        "listing without a link",
        listing=page_reply("<html><body><p>Không có tin</p></body></html>"),
        says="",
    ),
)

ENTITY_BOMB = "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {after} '{f'&{before};' * 10}'>" for before, after in zip("abcdefgh", "bcdefghi", strict=True)
)

MARKUP_TRICKS = (
    rejected("C1a", "divs nested 45,000 deep", story("<div>" * 45_000 + "Nội dung sâu." + "</div>" * 45_000)),
    rejected(
        "C1b",
        "100,000 attributes",
        story("<span " + " ".join(f"a{n}=1" for n in range(100_000)) + ">Tin</span>"),
    ),
    rejected("C1c", "tags closed in the wrong order", story("<b><i><u>Tin</b></u></i>" * 5000)),
    Fault(
        id="C1d",
        name="page of one line, as large as may be",
        page=(story("Tổ công tác tuần tra dọc biên giới. " * (MOST // 60)),),
        ends=REJECTED,
        says="characters",
    ),
    Fault(
        id="C1e", name="150,000 empty elements", page=(story("<p></p>" * 150_000),), ends=FAILED, says="tags"
    ),
    failed(
        "C12a",
        "table of 60,000 cells and no text",
        page_reply("<html><body><table>" + "<tr><td></td></tr>" * 60_000 + "</table></body></html>"),
        "tags",
    ),
    Fault(
        id="B8",
        name="CVE-2024-1892: regular expressions in a feed",
        feed=xml(
            "<rss><channel><item><title>"
            + "<" * 50_000
            + "</title><pubDate>"
            + " 1" * 30_000
            + "</pubDate></item></channel></rss>"
        ),
        page=(WHOLE,),
        ends=PROBLEM,
        says=".",
    ),
    Fault(
        id="B8b",
        name="CVE-2024-1892: a date of 60,000 blanks",
        feed=xml(
            "<rss><channel><item><title>x</title><link>http://{faulty}/tin/200</link><pubDate>"
            + " " * 60_000
            + "x</pubDate></item></channel></rss>"
        ),
        page=(WHOLE,),
        ends=LOADED,
    ),
    Fault(
        id="B10",
        name="CVE-2017-14158: many pages as large as may be",
        listing=page_reply(
            "<html><body>"
            + "".join(f"<a href='/tin/{n}'>Tin biên phòng {n}</a>" for n in range(300, 324))
            + "</body></html>"
        ),
        also=dict.fromkeys(map(path, range(300, 324)), story("<!--" + "x" * (MOST - 3000) + "-->")),
        page=(WHOLE,),
        judged=323,
        ends=LEFT,
        says="the pages of this batch hold",
        spares_host=False,
    ),
    place(
        "B14a",
        "CVE-2012-2921: entities that multiply",
        says="document type",
        feed=xml(ENTITY_BOMB + "]><rss><channel><item><title>&i;</title></item></channel></rss>"),
    ),
    place(
        "B14b",
        "CVE-2011-1156: document type cut",
        feed=xml(b"<?xml version='1.0' encoding='koi8-r'?><!DOCTYPE rss [<!ENT" + b"\xc1\xc2"),
    ),
    loaded("B15a", "CVE-2009-5065: nested CDATA", story("<![CDATA[<![CDATA[<script>alert(1)</script>]]>]]>")),
    loaded(
        "B15b",
        "CVE-2014-3146: java\\nscript: links",
        story("<a href='java\nscript:alert(1)'>Xem thêm tin</a>"),
    ),
    loaded(
        "B15c",
        "CVE-2021-43818: SVG in a data URI",
        story("<img src='data:image/svg+xml,<svg onload=alert(1)>'>"),
    ),
    loaded(
        "B17",
        "CVE-2026-120416: picture on an inner host",
        story(
            "<img src='http://{canary}/anh.jpg'>",
            head=(
                "<meta property='og:image' content='http://{canary}/a.jpg'>"
                "<link rel='canonical' href='http://{canary}/tin/200'>"
                "<meta http-equiv='refresh' content='0;url=http://{canary}/'>"
            ),
        ),
    ),
    Fault(
        id="B18",
        name="CVE-2026-19375: inner address by hand",
        by_hand="http://{canary}/tin/200",
        ends="refused",
        says="is not declared",
    ),
    loaded("B19a", "CVE-2025-6069: comments that do not end", story("<!--" * 90_000 + "-->")),
    loaded("B19b", "CVE-2026-15308: 90,000 times </a", story("</a" * 90_000 + ">")),
    loaded("B19c", "CVE-2025-6069: <![CDATA[ 90,000 times", story("<![CDATA[" * 90_000 + "]]>")),
    Fault(
        id="B20a",
        name="CVE-2022-2309: local file in a feed",
        feed=xml(
            f"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM 'file://{FILE}'>]><rss><channel><item><title>&x;</title><link>http://{{faulty}}/tin/200</link></item></channel></rss>"
        ),
        page=(WHOLE,),
        ends=PROBLEM,
        says="document type",
    ),
    Fault(
        id="B20b",
        name="CVE-2022-2309: local file in a page",
        page=(
            page_reply(
                f"<?xml version='1.0'?><!DOCTYPE html [<!ENTITY x SYSTEM 'file://{FILE}'>]>"
                + page(FAULTY, paragraphs=("Tin &x; biên phòng.", *SOUND)).partition(">")[2]
            ),
        ),
        ends=LOADED,
    ),
)

FAULTS = (*CHARACTERS, *FILES, *FEEDS, *MARKUP_TRICKS)
