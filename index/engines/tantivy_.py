"""The embedded engine for large corpora: tantivy 0.27, one writer process, many readers.

Input: `Document`s, `SearchRequest`s. Output: `ResultPage`s. The only importer of tantivy. Queries
are built from objects, never from text; `tantivy_` stores terms parted by blanks and splits them
at blanks only.

Each article carries a `serial`; the table of ids beside the index (`ids`) knows its rank, and
`ranks` cuts exact pages with it. Hits are always counted, so that the collector scores every one
of them alike and a page cannot disagree with the next.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import tantivy
from tantivy import FieldType, Occur, Order, Query, Schema

from index.article import Article, Document
from index.engines.base import EngineWriter
from index.engines.bitmaps import BitMap
from index.engines.checks import check_request
from index.engines.embedded import sync_folder
from index.engines.ids import IdSorter, IdTable
from index.engines.near import arrangements
from index.engines.ranks import OpenRanks
from index.engines.tantivy_errors import border
from index.engines.tantivy_folder import openable, share
from index.errors import DamagedIndex, NoIndex, VigieError
from index.request import (
    AllOf,
    AnyOf,
    Best,
    Constant,
    Everything,
    Near,
    Node,
    Nothing,
    Phrased,
    Range,
    SearchRequest,
    Term,
    Terms,
)
from index.result import Hit, ResultPage
from index.schema import FIELDS, FieldKind, field

__all__ = ["TantivyEngine"]

#: Bytes of postings in memory while writing; a segment is written each time it is full. Of 48, 100
#: and 192 million none wrote faster; of 100,000 articles they left 5, 2 and 1 segments (a search of
#: 5 takes an eighth longer), and at 400,000 the writer held 149, 193 and 288 MB.
_HEAP = 100_000_000
#: Terms of one set that are asked for one by one; more are faster together.
_MOST_ASKED = 256


def _schema() -> Schema:
    builder = tantivy.SchemaBuilder()
    for spec in FIELDS:
        match spec.kind:
            case FieldKind.TEXT:
                builder.add_text_field(spec.name, tokenizer_name="whitespace")
            case FieldKind.TERMS:
                builder.add_text_field(spec.name, tokenizer_name="whitespace", index_option="basic")
            case FieldKind.KEYWORDS:
                builder.add_text_field(
                    spec.name, fast=True, tokenizer_name="raw", index_option="basic"
                )
            case FieldKind.NUMBER:
                builder.add_integer_field(spec.name, indexed=True, fast=True)
            case FieldKind.STORED:
                builder.add_bytes_field(spec.name, stored=True)
    builder.add_text_field("id", fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("serial", indexed=True, fast=True)
    return builder.build()


class TantivyEngine:
    """One generation in a folder. A folder without an index can be written to, not searched."""

    name = "tantivy"
    is_remote = False

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: OpenRanks | None = None

    @contextmanager
    def writer(self) -> Iterator[EngineWriter]:
        """See `Engine.writer`. Raises BusyIndex where another writer holds the folder."""
        with border(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            session = _Session(self._folder)
        try:
            yield session
            session.commit()
        finally:
            session.end()
            self._open = None

    def search(self, request: SearchRequest) -> ResultPage:
        """See `Engine.search`."""
        check_request(request)
        with border(self._folder):
            return self._opened().search(request)

    def fetch(self, ids: Sequence[str]) -> dict[str, Article]:
        """See `Engine.fetch`."""
        with border(self._folder):
            return self._opened().fetch(ids)

    def scan(self, request: SearchRequest) -> Iterator[Hit]:
        """See `Engine.scan`."""
        check_request(request)
        with border(self._folder):
            batches = self._opened().batches(request)
        while True:
            with border(self._folder):
                batch = next(batches, None)
            if batch is None:
                return
            yield from batch

    def tally(self, field: str, values: Sequence[str]) -> dict[str, int]:
        """See `Engine.tally`."""
        with border(self._folder):
            return self._opened().tally(field, values)

    def count(self) -> int:
        """See `Engine.count`."""
        with border(self._folder):
            return int(self._opened().searcher.num_docs)

    def close(self) -> None:
        """See `Engine.close`."""
        self._open = None

    def _opened(self) -> OpenRanks:
        opened = self._open
        if opened is None:
            opened = self._open = _open(self._folder)
        return opened


class _Session(EngineWriter):
    """One writing session, on an `Index` of its own: one that was used before may hold files of
    what it saw then."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        old = IdTable(_ids_path(folder)) if (folder / "meta.json").exists() else None
        if old is None:
            self._index = tantivy.Index(_schema(), path=str(folder))
        else:
            self._index = tantivy.Index.open(str(folder))
        self._has_older = old is not None and len(old) > 0
        self._serial = 0 if old is None else old.last_serial
        self._ids = IdSorter(old, folder)
        self._seen = BitMap()
        self._writer: Any = self._index.writer(_HEAP, 1)

    def put(self, document: Document) -> None:
        """See `EngineWriter.put`."""
        with border(self._folder):
            mark = zlib.crc32(document.id.encode())
            if self._has_older or mark in self._seen:
                self._writer.delete_documents_by_term("id", document.id)
            self._seen.add(mark)
            self._serial += 1
            self._ids.put(document.id, self._serial)
            self._writer.add_document(_row(document, self._serial))

    def delete(self, article_id: str) -> None:
        """See `EngineWriter.delete`."""
        with border(self._folder):
            self._ids.put(article_id, 0)
            self._writer.delete_documents_by_term("id", article_id)

    def commit(self) -> None:
        """Make everything durable and visible, and remove what it replaced."""
        with border(self._folder):
            fresh = self._folder / "ids.new"
            self._ids.write(fresh, self._serial)
            self._writer.commit()
            self._writer.wait_merging_threads()
            self._writer = None
            path = _ids_path(self._folder)
            fresh.rename(path)
            for other in self._folder.glob("ids_*.bin"):
                if other != path:
                    other.unlink()
            _sweep(self._folder)
            share(self._folder, path)
            sync_folder(self._folder)

    def end(self) -> None:
        """Forget what was not committed; what was visible before stays."""
        self._ids.close()
        writer, self._writer = self._writer, None
        if writer is not None:
            with suppress(VigieError), border(self._folder):
                writer.rollback()
                writer.wait_merging_threads()
            (self._folder / "ids.new").unlink(missing_ok=True)


