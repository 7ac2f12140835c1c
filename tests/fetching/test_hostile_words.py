"""Whatever a site writes into an address or a header: it is read, or refused by our own errors."""

from contextlib import suppress
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tasks.errors import RefusedAddress
from tasks.fetching.addresses import host_of, split_address
from tasks.fetching.answers import rest_asked_for
from tasks.fetching.robots import read_robots
from tasks.fetching.visit import next_hop

HOSTS = ("bao.example", "127.0.0.1:8137")
NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
PIECES = st.sampled_from(
    [
        "http:",
        "https:",
        "//",
        "/",
        "\\",
        "@",
        ":",
        "[",
        "]",
        "?",
        "#",
        "%00",
        "..",
        "bao.example",
        "8137",
        "::1",
    ]
)
ADDRESSES = st.lists(PIECES | st.text(max_size=4), max_size=12).map("".join)
DATES = st.from_regex(
    r"(Mon, )?[0-9]{1,12} (Jan|Feb|Xyz) [0-9]{1,12} [0-9:]{0,12}( [+-][0-9]{1,9}| GMT)?", fullmatch=True
)


@given(ADDRESSES)
def test_an_address_is_one_of_a_declared_host_or_refused(address: str) -> None:
    with suppress(RefusedAddress):
        assert host_of(split_address(address, HOSTS)) in HOSTS


@given(ADDRESSES)
def test_a_redirect_leads_somewhere_or_is_refused(location: str) -> None:
    with suppress(RefusedAddress):
        split_address(next_hop("https://bao.example/tin/1", location), HOSTS)


@given(st.text(max_size=40) | DATES)
def test_a_rest_is_a_number_of_seconds_or_nothing(said: str) -> None:
    rest = rest_asked_for(said, NOW)
    assert rest is None or rest >= 0


@given(st.integers(200, 599), st.binary(max_size=400))
def test_rules_allow_or_refuse_whatever_they_are(status: int, body: bytes) -> None:
    robots = read_robots(status, body)
    assert robots.refusal_of("https://bao.example/tin/1") in {None, "robots.txt disallows it", robots.refusal}
    assert 0 <= robots.crawl_delay(60) <= 60


@given(
    st.lists(
        st.sampled_from(
            [
                "User-agent: *",
                "Disallow:",
                "Allow: /",
                "Crawl-delay: ",
                "*",
                "$",
                "nan",
                "1e9",
                "-1",
                "\n",
                "%",
                "/tin/",
            ]
        ),
        max_size=12,
    )
)
def test_rules_of_known_words_are_bounded_too(words: list[str]) -> None:
    robots = read_robots(200, "".join(words).encode())
    assert 0 <= robots.crawl_delay(60) <= 60
    robots.refusal_of("https://bao.example/tin/1")
