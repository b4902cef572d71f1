"""Suggestions while typing: concepts first, then words.

Input: what is typed so far, and a generation. Output: `Suggestion`s. Accents and case are
forgiven; where little is found, one typing error in the last word as well.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Literal

from index.analysis import fold
from index.gazetteer import Gazetteer
from index.generations import Generation
from index.query import Ui
from index.request import FacetRequest, SearchRequest

__all__ = ["Suggester", "Suggestion"]

SuggestionKind = Literal["actor", "weapon", "source", "word", "title"]

#: Longer input is a question already, not the beginning of one.
_LONGEST = 100
_FIELDS = ("actor", "weapon")
_LANGUAGES: tuple[Ui, ...] = ("fr", "en")
_FEWEST_LETTERS = 2
#: Where fewer are found, the last word may be mistyped.
_FEW = 3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to search for. `text` replaces the whole query; `id` names a concept or an article;
    `count` is the number of articles that mention the concept or hold the word."""

    text: str
    kind: SuggestionKind
    id: str | None = None
    count: int | None = None


class Suggester:
    """Suggests from the gazetteer and from the vocabulary of a generation; safe for threads."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        #: (folded label, concept) in every language.
        self._labels = tuple(
            dict.fromkeys(
                (fold(gazetteer.label(concept, ui)), concept)
                for concept in gazetteer.concepts
                for ui in _LANGUAGES
            )
        )
        self._named = _Named([label for label, _ in self._labels])
        self._counted: tuple[str, Mapping[str, int]] = ("", {})

    def suggest(
        self, text: str, ui: Ui, limit: int, generation: Generation
    ) -> tuple[Suggestion, ...]:
        """At most `limit` suggestions, concepts with articles before anything else."""
        typed = " ".join(text.split())
        if len(fold(typed)) < _FEWEST_LETTERS or len(typed) > _LONGEST:
            return ()
        counts = self._counts(generation)
        found = list(self._concepts(typed, ui, counts))[:limit]
        words = list(_words(typed, generation, 0))
        if len(found) + len(words) < _FEW:
            others = list(_words(typed, generation, 1))
            found += [c for w in others[:_FEW] for c in self._concepts(w.text, ui, counts)]
            words += others
        kept = max(limit // 2, limit - len(words))
        chain = [*found[:kept], *words, *found[kept:]]
        return tuple(islice({(one.kind, one.id or one.text): one for one in chain}.values(), limit))

    def _concepts(self, typed: str, ui: Ui, counts: Mapping[str, int]) -> Iterator[Suggestion]:
        """Concepts of which a label, in either language, has a word that begins as typed, or that
        the text names."""
        wanted = fold(typed)
        named = {c for match in self._gazetteer.match_query(typed) for c in match.concepts}
        begun = {self._labels[number][1] for number in self._named.beginning(wanted)}
        known = self._gazetteer.concepts
        ranked = sorted(
            (c for c in named | begun if counts.get(c) and known[c].family in _FIELDS),
            key=lambda c: (c not in named, -counts[c], c),
        )
        for concept in ranked:
            family = known[concept].family
            label = self._gazetteer.label(concept, ui)
            yield Suggestion(label, family, concept, counts[concept])

    def _counts(self, generation: Generation) -> Mapping[str, int]:
        """Articles of each concept in the generation, counted once."""
        name = generation.manifest.generation
        if self._counted[0] != name:
            facets = tuple(FacetRequest(field, limit=100_000) for field in _FIELDS)
            page = generation.engine.search(SearchRequest(facets=facets, size=0))
            counts = {c: n for field in _FIELDS for c, n in page.counts.get(field, {}).items()}
            self._counted = (name, counts)
        return self._counted[1]


class _Named:
    """Labels one after the other, so that one search looks through all of them."""

    def __init__(self, labels: Sequence[str]) -> None:
        self._text = "\n" + "\n".join(labels)
        self._starts = list(accumulate((len(label) + 1 for label in labels), initial=0))

    def beginning(self, wanted: str) -> set[int]:
        """Numbers of the labels of which a word begins so, or a phrase."""
        found = set()
        at = self._text.find(wanted)
        while at >= 0:
            if not self._text[at - 1].isalnum():
                found.add(bisect_right(self._starts, at) - 1)
            at = self._text.find(wanted, at + 1)
        return found


def _words(typed: str, generation: Generation, edits: int) -> Iterator[Suggestion]:
    """The text with its last word completed from the vocabulary, or corrected."""
    before, space, last = typed.rpartition(" ")
    if len(fold(last)) < _FEWEST_LETTERS:
        return
    vocabulary = generation.vocabulary
    if edits:
        entries = [*vocabulary.near_prefix(last, 8), *vocabulary.alike(last)[:2]]
    else:
        entries = vocabulary.prefix(last, 8)
    for entry in entries:
        if not edits or entry.folded != fold(last):
            yield Suggestion(f"{before}{space}{entry.surface}", "word", None, entry.count)
