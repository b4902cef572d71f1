"""Exports: every article that a search finds, as JSON lines or as a table, streamed.

Input: articles in ascending order of id. Output: chunks of bytes; nothing is held beyond one
article, so an export is as long as the index and memory stays flat.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from flask import json

from index.article import Article, Mention, Side
from index.gazetteer import Gazetteer
from index.query import Ui
from index.transfers import (
    article_sides,
    transfer_label,
    transfer_value,
    transfers,
    weapons_given,
)
from service.articles import article_json

__all__ = ["COLUMNS", "as_csv", "as_jsonl", "harmless"]

COLUMNS = (
    "id",
    "title",
    "url",
    "source",
    "agencies",
    "lang",
    "published",
    "precision",
    "method",
    "confidence",
    "actors",
    "weapons",
    "transfers",
    "suppliers",
    "recipients",
    "cited",
)
#: A spreadsheet takes a cell that begins so for a formula.
_FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20"
_CONTROL = "\t\r\n\x00"


def as_jsonl(
    articles: Iterable[Article], ui: Ui, gazetteer: Gazetteer, generation: str
) -> Iterator[bytes]:
    """One article a line, as `/api/v1/articles/<id>` shows it."""
    for article in articles:
        line = article_json(article, ui, gazetteer, generation)
        yield (json.dumps(line, ensure_ascii=False, sort_keys=False) + "\n").encode()


def as_csv(articles: Iterable[Article], ui: Ui, gazetteer: Gazetteer) -> Iterator[bytes]:
    """A header and one row an article (RFC 4180, UTF-8 with a byte-order mark for spreadsheets);
    several values in a cell are parted by `; `."""
    yield "\ufeff".encode() + _row(COLUMNS)
    for article in articles:
        yield _row([harmless(cell) for cell in _cells(article, ui, gazetteer)])


def harmless(cell: str) -> str:
    """`cell` with an apostrophe before it where a spreadsheet would calculate it."""
    is_formula = cell.lstrip()[:1] in _FORMULA and bool(cell.strip())
    return f"'{cell}" if is_formula or (cell and cell[0] in _CONTROL) else cell


def _row(cells: Iterable[str]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerow(cells)
    return out.getvalue().encode()


def _cells(article: Article, ui: Ui, gazetteer: Gazetteer) -> list[str]:
    stamp = article.published
    labels, sides = partial(_labels, ui, gazetteer), list(article_sides(article))
    return [
        article.id,
        article.title,
        article.url or "",
        article.source or "",
        "; ".join(gazetteer.outlet(one, ui) for one in article.agencies),
        article.lang,
        stamp.iso() if stamp else "",
        stamp.precision if stamp else "",
        stamp.method if stamp else "",
        f"{stamp.confidence:.2f}" if stamp else "",
        *(labels(m for m in article.mentions if m.kind == kind) for kind in ("actor", "weapon")),
        _pairs(article, sides, ui, gazetteer),
        *(labels(m for m, told in sides if told == side) for side in ("from", "to")),
        labels(m for m in article.mentions if m.kind == "source"),
    ]


def _pairs(
    article: Article, sides: Iterable[tuple[Mention, Side]], ui: Ui, gazetteer: Gazetteer
) -> str:
    """Who supplies whom, in the order of the article, with each weapon that is given."""
    given = weapons_given(transfers(article, sides))
    values = (
        transfer_value(*pair, weapon)
        for pair, weapons in given.items()
        for weapon in weapons or ("",)
    )
    return "; ".join(transfer_label(value, gazetteer, ui) for value in values)


def _labels(ui: Ui, gazetteer: Gazetteer, mentions: Iterable[Mention]) -> str:
    """What mentions name, most mentioned first."""
    counts = Counter(m.concept for m in mentions)
    ranked = sorted(counts, key=lambda concept: (-counts[concept], concept))
    return "; ".join(gazetteer.label(concept, ui) for concept in ranked)
