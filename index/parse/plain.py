"""The query with its typography levelled, character for character, so that places stay true."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["INVISIBLE", "level", "readable", "with_apostrophes"]

#: Stands for a character that is not seen: zero width, bidirectional control, soft hyphen.
INVISIBLE = "\u200b"

_QUOTES = "«»“”„‟″〝〞❝❞"
# Hyphen, non-breaking hyphen, figure, en and em dash, bar, minus, small em dash and hyphen, bullet.
_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\u2043"
_LEVEL = {
    **dict.fromkeys(map(ord, _QUOTES), '"'),
    **dict.fromkeys(map(ord, _HYPHENS), "-"),
    **dict.fromkeys(map(ord, "\u223c\u02dc"), "~"),
    **dict.fromkeys(map(ord, "\u2217\ufe61"), "*"),
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
}

#: Accents, primes, quotes and letters that stand for an apostrophe between two letters.
_SIGNS = "\u0060\u00b4\u02b9\u02bb-\u02bd\u2018\u201b\u2032\uff07"
_APOSTROPHE = re.compile(rf"(?<=[^\W\d_])[{_SIGNS}](?=[^\W\d_])")


def with_apostrophes(text: str) -> str:
    """The text in the same length, with an apostrophe for each sign that stands for one."""
    return text if text.isascii() and "`" not in text else _APOSTROPHE.sub("’", text)


def level(text: str) -> str:
    """The text in the same length: straight quotes, one hyphen, ASCII for full width, a space for
    a control character, `INVISIBLE` for what is not seen."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible, text.translate(_LEVEL)))


def _visible(char: str) -> str:
    if char.isprintable() or char.isspace():
        return char
    return INVISIBLE if unicodedata.category(char) == "Cf" else " "


def readable(part: str) -> str:
    """A part of a levelled text as a word is kept: NFC, nothing invisible."""
    return unicodedata.normalize("NFC", part.replace(INVISIBLE, ""))
