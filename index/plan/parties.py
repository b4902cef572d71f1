"""Who gives and who receives, where a query says so: *ventes à la Turquie*, *Turkish arms sales*.

Input: the text of a query and its pieces. Output: the terms of the field `party` that stand for
each of its actors. They rank articles and passages that say the same, and exclude none.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from index.article import Mention, Side
from index.gazetteer import Gazetteer, QueryMatch
from index.plan.language import QueryLanguage
from index.plan.pieces import Piece
from index.request import Node, Terms
from index.transfers import parties_of, party_term, sides

__all__ = ["Said", "parties", "preferring"]


class Said(NamedTuple):
    """An actor that the query names at `start`: its side, and the terms of that."""

    start: int
    side: Side
    terms: tuple[str, ...]


#: About as much as two rare words: without it, who gives and who receives look the same.
_PARTY_BOOST = 8.0


def parties(
    text: str, language: QueryLanguage, pieces: Sequence[Piece], gazetteer: Gazetteer
) -> tuple[Said, ...]:
    """Every actor that the pieces name on a side of a transfer."""
    named = gazetteer.match_query(text)
    mentions = [_mention(one, gazetteer) for one in named]
    actors = [one for one, mention in zip(named, mentions, strict=True) if mention.kind == "actor"]
    lang = language.lang if language.is_told else ""
    found = []
    for match, side in zip(actors, sides(text, parties_of(mentions), lang or ""), strict=True):
        own = [one.concepts for one in pieces if one.start <= match.start < one.end]
        concepts = [one for one in match.concepts if any(one in concepts for concepts in own)]
        if side is not None and concepts:
            terms = tuple(party_term(side, one) for one in concepts)
            found.append(Said(match.start, side, terms))
    return tuple(found)


def _mention(match: QueryMatch, gazetteer: Gazetteer) -> Mention:
    name = match.concepts[0]
    form = "adjective" if match.is_adjective else "name"
    return Mention(name, gazetteer.concepts[name].family, 0, match.start, match.end, form)


def preferring(found: Sequence[Said]) -> tuple[Node, ...]:
    """What prefers articles that say the same."""
    return tuple(dict.fromkeys(Terms("party", one.terms, _PARTY_BOOST) for one in found))
