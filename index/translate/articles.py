"""An article gains its translations: French ones English, all others French and English.

Input: an annotated article. Output: the same with a `Translation` for each language it lacked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from index.article import Article, Mention, Translation
from index.gazetteer import load_gazetteer
from index.language import UNDETERMINED
from index.translate.alignment import Aligned, align
from index.translate.base import AUTO, Translator
from index.translate.cache import Cache
from index.translate.integrity import damaged_sentences
from index.translate.pieces import Fetcher, split_to_fit

__all__ = ["missing_languages", "translate_article", "translate_into"]

_WANTED = ("fr", "en")


def missing_languages(article: Article) -> tuple[str, ...]:
    """The languages that the article should be readable in and is not, yet."""
    there = {article.lang, *(translation.lang for translation in article.translations)}
    wanted = ("en",) if article.lang == "fr" else _WANTED
    return tuple(lang for lang in wanted if lang not in there)


def translate_article(
    article: Article, translator: Translator, cache: Cache, today: date
) -> Article:
    """`article` with a translation into each language of `missing_languages`.

    Raises TranslationError; what had been translated by then is in the cache.
    """
    for lang in missing_languages(article):
        article = translate_into(article, lang, translator, cache, today)
    return article


def translate_into(
    article: Article, lang: str, translator: Translator, cache: Cache, today: date
) -> Article:
    """`article` with one more translation. Raises TranslationError."""
    made = _translation(article, lang, Fetcher(translator, cache, today))
    return replace(article, translations=(*article.translations, made))


def _translation(article: Article, target: str, fetcher: Fetcher) -> Translation:
    parts = (article.title, *article.paragraphs)
    langs = _languages(article)
    cut = [
        split_to_fit(part, fetcher.translator.fits) if _is_to_translate(part, lang, target) else []
        for part, lang in zip(parts, langs, strict=True)
    ]
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for source in dict.fromkeys(langs):
        pieces = [
            piece
            for lang, pieces in zip(langs, cut, strict=True)
            if lang == source
            for piece in pieces
        ]
        if pieces:
            fetched = fetcher.fetch(list(dict.fromkeys(pieces)), source, target)
            found.update({(source, piece): answer for piece, answer in fetched.items()})
    title, *paragraphs = (
        " ".join(found[lang, piece][0] for piece in pieces) if pieces else part
        for part, lang, pieces in zip(parts, langs, cut, strict=True)
    )
    days = [date.fromisoformat(day) for _, day in found.values()]
    sentences = tuple(map(align, article.paragraphs, paragraphs))
    return Translation(
        lang=target,
        engine=fetcher.translator.name,
        made=max(days, default=fetcher.today),
        title=title,
        paragraphs=tuple(paragraphs),
        sentences=sentences,
        flagged=_flagged(article, paragraphs, sentences, target),
    )


def _languages(article: Article) -> list[str]:
    """The language of the title and of each paragraph, as a service is told."""
    own = AUTO if article.lang == UNDETERMINED else article.lang
    stated = article.paragraph_langs or (own,) * len(article.paragraphs)
    return [own, *(own if lang == UNDETERMINED else lang for lang in stated)]


def _is_to_translate(text: str, lang: str, target: str) -> bool:
    return lang != target and any(map(str.isalpha, text))


def _flagged(
    article: Article, paragraphs: Sequence[str], sentences: Sequence[Aligned], target: str
) -> tuple[tuple[int, int], ...]:
    """(paragraph, sentence) of everything that lost a figure, a designator or a name."""
    gazetteer = load_gazetteer()
    mentions: dict[int, list[Mention]] = {}
    for mention in article.mentions:
        mentions.setdefault(mention.paragraph, []).append(mention)
    return tuple(
        (number, sentence)
        for number, (here, there, pairs) in enumerate(
            zip(article.paragraphs, paragraphs, sentences, strict=True)
        )
        for sentence in damaged_sentences(
            here, there, pairs, mentions.get(number, ()), target, gazetteer
        )
    )
