"""A text as it looks in print: what prints nothing is gone, and look-alikes are one character."""

import re
from collections.abc import Sequence

# Characters that print nothing: soft hyphen, zero-width blanks, direction marks, variation selectors.
INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)

# One printed character stands for another: blanks of any width, hyphens of any length, full-width forms, eth.
LOOKALIKES = str.maketrans(
    {
        **dict.fromkeys(
            "\t\v\f\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
            " ",
        ),
        **dict.fromkeys("\u2010\u2011\u2012\u2212", "-"),
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
        "\u00d0": "Đ",
        "\u00f0": "đ",
        "\u2028": "\n",
        "\u2029": "\n",
    }
)

UNUSUAL = re.compile(f"[{re.escape(''.join(INVISIBLE) + ''.join(map(chr, LOOKALIKES)))}]")


def printed(text: str) -> tuple[str, Sequence[int]]:
    """Give a text as it looks, and for each of its characters the offset in the text."""
    if not UNUSUAL.search(text):  # most texts hold none, and this look is far quicker
        return text, range(len(text))
    origin = [i for i, c in enumerate(text) if c not in INVISIBLE]
    return "".join(text[i] for i in origin).translate(LOOKALIKES), origin
