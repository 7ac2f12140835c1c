"""Manners: robots.txt, turns and pauses, retries and rests, redirects, conditions, pages that are none."""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path

import pytest

from tasks.errors import BadSettings, RefusedAddress
from tasks.fetching.answers import rest_asked_for
from tasks.fetching.fetcher import Fetcher, open_fetcher
from tasks.fetching.robots import read_robots
from tasks.fetching.visit import next_hop
from tests.fetching.conftest import LIMITS, ask, declared
from tests.fetching.server import Server, answer

PAGE = "<html><body><p>Tổ công tác Đồn Biên phòng Khe Đá bàn giao 3 công dân.</p></body></html>".encode()
SITE = "https://bao.example"

# Rules, address, whether it may be asked for (RFC 9309, 2.2.2 and 2.2.3).
ROBOTS = [
    ("User-agent: *\nDisallow: /?", "/tin/1", True),
    ("User-agent: *\nDisallow: /?", "/?trang=2", False),
    ("User-agent: *\nDisallow: /*.pdf$", "/van-ban/1.pdf", False),
    ("User-agent: *\nDisallow: /*.pdf$", "/van-ban/1.pdf?x=1", True),
    ("User-agent: *\nDisallow: /\nAllow: /tin/", "/tin/1", True),
    ("User-agent: *\nDisallow: /\nAllow: /tin/", "/anh/1", False),
    ("\ufeffUser-agent: *\nDisallow: /tin/", "/tin/1", False),
    ("User-agent: *\nDisallow: /\n\nUser-agent: cotmoc\nDisallow: /noi-bo/", "/tin/1", True),
    ("User-agent: COTMOC\nDisallow: /tin/", "/tin/1", False),
    ("User-agent: khac\nDisallow: /", "/tin/1", True),
    ("User-agent: *\nDisallow:", "/tin/1", True),
    ("<html><body>Trang không tồn tại</body></html>", "/tin/1", True),
    ("User-agent: *\r\nDisallow: /tin/ # nội bộ\r\n", "/tin/1", False),
]


@pytest.mark.parametrize(("text", "path", "is_allowed"), ROBOTS)
def test_robots_txt_is_read_by_the_longest_match(text: str, path: str, is_allowed: bool) -> None:
    assert (read_robots(200, text.encode()).refusal_of(SITE + path) is None) is is_allowed


@pytest.mark.parametrize(
    ("status", "is_allowed"),
    [(404, True), (403, True), (410, True), (429, False), (500, False), (503, False)],
)
def test_no_robots_txt_allows_all_and_a_failing_one_nothing(
    server: Server, fetcher: Fetcher, status: int, is_allowed: bool
) -> None:
    server.on("/robots.txt", answer(status=status))
    outcome = ask(fetcher, server.on("/tin/1", answer(PAGE)))
    assert outcome.outcome == ("fetched" if is_allowed else "refused")
    assert server.paths() == (["/tin/1"] if is_allowed else [])


def test_a_disallowed_page_is_never_asked_for_and_the_rules_once(server: Server, fetcher: Fetcher) -> None:
    server.on("/robots.txt", answer(b"User-agent: *\nDisallow: /tin/2"))
    server.on("/tin/1", answer(status=302, headers={"Location": "/tin/2"}))
    server.on("/tin/3", answer(PAGE))
    assert [ask(fetcher, f"{server.address}/tin/{n}").outcome for n in (1, 2, 3)] == [
        "refused",
        "refused",
        "fetched",
    ]
    assert [each.path for each in server.asked] == ["/robots.txt", "/tin/1", "/tin/3"]


def test_robots_txt_may_redirect_and_only_its_beginning_counts(server: Server, fetcher: Fetcher) -> None:
    server.on("/robots.txt", answer(status=301, headers={"Location": "/r.txt"}))
    server.on("/r.txt", answer(b"User-agent: *\nDisallow: /tin/\n" + b"# \n" * 400_000))
    assert ask(fetcher, server.on("/tin/1", answer(PAGE))).outcome == "refused"


def test_a_robots_txt_that_redirects_for_ever_allows_nothing(server: Server, fetcher: Fetcher) -> None:
    server.on("/robots.txt", answer(status=301, headers={"Location": "/robots.txt"}))
    outcome = ask(fetcher, server.on("/tin/1", answer(PAGE)))
    assert outcome.outcome == "refused"
    assert "robots.txt is unreachable" in outcome.reason


