"""Stories in a design, amid what papers print around and between paragraphs; and what of it is the story."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import escape

from tests.articles.bodies.designs import DESIGNS, Design
from tests.newsroom.articles import Story, load

PAGES_A_DESIGN = 6

BLURBS = (
    (
        "Bắt giữ 6 tấn đường cát nhập lậu ở bến phà Mẫu",
        "Đêm 3-2, lực lượng chức năng thu giữ 6 tấn đường cát.",
    ),
    (
        "Đồn Biên phòng Suối Mẫu khánh thành 9 căn nhà",
        "Ngày 17-1, 9 căn nhà trị giá 720 triệu đồng được trao.",
    ),
    ("Hội đàm giữa hai tỉnh bàn 12 nội dung hợp tác", "Sáng 28-5, hai đoàn đã ký biên bản gồm 12 nội dung."),
    ("Cứu 8 thuyền viên tàu chở cát bị chìm ở cửa Mẫu", "Rạng sáng 9-8, 8 thuyền viên được đưa vào bờ."),
)
LISTS = (
    ("Kiểm tra giấy tờ của 214 phương tiện", "Nhắc nhở 31 trường hợp", "Lập biên bản 7 trường hợp"),
    ("Tặng 40 suất học bổng", "Khám bệnh cho 130 người dân", "Sửa 2 km đường liên bản"),
)
QUOTES = (
    "“Bà con ở đây đã quen với tiếng chân tuần tra mỗi sáng,” trưởng bản nói.",
    "“Chúng tôi sẽ giữ nguyên quân số trực 24/24 giờ cho đến hết mùa mưa,” chỉ huy đồn cho biết.",
)
TABLE = (("Năm", "Số vụ", "Số người"), ("2024", "12 vụ", "31 người"), ("2025", "9 vụ", "22 người"))
HEADINGS = ("Chủ động từ cơ sở", "Những con số biết nói")
COMMENT = (
    "Bài viết rất hay, mong các chiến sĩ luôn mạnh khỏe để giữ yên 1.500 km biên cương của Tổ quốc thân yêu."
)
FOLLOW = "Mời bạn đọc theo dõi kênh của báo để nhận 10 tin mới nhất mỗi ngày."
PROMOTION = "Quảng cáo: Giảm giá 50% cho 200 khách hàng đầu tiên khi đăng ký gói cước trong tháng này."


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A page, and the truth about it."""

    design: Design
    name: str
    story: Story
    published: datetime
    markup: str
    own: tuple[str, ...]
    """Lead and paragraphs, quotes, rows and items, in order."""
    strange: tuple[str, ...]
    """Captions, blurbs, comments, advertisements: never part of the body."""


def samples() -> Iterator[Sample]:
    """Give the pages: every design with stories of its own, the same in every run."""
    stories = [story for story in load() if story.published and not story.is_decomposed]
    for place, name in enumerate(DESIGNS):
        for number in range(PAGES_A_DESIGN):
            story = stories[(place * PAGES_A_DESIGN + number) % len(stories)]
            yield sample(name, story, random.Random(f"{name}-{number}"))


def sample(name: str, story: Story, chance: random.Random) -> Sample:
    """Put one story into a design, with clutter of several kinds at places drawn by lot."""
    design = DESIGNS[name]
    assert story.published
    between = _clutter(design, chance)
    own, strange, parts = [story.lead], [], []
    for number, line in enumerate(story.lines):
        if line.role == "caption":
            parts.append(design.caption.format(text=escape(line.text)))
            strange.append(line.text)
        else:
            parts.append(design.paragraph.format(text=_inline(line.text, chance)))
            own.append(line.text)
        for markup, ours, others in between[2 * number : 2 * number + 2]:
            parts.append(markup)
            own += ours
            strange += others
    parts = _wrapped(parts, chance)
    parts.append(design.byline.format(text=escape(story.byline)))
    if design.layout.signed:
        parts += [f"<p>{escape(teaser)}</p>" for teaser in story.teasers]
        strange += story.teasers
    markup = _page(design, story, "\n".join(parts), chance)
    strange += [COMMENT, PROMOTION, FOLLOW, *(words for blurb in BLURBS for words in blurb)]
    return Sample(
        design=design,
        name=name,
        story=story,
        published=story.published,
        markup=markup,
        own=tuple(own),
        strange=tuple(strange),
    )


Clutter = tuple[str, list[str], list[str]]


