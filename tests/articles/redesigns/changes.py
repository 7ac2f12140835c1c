"""Redesigns, one function each; a function gives False where a page has no such part."""

import re
from collections.abc import Callable

from lxml.html import HtmlElement

from tests.articles.redesigns.page import SEEN_AT, Sheet, copy_of, move_names, new, rename

OTHER_TITLE = "Bắt giữ 75 con trâu vận chuyển trái phép qua sông Mẫu"
OTHER = (
    "Ngày 3-2, lực lượng chức năng bắt giữ 75 con trâu vận chuyển trái phép qua sông Mẫu, phạt 90 triệu đồng."
)
OTHER_END = "Chiều 4-2, Đồn Biên phòng Bến Mẫu bắt 6 đối tượng, thu giữ 33 bánh heroin tại xã Bến Mẫu."
LINK = f'<a href="/tin-75.html">{OTHER_TITLE}</a>'
BOX = f'<div class="k-1"><img src="/a.jpg"><h3>{LINK}</h3><p>{OTHER}</p></div>'
TODAY = "Thứ Hai, 23/11/2026 09:00"
STATED_TIMES = ("article:published_time", "pubdate")

Change = Callable[[Sheet], bool | None]
CHANGES: dict[str, Change] = {}


def change(function: Change) -> Change:
    CHANGES[function.__name__] = function
    return function


# -- names


@change
def body_renamed(page: Sheet) -> None:
    rename(page.body)


@change
def title_renamed(page: Sheet) -> bool:
    title = page.title
    had_names = bool(title.get("class") or title.get("data-role"))
    rename(title)
    return had_names


@change
def title_is_no_heading(page: Sheet) -> None:
    title = page.title
    title.tag = "div"
    rename(title)


@change
def lead_renamed(page: Sheet) -> bool:
    for lead in page.leads:
        rename(lead)
    return bool(page.sample.design.layout.lead)


@change
def lead_renamed_and_not_described(page: Sheet) -> bool:
    for meta in page.find("//meta[contains(@property, 'description') or @name='description']"):
        meta.drop_tree()
    return bool(lead_renamed(page))


@change
def title_body_and_lead_renamed(page: Sheet) -> None:
    body, title, leads = page.body, page.title, page.leads
    for element in (body, title, *leads):
        rename(element)


@change
def every_name_on_the_page_is_new(page: Sheet) -> None:
    for number, element in enumerate(page.find("//*[@class or @id]")):
        rename(element)
        element.set("class", f"css-{number:x}")


@change
def body_and_its_surroundings_renamed(page: Sheet) -> None:
    body = page.body
    for element in (body, *body.iterancestors("div", "article", "main")):
        rename(element)


@change
def boxes_in_the_body_renamed(page: Sheet) -> bool:
    named = [one for one in page.body.iterdescendants() if one.get("class") and one.tag != "p"]
    for element in named:
        rename(element)
    return bool(named)


@change
def body_name_on_the_side_column(page: Sheet) -> None:
    side = page.side
    move_names(page.body, side)
    side.extend(new(f"<p>{OTHER}</p>") for _ in range(2))


@change
def body_name_on_the_whole_page(page: Sheet) -> None:
    move_names(page.body, page.find("//div[@class='trang']")[0])


@change
def body_name_on_the_comments(page: Sheet) -> None:
    move_names(page.body, page.find("//div[@class='comment-list']")[0])


@change
def body_name_on_a_teaser_before_it(page: Sheet) -> None:
    box = new(BOX)
    page.find("//div[@class='cot-trai']")[0].insert(0, box)
    move_names(page.body, box)


@change
def lead_name_on_a_teaser(page: Sheet) -> bool:
    if not page.leads:
        return False
    teaser = new(f"<p>{OTHER}</p>")
    page.side.append(teaser)
    lead = page.leads[0]
    teaser.tag = lead.tag
    move_names(lead, teaser)
    return True


@change
def title_name_on_a_teaser(page: Sheet) -> None:
    title = page.title
    teaser = new(f"<{title.tag}>{OTHER_TITLE}</{title.tag}>")
    page.find("//header")[0].append(teaser)
    move_names(title, teaser)


# -- titles


@change
def title_missing(page: Sheet) -> None:
    for element in [
        *page.find("//meta[contains(@property, 'title')]"),
        *page.find("//head/title"),
        page.title,
    ]:
        element.drop_tree()
    for script in page.find("//script[@type]"):
        script.drop_tree()


