"""What every generation being written has: a ledger, a growing vocabulary, an engine's writer.

Input: documents with their surfaces. Output: for the builders of a folder and of a cluster.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

from index.article import Document
from index.engines import EngineWriter
from index.generations.base import Before
from index.generations.disk import writing
from index.generations.ledger import Ledger
from index.generations.naming import COUNTS, LEDGER, VOCABULARY
from index.vocabulary import VocabularyBuilder

__all__ = ["Draft"]


class Draft:
    """The part of `index.generations.base.Builder` that needs no place to publish. `folder` takes
    the working files; `ledger_before` is the ledger of the served generation, if it has one."""

    ledger: Ledger
    _writer: EngineWriter
    _vocabulary: VocabularyBuilder

    def __init__(
        self, folder: Path, ledger_before: Path | None, on_step: Callable[[str], None]
    ) -> None:
        self.generation = folder.name
        self.before: Before | None = None
        self.folder = folder
        self._ledger_before = ledger_before
        self._on_step = on_step
        self._writing = ExitStack()
        self._reading = ExitStack()
        self._is_published = False

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Open everything for writing; without `publish`, nothing of it is left at the end."""
        try:
            with writing(self.folder):
                self._begin()
            yield
        finally:
            self._reading.close()
            if not self._is_published:
                self._discard()

    def put(self, document: Document, surfaces: Mapping[str, str]) -> None:
        """Store the document, as the contract says."""
        self._writer.put(document)
        self._vocabulary.add(surfaces)

    def remove(self, article_id: str) -> None:
        """Remove an article, as the contract says."""
        self._writer.delete(article_id)

    def uncount(self, surfaces: Mapping[str, str]) -> None:
        """Take an article out of the vocabulary, as the contract says."""
        self._vocabulary.remove(surfaces)

    def replaced(self) -> int:
        """How many entries the served generation has as well, as the contract says; none where
        another version of Vigie wrote its ledger."""
        if self._ledger_before is None or not self._ledger_before.is_file():
            return 0
        with closing(Ledger.open(self._ledger_before)) as before, suppress(sqlite3.Error):
            return self.ledger.shared(before)
        return 0

    def _begin(self) -> None:
        """Begin with what is served, or empty, and open the engine's writer."""
        raise NotImplementedError

    def _discard(self) -> None:
        """Have the writer undo what it holds, and remove the rest."""
        raise NotImplementedError

    def _draft(self) -> None:
        """Begin the working files."""
        self.ledger = Ledger.create(self.folder / LEDGER)
        self._writing.callback(self.ledger.close)
        self._vocabulary = VocabularyBuilder(self.folder)

    def _settle(self) -> None:
        """Commit what was put, and write the vocabulary of it."""
        self._on_step("committing")
        self.ledger.commit()
        self._close_writer()
        self._on_step("writing the vocabulary")
        self._vocabulary.write(self.folder / VOCABULARY, counts=self.folder / COUNTS)

    def _close_writer(self) -> None:
        """Have the engine's writer keep what it was given."""
        self._writing.close()

    def _abandon(self) -> None:
        """Have the writer undo what it holds, whatever it says on the way."""
        abandoned = _Abandoned()
        with suppress(Exception):
            self._writing.__exit__(_Abandoned, abandoned, None)


class _Abandoned(Exception):
    """Tells an engine's writer that its session is not to be kept."""
