"""Where a query names a field: `titre:obus`, `acteur : Iran`, `acteur:(irn OU rus)`.

Input: the levelled query and the place of a word. Output: the parts of what it names; no lexeme.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from index.parse.grammar import canonical_field, connective
from index.parse.plain import readable

__all__ = ["CHUNK", "Naming", "naming", "run_end"]

#: What stands between blanks, quotes and parentheses.
CHUNK = re.compile(r'[^\s"()]+')
_NAME = re.compile(r"([^\W\d_]+)([\s\u200b]*):(\s*)")
_NEXT = re.compile(r'\s+([^-+\s"()][^\s"():]*)(?![^\s"()])')


@dataclass(frozen=True, slots=True)
class Naming:
    """A name at [start, colon), the colon, and its value at [value, end), a quoted one without its
    quotation marks; `field` is None where no field is so called."""

    name: str
    field: str | None
    kind: Literal["word", "quoted", "group", "none"]
    start: int
    colon: int
    value: int
    end: int
    is_spaced: bool = False


def naming(plain: str, at: int, closing: Mapping[int, int]) -> Naming | None:
    """What the word at `at` names, None where it is no name before a colon. Blanks may stand around
    the colon of a field that exists, as French writes it; `closing` are the pairs of quotes."""
    match = _NAME.match(plain, at)
    if match is None:
        return None
    name = readable(match[1])
    field = canonical_field(name)
    is_spaced = bool(match[2] or match[3])
    if field is None and match[2]:
        return None
    value = match.end() if field else match.end(2) + 1
    if not match[2] and plain.startswith("//", match.end(2) + 1):
        return None

    def found(kind: Literal["word", "quoted", "group", "none"], start: int, end: int) -> Naming:
        return Naming(name, field, kind, at, match.end(2), start, end, is_spaced)

    if value in closing:
        return found("quoted", value + 1, closing[value])
    if field and plain.startswith("(", value):
        return found("group", value, value + 1)
    chunk = CHUNK.match(plain, value)
    if chunk is None or (match[3] and _is_no_value(plain, value, chunk[0])):
        return found("none", match.end(2) + 1, match.end(2) + 1)
    return found("word", value, chunk.end())


def _is_no_value(plain: str, at: int, chunk: str) -> bool:
    """Whether what follows a colon and a blank is an operator, an excluded word or a field."""
    if connective(chunk) or chunk[0] in "-+":
        return True
    match = _NAME.match(plain, at)
    return match is not None and canonical_field(readable(match[1])) is not None


def run_end(plain: str, at: int) -> int:
    """Where the plain words end that follow each other up to and after `at`."""
    while (following := _NEXT.match(plain, at)) and connective(following[1]) is None:
        at = following.end()
    return at
