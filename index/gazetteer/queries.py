"""Concepts that a query names: both languages mixed, in any case, with or without accents.

Input: forms, then query texts. Output: `QueryMatch`es, leftmost-longest. Accents that are typed
count (armés is not armes), missing ones are forgiven. Guards are left out: a query has no
surroundings, and each form says itself whether it is clear enough without.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from index.gazetteer.catalogue import Form
from index.gazetteer.matching import Search, Sense
from index.gazetteer.notation import literals
from index.gazetteer.text import fold, fold_query, read

__all__ = ["QueryMatch", "QueryMatcher"]


_MADE = {"en": "{}-[made|built|manufactured]", "fr": "de [fabrication|conception] {}"}


class QueryMatch(NamedTuple):
    """Concepts named by [start, end) of the query."""

    start: int
    end: int
    concepts: tuple[str, ...]


class QueryMatcher:
    """Finds forms in queries."""

    def __init__(self, senses: Iterable[Sense]) -> None:
        free: dict[str, list[tuple[Sense, tuple[int, ...]]]] = {}
        exact: dict[str, list[tuple[Sense, tuple[int, ...]]]] = {}
        self._spellings: dict[str, list[tuple[str, Form]]] = {}
        for sense in senses:
            claims = {"free": free, "capitals": exact}.get(sense.form.query)
            if claims is None:
                continue
            for literal in _spelt(sense):
                key = fold(literal) if claims is free else literal
                claims.setdefault(key, []).append((sense, ()))
                self._spellings.setdefault(key, []).append((literal.lower(), sense.form))
        self._free = Search(free, for_documents=False)
        self._exact = Search(exact, for_documents=False)

    def match(self, text: str) -> tuple[QueryMatch, ...]:
        """Leftmost-longest over `text`, by start; offsets are of `text` as given."""
        hits = sorted((*self._free_hits(text), *self._exact_hits(text)), key=_order)
        matches: list[QueryMatch] = []
        free = 0
        for hit in hits:
            if hit.start < free:
                continue
            free = hit.end
            if hit.concepts:
                matches.append(hit)
        return tuple(matches)

    def name(self, text: str) -> tuple[str, ...]:
        """Concepts that the whole of `text` names, the exact spelling first."""
        return next(
            (hit.concepts for hit in self.match(text) if hit[:2] == (0, len(text))),
            (),
        )

    def _free_hits(self, text: str) -> Iterator[QueryMatch]:
        reading = read(text)
        folded, places = fold_query(reading.joined)
        for number, start, end in self._free.hits(folded):
            if _is_inside(folded, start, end):
                continue
            first, last = places[start], places[end]
            typed = reading.lower[first:last]
            senses = [sense for sense, _ in self._free.claims(number)]
            yield from self._match(reading.span(first, last), typed, folded[start:end], senses)

    def _exact_hits(self, text: str) -> Iterator[QueryMatch]:
        reading = read(text)
        for number, start, end in self._exact.hits(reading.joined):
            if _is_inside(reading.joined, start, end):
                continue
            typed = reading.lower[start:end]
            senses = [sense for sense, _ in self._exact.claims(number)]
            key = reading.joined[start:end]
            yield from self._match(reading.span(start, end), typed, key, senses)

    def _match(
        self, span: tuple[int, int], typed: str, key: str, senses: list[Sense]
    ) -> Iterator[QueryMatch]:
        fitting = {
            id(form) for literal, form in self._spellings[key] if _accents_agree(typed, literal)
        }
        forms = [sense.form for sense in senses if id(sense.form) in fitting]
        if forms:
            concepts = dict.fromkeys(concept for form in forms for concept in form.concepts)
            yield QueryMatch(*span, tuple(concepts))


def _spelt(sense: Sense) -> Iterator[str]:
    """The form's literals, and what queries make of a nationality: Iranian-made drones."""
    form = sense.form
    yield from literals(form.text)
    if sense.is_state and form.kind == "adjective" and form.lang in _MADE and not form.is_prefix:
        yield from literals(_MADE[form.lang].format(form.text))


def _order(match: QueryMatch) -> tuple[int, int]:
    return match.start, -match.end


def _is_inside(text: str, start: int, end: int) -> bool:
    return (start > 0 and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum())


def _accents_agree(typed: str, literal: str) -> bool:
    """True where every accent of `typed` stands in `literal`, too."""
    mine, theirs = _letters(typed), _letters(literal)
    if len(mine) != len(theirs):
        return True
    return all(a == b or a.isascii() for a, b in zip(mine, theirs, strict=True))


def _letters(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("œ", "oe").replace("æ", "ae")
