"""A line of a raw article with the features that the rules look at.

Input: a text and where it stands. Output: its folded form, and claims about its shape.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

__all__ = ["Line", "ends_sentence", "fold", "squash"]

_LIGHT = {
    ord(char): unicodedata.normalize("NFD", char)[0]
    for char in map(chr, range(0xC0, 0x250))
    if unicodedata.normalize("NFD", char)[0] != char
}
_LIGHT |= {0x451: chr(0x435), 0x130: "I"}  # the Russian yo, the Turkish dotted I
_LIGHT |= dict.fromkeys((0x2018, 0x2019, 0x2BC), "'")
_LIGHT |= dict.fromkeys((0xA0, 0x202F), " ") | dict.fromkeys((0x2010, 0x2011), "-")

_ENDING = re.compile(r"[.!?…][\s»”“\"'’)\]]*$|[»”]$")
_INNER_END = re.compile(r"[.!?…][»”\"]?\s+[«“\"–—]?\s?[A-ZÀ-ÞА-ЯЇЄІҐ]")
_NOT_ALNUM = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Lower case without accents, straight apostrophes and spaces; as long as `text`."""
    return text.translate(_LIGHT).lower()


def squash(text: str) -> str:
    """Letters and digits alone, folded: equal for titles that differ in typography."""
    return _NOT_ALNUM.sub("", fold(text))


def ends_sentence(text: str) -> bool:
    """True where the text ends as a sentence or a quotation does."""
    return bool(_ENDING.search(text))


@dataclass(slots=True)
class Line:
    """One raw line: `number` in its file (0 if unknown); `kind` once a rule has named it."""

    text: str
    number: int
    kind: str = ""
    is_title: bool = False
    folded: str = field(init=False)
    is_prose: bool = field(init=False)

    def __post_init__(self) -> None:
        self.folded = fold(self.text)
        length = len(self.text)
        self.is_prose = length >= 220 or (
            length >= 60 and (ends_sentence(self.text) or bool(_INNER_END.search(self.text)))
        )

    @property
    def is_open(self) -> bool:
        """No rule has claimed the line."""
        return not self.kind and not self.is_title

    @property
    def is_body(self) -> bool:
        """Running text that no rule has claimed."""
        return self.is_open and self.is_prose

    @property
    def words(self) -> int:
        """Number of words."""
        return len(self.text.split())

    @property
    def is_link_like(self) -> bool:
        """Shaped like a headline: not long, not ended by a full stop."""
        return 3 <= len(self.text) <= 220 and not self.text.rstrip(" »”\"'’)]").endswith(".")
