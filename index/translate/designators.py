"""Designators: names made of letters and digits, whose every letter counts (S-400, M23).

Input: a text. Output: its designators, and every form in which another text may write them.
"""

# ruff: noqa: RUF001  # Cyrillic letters are meant
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

__all__ = ["carries", "designators", "lost_designators"]

_DESIGNATOR = re.compile(
    r"(?<!\w)(?=[\w‐‑–-]*\d)(?=[\w‐‑–-]*[^\W\d_])\w+(?:[‐‑–-]\w+)*", re.UNICODE
)
_UNIT_ONLY = re.compile(r"\d+[^\W\d_]*")
#: A day, an ordinal or a year with an ordinary word: 11-Septembre, 1er-Mai, Mi-2024.
_DATED = re.compile(
    r"\d+(?:er|re|e|st|nd|rd|th)?[‐‑–-][^\W\d_]{3,}|[^\W\d_][a-zà-ÿ]+[‐‑–-](?:19|20)\d\d"
)
_PIECE = re.compile(r"[^\W_]+")
_PLURAL = re.compile(r"(?<=\d)s\b")
_JOINED = 4  # pieces that one designator may be written in
_JOINT = re.compile(r"[^\w]{0,2}")
#: Cyrillic letters of designators as Latin texts write them.
_LATIN = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфхзы", "abvgdeziyklmnoprstufhzy", strict=True)),
        "с": "s", "х": "kh", "ш": "sh", "ж": "zh", "ц": "ts", "ч": "ch", "ю": "yu", "я": "ya",
        "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "э": "e", "ё": "yo", "щ": "shch",
        "ь": "", "ъ": "",
    }
)  # fmt: skip


def designators(text: str) -> list[tuple[int, int]]:
    """Spans of names made of letters and digits with a capital among them."""
    return [
        match.span()
        for match in _DESIGNATOR.finditer(text)
        if any(map(str.isupper, match[0]))
        and not _UNIT_ONLY.fullmatch(match[0])
        and not _DATED.fullmatch(match[0])
    ]


def lost_designators(source: str, target: str) -> list[str]:
    """Designators of `source` that `target` lacks, each once, however they are hyphenated and
    whether or not they stand in the plural."""
    names = dict.fromkeys(source[start:end] for start, end in designators(source))
    return [name for name in names if not carries(target, name)]


def carries(text: str, name: str) -> bool:
    """Whether whole words of a text, written together, make up `name`."""
    there = _written(text)
    return _plain(name) in there or _plain(_PLURAL.sub("", name)) in there


@lru_cache(maxsize=4096)
def _written(text: str) -> frozenset[str]:
    """Every run of up to `_JOINED` neighbouring words of a text, written together."""
    return frozenset(_runs(text)) | frozenset(_runs(_PLURAL.sub("", text)))


def _runs(text: str) -> Iterator[str]:
    pieces = list(_PIECE.finditer(text))
    for first, piece in enumerate(pieces):
        joined, end = "", piece.start()
        for after in pieces[first : first + _JOINED]:
            if not _JOINT.fullmatch(text, end, after.start()):
                break
            joined, end = joined + _plain(after[0]), after.end()
            yield joined


def _plain(text: str) -> str:
    """Letters and digits alone, lower case, Cyrillic as Latin."""
    return "".join(filter(str.isalnum, text.lower())).translate(_LATIN)
