"""The query with its typography levelled, character for character, so that places stay true."""

from __future__ import annotations

import unicodedata

__all__ = ["INVISIBLE", "level", "readable"]

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
