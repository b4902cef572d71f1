"""An article gains its translations: French ones English, all others French and English.

Input: an annotated article. Output: the same with a `Translation` for each language it lacked.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from index.article import TITLE, Article, Translation, by_paragraph
from index.errors import TranslationError
from index.language import UNDETERMINED
from index.translate.alignment import align
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


class _Part(NamedTuple):
    """The title or a paragraph: its text, its language as a service is told, and the pieces of it
    that are to be translated; none where it stays as it is."""

    text: str
    lang: str
    pieces: list[str]

    def translated(self, found: Mapping[str, Answers]) -> str:
        """Its translation, where there is one for its language."""
        if not self.pieces or self.lang not in found:
            return self.text
        return " ".join(found[self.lang][piece][0] for piece in self.pieces)


def _part(text: str, lang: str, target: str, translator: Translator) -> _Part:
    is_wanted = _is_to_translate(text, lang, target)
    return _Part(text, lang, split_to_fit(text, translator.fits) if is_wanted else [])


def _translation(
    article: Article, target: str, fetcher: Fetcher
) -> tuple[Translation, TranslationError | None]:
    texts = zip((article.title, *article.paragraphs), _languages(article), strict=True)
    parts = [_part(text, lang, target, fetcher.translator) for text, lang in texts]
    found, failed = _fetched(parts, target, fetcher)
    title, *paragraphs = (part.translated(found) for part in parts)
    days = [date.fromisoformat(day) for answers in found.values() for _, day in answers.values()]
    made = Translation(
        lang=target,
        engine=fetcher.translator.name,
        made=max(days, default=fetcher.today),
        title=title,
        paragraphs=tuple(paragraphs),
        sentences=tuple(map(align, article.paragraphs, paragraphs)),
    )
    left = {n for n, part in enumerate(parts, TITLE) if part.pieces and part.lang not in found}
    return replace(made, flagged=tuple(_flagged(article, made, left))), failed


def _fetched(
    parts: Sequence[_Part], target: str, fetcher: Fetcher
) -> tuple[dict[str, Answers], TranslationError | None]:
    """What each language's pieces became, the article's own language first; and the first failure
    of another one. Raises TranslationError where the own language fails, or all do."""
    found: dict[str, Answers] = {}
    failed: TranslationError | None = None
    own = parts[0].lang
    for source in dict.fromkeys(part.lang for part in parts):
        pieces = [piece for part in parts if part.lang == source for piece in part.pieces]
        if not pieces:
            continue
        try:
            found[source] = fetcher.fetch(pieces, source, target)
        except TranslationError as error:
            if source == own:
                raise
            failed = failed or error
    if failed is not None and not found:
        raise failed
    return found, failed


def _languages(article: Article) -> list[str]:
    """The language of the title and of each paragraph, as a service is told."""
    own = AUTO if article.lang == UNDETERMINED else article.lang
    stated = article.paragraph_langs or (own,) * len(article.paragraphs)
    return [own, *(own if lang == UNDETERMINED else lang for lang in stated)]


def _is_to_translate(text: str, lang: str, target: str) -> bool:
    return lang != target and any(map(str.isalpha, text))


def _flagged(
    article: Article, made: Translation, left: Container[int]
) -> Iterator[tuple[int, int]]:
    """(paragraph, sentence) of everything that lost a figure, a designator or a name, or that was
    `left` as it stood; the title is one sentence."""
    mentions = by_paragraph(article.mentions)
    here = (article.title, *article.paragraphs)
    there = (made.title, *made.paragraphs)
    whole = (((0, len(article.title)), (0, len(made.title))),)
    rows = zip(here, there, (whole, *made.sentences), strict=True)
    for number, (text, translation, pairs) in enumerate(rows, TITLE):
        langs = (article.language_of(number), made.lang)
        if number in left:
            damaged = list(range(len(pairs)))
        else:
            damaged = damaged_sentences(text, translation, pairs, mentions.get(number, ()), langs)
        yield from ((number, sentence) for sentence in damaged)
