"""Who gives to whom: the pairs that one sentence of an article names, as values of a facet.

Input: an article, and its actors that are on a side. Output: a transfer for each pair.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import NamedTuple

from index.article import Article, Mention, Side, by_paragraph
from index.gazetteer import load_gazetteer
from index.sentences import sentences
from index.transfers.anaphora import telling_paragraphs
from index.transfers.goods import Goods, are_goods
from index.transfers.values import party_of, transfer_value

__all__ = ["Transfer", "transfers", "weapons_given"]

#: Where another clause begins that tells of others.
_CLAUSE = re.compile(
    r";|\b(?:tandis\s+qu|alors\s+qu|pendant\s+qu|while\b|whereas\b)|,\s+(?:mais|but)\b",
    re.IGNORECASE,
)


class Transfer(NamedTuple):
    """The parties that supplier and recipient stand for, states mostly; the mention of the two that
    comes first, and the weapons of the sentence that the supplier may give."""

    supplier: str
    recipient: str
    mention: Mention
    weapons: tuple[str, ...]

    @property
    def value(self) -> str:
        """As the field `transfer` holds it: `irn>rus`."""
        return transfer_value(self.supplier, self.recipient)

    def values(self) -> Iterator[str]:
        """As the field `goods` does: the same, and with each of the weapons and the kinds of weapon
        that these are, `irn>rus:drone`."""
        yield self.value
        for weapon in self.weapons:
            for name in load_gazetteer().lineage(weapon):
                yield transfer_value(self.supplier, self.recipient, name)


def transfers(article: Article, told: Iterable[tuple[Mention, Side]]) -> Iterator[Transfer]:
    """The transfers that sentences of an article tell, in its order, each once a sentence; where a
    clause names both sides, it tells of these alone (*…, tandis que l’Iran arme …*). Concepts that
    the gazetteer knows no more have none. `told` are its actors on a side, in order."""
    concepts = load_gazetteer().concepts
    sides = {one: side for one, side in told if one.concept in concepts}
    weapons = {
        paragraph.number: [one for one in paragraph.mentions if one.kind == "weapon"]
        for paragraph in telling_paragraphs(article)
    }
    for number, actors in by_paragraph(sides).items():
        text = article.text_of(number)
        scopes = _Scopes(text, ((one, sides[one]) for one in actors))
        named = scopes.parted(one for one in weapons.get(number, ()) if are_goods(text, one))
        for scope, parties in scopes.parted(actors).items():
            suppliers = [one for one in parties if sides[one] == "from"]
            givers = _first(suppliers)
            takers = _first(one for one in parties if sides[one] == "to")
            beside = named.get(scope) or named.get(scope.rest) or ()
            goods = Goods(text, beside, suppliers, _party) if takers else None
            given = {one: goods.of(one) for one in givers} if goods else {}
            for (supplier, recipient), first in _pairs(givers, takers).items():
                yield Transfer(supplier, recipient, first, given[supplier])


def weapons_given(told: Iterable[Transfer]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Each supplier and recipient of transfers, in their order, with the weapons of all of them."""
    found: dict[tuple[str, str], dict[str, None]] = {}
    for one in told:
        found.setdefault((one.supplier, one.recipient), {}).update(dict.fromkeys(one.weapons))
    return {pair: tuple(weapons) for pair, weapons in found.items()}


class _Scope(NamedTuple):
    """What is told together: a clause that names both sides, by its number, or what else a
    sentence says."""

    sentence: int
    clause: int = -1

    @property
    def rest(self) -> _Scope:
        """What else the sentence says."""
        return _Scope(self.sentence)


class _Scopes:
    """The scopes of a passage. `told` are its actors on a side."""

    def __init__(self, text: str, told: Iterable[tuple[Mention, Side]]) -> None:
        self._sentences = [end for _, end in sentences(text)]
        self._clauses = sorted({*self._sentences, *(one.end() for one in _CLAUSE.finditer(text))})
        named: dict[int, set[Side]] = {}
        for one, side in told:
            named.setdefault(bisect_right(self._clauses, one.start), set()).add(side)
        self._whole = {clause for clause, both in named.items() if len(both) > 1}

    def parted(self, mentions: Iterable[Mention]) -> dict[_Scope, list[Mention]]:
        """The mentions by their scope."""
        found: dict[_Scope, list[Mention]] = {}
        for one in mentions:
            clause = bisect_right(self._clauses, one.start)
            sentence = bisect_right(self._sentences, one.start)
            scope = _Scope(sentence, clause if clause in self._whole else -1)
            found.setdefault(scope, []).append(one)
        return found


def _pairs(
    givers: Mapping[str, Mention], takers: Mapping[str, Mention]
) -> dict[tuple[str, str], Mention]:
    """Each pair of one sentence, with the mention that comes first, however often it names them."""
    return {
        (supplier, recipient): min(giving, taking, key=lambda one: one.start)
        for (supplier, giving), (recipient, taking) in product(givers.items(), takers.items())
        if supplier != recipient
    }


def _first(mentions: Iterable[Mention]) -> dict[str, Mention]:
    """The parties that actors stand for, each with its first mention. What stands inside of another
    name is that of the same actor: *milices yéménites*."""
    found: dict[str, Mention] = {}
    end = 0
    for one in mentions:
        if one.end > end:
            found.setdefault(_party(one.concept), one)
            end = one.end
    return found


def _party(concept: str) -> str:
    return party_of(concept, load_gazetteer())
