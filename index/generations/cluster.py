"""An index location in an OpenSearch cluster: an index a generation, and an alias to the served.

    <name>                         alias to the served generation
    <name>.generation-<id>         the articles; its metadata holds the manifest
    <name>.files-<id>              vocabulary, its counts and the ledger, in chunks
    <name>.lock                    held by the reindex at work

Input: settings and documents. Output: open generations, with the vocabulary in a local file.
"""

from __future__ import annotations

import tempfile
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from index.engines import ClusterPlace, open_engine
from index.engines.base import Engine
from index.engines.cluster import Cluster, check_index_name
from index.engines.opensearch_ import OpenSearchEngine
from index.errors import DamagedIndex, NoIndex, OutdatedIndex, UnusableIndex, VigieError
from index.generations.base import Generation, Manifest, ignore_step
from index.generations.chunks import fetch_file, files_index, generation_index, manifest_of
from index.generations.cluster_building import ClusterBuilder
from index.generations.cluster_lock import holding
from index.generations.disk import noticing_full, writing
from index.generations.naming import next_name
from index.generations.opening import VOCABULARY, check_count
from index.generations.verifying import verify_articles
from index.vocabulary import Vocabulary

__all__ = ["ClusterStore"]

#: Seconds for which the alias is not asked for again; the generation before is kept, so that an
#: answer from it stays whole.
_FRESH = 1.0
#: For so long a generation is kept after another took its place, for readers at work.
_KEPT = timedelta(minutes=1)


