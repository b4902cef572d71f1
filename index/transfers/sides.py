"""On which side of a transfer each actor stands that an article, a passage or a query names.

Input: a text, and the places where it names actors and weapons. Output: the side of each actor,
"from" or "to", None where its sentence does not say.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from index.article import Article, Mention, Side
from index.sentences import sentences
from index.transfers.actors import DATIVE, PRONOUN, actors_of, kind_of, outermost
from index.transfers.anaphora import Paragraph, telling_paragraphs
from index.transfers.arms import ArmsNear
from index.transfers.deeds import LANGS, tells
from index.transfers.reading import Excerpt
from index.transfers.sentence import Sentence

__all__ = ["article_sides", "likely_sides", "sides"]

_start = attrgetter("start")


def article_sides(article: Article) -> Iterator[tuple[Mention, Side]]:
    """The actors of an article whose side a sentence of it tells, in order. Where no arms are near,
    what is given is something else."""
    near: ArmsNear | None = None
    for one, side in _told(article, is_query=False):
        if kind_of(one) != "observer":  # the SIPRI, Amnesty International
            near = near or ArmsNear(article)
            if near(one):
                yield one, side


def likely_sides(article: Article) -> Iterator[tuple[Mention, Side]]:
    """The same, each sentence read as a query is: more of them, and more that are none, which is
    what ranks best."""
    return _told(article, is_query=True)


def _told(article: Article, *, is_query: bool) -> Iterator[tuple[Mention, Side]]:
    for paragraph in telling_paragraphs(article):
        actors = [one for one in paragraph.mentions if one.kind == "actor"]
        for one, side in zip(actors, _read(paragraph, is_query=is_query), strict=True):
            if side is not None:
                yield (one._replace(form=PRONOUN) if one.form == DATIVE else one), side


def sides(
    text: str, mentions: Sequence[Mention], lang: str = "", *, is_query: bool = True
) -> list[Side | None]:
    """The side of each actor among the mentions of a text, which stand in order, in French or
    English; without a language of one in either. It is read as a query or passage is, which speaks
    of arms, unless `is_query` says that it is an article's."""
    kinds = [one.kind for one in mentions]
    is_read = "actor" in kinds and lang in LANGS
    if not is_read or not tells(text, lang, has_goods="weapon" in kinds):
        return [None] * kinds.count("actor")
    return _read(Paragraph(0, text, lang, sentences(text), mentions), is_query=is_query)


def _read(paragraph: Paragraph, *, is_query: bool) -> list[Side | None]:
    """The side of each actor that a paragraph mentions."""
    text, lang = paragraph.text, paragraph.lang
    found = actors_of(text, paragraph.mentions)
    goods = [one for one in paragraph.mentions if one.kind == "weapon"]
    out: list[Side | None] = []
    for start, end in paragraph.sentences:
        last = bisect_left(found, end, lo=len(out), key=_start)
        inside = found[len(out) : last]
        near = goods[bisect_left(goods, start, key=_start) : bisect_left(goods, end, key=_start)]
        if inside and tells(text[start:end], lang, has_goods=bool(near)):
            places = [(one.start, one.end) for one in near]
            systems = [one.concept for one in near]
            span = (start, end)
            out += _of_sentence(Excerpt(text, span, inside, places, lang, is_query, systems))
        else:
            out += [None] * len(inside)
    return out + [None] * (len(found) - len(out))


def _of_sentence(excerpt: Excerpt) -> Iterator[Side | None]:
    """The sides of the actors of one sentence; one within another has its side."""
    wholes = outermost([one for one in excerpt.actors if not one.is_dative])
    sentence = Sentence(excerpt._replace(actors=wholes))
    found = sentence.sides()
    starts = [one.start for one in wholes]
    for one in excerpt.actors:
        owner = bisect_right(starts, one.start) - 1
        yield sentence.given_to(one.start) if one.is_dative else found[owner]
