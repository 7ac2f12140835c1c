"""Which addresses may be asked for, and which network they may lead to."""

from dataclasses import replace

import pytest

from tasks.errors import RefusedAddress
from tasks.fetching.addresses import (
    article_id,
    canonical_address,
    checked_addresses,
    is_public,
    split_address,
)
from tasks.sources.qdnd import QDND

HOSTS = ("bao.example", "127.0.0.1:8137", "[::1]:8137")


@pytest.mark.parametrize(
    "address",
    [
        "https://bao.example/tin/1",
        "http://BAO.example:80/tin/1",
        "https://bao.example:443/",
        "http://127.0.0.1:8137/",
        "http://[::1]:8137/",
    ],
)
def test_a_declared_host_may_be_asked(address: str) -> None:
    assert split_address(address, HOSTS).path


@pytest.mark.parametrize(
    "address",
    [
        "ftp://bao.example/",
        "file:///etc/passwd",
        "data:text/html,<p>",
        "javascript:alert(1)",
        "//bao.example/tin",
        "/tin/1",
        "",
        "https://bao.example@evil.example/",
        "https://user:word@bao.example/",
        "https://@bao.example/",
        "https://bao.example:8443/",
        "https://bao.example:99999/",
        "https://bao.example.evil.example/",
        "https://xbao.example/",
        "http://bao.example\\@evil.example/",
        "https://bao.example/tin\r\nHost: evil.example",
        "https://bao.example/tin 1",
        "https://bao.example/\x00",
        "https://bao.example/" + "a" * 2048,
        "http://127.0.0.1/",
        "http://127.0.0.1:8138/",
        "http://2130706433:8137/",
        "http://0177.0.0.1:8137/",
        "http://0x7f.1:8137/",
        "http://localhost:8137/",
        "http://[::ffff:127.0.0.1]:8137/",
        "http://[::1/",
        "http://169.254.169.254/latest/",
        "http://10.0.0.1/",
    ],
)
def test_every_other_address_is_refused(address: str) -> None:
    with pytest.raises(RefusedAddress):
        split_address(address, HOSTS)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.9.1",
        "0.0.0.0",  # noqa: S104
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "192.0.0.8",
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "::1",
        "::",
        "fe80::1",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "::7f00:1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    ],
)
def test_an_inner_or_wrapping_network_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "203.162.0.11", "2001:4860:4860::8888", "2405:4800::1"])
def test_the_public_network_is_public(address: str) -> None:
    assert is_public(address)


def test_a_name_that_leads_to_loopback_is_refused() -> None:
    # The resolver itself reads this decimal number as 127.0.0.1.
    with pytest.raises(RefusedAddress, match=r"127\.0\.0\.1"):
        checked_addresses("2130706433", 80, 5)


def test_a_declared_loopback_host_leads_to_itself() -> None:
    assert checked_addresses("127.0.0.1", 80, 5) == ["127.0.0.1"]
    assert checked_addresses("::1", 80, 5) == ["::1"]


@pytest.mark.parametrize(
    ("printed", "canonical"),
    [
        ("https://Bao.Example/tin-1.html#top", "https://bao.example/tin-1.html"),
        ("HTTPS://bao.example/tin-1.html?utm_source=rss&utm_medium=x", "https://bao.example/tin-1.html"),
        ("https://bao.example/tin-1.html?fbclid=Iw1", "https://bao.example/tin-1.html"),
        ("https://bao.example", "https://bao.example/"),
        (" https://bao.example/a?id=7&gidzl=x ", "https://bao.example/a?id=7"),
        # The query is the identity: it stays as printed, path encoded or not.
        (
            "https://bao.example/home/detail?urile=wcm:path:/a/b",
            "https://bao.example/home/detail?urile=wcm:path:/a/b",
        ),
        ("https://bao.example/Quoc-Phong?B=1&A=%20", "https://bao.example/Quoc-Phong?B=1&A=%20"),
    ],
)
def test_an_address_has_one_form(printed: str, canonical: str) -> None:
    assert canonical_address(printed) == canonical
    assert canonical_address(canonical) == canonical


def test_the_publishers_id_is_read_from_path_and_query() -> None:
    assert (
        article_id(QDND, "https://www.qdnd.vn/quoc-phong/tin-tuc/tuan-tra-song-phuong-1020304") == "1020304"
    )
    assert article_id(QDND, "https://www.qdnd.vn/quoc-phong/tin-tuc") is None
    by_query = replace(QDND, article=r"^/home/detail\?urile=(?P<id>.+)$")
    assert article_id(by_query, "https://mod.example/home/detail?urile=wcm:path:/7") == "wcm:path:/7"