def gaps(server: Server) -> list[float]:
    asked = sorted(server.asked, key=lambda each: each.began)
    return [after.began - before.ended for before, after in pairwise(asked)]


def test_a_pause_lies_between_any_two_requests_also_of_two_runs(
    server: Server, open_door: Callable[..., Fetcher]
) -> None:
    for number in range(4):
        server.on(f"/tin/{number}", answer(PAGE))
    doors = [open_door(pause_seconds=0.15) for _ in range(2)]
    runs = [
        threading.Thread(target=lambda door=door: [ask(door, f"{server.address}/tin/{n}") for n in range(4)])
        for door in doors
    ]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert len(server.asked) == 10
    assert min(gaps(server)) >= 0.14


def test_the_crawl_delay_is_honoured_up_to_a_bound(server: Server, fetcher: Fetcher) -> None:
    server.on("/robots.txt", answer(b"User-agent: *\nCrawl-delay: 900"))
    address = server.on("/tin/1", answer(PAGE))
    ask(fetcher, address)
    ask(fetcher, address)
    assert 0.29 <= gaps(server)[1] < 1.5  # the bound of the fixture is 0.3 s


def test_a_clock_set_back_makes_no_long_pause(server: Server, open_door: Callable[..., Fetcher]) -> None:
    fetcher = open_door(pause_seconds=0.1)
    ask(fetcher, server.on("/tin/1", answer(PAGE)))
    (file,) = fetcher._manners.pauses._folder.glob("*.json")
    file.write_text(f'{{"asked_at": {time.time() + 5000}, "put_off_until": 0}}')
    began = time.monotonic()
    ask(fetcher, server.address + "/tin/1")
    assert time.monotonic() - began < 1


def test_a_failing_page_is_asked_for_three_times_and_then_is_a_failure(
    server: Server, fetcher: Fetcher
) -> None:
    outcome = ask(fetcher, server.on("/tin/1", answer(status=503)))
    assert (outcome.outcome, outcome.status, len(server.paths())) == ("failed", 503, 3)


def test_a_page_that_recovers_is_fetched(server: Server, fetcher: Fetcher) -> None:
    outcome = ask(fetcher, server.on("/tin/1", answer(status=500), answer(status=429), answer(PAGE)))
    assert (outcome.outcome, len(server.paths())) == ("fetched", 3)


@pytest.mark.parametrize("status", [400, 401, 403, 451])
def test_a_refusal_by_the_site_is_not_asked_again(server: Server, fetcher: Fetcher, status: int) -> None:
    outcome = ask(fetcher, server.on("/tin/1", answer(PAGE, status)))
    assert (outcome.outcome, outcome.page, len(server.paths())) == ("failed", None, 1)


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_no_more_is_gone_and_kept(server: Server, fetcher: Fetcher, status: int) -> None:
    outcome = ask(fetcher, server.on("/tin/1", answer(PAGE, status)))
    assert outcome.outcome == "gone"
    assert outcome.page
    assert outcome.page.status == status


NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        (None, None),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("120", 120.0),
        ("100000000", 100_000_000.0),
        ("9" * 400, 999_999_999_999.0),
        ("²", None),
        ("Mon, 1 Jan 99999999999 00:00:00 GMT", None),
        (format_datetime(NOW + timedelta(seconds=90), usegmt=True), 90.0),
        (format_datetime(NOW - timedelta(days=1), usegmt=True), 0.0),
    ],
)
def test_retry_after_is_read_or_is_nothing(said: str | None, seconds: float | None) -> None:
    assert rest_asked_for(said, NOW) == seconds


def test_a_short_rest_is_waited_for(server: Server, fetcher: Fetcher) -> None:
    outcome = ask(
        fetcher, server.on("/tin/1", answer(status=503, headers={"Retry-After": "0"}), answer(PAGE))
    )
    assert outcome.outcome == "fetched"


@pytest.mark.parametrize("said", ["3600", "100000000", "Fri, 01 Jan 2099 00:00:00 GMT"])
def test_a_long_rest_puts_the_host_off_in_later_runs_too(
    server: Server, open_door: Callable[..., Fetcher], said: str
) -> None:
    server.on("/tin/1", answer(status=429, headers={"Retry-After": said}))
    server.on("/tin/2", answer(PAGE))
    began = time.monotonic()
    first = open_door()
    outcomes = [ask(first, f"{server.address}/tin/{n}") for n in (1, 2)]
    outcomes.append(ask(open_door(), f"{server.address}/tin/2"))
    assert [outcome.outcome for outcome in outcomes] == ["left"] * 3
    assert "rest" in outcomes[2].reason
    assert server.paths() == ["/tin/1"]
    assert time.monotonic() - began < 1


