"""Translations for what is served already: a new generation of the same articles, translated.

Input: the served generation. Output: a generation in its place whose articles have gained what the
translator gave, and a summary. Sources are not read again.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

from index.article import Article
from index.documents import to_document
from index.generations import Builder, Generation, open_store
from index.pipeline.report import Listener, Summary
from index.request import Everything, SearchRequest
from index.settings import Settings
from index.stories import sketch
from index.translate import make_stage, shown_spec

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
        reasons: Counter[str] = Counter()
        translated = 0
        for article, error in stage.attempt_each(_articles(served)):
            _put(builder, article)
            translated += bool(article.translations)
            if error is not None:
                reasons[str(error)] += 1
                if reasons[str(error)] == 1:
                    heard.notice(f"not translated: {error}")
            heard.indexed(article.id)
        digest = builder.ledger.tally().digest
        code = served.manifest.understanding.partition(" ")[0]
        understanding = f"{code} {shown_spec(spec)}" if code and not reasons else ""
        manifest = builder.publish(
            replace(served.manifest, digest=digest, understanding=understanding)
        )
    return Summary(
        read=manifest.articles,
        indexed=manifest.articles,
        replaced=manifest.articles,
        rejected=0,
        rejections=(),
        undated=manifest.undated,
        langs=manifest.langs,
        seconds=time.monotonic() - began,
        place=settings.shown_index,
        engine=manifest.engine,
        generation=manifest.generation,
        written=manifest.articles,
        translated=translated,
        untranslated=dict(reasons.most_common()),
    )


def _articles(served: Generation) -> Iterator[Article]:
    for hit in served.engine.scan(SearchRequest(Everything())):
        yield hit.article


def _put(builder: Builder, article: Article) -> None:
    builder.ledger.enter(article, sketch(article))
    builder.put(*to_document(article))
