"""Translation as a stage of the write path: it never stops a run and never spoils an article.

Input: articles, one by one. Output: the same with translations, or as they were, and the count of
what failed and why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime

from index.article import Article
from index.errors import TranslationError, VigieError
from index.translate.articles import missing_languages, translate_article
from index.translate.base import Translator
from index.translate.cache import Cache

__all__ = ["TranslationStage"]

_PATIENCE = 5


def _today() -> date:
    return datetime.now(UTC).date()


@dataclass(slots=True)
class TranslationStage:
    """Callable `Article -> Article`; can be pickled, and keeps its own counts.

    After `patience` failures in a row the service is asked no more; what the cache holds is still
    used. `failures` counts articles by reason; `translated` those that gained something.
    """

    translator: Translator
    cache: Cache
    patience: int = _PATIENCE
    today: Callable[[], date] = _today
    translated: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    failed_in_a_row: int = 0

    def __call__(self, article: Article) -> Article:
        """The article with the translations that could be had."""
        found, error = self.attempt(article)
        if error is not None:
            self.failures[str(error)] += 1
        elif found is not article:
            self.translated += 1
        return found

    @property
    def failed(self) -> int:
        """Articles that are still without a translation."""
        return self.failures.total()

    def attempt(self, article: Article) -> tuple[Article, VigieError | None]:
        """The article with its translations, or as it was and why."""
        if not missing_languages(article):
            return article, None
        translator: Translator = self.translator
        if self.failed_in_a_row >= self.patience:
            translator = _Silent(self.translator)
        try:
            found = translate_article(article, translator, self.cache, self.today())
        except VigieError as error:
            self.failed_in_a_row += 1
            return article, error
        if not isinstance(translator, _Silent):
            self.failed_in_a_row = 0
        return found, None

    def without_counts(self) -> TranslationStage:
        """The same stage, as a worker process starts with it."""
        return replace(self, translated=0, failures=Counter(), failed_in_a_row=self.failed_in_a_row)


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
