"""An article becomes a document: every field of the schema filled with terms, nothing to interpret.

Input: an annotated article. Output: the `Document` for an engine, and its surfaces for the
vocabulary.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from index.addresses import address_key, host_of
from index.analysis import GAP, spelling
from index.article import Article, Document
from index.gazetteer import load_gazetteer
from index.schema import text_field
from index.stored import article_to_json
from index.transfers import (
    FIELD_OF,
    article_sides,
    likely_sides,
    party_lineage,
    party_term,
    transfers,
)

__all__ = ["Analysed", "analyse", "passages", "to_document"]

#: Terms of a body that are its lead: two or three sentences. Press says there what it is about.
LEAD_TERMS = 60


class Analysed(NamedTuple):
    """An article's document, its distinct surfaces with the language of each, and the terms of its
    own paragraphs in order, neither title nor translation among them."""

    document: Document
    surfaces: dict[str, str]
    body: list[str]


def passages(article: Article) -> Iterator[tuple[str, str, bool]]:
    """(text, language, is title) of everything in the article that is searched, in order."""
    yield article.title, article.lang, True
    for number, paragraph in enumerate(article.paragraphs):
        yield paragraph, article.language_of(number), False
    for translation in article.translations:
        yield translation.title, translation.lang, True
        for paragraph in translation.paragraphs:
            yield paragraph, translation.lang, False


def to_document(article: Article) -> tuple[Document, dict[str, str]]:
    """The document of an article, and its distinct surfaces with the language of each."""
    return analyse(article)[:2]


def analyse(article: Article) -> Analysed:
    """Everything that is made of the words of an article, which are read once.

    A concept that the gazetteer does not know (any more) is left out.
    """
    texts: dict[str, list[str]] = {"title": []}
    bodies: list[list[str]] = []
    read = list(passages(article))
    spelt = spelling((text, lang) for text, lang, _ in read)
    for (_, lang, is_title), terms in zip(read, spelt.terms, strict=True):
        _append(texts.setdefault(text_field(lang), []), terms)
        if is_title:
            _append(texts["title"], terms)
            bodies.append([])
        else:
            bodies[-1].extend(terms)
    parties = _parties(article)
    document = Document(
        id=article.id,
        texts={name: tuple(terms) for name, terms in texts.items() if terms},
        terms={
            "lead": _lead(bodies),
            "party": parties,
            "words": tuple(spelt.words),
            "address": _addresses(article),
        },
        keywords=_keywords(article, has_sides=bool(parties)),
        numbers=_numbers(article),
        stored=article_to_json(article),
    )
    return Analysed(document, spelt.surfaces, bodies[0])


def _lead(bodies: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """The distinct terms that the article and its translations begin with."""
    return tuple(dict.fromkeys(chain.from_iterable(body[:LEAD_TERMS] for body in bodies)))


def _addresses(article: Article) -> tuple[str, ...]:
    """Where the article is read on the web, and its site. The id may be an address, too: one that
    a feed states beside the one with which it counts its readers."""
    stated = [one for one in (article.url, article.id) if one and "://" in one]
    keys = chain.from_iterable((address_key(one), host_of(one)) for one in stated)
    return tuple(dict.fromkeys(one for one in keys if one))


def _parties(article: Article) -> tuple[str, ...]:
    """The actors that likely give or receive, with their ancestors."""
    found = (
        party_term(side, name)
        for mention, side in likely_sides(article)
        for name in _lineage(mention.concept)
    )
    return tuple(dict.fromkeys(found))


def _append(field: list[str], terms: list[str]) -> None:
    """Add a passage to a text field, parted from the one before."""
    if field and terms:
        field.append(GAP)
    field.extend(terms)


def _lineage(concept: str) -> tuple[str, ...]:
    """A concept and its ancestors; nothing for one that the gazetteer does not know."""
    try:
        return load_gazetteer().lineage(concept)
    except KeyError:
        return ()


def _party(concept: str) -> tuple[str, ...]:
    """An actor and what it belongs to as a giver or receiver; nothing for an unknown one."""
    gazetteer = load_gazetteer()
    return party_lineage(concept, gazetteer) if concept in gazetteer.concepts else ()


def _keywords(article: Article, *, has_sides: bool) -> dict[str, tuple[str, ...]]:
    """The values of every KEYWORDS field; one without values is absent. Where no side is likely,
    none is sure."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for mention in article.mentions:
        field = "cited" if mention.kind == "source" else mention.kind
        found[field].update(dict.fromkeys(_lineage(mention.concept)))
    told = list(article_sides(article)) if has_sides else []
    for mention, side in told:
        found[FIELD_OF[side]].update(dict.fromkeys(_party(mention.concept)))
    if told:
        given = list(transfers(article, told))
        found["transfer"] = dict.fromkeys(one.value for one in given)
        found["goods"] = dict.fromkeys(chain.from_iterable(one.values() for one in given))
    stated = {
        "source": (article.source,) if article.source else (),
        "agency": article.agencies,
        "lang": (article.lang,),
        "story": (article.story or article.id,),
    }
    filled = {name: tuple(values) for name, values in {**found, **stated}.items()}
    return {name: values for name, values in filled.items() if values}


def _numbers(article: Article) -> dict[str, int]:
    stamp = article.published
    if stamp is None:
        return {}
    return {"day": stamp.day_number, "month": stamp.month_number}
