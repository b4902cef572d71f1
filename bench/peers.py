"""Other engines that do the same work as Vigie, driven by hand as their own manuals show it.

Input: rows (`Row`) of understood articles, and queries as plain words that must all be there.
Output: for each query a total, ten hits with a marked passage, and the counts of three facets
(actor, source, month). Each stores the text, because it shows a passage of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import tantivy

with suppress(ImportError):
    import xapian

__all__ = ["FACETS", "PEERS", "Found", "Peer", "Row", "Xapian", "french_analyzer"]

FACETS = ("actor", "source", "month")
_MOST_VALUES = 1000


class Row(NamedTuple):
    """An article as a peer is given it; 0 is the month of an undated one."""

    title: str
    text: str
    actors: tuple[str, ...]
    source: str
    month: int


class Found(NamedTuple):
    """What a search gave: the total, passages, and the values of each facet with their counts."""

    total: int
    passages: list[str]
    facets: dict[str, dict[str, int]]


def french_analyzer() -> tantivy.TextAnalyzer:
    """The French analyser of tantivy's own filters."""
    chain = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    for one in (
        tantivy.Filter.lowercase(),
        tantivy.Filter.stopword("french"),
        tantivy.Filter.stemmer("french"),
    ):
        chain = chain.filter(one)
    return chain.build()


class Peer(Protocol):
    """One engine in a folder of its own."""

    name: str

    def write(self, rows: Iterable[Row]) -> None:
        """Index the rows and open what was written."""

    def search(self, words: str) -> Found:
        """Ten hits, their passages, three facets."""


class RawTantivy:
    """tantivy-py with its own French analyser, query parser, aggregations and snippets."""

    name = "raw tantivy-py"

    def __init__(self, folder: Path) -> None:
        builder = tantivy.SchemaBuilder()
        for name in ("title", "text"):
            builder.add_text_field(name, stored=True, tokenizer_name="french")
        for name in ("actor", "source"):
            builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
        builder.add_integer_field("month", fast=True, indexed=True)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema, path=str(folder))
        self._index.register_tokenizer("french", french_analyzer())
        self._searcher: Any = None

    def write(self, rows: Iterable[Row]) -> None:
        writer = self._index.writer(192_000_000, 1)
        for row in rows:
            document = tantivy.Document()
            document.add_text("title", row.title)
            document.add_text("text", row.text)
            for actor in row.actors:
                document.add_text("actor", actor)
            document.add_text("source", row.source)
            document.add_integer("month", row.month)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, words: str) -> Found:
        query = self._index.parse_query(words, ["title", "text"], conjunction_by_default=True)
        found = self._searcher.search(query, 10)
        asked = {name: {"terms": {"field": name, "size": _MOST_VALUES}} for name in FACETS}
        counted = self._searcher.aggregate(query, asked)
        cut = tantivy.SnippetGenerator.create(self._searcher, query, self._schema, "text")
        cut.set_max_num_chars(280)
        documents = [self._searcher.doc(address) for _, address in found.hits]
        return Found(
            int(found.count),
            [str(cut.snippet_from_doc(one).to_html()) for one in documents],
            {
                name: {str(b["key"]): int(b["doc_count"]) for b in counted[name]["buckets"]}
                for name in FACETS
            },
        )


class SqliteFts5:
    """SQLite FTS5: passages by snippet(), facets by GROUP BY over joins."""

    name = "SQLite FTS5"

    def __init__(self, folder: Path) -> None:
        self._base = sqlite3.connect(folder / "fts5.sqlite")
        self._base.executescript(
            """
            PRAGMA journal_mode = WAL;
            CREATE VIRTUAL TABLE article USING fts5(
                title, text, tokenize = "unicode61 remove_diacritics 2"
            );
            CREATE TABLE label(number INTEGER, facet TEXT, value TEXT);
            """
        )

    def write(self, rows: Iterable[Row]) -> None:
        base = self._base
        for number, row in enumerate(rows, 1):
            base.execute(
                "INSERT INTO article(rowid, title, text) VALUES (?, ?, ?)",
                (number, row.title, row.text),
            )
            values = [("actor", actor) for actor in row.actors]
            values += [("source", row.source), ("month", str(row.month))]
            base.executemany(
                "INSERT INTO label VALUES (?, ?, ?)", [(number, *pair) for pair in values]
            )
        base.execute("INSERT INTO article(article) VALUES ('optimize')")
        base.execute("CREATE INDEX label_number ON label(number, facet, value)")
        base.commit()
        base.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def search(self, words: str) -> Found:
        match = " ".join(f'"{word}"' for word in words.split())
        ask = self._base.execute
        hits = ask(
            "SELECT snippet(article, 1, '<b>', '</b>', '…', 40) FROM article"
            " WHERE article MATCH ? ORDER BY rank LIMIT 10",
            (match,),
        ).fetchall()
        total = ask("SELECT count(*) FROM article WHERE article MATCH ?", (match,)).fetchone()[0]
        counts = {
            facet: dict(
                ask(
                    "SELECT value, count(*) FROM article JOIN label ON label.number = "
                    "article.rowid WHERE article MATCH ? AND facet = ? GROUP BY value "
                    "ORDER BY count(*) DESC LIMIT ?",
                    (match, facet, _MOST_VALUES),
                ).fetchall()
            )
            for facet in FACETS
        }
        return Found(total, [hit[0] for hit in hits], counts)


class Xapian:
    """Xapian with its French stemmer and MSet.snippet; a value holds all actors of an article,
    which are counted one by one, because its own spy knows one value an article."""

    name = "Xapian"

    def __init__(self, folder: Path) -> None:
        self._path = str(folder / "xapian")
        self._stem = xapian.Stem("fr")
        self._base: Any = None

    def write(self, rows: Iterable[Row]) -> None:
        base = xapian.WritableDatabase(self._path, xapian.DB_CREATE_OR_OPEN)
        generator = xapian.TermGenerator()
        generator.set_stemmer(self._stem)
        for row in rows:
            document = xapian.Document()
            generator.set_document(document)
            generator.index_text(row.title, 2)
            generator.increase_termpos()
            generator.index_text(row.text)
            document.set_data(row.text)
            for slot, value in enumerate(("\t".join(row.actors), row.source, str(row.month))):
                document.add_value(slot, value)
            base.add_document(document)
        base.commit()
        base.close()
        self._base = xapian.Database(self._path)

    def search(self, words: str) -> Found:
        parser = xapian.QueryParser()
        parser.set_stemmer(self._stem)
        parser.set_database(self._base)
        parser.set_default_op(xapian.Query.OP_AND)
        enquire = xapian.Enquire(self._base)
        enquire.set_query(parser.parse_query(words))
        spies = [xapian.ValueCountMatchSpy(slot) for slot in range(len(FACETS))]
        for spy in spies:
            enquire.add_matchspy(spy)
        found = enquire.get_mset(0, 10, self._base.get_doccount())
        counts: dict[str, dict[str, int]] = {}
        for name, spy in zip(FACETS, spies, strict=True):
            counts[name] = {}
            for value in spy.values():
                for one in value.term.decode().split("\t"):
                    counts[name][one] = counts[name].get(one, 0) + value.termfreq
        passages = [
            found.snippet(hit.document.get_data().decode(), 280, self._stem).decode()
            for hit in found
        ]
        return Found(found.get_matches_estimated(), passages, counts)


#: The peers that can be measured here.
PEERS: tuple[type[RawTantivy] | type[SqliteFts5] | type[Xapian], ...] = (
    (RawTantivy, SqliteFts5, Xapian) if "xapian" in globals() else (RawTantivy, SqliteFts5)
)
