"""Shapes: the expressions that cut a text into chunks, and a chunk into what it is made of.

A chunk is the longest run that must be read as one: a word with its apostrophes and hyphens, a
number, or a designator with the blank inside it. Every expression takes time linear in its input.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from index.folding import IGNORABLE

__all__ = [
    "ACRONYM",
    "APOSTROPHES",
    "CALIBRE",
    "CARTRIDGE",
    "CHUNK",
    "DESIGNATOR",
    "GLUE",
    "HYPHEN",
    "NAMED_NUMBER",
    "NUMBER",
    "PLAIN",
    "QUERY_PAIR",
    "SOLID",
    "YEAR",
]

APOSTROPHES = "'’\u02bc\u2018"
_HYPHENS = "\\-‐‑\u2012–\u2212\uff0d"
_BLANK = " \u00a0\u202f\u2009"

# Scripts written without blanks: each character is a word.
_SOLID_RANGES = (
    ("\u0e01", "\u0e3a"),  # Thai
    ("\u0e40", "\u0e4e"),
    ("\u0e81", "\u0edf"),  # Lao
    ("\u1000", "\u109f"),  # Burmese
    ("\u1780", "\u17d3"),  # Khmer
    ("\u3040", "\u309a"),  # kana, without the marks that stand alone
    ("\u309d", "\u30ff"),
    ("\u3400", "\u4dbf"),  # Han
    ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
_SOLID = "".join(f"{first}-{last}" for first, last in _SOLID_RANGES)


def _is_of_word(char: str) -> bool:
    """Whether words may hold a character: not a mark that stands on a blank, as Arabic has them;
    the sign of 8×8, which is an x."""
    is_letter = (char.isalnum() or char == "×") and " 0020" not in unicodedata.decomposition(char)
    return is_letter or unicodedata.category(char)[0] == "M"


def _ranges() -> Iterator[str]:
    """The letters, digits and marks of all other scripts, as ranges of an expression."""
    edges = [0x2F, *(ord(edge) for pair in _SOLID_RANGES[:-1] for edge in pair), 0x10000]
    for low, high in zip(edges[::2], edges[1::2], strict=True):
        first = -1
        for code in range(low, high + 1):
            char = chr(code)
            inside = low < code < high and _is_of_word(char)
            if inside and first < 0:
                first = code
            elif not inside and first >= 0:
                yield f"{chr(first)}-{chr(code - 1)}"
                first = -1


_W = "[" + "".join(_ranges()) + "\U00010000-\U0001efff]"
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĻŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽЀ-ЯҐ"
_LOWER = "a-zß-öø-ÿāăąćčďđēėęěğģīįıķļłńņňōőœŕřśşšţťūůűųźżžа-џґ"

_MM = "(?:mm|MM|millim[èeé]t(?:res?|ers?))"
_GROUPED = rf"\d{{1,3}}(?:[{_BLANK}.,]\d{{3}})+(?![.,]?\d)"
_DECIMAL = r"\d+[.,]\d+(?![.,]?\d)"
#: A calibre and the length of its case, which a decimal or the unit tells from 8×8.
_BY = f"[{_BLANK}]?[x×][{_BLANK}]?"
_CASED = (
    rf"(?:\d+(?:[.,]\d+)?{_BY}\d+R?[{_BLANK}{_HYPHENS}]?{_MM}|\d+[.,]\d+{_BY}\d{{2,3}}R?)(?!{_W})"
)
_ELIDED = f"(?:[A-Za-z]{{1,2}}[{APOSTROPHES}])?"

_WORD = rf"{_W}*+(?:[{APOSTROPHES}{_HYPHENS}{IGNORABLE}]+{_W}++)*+"

CHUNK = re.compile(
    # most words, tried first for speed: those that begin in lower case
    rf"[{_LOWER}](?!(?<=[a-z])[a-z]?[{APOSTROPHES}{_UPPER}][{_UPPER}]){_WORD}"
    # 5,56×45 mm
    rf"|(?=[{_W[1:-1]}{_SOLID}])(?:{_CASED}"
    # 155 mm, 7,62 mm
    rf"|\d++(?:[.,]\d+)?[{_BLANK}{_HYPHENS}]?{_MM}(?!{_W})"
    # 1 000, 1.000, 3,5
    rf"|(?<!\d[.,])(?:{_GROUPED}|{_DECIMAL})(?!{_W})"
    # S 300, Shahed 136, Leopard 2A6; also after an elision
    rf"|{_ELIDED}(?:[a-z]?[{_UPPER}][{_UPPER}{_LOWER}]{{0,19}})[{_BLANK}]\d{{1,4}}[A-Z]?[A-Z0-9]?"
    rf"(?!{_W}|[{_BLANK}.,]\d|[{_BLANK}{_HYPHENS}]?mm)"
    # O.N.U.
    rf"|{_ELIDED}[{_UPPER}](?:\.[{_UPPER}])+(?!{_W})"
    # every other word
    rf"|{_W}{_WORD}"
    rf"|[{_SOLID}])"
)

#: Most chunks: one word that is nothing else, of letters of western Europe, and not too long.
PLAIN = re.compile("[a-zA-ZÀ-ÖØ-öø-ÿ][a-zß-öø-ÿ]{0,49}+")
CALIBRE = re.compile(rf"(\d+(?:[.,]\d+)?)[{_BLANK}{_HYPHENS}]?{_MM}")
CARTRIDGE = re.compile(
    rf"(?=\d+[.,]|.*{_MM})(\d+(?:[.,]\d+)?){_BY}(\d+)(R?)(?:[{_BLANK}{_HYPHENS}]?{_MM})?"
)
NUMBER = re.compile(rf"(?P<grouped>{_GROUPED})|(?P<decimal>{_DECIMAL})|\d+")
ACRONYM = re.compile(rf"[{_UPPER}](?:\.[{_UPPER}])+")
NAMED_NUMBER = re.compile(rf"([^\d{_BLANK}]+)[{_BLANK}](\d[A-Za-z0-9]*)")
HYPHEN = re.compile(f"[{_HYPHENS}]+")
SOLID = re.compile(f"[{_SOLID}]")
YEAR = re.compile(r"(?:19|20)\d\d")

#: A designator written without a blank: S-300, T72B3, ZSU-23-4; or 9K720, 2S19, 3D.
DESIGNATOR = re.compile(
    rf"(?P<letters>[^\W\d_]{{1,3}})[{_HYPHENS}]?(?P<digits>\d{{1,5}})"
    rf"(?P<rest>[^\W_]{{0,6}}(?:[{_HYPHENS}][^\W_]{{1,3}}){{0,2}})"
    rf"|\d{{1,3}}[^\W\d_]{{1,3}}(?:\d[^\W_]{{0,6}}(?:[{_HYPHENS}][^\W_]{{1,3}}){{0,2}})?"
)

#: Where glued words part: affaires|Boudanov, alliés|20, 20|juin.
GLUE = re.compile(rf"(?<=[{_LOWER}])(?=[{_UPPER}])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")

#: In a query, what is one although blanks part it: a code of one to three letters of any case
#: before a number (s 300, kh 101), a number in groups (2 000), a calibre (155 mm, 7,62 × 39),
#: wheels (8 x 8).
QUERY_PAIR = re.compile(
    rf"(?<![^\W_])(?<![.,])\d{{1,3}}(?:[{_BLANK}]\d{{3}})+(?![^\W_]|[.,]\d|[{_BLANK}]\d{{3}}(?!\d))"
    rf"|(?<![^\W_])(?<![{APOSTROPHES}{_HYPHENS}.])([^\W\d_]{{1,3}})[{_BLANK}]+"
    rf"(\d{{1,4}}[A-Za-z]?[A-Za-z0-9]?)(?![^\W_]|[.,]\d|[{_BLANK}]\d{{3}}(?!\d))"
    rf"|(?<![^\W_])(?<![.,×])(?:{_CASED}|\d+[{_BLANK}][x×][{_BLANK}]\d+(?![^\W_])"
    rf"|(?<!\dx)\d+(?:[.,]\d+)?[{_BLANK}]{_MM}(?![^\W_]))"
)
