"""Translation as a stage of the write path: it never stops a run and never spoils an article.

Input: articles, one by one or in a stream, of which some are under way at a time. Output: the same
in the same order, with translations or as they were, and what failed and why.
"""

from __future__ import annotations

import threading
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import islice
from multiprocessing.synchronize import Semaphore
from typing import TypeVar

from index.article import Article
from index.errors import TranslationError, TranslatorDeclined, TranslatorGarbled, VigieError
from index.translate.articles import missing_languages, translate_into
from index.translate.base import Translator
from index.translate.cache import Cache

__all__ = ["Attempt", "TranslationStage"]

#: An article with the translations that could be had, and why it lacks others.
Attempt = tuple[Article, VigieError | None]

Other = TypeVar("Other")

_PATIENCE = 5
_AHEAD = 8  # articles under way for each request that may be open; bounds memory
_COUNTING = threading.Lock()


def _today() -> date:
    return datetime.now(UTC).date()


@dataclass(slots=True)
class TranslationStage:
    """Translates articles with one service; can be pickled.

    A pair of languages for which the service did not answer or refused `patience` times in a row
    is not asked for any more; what the cache holds is still used. A text that it declines or
    garbles is no outage. `concurrency` requests may be open at a time.
    """

    translator: Translator
    cache: Cache
    concurrency: int = 1
    patience: int = _PATIENCE
    today: Callable[[], date] = _today
    failed_in_a_row: Counter[tuple[str, str]] = field(default_factory=Counter)

    def attempt(self, article: Article) -> Attempt:
        """The article with the translations that could be had, and why it lacks others. Safe for
        threads."""
        failed: VigieError | None = None
        watched = _Watched(self.translator, self.failed_in_a_row, self.patience)
        for lang in missing_languages(article, watched.name):
            try:
                article, partly = translate_into(article, lang, watched, self.cache, self.today())
                failed = failed or partly
            except VigieError as error:
                failed = failed or error
            except Exception as error:  # a fault of ours in one article must not lose the others
                failed = failed or _fault(error, article)
        return article, failed

    def attempt_each(
        self, stream: Iterable[Article | Other]
    ) -> Generator[Attempt | Other, None, None]:
        """`attempt` for every article, in order, `concurrency` of them at a time; whatever else is
        in the stream passes through. Closed early, it returns when what it has asked is
        answered."""
        todo = iter(stream)
        under_way: deque[Future[Attempt] | Other] = deque()
        pool = ThreadPoolExecutor(self.concurrency)

        def begin(count: int) -> None:
            under_way.extend(
                pool.submit(self.attempt, one) if isinstance(one, Article) else one
                for one in islice(todo, count)
            )

        try:
            begin(_AHEAD * self.concurrency)
            while under_way:
                done = under_way.popleft()
                yield done.result() if isinstance(done, Future) else done
                begin(1)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def in_turn(self, turns: Semaphore, processes: int) -> TranslationStage:
        """The stage for one of several processes, which have `concurrency` turns together."""
        translator = _InTurn(self.translator, turns)
        return replace(self, translator=translator, concurrency=-(-self.concurrency // processes))


def _fault(error: Exception, article: Article) -> VigieError:
    return TranslationError(
        f"could not be translated ({type(error).__name__}: {error})",
        place=str(article.origin),
        remedy="please report it with the article",
    )


@dataclass(frozen=True, slots=True)
class _Behind:
    """Stands before a service: translations are known under its name."""

    inner: Translator

    @property
    def name(self) -> str:
        """As of the service."""
        return self.inner.name

    @property
    def identity(self) -> str:
        """As of the service."""
        return self.inner.identity

    @property
    def deadline(self) -> float:
        """As of the service."""
        return self.inner.deadline

    def fits(self, text: str) -> bool:
        """As of the service."""
        return self.inner.fits(text)


@dataclass(frozen=True, slots=True)
class _InTurn(_Behind):
    """A service that is asked only while a turn is free."""

    turns: Semaphore

    def translate(self, text: str, source: str, target: str) -> str:
        """As of the service, once there is a turn."""
        with self.turns:
            return self.inner.translate(text, source, target)


@dataclass(frozen=True, slots=True)
class _Watched(_Behind):
    """A service that is asked for a pair of languages until it failed too often in a row."""

    failed_in_a_row: Counter[tuple[str, str]]
    patience: int

    def translate(self, text: str, source: str, target: str) -> str:
        """As of the service, or a refusal. Safe for threads."""
        pair = source, target
        if self.failed_in_a_row[pair] >= self.patience:
            raise TranslationError(
                "the translator was not asked any more, because it failed too often",
                place=self.identity,
                remedy="run `vigie translate --resume` when the service answers",
            )
        try:
            found = self.inner.translate(text, source, target)
        except (TranslatorDeclined, TranslatorGarbled):
            raise
        except TranslationError:
            with _COUNTING:
                self.failed_in_a_row[pair] += 1
            raise
        with _COUNTING:
            self.failed_in_a_row[pair] = 0
        return found
