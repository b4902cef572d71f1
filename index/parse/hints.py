"""What a query seems to mean and does not say: the notes that name the form that works.

Input: the leaves of a query in their order. Output: code and place of each note, with its values.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.parse.grammar import MIN_PREFIX
from index.parse.lexer import Leaf
from index.parse.spoken import spoken_ranges
from index.query import FieldValue, Phrase, Ui, Word

__all__ = ["Hint", "hints"]

#: Leaves from which on a query is a sentence, whose small words are its own.
_SENTENCE = 6
#: Words that join or exclude elsewhere, to the operator that they are here.
_SMALL: dict[Ui, dict[str, str]] = {
    "fr": {"ou": "OU", "sauf": "SAUF", "hormis": "SAUF", "excepté": "SAUF"},
    "en": {
        "ou": "OU",
        "sauf": "SAUF",
        "or": "OR",
        **dict.fromkeys(("not", "except", "excluding"), "NOT"),
    },
}
_CAPITALS = {
    **dict.fromkeys(("NON", "PAS", "SANS", "HORMIS"), "SAUF"),
    **dict.fromkeys(("WITHOUT", "EXCEPT", "BUT"), "NOT"),
}
#: What asks for the newest articles and is in few of them, before what they are about.
_NEWEST = re.compile(
    r"(?:\s*(?:les|la|the)\s)?\s*("
    r"(?:derni(?:er|[èe]re)s|r[ée]cent(?:e?s|e)?|latest|newest)"
    r"(?:\s+(?:nouvelles|actualit[ée]s|infos|articles|news))?|actualit[ée]s?|news)\s+\w",
    re.IGNORECASE,
)
_QUESTION_MARK = re.compile(r"([^\W_]+)\?[^\W_]")


class Hint(NamedTuple):
    """The note `code` about [start, end) of the query: what works is `form`."""

    code: str
    start: int
    end: int
    form: str


def hints(text: str, leaves: Sequence[Leaf], ui: Ui) -> Iterator[Hint]:
    """Every hint about a query of these leaves."""
    for before, one, after in _neighbours(leaves):
        if isinstance(one, Word) and not one.is_verbatim:
            yield from _operators(text, before, one, after, ui if len(leaves) < _SENTENCE else None)
            yield from _signs(one)
    if len(leaves) < _SENTENCE and (newest := _NEWEST.match(text)):
        yield Hint("newest-first", *newest.span(1), "")
    for start, end, form in spoken_ranges(text):
        said = [one for one in leaves if one.start < end and start < one.end]
        if said and all(map(_is_plain, said)):
            yield Hint("range-in-words", start, end, f"date:{form}")


def _is_plain(one: Leaf) -> bool:
    """Whether a leaf is a word, of the title alone or of all of an article."""
    is_title = isinstance(one, FieldValue) and one.field == "title" and not one.is_quoted
    return isinstance(one, Word) or is_title


def _neighbours(leaves: Sequence[Leaf]) -> Iterator[tuple[Leaf | None, Leaf, Leaf | None]]:
    row = (None, *leaves, None)
    for at, one in enumerate(leaves):
        yield row[at], one, row[at + 2]


def _operators(
    text: str, before: Leaf | None, one: Word, after: Leaf | None, ui: Ui | None
) -> Iterator[Hint]:
    """A word that is an operator in capitals, or in other words; `ui` is None in a sentence."""
    if not isinstance(after, Word | Phrase):
        return
    operator = _SMALL[ui].get(one.text) if ui else None
    if not text.isupper():
        operator = operator or _CAPITALS.get(one.text)
    if operator is None or (before is None and operator in ("OU", "OR")):
        return
    following = text[after.start : after.end]
    yield Hint("lower-case-operator", one.start, one.end, f"{operator} {following}")


def _signs(one: Word) -> Iterator[Hint]:
    if one.text.startswith("!"):
        yield Hint("foreign-sign", one.start, one.end, "-" + one.text.lstrip("!"))
    elif "/" not in one.text and (match := _QUESTION_MARK.search(one.text)):
        stem = one.text[: match.end(1)]
        if len(stem) >= MIN_PREFIX:
            yield Hint("foreign-sign", one.start, one.end, stem + "*")
