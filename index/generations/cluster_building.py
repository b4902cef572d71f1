"""A generation in a cluster being written.

Input: documents with their surfaces. Output: an index that is counted and described by its
manifest, with its files beside it, then served by the alias. A continued generation begins as a
clone of the served index, which shares its segments on each node.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from index.engines import ClusterPlace, open_engine
from index.engines.cluster import Cluster
from index.errors import VigieError
from index.generations.base import Before, Generation, Manifest
from index.generations.chunks import (
    fetch_file,
    files_index,
    generation_index,
    keep_manifest,
    store_files,
)
from index.generations.disk import digests, writing
from index.generations.draft import Draft
from index.generations.ledger import Ledger
from index.generations.naming import COUNTS, LEDGER, VOCABULARY
from index.generations.opening import check_count
from index.request import SearchRequest

__all__ = ["ClusterBuilder"]

_FILES = (VOCABULARY, COUNTS, LEDGER)


class ClusterBuilder(Draft):
    """Fulfils `index.generations.base.Builder` in an index of its own. `check_lock` raises where
    another reindex has taken this one for dead; then nothing is swapped."""

    def __init__(
        self,
        folder: Path,
        place: ClusterPlace,
        cluster: Cluster,
        served: Generation | None,
        alias: str,
        understanding: str | None,
        on_step: Callable[[str], None],
        check_lock: Callable[[], None],
    ) -> None:
        self._kept = folder.parent
        super().__init__(folder, self._kept / LEDGER, on_step)
        self._place = place
        self._cluster = cluster
        self._served = served
        self._alias = alias
        self._understanding = understanding
        self._check_lock = check_lock

    def publish(self, manifest: Manifest) -> Manifest:
        """Finish the index and point the alias to it, as the contract says."""
        index = self._place.index
        self._check_lock()
        with writing(self.folder):
            self._settle()
            sums = digests(self.folder, {})
        paths = [self.folder / name for name in _FILES]
        chunks = store_files(self._cluster, index, paths, self._place.replicas)
        self._on_step("verifying")
        self._verify(manifest.articles)
        manifest = replace(
            manifest,
            generation=self.generation,
            engine="opensearch",
            files={name: sums[name] for name in _FILES},
        )
        self._on_step("describing")
        keep_manifest(self._cluster, index, manifest, chunks)
        self._check_lock()
        self._on_step("swapping")
        self._cluster.swap(self._alias, index)
        self._is_published = True
        self._on_step("swapped")
        return manifest

    def _begin(self) -> None:
        self._on_step("beginning")
        self._draft()
        served = self._served
        if served is not None:
            self._fetch(LEDGER, served)
            if served.manifest.understanding == self._understanding:
                self.before = self._continued(served)
        engine = open_engine("opensearch", self._place)
        self._writing.callback(engine.close)
        self._writer = self._writing.enter_context(engine.writer())

    def _continued(self, served: Generation) -> Before:
        """Begin with what is served."""
        self._fetch(COUNTS, served)
        self._vocabulary.start_from(self._kept / COUNTS)
        self._cluster.clone(self._index_of(served), self._place.index)
        before = Before(served, Ledger.open(self._kept / LEDGER))
        self._reading.callback(before.ledger.close)
        return before

    def _fetch(self, name: str, served: Generation) -> None:
        index, manifest = self._index_of(served), served.manifest
        fetch_file(self._cluster, index, manifest, name, self._kept / name)

    def _index_of(self, served: Generation) -> str:
        return generation_index(self._alias, served.manifest.generation)

    def _verify(self, articles: int) -> None:
        """Count, and ask the first search, which is the slow one."""
        engine = open_engine("opensearch", self._place)
        try:
            found = engine.search(SearchRequest(size=1)).total
        finally:
            engine.close()
        check_count(found, articles, f"{self._cluster.name}/{self._place.index}")

    def _discard(self) -> None:
        """What the cluster cannot do now the next run does."""
        self._abandon()
        for index in (self._place.index, files_index(self._place.index)):
            with suppress(VigieError):
                self._cluster.delete(index)
