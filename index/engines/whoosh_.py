"""The embedded engine for small corpora: Whoosh 2.7.4 keeps the terms and the stored articles.

Input: `Document`s, `SearchRequest`s. Output: `ResultPage`s. The only importer of whoosh. Whoosh
writes, merges and reads posting lists; what a query means is decided in `evaluate`, on whole
posting lists, because Whoosh's own collector skips documents that belong into the top ten and
its facets take seconds. Keywords and numbers live in the `catalogue` beside the posting lists.

Terms reach Whoosh as they are: a field's `index()` takes the tuple of terms, no analyser runs.
One writing process always: more lose documents silently. Whoosh syncs nothing; commit does,
before the table of contents that makes it visible.
"""

from __future__ import annotations

import pickle
import threading
from array import array
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

from whoosh.codec.whoosh3 import W3Codec, W3Segment
from whoosh.fields import STORED, FieldType, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.formats import Existence, Format
from whoosh.index import TOC, EmptyIndexError, FileIndex, LockError
from whoosh.writing import SegmentWriter

from index.article import Article, Document
from index.engines.base import EngineWriter
from index.engines.bitmaps import BitMap
from index.engines.catalogue import KEYWORD_FIELDS, TEXTS, Catalogue, Facts
from index.engines.checks import check_request
from index.engines.embedded import storage_errors, sync_folder
from index.engines.evaluate import Evaluator, Occurrences
from index.engines.rows import RowSearch
from index.errors import BusyIndex, DamagedIndex, NoIndex
from index.request import SearchRequest
from index.result import Hit, ResultPage
from index.schema import FIELDS, FieldKind, field
from index.stored import article_from_json

__all__ = ["WhooshEngine"]

#: Megabytes of postings held in memory while writing; the rest is sorted on disk.
_WRITE_MB = 256
#: Segments, or the share of deleted rows, from which a commit merges everything into one.
_MAX_SEGMENTS = 8
_MAX_DELETED = 0.3
#: Decoded postings kept in memory by a reader, in all.
_CACHED_POSTINGS = 4_000_000

_FACTS, _STORED = "facts", "stored"


