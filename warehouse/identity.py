"""Keys made of content: the same thing has the same key in every run, on every host and port."""

import json
import re
import unicodedata
from base64 import b32encode
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

# 12 characters are what DuckDB keeps inside a string's own 16 bytes; 60 bits tell 10⁷ rows apart.
KEY_LENGTH = 12

# `https://news.example:8080/bai-viet?id=7` → `/bai-viet?id=7`
HOST = re.compile(r"^[a-z][a-z0-9+.-]{0,15}://[^/?#]{0,255}", re.IGNORECASE)

BLANKS = re.compile(r"\s+")

# What is left of `ồ` beside `o` once it is decomposed: the marks above and below letters.
ACCENTS = re.compile(r"[\u0300-\u036f]+")


def key_of(*parts: object) -> str:
    """Give the printed key of some parts: 12 letters and digits."""
    joined = json.dumps([None if part is None else str(part) for part in parts]).encode()
    return b32encode(sha256(joined).digest()).decode().lower()[:KEY_LENGTH]


def digest_of(content: object) -> str:
    """Give the SHA-256 of content, in whatever order its keys are."""
    return sha256(json.dumps(content, sort_keys=True, default=plain).encode()).hexdigest()


def plain(value: object) -> str:
    """Give what JSON has no form for: instants in UTC, days, and numbers without loss."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    raise TypeError(f"a row holds a {type(value).__name__}, for which no column has a place")


def without_host(address: str) -> str:
    """Give an address without scheme, host and port; anything else stays as it is."""
    return HOST.sub("", address) or "/"


def article_id(source: str, native_id: str) -> str:
    """Give the key of an article; a native id that is an address counts without host and port."""
    return key_of("article", source, without_host(native_id))


def link_id(source: str, address: str, native_id: str | None) -> str:
    """Give the key of a discovered address; rows of a file may share one and are told apart by their ids."""
    return key_of("link", source, without_host(address), native_id)


def fold(text: str) -> str:
    """Give text in lower case, without accents, with single blanks: `Đồn  Hoà` → `don hoa`."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return BLANKS.sub(" ", ACCENTS.sub("", decomposed)).strip()


def body_key(text: str, blocks: list[dict[str, Any]]) -> str | None:
    """Give the key that reprints share: the folded body blocks; None without a body."""
    body = fold("\n".join(text[b["start"] : b["end"]] for b in blocks if b["role"] == "body"))
    return key_of("body", body) if body else None
