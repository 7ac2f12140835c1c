"""How surely a page was read: signs on one page, and over many pages what a publisher changed.

A wrong fact is worse than a missing one, so a page with a sign of `REFUSED` is no article but a reject.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from math import sqrt
from statistics import mean, median
from typing import NamedTuple

from lxml import etree
from lxml.html import HtmlElement

from tasks.articles.blocks import FINAL_STOP, OWN_DAY
from tasks.articles.boxes import linked_headings
from tasks.articles.container import paragraphs
from tasks.articles.dates import VIETNAM, read_time
from tasks.articles.fields import CUT_OFF, PAGE_TITLE, Sight, printed_time, words_of
from tasks.articles.markup import xpath
from tasks.records import Article, Block, Quality

REFUSED = {
    "no_title": "no title found",
    "no_lead": "no lead found, though this design prints one",
    "dates_differ": "the page states several days of publication",
    "future_date": "its day of publication lies in the future",
    "listed_date_differs": "the list that named it says another day of publication",
    "today_s_date": "its day of publication is that of the visit, and list or lead name another",
    "other_article": "it states the address of another article",
    "no_text": "there is hardly any text",
    "login_wall": "the text goes on for subscribers alone",
    "split_body": "the design's body comes in several pieces",
    "swapped_date": "day and month of its publication seem to have changed places",
    "low_agreement": "the design's body is not where the page has its text",
    "linked_heading": "the text goes on under a heading that links to another article",
    "unsigned_tail": "no byline, and the last paragraphs open with another day",
    "unconfirmed": "no design fits, and title or lead are not stated twice",
}
"""Signs with which a page is no article, in words."""

SHORT_BODY, NO_BODY = 200, 80
LEAST_AGREEMENT = 0.6
DAYS_APART, WEEK = timedelta(days=1), timedelta(days=7)
FAR_BACK = 30
OPENING_WORDS = 8
WORD = re.compile(r"[^\W\d_]+")
# `Chiều 8-3, …` · `từ ngày 12/9`: a day that a text names; not `58/497 người`
DAY_AND_MONTH = re.compile(
    r"\b(?:ngày|sáng|trưa|chiều|tối|đêm)\s{1,2}(?P<day>[0-9]{1,2})\s?[-/.]\s?(?P<month>[0-9]{1,2})(?![0-9])",
    re.IGNORECASE,
)
# `Đăng nhập để đọc tiếp` · `Vui lòng đăng ký gói để đọc toàn bộ bài viết`
LOGIN = re.compile(r"(?:Đăng nhập|Đăng ký|Mua gói)[^.\n]{0,40} đọc (?:tiếp|toàn bộ|đầy đủ)", re.IGNORECASE)
CLASSED = etree.XPath("descendant::*[@class]")
MOST_MARKS = 80


class Marks(NamedTuple):
    """What is to be seen of an article's element before it is cleared for reading."""

    fingerprint: tuple[str, ...]
    rival_words: frozenset[str]
    has_linked_heading: bool
    body_count: int
    is_split: bool
    """Whether a second body follows the first at once: two halves, not two articles."""


def marks_of(sight: Sight) -> Marks:
    """Take down the shape of the page."""
    container = sight.container
    rival = container.rival
    layout = container.layout
    bodies = xpath(layout.body)(sight.tree) if layout and container.rung == "layout" else []
    return Marks(
        fingerprint=_fingerprint(container.element),
        rival_words=_words("" if rival is None else " ".join(map(words_of, paragraphs(rival)))),
        has_linked_heading=next(linked_headings(container.element), None) is not None,
        body_count=len(bodies),
        is_split=len(bodies) > 1 and bodies[0].getnext() is bodies[1],
    )


def _fingerprint(element: HtmlElement) -> tuple[str, ...]:
    """Give tags and classes from the body outwards and inwards: what a new design renames first."""
    around = [element, *element.iterancestors()]
    inside = [str(one.tag) for one in element.iterdescendants("*")]
    shown = [*inside, *(_mark(one) for one in (*around[:8], *CLASSED(element)))]
    return tuple(sorted(dict.fromkeys(shown)))[:MOST_MARKS]