@change
def the_papers_name_is_the_first_heading(page: Sheet) -> None:
    rename(page.title)
    page.find("//header")[0].insert(0, new("<h1>BÁO MẪU - CƠ QUAN NGÔN LUẬN</h1>"))


@change
def title_is_a_picture(page: Sheet) -> None:
    for child in page.title:
        page.title.remove(child)
    page.title.text = None
    page.title.append(new('<img src="/tieu-de.png">'))


# -- times


def stated_times(page: Sheet) -> list[HtmlElement]:
    return [
        one for name in STATED_TIMES for one in page.find(f"//meta[@property='{name}' or @name='{name}']")
    ]


def state(page: Sheet, time: str) -> bool:
    """Change the times that meta elements and JSON-LD state."""
    metas, scripts = stated_times(page), page.find("//script[@type='application/ld+json']")
    for meta in metas:
        meta.set("content", time)
    for script in scripts:
        script.text = re.sub(r'"datePublished":"[^"]+"', f'"datePublished":"{time}"', script.text or "")
    return bool(metas or scripts)


def drop_stated(page: Sheet) -> None:
    for element in [*stated_times(page), *page.find("//script[@type='application/ld+json']")]:
        element.drop_tree()


def print_time(page: Sheet, words: str, iso: str) -> bool:
    dates = page.dates
    for element in dates:
        if element.get("datetime"):
            element.set("datetime", iso)
        element.text = words
    return bool(dates)


@change
def time_missing(page: Sheet) -> bool:
    had = bool(page.dates or stated_times(page))
    drop_stated(page)
    for element in page.dates:
        element.drop_tree()
    return had


@change
def time_no_longer_stated(page: Sheet) -> bool:
    had = bool(stated_times(page) or page.find("//script[@type='application/ld+json']"))
    drop_stated(page)
    return had


@change
def stated_time_is_that_of_the_visit(page: Sheet) -> bool:
    return state(page, SEEN_AT.isoformat())


@change
def printed_time_is_that_of_the_visit(page: Sheet) -> bool:
    return print_time(page, TODAY, "2026-11-23T09:00:00")


@change
def every_time_is_that_of_the_visit(page: Sheet) -> bool:
    stated = state(page, SEEN_AT.isoformat())
    return print_time(page, TODAY, "2026-11-23T09:00:00") or stated


@change
def time_lies_in_the_future(page: Sheet) -> bool:
    stated = state(page, "2062-03-09T10:00:00+07:00")
    return print_time(page, "09/03/2062 10:00", "2062-03-09T10:00:00") or stated


@change
def day_and_month_swapped_in_what_is_stated(page: Sheet) -> bool:
    at = page.sample.published
    return at.day <= 12 and at.day != at.month and state(page, f"{at:%Y-%d-%m}T10:00:00+07:00")


@change
def time_name_on_the_clock_too(page: Sheet) -> bool:
    if not page.dates or page.dates[0].get("datetime"):
        return False
    drop_stated(page)
    for name, value in page.dates[0].attrib.items():
        page.clock.set(name, value)
    page.clock.tag = page.dates[-1].tag
    return True


@change
def time_name_on_the_clock_alone(page: Sheet) -> bool:
    if not page.dates or page.dates[0].get("datetime"):
        return False
    drop_stated(page)
    date, clock = page.dates[0], page.clock
    clock.tag = date.tag
    move_names(date, clock)
    return True


@change
def time_printed_as_hours_ago(page: Sheet) -> bool:
    drop_stated(page)
    if not page.dates:
        return False
    for element in page.dates:
        element.attrib.pop("datetime", None)
        element.text = "3 giờ trước"
    return True


# -- bylines


@change
def byline_above_the_body(page: Sheet) -> bool:
    if page.byline is None or page.body not in page.byline.iterancestors():
        return False
    page.title.addnext(page.byline)
    return True


@change
def byline_opens_the_body(page: Sheet) -> bool:
    if page.byline is None:
        return False
    page.body.insert(0, page.byline)
    return True


@change
def byline_missing(page: Sheet) -> bool:
    if page.byline is None:
        return False
    page.byline.drop_tree()
    return True


@change
def byline_missing_before_the_teasers(page: Sheet) -> bool:
    if not page.layout.signed or page.byline is None:
        return False
    page.byline.drop_tree()
    page.body.append(new(f"<p>{OTHER_END}</p>"))
    return True


# -- teasers


@change
def teaser_box_in_the_middle(page: Sheet) -> None:
    page.paragraphs[0].addnext(new(BOX))