class _Bag(FieldType):  # type: ignore[misc]  # whoosh has no types
    """A field of terms without positions; takes a sequence of distinct terms."""

    def __init__(self) -> None:
        super().__init__(Existence(), None)

    def index(self, value: Sequence[str], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        return ((term.encode(), 1, 1.0, b"") for term in value)


class _Text(_Bag):
    """A field of terms in order; a posting's value is its positions, four bytes each."""

    def __init__(self) -> None:
        FieldType.__init__(self, Format(), None)

    def index(self, value: Sequence[str], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        places: dict[str, list[int]] = {}
        for position, term in enumerate(value):
            places.setdefault(term, []).append(position)
        for term, at in places.items():
            yield term.encode(), len(at), float(len(at)), array("I", at).tobytes()


class _Codec(W3Codec):  # type: ignore[misc]  # whoosh has no types
    """Names segments so that two of one name never meet in a folder: Whoosh draws names from
    `random`, which a program may have seeded, and a generation may share files with another."""

    def new_segment(self, storage: Any, indexname: str) -> W3Segment:  # noqa: ARG002  its signature
        return W3Segment(self, indexname, segid=uuid4().hex)


def _schema() -> Schema:
    fields: dict[str, FieldType] = {name: _Text() for name in TEXTS}
    fields |= {spec.name: _Bag() for spec in FIELDS if spec.kind is FieldKind.TERMS}
    return Schema(**fields, **{_FACTS: STORED(), _STORED: STORED()})


class WhooshEngine:
    """One generation in a folder. A folder without an index can be written to, not searched."""

    name = "whoosh"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: _Open | None = None
        self._opening = threading.Lock()

    @contextmanager
    def writer(self) -> Iterator[EngineWriter]:
        """See `Engine.writer`. Raises BusyIndex where another writer holds the folder."""
        session = self._begin()
        try:
            yield session
            session.commit()
        except BaseException:
            session.cancel()
            raise
        finally:
            self.close()

    def _begin(self) -> _Session:
        with storage_errors(self._folder):
            index = _open_index(self._folder) or _create_index(self._folder)
            catalogue = _load_catalogue(self._folder, index)
            try:
                return _Session(index, self._folder, catalogue)
            except LockError as error:
                raise BusyIndex(
                    "another process is writing here", place=str(self._folder), remedy="wait"
                ) from error

    def search(self, request: SearchRequest) -> ResultPage:
        """See `Engine.search`."""
        check_request(request)
        with storage_errors(self._folder):
            opened = self._opened()
            page = opened.search.page(request)
            return ResultPage(page.total, tuple(opened.hits(page.rows, request)), page.counts)

    def fetch(self, ids: Sequence[str]) -> dict[str, Article]:
        """See `Engine.fetch`."""
        with storage_errors(self._folder):
            opened = self._opened()
            rows = {article_id: opened.catalogue.row(article_id) for article_id in ids}
            return {key: opened.article(row) for key, row in rows.items() if row is not None}

    def scan(self, request: SearchRequest) -> Iterator[Hit]:
        """See `Engine.scan`."""
        check_request(request)
        with storage_errors(self._folder):
            opened = self._opened()
            for row in opened.search.all_rows(request):
                yield Hit(opened.catalogue.ids[row], 0.0, opened.article(row))

    def count(self) -> int:
        """See `Engine.count`."""
        with storage_errors(self._folder):
            return len(self._opened().catalogue.live)

    def close(self) -> None:
        """See `Engine.close`."""
        with self._opening:
            if self._open is not None:
                self._open.close()
                self._open = None

    def _opened(self) -> _Open:
        opened = self._open
        if opened is None:
            with self._opening:
                if self._open is None:
                    self._open = _Open.at(self._folder)
                opened = self._open
        return opened


class _Session(EngineWriter):
    """One writing session. Whoosh cannot delete what the same session wrote, so rows that were
    overtaken in this session are marked deleted in the new segment when it is committed."""

    def __init__(self, index: FileIndex, folder: Path, old: Catalogue) -> None:
        self._folder = folder
        self._old = old
        self._written: dict[str, int] = {}
        self._overtaken: list[int] = []
        codec = _Codec(compression=1)
        self._writer = _Writer(index, limitmb=_WRITE_MB, codec=codec, compound=False)

    def put(self, document: Document) -> None:
        """See `EngineWriter.put`."""
        self.delete(document.id)
        self._written[document.id] = self._writer.docnum
        facts = Facts(
            document.id,
            document.numbers.get("day"),
            document.numbers.get("month"),
            {name: len(document.texts[name]) for name in TEXTS if document.texts.get(name)},
            {name: document.keywords.get(name, ()) for name in KEYWORD_FIELDS},
        )
        with storage_errors(self._folder):
            self._writer.add_document(
                **{name: terms for name, terms in document.texts.items() if terms},
                **{name: terms for name, terms in document.terms.items() if terms},
                **{_FACTS: _pack(facts), _STORED: document.stored.encode("utf-8", "surrogatepass")},
            )

    def delete(self, article_id: str) -> None:
        """See `EngineWriter.delete`."""
        row = self._written.pop(article_id, None)
        if row is not None:
            self._overtaken.append(row)
        row = self._old.row(article_id)
        if row is not None:
            self._writer.delete_document(row)

    def commit(self) -> None:
        """Put everything on disk, then the table of contents that makes it visible."""
        self._writer.overtaken = self._overtaken
        self._writer.folder = self._folder
        with storage_errors(self._folder):
            self._writer.commit(optimize=self._writer.is_scattered, merge=False)
            sync_folder(self._folder)

    def cancel(self) -> None:
        """Forget everything; what was visible before stays."""
        if not self._writer.is_closed:
            with suppress(Exception):
                self._writer.cancel()


class _Writer(SegmentWriter):  # type: ignore[misc]  # whoosh has no types
    """Whoosh's writer, which marks overtaken rows and saves the catalogue before it commits."""

    overtaken: Sequence[int] = ()
    folder: Path

    @property
    def is_scattered(self) -> bool:
        """Whether the segments before this session are better merged with it."""
        total = sum(segment.doc_count_all() for segment in self.segments)
        deleted = sum(segment.deleted_count() for segment in self.segments)
        return len(self.segments) >= _MAX_SEGMENTS or deleted > _MAX_DELETED * max(total, 1)

    def _commit_toc(self, segments: list[Any]) -> None:
        if self.overtaken:
            for row in self.overtaken:
                segments[-1].delete_document(row)
        reader = FileIndex._reader(self.storage, self.schema, segments, self.generation)
        try:
            catalogue = _build_catalogue(reader)
        finally:
            reader.close()
        catalogue.save(_catalogue_path(self.folder, self.generation))
        sync_folder(self.folder)
        super()._commit_toc(segments)
        for path in self.folder.glob("catalogue_*.bin"):
            if path != _catalogue_path(self.folder, self.generation):
                path.unlink(missing_ok=True)


class _Open:
    """One state of the folder, open for reading; threads share it."""

    def __init__(self, reader: Any, catalogue: Catalogue) -> None:
        self._reader = reader
        self._reading = threading.Lock()
        self.catalogue = catalogue
        postings = _Postings(reader, catalogue, self._reading)
        self.search = RowSearch(catalogue, Evaluator(postings, catalogue.live, len(catalogue.ids)))

    @classmethod
    def at(cls, folder: Path) -> _Open:
        """Raises NoIndex or DamagedIndex."""
        index = _open_index(folder)
        if index is None:
            raise NoIndex("nothing is indexed here", place=str(folder), remedy="reindex")
        return cls(index.reader(), _load_catalogue(folder, index))

    def article(self, row: int) -> Article:
        """The stored article of a live row."""
        with self._reading:
            stored = self._reader.stored_fields(row)[_STORED]
        return article_from_json(stored.decode("utf-8", "surrogatepass"))

    def hits(self, rows: Sequence[tuple[int, float]], request: SearchRequest) -> Iterator[Hit]:
        """The hits of `rows`; a score only where hits are ranked by it."""
        for row, value in rows:
            score = value if request.sort == "relevance" else 0.0
            yield Hit(self.catalogue.ids[row], score, self.article(row), value)

    def close(self) -> None:
        with self._reading:
            self._reader.close()


class _Postings:
    """Decodes posting lists block by block and keeps the last used ones."""

    def __init__(self, reader: Any, catalogue: Catalogue, reading: threading.Lock) -> None:
        self._leaves = [] if reader.doc_count_all() == 0 else list(reader.leaf_readers())
        self._schema = reader.schema
        self._catalogue = catalogue
        self._reading = reading
        self._known: OrderedDict[tuple[str, str], Occurrences] = OrderedDict()
        self._kept = 0

    def kind(self, field_name: str) -> str:
        """See `Postings.kind`."""
        return field(field_name).kind.value

    def holders(self, field_name: str, values: Sequence[str]) -> BitMap:
        """See `Postings.holders`."""
        return self._catalogue.keywords[field_name].any_of(values)

    def column(self, field_name: str) -> array[int]:
        """See `Postings.column`."""
        columns = self._catalogue.numbers | self._catalogue.lengths
        return columns[field_name]

    def occurrences(self, field_name: str, term: str) -> Occurrences:
        """See `Postings.occurrences`."""
        key = (field_name, term)
        with self._reading:
            found = self._known.get(key)
            if found is None:
                found = self._known[key] = self._decode(field_name, term)
                self._kept += len(found.rows)
                self._forget()
            else:
                self._known.move_to_end(key)
        return found

    def positions(self, field_name: str, term: str) -> list[tuple[int, array[int]]]:
        """See `Postings.positions`."""
        out: list[tuple[int, array[int]]] = []
        with self._reading:
            for base, matcher in self._matchers(field_name, term):
                for ids, _, values in _blocks(matcher, with_values=True):
                    out.extend(
                        (base + row, array("I", value))
                        for row, value in zip(ids, values, strict=True)
                    )
        return out

    def _decode(self, field_name: str, term: str) -> Occurrences:
        rows: list[int] = []
        weights: list[float] = []
        for base, matcher in self._matchers(field_name, term):
            for ids, frequencies, _ in _blocks(matcher, with_values=False):
                rows.extend(ids if base == 0 else [base + row for row in ids])
                weights.extend(frequencies)
        return Occurrences.of(rows, weights)

    def _matchers(self, field_name: str, term: str) -> Iterator[tuple[int, Any]]:
        key, shape = term.encode("utf-8", "replace"), self._schema[field_name].format
        for leaf, base in self._leaves:
            if (field_name, key) in leaf._terms:
                yield base, leaf._terms.matcher(field_name, key, shape)

    def _forget(self) -> None:
        while self._kept > _CACHED_POSTINGS and len(self._known) > 1:
            _, gone = self._known.popitem(last=False)
            self._kept -= len(gone.rows)


def _blocks(matcher: Any, *, with_values: bool) -> Iterator[tuple[Any, Any, Any]]:
    """The blocks of one posting list. Reads the pinned version's leaf matcher, whose public way
    is one Python call a posting."""
    while not matcher._atend:
        matcher._read_ids()
        matcher._read_weights()
        if with_values:
            matcher._read_values()
        yield matcher._ids, matcher._weights, matcher._values
        matcher._next_block()


def _open_index(folder: Path) -> FileIndex | None:
    """The index in `folder`, None where there is none. Raises DamagedIndex."""
    if not folder.is_dir():
        return None
    try:
        return FileIndex(FileStorage(str(folder)))
    except EmptyIndexError:
        return None
    except OSError:
        raise
    except Exception as error:  # a damaged pickle can raise anything
        raise DamagedIndex(str(error), place=str(folder), remedy="reindex") from error


def _create_index(folder: Path) -> FileIndex:
    folder.mkdir(parents=True, exist_ok=True)
    storage = FileStorage(str(folder))
    TOC.create(storage, _schema(), "MAIN")
    Catalogue().save(_catalogue_path(folder, 0))
    return FileIndex(storage)


def _catalogue_path(folder: Path, commit: int) -> Path:
    return folder / f"catalogue_{commit}.bin"


def _load_catalogue(folder: Path, index: FileIndex) -> Catalogue:
    return Catalogue.load(_catalogue_path(folder, index.latest_generation()))


def _build_catalogue(reader: Any) -> Catalogue:
    catalogue = Catalogue()
    for row in range(reader.doc_count_all()):
        if reader.is_deleted(row):
            catalogue.add(None)
        else:
            catalogue.add(_unpack(reader.stored_fields(row)[_FACTS]))
    catalogue.seal()
    return catalogue


def _pack(facts: Facts) -> bytes:
    row = (facts.id, facts.day, facts.month, facts.lengths, facts.keywords)
    return pickle.dumps(row, protocol=5)


def _unpack(raw: bytes) -> Facts:
    return Facts(*pickle.loads(raw))  # noqa: S301  written by `_pack` in a folder of ours
