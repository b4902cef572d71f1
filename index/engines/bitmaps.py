"""Sets of rows as roaring bitmaps, one a facet value; the only importer of pyroaring.

Input: the keyword values of each row, as the engine numbers its rows. Output: sets for filters,
exact counts for facets, and bytes that are kept beside the index and read back lazily.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Mapping, Sequence

from pyroaring import BitMap

from index.request import UNDATED, FacetRequest

__all__ = ["BitMap", "ValueSets", "rank_counts"]

_HEAD = struct.Struct("<II")


class ValueSets:
    """For one field: value -> the rows that hold it.

    Sets that were loaded stay bytes until they are asked for, and are then kept. Safe for
    concurrent reads: at worst two threads decode the same set.
    """

    def __init__(self) -> None:
        self._sets: dict[str, BitMap] = {}
        self._raw: dict[str, bytes] = {}

    def add(self, value: str, row: int) -> None:
        """Row `row` holds `value`."""
        found = self._sets.get(value)
        if found is None:
            found = self._sets[value] = BitMap()
        found.add(row)

    def rows(self, value: str) -> BitMap:
        """The rows that hold `value`; not to be changed by the caller."""
        found = self._sets.get(value)
        if found is None:
            raw = self._raw.get(value)
            found = BitMap() if raw is None else BitMap.deserialize(raw)
            if raw is not None:
                self._sets[value] = found
        return found

    def values(self) -> Iterable[str]:
        """Every value that a row holds."""
        return self._raw if self._raw else self._sets

    def any_of(self, values: Iterable[str]) -> BitMap:
        """The rows that hold at least one of `values`."""
        return BitMap.union(BitMap(), *(self.rows(value) for value in values))

    def count(
        self, hits: BitMap, request: FacetRequest, left_out: Sequence[str] = ()
    ) -> dict[str, int]:
        """How many rows of `hits` hold each value, ranked and cut as `request` says. Rows that hold
        a value of `left_out` count for the values of `left_out` alone."""
        kept = hits - self.any_of(left_out) if left_out else hits
        counts = {value: kept.intersection_cardinality(self.rows(value)) for value in self.values()}
        for value in left_out:
            counts[value] = hits.intersection_cardinality(self.rows(value))
        return rank_counts(counts, request)

    def to_bytes(self) -> bytes:
        """Names and offsets, then the sets; what `from_bytes` reads."""
        chunks, table, at = [], [], 0
        for value in sorted(self._sets):
            rows = self._sets[value]
            rows.run_optimize()
            chunk = rows.serialize()
            table.append((value, at, len(chunk)))
            chunks.append(chunk)
            at += len(chunk)
        head = json.dumps(table, ensure_ascii=False).encode()
        return _HEAD.pack(len(head), at) + head + b"".join(chunks)

    @classmethod
    def from_bytes(cls, raw: bytes) -> ValueSets:
        """The sets that `to_bytes` wrote; ValueError where the bytes are cut short."""
        if len(raw) < _HEAD.size:
            raise ValueError("too short")
        head, body = _HEAD.unpack_from(raw)
        start = _HEAD.size + head
        if len(raw) != start + body:
            raise ValueError("length does not match")
        sets = cls()
        for value, at, length in json.loads(raw[_HEAD.size : start]):
            sets._raw[value] = raw[start + at : start + at + length]
        return sets


def rank_counts(counts: Mapping[str, int], request: FacetRequest) -> dict[str, int]:
    """The values that occur, most frequent first, then by value; at most `request.limit`.

    Values in `request.always` and the undated bucket are kept whatever their rank; a value of
    `always` that does not occur is kept with 0.
    """
    found = sorted([(-count, value) for value, count in counts.items() if count])
    if len(found) <= request.limit and not request.always:
        return {value: -less for less, value in found}
    kept = {*request.always, UNDATED} if request.field == "month" else set(request.always)
    out = {
        value: -less
        for rank, (less, value) in enumerate(found)
        if rank < request.limit or value in kept
    }
    for value in request.always:
        out.setdefault(value, 0)
    return out
