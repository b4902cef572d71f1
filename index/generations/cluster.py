"""An index location in an OpenSearch cluster: an index a generation, and an alias to the served.

    <name>                         alias to the served generation
    <name>.generation-<id>         the articles; its metadata holds the manifest
    <name>.files-<id>              vocabulary, its counts and the ledger, in chunks
    <name>.lock                    held by the reindex at work

Input: settings and documents. Output: open generations, with the vocabulary in a local file.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import Context
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from index.deadline import remaining
from index.engines import ClusterPlace, open_engine
from index.engines.cluster import Cluster, check_index_name
from index.engines.opensearch_ import OpenSearchEngine
from index.errors import (
    DamagedIndex,
    EngineTimeout,
    ForeignPlace,
    NoIndex,
    OutdatedIndex,
    TooSlow,
    UnusableIndex,
    VigieError,
)
from index.generations.base import Generation, Manifest, ignore_step
from index.generations.chunks import fetch_file, files_index, generation_index, manifest_of
from index.generations.cluster_building import ClusterBuilder
from index.generations.cluster_lock import holding
from index.generations.disk import noticing_full, writing
from index.generations.naming import VOCABULARY, next_name
from index.generations.opening import check_count
from index.generations.verifying import verify_articles
from index.generations.working import working_folder
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

    def current(self) -> Generation:
        """The served generation, as the contract says; the alias is asked for once a second, by one
        thread, while the others go on with the generation before."""
        served = self._served
        if served is not None and time.monotonic() - self._asked < _FRESH:
            return served
        patience = 0.0 if served else min(remaining(), threading.TIMEOUT_MAX)
        if not self._opening.acquire(timeout=patience):
            if served is not None:
                return served
            raise self._late()
        try:
            return self._asked_for()
        except TooSlow as error:  # it was the cluster that took the time
            raise self._late() from error
        finally:
            self._opening.release()

    def _asked_for(self) -> Generation:
        """The generation that the alias names. One that is new is opened without a deadline, which
        a large vocabulary would never meet."""
        if self._served is not None and time.monotonic() - self._asked < _FRESH:
            return self._served
        name = self._served_name()
        if self._served is None or self._served.manifest.generation != name:
            self._served = Context().run(self._open, name)
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
            working_folder() as local,
        ):
            served = self._served_or_none()
            self._sweep(served, on_step)
            name = next_name(self._ids(), time.time_ns()).lower()
            with writing(local):
                folder = local / name
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
        generation = self._open(name)
        verify_articles(generation.engine, generation.manifest, self._place_of(name))
        with working_folder() as local:
            for part in generation.manifest.files:
                target = local / part
                fetch_file(self._cluster, self._prefix + name, generation.manifest, part, target)
        return generation.manifest

    def close(self) -> None:
        """Release the generation that is open, and the connections."""
        with self._opening:
            self._served = None
            self._cluster.close()

    def _served_name(self) -> str:
        """Id of the served generation; raises NoIndex that says what is there instead."""
        ours, others = self._behind()
        if ours:
            return ours[-1]
        if others:
            said = f"is an alias of {others[0]}, which is not Vigie's"
            raise ForeignPlace(said, place=self._place_of(""))
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

    def _open(self, name: str) -> Generation:
        """The generation, which asks over the connections of the store."""
        index = self._prefix + name
        manifest = manifest_of(self._cluster, index, self._place_of(name))
        engine = OpenSearchEngine(replace(self._place, index=index), self._cluster)
        check_count(engine.count(), manifest.articles, self._place_of(name))
        with working_folder() as local:
            file = local / VOCABULARY  # mapped, so it lives on without a name
            fetch_file(self._cluster, index, manifest, VOCABULARY, file)
            return Generation(manifest, engine, Vocabulary.open(file))

    def _served_generation(self, name: str | None) -> Generation | None:
        """What a build may continue or count against; None where there is none."""
        if name is None:
            return None
        try:
            return self._open(name)
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

    def _late(self) -> EngineTimeout:
        place = self._place_of("")
        return EngineTimeout("no answer in time", place=place, remedy="try again later")

    def _place_of(self, name: str) -> str:
        return f"{self._cluster.name}/{self._prefix + name if name else self._alias}"
