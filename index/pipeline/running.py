"""The write path from sources to a served generation, streamed article by article.

Input: sources as the user names them, and settings. Output: a new generation, swapped in, and a
summary; or, where nothing could be indexed, an error and the generation that was served before.
"""

from __future__ import annotations

import os
import time
from collections.abc import Generator, Sequence
from contextlib import closing
from datetime import UTC, datetime

from index.article import Article
from index.errors import SourceError, UsageError
from index.gazetteer import load_gazetteer
from index.generations import Builder, Ledger, Manifest, open_store
from index.pipeline.report import Listener, Summary
from index.pipeline.storing import Run, taken, unchanged
from index.pipeline.understanding import (
    Prepared,
    understanding_fingerprint,
)
from index.pipeline.workers import prepared, rarely_collected
from index.readers import measure_sources, read_sources
from index.schema import fingerprint
from index.settings import Settings
from index.stories import StoryFinder
from index.translate import TranslationStage, make_stage, shown_spec

__all__ = ["dry_run", "reindex"]

_MEGABYTE = 1_000_000
_STORIES = "stories.sqlite"  # working file of a reindex


def reindex(
    sources: Sequence[str],
    settings: Settings,
    listener: Listener | None = None,
    *,
    wait: bool = False,
    changed: bool = False,
) -> Summary:
    """Index the sources into a new generation and serve it.

    With `changed` the generation begins with what is served, and only what differs is written;
    the result is the same. Where what is served was understood otherwise, everything is written.

    Rejected files and articles are reported and cost nothing else. Raises UsageError where no
    article could be indexed, UnusableIndex or EngineError where the generation could not be
    written; then the generation served before still is.
    """
    began = time.monotonic()
    heard = listener or Listener()
    load_gazetteer()  # a fault in it stops the run here, not once an article
    translation = make_stage(settings.translate, settings) if settings.translate else None
    with (
        closing(open_store(settings)) as store,
        store.build(
            settings.engine,
            understanding=_understanding(settings) if changed else None,
            wait=wait,
            on_step=heard.step,
        ) as builder,
    ):
        if changed and builder.before is None:
            heard.notice("everything is written anew: nothing is served that could be continued")
        run = _filled(builder, sources, settings, heard, translation)
        replaced = builder.replaced()
        # What could not be translated this time must not count as done the next time.
        understanding = "" if run.untranslated else _understanding(settings)
        manifest = builder.publish(_manifest(builder.ledger, tuple(sources), understanding))
    return _summary(run, manifest, replaced, settings.shown_index, time.monotonic() - began)


def _filled(
    builder: Builder,
    sources: Sequence[str],
    settings: Settings,
    heard: Listener,
    translation: TranslationStage | None,
) -> Run:
    """The run that has put every article of the sources; UsageError where there is none."""
    with (
        StoryFinder(builder.folder / _STORIES) as stories,
        rarely_collected(),
        closing(_read(sources, settings, heard)) as read,
        closing(unchanged(read, builder.before)) as found,
        closing(prepared(found, _processes(settings), translation)) as outcomes,
    ):
        run = Run(builder, heard, stories)
        run.fill(outcomes)
    if run.indexed == 0:
        raise _nothing_indexed(sources, run.rejected)
    return run


def _summary(run: Run, manifest: Manifest, replaced: int, place: str, seconds: float) -> Summary:
    return Summary(
        read=run.indexed + run.rejected,
        indexed=run.indexed,
        replaced=replaced,
        rejected=run.rejected,
        rejections=tuple(run.rejections),
        undated=manifest.undated,
        langs=manifest.langs,
        seconds=seconds,
        place=place,
        engine=manifest.engine,
        generation=manifest.generation,
        written=run.written,
        unchanged=run.indexed - run.written,
        removed=run.removed,
        translated=run.translated,
        untranslated=dict(run.untranslated.most_common()),
    )


def dry_run(
    sources: Sequence[str], settings: Settings, listener: Listener | None = None
) -> Generator[Article | SourceError, None, None]:
    """What `reindex` would index and reject, in order; no index is touched."""
    with (
        closing(Ledger.create(None)) as ledger,
        closing(_read(sources, settings, listener or Listener())) as read,
        closing(prepared(read, 1)) as outcomes,
    ):
        for outcome in outcomes:
            if isinstance(outcome, SourceError):
                yield outcome
            elif isinstance(outcome, Prepared):
                refused = taken(ledger, outcome.entry.id, outcome.entry.origin)
                if refused is None:
                    ledger.enter(outcome.entry)
                yield refused or outcome.article


def _processes(settings: Settings) -> int:
    return settings.processes or os.cpu_count() or 1


def _read(
    sources: Sequence[str], settings: Settings, listener: Listener
) -> Generator[Article | SourceError, None, None]:
    """Raw articles, and what cannot be read. The index may lie below the sources."""
    listener.start(measure_sources(sources, settings.index))
    limit = settings.max_file_mb * _MEGABYTE
    return read_sources(sources, listener=listener, max_bytes=limit, apart=settings.index)


def _understanding(settings: Settings) -> str:
    """What decides how an article is understood: the code, the word lists, the translator."""
    code = understanding_fingerprint()
    return f"{code} {shown_spec(settings.translate)}" if settings.translate else code


def _manifest(ledger: Ledger, sources: tuple[str, ...], understanding: str) -> Manifest:
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
        understanding=understanding,
    )


def _nothing_indexed(sources: Sequence[str], rejected: int) -> UsageError:
    found = f"nothing could be read ({rejected} rejected)" if rejected else "no article was found"
    return UsageError(
        f"{found} and the index is as it was",
        place=", ".join(sources),
        remedy="name files, folders or archives that hold articles",
    )
