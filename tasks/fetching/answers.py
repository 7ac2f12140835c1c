"""What an answer is worth: some say 200 and are no page, and some are cut without a sign."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from tasks.fetching.session import Answer

# What a host in trouble answers: another try may help, and a longer pause does.
STRAINED = frozenset({408, 429, 500, 502, 503, 504, 522, 524})
# How far into a body its kind shows, and how near the end its end mark stands.
HEAD, TAIL = 2_000, 2_000
# Pages of guards are small and hold next to no paragraphs; an article that speaks of a captcha does not.
GUARD_BYTES, GUARD_PARAGRAPHS = 60_000, 3

# A long page of a paper holds 10,000 tags; a tree of 300,000 takes 180 MB.
MOST_TAGS = 100_000

HTML = re.compile(rb"<html[\s>]|<!doctype\s{1,9}html|<script[\s>]", re.IGNORECASE)
PARAGRAPH = re.compile(rb"<p[\s>]", re.IGNORECASE)
GUARD = re.compile(
    rb"""
      captcha                                     # <div class="g-recaptcha">, <title>Captcha</title>
    | anti-?ddos | ddos[ ]protection              # <title>Anti-DDoS</title>
    | checking[ ]your[ ]browser | just[ ]a[ ]moment\.\.\.
    | document\.cookie\s{0,9}= [^<]{0,4000}? location\s{0,9}[.=]   # sets a cookie, then loads itself again
    | location\.reload [^<]{0,4000}? document\.cookie
    """,
    re.IGNORECASE | re.VERBOSE,
)


NEXT_RUN = "the next run tries again"


def page_problem(answer: Answer) -> str | None:
    """Give why an answer with status 200 is not what was asked for, or None."""
    if not answer.body.strip():
        return f"the body is empty; {NEXT_RUN}"
    if is_guard(answer.body):
        return "a captcha or cookie page with status 200, not what was asked for; write to the publisher"
    if HTML.search(answer.body, 0, HEAD) and answer.body.count(b"<") > MOST_TAGS:
        return f"the page holds more than {MOST_TAGS} tags; no article does"
    if is_cut_short(answer):
        return f"the page ends before </html>; {NEXT_RUN}"
    return None


def is_guard(body: bytes) -> bool:
    """Say whether a page with status 200 is a captcha, anti-DDoS or cookie page instead of what was asked."""
    if len(body) > GUARD_BYTES or not HTML.search(body, 0, HEAD):
        return False
    return len(PARAGRAPH.findall(body)) <= GUARD_PARAGRAPHS and GUARD.search(body) is not None


def is_cut_short(answer: Answer) -> bool:
    """Say whether an HTML page whose end only the closed connection marks ends before its `</html>`."""
    if has_known_end(answer):
        return False
    return HTML.search(answer.body, 0, HEAD) is not None and b"</html" not in answer.body[-TAIL:].lower()


def has_known_end(answer: Answer) -> bool:
    """Say whether more than the closed connection tells where an answer ends."""
    names = {name.lower() for name, _ in answer.headers}
    return bool(names & {"x-crawl-content-length", "x-crawl-transfer-encoding", "x-crawl-content-encoding"})


def is_strain(status: int) -> bool:
    """Say whether a status tells of a host in trouble, or of one that asks for less."""
    return status in STRAINED


def rest_asked_for(retry_after: str | None, now: datetime) -> float | None:
    """Give the seconds that a Retry-After asks for, or None where it says nothing that can be read.

    Both forms of RFC 9110: `120`, and `Fri, 01 Jan 2027 00:00:00 GMT`.
    """
    if not retry_after:
        return None
    if retry_after.strip().isdecimal():
        return float(retry_after[:12])
    try:
        until = parsedate_to_datetime(retry_after)
    except (ValueError, OverflowError):  # `soon` · `Mon, 1 Jan 99999999999 00:00:00 GMT`
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())