def _row(document: Document, serial: int) -> tantivy.Document:
    row = tantivy.Document()
    row.add_text("id", document.id)
    row.add_integer("serial", serial)
    for name, terms in (*document.texts.items(), *document.terms.items()):
        row.add_text(name, " ".join(terms))
    for name, values in document.keywords.items():
        for value in values:
            row.add_text(name, value)
    for name, number in document.numbers.items():
        row.add_integer(name, number)
    row.add_bytes("stored", document.stored.encode("utf-8", "surrogatepass"))
    return row


class _Compiler:
    """Turns nodes and filters into tantivy's query objects. What has no score is given one of
    nought: tantivy gives 1 to a range and to everything."""

    ascending = Order.Asc

    def __init__(self, schema: Schema) -> None:
        self._schema = schema

    def request(self, request: SearchRequest, without: str = "") -> Query:
        """The query and every filter but those of the field `without`."""
        must = [self.node(request.query)]
        must += [self.node(limit) for name, limit in request.limits if name != without]
        return must[0] if len(must) == 1 else _all(must)

    def serials_between(self, query: Query, first: int, last: int) -> Query:
        """The part of `query` whose serials lie in [first, last]."""
        return _all([query, self._range(Range("serial", first, last))])

    def values(self, name: str, values: Sequence[object]) -> Query:
        """The articles whose field holds any of `values`; score 0."""
        return _flat(self._any_term(name, values), 0.0)

    def _any_term(self, name: str, terms: Sequence[object]) -> Query:
        """The articles whose field holds any of `terms`. tantivy's own set of terms walks the
        whole dictionary: 0.24 ms for one term, where asking for it takes 0.005."""
        if len(terms) > _MOST_ASKED:
            return Query.term_set_query(self._schema, name, list(terms))
        asked = [self._term(name, term) for term in terms]
        return asked[0] if len(asked) == 1 else self._any_of(asked, 1)

    def _term(self, name: str, term: object, read: str = "basic") -> Query:
        return Query.term_query(self._schema, name, term, read)

    def node(self, node: Node) -> Query:  # noqa: C901  # one arm a node type
        """The query object of one node."""
        match node:
            case Term(name, term, boost) if field(name).kind is FieldKind.TEXT:
                return Query.boost_query(self._term(name, term, "freq"), boost)
            case Term(name, term, boost):
                return _flat(self._term(name, term), boost)
            case Terms(name, terms, boost):
                return _flat(self._any_term(name, terms), boost)
            case Phrased(name, terms, boost):
                return self._phrase(name, terms, boost)
            case Near():
                return self._near(node)
            case Range():
                return self._range(node)
            case Everything():
                return _flat(Query.all_query(), 0.0)
            case Nothing():
                return Query.empty_query()
            case Best(children, tie):
                parts = [self.node(child) for child in children]
                return Query.disjunction_max_query(parts, tie) if parts else Query.empty_query()
            case AnyOf(children, at_least):
                return self._any_of([self.node(child) for child in children], max(at_least, 1))
            case AllOf(children, none, prefer):
                must = [self.node(child) for child in children] or [self.node(Everything())]
                return _all(
                    must,
                    [self.node(child) for child in none],
                    [self.node(child) for child in prefer],
                )
            case Constant(child, score):
                return _flat(self.node(child), score)

    def _any_of(self, parts: Sequence[Query], at_least: int) -> Query:
        if at_least > len(parts):
            return Query.empty_query()
        return Query.boolean_query([(Occur.Should, part) for part in parts], at_least)

    def _phrase(self, name: str, terms: Sequence[str], boost: float) -> Query:
        if len(terms) < 2:
            return self.node(Term(name, terms[0], boost) if terms else Nothing())
        return Query.boost_query(Query.phrase_query(self._schema, name, list(terms)), boost)

    def _near(self, node: Near) -> Query:
        if len(node.terms) < 2:
            return _flat(self._phrase(node.field, node.terms, 1.0), node.boost)
        phrases = [phrase for terms in node.orders for phrase in self._ways(node, terms)]
        return _flat(self._any_of(phrases, 1), node.boost)

    def _ways(self, node: Near, terms: Sequence[str]) -> Iterator[Query]:
        """Phrases of which one holds where `terms` stand near in this order. tantivy's own slop,
        a seventh as dear, lets some stand in the other order too: right where either way is."""
        if node.either_way and len(set(terms)) == 2 == len(terms):
            yield Query.phrase_query(self._schema, node.field, list(terms), node.slop)
            return
        for offsets in arrangements(len(terms), node.slop):
            placed: list[str | tuple[int, str]] = [*zip(offsets, terms, strict=True)]
            yield Query.phrase_query(self._schema, node.field, placed)

    def _range(self, node: Range) -> Query:
        if node.low is not None and node.high is not None and node.low > node.high:
            return Query.empty_query()
        if node.low is None and node.high is None:
            return _flat(Query.exists_query(node.field), 0.0)
        inside = Query.range_query(self._schema, node.field, FieldType.Integer, node.low, node.high)
        return _flat(inside, 0.0)