def test_after_five_failures_in_a_row_the_rest_is_left(server: Server, fetcher: Fetcher) -> None:
    for number in range(8):
        server.on(f"/tin/{number}", answer(status=403))
    outcomes = [ask(fetcher, f"{server.address}/tin/{n}").outcome for n in range(8)]
    assert outcomes == ["failed"] * 5 + ["left"] * 3
    assert len(server.paths()) == 5


def test_a_success_in_between_starts_the_count_anew(server: Server, fetcher: Fetcher) -> None:
    for number in range(9):
        server.on(f"/tin/{number}", answer(PAGE) if number == 4 else answer(status=403))
    outcomes = [ask(fetcher, f"{server.address}/tin/{n}").outcome for n in range(9)]
    assert outcomes.count("left") == 0


def test_validators_make_the_request_conditional(server: Server, fetcher: Fetcher) -> None:
    day = "Sun, 22 Nov 2026 01:00:00 GMT"
    address = server.on("/tin/1", answer(status=304, has_length=False))
    outcome = ask(fetcher, address, etag='W/"7"', last_modified=day)
    assert (outcome.outcome, outcome.status) == ("unchanged", 304)
    assert outcome.page is not None, "the archive keeps that it was asked"
    assert (outcome.page.status, outcome.page.body) == (304, b"")
    sent = server.asked[-1].headers
    assert (sent["if-none-match"], sent["if-modified-since"]) == ('W/"7"', day)
    assert ask(fetcher, address).outcome == "failed"  # nobody asked whether it changed
    assert "if-none-match" not in server.asked[-1].headers


def test_we_say_who_we_are_and_keep_no_cookies(server: Server, fetcher: Fetcher) -> None:
    cookie = {"Set-Cookie": "session=1; Path=/"}
    ask(fetcher, server.on("/tin/1", answer(status=302, headers={**cookie, "Location": "/tin/2"})))
    ask(fetcher, server.on("/tin/2", answer(PAGE, headers=cookie)))
    for each in server.asked:
        assert "cookie" not in each.headers
        assert each.headers["user-agent"].startswith("cotmoc/")
        assert each.headers["user-agent"].endswith(" (+mailto:toasoan@example.org)")
        assert each.headers["accept-encoding"] == "gzip"


@pytest.mark.parametrize("contact", ["", "tòa soạn", "a\r\nX-Evil: 1"])
def test_a_contact_that_no_header_can_carry_is_refused(server: Server, tmp_path: Path, contact: str) -> None:
    with pytest.raises(BadSettings, match="contact"), open_fetcher(declared(server), tmp_path, contact):
        pass


def test_redirects_are_followed_within_the_declared_hosts(server: Server, fetcher: Fetcher) -> None:
    server.on(
        "/tin/1", answer(status=301, headers={"Location": "/tin/biên-phòng-2".encode().decode("latin-1")})
    )
    server.on(
        "/tin/bi%C3%AAn-ph%C3%B2ng-2",
        answer(status=307, headers={"Location": f"{server.address}/tin/moi-3#x"}),
    )
    server.on("/tin/moi-3", answer(PAGE))
    outcome = ask(fetcher, server.address + "/tin/1")
    assert outcome.outcome == "fetched"
    assert outcome.page
    assert outcome.page.address == server.address + "/tin/moi-3"
    assert outcome.page.link.native_id == "1"


@pytest.mark.parametrize("target", ["/tin/1", "/tin/1?a=1", "/tin/1#x"])
def test_redirects_without_end_are_left(server: Server, fetcher: Fetcher, target: str) -> None:
    server.on("/tin/1", answer(status=302, headers={"Location": target}))
    server.on("/tin/1?a=1", answer(status=302, headers={"Location": "/tin/1"}))
    assert ask(fetcher, server.address + "/tin/1").outcome == "failed"
    assert len(server.paths()) <= 6