def _mark(element: HtmlElement) -> str:
    return ".".join([str(element.tag), *(element.get("class") or "").split()[:3]])


def quality_of(
    sight: Sight,
    marks: Marks,
    text: str,
    blocks: Sequence[Block],
    own_length: int,
    published_at: datetime | None,
    seen_at: datetime,
    *,
    has_layouts: bool,
) -> Quality:
    """Weigh what was read of a page: text (the first `own_length` letters are its own), blocks and time."""
    layout, rung = sight.container.layout, sight.container.rung
    roles = {role: [text[b.start : b.end] for b in blocks if b.role == role] for role in ROLES}
    agreement = _agreement(marks.rival_words, text, roles["body"])
    days = own_days(sight)
    described = _is_described(sight, roles)
    signed = _is_signed(blocks)
    is_confirmed = bool(roles["title"]) and _is_stated(sight, roles["title"][0]) and described
    told = {
        "no_layout": has_layouts and rung != "layout",
        "unconfirmed": has_layouts and rung != "layout" and not is_confirmed,
        "old_layout": bool(layout and layout.until and published_at and published_at.date() > layout.until),
        "no_title": not roles["title"],
        "no_lead": bool(layout and layout.lead) and not roles["lead"] and not described,
        "no_date": published_at is None,
        "several_dates": _prints_several_days(sight),
        "dates_differ": bool(days) and max(days) - min(days) > DAYS_APART,
        "future_date": published_at is not None and published_at > seen_at + DAYS_APART,
        "today_s_date": _is_today_s(sight, roles, published_at, seen_at),
        "other_article": _is_of_another(sight),
        "listed_date_differs": _differs_from_list(sight, published_at),
        "swapped_date": _is_swapped(roles, published_at),
        "login_wall": any(
            LOGIN.search(words) for words in roles["teaser"] + roles["boilerplate"] + roles["body"]
        ),
        "split_body": marks.is_split,
        "foreign_tail": _has_foreign_tail(blocks, own_length),
        "byline_first": _opens_with_byline(blocks),
        "dated_today": published_at is not None and _is_day_of(published_at, seen_at),
        "no_text": sum(map(len, roles["body"])) < NO_BODY,
        "short_body": sum(map(len, roles["body"])) < SHORT_BODY,
        "low_agreement": rung == "layout" and agreement is not None and agreement < LEAST_AGREEMENT,
        "several_bodies": marks.body_count > 1,
        "linked_heading": marks.has_linked_heading,
        "unsigned_tail": bool(layout and layout.signed) and not signed and _has_other_tail(roles),
    }
    return Quality(
        design=layout.name if layout and rung == "layout" else None,
        signs=tuple(sign for sign, is_seen in told.items() if is_seen),
        body_length=sum(map(len, roles["body"])),
        agreement=agreement,
        fingerprint=marks.fingerprint,
    )


ROLES = ("title", "lead", "body", "caption", "byline", "teaser", "boilerplate")


def refusal(quality: Quality) -> str | None:
    """Say why a page with these signs must not be believed, or None."""
    reasons = [REFUSED[sign] for sign in quality.signs if sign in REFUSED]
    return "; ".join(reasons) or None


def own_days(sight: Sight) -> list[datetime]:
    """Give the days that the page itself states for its publication, as midnights in Vietnam."""
    stated = (sight.json_ld.published, sight.meta.published, printed_time(sight.tree, sight.container.layout))
    times = [at for words in stated if words and (at := read_time(words))]
    return [at.astimezone(VIETNAM).replace(hour=0, minute=0, second=0, microsecond=0) for at in times]


def _prints_several_days(sight: Sight) -> bool:
    layout = sight.container.layout
    if not layout or not layout.published or printed_time(sight.tree, layout):
        return False
    return any(map(words_of, xpath(layout.published)(sight.tree)))


