"""An article gains its translations: French ones English, all others French and English.

Input: an annotated article. Output: the same with a `Translation` for each language it lacked.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from index.article import TITLE, Article, Translation, by_paragraph
from index.errors import TranslationError
from index.gazetteer import load_gazetteer
from index.language import UNDETERMINED
from index.translate.alignment import Aligned, align
from index.translate.base import AUTO, Translator
from index.translate.cache import Cache
from index.translate.integrity import damaged_sentences
from index.translate.pieces import Fetcher, split_to_fit

__all__ = ["missing_languages", "translate_into"]

_WANTED = ("fr", "en")

#: A piece to its translation and the ISO day on which it was made.
Answers = dict[str, tuple[str, str]]


def missing_languages(article: Article, engine: str = "") -> tuple[str, ...]:
    """The languages that the article should be readable in and is not, yet; those too in which
    `engine` left a paragraph as it stood."""
    there = {article.lang, *(one.lang for one in article.translations)}
    partial = {
        one.lang
        for one in article.translations
        if one.engine == engine and any(_left(article, one))
    }
    return tuple(lang for lang in _WANTED if lang not in there or lang in partial)


def _left(article: Article, made: Translation) -> Iterator[bool]:
    """Of each paragraph in a language of its own, whether its translation is the paragraph."""
    for lang, here, there in zip(
        article.paragraph_langs, article.paragraphs, made.paragraphs, strict=False
    ):
        if lang not in (article.lang, UNDETERMINED):
            yield here == there and _is_to_translate(here, lang, made.lang)


def translate_into(
    article: Article, lang: str, translator: Translator, cache: Cache, today: date
) -> tuple[Article, TranslationError | None]:
    """`article` with one more translation, and why paragraphs in a language of their own stayed
    as they were. Raises TranslationError where the article's own language is not translated."""
    made, failed = _translation(article, lang, Fetcher(translator, cache, today))
    others = tuple(one for one in article.translations if one.lang != lang)
    if made in article.translations:
        return article, failed
    return replace(article, translations=(*others, made)), failed


def _translation(
    article: Article, target: str, fetcher: Fetcher
) -> tuple[Translation, TranslationError | None]:
    parts = (article.title, *article.paragraphs)
    langs = _languages(article)
    cut = [
        split_to_fit(part, fetcher.translator.fits) if _is_to_translate(part, lang, target) else []
        for part, lang in zip(parts, langs, strict=True)
    ]
    found, failed = _fetched(langs, cut, target, fetcher)
    title, *paragraphs = (
        _joined(found[lang], pieces) if pieces and lang in found else part
        for part, lang, pieces in zip(parts, langs, cut, strict=True)
    )
    days = [date.fromisoformat(day) for answers in found.values() for _, day in answers.values()]
    sentences = tuple(map(align, article.paragraphs, paragraphs))
    left = _left_over(langs[1:], cut[1:], found)
    made = Translation(
        lang=target,
        engine=fetcher.translator.name,
        made=max(days, default=fetcher.today),
        title=title,
        paragraphs=tuple(paragraphs),
        sentences=sentences,
        flagged=tuple(_flagged(article, (title, *paragraphs), sentences, target, left)),
    )
    return made, failed


def _left_over(
    langs: Sequence[str], cut: Sequence[Sequence[str]], found: Mapping[str, Answers]
) -> set[int]:
    """The paragraphs that should have been translated and stayed as they were."""
    return {
        number
        for number, (lang, pieces) in enumerate(zip(langs, cut, strict=True))
        if pieces and lang not in found
    }


def _fetched(
    langs: Sequence[str], cut: Sequence[Sequence[str]], target: str, fetcher: Fetcher
) -> tuple[dict[str, Answers], TranslationError | None]:
    """What each language's pieces became, the article's own language first; and the first failure
    of another one. Raises TranslationError where the own language fails, or all do."""
    found: dict[str, Answers] = {}
    failed: TranslationError | None = None
    for source in dict.fromkeys(langs):
        pieces = [
            piece
            for lang, pieces in zip(langs, cut, strict=True)
            if lang == source
            for piece in pieces
        ]
        if not pieces:
            continue
        try:
            found[source] = fetcher.fetch(pieces, source, target)
        except TranslationError as error:
            if source == langs[0]:
                raise
            failed = failed or error
    if failed is not None and not found:
        raise failed
    return found, failed


def _joined(answers: Answers, pieces: Iterable[str]) -> str:
    return " ".join(answers[piece][0] for piece in pieces)


def _languages(article: Article) -> list[str]:
    """The language of the title and of each paragraph, as a service is told."""
    own = AUTO if article.lang == UNDETERMINED else article.lang
    stated = article.paragraph_langs or (own,) * len(article.paragraphs)
    return [own, *(own if lang == UNDETERMINED else lang for lang in stated)]


def _is_to_translate(text: str, lang: str, target: str) -> bool:
    return lang != target and any(map(str.isalpha, text))


def _flagged(
    article: Article,
    translated: Sequence[str],
    sentences: Sequence[Aligned],
    target: str,
    left: Container[int],
) -> Iterator[tuple[int, int]]:
    """(paragraph, sentence) of everything that lost a figure, a designator or a name, or that was
    `left` as it stood; the title, first of `translated`, is one sentence."""
    mentions = by_paragraph(article.mentions)
    parts = [article.title, *article.paragraphs]
    whole = (((0, len(article.title)), (0, len(translated[0]))),)
    for number, (here, there, pairs) in enumerate(
        zip(parts, translated, (whole, *sentences), strict=True), TITLE
    ):
        if number in left:
            yield from ((number, sentence) for sentence in range(len(pairs)))
        else:
            damaged = damaged_sentences(
                here,
                there,
                pairs,
                mentions.get(number, ()),
                target,
                load_gazetteer(),
                source_lang=article.language_of(number),
            )
            yield from ((number, sentence) for sentence in damaged)
