"""What an embedded engine knows of each row beside its terms: id, dates, lengths and keywords.

Input: the facts of each live row, in row order. Output: arrays and sets in memory, and one file
beside the index that is written whole and read whole. Rows are numbered as the engine does;
a row that was deleted has no entry.
"""

from __future__ import annotations

import json
import pickle
import struct
import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from index.article import Document
from index.engines.bitmaps import BitMap, ValueSets
from index.errors import DamagedIndex
from index.request import UNDATED
from index.schema import FIELDS, FORMATS, FieldKind

__all__ = ["Catalogue", "Facts"]

_MAGIC = b"VIGIECAT%d" % FORMATS["catalogue"]
_LENGTH = struct.Struct("<Q")

_TEXTS = tuple(spec.name for spec in FIELDS if spec.kind is FieldKind.TEXT)
_KEYWORDS = tuple(spec.name for spec in FIELDS if spec.kind is FieldKind.KEYWORDS)


@dataclass(frozen=True, slots=True)
class Facts:
    """One row. `day` and `month` are None where undated; `lengths` counts the terms of each TEXT
    field that is not empty."""

    id: str
    day: int | None
    month: int | None
    lengths: dict[str, int]
    keywords: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, document: Document) -> Facts:
        """Those of a document that is written."""
        return cls(
            document.id,
            document.numbers.get("day"),
            document.numbers.get("month"),
            {name: len(document.texts[name]) for name in _TEXTS if document.texts.get(name)},
            {name: document.keywords.get(name, ()) for name in _KEYWORDS},
        )

    def to_bytes(self) -> bytes:
        """What `from_bytes` reads, in a folder of ours."""
        row = (self.id, self.day, self.month, self.lengths, self.keywords)
        return pickle.dumps(row, protocol=5)

    @classmethod
    def from_bytes(cls, raw: bytes) -> Facts:
        """What `to_bytes` wrote."""
        return cls(*pickle.loads(raw))  # noqa: S301  # written by `to_bytes` in a folder of ours


@dataclass(slots=True)
class Catalogue:
    """The facts of every row. `ids` is "" for a row that is deleted; `order[row]` is the rank of
    its id among the live ones; NUMBER fields hold -1 where a row has no value.

    `months` holds the digits of a month, or UNDATED, as values.
    """

    ids: list[str] = field(default_factory=list)
    live: BitMap = field(default_factory=BitMap)
    numbers: dict[str, array[int]] = field(
        default_factory=lambda: {name: array("i") for name in ("day", "month")}
    )
    lengths: dict[str, array[int]] = field(
        default_factory=lambda: {name: array("i") for name in _TEXTS}
    )
    keywords: dict[str, ValueSets] = field(
        default_factory=lambda: {name: ValueSets() for name in _KEYWORDS}
    )
    months: ValueSets = field(default_factory=ValueSets)
    sorted_ids: list[tuple[str, int]] = field(default_factory=list)
    order: array[int] = field(default_factory=lambda: array("i"))

    @classmethod
    def of(cls, rows: Iterable[Facts | None]) -> Catalogue:
        """The catalogue of these rows; None stands for one that is deleted."""
        out = cls()
        for facts in rows:
            out._add(facts)
        out._seal()
        return out

    def _add(self, facts: Facts | None) -> None:
        row = len(self.ids)
        self.ids.append("" if facts is None else facts.id)
        numbers = {} if facts is None else {"day": facts.day, "month": facts.month}
        for name, column in self.numbers.items():
            number = numbers.get(name)
            column.append(-1 if number is None else number)
        for name, column in self.lengths.items():
            column.append(0 if facts is None else facts.lengths.get(name, 0))
        if facts is None:
            return
        self.live.add(row)
        self.months.add(UNDATED if facts.month is None else str(facts.month), row)
        for name, values in facts.keywords.items():
            for value in values:
                self.keywords[name].add(value, row)

    def _seal(self) -> None:
        """Build the order of ids."""
        self.sorted_ids = sorted((self.ids[row], row) for row in self.live)
        self.order = array("i", bytes(4 * len(self.ids)))
        for rank, (_, row) in enumerate(self.sorted_ids):
            self.order[row] = rank

    def row(self, article_id: str) -> int | None:
        """The live row of this id."""
        at = bisect_left(self.sorted_ids, (article_id, -1))
        if at < len(self.sorted_ids) and self.sorted_ids[at][0] == article_id:
            return self.sorted_ids[at][1]
        return None

    def rank(self, article_id: str) -> int:
        """How many live ids are not above this one, less one: an id that is gone has the rank of
        the one before it."""
        return bisect_right(self.sorted_ids, (article_id, len(self.ids))) - 1

    def save(self, path: Path) -> None:
        """Write one file; the caller makes it durable."""
        with path.open("wb") as out:
            out.write(_MAGIC + sys.byteorder[0].encode())
            for chunk in self._chunks():
                out.write(_LENGTH.pack(len(chunk)))
                out.write(chunk)

    def _chunks(self) -> list[bytes]:
        return [
            json.dumps(self.ids, ensure_ascii=False).encode("utf-8", "surrogatepass"),
            self.live.serialize(),
            *(column.tobytes() for column in self.numbers.values()),
            *(column.tobytes() for column in self.lengths.values()),
            *(sets.to_bytes() for sets in self.keywords.values()),
            self.months.to_bytes(),
        ]

    @classmethod
    def load(cls, path: Path) -> Catalogue:
        """The catalogue that `save` wrote; DamagedIndex for anything else."""
        try:
            return cls._from_chunks(_split(path.read_bytes()))
        except (OSError, ValueError, IndexError, struct.error) as error:
            raise DamagedIndex(
                f"the catalogue cannot be read ({error})", place=str(path)
            ) from error

    @classmethod
    def _from_chunks(cls, chunks: list[bytes]) -> Catalogue:
        rest = iter(chunks)
        out = cls()
        out.ids = json.loads(next(rest).decode("utf-8", "surrogatepass"))
        out.live = BitMap.deserialize(next(rest))
        for column in (*out.numbers.values(), *out.lengths.values()):
            column.frombytes(next(rest))
            if len(column) != len(out.ids):
                raise ValueError("a column is cut short")
        for name in out.keywords:
            out.keywords[name] = ValueSets.from_bytes(next(rest))
        out.months = ValueSets.from_bytes(next(rest))
        out._seal()
        return out


def _split(raw: bytes) -> list[bytes]:
    head = _MAGIC + sys.byteorder[0].encode()
    if not raw.startswith(head):
        raise ValueError("not a catalogue of this version and machine")
    at, chunks = len(head), []
    while at < len(raw):
        (length,) = _LENGTH.unpack_from(raw, at)
        at += _LENGTH.size
        chunks.append(raw[at : at + length])
        at += length
    if len(chunks) != 4 + len(_TEXTS) + len(_KEYWORDS) + 1:
        raise ValueError("a part is missing")
    return chunks
