"""Transfers: on which side of one a sentence names somebody, as giver or as receiver.

Input: a text, and the places where it names actors. Output: the side of each, "from" or "to", None
where the sentence does not say. Prepositions, and verbs and nouns of giving and getting tell it, in
French and English: *vendu à la Turquie*, *acheté à la Turquie*, *Turkish arms sales*.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from index.article import TITLE, Article, Mention, Side, by_paragraph
from index.gazetteer import load_gazetteer
from index.sentences import sentences
from index.transfers.arms import ArmsNear
from index.transfers.deeds import LANGS, names_deed, tells
from index.transfers.pairs import Transfer, transfers
from index.transfers.reading import Party, Span
from index.transfers.sentence import Sentence
from index.transfers.values import (
    goods_label,
    parties_of,
    party_lineage,
    party_of,
    transfer_above,
    transfer_label,
    transfer_value,
    weapon_of,
)

__all__ = [
    "FIELD_OF",
    "Transfer",
    "article_sides",
    "goods_label",
    "likely_sides",
    "names_deed",
    "parties_of",
    "party_concept",
    "party_lineage",
    "party_of",
    "party_term",
    "sides",
    "transfer_above",
    "transfer_label",
    "transfer_value",
    "transfers",
    "weapon_of",
]

#: The field of the index that holds the actors of a side.
FIELD_OF: Mapping[Side, str] = {"from": "supplier", "to": "recipient"}

#: Characters of a short word with its blanks; mentions before and behind that are looked at.
_SHORT_WORD, _NEAR = 8, 4


#: What stands between an adjective and a weapon that is not of that make: *turc un drone*,
#: *missiles at an Israeli ship*.
_OTHERS = re.compile(r"\b(?:l['’]|les?|la|un|une|des|the|an?|at|aux?|à|to)\b|l['’]", re.IGNORECASE)


def _goods(text: str, mentions: Sequence[Mention], at: int) -> int | None:
    """Where a weapon begins from which a mention is parted by a short word at most."""
    one = mentions[at]
    for near in mentions[max(0, at - _NEAR) : at + _NEAR + 1]:
        if near.kind != "weapon":
            continue
        first, second = sorted((one, near), key=attrgetter("start"))
        gap = text[first.end : second.start]
        is_near = 0 <= second.start - first.end <= _SHORT_WORD
        is_parted = "," in gap or (one.form == "adjective" and _OTHERS.search(gap))
        if is_near and not is_parted:
            return near.start
    return None


def _state(mention: Mention) -> str:
    """The state that an actor belongs to; the actor itself if it belongs to none."""
    gazetteer = load_gazetteer()
    is_known = mention.concept in gazetteer.concepts
    return gazetteer.lineage(mention.concept)[-1] if is_known else mention.concept


def _is_observer(mention: Mention) -> bool:
    """Whether an actor watches transfers and makes none: the SIPRI, Amnesty International."""
    return _kind(mention) == "observer"


def _kind(mention: Mention) -> str:
    known = load_gazetteer().concepts.get(mention.concept)
    return "" if known is None else known.kind


def party_term(side: Side, concept: str) -> str:
    """The term of the field `party` for a concept on a side; what a passage answers that names it
    there."""
    return f"{side}:{concept}"


def party_concept(term: str) -> str:
    """The concept of such a term."""
    return term.partition(":")[2]


def article_sides(article: Article) -> Iterator[tuple[Mention, Side]]:
    """The actors of an article whose side a sentence of it tells, in order. Where no arms are near,
    what is given is something else."""
    near: ArmsNear | None = None
    for one, side in _told(article, is_query=False):
        if not _is_observer(one):
            near = near or ArmsNear(article)
            if near(one):
                yield one, side


def likely_sides(article: Article) -> Iterator[tuple[Mention, Side]]:
    """The same, each sentence read as a query is: more of them, and more that are none, which is
    what ranks best."""
    return _told(article, is_query=True)


def _told(article: Article, *, is_query: bool) -> Iterator[tuple[Mention, Side]]:
    for number, mentions in by_paragraph(article.mentions).items():
        is_title = number == TITLE
        text = article.title if is_title else article.paragraphs[number]
        lang = article.lang if is_title else article.language_of(number)
        actors = (one for one in mentions if one.kind == "actor")
        for one, side in zip(actors, _sides(text, mentions, lang, is_query=is_query), strict=True):
            if side is not None:
                yield one, side


def sides(text: str, mentions: Sequence[Mention], lang: str = "") -> list[Side | None]:
    """The side of each actor among the mentions of a query or passage, which stand in order, in
    French or English; without a language of one in either."""
    return _sides(text, mentions, lang, is_query=True)


def _sides(
    text: str, mentions: Sequence[Mention], lang: str, *, is_query: bool = False
) -> list[Side | None]:
    actors = sum(one.kind == "actor" for one in mentions)
    goods = [(one.start, one.end) for one in mentions if one.kind == "weapon"]
    if not actors or lang not in LANGS or not tells(text, lang, has_goods=bool(goods)):
        return [None] * actors
    parties = _parties_of(text, mentions)
    out: list[Side | None] = []
    for start, end in sentences(text):
        last = bisect_left(parties, end, lo=len(out), key=attrgetter("start"))
        inside = parties[len(out) : last]
        near = goods[bisect_left(goods, (start, 0)) : bisect_left(goods, (end, 0))]
        if inside and tells(text[start:end], lang, has_goods=bool(near)):
            out += _shared(text, (start, end), inside, near, lang, is_query=is_query)
        else:
            out += [None] * len(inside)
    return out + [None] * (len(parties) - len(out))


def _parties_of(text: str, mentions: Sequence[Mention]) -> list[Party]:
    return [
        Party(
            one.start,
            one.end,
            one.form == "adjective",
            _goods(text, mentions, at),
            _state(one),
            _kind(one) == "company",
        )
        for at, one in enumerate(mentions)
        if one.kind == "actor"
    ]


def _shared(
    text: str,
    span: Span,
    parties: Sequence[Party],
    goods: Sequence[Span],
    lang: str,
    *,
    is_query: bool,
) -> Iterator[Side | None]:
    """The sides of the parties of one sentence; one within another has its side."""
    wholes: list[Party] = []
    owners = []
    for one in parties:
        if not wholes or one.start >= wholes[-1].end:
            wholes.append(one)
        owners.append(len(wholes) - 1)
    found = Sentence(text, span, wholes, goods, lang, is_query=is_query).sides()
    return (found[owner] for owner in owners)