def _is_today_s(
    sight: Sight, roles: dict[str, list[str]], published_at: datetime | None, seen_at: datetime
) -> bool:
    """Whether a page prints the day of the visit: its list, or the days that its lead names, are far back."""
    if not published_at or not _is_day_of(published_at, seen_at):
        return False
    listed = sight.link.published_at
    if listed:
        return published_at - listed > 2 * DAYS_APART
    named = DAY_AND_MONTH.finditer(" ".join(roles["lead"] + roles["body"][:1]))
    ages = [age for match in named if (age := _days_before(published_at.date(), *match.groups())) is not None]
    return bool(ages) and min(ages) > FAR_BACK


def _days_before(day: date, of_month: str, month: str) -> int | None:
    """Give how many days before a day the last one of that name lies; None for no such day."""
    for year in (day.year, day.year - 1):
        try:
            named = date(year, int(month), int(of_month))
        except ValueError:
            return None
        if named <= day:
            return (day - named).days
    return None


def _is_of_another(sight: Sight) -> bool:
    """Whether the page names, as its own address, one without the id that discovery knows."""
    own, known = sight.meta.address, sight.link.native_id
    if not own or not known or known not in sight.path:
        return False
    return known not in own


def _agreement(rival: frozenset[str], text: str, body: Sequence[str]) -> float | None:
    """Give the share of words that both readings have: of the dense part in the text, of the body in it."""
    everything, own = _words(text), _words(" ".join(body))
    if not rival or not own:
        return None
    return round(min(len(rival & everything) / len(rival), len(rival & own) / len(own)), 3)


def _words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.casefold()))


def _is_described(sight: Sight, roles: dict[str, list[str]]) -> bool:
    """Whether what the page says of itself in a sentence is printed as lead or opens the body."""
    stated = CUT_OFF.sub("", sight.json_ld.lead or sight.meta.lead or "").casefold().split()
    opening = " ".join(stated[:OPENING_WORDS])
    printed = " ".join(" ".join(roles["lead"] + roles["body"][:2]).casefold().split())
    return len(stated) >= OPENING_WORDS and opening in printed


def _is_stated(sight: Sight, title: str) -> bool:
    """Whether JSON-LD, meta or the browser's title repeat a title."""
    stated = (sight.json_ld.title, sight.meta.title, words_of(PAGE_TITLE(sight.tree)))
    return any(title.casefold() in words.casefold() for words in stated if words)


