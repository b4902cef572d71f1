"""Translations for what is served already: a new generation of the same articles, translated.

Input: the served generation. Output: a generation in its place whose articles have gained what the
translator gave, and a summary. Sources are not read again.
"""

from __future__ import annotations

import time
from collections import Counter, deque
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace

from index.article import Article
from index.documents import to_document
from index.generations import Builder, Generation, Manifest, open_store
from index.pipeline.report import Listener, Summary
from index.request import Everything, SearchRequest
from index.settings import Settings
from index.stories import sketch
from index.translate import Attempt, TranslationStage, make_stage, shown_spec

__all__ = ["translate_served"]


def translate_served(
    spec: str, settings: Settings, listener: Listener | None = None, *, wait: bool = False
) -> Summary:
    """Translate every served article that lacks a translation, by the service that `spec` names.

    An interrupted run leaves the served generation and pays for nothing twice when it is begun
    again. Raises ConfigurationError, UnusableIndex or EngineError.
    """
    began = time.monotonic()
    heard = listener or Listener()
    stage = make_stage(spec, settings)
    with (
        closing(open_store(settings)) as store,
        store.build(store.current().manifest.engine, wait=wait, on_step=heard.step) as builder,
    ):
        served = store.current()
        tally = _Tally(served.manifest.understanding, shown_spec(spec), stage.translator.name)
        with closing(_attempts(served, stage)) as attempts:
            for before, (article, error) in attempts:
                _put(builder, article)
                tally.count(before, article)
                if error is not None and tally.fail(str(error)):
                    heard.notice(f"not translated: {error}")
                heard.indexed(article.id)
        manifest = builder.publish(
            replace(
                served.manifest,
                digest=builder.ledger.tally().digest,
                understanding=tally.understanding(),
            )
        )
    return _summary(manifest, tally, settings.shown_index, time.monotonic() - began)


def _summary(manifest: Manifest, tally: _Tally, place: str, seconds: float) -> Summary:
    return Summary(
        read=manifest.articles,
        indexed=manifest.articles,
        replaced=manifest.articles,
        rejected=0,
        rejections=(),
        undated=manifest.undated,
        langs=manifest.langs,
        seconds=seconds,
        place=place,
        engine=manifest.engine,
        generation=manifest.generation,
        written=manifest.articles,
        translated=tally.translated,
        untranslated=dict(tally.reasons.most_common()),
    )


@dataclass(slots=True)
class _Tally:
    """What became of the articles, and what that makes of the `before` that the generation said
    of its understanding."""

    before: str
    spec: str
    engine: str
    translated: int = 0
    gained: int = 0
    is_mixed: bool = False
    reasons: Counter[str] = field(default_factory=Counter)

    def count(self, before: Article, article: Article) -> None:
        """One more article; it counts as translated where this service did it, now or before."""
        has_gained = article.translations != before.translations
        self.gained += has_gained
        self.is_mixed |= bool(before.translations)
        ours = any(one.engine == self.engine for one in article.translations)
        self.translated += has_gained or (ours and self._may_be_ours)

    def fail(self, reason: str) -> bool:
        """Whether an article lacks a translation for a reason that is new."""
        self.reasons[reason] += 1
        return self.reasons[reason] == 1

    @property
    def _may_be_ours(self) -> bool:
        """Whether translations that were there may be by the same service at the same address."""
        _, _, known = self.before.partition(" ")
        return known in ("", self.spec)

    def understanding(self) -> str:
        """That of a whole run with this service, if it would give the same; as it was where nothing
        has changed; else empty, so that a run with `--changed` writes everything."""
        code, _, known = self.before.partition(" ")
        if not code or self.reasons:
            return ""
        if known == self.spec or not self.is_mixed:
            return f"{code} {self.spec}"
        return "" if self.gained else self.before


def _attempts(
    served: Generation, stage: TranslationStage
) -> Generator[tuple[Article, Attempt], None, None]:
    """Every served article, and what the stage made of it."""
    under_way: deque[Article] = deque()

    def articles() -> Iterator[Article]:
        for hit in served.engine.scan(SearchRequest(Everything())):
            under_way.append(hit.article)
            yield hit.article

    with closing(stage.attempt_each(articles())) as attempts:
        for attempt in attempts:
            yield under_way.popleft(), attempt


def _put(builder: Builder, article: Article) -> None:
    builder.ledger.enter(article, sketch(article))
    builder.put(*to_document(article))
