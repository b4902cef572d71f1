"""Who gives and who receives, where a query says so: *ventes à la Turquie*, *Turkish arms sales*.

Input: the text of a query and its values of fields, then its pieces. Output: the side of each of
its actors. Articles and passages that say the same rank higher; and an article that says it in
other words needs no word of giving or getting that the query has (*livré à la Turquie*).
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from index.article import Mention, Side
from index.gazetteer import UNSPECIFIED_ARMS, Gazetteer, QueryMatch
from index.plan.fields import Fields
from index.plan.language import QueryLanguage
from index.plan.nodes import all_of, best, children_of
from index.plan.pieces import Piece
from index.plan.trees import leaves
from index.query import Ast, FieldValue, SearchParams
from index.request import Node, Terms
from index.transfers import FIELD_OF, names_deed, parties_of, party_term, sides, weapon_of

__all__ = [
    "AskedSide",
    "asked_sides",
    "goods_of",
    "preferring",
    "selected_sides",
    "sides_of",
    "stated_sides",
    "stated_transfers",
    "with_other_words",
]

#: The place of what no word of the query says.
_NOWHERE = -1
#: As much as several rare words: without it, who gives and who receives look the same, and an
#: article that says neither stands above one that says it in other words.
_PARTY_BOOST = 16.0
#: Score of an article that says the same sides in other words.
_OTHER_WORDS_BOOST = 1.0


class AskedSide(NamedTuple):
    """An actor that the query names at `start`, or a facet selects: its side, and the concepts
    that it may be."""

    start: int
    side: Side
    concepts: tuple[str, ...]

    def node(self, boost: float) -> Terms:
        """Articles that likely say the same side."""
        return Terms("party", tuple(party_term(self.side, one) for one in self.concepts), boost)


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
        concepts = tuple(one for one in match.concepts if one not in switched_off)
        if side is not None and concepts:
            found.append(AskedSide(match.start, side, concepts))
    return tuple(found)


def stated_sides(ast: Ast, fields: Fields) -> tuple[AskedSide, ...]:
    """Every actor whose side a field of the query states."""
    side_of = {field: side for side, field in FIELD_OF.items()}
    stated = [one for one in leaves(ast) if isinstance(one, FieldValue) and one.field in side_of]
    named = ((one, fields.meant(one.field, one.value)) for one in stated)
    return tuple(AskedSide(one.start, side_of[one.field], held) for one, (_, held) in named if held)


def stated_transfers(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The transfers that fields of a query name, by values of the field `goods`."""
    nodes = (one.node for one in pieces)
    held = (node for node in nodes if isinstance(node, Terms) and node.field == "goods")
    return tuple(value for node in held for value in node.terms)


def selected_sides(params: SearchParams, transfers: Sequence[str]) -> tuple[AskedSide, ...]:
    """The sides that facets select, and those of `transfers`: passages that say them are shown,
    too."""
    pairs = [pair for pair in map(parties_of, transfers) if len(pair) == len(FIELD_OF)]
    chosen = (
        (side, (*params.selected(field), *(pair[at] for pair in pairs)))
        for at, (side, field) in enumerate(FIELD_OF.items())
    )
    return tuple(AskedSide(_NOWHERE, side, values) for side, values in chosen if values)


def goods_of(transfers: Sequence[str]) -> frozenset[str]:
    """The weapons of transfers, which passages show likewise."""
    return frozenset(filter(None, map(weapon_of, transfers)))


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
    return tuple(dict.fromkeys(one.node(_PARTY_BOOST) for one in found))


def with_other_words(
    piece: Piece, language: QueryLanguage, gazetteer: Gazetteer, found: Sequence[AskedSide]
) -> Piece:
    """The piece. If it is a word of giving or getting, or no more than *armes*, it also finds the
    articles that say the same sides in other words; for *armes*, those that name any weapon."""
    is_arms = piece.concepts == (UNSPECIFIED_ARMS,)
    if not found or not (is_arms or (not piece.concepts and _names_deed(piece, language))):
        return piece
    nodes = [best([one.node(_OTHER_WORDS_BOOST) for one in found])]
    if is_arms:
        nodes.append(Terms("weapon", gazetteer.weapon_types, 0.0))
    node = best([*children_of(piece.node), all_of(nodes)])
    return replace(piece, node=node, in_other_words=True)


def _names_deed(piece: Piece, language: QueryLanguage) -> bool:
    return names_deed(piece.text, _lang(language))
