"""What travels between the processes of a reindex: few long strings, for which a pickle is quick.

Input: raw articles on the way to a worker, prepared ones on the way back. Output: tuples that can
be pickled, and the equal objects again. A prepared article made of 600 words and 20 mentions takes
a tenth of the time that its objects would take.
"""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import Any

from index.article import Article, DateStamp, Document, Origin
from index.pipeline.understanding import Found, Outcome, Prepared

__all__ = ["Packed", "pack_found", "pack_outcome", "unpack_found", "unpack_outcome"]

#: A tuple of plain values for what is packed; anything else goes as it is.
Packed = Any

_ARTICLE = tuple(one.name for one in fields(Article))
_article_values = attrgetter(*_ARTICLE)
_ORIGIN, _PUBLISHED = _ARTICLE.index("origin"), _ARTICLE.index("published")
#: No term, word or surface holds it.
_PART = "\n"


def pack_found(found: Found) -> Packed:
    """A raw article as a tuple."""
    return _packed_article(found) if isinstance(found, Article) else found


def unpack_found(packed: Packed) -> Found:
    """What `pack_found` was given."""
    found: Found = _article(packed) if isinstance(packed, tuple) else packed
    return found


def pack_outcome(outcome: Outcome) -> Packed:
    """A prepared article as a tuple."""
    if not isinstance(outcome, Prepared):
        return outcome
    document = outcome.document
    return (
        _packed_article(outcome.entry),
        outcome.is_translated,
        {name: _PART.join(terms) for name, terms in document.texts.items()},
        {name: _PART.join(terms) for name, terms in document.terms.items()},
        document.keywords,
        document.numbers,
        document.stored,
        _by_lang(outcome.surfaces),
        outcome.sketch,
        outcome.untranslated,
    )


def unpack_outcome(packed: Packed) -> Outcome:
    """What `pack_outcome` was given."""
    if not isinstance(packed, tuple):
        outcome: Outcome = packed
        return outcome
    entry, is_translated, texts, terms, keywords, numbers, stored, surfaces, sketch, why = packed
    article = _article(entry)
    document = Document(
        article.id,
        {name: _parts(joined) for name, joined in texts.items()},
        {name: _parts(joined) for name, joined in terms.items()},
        keywords,
        numbers,
        stored,
    )
    found: dict[str, str] = {}
    for lang, joined in surfaces.items():
        found.update(dict.fromkeys(joined.split(_PART), lang))
    return Prepared(article, document, found, sketch, why, is_translated)


def _packed_article(article: Article) -> tuple[Any, ...]:
    values = list(_article_values(article))
    values[_ORIGIN] = (article.origin.path, article.origin.line)
    stamp = article.published
    if stamp is not None:
        values[_PUBLISHED] = (
            stamp.day,
            stamp.precision,
            stamp.method,
            stamp.confidence,
            stamp.evidence,
        )
    return tuple(values)


def _article(packed: tuple[Any, ...]) -> Article:
    values = list(packed)
    values[_ORIGIN] = Origin(*values[_ORIGIN])
    if values[_PUBLISHED] is not None:
        values[_PUBLISHED] = DateStamp(*values[_PUBLISHED])
    return Article(*values)


def _by_lang(surfaces: dict[str, str]) -> dict[str, str]:
    """Language to its surfaces."""
    return {
        lang: _PART.join(surface for surface, other in surfaces.items() if other == lang)
        for lang in set(surfaces.values())
    }


def _parts(joined: str) -> tuple[str, ...]:
    return tuple(joined.split(_PART)) if joined else ()
