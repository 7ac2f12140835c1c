"""Addresses: which may be asked for, which network they may lead to, and how one article's is written."""

import ipaddress
import re
import socket
import threading
from collections.abc import Iterable
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from tasks.errors import RefusedAddress
from tasks.sources.declaration import Source

LONGEST_ADDRESS = 2048
DEFAULT_PORTS = {"http": 80, "https": 443}

# "/tin\r\nHost: x": C0 controls, space and DEL have no place in an address.
CONTROL = re.compile(r"[\x00-\x20\x7f]")
# "utm_source", "fbclid": they say where the reader came from, not what is read.
TRACKING = re.compile(r"utm_[a-z]{1,20}|fbclid|gclid|gidzl|zarsrc")

# What `is_global` lets pass: 64:ff9b::7f00:1 (NAT64), 2002:7f00:1:: (6to4) and 2001:: (Teredo) wrap an IPv4
# address such as 127.0.0.1; 192.0.0.8 is for protocols, not for hosts.
NOT_PUBLIC = tuple(
    map(
        ipaddress.ip_network,
        ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96", "192.0.0.0/24"),
    )
)


def split_address(address: str, hosts: Iterable[str]) -> SplitResult:
    """Split an address that may be asked for; raise RefusedAddress for every other.

    `hosts` are the declared ones, with port where there is one (`www.qdnd.vn`, `127.0.0.1:8137`).
    """
    shown = repr(address[:120])
    if len(address) > LONGEST_ADDRESS:
        raise RefusedAddress(f"{shown}…: longer than {LONGEST_ADDRESS} characters; no article's address is")
    if CONTROL.search(address):
        raise RefusedAddress(f"{shown}: holds a space or control character; percent-encode it")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise RefusedAddress(f"{shown}: {error}; mend the address") from error
    if parts.scheme not in DEFAULT_PORTS:
        raise RefusedAddress(f"{shown}: only http and https are asked")
    if parts.username is not None or parts.password is not None:
        raise RefusedAddress(f"{shown}: holds a user name; leave it out")
    host = declared_form(parts.hostname or "", port, parts.scheme)
    if host not in hosts:
        raise RefusedAddress(f"{shown}: {host or 'no host'} is not declared; add it to the source's `hosts`")
    return parts


def declared_form(host: str, port: int | None, scheme: str) -> str:
    """Give a host as sources declare it: lower case, the port only where it is not the scheme's own."""
    host = f"[{host}]" if ":" in host else host.lower()
    return host if port in {None, DEFAULT_PORTS[scheme]} else f"{host}:{port}"


def host_of(parts: SplitResult) -> str:
    """Give the host of an address that was split, as sources declare it."""
    return declared_form(parts.hostname or "", parts.port, parts.scheme)


def canonical_address(address: str) -> str:
    """Give the address without fragment and tracking parameters, scheme and host in lower case.

    The rest of the query stays: on some sites it is the article's identity.
    """
    parts = urlsplit(address.strip())
    query = parts.query
    kept = [
        pair for pair in parse_qsl(query, keep_blank_values=True) if not TRACKING.fullmatch(pair[0].lower())
    ]
    if len(kept) != len(parse_qsl(query, keep_blank_values=True)):
        query = urlencode(kept)
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query, ""))


def article_id(source: Source, address: str) -> str | None:
    """Give the publisher's own id of an article, or None where the address is no article's."""
    parts = urlsplit(address)
    found = re.search(source.article, f"{parts.path}?{parts.query}" if parts.query else parts.path)
    return found["id"] if found else None


def is_public(address: str) -> bool:
    """Say whether an IP address leads to the public network and nowhere else."""
    ip = ipaddress.ip_address(address)
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped:
        return False
    return (
        ip.is_global
        and not ip.is_multicast
        and not ip.is_reserved
        and not any(ip in net for net in NOT_PUBLIC)
    )


def checked_addresses(host: str, port: int, seconds: float) -> list[str]:
    """Resolve a host once and give its IP addresses; raise RefusedAddress unless every one is public.

    Loopback is allowed only where the declared host itself is a loopback address: the sample newsroom.
    Raises OSError for a name that has no address, TimeoutError where that is not known in so many seconds.
    """
    if is_loopback(host):
        return _looked_up(host, port)
    addresses = _in_time(host, port, seconds)
    inner = [address for address in addresses if not is_public(address.partition("%")[0])]
    if inner:
        raise RefusedAddress(
            f"{host}: resolves to {inner[0]}, which is no public address; check the name server"
        )
    return addresses


def _in_time(host: str, port: int, seconds: float) -> list[str]:
    """Look a name up in a thread of its own: the look-up itself has no time limit."""
    found: list[list[str] | OSError] = []

    def look_up() -> None:
        try:
            found.append(_looked_up(host, port))
        except OSError as error:
            found.append(error)
        except UnicodeError as error:
            found.append(OSError(f"{host}: is no host name ({error})"))

    asking = threading.Thread(target=look_up, daemon=True)
    asking.start()
    asking.join(seconds)
    if not found:
        raise TimeoutError(f"{host}: the name server does not answer")
    if isinstance(found[0], OSError):
        raise found[0]
    return found[0]


def _looked_up(host: str, port: int) -> list[str]:
    entries = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in entries))


def is_loopback(host: str) -> bool:
    """Say whether a host is written as a loopback address."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
