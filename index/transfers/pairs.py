"""Who gives to whom: the pairs that one sentence of an article names, as values of a facet.

Input: an article, and its actors that are on a side. Output: a transfer for each pair; the value
that an index holds for it, and back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from index.article import TITLE, Article, Mention, Side
from index.gazetteer import Gazetteer, load_gazetteer
from index.query import Ui
from index.sentences import sentences

__all__ = ["Transfer", "parties_of", "transfer_label", "transfer_value", "transfers"]

#: What stands between the concepts of a value.
_TO = ">"


#: Paragraph, start and end.
_Sentence = tuple[int, int, int]


class Transfer(NamedTuple):
    """The concepts that supplier and recipient belong to above all, states mostly; the mention of
    the two that comes first, and the weapons that the sentence names."""

    supplier: str
    recipient: str
    mention: Mention
    weapons: tuple[str, ...]

    @property
    def value(self) -> str:
        """As the field `transfer` holds it: `irn>rus`."""
        return transfer_value(self.supplier, self.recipient)


def transfer_value(supplier: str, recipient: str) -> str:
    """The value of the field `transfer` for two concepts that belong to no other."""
    return f"{supplier}{_TO}{recipient}"


def parties_of(value: str) -> tuple[str, ...]:
    """The concepts of supplier and recipient in a value of the field `transfer`."""
    return tuple(value.split(_TO))


def transfer_label(value: str, gazetteer: Gazetteer, ui: Ui) -> str:
    """A value of the field `transfer` as it is shown: `Iran → Russie`; what is none as it is."""
    pair = parties_of(value)
    is_pair = len(pair) == 2 and all(pair)
    return " → ".join(gazetteer.label(one, ui) for one in pair) if is_pair else value


def transfers(article: Article, told: Iterable[tuple[Mention, Side]]) -> Iterator[Transfer]:
    """The transfers that sentences of an article tell, in its order, each once a sentence; concepts
    that the gazetteer knows no more have none."""
    concepts = load_gazetteer().concepts
    sides: dict[_Sentence, dict[Side, list[Mention]]] = {}
    for one, side in told:
        if one.concept in concepts:
            sides.setdefault(_sentence(article, one), {"from": [], "to": []})[side].append(one)
    for sentence, parties in sides.items():
        if pairs := _pairs(parties["from"], parties["to"]):
            weapons = tuple(_weapons(article, sentence))
            yield from (Transfer(*pair, first, weapons) for pair, first in pairs.items())


def _pairs(
    suppliers: Sequence[Mention], recipients: Sequence[Mention]
) -> dict[tuple[str, str], Mention]:
    """Each pair of one sentence, with the mention that comes first, however often it names them."""
    found: dict[tuple[str, str], Mention] = {}
    for supplier, recipient in product(suppliers, recipients):
        pair = _topmost(supplier), _topmost(recipient)
        if pair[0] != pair[1]:
            found.setdefault(pair, min(supplier, recipient, key=lambda one: one.start))
    return found


def _weapons(article: Article, sentence: _Sentence) -> dict[str, None]:
    number, start, end = sentence
    inside = (
        one for one in article.mentions if one.paragraph == number and start <= one.start < end
    )
    return dict.fromkeys(one.concept for one in inside if one.kind == "weapon")


def _sentence(article: Article, mention: Mention) -> _Sentence:
    """The sentence that names something."""
    number = mention.paragraph
    text = article.title if number == TITLE else article.paragraphs[number]
    return number, *next(span for span in sentences(text) if mention.start < span[1])


def _topmost(mention: Mention) -> str:
    return load_gazetteer().lineage(mention.concept)[-1]
