"""The contract of an index location: build a generation beside the served one, verify, swap.

Two kinds of location fulfil it: a folder (`index.generations.folder`) for the embedded engines,
and a cluster (`index.generations.cluster`) for OpenSearch.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from index.article import Document
from index.engines.base import Engine
from index.generations.ledger import Ledger
from index.vocabulary import Vocabulary

__all__ = ["Before", "Builder", "Generation", "Manifest", "Serving", "Store", "ignore_step"]


def ignore_step(name: str) -> None:
    """Hear a step and do nothing."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says of itself; written last, so that its presence proves the rest.

    `built` is UTC ISO 8601 to the second; `langs` counts articles by language; `files` maps each
    file of the generation, in a cluster those beside the index, to [bytes, sha256]; `sources` are
    the inputs as named; `digest` is that of all articles read, `understanding` that of the code and
    word lists that read them.
    """

    generation: str
    engine: str
    schema: str
    built: str
    articles: int
    undated: int
    langs: Mapping[str, int]
    first_day: str | None = None
    last_day: str | None = None
    sources: tuple[str, ...] = ()
    digest: str = ""
    understanding: str = ""
    files: Mapping[str, tuple[int, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Generation:
    """One generation, open for reading: its manifest, engine and vocabulary.

    Its files are released when the last holder drops it, so hold it, not only its engine."""

    manifest: Manifest
    engine: Engine
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class Before:
    """The served generation that a build continues, and its ledger."""

    generation: Generation
    ledger: Ledger


class Builder(Protocol):
    """A generation being written; invisible to readers until `publish` returns.

    `before` is what it began with; None where it began empty. `folder` takes working files, which
    must be gone before `publish`.
    """

    generation: str
    folder: Path
    ledger: Ledger
    before: Before | None

    def put(self, document: Document, surfaces: Mapping[str, str]) -> None:
        """Store the document; `surfaces` maps each distinct lower-case surface of the article to
        its language, for the vocabulary."""

    def remove(self, article_id: str) -> None:
        """Remove an article of `before`; its surfaces are taken back by `uncount`."""

    def uncount(self, surfaces: Mapping[str, str]) -> None:
        """Take an article of `before` out of the vocabulary, with the surfaces it was put with."""

    def replaced(self) -> int:
        """How many of the ids entered in the ledger the served generation has as well."""

    def publish(self, manifest: Manifest) -> Manifest:
        """Commit, fsync, verify counts, write the manifest, swap. Raises StorageFull, DamagedIndex
        or EngineError, and then the served generation is the one that was served before."""


class Serving(Protocol):
    """What is read of an index location."""

    def current(self) -> Generation:
        """The served generation, reopened only after a swap. Hold it for the whole request.

        Raises NoIndex, OutdatedIndex, DamagedIndex or EngineError."""


class Store(Serving, Protocol):
    """One index location."""

    def build(
        self,
        engine: str,
        *,
        understanding: str | None = None,
        wait: bool = False,
        on_step: Callable[[str], None] = ignore_step,
    ) -> AbstractContextManager[Builder]:
        """Begin a generation; left without `publish`, everything written is removed. Removes the
        debris of killed runs first.

        It begins empty, or with the articles of the served one where that was built by this
        engine with this `understanding`. Where another reindex is at work, `wait` waits for it,
        else BusyIndex is raised. `on_step` hears each step of the work before it begins.
        """

    def verify(self) -> Manifest:
        """Prove that the served generation is whole; raises DamagedIndex that names the part."""

    def close(self) -> None:
        """Release every generation that is open."""