def _is_signed(blocks: Sequence[Block]) -> bool:
    """Whether a byline stands behind the first paragraphs."""
    bodies = [number for number, block in enumerate(blocks) if block.role == "body"]
    bylines = [number for number, block in enumerate(blocks) if block.role == "byline"]
    return bool(bylines and bodies) and bylines[-1] > bodies[len(bodies) // 2]


def _has_foreign_tail(blocks: Sequence[Block], own_length: int) -> bool:
    """Whether blurbs stand behind the byline without markup of their own."""
    own = [block.role for block in blocks if block.start < own_length]
    return "byline" in own and "teaser" in own[own.index("byline") :]


def _opens_with_byline(blocks: Sequence[Block]) -> bool:
    return next((block.role for block in blocks if block.role in {"body", "byline"}), "body") == "byline"


def _is_day_of(published_at: datetime, seen_at: datetime) -> bool:
    return published_at.astimezone(VIETNAM).date() == seen_at.astimezone(VIETNAM).date()


def _has_other_tail(roles: dict[str, list[str]]) -> bool:
    """Whether a last paragraph is a headline, or opens with a day that the article does not begin with."""
    body = roles["body"]
    if len(body) < 2:
        return False
    before = {
        match.groups() for words in (*roles["lead"], body[0]) for match in DAY_AND_MONTH.finditer(words)
    }
    for words in body[1:][-2:]:
        day = DAY_AND_MONTH.search(words) if OWN_DAY.match(words) else None
        if (day and day.groups() not in before) or (words is body[-1] and not FINAL_STOP.search(words)):
            return True
    return False


def _differs_from_list(sight: Sight, published_at: datetime | None) -> bool:
    listed = sight.link.published_at
    return listed is not None and published_at is not None and abs(published_at - listed) > WEEK


def _is_swapped(roles: dict[str, list[str]], published_at: datetime | None) -> bool:
    """Whether only the day with its month and day exchanged lies soon after one that the lead names."""
    if not published_at or published_at.day > 12 or published_at.day == published_at.month:
        return False
    named = [match.groups() for match in DAY_AND_MONTH.finditer(" ".join(roles["lead"] + roles["body"][:2]))]
    day = published_at.date()
    swapped = day.replace(month=day.day, day=day.month)
    ages, other_ages = ([_days_before(one, *pair) for pair in named] for one in (day, swapped))
    is_near = any(age is not None and age <= WEEK.days for age in other_ages)
    return is_near and all(age is None or age > FAR_BACK for age in ages)


FIELDS = ("title", "lead", "body", "published_at", "author")
MUCH, OF_FEW = 0.2, 0.5
TWICE = 2.0
LEAST_LIKENESS = 0.5


def drift(before: Sequence[Article], now: Sequence[Article]) -> tuple[str, ...]:
    """Say what changed between earlier articles of a source and those of a run, one line each.

    Compared are: which rung gave each field, signs, body length, agreement, and tags and classes.
    """
    earlier = [one.quality for one in before if one.quality]
    later = [one.quality for one in now if one.quality]
    if not earlier or not later:
        return ()
    return (
        *_moved_rungs(before, now),
        *_new_signs(earlier, later),
        *_moved_figures(earlier, later),
        *_new_classes(earlier, later),
    )


def _much(earlier: Sequence[object], later: Sequence[object]) -> float:
    """Give the least difference of two shares that tells something: with few pages chance does much."""
    return MUCH + OF_FEW / sqrt(min(len(earlier), len(later)))


def _moved_rungs(before: Sequence[Article], now: Sequence[Article]) -> list[str]:
    found = []
    for field in FIELDS:
        for rung in sorted({dict(one.rungs).get(field, "none") for one in before}):
            shares = [
                mean(dict(one.rungs).get(field, "none") == rung for one in many) for many in (before, now)
            ]
            if shares[0] - shares[1] >= _much(before, now):
                found.append(f"{field} by {rung}: {shares[0]:.0%} before, {shares[1]:.0%} now")
    return found


def _new_signs(earlier: Sequence[Quality], later: Sequence[Quality]) -> list[str]:
    found = []
    for sign in sorted({sign for one in later for sign in one.signs}):
        shares = [mean(sign in one.signs for one in many) for many in (earlier, later)]
        if shares[1] - shares[0] >= _much(earlier, later):
            found.append(f"{sign}: {shares[0]:.0%} before, {shares[1]:.0%} now")
    return found


def _moved_figures(earlier: Sequence[Quality], later: Sequence[Quality]) -> list[str]:
    found = []
    lengths = [median(one.body_length for one in many) for many in (earlier, later)]
    if max(lengths) > TWICE * max(min(lengths), 1):
        found.append(f"body of {lengths[0]:.0f} letters before, {lengths[1]:.0f} now")
    known = [[one.agreement for one in many if one.agreement is not None] for many in (earlier, later)]
    if all(known) and mean(known[0]) - mean(known[1]) >= MUCH:
        found.append(f"agreement {mean(known[0]):.2f} before, {mean(known[1]):.2f} now")
    return found


def _new_classes(earlier: Sequence[Quality], later: Sequence[Quality]) -> list[str]:
    """Marks that most pages now have and none had, or most had and none has; else the likeness of all."""
    had = {mark for one in earlier for mark in one.fingerprint}
    has = {mark for one in later for mark in one.fingerprint}
    come = [
        mark for mark in sorted(has - had) if mean(mark in one.fingerprint for one in later) > LEAST_LIKENESS
    ]
    gone = [
        mark
        for mark in sorted(had - has)
        if mean(mark in one.fingerprint for one in earlier) > LEAST_LIKENESS
    ]
    found = [f"new around the text: {', '.join(come)}"] if come else []
    found += [f"gone from around the text: {', '.join(gone)}"] if gone else []
    return found