def _flat(query: Query, score: float) -> Query:
    return Query.const_score_query(query, score)


def _all(must: Sequence[Query], none: Sequence[Query] = (), prefer: Sequence[Query] = ()) -> Query:
    return Query.boolean_query(
        [
            *((Occur.Must, part) for part in must),
            *((Occur.MustNot, part) for part in none),
            *((Occur.Should, part) for part in prefer),
        ]
    )


def _open(folder: Path) -> OpenRanks:
    if not (folder / "meta.json").exists():
        raise NoIndex("nothing is indexed here", place=str(folder))
    with openable(folder) as place:
        index = tantivy.Index.open(str(place))
        index.config_reader("manual")  # else a thread of its own maps the files anew as they change
        searcher = index.searcher()
    ids = IdTable(_ids_path(folder))
    if len(ids) != searcher.num_docs:
        raise DamagedIndex("ids are missing", place=str(folder))
    return OpenRanks(searcher, _Compiler(index.schema), ids)


def _ids_path(folder: Path) -> Path:
    """The table of ids that belongs to the last commit."""
    return folder / f"ids_{json.loads((folder / 'meta.json').read_text())['opstamp']}.bin"


def _sweep(folder: Path) -> None:
    """Remove the files that merges left behind."""
    sweeper = tantivy.Index.open(str(folder)).writer(15_000_000, 1)
    sweeper.garbage_collect_files()
    sweeper.wait_merging_threads()
