"""Whether a word finds a text, by the analysis alone."""

from __future__ import annotations

from typing import NamedTuple

from index.analysis import chunks, compose, query_forms, terms


class Token(NamedTuple):
    """A term at [start, end) of a text; `term` is "" for the whole of a compound, whose parts
    follow as tokens of their own."""

    surface: str
    start: int
    end: int
    term: str
    words: tuple[str, ...]


def tokens(text: str, lang: str) -> list[Token]:
    """The tokens of a text with offsets into `text` as it is, NFC or not."""
    composed, offsets = compose(text)
    out = []
    for start, _, chunk in chunks(composed, lang):
        for piece in chunk.pieces:
            first, last = start + piece.start, start + piece.end
            if offsets is not None:
                first, last = offsets[first], offsets[last]
            out.append(Token(text[first:last], first, last, piece.term, piece.words))
    return out


def words(text: str, lang: str = "fr") -> set[str]:
    """Everything that the field `words` holds for a text."""
    return {form for token in tokens(text, lang) for form in token.words}


def found(query: str, text: str, lang: str = "fr") -> bool:
    """Whether one word of a query finds a text: by its stems in order, or by its folded form."""
    forms = query_forms(query, lang)
    row, wanted = terms(text, lang), list(forms.terms)
    runs = (row[at : at + len(wanted)] for at in range(len(row)))
    return (bool(wanted) and wanted in runs) or not words(text, lang).isdisjoint(forms.words)
