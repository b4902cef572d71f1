"""A line of a raw article with the features that the rules look at.

Input: a text and where it stands. Output: its folded form, and claims about its shape.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cached_property

from index.sentences import sentences

__all__ = [
    "GLUE",
    "QUOTE_DASH",
    "WELD",
    "Line",
    "body_places",
    "ends_sentence",
    "ends_with_stop",
    "fold_chars",
    "squash",
    "stops_within",
]

_LIGHT = {
    ord(char): unicodedata.normalize("NFD", char)[0]
    for char in map(chr, range(0xC0, 0x250))
    if unicodedata.normalize("NFD", char)[0] != char
}
_LIGHT |= {0x451: chr(0x435), 0x130: "I"}  # the Russian yo, the Turkish dotted I
_LIGHT |= dict.fromkeys((0x2018, 0x2019, 0x2BC), "'")
_LIGHT |= dict.fromkeys((0xA0, 0x202F), " ") | dict.fromkeys((0x2010, 0x2011), "-")

_HEAVY = re.compile(f"[{''.join(map(chr, _LIGHT))}]")
#: For Latin-1, the same and lower case at once: a table of bytes is twenty times as fast.
_LATIN_1 = bytes(ord(chr(code).translate(_LIGHT).lower()) for code in range(256))

_ENDING = re.compile(r"[.!?…][\s»”“\"'’)\]]*$|[»”]$")
#: The full stop of «1. Title» ends nothing.
_RANK = re.compile(r"^\d{1,2}[.)]?\s")
#: No sentence ends with more closing marks than this.
_LAST = 64
#: What credits figures or a text is no title.
_SOURCED = re.compile(r"^\W*sources?\s?:\s", re.I)
#: Between two texts that were glued, «PrécédentUn titre».
GLUE = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
#: Two texts that were welded within a word that begins in lower case, as no name does.
WELD = re.compile(r"(?<![^\W_])[a-zà-ÿ]{3,}(?=[A-ZÀ-Þ]['’a-zà-ÿ])")
#: How direct speech begins.
QUOTE_DASH = re.compile(r"^[–—-]\s")
_LONGEST_TITLE = 220
_NOT_ALNUM = re.compile(r"[\W_]+")
_NOT_ALNUM_LATIN_1 = bytes(code for code in range(256) if _NOT_ALNUM.match(chr(code)))
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def fold_chars(text: str) -> str:
    """Lower case without accents, straight apostrophes and spaces; one character for each."""
    if text.isascii():
        return text.lower()
    try:
        plain = text.replace("\u2019", "'").encode("latin-1")
    except UnicodeEncodeError:
        return _HEAVY.sub(_lighten, text).lower()
    return plain.translate(_LATIN_1).decode("latin-1")


def _lighten(found: re.Match[str]) -> str:
    return _LIGHT[ord(found[0])]


def squash(text: str) -> str:
    """Letters and digits alone, folded: equal for titles that differ in typography."""
    return _squashed(fold_chars(text))


def _squashed(folded: str) -> str:
    try:
        plain = folded.encode("latin-1")
    except UnicodeEncodeError:
        return _NOT_ALNUM.sub("", folded)
    return plain.translate(None, _NOT_ALNUM_LATIN_1).decode("latin-1")


def ends_sentence(text: str) -> bool:
    """True where the text ends as a sentence or a quotation does."""
    return bool(_ENDING.search(text, max(0, len(text) - _LAST)))


def ends_with_stop(text: str) -> bool:
    """True where the text ends with a full stop, within closing marks or not; `...` is none."""
    bare = text.rstrip(" »”\"'’)]")
    return bare.endswith(".") and not bare.endswith("..")


def stops_within(text: str) -> bool:
    """True where a sentence ends before the end; after a title or an initial none does."""
    return bool(_begun_within(text))


def _begun_within(text: str) -> str:
    """The first characters of the sentences that begin behind another; the rank of an item, the
    number in «1. Title», is none."""
    bare = _RANK.sub("", text)
    return "".join(bare[start] for start, _ in sentences(bare)[1:])


class Line:
    """One raw line, without blanks at its ends: `number` in its file (0 if unknown); `kind` once a
    rule has named it.

    What is costly to say of a long line is found out when it is first asked.
    """

    def __init__(self, text: str, number: int) -> None:
        self.text = text
        self.number = number
        self.kind = ""
        self.is_title = False

    @cached_property
    def folded(self) -> str:
        """The text as `fold_chars` gives it."""
        return fold_chars(self.text)

    @cached_property
    def squashed(self) -> str:
        """The text as `squash` gives it."""
        return _squashed(self.folded)

    @cached_property
    def long_words(self) -> tuple[str, ...]:
        """The words of four letters and more, folded: they tell what a text is about."""
        return tuple(_LONG_WORD.findall(self.folded))

    @cached_property
    def is_prose(self) -> bool:
        """Running text: long, or a sentence of some length; a credit in brackets is none."""
        if not 60 <= len(self.text) < 220:
            return len(self.text) >= 220
        return ends_sentence(self.text) or bool(_begun_within(self.text).strip("(["))

    @cached_property
    def words(self) -> int:
        """Number of words."""
        return len(self.text.split())

    @property
    def is_open(self) -> bool:
        """No rule has claimed the line."""
        return not self.kind and not self.is_title

    @property
    def is_body(self) -> bool:
        """Running text that no rule has claimed."""
        return self.is_open and self.is_prose

    @property
    def is_link_like(self) -> bool:
        """Shaped like a headline: not long, not ended by a full stop."""
        return 3 <= len(self.text) <= 220 and not ends_with_stop(self.text)

    @property
    def is_title_like(self) -> bool:
        """Shaped like a headline: at most 220 characters, no full stop, no quotation dash, no
        statement of a source."""
        text = self.text
        return (
            2 <= len(text) <= _LONGEST_TITLE
            and text[-1] not in ";,:"
            and not ends_with_stop(text)
            and not QUOTE_DASH.match(text)
            and not _SOURCED.match(text)
            and any(char.isalpha() for char in text)
        )

    def is_title_of(self, words: int) -> bool:
        """Shaped like a headline, of so many words or more."""
        return self.is_title_like and self.words >= words


def body_places(lines: Sequence[Line]) -> list[int]:
    """Where the running text stands that no rule has claimed, in ascending order."""
    return [at for at, line in enumerate(lines) if line.is_body]
