"""Who gives to whom: the pairs that one sentence of an article names, as values of a facet.

Input: an article, and its actors that are on a side. Output: a transfer for each pair.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from index.article import TITLE, Article, Mention, Side, by_paragraph
from index.gazetteer import load_gazetteer
from index.sentences import sentences
from index.transfers.goods import Goods, are_goods
from index.transfers.values import party_of, transfer_value

__all__ = ["Transfer", "transfers"]


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
    """The transfers that sentences of an article tell, in its order, each once a sentence; concepts
    that the gazetteer knows no more have none. `told` are its actors on a side, in order."""
    concepts = load_gazetteer().concepts
    sides = {one: side for one, side in told if one.concept in concepts}
    weapons = by_paragraph(one for one in article.mentions if one.kind == "weapon")
    for number, actors in by_paragraph(sides).items():
        text = article.title if number == TITLE else article.paragraphs[number]
        ends = [end for _, end in sentences(text)]
        named = _in_sentences(
            (one for one in weapons.get(number, ()) if are_goods(text, one)), ends
        )
        for at, parties in _in_sentences(actors, ends).items():
            suppliers = [one for one in parties if sides[one] == "from"]
            givers = _first(suppliers)
            takers = _first(one for one in parties if sides[one] == "to")
            goods = Goods(text, named.get(at, ()), suppliers, _party) if takers else None
            given = {one: goods.of(one) for one in givers} if goods else {}
            for (supplier, recipient), first in _pairs(givers, takers).items():
                yield Transfer(supplier, recipient, first, given[supplier])


def _in_sentences(mentions: Iterable[Mention], ends: Sequence[int]) -> dict[int, list[Mention]]:
    """The mentions of a paragraph by the number of the sentence, of which the ends are given."""
    found: dict[int, list[Mention]] = {}
    for one in mentions:
        found.setdefault(bisect_right(ends, one.start), []).append(one)
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
