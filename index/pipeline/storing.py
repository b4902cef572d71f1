"""Prepared articles into a generation: ids, stories, counts, and what a later run need not write.

Input: what came out of the stages, in order. Output: a filled builder and the counts of the run.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field, replace

from index.article import Article, Origin
from index.documents import to_document
from index.errors import SourceError
from index.generations import Before, Builder, Ledger
from index.pipeline.report import KEPT_REJECTIONS, Listener
from index.pipeline.understanding import Found, Outcome, Prepared, Unchanged, content_digest
from index.stories import StoryFinder

__all__ = ["Run", "taken", "unchanged"]


@dataclass(slots=True)
class Run:
    """One run and its counts. `indexed` articles are in the index at the end, of which `written`
    were new or changed."""

    builder: Builder
    listener: Listener
    stories: StoryFinder
    indexed: int = 0
    written: int = 0
    removed: int = 0
    rejected: int = 0
    rejections: list[SourceError] = field(default_factory=list)
    translated: int = 0
    untranslated: Counter[str] = field(default_factory=Counter)

    def fill(self, outcomes: Iterable[Outcome]) -> None:
        """Store every prepared article, keep every unchanged one, report every other; then remove
        what was not read again."""
        for outcome in outcomes:
            if isinstance(outcome, SourceError):
                self._reject(outcome)
            elif isinstance(outcome, Prepared):
                self._store(outcome)
            else:
                self._keep(outcome)
        if self.indexed and self.builder.before is not None:
            self._remove_missing(self.builder.before)

    def _store(self, ready: Prepared) -> None:
        ledger = self.builder.ledger
        entry = ready.entry
        refused = taken(ledger, entry.id, entry.origin)
        if refused is not None:
            self._reject(refused)
            return
        ready = ready.in_story(self.stories.story_of(entry.id, ready.sketch))
        ledger.enter(ready.entry, ready.sketch)
        self.builder.put(ready.document, ready.surfaces)
        if self.builder.before is not None:
            self._uncount(self.builder.before, entry.id)
        self.written += 1
        self.indexed += 1
        self.translated += ready.is_translated
        self.listener.indexed(entry.id)
        if ready.untranslated:
            self._note_untranslated(ready.untranslated)

    def _keep(self, kept: Unchanged) -> None:
        """Leave the article as it is, or move it to the story that it belongs to by now."""
        before, ledger = self.builder.before, self.builder.ledger
        refused = taken(ledger, kept.id, kept.origin)
        if refused is not None:
            self._reject(refused)
            return
        if before is None:
            raise LookupError(f"{kept.id!r} cannot be kept: the generation began empty")
        story, sketch = before.ledger.story(kept.id)
        story_now = self.stories.story_of(kept.id, sketch)
        if story_now == story:
            ledger.keep(kept.id, kept.origin, before.ledger)
        else:
            self._move(before, kept, story_now, sketch)
        self.indexed += 1
        self.listener.indexed(kept.id)

    def _move(self, before: Before, kept: Unchanged, story: str, sketch: bytes) -> None:
        """Write an unchanged article again with another story."""
        old = before.generation.engine.fetch([kept.id])[kept.id]
        article = replace(old, story=story, origin=kept.origin)
        document, surfaces = to_document(article)
        self.builder.ledger.enter(article, sketch)
        self.builder.put(document, surfaces)
        self.builder.uncount(surfaces)
        self.written += 1

    def _remove_missing(self, before: Before) -> None:
        for article_id in self.builder.ledger.missing(before.ledger):
            self.builder.remove(article_id)
            self._uncount(before, article_id)
            self.removed += 1

    def _uncount(self, before: Before, article_id: str) -> None:
        """Take the words of the article as it was before out of the vocabulary."""
        if before.ledger.digest(article_id) is not None:
            old = before.generation.engine.fetch([article_id])[article_id]
            self.builder.uncount(to_document(old)[1])

    def _note_untranslated(self, reason: str) -> None:
        """Count an article that was not translated; say each reason once."""
        self.untranslated[reason] += 1
        if self.untranslated[reason] == 1:
            self.listener.notice(f"not translated: {reason}")

    def _reject(self, error: SourceError) -> None:
        self.rejected += 1
        if len(self.rejections) < KEPT_REJECTIONS:
            self.rejections.append(error)
        self.listener.rejected(error)


def taken(ledger: Ledger, article_id: str, origin: Origin) -> SourceError | None:
    """Which earlier article has the id; None where it is free."""
    earlier = ledger.origin(article_id)
    if earlier is None:
        return None
    return SourceError(
        f"has the id {article_id!r} of {earlier}, which is kept",
        place=str(origin),
        remedy="give one of them another id, or remove it",
    )


def unchanged(found: Iterable[Found], before: Before | None) -> Generator[Found, None, None]:
    """The same, with a word in place of each article that the generation before holds as it is."""
    if before is None:
        yield from found
        return
    for one in found:
        if not isinstance(one, Article):
            yield one
            continue
        digest = content_digest(one)
        if before.ledger.digest(one.id) == digest:
            yield Unchanged(one.id, one.origin)
        else:
            yield replace(one, digest=digest)
