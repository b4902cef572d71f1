"""The embedded engine for small corpora: Whoosh 2.7.4 keeps the terms and the stored articles.

Input: `Document`s, `SearchRequest`s. Output: `ResultPage`s. The only importer of whoosh. Whoosh
keeps segments, dictionary and stored articles, and commits; what a query means is decided in
`evaluate`, on whole posting lists, because Whoosh's own collector skips documents that belong
into the top ten and its facets take seconds. Keywords and numbers live in the `catalogue` beside.

Terms reach the segment as they are, through a codec of ours: Whoosh's own asks the file system
once a posting and packs 128 of them at a time in Python. One writing process always: more lose
documents silently. Whoosh syncs nothing; commit does, before the table of contents that makes it
visible.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3Segment
from whoosh.fields import STORED, FieldType, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import FileFormatError
from whoosh.formats import Format
from whoosh.index import TOC, EmptyIndexError, FileIndex, LockError
from whoosh.reading import ReaderClosed, SegmentReader
from whoosh.system import pack_ushort
from whoosh.writing import NO_MERGE, SegmentWriter

from index.article import Article, Document
from index.engines.base import EngineWriter
from index.engines.catalogue import Catalogue, Facts
from index.engines.checks import check_request
from index.engines.embedded import damage, reading_errors, storage_errors, sync_folder
from index.engines.postings import PostingSorter, TermPostings
from index.engines.segments import ENTRY, OpenIndex, SegmentTerms, moved_terms
from index.errors import BusyIndex, DamagedIndex, EngineUnavailable, NoIndex
from index.request import SearchRequest
from index.result import Hit, ResultPage
from index.schema import FIELDS, FieldKind

__all__ = ["WhooshEngine"]

#: Segments, or the share of deleted rows, from which a commit merges everything into one.
_MAX_SEGMENTS = 8
_MAX_DELETED = 0.3

_FACTS, _STORED = "facts", "stored"


class _Codec(W3Codec):  # type: ignore[misc]  # whoosh has no types
    """Whoosh's codec with posting lists as three columns, and segments named so that two of one
    name never meet in a folder: Whoosh draws names from `random`, which a program may have
    seeded, and a generation may share files with another."""

    length_stats = False

    def new_segment(self, storage: Any, indexname: str) -> W3Segment:  # noqa: ARG002  # Whoosh's signature
        return W3Segment(self, indexname, segid=uuid4().hex)

    def field_writer(self, storage: Any, segment: Any) -> _FieldWriter:
        return _FieldWriter(self, storage, segment)


class _FieldWriter(W3FieldWriter):  # type: ignore[misc]  # whoosh has no types
    """Writes the dictionary as Whoosh does, with entries of ours."""

    def add_lists(self, terms: Iterator[TermPostings]) -> None:
        """Every term of the segment, in order."""
        for name, term, rows, frequencies, positions in terms:
            number = self._fieldmap.setdefault(name, len(self._fieldmap))
            start = self._postfile.tell()
            for column in (rows, frequencies, positions):
                column.tofile(self._postfile)
            entry = ENTRY.pack(start, len(rows), len(frequencies), len(positions))
            self._tindex.add(pack_ushort(number) + term, entry)


class _Storage(FileStorage):  # type: ignore[misc]  # whoosh has no types
    """Remembers the files that it creates: where the disk is full, Whoosh stops closing them at
    the first that cannot be flushed."""

    def __init__(self, path: str, created: list[Any] | None = None) -> None:
        super().__init__(path)
        self._created: list[Any] = [] if created is None else created

    def create_file(self, name: str, **options: Any) -> Any:
        file = super().create_file(name, **options)
        self._created.append(file)
        return file

    def temp_storage(self, name: str | None = None) -> _Storage:
        place = Path(self.folder) / (name or f"{uuid4().hex}.tmp")
        inner = _Storage(str(place), self._created)
        inner.create()
        return inner

    def abandon(self) -> None:
        """Close whatever is still open; what could not be written is lost, as it must be."""
        for file in self._created:
            with suppress(OSError, ValueError):
                file.file.close()
        self._created.clear()


def _schema() -> Schema:
    """Whoosh only needs to know that there are such fields; it analyses and interprets none."""
    words = (FieldKind.TEXT, FieldKind.TERMS)
    fields = {spec.name: FieldType(Format(), None) for spec in FIELDS if spec.kind in words}
    return Schema(**fields, **{_FACTS: STORED(), _STORED: STORED()})


class WhooshEngine:
    """One generation in a folder. A folder without an index can be written to, not searched."""

    name = "whoosh"
    is_remote = False

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: OpenIndex | None = None
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
        with _border(self._folder):
            opened = self._opened()
            page = opened.search.page(request)
            return ResultPage(page.total, tuple(opened.hits(page.rows, request)), page.counts)

    def fetch(self, ids: Sequence[str]) -> dict[str, Article]:
        """See `Engine.fetch`."""
        with _border(self._folder):
            opened = self._opened()
            rows = {article_id: opened.catalogue.row(article_id) for article_id in ids}
            return {key: opened.article(row) for key, row in rows.items() if row is not None}

    def scan(self, request: SearchRequest) -> Iterator[Hit]:
        """See `Engine.scan`."""
        check_request(request)
        with _border(self._folder):
            opened = self._opened()
            for row in opened.search.all_rows(request):
                yield Hit(opened.catalogue.ids[row], 0.0, opened.article(row))

    def tally(self, field: str, values: Sequence[str]) -> dict[str, int]:
        """See `Engine.tally`."""
        with _border(self._folder):
            sets = self._opened().catalogue.keywords[field]
            return {value: len(sets.rows(value)) for value in values}

    def count(self) -> int:
        """See `Engine.count`."""
        with _border(self._folder):
            return len(self._opened().catalogue.live)

    def close(self) -> None:
        """See `Engine.close`."""
        with self._opening:
            if self._open is not None:
                self._open.close()
                self._open = None

    def _opened(self) -> OpenIndex:
        opened = self._open
        if opened is None:
            with self._opening:
                if self._open is None:
                    self._open = _open(self._folder)
                opened = self._open
        return opened


@contextmanager
def _border(folder: Path) -> Iterator[None]:
    """Within it, what Whoosh raises while it reads leaves as an error of ours."""
    try:
        with reading_errors(folder):
            yield
    except FileFormatError as error:
        raise damage(error, folder) from error
    except ReaderClosed as error:
        raise EngineUnavailable(
            "the index was closed while it was read", place=str(folder), remedy="ask again"
        ) from error


class _Session(EngineWriter):
    """One writing session. Whoosh cannot delete what the same session wrote, so rows that were
    overtaken in this session are marked deleted in the new segment when it is committed."""

    def __init__(self, index: FileIndex, folder: Path, old: Catalogue) -> None:
        self._folder = folder
        self._old = old
        self._written: dict[str, int] = {}
        self._overtaken: list[int] = []
        self._storage: _Storage = index.storage
        self._writer = _Writer(index, codec=_Codec(), compound=False)
        self._writer.folder = folder

    def put(self, document: Document) -> None:
        """See `EngineWriter.put`."""
        self.delete(document.id)
        self._written[document.id] = self._writer.docnum
        with storage_errors(self._folder):
            self._writer.put(document)

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
        with storage_errors(self._folder):
            self._writer.commit(mergetype=_merge if self._writer.is_scattered else NO_MERGE)
            sync_folder(self._folder)

    def cancel(self) -> None:
        """Forget everything; what was visible before stays."""
        # Whoosh's own way stops at the first file that cannot be closed.
        for end in (self._writer.cancel, self._writer._finish):
            if not self._writer.is_closed:
                with suppress(Exception):
                    end()
        self._storage.abandon()


class _Writer(SegmentWriter):  # type: ignore[misc]  # whoosh has no types
    """Whoosh's writer with a way of its own for postings; it marks overtaken rows and saves the
    catalogue before it commits."""

    overtaken: Sequence[int] = ()
    folder: Path

    def __init__(self, index: FileIndex, **options: Any) -> None:
        super().__init__(index, **options)
        self._postings = PostingSorter(Path(self.storage.folder))
        self._readers = ExitStack()
        self._older: list[tuple[Any, dict[int, int] | None, int]] = []

    @property
    def is_scattered(self) -> bool:
        """Whether the segments before this session are better merged with it."""
        total = sum(segment.doc_count_all() for segment in self.segments)
        deleted = sum(segment.deleted_count() for segment in self.segments)
        return len(self.segments) >= _MAX_SEGMENTS or deleted > _MAX_DELETED * max(total, 1)

    def put(self, document: Document) -> None:
        """The next row."""
        for name, terms in document.texts.items():
            self._postings.add_text(name, self.docnum, terms)
        for name, terms in document.terms.items():
            self._postings.add_terms(name, self.docnum, terms)
        facts, stored = Facts.of(document), document.stored.encode("utf-8", "surrogatepass")
        self.perdocwriter.start_doc(self.docnum)
        self.perdocwriter.add_field(_FACTS, self.schema[_FACTS], facts.to_bytes(), 0)
        self.perdocwriter.add_field(_STORED, self.schema[_STORED], stored, 0)
        self.perdocwriter.finish_doc()
        self._added = True
        self.docnum += 1

    def add_reader(self, reader: Any) -> None:
        """Take over the live rows of an older segment, after those that are here."""
        self._readers.callback(reader.close)
        base = self.docnum
        moved = self.write_per_doc((_FACTS, _STORED), reader)
        self._older.append((SegmentTerms(reader), moved, base))
        self._added = True

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        older = [moved_terms(terms.everything(), moved, base) for terms, moved, base in self._older]
        self.fieldwriter.add_lists(self._postings.merged(older))
        self.fieldwriter.close()

    def _finish(self) -> None:
        self._postings.close()
        self._readers.close()
        super()._finish()

    def _commit_toc(self, segments: list[Any]) -> None:
        for row in self.overtaken:
            segments[-1].delete_document(row)
        reader = FileIndex._reader(self.storage, self.schema, segments, self.generation)
        try:
            catalogue = Catalogue.of(_facts(reader))
        finally:
            reader.close()
        catalogue.save(_catalogue_path(self.folder, self.generation))
        sync_folder(self.folder)
        super()._commit_toc(segments)
        for path in self.folder.glob("catalogue_*.bin"):
            if path != _catalogue_path(self.folder, self.generation):
                path.unlink(missing_ok=True)


def _merge(writer: _Writer, segments: Sequence[Any]) -> list[Any]:
    """Merges everything; like Whoosh's own, but leaves the readers open until it is written."""
    for segment in segments:
        writer.add_reader(SegmentReader(writer.storage, writer.schema, segment))
    return []


