"""What the parser makes of queries, to be compared by eye: trees, codes of notes, times."""

from __future__ import annotations

from typing import Any

from index.parse import parse
from index.parse.spoken import spoken_ranges
from index.query import And, Ast, DateRange, FieldValue, Fuzzy, Not, Or, Phrase, Prefix, Word


def shape(ast: Ast | None) -> Any:  # noqa: C901  one case a node
    """The tree without places, for comparison by eye."""
    match ast:
        case And(children):
            return ("and", *map(shape, children))
        case Or(children):
            return ("or", *map(shape, children))
        case Not(child):
            return ("not", shape(child))
        case Word(text, is_verbatim=True):
            return f"+{text}"
        case Word(text):
            return text
        case Phrase(text, slop=slop):
            return f'"{text}"~{slop}' if slop else f'"{text}"'
        case Prefix(text):
            return f"{text}*"
        case Fuzzy(text, distance=distance):
            return f"{text}~{distance}"
        case FieldValue(field, value):
            return f"{field}:{value}"
        case DateRange(first, last):
            return (first, last)
    return None


def codes(text: str) -> list[str]:
    return [diagnostic.code for diagnostic in parse(text).diagnostics]


def times(text: str) -> dict[str, str]:
    """Each time that a query states in words, and the value of `date:` for it."""
    return {text[start:end]: value for start, end, value in spoken_ranges(text)}
