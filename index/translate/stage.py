"""Translation as a stage of the write path: it never stops a run and never spoils an article.

Input: articles, one by one. Output: the same with translations, or as they were, and the count of
what failed and why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from index.article import Article
from index.errors import TranslationError, TranslatorGarbled, VigieError
from index.translate.articles import missing_languages, translate_into
from index.translate.base import Translator
from index.translate.cache import Cache

__all__ = ["TranslationStage"]

_PATIENCE = 5


def _today() -> date:
    return datetime.now(UTC).date()


@dataclass(slots=True)
class TranslationStage:
    """Callable `Article -> Article`; can be pickled, and keeps its own counts.

    A pair of languages for which the service did not answer or refused `patience` times in a row
    is not asked for any more; what the cache holds is still used. `failures` counts articles by
    reason; `translated` those that gained something.
    """

    translator: Translator
    cache: Cache
    patience: int = _PATIENCE
    today: Callable[[], date] = _today
    translated: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    failed_in_a_row: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __call__(self, article: Article) -> Article:
        """The article with the translations that could be had."""
        found, error = self.attempt(article)
        if error is not None:
            self.failures[str(error)] += 1
        self.translated += found is not article
        return found

    @property
    def failed(self) -> int:
        """Articles that lack a translation."""
        return self.failures.total()

    def attempt(self, article: Article) -> tuple[Article, VigieError | None]:
        """The article with the translations that could be had, and why it lacks others."""
        failed: VigieError | None = None
        for lang in missing_languages(article):
            pair = article.lang, lang
            is_silent = self.failed_in_a_row[pair] >= self.patience
            translator = _Silent(self.translator) if is_silent else self.translator
            try:
                article = translate_into(article, lang, translator, self.cache, self.today())
            except VigieError as error:
                failed = failed or error
                self.failed_in_a_row[pair] += not isinstance(error, TranslatorGarbled)
            else:
                self.failed_in_a_row[pair] *= is_silent
        return article, failed


@dataclass(frozen=True, slots=True)
class _Silent:
    """A service that failed too often: known translations are found under its name, none is
    asked for."""

    inner: Translator

    @property
    def name(self) -> str:
        """As of the service."""
        return self.inner.name

    @property
    def identity(self) -> str:
        """As of the service."""
        return self.inner.identity

    def fits(self, text: str) -> bool:
        """As of the service."""
        return self.inner.fits(text)

    def translate(self, text: str, source: str, target: str) -> str:  # noqa: ARG002
        """Refuses."""
        raise TranslationError(
            "the translator was not asked any more, because it failed too often",
            place=self.identity,
            remedy="run `vigie translate --resume` when the service answers",
        )
