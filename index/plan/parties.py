"""Who gives and who receives, where a query says so: *ventes à la Turquie*, *Turkish arms sales*.

Input: the text of a query, then its pieces. Output: the terms of the field `party` that stand for
each of its actors. They rank articles and passages that say the same; and an article that says it
in other words needs no word of giving or getting that the query has (*livré à la Turquie*).
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from index.article import Mention, Side
from index.gazetteer import UNSPECIFIED_ARMS, Gazetteer, QueryMatch
from index.plan.language import QueryLanguage
from index.plan.nodes import all_of, best, children_of
from index.plan.pieces import Piece
from index.request import Node, Terms
from index.transfers import names_deed, party_term, sides

__all__ = ["AskedSide", "asked_sides", "preferring", "sides_of", "with_other_words"]


class AskedSide(NamedTuple):
    """An actor that the query names at `start`: its side, and the terms of that."""

    start: int
    side: Side
    terms: tuple[str, ...]


#: As much as several rare words: without it, who gives and who receives look the same, and an
#: article that says neither stands above one that says it in other words.
_PARTY_BOOST = 16.0
#: Score of an article that says the same sides in other words.
_OTHER_WORDS_BOOST = 1.0


def asked_sides(
    text: str, language: QueryLanguage, gazetteer: Gazetteer, switched_off: Set[str]
) -> tuple[AskedSide, ...]:
    """Every actor that a query names on a side of a transfer, as a concept not switched off."""
    named = gazetteer.match_query(text)
    mentions = [_mention(one, gazetteer) for one in named]
    actors = [one for one, mention in zip(named, mentions, strict=True) if mention.kind == "actor"]
    found = []
    found_sides = sides(text, mentions, _lang(language))
    for match, side in zip(actors, found_sides, strict=True):
        concepts = [one for one in match.concepts if one not in switched_off]
        if side is not None and concepts:
            terms = tuple(party_term(side, one) for one in concepts)
            found.append(AskedSide(match.start, side, terms))
    return tuple(found)


def _lang(language: QueryLanguage) -> str:
    return (language.lang if language.is_certain else None) or ""


def _mention(match: QueryMatch, gazetteer: Gazetteer) -> Mention:
    name = match.concepts[0]
    form = "adjective" if match.is_adjective else "name"
    return Mention(name, gazetteer.concepts[name].family, 0, match.start, match.end, form)


def sides_of(found: Sequence[AskedSide], pieces: Sequence[Piece]) -> tuple[AskedSide, ...]:
    """The sides of the actors that the pieces name."""
    named = [(one.start, one.end) for one in pieces if one.concepts]
    return tuple(one for one in found if any(start <= one.start < end for start, end in named))


def preferring(found: Sequence[AskedSide]) -> tuple[Node, ...]:
    """What prefers articles that say the same sides."""
    return tuple(dict.fromkeys(Terms("party", one.terms, _PARTY_BOOST) for one in found))


def with_other_words(
    piece: Piece, language: QueryLanguage, gazetteer: Gazetteer, found: Sequence[AskedSide]
) -> Piece:
    """The piece. If it is a word of giving or getting, or no more than *armes*, it also finds the
    articles that say the same sides in other words; for *armes*, those that name any weapon."""
    is_arms = piece.concepts == (UNSPECIFIED_ARMS,)
    if not found or not (is_arms or (not piece.concepts and _names_deed(piece, language))):
        return piece
    terms = dict.fromkeys(term for one in found for term in one.terms)
    nodes = [Terms("party", tuple(terms), _OTHER_WORDS_BOOST)]
    if is_arms:
        nodes.append(Terms("weapon", gazetteer.weapon_types, 0.0))
    node = best([*children_of(piece.node), all_of(nodes)])
    return replace(piece, node=node, in_other_words=True)


def _names_deed(piece: Piece, language: QueryLanguage) -> bool:
    return names_deed(piece.text, _lang(language))
