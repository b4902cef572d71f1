"""The text of a query with one of its parts taken off, as typed, spelled otherwise or widened.

Input: a query, and the place [start, end) of what was read as one part. Output: another query.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.addresses import address_term
from index.parse.lexer import Lexeme, Lexer
from index.parse.tree import parse
from index.query import FieldValue, Word
from index.result import Correction

__all__ = ["are_words", "as_typed", "at_sites", "corrected", "without"]

#: Said of what is left of operators, parentheses and field names once nothing stands beside them.
_LEFT_OVER = frozenset(("empty-field", "empty-group", "lone-hyphen", "lone-operator"))
#: What an address has behind its site.
_PATH = re.compile(r"[/?].*")
_SIGNS_BEFORE = re.compile(r"(?:^|(?<=[\s(]))[-+]+$")


def without(text: str, start: int, end: int) -> str:
    """`text` without that part, the signs and the exclusion that it alone has, and whatever joins
    nothing then.

    >>> without("SAUF Iran drones", 5, 9)
    'drones'
    >>> without("(missiles OU drones) Iran", 1, 9)
    '(drones) Iran'
    """
    rest = _spaced(f"{text[: _beginning(text, start)]} {text[end:]}")
    while left_over := [one for one in parse(rest).diagnostics if one.code in _LEFT_OVER]:
        for one in reversed(left_over):
            rest = f"{rest[: one.start]} {rest[one.end :]}"
        rest = _spaced(rest)
    return rest


def as_typed(text: str, start: int, end: int) -> str:
    """`text` with that part, some words, as `+word` or in quotes, which take them as typed.

    >>> as_typed("obus -drone", 6, 11)
    'obus -"drone"'
    """
    words = text[start:end]
    is_one = " " not in words and not _SIGNS_BEFORE.search(text[:start])
    return text[:start] + (f"+{words}" if is_one else f'"{words}"') + text[end:]


def corrected(text: str, corrections: Sequence[Correction]) -> str:
    """`text` with corrections made, which stand in its order."""
    for one in reversed(corrections):
        text = text[: one.start] + one.replacement + text[one.end :]
    return text


def at_sites(text: str) -> tuple[str, tuple[str, ...]]:
    """`text` with the site in place of each address of a page, and these sites.

    >>> at_sites("drones https://www.exemple.org/depeches/obus")
    ('drones url:exemple.org', ('exemple.org',))
    """
    leaves = [one.leaf for one in _lexemes(text)]
    given = [one for one in leaves if isinstance(one, FieldValue) and one.field == "address"]
    placed = [(one, address_term(one.value)) for one in given]
    pages = [(one, site) for one, term in placed if (site := _PATH.sub("", term)) != term]
    for one, site in reversed(pages):
        text = f"{text[: one.start]}url:{site}{text[one.end :]}"
    return text, tuple(dict.fromkeys(site for _, site in pages))


def are_words(text: str, start: int, end: int) -> bool:
    """Whether that part is plain words, which are read in other ways than as typed: no value of a
    field, no phrase, no beginning, nothing with `+`."""
    leaves = [one.leaf for one in _lexemes(text) if start <= one.start < end and one.leaf]
    return bool(leaves) and all(isinstance(leaf, Word) and not leaf.is_verbatim for leaf in leaves)


def _beginning(text: str, start: int) -> int:
    """Where the signs and the exclusion before a part begin."""
    before = [one for one in _lexemes(text) if one.start < start]
    if before and before[-1].kind == "not":
        return before[-1].start
    signs = _SIGNS_BEFORE.search(text[:start])
    return signs.start() if signs else start


def _spaced(text: str) -> str:
    """One space between two words, and none inside a parenthesis next to it."""
    return re.sub(r"(?<=\() | (?=\))", "", " ".join(text.split()))


def _lexemes(text: str) -> list[Lexeme]:
    return list(Lexer(text, "fr").lexemes())
