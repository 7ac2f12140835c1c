"""Is it Vietnamese? By letters that no other language of the region's newspapers prints."""

import re

# Of the letters of Vietnamese news 12–18 % are of these; of English or French none.
OWN_LETTER = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
OWN_SHARE = 0.03
ENOUGH_LETTERS = 40


def language_problem(text: str) -> str | None:
    """Say why text (NFC) is not Vietnamese prose, or None. Too few letters to tell are let pass."""
    letters = sum(map(str.isalpha, text))
    if not letters:
        return "no letter in it; give the text of an article"
    too_foreign = letters >= ENOUGH_LETTERS and len(OWN_LETTER.findall(text)) < OWN_SHARE * letters
    if too_foreign or len(LATIN_LETTER.findall(text)) < letters / 2:
        return "not Vietnamese; give the Vietnamese edition"
    return None
