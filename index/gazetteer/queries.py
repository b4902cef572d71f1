"""Concepts that a query names: both languages mixed, in any case, with or without accents.

Input: forms, then query texts. Output: `QueryMatch`es, leftmost-longest. Accents that are typed
count (armés is not armes), missing ones are forgiven. Guards are left out: a query has no
surroundings, and each form says itself whether it is clear enough without.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from index.folding import fold
from index.gazetteer.heads import Heads
from index.gazetteer.joints import joined
from index.gazetteer.matching import Automaton, Found, Sense, reading_order, spellings
from index.gazetteer.notation import literals
from index.gazetteer.text import PreparedText, fold_query, read

__all__ = ["QueryMatch", "QueryMatcher"]

#: A query is asked for its language, its groups and its words: its last readings are kept.
_RECENT = 64
#: What may follow a designator's number: F-16AM, f16am, S300PMU2.
_VERSION = re.compile(r"[a-z][a-z0-9]{0,4}(?![^\W_])")
_TYPED_VERSION = re.compile(r"[A-Z][A-Za-z0-9]{0,4}(?![^\W_])")
#: What English owners end like, whose apostrophe is often left out; acronyms are none.
_OWNER = re.compile(r"[a-z]{3}(?<!s)$")
#: A first name, and no owner who has lost the apostrophe.
_FIRST_NAME = "Frances"
#: Names of two or three words, whose blanks are often left out: stormshadow, northkorea.
_GLUED = re.compile(r"(?=[^\W\d_])(?![a-z])[^\W\d_]+(?: [^\W\d_]+){1,2}")
_GLUED_LETTERS = 6
_MADE = {"en": "{}-[made|built|manufactured]", "fr": "de [fabrication|conception] {}"}


class QueryMatch(NamedTuple):
    """Concepts named by [start, end) of the query; an adjective is *turc*, *Turkish*."""

    start: int
    end: int
    concepts: tuple[str, ...]
    is_adjective: bool = False


class QueryMatcher:
    """Finds forms in queries."""

    def __init__(self, senses: Iterable[Sense], heads: Heads) -> None:
        free: dict[str, list[tuple[str, Sense]]] = {}
        exact: dict[str, list[Sense]] = {}
        for sense in senses:
            for literal in _spelt(sense):
                if sense.form.query == "free":
                    free.setdefault(fold(literal), []).append((literal.lower(), sense))
                elif sense.form.query == "capitals":
                    exact.setdefault(literal, []).append(sense)
        self._free = Automaton(free, for_documents=False)
        self._exact = Automaton(exact, for_documents=False)
        self._heads = heads
        self._recent = lru_cache(maxsize=_RECENT)(self._matches)

    def match(self, text: str) -> tuple[QueryMatch, ...]:
        """Leftmost-longest over `text`, by start; offsets are of `text` as given."""
        return self._recent(text)

    def _matches(self, text: str) -> tuple[QueryMatch, ...]:
        reading = read(text)
        matches: dict[tuple[int, int], list[str]] = {}
        adjectives: set[tuple[int, int]] = set()
        first = free = 0
        for hit in self._hits(reading):
            is_same = (hit.start, hit.end) == (first, free) and not hit.has_version
            if hit.start < free and not is_same:
                continue
            first, free = hit.start, hit.end
            forms = [sense.form for sense in hit.senses]
            named = [name for form in forms for name in (*form.concepts, *form.asked)]
            span = reading.span(first, free)
            matches.setdefault(span, []).extend(named)
            if any(form.kind == "adjective" for form in forms):
                adjectives.add(span)
        return tuple(
            QueryMatch(*span, tuple(dict.fromkeys(named)), span in adjectives)
            for span, named in matches.items()
            if named
        )

    def name(self, text: str) -> tuple[str, ...]:
        """Concepts that the whole of `text` names, the exact spelling first."""
        return next(
            (hit.concepts for hit in self.match(text) if hit[:2] == (0, len(text))),
            (),
        )

    def is_name(self, text: str, concept: str, lang: str) -> bool:
        """Whether the whole of `text` is a name of `concept` in `lang`."""
        reading = read(text)
        return any(
            concept in sense.form.concepts and sense.form.lang in ("", lang)
            for hit in self._hits(reading)
            if reading.span(hit.start, hit.end) == (0, len(text))
            for sense in hit.senses
        )

    def _hits(self, reading: PreparedText) -> Iterable[Found]:
        """What stands in a query, by start, the longest first."""
        hits = sorted((*self._free_hits(reading), *self._exact_hits(reading)), key=reading_order)
        return joined(self._heads.beside(hits, reading), reading)

    def _free_hits(self, reading: PreparedText) -> Iterator[Found]:
        folded, places = fold_query(reading.joined)
        for spelt, start, end in self._free.hits(folded):
            last = _end(folded, start, end, _VERSION)
            typed = reading.joined[places[start] : places[end]]
            if last and typed != _FIRST_NAME:
                senses = _fitting(spelt, typed.lower())
                yield from _found(places[start], places[last], senses, has_version=last > end)

    def _exact_hits(self, reading: PreparedText) -> Iterator[Found]:
        for senses, start, end in self._exact.hits(reading.joined):
            last = _end(reading.joined, start, end, _TYPED_VERSION)
            if last:
                yield from _found(start, last, senses, has_version=last > end)


def _fitting(spelt: Iterable[tuple[str, Sense]], typed: str) -> list[Sense]:
    """Each sense once whose accents, in one of its spellings, agree with what was typed."""
    fitting = (sense for literal, sense in spelt if _accents_agree(typed, literal))
    return list(dict.fromkeys(fitting))


def _found(start: int, end: int, senses: list[Sense], *, has_version: bool) -> Iterator[Found]:
    """A hit of the senses that may stand there."""
    kept = tuple(sense for sense in senses if sense.is_system or not has_version)
    if kept:
        yield Found(start, end, kept, has_version)


def _end(text: str, start: int, end: int, version: re.Pattern[str]) -> int:
    """Where a name at [start, end) ends, a designator's version with it; 0 inside a word."""
    if start > 0 and text[start - 1].isalnum():
        return 0
    if end == len(text) or not text[end].isalnum():
        return end
    found = version.match(text, end) if text[end - 1].isdigit() else None
    return found.end() if found else 0


def _spelt(sense: Sense) -> Iterator[str]:
    """The form's literals, names without their apostrophes (cote divoire) and blanks (northkorea)
    too, and what queries make of a nationality, Iranian-made drones, or of an owner: irans
    drones."""
    form = sense.form
    for literal in dict.fromkeys(spellings(sense)):
        yield literal
        if "'" in literal and " " in literal:
            yield from (literal.replace("'", ""), literal.replace("'", " "))
        if len(literal) > _GLUED_LETTERS and _GLUED.fullmatch(literal):
            yield literal.replace(" ", "")
        if sense.is_state and form.kind == "name" and _OWNER.search(literal) and form.lang != "fr":
            yield literal + "s"
    if sense.is_state and form.kind == "adjective" and form.lang in _MADE and not form.is_prefix:
        yield from literals(_MADE[form.lang].format(form.text))


def _accents_agree(typed: str, literal: str) -> bool:
    """True where every accent of `typed` stands in `literal`, too, be it another one (é for è)."""
    mine, theirs = _letters(typed), _letters(literal)
    if len(mine) != len(theirs):
        return True
    return all(a == b or a.isascii() or not b.isascii() for a, b in zip(mine, theirs, strict=True))


def _letters(text: str) -> str:
    return unicodedata.normalize("NFC", text).replace("œ", "oe").replace("æ", "ae")