def test_five_redirects_are_followed_and_no_sixth(server: Server, fetcher: Fetcher) -> None:
    for number in range(1, 9):
        server.on(f"/tin/{number}", answer(status=302, headers={"Location": f"/tin/{number + 1}"}))
    server.on("/tin/9", answer(PAGE))
    assert ask(fetcher, server.address + "/tin/4").outcome == "fetched"
    assert ask(fetcher, server.address + "/tin/3").outcome == "failed"


HOSTILE = [
    "http://127.0.0.1:{port}/bi-mat",
    "http://localhost:{port}/bi-mat",
    "http://2130706433:{port}/bi-mat",
    "http://0177.0.0.1:{port}/bi-mat",
    "http://0x7f000001:{port}/bi-mat",
    "http://127.1:{port}/bi-mat",
    "http://[::1]:{port}/bi-mat",
    "http://[::ffff:127.0.0.1]:{port}/bi-mat",
    "http://[64:ff9b::7f00:1]:{port}/bi-mat",
    "http://0.0.0.0:{port}/bi-mat",
    "//127.0.0.1:{port}/bi-mat",
    "https://127.0.0.1:{port}/bi-mat",
    "http://{own}@127.0.0.1:{port}/bi-mat",
    "http://{own}\\@127.0.0.1:{port}/bi-mat",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://evil.example/",
    "file:///etc/passwd",
    "data:text/html,<p>x</p>",
    "ftp://127.0.0.1:{port}/bi-mat",
    "gopher://127.0.0.1:{port}/bi-mat",
    "http://[::1",
]


@pytest.mark.parametrize("target", HOSTILE)
def test_no_redirect_leads_to_another_host(server: Server, fetcher: Fetcher, target: str) -> None:
    with Server() as canary:
        port = canary.host.partition(":")[2]
        location = target.format(port=port, own=server.host)
        outcome = ask(fetcher, server.on("/tin/1", answer(status=302, headers={"Location": location})))
        assert (outcome.outcome, outcome.page) == ("refused", None)
        assert canary.asked == []


def test_a_redirect_never_leaves_https() -> None:
    with pytest.raises(RefusedAddress, match="from https to http"):
        next_hop("https://bao.example/tin/1", "http://bao.example/tin/1")
    assert next_hop("http://bao.example/tin/1", "https://bao.example/tin/1") == "https://bao.example/tin/1"


def test_an_article_that_moved_to_the_home_page_is_no_article(server: Server, fetcher: Fetcher) -> None:
    server.on("/", answer(PAGE))
    outcome = ask(fetcher, server.on("/tin/1", answer(status=301, headers={"Location": "/"})))
    assert (outcome.outcome, outcome.page) == ("failed", None)
    assert "no article" in outcome.reason


@pytest.mark.parametrize(
    "body",
    [
        b"<html><head><title>Captcha</title></head><body><form>Nhap ma</form></body></html>",
        b"<!DOCTYPE html><html><body><div class='g-recaptcha'></div></body></html>",
        b"<html><title>Anti-DDoS</title><body>Vui long cho</body></html>",
        b"<html><body>Checking your browser before accessing</body></html>",
        b"<html><script>document.cookie='D1N=8a;path=/';window.location.reload(true);</script></html>",
        b"<script>document.cookie = 'v=1'; location.href = '/tin/1';</script>",
        b"",
        b" \r\n ",
    ],
)
def test_a_guard_page_with_status_200_is_a_failure(server: Server, fetcher: Fetcher, body: bytes) -> None:
    outcome = ask(fetcher, server.on("/tin/1", answer(body)))
    assert (outcome.outcome, outcome.page) == ("failed", None)


def test_an_article_that_speaks_of_a_captcha_is_an_article(server: Server, fetcher: Fetcher) -> None:
    paragraphs = b"<p>Trang web gia mao doi nhap captcha.</p>" * 5
    page = b"<html><body>" + paragraphs + b"<script>document.cookie='a=1'</script></body></html>"
    assert ask(fetcher, server.on("/tin/1", answer(page))).outcome == "fetched"


def test_a_dead_host_is_a_failure_and_costs_little(server: Server, open_door: Callable[..., Fetcher]) -> None:
    with Server() as dead:
        host = dead.host
    fetcher = open_door(hosts=(host,), limits=LIMITS)
    began = time.monotonic()
    outcome = ask(fetcher, f"http://{host}/tin/1")
    assert outcome.outcome == "refused"  # its robots.txt cannot be had
    assert time.monotonic() - began < 2
