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
#: A transfer with blanks around its signs: `Corée du Nord > Russie : obus`.
_TRANSFER = re.compile(
    r'[^\s"()]+(?:\s+[^\s"():]+){0,6}?\s*(?:->|[>→])\s*[^\s"()]+(?:\s*[:·]\s*[^\s"()]+)?'
)
_NAME = re.compile(r"([^\W\d_]+)([\s\u200b]*):(\s*)")
_NEXT = re.compile(r'\s+([^-+\s"()][^\s"():]*)(?![^\s"()])')

ValueKind = Literal["word", "quoted", "group", "none"]


@dataclass(frozen=True, slots=True)
class Naming:
    """A name at [start, colon), the colon, and its value at [value, end), a quoted one without its
    quotation marks; `field` is None where no field is so called."""

    name: str
    field: str | None
    kind: ValueKind
    start: int
    colon: int
    value: int
    end: int


def naming(plain: str, at: int, closing: Mapping[int, int]) -> Naming | None:
    """What the word at `at` names, None where it is no name before a colon. Blanks may stand around
    the colon of a field that exists, as French writes it; `closing` are the pairs of quotes."""
    match = _NAME.match(plain, at)
    if match is None:
        return None
    name, blanks, colon = readable(match[1]), match[2], match.end(2)
    field = canonical_field(name)
    is_address = plain.startswith("//", colon + 1)
    if is_address or (blanks and field is None):
        return None
    place = match.end() if field else colon + 1
    kind, start, end = _value(plain, place, closing)
    if field == "transfer" and kind == "word" and (whole := _TRANSFER.match(plain, place)):
        end = whole.end()
    if match[3] and kind == "word" and _is_no_value(plain, start, end):
        kind, start, end = "none", colon + 1, colon + 1
    return Naming(name, field, kind, at, colon, start, end)


def _value(plain: str, at: int, closing: Mapping[int, int]) -> tuple[ValueKind, int, int]:
    """Of what kind the value at `at` is, and its place."""
    if at in closing:
        return "quoted", at + 1, closing[at]
    if plain.startswith("(", at):
        return "group", at, at + 1
    chunk = CHUNK.match(plain, at)
    return ("word", *chunk.span()) if chunk else ("none", at, at)


def _is_no_value(plain: str, start: int, end: int) -> bool:
    """Whether what follows a colon and a blank is an operator, an excluded word or a field."""
    if connective(plain[start:end]) or plain[start] in "-+":
        return True
    match = _NAME.match(plain, start)
    return match is not None and canonical_field(readable(match[1])) is not None


def run_end(plain: str, at: int) -> int:
    """Where the plain words end that follow each other up to and after `at`."""
    while (following := _NEXT.match(plain, at)) and connective(following[1]) is None:
        at = following.end()
    return at
