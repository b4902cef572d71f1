"""`auto`: the engine is chosen by the number of articles, which is known when they have been read.

Input: documents. Output: the same documents in one engine's writer. Until the choice they wait in
a file of the generation, so that memory stays flat.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator
from contextlib import closing
from pathlib import Path

from index.article import Document
from index.engines.base import EngineWriter

__all__ = ["LARGEST_FOR_WHOOSH", "ChoosingWriter"]

#: Up to so many articles Whoosh is chosen, beyond them tantivy: the most that `bench.threshold`
#: measured with neither a reindex nor a slow search twice as dear; bench/README.md has the figures.
LARGEST_FOR_WHOOSH = 20_000

_FIELDS = ("texts", "terms", "keywords")


class ChoosingWriter:
    """Collects documents until it is clear which engine they are for; `begin` opens its writer."""

    def __init__(self, place: Path, begin: Callable[[str], EngineWriter]) -> None:
        self._place = place
        self._begin = begin
        self._file = place.open("w", encoding="utf-8")
        self._count = 0
        self._writer: EngineWriter | None = None

    def put(self, document: Document) -> None:
        """Hand the document on, or let it wait."""
        if self._writer is not None:
            self._writer.put(document)
            return
        self._file.write(_to_line(document))
        self._count += 1
        if self._count > LARGEST_FOR_WHOOSH:
            self._choose("tantivy")

    def delete(self, article_id: str) -> None:
        """Never asked for: a generation whose engine is to be chosen began empty."""
        raise LookupError(article_id)

    def finish(self) -> None:
        """No document follows: what waits goes to Whoosh."""
        if self._writer is None:
            self._choose("whoosh")

    def close(self) -> None:
        """Remove what waited."""
        self._file.close()
        self._place.unlink(missing_ok=True)

    def _choose(self, engine: str) -> None:
        self._writer = self._begin(engine)
        self._file.close()
        with closing(_documents(self._place)) as waiting:
            for document in waiting:
                self._writer.put(document)
        self._place.unlink()  # as large as the index itself


def _to_line(document: Document) -> str:
    row = [document.id, document.numbers, document.stored]
    row += [getattr(document, name) for name in _FIELDS]
    return json.dumps(row) + "\n"


def _documents(place: Path) -> Generator[Document, None, None]:
    with place.open(encoding="utf-8") as file:
        for line in file:
            article_id, numbers, stored, *maps = json.loads(line)
            texts, terms, keywords = (
                {name: tuple(values) for name, values in one.items()} for one in maps
            )
            yield Document(article_id, texts, terms, keywords, numbers, stored)
