"""The write path from sources to a served generation, streamed article by article.

Input: sources as the user names them, and settings. Output: a new generation, swapped in, and a
summary; or, where nothing could be indexed, an error and the generation that was served before.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from index.article import Article
from index.errors import EngineRefused, SourceError, UsageError
from index.generations import Builder, Ledger, Manifest, open_store
from index.pipeline.report import KEPT_REJECTIONS, Listener, Summary
from index.pipeline.understanding import (
    Outcome,
    Prepared,
    content_digest,
    understanding_fingerprint,
)
from index.pipeline.workers import prepared
from index.readers import measure_sources, read_sources
from index.schema import fingerprint
from index.settings import Settings
from index.stories import StoryFinder
from index.translate import make_stage

__all__ = ["dry_run", "reindex"]

_MEGABYTE = 1_000_000


def reindex(
    sources: Sequence[str],
    settings: Settings,
    listener: Listener | None = None,
    *,
    wait: bool = False,
) -> Summary:
    """Index the sources into a new generation and serve it.

    Rejected files and articles are reported and cost nothing else. Raises UsageError where no
    article could be indexed, UnusableIndex or EngineError where the generation could not be
    written; then the generation served before still is.
    """
    began = time.monotonic()
    heard = listener or Listener()
    translation = make_stage(settings.translate, settings) if settings.translate else None
    with (
        closing(open_store(settings)) as store,
        store.build(settings.engine, wait=wait, on_step=heard.step) as builder,
        StoryFinder() as stories,
    ):
        run = _Run(builder, heard, stories)
        run.fill(prepared(_read(sources, settings, heard), _processes(settings), translation))
        if run.indexed == 0:
            raise _nothing_indexed(sources, run.rejected)
        replaced = builder.replaced()
        manifest = builder.publish(_manifest(builder.ledger, tuple(sources)))
    return Summary(
        read=run.indexed + run.rejected,
        indexed=run.indexed,
        replaced=replaced,
        rejected=run.rejected,
        rejections=tuple(run.rejections),
        undated=manifest.undated,
        langs=manifest.langs,
        seconds=time.monotonic() - began,
        place=settings.index,
        engine=manifest.engine,
        generation=manifest.generation,
        written=run.indexed,
        translated=run.translated,
        untranslated=dict(run.untranslated.most_common()),
    )


def dry_run(
    sources: Sequence[str], settings: Settings, listener: Listener | None = None
) -> Iterator[Article | SourceError]:
    """What `reindex` would index and reject, in order; no index is touched."""
    ledger = Ledger.create(None)
    with closing(ledger):
        for outcome in prepared(_read(sources, settings, listener or Listener()), 1):
            if isinstance(outcome, SourceError):
                yield outcome
            elif isinstance(outcome, Prepared):
                taken = _taken(ledger, outcome.article)
                ledger.enter(outcome.article)
                yield taken or outcome.article


@dataclass(slots=True)
class _Run:
    """The counts of one run."""

    builder: Builder
    listener: Listener
    stories: StoryFinder
    indexed: int = 0
    rejected: int = 0
    rejections: list[SourceError] = field(default_factory=list)
    translated: int = 0
    untranslated: Counter[str] = field(default_factory=Counter)

    def fill(self, outcomes: Iterable[Outcome]) -> None:
        """Store every prepared article; report every other."""
        for outcome in outcomes:
            if isinstance(outcome, SourceError):
                self._reject(outcome)
            elif isinstance(outcome, Prepared):
                self._store(outcome)

    def _store(self, ready: Prepared) -> None:
        ledger = self.builder.ledger
        taken = _taken(ledger, ready.article)
        if taken is not None:
            self._reject(taken)
            return
        ready = ready.in_story(self.stories.story_of(ready.article.id, ready.sketch))
        ledger.enter(ready.article, ready.sketch)
        try:
            self.builder.put(ready.document, ready.surfaces)
        except EngineRefused as error:
            ledger.strike(ready.article.id)
            self._reject(SourceError(error.message, place=str(ready.article.origin)))
            return
        self.indexed += 1
        self._count_translation(ready)
        self.listener.indexed(ready.article.id)

    def _count_translation(self, ready: Prepared) -> None:
        """Count what was translated; say each reason why something was not once."""
        self.translated += bool(ready.article.translations)
        if ready.untranslated:
            self.untranslated[ready.untranslated] += 1
            if self.untranslated[ready.untranslated] == 1:
                self.listener.notice(f"not translated: {ready.untranslated}")

    def _reject(self, error: SourceError) -> None:
        self.rejected += 1
        if len(self.rejections) < KEPT_REJECTIONS:
            self.rejections.append(error)
        self.listener.rejected(error)


def _processes(settings: Settings) -> int:
    return settings.processes or os.cpu_count() or 1


def _read(
    sources: Sequence[str], settings: Settings, listener: Listener
) -> Iterator[Article | SourceError]:
    """Raw articles with the digest of their content, and what cannot be read."""
    listener.start(measure_sources(sources))
    limit = settings.max_file_mb * _MEGABYTE
    for found in read_sources(sources, listener=listener, max_bytes=limit):
        if isinstance(found, Article):
            yield replace(found, digest=content_digest(found))
        else:
            yield found


def _taken(ledger: Ledger, article: Article) -> SourceError | None:
    """Which earlier article has the id; None where it is free."""
    earlier = ledger.origin(article.id)
    if earlier is None:
        return None
    return SourceError(
        f"has the id {article.id!r} of {earlier}, which is kept",
        place=str(article.origin),
        remedy="give one of them another id, or remove it",
    )


def _manifest(ledger: Ledger, sources: tuple[str, ...]) -> Manifest:
    """What the generation says of itself; the builder completes it."""
    tally = ledger.tally()
    return Manifest(
        generation="",
        engine="",
        schema=fingerprint(),
        built=datetime.now(UTC).isoformat(timespec="seconds"),
        articles=tally.articles,
        undated=tally.undated,
        langs=tally.langs,
        first_day=tally.first_day,
        last_day=tally.last_day,
        sources=sources,
        digest=tally.digest,
        understanding=understanding_fingerprint(),
    )


def _nothing_indexed(sources: Sequence[str], rejected: int) -> UsageError:
    found = f"nothing could be read ({rejected} rejected)" if rejected else "no article was found"
    return UsageError(
        f"{found} and the index is as it was",
        place=", ".join(sources),
        remedy="name files, folders or archives that hold articles",
    )