def _clutter(design: Design, chance: random.Random) -> list[Clutter]:
    title, blurb = chance.choice(BLURBS)
    items, quote, heading = chance.choice(LISTS), chance.choice(QUOTES), chance.choice(HEADINGS)
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in TABLE)
    shown = [f"Ảnh {n}: Bộ đội giúp dân dựng nhà, tháng {n + 2}." for n in range(1, 4)]
    links = "".join(f"<li><a href=/y{n}>{words}</a></li>" for n, (words, _) in enumerate(BLURBS))
    gallery = "".join(f'<div class="item"><img src="g.jpg"><p>{words}</p></div>' for words in shown)
    every: list[Clutter] = [
        (design.related.format(text=title, blurb=blurb), [], [title]),
        ("<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>", list(items), []),
        (f"<blockquote><p>{quote}</p></blockquote>", [quote], []),
        (f"<table border=1>{rows}</table>", [" ".join(row) for row in TABLE], []),
        (f"<h3>{heading}</h3>", [heading], []),
        (f'<div class="gallery">{gallery}</div>', [], shown),
        (f'<div class="ads-zone"><p>{PROMOTION}</p><script>var q = "{PROMOTION}";</script></div>', [], []),
        (
            f'<div class="khung"><div><a href="/y"><img src="c.jpg"></a></div>'
            f'<h4><a href="/y">{title}</a></h4>'
            f"<p>{blurb}</p></div>",
            [],
            [],
        ),
        (f'<p>Xem thêm: <a href="/y">{title}</a></p>', [], []),
        (
            f'<ul class="ds">{links}</ul>',
            [],
            [],
        ),
        (f'<p>Tin liên quan:</p><p><a href="/y">{title}</a></p>', [], []),
        (f'<div class="subscribe-box"><p>{FOLLOW}</p><form><input name="email"></form></div>', [], []),
        (f'<p><img src="d.jpg"></p><p align="center">{shown[0]}</p>', [], shown[:1]),
        (
            f'<div class="hop"><a href="/y"><img src="c.jpg"><span>{title}</span></a>'
            f"<span>{blurb}</span></div>",
            [],
            [],
        ),
        (
            '<video src="/v.mp4"></video><p><i>Video: Bộ đội tuần tra trên sông Mẫu.</i></p>',
            [],
            ["Bộ đội tuần tra trên sông Mẫu"],
        ),
        ('<iframe src="/v"></iframe><noscript>Trình duyệt không hỗ trợ</noscript>', [], []),
    ]
    return chance.sample(every, 6)


def _wrapped(parts: list[str], chance: random.Random) -> list[str]:
    """Give the parts as they are, each in an element of its own, or in two halves around an advertisement."""
    kind = chance.choice(("plain", "plain", "each", "halves", "divs"))
    if kind == "each":
        return [f"<div>{part}</div>" for part in parts]
    if kind == "halves":
        half = len(parts) // 2
        gap = f'<div class="ads"><p>{PROMOTION}</p></div>'
        return ["<div>", *parts[:half], "</div>", gap, "<div>", *parts[half:], "</div>"]
    if kind == "divs":
        return [f"<div>{part[3:-4]}</div>" if part.startswith("<p>") else part for part in parts]
    return parts


def _inline(text: str, chance: random.Random) -> str:
    """Give a paragraph's markup, at times with a word in bold or a link in it."""
    words = [escape(word) for word in text.split(" ")]
    if len(words) > 12 and chance.random() < 0.4:
        words[4:6] = [f"<strong>{' '.join(words[4:6])}</strong>"]
        words[8:10] = [f'<a href="/chu-de">{" ".join(words[8:10])}</a>']
    return " ".join(words)


def _page(design: Design, story: Story, body: str, chance: random.Random) -> str:
    at = story.published
    assert at
    values = {
        "title": escape(story.title),
        "title_json": json.dumps(story.title, ensure_ascii=False),
        "lead": escape(story.lead),
        "iso": at.isoformat(),
        "local": at.isoformat()[:19],
        "day": f"Thứ Hai, {at:%d/%m/%Y}, {at:%H:%M}",
        "author": design.byline_outside.format(text=escape(story.byline)),
    }
    read = "".join(f'<div class="muc"><h3><a href="/z">{t}</a></h3><p>{b}</p></div>' for t, b in BLURBS)
    return (
        '<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8">'
        f"<title>{escape(story.title)} - Báo mẫu</title>{design.stated.format(**values)}</head><body>"
        '<header><a href="/">BÁO MẪU</a> <span class="clock">Thứ Hai, 23/11/2026 08:15</span></header>'
        '<nav><ul><li><a href="/a">Thời sự</a></li><li><a href="/b">Quốc phòng - An ninh</a></li></ul></nav>'
        f'<div class="trang"><div class="cot-trai">{design.before.format(**values)}\n{body}\n'
        f"{design.after.format(**values)}"
        f'<div class="comment-list"><p>{COMMENT}</p><p>{COMMENT}</p></div></div>'
        f'<div class="cot-phai">{read if chance.random() < 0.8 else ""}</div></div>'
        "<footer><p>Tòa soạn: số 1 phố Mẫu. Điện thoại: 024 000 0000. Giấy phép ngày 1-1-2001.</p></footer>"
        "</body></html>"
    )
