"""A generation folder being written.

Input: documents with their surfaces. Output: a folder that is synced, counted and described by its
manifest, then swapped in. The engine and the vocabulary are opened anew to be counted, so
that what is checked is what readers will open.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from index.engines import EngineWriter, open_engine
from index.errors import DamagedIndex, VigieError
from index.generations.base import Before, Manifest
from index.generations.choosing import ChoosingWriter
from index.generations.disk import Known, digests, link_files, replace_file, sync_tree, writing
from index.generations.draft import Draft
from index.generations.ledger import Ledger
from index.generations.manifest import manifest_to_json
from index.generations.naming import COUNTS, ENGINE, LEDGER, MANIFEST, VOCABULARY
from index.generations.opening import check_count, open_generation
from index.generations.verifying import check_files
from index.vocabulary import Vocabulary

__all__ = ["FolderBuilder"]


class FolderBuilder(Draft):
    """Fulfils `index.generations.base.Builder` in a folder of its own."""

    def __init__(
        self,
        folder: Path,
        engine: str,
        served: Path | None,
        understanding: str | None,
        swap: Callable[[str], None],
        on_step: Callable[[str], None],
    ) -> None:
        super().__init__(folder, None if served is None else served / LEDGER, on_step)
        self._served = served
        self._understanding = understanding
        self._engine_name = engine
        self._swap = swap
        #: The digests of the files that this generation shares with the one before.
        self._known: Known = {}

    def publish(self, manifest: Manifest) -> Manifest:
        """Finish the folder and swap it in, as the contract says."""
        folder = self.folder
        with writing(folder):
            self._settle()
            self._on_step("verifying")
            self._verify(manifest.articles)
            self._on_step("syncing")
            sync_tree(folder)
            manifest = replace(
                manifest,
                generation=self.generation,
                engine=self._engine_name,
                files=digests(folder, self._known),
            )
            self._on_step("describing")
            replace_file(folder / MANIFEST, manifest_to_json(manifest))
            self._on_step("swapping")
            self._swap(self.generation)
        self._is_published = True
        self._on_step("swapped")
        return manifest

    def _begin(self) -> None:
        self._on_step("beginning")
        self.folder.mkdir()
        self._draft()
        self.before = self._continued()
        (self.folder / ENGINE).mkdir(exist_ok=True)
        if self._engine_name == "auto":
            waiting = ChoosingWriter(self.folder / "waiting.jsonl", self._open_writer)
            self._writing.callback(waiting.close)
            self._writer = waiting
        else:
            self._writer = self._open_writer(self._engine_name)

    def _continued(self) -> Before | None:
        """Begin with what is served, as links to files that are never changed, where that may be
        continued; the new generation shares them and costs no space."""
        served = self._served
        if served is None or self._understanding is None:
            return None
        try:
            generation, release = open_generation(served)
        except VigieError:
            return None
        self._reading.callback(release)
        manifest = generation.manifest
        if not (self._may_continue(manifest) and self._is_intact(served, manifest)):
            release()
            return None
        self._engine_name = manifest.engine
        self._known = {
            ((served / name).stat().st_ino, size): sha
            for name, (size, sha) in manifest.files.items()
        }
        link_files(served / ENGINE, self.folder / ENGINE)
        self._vocabulary.start_from(served / COUNTS)
        before = Before(generation, Ledger.open(served / LEDGER))
        self._reading.callback(before.ledger.close)
        return before

    def _may_continue(self, manifest: Manifest) -> bool:
        """Whether a generation was read and built as this one is to be."""
        is_understood = manifest.understanding == self._understanding
        return is_understood and self._engine_name in ("auto", manifest.engine)

    def _is_intact(self, served: Path, manifest: Manifest) -> bool:
        """Whether what would be shared is what was written; damage must not get new digests."""
        try:
            check_files(served, manifest)
        except DamagedIndex as error:
            self._on_step(f"writing everything anew, because {error.place} is damaged")
            return False
        return True

    def _close_writer(self) -> None:
        if isinstance(self._writer, ChoosingWriter):
            self._writer.finish()
        super()._close_writer()

    def _open_writer(self, name: str) -> EngineWriter:
        self._engine_name = name
        engine = open_engine(name, self.folder / ENGINE)
        self._writing.callback(engine.close)
        return self._writing.enter_context(engine.writer())

    def _verify(self, articles: int) -> None:
        """Open what was written as a reader will, and count it."""
        engine = open_engine(self._engine_name, self.folder / ENGINE)
        try:
            check_count(engine.count(), articles, self.folder)
            Vocabulary.open(self.folder / VOCABULARY).close()
        finally:
            engine.close()

    def _discard(self) -> None:
        self._abandon()
        shutil.rmtree(self.folder, ignore_errors=True)