class ClusterStore:
    """An alias of a cluster. Threads may share it."""

    def __init__(self, place: ClusterPlace) -> None:
        check_index_name(place.index)
        self._place = place
        self._alias = place.index
        self._prefix = generation_index(place.index, "")
        self._cluster = Cluster.of(place)
        self._opening = threading.Lock()
        self._served: Generation | None = None
        self._asked = 0.0
        self._release: Callable[[], object] = lambda: None

    def current(self) -> Generation:
        """The served generation, as the contract says; the alias is asked for once a second."""
        served = self._served
        if served is not None and time.monotonic() - self._asked < _FRESH:
            return served
        with self._opening:
            if self._served is not None and time.monotonic() - self._asked < _FRESH:
                return self._served
            name = self._served_name()
            if self._served is None or self._served.manifest.generation != name:
                self._served, self._release = self._open(name)
            self._asked = time.monotonic()
            return self._served

    @contextmanager
    def build(
        self,
        engine: str,
        *,
        understanding: str | None = None,
        wait: bool = False,
        on_step: Callable[[str], None] = ignore_step,
    ) -> Iterator[ClusterBuilder]:
        """Begin a generation, as the contract says."""
        if engine not in ("auto", "opensearch"):
            # The engine's own door says why.
            open_engine(engine, self._place)
        self._served_or_none()
        with (
            holding(self._cluster, f"{self._alias}.lock", wait=wait, on_step=on_step) as check_lock,
            tempfile.TemporaryDirectory(prefix="vigie-") as local,
        ):
            served = self._served_or_none()
            self._sweep(served, on_step)
            name = next_name(self._ids(), time.time_ns()).lower()
            with writing(Path(local)):
                folder = Path(local) / name
                folder.mkdir()
            builder = ClusterBuilder(
                folder,
                replace(self._place, index=self._prefix + name, template=self._prefix[:-1]),
                self._cluster,
                self._served_generation(served),
                self._alias,
                understanding,
                on_step,
                check_lock,
            )
            with noticing_full(folder), builder.at_work():
                yield builder
            self._sweep(self._served_or_none(), on_step)

    def verify(self) -> Manifest:
        """Prove that the served generation is whole, as the contract says."""
        name = self._served_name()
        generation, release = self._open(name)
        try:
            verify_articles(generation.engine, generation.manifest, self._place_of(name))
            with tempfile.TemporaryDirectory(prefix="vigie-") as local:
                for part in generation.manifest.files:
                    fetch_file(
                        self._cluster,
                        self._prefix + name,
                        generation.manifest,
                        part,
                        Path(local) / part,
                    )
        finally:
            release()
        return generation.manifest

    def close(self) -> None:
        """Release the generation that is open, and the connections."""
        with self._opening:
            self._release()
            self._served = None
            self._cluster.close()

    def _served_name(self) -> str:
        """Id of the served generation; raises NoIndex that says what is there instead."""
        ours, others = self._behind()
        if ours:
            return ours[-1]
        if others:
            raise NoIndex(
                f"is an alias of {others[0]}, which is not Vigie's",
                place=self._place_of(""),
                remedy="name another in VIGIE_INDEX",
            )
        raise NoIndex("nothing has been indexed here", place=self._place_of(""))

    def _served_or_none(self) -> str | None:
        """Id of the served generation; raises UnusableIndex where the name is not Vigie's alone."""
        ours, others = self._behind()
        if others or (not ours and self._cluster.exists(self._alias)):
            raise UnusableIndex(
                f"an index or alias of this name is there and is not Vigie's"
                f"{''.join(f' ({name})' for name in others)}; nothing was written",
                place=self._place_of(""),
                remedy="name another in VIGIE_INDEX",
            )
        return ours[-1] if ours else None

    def _behind(self) -> tuple[list[str], list[str]]:
        """What the alias points to: ids of generations, and indices of someone else."""
        found = self._cluster.served(self._alias)
        ours = [name.removeprefix(self._prefix) for name in found if name.startswith(self._prefix)]
        return ours, [name for name in found if not name.startswith(self._prefix)]

    def _open(self, name: str) -> tuple[Generation, Callable[[], object]]:
        index = self._prefix + name
        manifest = manifest_of(self._cluster, index, self._place_of(name))
        place = replace(self._place, index=index)
        with ExitStack() as opened:
            engine = opened.enter_context(closing(OpenSearchEngine(place, self._cluster.lent())))
            check_count(engine.count(), manifest.articles, self._place_of(name))
            with tempfile.TemporaryDirectory(prefix="vigie-") as local:
                file = Path(local) / VOCABULARY  # mapped, so it lives on without a name
                fetch_file(self._cluster, index, manifest, VOCABULARY, file)
                vocabulary = Vocabulary.open(file)
            opened.pop_all()
        generation = Generation(manifest, engine, vocabulary)
        return generation, weakref.finalize(generation, _release, engine, vocabulary)

    def _served_generation(self, name: str | None) -> Generation | None:
        """What a build may continue or count against; None where there is none."""
        if name is None:
            return None
        try:
            return self._open(name)[0]
        except VigieError:
            return None

    def _ids(self) -> list[str]:
        return [
            index.removeprefix(self._prefix) for index in self._cluster.indices(f"{self._prefix}*")
        ]

    def _sweep(self, served: str | None, on_step: Callable[[str], None]) -> None:
        """Remove what a killed run left, and every generation that is neither served, nor the one
        before, nor one that was served a moment ago."""
        ids = self._ids()
        kept = {served, *self._recent(served, ids)} if served else set()
        files = self._cluster.indices(files_index(self._prefix + "*"))
        wanted = {files_index(self._prefix + name) for name in kept if name}
        doomed = [self._prefix + name for name in ids if name not in kept]
        for index in [*doomed, *(name for name in files if name not in wanted)]:
            on_step(f"removing {index}")
            self._cluster.delete(index)

    def _recent(self, served: str, ids: list[str]) -> list[str]:
        """The generation before the served one, and those that were followed by another so
        lately that a reader may not know it yet."""
        whole = {name: built for name in ids if name <= served and (built := self._built(name))}
        older = [name for name in whole if name != served]
        lately = datetime.now(UTC) - _KEPT
        replaced = [
            name
            for name, following in pairwise([*older, served])
            if whole.get(following, lately) > lately
        ]
        return [*older[-1:], *replaced]

    def _built(self, name: str) -> datetime | None:
        """When the generation was built; None where it is not whole."""
        try:
            built = manifest_of(self._cluster, self._prefix + name, name).built
        except (DamagedIndex, OutdatedIndex):
            return None
        return datetime.fromisoformat(built)

    def _place_of(self, name: str) -> str:
        return f"{self._cluster.name}/{self._prefix + name if name else self._alias}"


def _release(engine: Engine, vocabulary: Vocabulary) -> None:
    engine.close()
    vocabulary.close()
