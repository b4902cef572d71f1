"""Text as the gazetteer reads it: one kind of space, apostrophe and hyphen, with a way back.

Input: a document or a query as written. Output: `PreparedText`; its offsets lead to the original.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from index.folding import compose, fold

__all__ = ["PARTING", "PreparedText", "bare", "fold_query", "read", "spell_yo"]

#: Parts the paragraphs of a document under match.
PARTING = "\x1d"

_SPACES = "\u00a0\u202f\u2007\u2009\u200a\u2002\u2003\t\n\r"
_APOSTROPHES = "’ʼ‘′´`"  # noqa: RUF001  # what newsrooms type for an apostrophe
_HYPHENS = "\u2010\u2011\u2212\u00ad"
#: A designator's letters in Cyrillic, before its number: \u0421-400, \u0422-72, \u0421\u0443-35.
_CYRILLIC_CODE = re.compile(r"(?<!\w)[\u0410-\u042f][\u0410-\u042f\u0430-\u044f]{0,2}(?=[- ]?\d)")
_CYRILLIC = dict(
    zip(
        map(
            ord,
            "\u0410\u0411\u0413\u041a\u041c\u0420\u0421\u0422\u0424\u0430\u0433\u0438\u043a\u0441\u0443",
        ),
        "ABGKMRSTFagiksu",
        strict=True,
    )
)
#: Where none of them stands, no such designator does: asked first, because it is quick.
_CODE_LETTERS = "\u0421\u0422\u0410\u0424\u041c\u0411\u041a\u0420\u0413"
_RUN = re.compile(" {2,}")


def _bared(char: str) -> str:
    plain = unicodedata.normalize("NFD", char.lower())[0]
    return plain if plain.isascii() and char.swapcase() < "\u0100" else "?"


#: Latin-1 in lower case without accents; what is then no ASCII is all alike.
_BARE = "".join(map(_bared, map(chr, range(256)))).encode()


@dataclass(frozen=True)
class PreparedText:
    """A text prepared for matching; its strings have one length.

    `plain` keeps case and hyphens, `joined` keeps case and has spaces for hyphens. `offsets` leads
    from each of their characters, and from their end, to the original's; None where they are the
    same.
    """

    plain: str
    joined: str
    offsets: Sequence[int] | None

    @cached_property
    def lower(self) -> str:
        """`joined` in lower case; few articles have a form that asks for all of it."""
        return self.joined.lower()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """[start, end) of the prepared text as [start, end) of the original."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end]


def read(text: str) -> PreparedText:
    """Prepare `text`; NFD text and runs of spaces are mapped back through `offsets`."""
    plain, offsets = compose(text)
    for char in _SPACES:
        plain = plain.replace(char, " ")
    for char in _APOSTROPHES:
        plain = plain.replace(char, "'")
    for char in _HYPHENS:
        plain = plain.replace(char, "-")
    plain = plain.replace(" – ", " ; ").replace("–", "-").replace("İ", "I")
    plain = spell_yo(plain)
    if any(letter in plain for letter in _CODE_LETTERS):
        plain = _CYRILLIC_CODE.sub(lambda code: code[0].translate(_CYRILLIC), plain)
    if "  " in plain:
        plain, offsets = _squeezed(plain, offsets)
    return PreparedText(plain, plain.replace("-", " "), offsets)


def spell_yo(text: str) -> str:
    """Russian without its letter yo, which newspapers write as ye."""
    return text.replace("\u0451", "\u0435").replace("\u0401", "\u0415")


def _squeezed(plain: str, offsets: Sequence[int] | None) -> tuple[str, list[int]]:
    known = offsets or range(len(plain) + 1)
    kept: list[int] = []
    at = 0
    for run in _RUN.finditer(plain):
        kept.extend(range(at, run.start() + 1))
        at = run.end()
    kept.extend(range(at, len(plain)))
    return "".join(plain[i] for i in kept), [*(known[i] for i in kept), known[-1]]


def bare(text: str) -> str:
    """`text` in lower case and in ASCII, as long as it is: without accents, `?` for any character
    that has none."""
    return text.encode("latin-1", "replace").translate(_BARE).decode("ascii")


def fold_query(text: str) -> tuple[str, tuple[int, ...]]:
    """`fold(text)` with the original place of each character, one more for the end."""
    if text.isascii():
        return text.lower(), tuple(range(len(text) + 1))
    folded: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        plain = fold(char)
        folded.append(plain)
        places.extend([place] * len(plain))
    return "".join(folded), (*places, len(text))
