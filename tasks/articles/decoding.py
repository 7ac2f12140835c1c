"""Bytes → text: by byte-order mark, then what the page and the header declare, never by guessing."""

import codecs
import contextlib
import re

from tasks.errors import UnreadablePage

# <meta charset="utf-8"> · <meta http-equiv="Content-Type" content="text/html; charset=windows-1258">
META_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
# Content-Type: text/html; charset=utf-8
HEADER_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
META_WITHIN = 4096

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

# UTF-8 read as a one-byte charset and stored so: `biÃªn phÃ²ng`, `Äá»“n`
MOJIBAKE = ("áº", "á»", "Ä‘", "Æ°", "Ã¡", "Ã¢", "Ãª")
MOJIBAKE_COUNT = 5
# What no text can hold, and no database takes: a zero byte, half a character.
NO_CHARACTER = re.compile("[\x00\ud800-\udfff]")


def decode(body: bytes, content_type: str, where: str) -> str:
    """Give the text of a page.

    Bytes that are valid UTF-8 are UTF-8 whatever else is declared: Vietnamese text in an older charset is
    not valid UTF-8 by chance, and headers that lie are common.

    Raises `UnreadablePage`, naming the first byte that is no text.
    """
    for mark, charset in BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return _strict(body, charset, where).removeprefix("\ufeff")
    if b"\x00" not in body:
        with contextlib.suppress(UnicodeDecodeError):
            return body.decode("utf-8")
    in_meta, in_header = META_CHARSET.search(body[:META_WITHIN]), HEADER_CHARSET.search(content_type)
    for declared in (in_meta[1].decode("ascii") if in_meta else "", in_header[1] if in_header else ""):
        name = _known(declared)
        if name and name != "utf-8":
            return _strict(body, name, where)
    return _strict(body, "utf-8", where)


def _known(charset: str) -> str | None:
    try:
        codec = codecs.lookup(charset)
    except LookupError:
        return None
    return codec.name if codec.name not in {"rot13", "hex", "base64", "zlib", "bz2", "uu", "quopri"} else None


def _strict(body: bytes, charset: str, where: str) -> str:
    try:
        return body.decode(charset)
    except UnicodeDecodeError as error:
        raise UnreadablePage(
            f"{where}: byte {error.start} (0x{body[error.start] if error.start < len(body) else 0:02x}) "
            f"is not {charset}; save the file as UTF-8, or declare its charset"
        ) from error


def damage(text: str) -> str | None:
    """Say what makes an article's text unusable though its bytes were decoded, or None."""
    found = NO_CHARACTER.search(text)
    if found:
        return f"character {found.start()} is U+{ord(found[0]):04X}, no text; give text, not binary data"
    if sum(map(text.count, MOJIBAKE)) >= MOJIBAKE_COUNT:
        return "letters were garbled (UTF-8 read as another charset); take the page from its publisher again"
    if text.count("\ufffd") > len(text) / 100:
        return "many letters are lost (U+FFFD); take the page from its publisher again"
    return None
