"""The contract between Vigie and an engine. One instance is one generation of an index.

An engine stores the terms of a `Document` as they are and compiles the nodes of a
`SearchRequest` into its own query objects. It interprets no text, and every error that leaves it
is of `index.errors`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from index.article import Article, Document
from index.request import SearchRequest
from index.result import Hit, ResultPage

__all__ = ["ClusterPlace", "Engine", "EngineWriter"]


@dataclass(frozen=True, slots=True)
class ClusterPlace:
    """One index of a cluster. `hosts` are `https://user:password@host:port`; `ca_file` verifies
    their certificates; shards and replicas are those of an index that is created; `timeout` is
    in seconds, for one request. Where `template` is named, settings and mapping are kept as an
    index template of that name for every index `<template>-*`."""

    hosts: tuple[str, ...]
    index: str
    ca_file: str | None = None
    shards: int = 1
    replicas: int = 1
    timeout: float = 10.0
    template: str | None = None


class EngineWriter(Protocol):
    """Collects changes; they are visible when the context ends without an error, else never."""

    def put(self, document: Document) -> None:
        """Add the document, or replace the one of the same id, in this session or before."""

    def delete(self, article_id: str) -> None:
        """Remove the article of this id; nothing happens where there is none."""


class Engine(Protocol):
    """One generation, open. Safe for concurrent reads from threads; one writer at a time."""

    name: str
    #: Whether each question goes to another process, so that many small ones are dear.
    is_remote: bool

    def writer(self) -> AbstractContextManager[EngineWriter]:
        """Open for writing; on a clean exit everything is on disk (fsync), else nothing is."""

    def search(self, request: SearchRequest) -> ResultPage:
        """One page of hits with exact total and counts. Raises EngineError, never returns an
        empty page in place of an outage."""

    def fetch(self, ids: Sequence[str]) -> dict[str, Article]:
        """The stored articles of these ids; an unknown id is absent."""

    def scan(self, request: SearchRequest) -> Iterator[Hit]:
        """Every match, streamed in ascending order of id; offset, size, sort and facets of the
        request are ignored."""

    def tally(self, field: str, values: Sequence[str]) -> dict[str, int]:
        """How many articles hold each of `values` (at most 256) in a KEYWORDS field."""

    def count(self) -> int:
        """How many articles the generation holds."""

    def close(self) -> None:
        """Release files and connections; the instance is of no use afterwards."""
