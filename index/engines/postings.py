"""Collects the postings of many documents and gives them back term by term, in flat memory.

Input: for each document its row and its terms. Output: every term in order of field and bytes,
with its rows, how often each holds it, and where. Beyond a bound the collected part is sorted and
set aside on disk; at the end the parts are merged.
"""

from __future__ import annotations

import pickle
import tempfile
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from heapq import merge
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import IO

__all__ = ["PostingSorter", "TermPostings"]

#: Field, term, rows, frequencies, positions; the last two are empty for a term of a TERMS field.
TermPostings = tuple[str, bytes, "array[int]", "array[int]", "array[int]"]
Lists = tuple["array[int]", "array[int]", "array[int]"]

_KEY = itemgetter(0, 1)
#: What is held in memory at most: postings, where a term weighs as much as this many.
_MAX_HELD, _TERM_WEIGHT = 6_000_000, 24


class PostingSorter:
    """Rows must be added in ascending order. What is set aside lies in `folder` or where temporary
    files do, until `close`."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._held: dict[str, dict[str, Lists]] = {}
        self._weight = 0
        self._aside: list[IO[bytes]] = []
        self._stack = ExitStack()

    def add_text(self, field: str, row: int, terms: Sequence[str]) -> None:
        """Terms in order; their positions count from 0."""
        places: dict[str, list[int]] = {}
        for position, term in enumerate(terms):
            at = places.get(term)
            if at is None:
                places[term] = [position]
            else:
                at.append(position)
        held = self._held.setdefault(field, {})
        for term, at in places.items():
            lists = held.get(term)
            if lists is None:
                held[term] = (array("I", (row,)), array("I", (len(at),)), array("I", at))
                self._weight += _TERM_WEIGHT
            else:
                lists[0].append(row)
                lists[1].append(len(at))
                lists[2].extend(at)
        self._weigh(len(terms) + 2 * len(places))

    def add_terms(self, field: str, row: int, terms: Iterable[str]) -> None:
        """Distinct terms without positions."""
        held = self._held.setdefault(field, {})
        for term in terms:
            lists = held.get(term)
            if lists is None:
                held[term] = (array("I", (row,)), array("I"), array("I"))
                self._weight += _TERM_WEIGHT
            else:
                lists[0].append(row)
                self._weight += 1
        self._weigh(0)

    def merged(self, older: Iterable[Iterator[TermPostings]] = ()) -> Iterator[TermPostings]:
        """Everything, and then for each term what `older` sorted streams hold of it."""
        streams = [*(_read(file) for file in self._aside), self._sorted(), *older]
        for (field, term), parts in groupby(merge(*streams, key=_KEY), _KEY):
            first, *rest = parts
            for part in rest:
                for one, other in zip(first[2:], part[2:], strict=True):
                    one.extend(other)
            yield field, term, *first[2:]

    def close(self) -> None:
        """Remove what was set aside."""
        self._stack.close()

    def _weigh(self, postings: int) -> None:
        self._weight += postings
        if self._weight > _MAX_HELD:
            file = self._stack.enter_context(tempfile.TemporaryFile(dir=self._folder))  # noqa: SIM115  # closed by the stack
            for one in self._sorted():
                pickle.dump(one, file, protocol=5)
            self._aside.append(file)
            self._held.clear()
            self._weight = 0

    def _sorted(self) -> Iterator[TermPostings]:
        for field in sorted(self._held):
            held = self._held[field]
            named = sorted((term.encode("utf-8", "surrogatepass"), term) for term in held)
            for raw, term in named:
                yield field, raw, *held[term]


def _read(file: IO[bytes]) -> Iterator[TermPostings]:
    file.seek(0)
    while True:
        try:
            yield pickle.load(file)  # noqa: S301  # written by `_weigh` in a file without a name
        except EOFError:
            return
