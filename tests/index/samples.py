"""A small real index of sentences written for the tests of planner and searcher."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

from index.gazetteer import load_gazetteer
from index.generations import Store, open_store
from index.pipeline import reindex
from index.query import SearchParams
from index.result import Answer
from index.searcher import Searcher
from index.settings import Settings, load_settings

Row = dict[str, Any]


class IndexOf(Protocol):
    """Gives a searcher over an index of these rows, until the module is done."""

    def __call__(self, rows: Sequence[Row], engine: str = "whoosh") -> Searcher: ...


def article(name: str, title: str, text: str, **stated: Any) -> Row:
    """One line of JSONL; the language is French unless stated."""
    return {"id": name, "title": title, "text": text, "lang": "fr", **stated}


def settings_with(folder: Path, rows: Sequence[Row], engine: str = "whoosh") -> Settings:
    """Settings of an index below `folder` that holds the rows."""
    source = folder / "articles.jsonl"
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    source.write_text("\n".join(lines), encoding="utf-8")
    settings = load_settings(index=str(folder / "index"), engine=engine)
    summary = reindex([str(source)], settings)
    assert summary.rejected == 0, summary.rejections
    return settings


def open_searcher(settings: Settings) -> tuple[Searcher, Store]:
    """A searcher over the index of the settings, and the store to close."""
    store = open_store(settings)
    return Searcher(store, load_gazetteer()), store


def asked(searcher: Searcher, text: str, **params: Any) -> Answer:
    """The answer to a query."""
    return searcher.search(SearchParams(text=text, **params))


def ids(answer: Answer) -> list[str]:
    """The ids of the articles of an answer, as they are ranked."""
    return [hit.article.id for hit in answer.hits]


def id_set(answer: Answer) -> set[str]:
    """Likewise, where the order tells nothing."""
    return set(ids(answer))
