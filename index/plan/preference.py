"""What ranks a match higher and excludes none: words in the title, words next to each other, and
the names of the concepts that the query means.

Input: the pieces of a query and their rows. Output: nodes for `AllOf.prefer`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from index.analysis import fold
from index.gazetteer import Gazetteer
from index.plan.lexis import FieldStems, Lexis, Stems
from index.plan.names import names_of
from index.plan.nodes import all_of, best, lighter, run_node
from index.plan.pieces import Piece
from index.plan.senses import meant, node_of
from index.plan.written import unparted
from index.request import AllOf, Near, Node, Phrased, Term, Terms

__all__ = ["Preference"]

#: Words in the title.
_TITLE_BOOST = 1.0
#: Two words of the query, one behind the other; two of which one names a concept, near each other.
_PHRASE_BOOST, _NEAR_BOOST = 0.2, 0.5
#: The names of a concept, and each word of a phrase or name by itself.
_NAME_BOOST, _APART_BOOST = 0.2, 0.5
#: A word as it is spelled, beside its stem; what renders it, in the form that is likely.
_SPELLING_BOOST, _LIKELY_BOOST = 0.5, 0.3
#: A word in the lead of an article; words that begin alike.
_LEAD_BOOST, _ALIKE_BOOST = 0.3, 0.3
#: The state that a word names, where the word may also be part of another name: *Soudan du Sud*.
_STATE_BOOST = 3.0
#: A stem that finds only beside the words meant, in articles that hold others of it.
_GUARDED_BOOST = 0.3
#: Stems that begin alike, at most.
_MOST_ALIKE = 12
#: Other words between two words of the query that still count as near.
_NEAR_SLOP = 6
#: Variants of one word of a phrase that are tried, at most.
_MOST_APART = 4
#: Readings of two neighbours that are tried, at most.
_MOST_PAIRS = 4


@dataclass(frozen=True, slots=True)
class Preference:
    """Prefers articles for one query."""

    lexis: Lexis
    gazetteer: Gazetteer

    def nodes(self, pieces: Sequence[Piece], rows: Sequence[Sequence[Piece]]) -> tuple[Node, ...]:
        """Title matches and names of every piece, and neighbours of every row."""
        found = [lighter(node, one.weight) for one in pieces for node in self._alone(one)]
        found += [node for row in rows for pair in pairwise(row) for node in self._pair(*pair)]
        return tuple(dict.fromkeys(found))

    def _alone(self, piece: Piece) -> Iterator[Node]:
        own = _sequences(piece)
        names = self._names(piece)
        if titled := list(_titled(piece, (*own, *names))):
            yield best(titled)
        if piece.preferred:
            yield best([node_of(one, meant(one, self.lexis), 1.0) for one in piece.preferred])
        if piece.stems and (states := [one for one in piece.concepts if self._is_state(one)]):
            yield Terms("actor", tuple(states), _STATE_BOOST)
        if piece.guarded:
            yield best(list(_unguarded(piece)))
        other = [one for one in names if one not in own]
        yield from self._led(piece, other)
        yield from self._spelled(piece)
        yield from _apart(piece)
        if other:
            yield best([run_node((*one, 0), _NAME_BOOST) for one in other])

    def _is_state(self, concept: str) -> bool:
        return self.gazetteer.concepts[concept].kind == "state"

    def _led(self, piece: Piece, named: Sequence[FieldStems]) -> Iterator[Node]:
        """The words, or other names of what they name, in the lead of an article, by how rare they
        are. The words of a name count together."""
        typed = unparted(piece.text).split()
        weight = _LEAD_BOOST * self.lexis.rarest(fold(one) for one in typed)
        same = [(one.field, one.stems) for one in piece.preferred]
        names = [
            all_of([Terms("lead", (stem,), weight * share / len(stems)) for stem in stems])
            for _, stems, share in _shared(piece, [*_sequences(piece), *same, *named])
        ]
        if names:
            yield best(names)
        if piece.is_group:
            loose = dict.fromkeys(stem for _, stem in piece.stems)
            yield from (Terms("lead", (stem,), weight / len(typed)) for stem in loose)

    def _spelled(self, piece: Piece) -> Iterator[Node]:
        """The words as they are spelled, by how rare they are; words that begin alike."""
        for form in piece.words:
            if weight := self.lexis.rarity(form):
                yield Terms("words", (form,), _SPELLING_BOOST * weight)
        likely = [(form, share * self.lexis.rarity(form)) for form, share in piece.likely]
        if rendered := [(form, weight) for form, weight in likely if weight]:
            yield best([Terms("words", (one,), _LIKELY_BOOST * weight) for one, weight in rendered])
        if piece.concepts:
            return
        singles = [(field, (stem,)) for field, stem in piece.stems]
        for field, (stem,), share in _shared(piece, singles):
            alike = self.lexis.alike(field, stem)[:_MOST_ALIKE]
            if alike:
                yield best([Term(field, one, _ALIKE_BOOST * share) for one in alike])

    def _pair(self, one: Piece, other: Piece) -> Iterator[Node]:
        typed = list(_followed(_sequences(one), _sequences(other)))[:_MOST_PAIRS]
        if typed:
            yield best([Phrased(field, stems, _PHRASE_BOOST) for field, stems in typed])
        if one.concepts or other.concepts:
            near = list(_followed(self._telling(one), self._telling(other)))[:_MOST_PAIRS]
            if near:
                yield best([Near(*both, _NEAR_SLOP, _NEAR_BOOST, either_way=True) for both in near])

    def _telling(self, piece: Piece) -> list[FieldStems]:
        """The rarest stem of each name of the piece, else of each form of it: what stands near
        that stands near the name, and an engine reads the places of one word only."""
        named = self._names(piece) or _sequences(piece)
        return list(dict.fromkeys((field, self._rarest(field, stems)) for field, stems in named))

    def _rarest(self, field: str, stems: Stems) -> Stems:
        if len(stems) == 1:
            return stems
        return (max(stems, key=lambda stem: self.lexis.stem_rarity(stem, field)),)

    def _names(self, piece: Piece) -> list[FieldStems]:
        """(field, stems) of the names of the concept of a piece, where it names one only."""
        if len(piece.concepts) != 1:
            return []
        return names_of(piece.concepts[0], self.lexis, self.gazetteer)


def _titled(piece: Piece, sequences: Sequence[FieldStems]) -> Iterator[Node]:
    """The sequences in titles, which hold the stems of every language. What renders the piece
    counts by its share and, where other words have its stem, only with the words meant."""
    best_of: dict[Stems, float] = {}
    guarded = [(field, (stem,)) for (field, stem), _ in piece.guarded]
    for _, stems, share in _shared(piece, [one for one in sequences if one not in guarded]):
        best_of[stems] = max(share, best_of.get(stems, 0.0))
    best_of |= {one.stems: 1.0 for one in piece.preferred}
    for stems, share in best_of.items():
        yield run_node(("title", stems, 0), _TITLE_BOOST * share)
    shares = dict(piece.shares)
    for (field, stem), forms in piece.guarded:
        titled = Term("title", stem, _TITLE_BOOST * shares.get((field, (stem,)), 1.0))
        yield AllOf((Terms("words", forms.sure or forms.doubtful, 0.0), titled))


def _unguarded(piece: Piece) -> Iterator[Node]:
    """The stems that other words share, in whichever of these words an article holds them: they are
    of one family more often than not."""
    stems = [(field, (stem,)) for (field, stem), _ in piece.guarded]
    for field, (stem,), share in _shared(piece, stems):
        yield Term(field, stem, _GUARDED_BOOST * share)


def _shared(piece: Piece, sequences: Sequence[FieldStems]) -> Iterator[tuple[str, Stems, float]]:
    """Sequences, each with its share of what the word itself is worth."""
    shares = dict(piece.shares)
    for field, stems in sequences:
        yield field, stems, shares.get((field, stems), 1.0)


def _apart(piece: Piece) -> Iterator[Node]:
    """Each word of a phrase or name by itself: an article that is about them holds them often."""
    longest = max((len(stems) for _, stems, _ in piece.runs), default=0)
    for place in range(longest):
        row = [(f, stems[place]) for f, stems, _ in piece.runs if 1 < len(stems) > place]
        nodes = [Term(field, stem, _APART_BOOST) for field, stem in dict.fromkeys(row)]
        if nodes:
            yield best(nodes[:_MOST_APART])


def _sequences(piece: Piece) -> list[FieldStems]:
    """(field, stems) of what was typed and of what renders it."""
    stems = [*piece.stems, *(stem for stem, _ in piece.guarded)]
    singles = [(field, (stem,)) for field, stem in stems] if not piece.is_group else []
    return singles + [(field, stems) for field, stems, _ in piece.runs]


def _followed(left: Sequence[FieldStems], right: Sequence[FieldStems]) -> Iterator[FieldStems]:
    """Every sequence of the left followed by every one of the right in the same field."""
    for (field, one), (name, other) in product(left, right):
        if field == name and one != other:
            yield field, one + other
