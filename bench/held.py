"""Texts with known answers, and a searcher over an index that holds them and nothing else."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from index.annotate import annotate
from index.article import Article
from index.documents import to_document
from index.engines import ClusterPlace, open_engine
from index.gazetteer import load_gazetteer
from index.generations import Generation, Manifest
from index.searcher import Searcher
from index.vocabulary import Vocabulary, VocabularyBuilder

SHARED = Path(os.environ.get("VIGIE_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def piaf_entries() -> list[dict[str, Any]]:
    """The entries of PIAF, each with its paragraphs and their questions."""
    data = json.loads((SHARED / "data/piaf-v1.1.json").read_text(encoding="utf-8"))
    entries: list[dict[str, Any]] = data["data"]
    return entries


@contextmanager
def searching(
    articles: Iterable[Article], engine_name: str, place: Path | ClusterPlace, folder: Path
) -> Iterator[Searcher]:
    """A searcher over these French articles, at `place`, their vocabulary in `folder`."""
    engine = open_engine(engine_name, place)
    words = VocabularyBuilder(folder)
    count = 0
    with engine.writer() as writer:
        for count, article in enumerate(articles, 1):  # noqa: B007  # asked for below
            document, surfaces = to_document(annotate(article))
            writer.put(document)
            words.add(surfaces)
    words.write(folder / "vocabulary")
    manifest = Manifest("bench", engine_name, "", "", count, count, {"fr": count})
    with closing(Vocabulary.open(folder / "vocabulary")) as vocabulary:
        held = _Held(Generation(manifest, engine, vocabulary))
        yield Searcher(held, load_gazetteer())  # type: ignore[arg-type]  # all of a Store that is asked for
    engine.close()


class _Held:
    """A location that holds one generation."""

    def __init__(self, generation: Generation) -> None:
        self._generation = generation

    def current(self) -> Generation:
        return self._generation