def _open(folder: Path) -> OpenIndex:
    index = _open_index(folder)
    if index is None:
        raise NoIndex("nothing is indexed here", place=str(folder))
    return OpenIndex(index.reader(), _load_catalogue(folder, index), _STORED)


def _open_index(folder: Path) -> FileIndex | None:
    """The index in `folder`, None where there is none. Raises DamagedIndex."""
    if not folder.is_dir():
        return None
    try:
        return FileIndex(_Storage(str(folder)))
    except EmptyIndexError:
        return None
    except OSError:
        raise
    except Exception as error:  # a damaged pickle can raise anything
        raise DamagedIndex(str(error), place=str(folder)) from error


def _create_index(folder: Path) -> FileIndex:
    folder.mkdir(parents=True, exist_ok=True)
    storage = _Storage(str(folder))
    TOC.create(storage, _schema(), "MAIN")
    Catalogue().save(_catalogue_path(folder, 0))
    return FileIndex(storage)


def _catalogue_path(folder: Path, commit: int) -> Path:
    return folder / f"catalogue_{commit}.bin"


def _load_catalogue(folder: Path, index: FileIndex) -> Catalogue:
    return Catalogue.load(_catalogue_path(folder, index.latest_generation()))


def _facts(reader: Any) -> Iterator[Facts | None]:
    """Of each row, None for one that is deleted."""
    for row in range(reader.doc_count_all()):
        is_deleted = reader.is_deleted(row)
        yield None if is_deleted else Facts.from_bytes(reader.stored_fields(row)[_FACTS])
