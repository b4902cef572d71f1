"""The ids of an embedded engine's articles in ascending order, in one file that is mapped.

Input: (id, serial) as they are written, in any order and any number; a serial is the number that
the engine stores with an article. Output: the rank of a serial among the ids, and the id and
serial of a rank, without reading an article. Memory stays flat: what is collected is sorted in
runs on disk, what is read is mapped.
"""

from __future__ import annotations

import heapq
import mmap
import struct
import tempfile
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import chain, pairwise
from pathlib import Path
from typing import IO, Self

from index.errors import DamagedIndex
from index.schema import FORMATS

__all__ = ["IdSorter", "IdTable"]

_MAGIC = b"VIGIEID%d" % FORMATS["ids"]
_HEAD = struct.Struct("<8sIII")  # magic, ids, serials, bytes of ids
_ROW = struct.Struct("<IIQ")  # length of the id, serial, order of arrival
_RUN = 50_000

#: (id, order of arrival, serial); serial 0 means that the article was deleted.
Arrival = tuple[bytes, int, int]


class IdTable:
    """The mapped file. Serials count from 1; a serial whose article is gone has rank 0."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            magic, n_ids, n_serials, n_bytes = _HEAD.unpack_from(self._map)
        except (OSError, ValueError, struct.error) as error:
            raise DamagedIndex(
                f"the table of ids cannot be read ({error})", place=str(path)
            ) from error
        sizes = (4 * n_serials, 4 * n_ids, 4 * (n_ids + 1), n_bytes)
        if magic != _MAGIC or len(self._map) != _HEAD.size + sum(sizes):
            raise DamagedIndex("not a table of ids", place=str(path))
        view, at = memoryview(self._map), _HEAD.size
        self._ranks = view[at : at + sizes[0]].cast("I")
        at += sizes[0]
        self._serials = view[at : at + sizes[1]].cast("I")
        at += sizes[1]
        self._ends = view[at : at + sizes[2]].cast("I")
        self._ids = at + sizes[2]

    def __len__(self) -> int:
        return len(self._serials)

    @property
    def last_serial(self) -> int:
        """The highest serial that was ever given."""
        return len(self._ranks)

    def rank(self, serial: int) -> int:
        """How many ids are below that of `serial`."""
        return self._ranks[serial - 1]

    def serial(self, rank: int) -> int:
        """The serial of the id at `rank`."""
        return self._serials[rank]

    def id(self, rank: int) -> str:
        """The id at `rank`."""
        return self._raw(rank).decode("utf-8", "surrogatepass")

    def below(self, article_id: str) -> int:
        """How many ids are below `article_id`, which need not be there."""
        sought = article_id.encode("utf-8", "surrogatepass")
        return bisect_left(range(len(self)), sought, key=self._raw)

    def arrivals(self) -> Iterator[Arrival]:
        """Every id, as the oldest of all arrivals."""
        for rank in range(len(self)):
            yield self._raw(rank), 0, self._serials[rank]

    def _raw(self, rank: int) -> bytes:
        return self._map[self._ids + self._ends[rank] : self._ids + self._ends[rank + 1]]


class IdSorter:
    """Collects what a session writes and deletes; a context manager that removes its runs, which
    lie in `folder`, or where temporary files do."""

    def __init__(self, old: IdTable | None, folder: Path | None = None) -> None:
        self._old = old
        self._folder = folder
        self._arrived = 0
        self._current: list[Arrival] = []
        self._runs: list[IO[bytes]] = []
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Remove the runs."""
        self._stack.close()

    def put(self, article_id: str, serial: int) -> None:
        """The article of this id is stored under `serial`, whatever was before; 0 deletes it."""
        self._arrived += 1
        self._current.append((article_id.encode("utf-8", "surrogatepass"), self._arrived, serial))
        if len(self._current) >= _RUN:
            self._runs.append(self._spill())

    def write(self, path: Path, last_serial: int) -> None:
        """Write the table of what is left; the caller makes it durable."""
        ranks, serials, ends = array("I", bytes(4 * last_serial)), array("I"), array("I", [0])
        with tempfile.TemporaryFile(dir=path.parent) as names:
            for raw, serial in self._remaining():
                ranks[serial - 1] = len(serials)
                serials.append(serial)
                ends.append(ends[-1] + len(raw))
                names.write(raw)
            names.seek(0)
            with path.open("wb") as out:
                out.write(_HEAD.pack(_MAGIC, len(serials), last_serial, ends[-1]))
                for part in (ranks, serials, ends):
                    part.tofile(out)
                while block := names.read(1 << 20):
                    out.write(block)

    def _remaining(self) -> Iterator[tuple[bytes, int]]:
        self._current.sort()
        old = () if self._old is None else self._old.arrivals()
        merged = heapq.merge(old, self._current, *(_read(run) for run in self._runs))
        row: Iterator[Arrival | None] = chain(merged, (None,))
        for one, following in pairwise(row):
            if one is not None and (following is None or following[0] != one[0]) and one[2]:
                yield one[0], one[2]

    def _spill(self) -> IO[bytes]:
        run = self._stack.enter_context(tempfile.TemporaryFile(dir=self._folder))  # noqa: SIM115  # closed by the stack
        self._current.sort()
        for raw, arrived, serial in self._current:
            run.write(_ROW.pack(len(raw), serial, arrived))
            run.write(raw)
        self._current.clear()
        return run


def _read(run: IO[bytes]) -> Iterator[Arrival]:
    run.seek(0)
    while head := run.read(_ROW.size):
        length, serial, arrived = _ROW.unpack(head)
        yield run.read(length), arrived, serial
