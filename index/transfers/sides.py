"""On which side of a transfer each actor stands that an article, a passage or a query names.

Input: a text, and the places where it names actors and weapons. Output: the side of each actor,
"from" or "to", None where its sentence does not say.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from index.article import Article, Mention, Side, by_paragraph
from index.gazetteer import load_gazetteer
from index.sentences import sentences
from index.transfers.arms import ArmsNear
from index.transfers.deeds import LANGS, tells
from index.transfers.reading import Actor, Excerpt
from index.transfers.sentence import Sentence

__all__ = ["article_sides", "likely_sides", "sides"]

#: Characters of a short word with its blanks; mentions before and behind that are looked at.
_SHORT_WORD, _NEAR = 8, 4
#: What stands between an adjective and a weapon that is not of that make: *turc un drone*,
#: *missiles at an Israeli ship*.
_OTHERS = re.compile(r"\b(?:l['’]|les?|la|un|une|des|the|an?|at|aux?|à|to)\b|l['’]", re.IGNORECASE)


def article_sides(article: Article) -> Iterator[tuple[Mention, Side]]:
    """The actors of an article whose side a sentence of it tells, in order. Where no arms are near,
    what is given is something else."""
    near: ArmsNear | None = None
    for one, side in _told(article, is_query=False):
        if _kind(one) != "observer":  # the SIPRI, Amnesty International
            near = near or ArmsNear(article)
            if near(one):
                yield one, side


def likely_sides(article: Article) -> Iterator[tuple[Mention, Side]]:
    """The same, each sentence read as a query is: more of them, and more that are none, which is
    what ranks best."""
    return _told(article, is_query=True)


def _told(article: Article, *, is_query: bool) -> Iterator[tuple[Mention, Side]]:
    for number, mentions in by_paragraph(article.mentions).items():
        text, lang = article.text_of(number), article.language_of(number)
        actors = (one for one in mentions if one.kind == "actor")
        for one, side in zip(actors, sides(text, mentions, lang, is_query=is_query), strict=True):
            if side is not None:
                yield one, side


def sides(
    text: str, mentions: Sequence[Mention], lang: str = "", *, is_query: bool = True
) -> list[Side | None]:
    """The side of each actor among the mentions of a text, which stand in order, in French or
    English; without a language of one in either. It is read as a query or passage is, which speaks
    of arms, unless `is_query` says that it is an article's."""
    actors = sum(one.kind == "actor" for one in mentions)
    goods = [(one.start, one.end) for one in mentions if one.kind == "weapon"]
    if not actors or lang not in LANGS or not tells(text, lang, has_goods=bool(goods)):
        return [None] * actors
    found = _actors(text, mentions)
    out: list[Side | None] = []
    for start, end in sentences(text):
        last = bisect_left(found, end, lo=len(out), key=attrgetter("start"))
        inside = found[len(out) : last]
        near = goods[bisect_left(goods, (start, 0)) : bisect_left(goods, (end, 0))]
        if inside and tells(text[start:end], lang, has_goods=bool(near)):
            out += _of_sentence(Excerpt(text, (start, end), inside, near, lang, is_query))
        else:
            out += [None] * len(inside)
    return out + [None] * (actors - len(out))


def _actors(text: str, mentions: Sequence[Mention]) -> list[Actor]:
    return [
        Actor(
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


def _of_sentence(excerpt: Excerpt) -> Iterator[Side | None]:
    """The sides of the actors of one sentence; one within another has its side."""
    wholes: list[Actor] = []
    owners = []
    for one in excerpt.actors:
        if not wholes or one.start >= wholes[-1].end:
            wholes.append(one)
        owners.append(len(wholes) - 1)
    found = Sentence(excerpt._replace(actors=wholes)).sides()
    return (found[owner] for owner in owners)


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


def _kind(mention: Mention) -> str:
    known = load_gazetteer().concepts.get(mention.concept)
    return "" if known is None else known.kind
