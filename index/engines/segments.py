"""Reads what the Whoosh engine's segments hold: posting lists as columns, and stored articles.

Input: a reader that Whoosh opened, and the catalogue of its rows. Output: postings for the
evaluator and articles for hits. Whoosh's files are read by position, so one thread reads at a
time; what is decoded is shared.
"""

from __future__ import annotations

import struct
import threading
from array import array
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import Any

from index.article import Article
from index.engines.bitmaps import BitMap
from index.engines.catalogue import Catalogue
from index.engines.evaluate import Evaluator, Occurrences
from index.engines.postings import TermPostings
from index.engines.rows import RowSearch
from index.request import SearchRequest
from index.result import Hit
from index.schema import field
from index.stored import article_from_json

__all__ = ["ENTRY", "OpenIndex", "SegmentTerms", "moved_terms"]

#: What the dictionary says of a term: where its columns begin in the file of postings, and how
#: many rows, frequencies and positions they have.
ENTRY = struct.Struct("<QIII")
#: Decoded postings kept in memory, in all.
_CACHED_POSTINGS = 4_000_000


class SegmentTerms:
    """The dictionary and postings of one segment, beneath Whoosh's own way to read them."""

    def __init__(self, leaf: Any) -> None:
        self._dictionary = leaf._terms._tindex
        self._key = leaf._terms._keycoder
        self._name = leaf._terms._keydecoder
        self._file = leaf._terms._postfile

    def lists(self, field_name: str, term: bytes) -> tuple[bytes, bytes, bytes] | None:
        """The columns of a term, None where the segment does not hold it."""
        entry = self._dictionary.get(self._key(field_name, term))
        return None if entry is None else self._columns(entry)

    def everything(self) -> Iterator[TermPostings]:
        """Every term, in order of field and bytes."""
        for key, entry in self._dictionary.items():
            name, term = self._name(key)
            rows, frequencies, positions = (array("I", raw) for raw in self._columns(entry))
            yield name, term, rows, frequencies, positions

    def _columns(self, entry: bytes) -> tuple[bytes, bytes, bytes]:
        start, *sizes = ENTRY.unpack(entry)
        raw = self._file.get(start, 4 * sum(sizes))
        first, second = 4 * sizes[0], 4 * (sizes[0] + sizes[1])
        return raw[:first], raw[first:second], raw[second:]


def moved_terms(
    terms: Iterator[TermPostings], moved: dict[int, int] | None, base: int
) -> Iterator[TermPostings]:
    """The same terms with their rows renumbered: by `moved`, which has no deleted rows, or where
    there are none, by adding `base`."""
    for name, term, rows, frequencies, positions in terms:
        if moved is None:
            yield name, term, array("I", [base + row for row in rows]), frequencies, positions
            continue
        kept = [at for at, row in enumerate(rows) if row in moved]
        if not kept:
            continue
        ends = array("I", [0])
        for count in frequencies:
            ends.append(ends[-1] + count)
        chosen = array("I")
        for at in kept if frequencies else ():
            chosen.extend(positions[ends[at] : ends[at + 1]])
        counts = array("I", [frequencies[at] for at in kept] if frequencies else ())
        yield name, term, array("I", [moved[rows[at]] for at in kept]), counts, chosen


class OpenIndex:
    """One state of the folder, open for reading; threads share it."""

    def __init__(self, reader: Any, catalogue: Catalogue, stored_field: str) -> None:
        self._reader = reader
        self._stored_field = stored_field
        self._reading = threading.Lock()
        self.catalogue = catalogue
        postings = _Postings(reader, catalogue, self._reading)
        self.search = RowSearch(catalogue, Evaluator(postings, catalogue.live, len(catalogue.ids)))

    def article(self, row: int) -> Article:
        """The stored article of a live row."""
        with self._reading:
            stored = self._reader.stored_fields(row)[self._stored_field]
        return article_from_json(stored.decode("utf-8", "surrogatepass"))

    def hits(self, rows: Sequence[tuple[int, float]], request: SearchRequest) -> Iterator[Hit]:
        """The hits of `rows`; a score only where hits are ranked by it."""
        for row, value in rows:
            score = value if request.sort == "relevance" else 0.0
            yield Hit(self.catalogue.ids[row], score, self.article(row), value)

    def close(self) -> None:
        """Release the files."""
        with self._reading:
            self._reader.close()


class _Postings:
    """Decodes postings over all segments and keeps the last used ones."""

    def __init__(self, reader: Any, catalogue: Catalogue, reading: threading.Lock) -> None:
        leaves = [] if reader.doc_count_all() == 0 else reader.leaf_readers()
        self._leaves = [(SegmentTerms(leaf), base) for leaf, base in leaves]
        self._catalogue = catalogue
        self._columns = catalogue.numbers | catalogue.lengths
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
        return self._columns[field_name]

    def occurrences(self, field_name: str, term: str) -> Occurrences:
        """See `Postings.occurrences`."""
        key = (field_name, term)
        with self._reading:
            found = self._known.get(key)
            if found is None:
                rows, frequencies, _ = self._lists(field_name, term)
                found = self._known[key] = Occurrences.of(rows, frequencies)
                self._kept += len(rows)
                self._forget()
            else:
                self._known.move_to_end(key)
        return found

    def positions(self, field_name: str, term: str) -> tuple[array[int], array[int], array[int]]:
        """See `Postings.positions`."""
        with self._reading:
            return self._lists(field_name, term)

    def _lists(self, field_name: str, term: str) -> tuple[array[int], array[int], array[int]]:
        lists = (array("I"), array("I"), array("I"))
        raw = term.encode("utf-8", "surrogatepass")
        for terms, base in self._leaves:
            found = terms.lists(field_name, raw)
            if found is not None:
                rows = array("I", found[0])
                lists[0].extend(rows if base == 0 else array("I", [base + row for row in rows]))
                lists[1].frombytes(found[1])
                lists[2].frombytes(found[2])
        return lists

    def _forget(self) -> None:
        while self._kept > _CACHED_POSTINGS:
            _, gone = self._known.popitem(last=False)
            self._kept -= len(gone.rows)