@change
def teaser_box_at_the_end(page: Sheet) -> None:
    page.body.append(new(BOX))


@change
def teaser_among_the_paragraphs(page: Sheet) -> None:
    first = page.paragraphs[0]
    first.addnext(new(f"<p>{OTHER}</p>"))
    first.addnext(new(f"<h3>{LINK}</h3>"))


@change
def teaser_list_in_the_middle(page: Sheet) -> None:
    item = f"<li>{LINK}<p>{OTHER}</p></li>"
    page.paragraphs[0].addnext(new(f'<ul class="k-2">{item}{item}</ul>'))


@change
def teasers_behind_the_byline(page: Sheet) -> bool:
    if page.layout.signed or page.byline is None or page.body not in page.byline.iterancestors():
        return False
    for words in (OTHER_END, OTHER):
        page.byline.addnext(new(f"<p>{words}</p>"))
    return True


@change
def comments_inside_the_body(page: Sheet) -> None:
    comment = f'<div class="k-3 user-comment"><b>Bạn đọc</b><p>{OTHER}</p></div>'
    page.body.append(new(comment))


# -- bodies


@change
def next_article_in_the_same_body(page: Sheet) -> None:
    for words in (OTHER_END, OTHER):
        page.body.append(new(f"<p>{words}</p>"))
    page.body[-2].addprevious(new(f"<h2>{LINK}</h2>"))


@change
def next_article_in_a_second_body(page: Sheet) -> None:
    second = copy_of(page.body)
    for child in list(second):
        second.remove(child)
    second.extend(new(f"<p>{words}</p>") for words in (OTHER, OTHER_END))
    page.body.addnext(second)


@change
def another_article_in_a_body_before_it(page: Sheet) -> None:
    second = copy_of(page.body)
    for child in list(second):
        second.remove(child)
    second.text = None
    second.extend(new(f"<p>{words}</p>") for words in (OTHER, OTHER_END))
    page.find("//div[@class='trang']")[0].insert(0, second)


@change
def body_in_two_halves(page: Sheet) -> bool:
    body, second = page.body, copy_of(page.body)
    half = len(body) // 2
    if half < 2:
        return False
    for child in list(body)[half:]:
        body.remove(child)
    for child in list(second)[:half]:
        second.remove(child)
    body.addnext(second)
    return True


@change
def paragraphs_are_lines(page: Sheet) -> None:
    for paragraph in page.paragraphs:
        paragraph.tag = "span"
        paragraph.addnext(new("<br>"))


@change
def body_comes_by_script(page: Sheet) -> None:
    body = page.body
    for child in list(body):
        body.remove(child)
    body.text = None
    body.append(new("<script>nap();</script>"))


@change
def body_behind_a_login(page: Sheet) -> None:
    body = page.body
    for child in list(body)[1:]:
        body.remove(child)
    body.append(new('<div class="k-4"><a href="/dang-nhap">Đăng nhập để đọc tiếp</a></div>'))


@change
def lead_missing(page: Sheet) -> bool:
    leads = page.leads
    for lead in leads:
        lead.drop_tree()
    return bool(leads)


# -- pages


@change
def address_of_another_article(page: Sheet) -> None:
    page.find("//head")[0].append(
        new('<link rel="canonical" href="https://bao-mau.vn/tin-khac-1090000.html">')
    )


@change
def another_article_at_this_address(page: Sheet) -> None:
    address_of_another_article(page)
    for paragraph in page.paragraphs:
        paragraph.text = OTHER


@change
def a_list_at_this_address(page: Sheet) -> None:
    column = page.find("//div[@class='cot-trai']")[0]
    for child in list(column):
        column.remove(child)
    column.extend(new(BOX) for _ in range(12))


@change
def a_film_at_this_address(page: Sheet) -> None:
    page.find("//head")[0].append(new('<meta property="og:type" content="video.other">'))
    for script in page.find("//meta[@content='article']"):
        script.drop_tree()


@change
def garbled_letters(page: Sheet) -> None:
    for element in page.find("//p|//h1|//h2|//h4|//div"):
        element.text = (element.text or "").encode().decode("latin-1")


@change
def an_english_edition_at_this_address(page: Sheet) -> None:
    words = "The border guard command handed over seventy five buffaloes to the district on Tuesday morning."
    body = page.body
    for child in list(body):
        body.remove(child)
    body.extend(new(f"<p>{words}</p>") for _ in range(6))
    for lead in page.leads:
        lead.text = words
