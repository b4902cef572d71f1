"""Stories: near-duplicate articles (republished copies, lightly edited agency copy) share one id.

Input: sketches of articles in a stable order. Output: for each its story, the id of the first
article of its kind, else its own. MinHash comes from rensa (imported here alone): datasketch would
bring numpy and scipy along for the same signatures. The signatures lie in a working file of SQLite,
so memory stays flat however many articles there are.
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from typing import Self

from rensa import RMinHash

from index.analysis import terms
from index.article import Article

__all__ = ["StoryFinder", "sketch", "sketch_of"]

_ROWS = 3
_BANDS = 20
_SIGNATURE = _ROWS * _BANDS
_SEED = 1
_SKETCH = f"<{_SIGNATURE}I"
_SHINGLE = 3
#: Least share of common shingles (Jaccard, estimated) of two articles of one story. With 20 bands
#: of 3 rows, a pair at 0.5 is compared with probability 0.93, one at 0.6 with 0.99 (1-(1-s^3)^20).
_ALIKE = 0.45
#: Articles with fewer shingles than this must be equal.
_FEW = 12

_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -16000;
CREATE TABLE story (number INTEGER PRIMARY KEY, id TEXT NOT NULL, signature BLOB NOT NULL);
CREATE TABLE band (key INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number))
    WITHOUT ROWID;
"""
_SHARING_A_BAND = (
    "SELECT id, signature FROM story WHERE number IN (SELECT number FROM band WHERE key IN ({})) "
    "ORDER BY number"
)
#: Stories that wait in memory until they are stored, in the order of their keys.
_WAITING = 8_000
#: Bytes of bits by which a key is told not to be stored; two bits a key are set, so six in seven
#: are free at a million stories.
_BYTES = 1 << 25


class StoryFinder:
    """Groups articles in the order in which they come; the same order gives the same stories.

    `path` is where the working file lies until this is closed, None for a temporary one; it must
    not exist yet. One thread at a time.
    """

    def __init__(self, path: str | Path | None = None) -> None:
        self._path = Path(path) if path else None
        with ExitStack() as opened:
            self._database = sqlite3.connect(str(path) if path else "", isolation_level=None)
            opened.callback(self._database.close)
            self._database.executescript(_SCHEMA)
            self._database.execute("BEGIN")
            opened.pop_all()
        self._size = 0
        self._sieve = bytearray(_BYTES)
        self._waiting: dict[int, tuple[str, bytes]] = {}
        self._bands: dict[int, tuple[int, ...]] = {}

    def story_of(self, article_id: str, drawn: bytes) -> str:
        """The story of the article with this sketch: the id of the first one like it."""
        if not drawn:
            return article_id
        least = 1.0 if drawn[0] else _ALIKE
        signature = drawn[1::4]
        keys = _keys(drawn)
        story = self._first_alike(signature, keys, least)
        if story is None:
            self._remember(article_id, signature, keys)
        return story or article_id

    def close(self) -> None:
        """Remove the working file; the instance is of no use afterwards."""
        self._database.close()
        if self._path is not None:
            self._path.unlink(missing_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _first_alike(self, signature: bytes, keys: list[int], least: float) -> str | None:
        """Id of the first story whose signature is alike enough."""
        for story, other in chain(self._stored(keys), self._not_stored(keys)):
            if _likeness(signature, other) >= least:
                return story
        return None

    def _stored(self, keys: list[int]) -> Iterable[tuple[str, bytes]]:
        """Id and signature of the stored stories that share a band."""
        if self._size == len(self._waiting):
            return ()
        sieve = self._sieve
        met = [
            key
            for key in keys
            if sieve[(key >> 3) % _BYTES] & 1 << (key & 7)
            and sieve[key >> 36] & 1 << (key >> 33 & 7)
        ]
        if not met:
            return ()
        query = _SHARING_A_BAND.format(",".join("?" * len(met)))
        return self._database.execute(query, met)

    def _not_stored(self, keys: list[int]) -> Iterable[tuple[str, bytes]]:
        """Id and signature of the waiting stories that share a band."""
        numbers = {number for found in map(self._bands.get, keys) if found for number in found}
        return (self._waiting[number] for number in sorted(numbers))

    def _remember(self, story: str, signature: bytes, keys: list[int]) -> None:
        self._size += 1
        self._waiting[self._size] = (story, signature)
        bands, number = self._bands, (self._size,)
        for key in keys:
            bands[key] = bands[key] + number if key in bands else number
        if len(self._waiting) >= _WAITING:
            self._store()

    def _store(self) -> None:
        """Write what waits: by key, so that neighbours in the file are written together."""
        add, sieve = self._database.executemany, self._sieve
        stories = ((number, *story) for number, story in self._waiting.items())
        add("INSERT INTO story VALUES (?, ?, ?)", stories)
        keys = sorted(self._bands)
        rows = ((key, number) for key in keys for number in self._bands[key])
        add("INSERT OR IGNORE INTO band VALUES (?, ?)", rows)
        for key in keys:
            sieve[(key >> 3) % _BYTES] |= 1 << (key & 7)
            sieve[key >> 36] |= 1 << (key >> 33 & 7)
        self._waiting.clear()
        self._bands.clear()


def sketch(article: Article) -> bytes:
    """What decides the story of an article, made from it alone; see `sketch_of`."""
    row: list[str] = []
    for number, text in enumerate(article.paragraphs):
        row.extend(terms(text, article.language_of(number)))
    return sketch_of(row)


def sketch_of(row: Sequence[str]) -> bytes:
    """The sketch of an article whose body has these terms; empty where there are none.

    One byte that is 1 where only an equal article is like it, then the minima.
    """
    shingles = _shingles(row)
    if not shingles:
        return b""
    return bytes([len(shingles) < _FEW]) + struct.pack(_SKETCH, *_signature(shingles))


def _shingles(row: Sequence[str]) -> list[str]:
    """Every three terms that follow each other; one shingle where there are fewer."""
    if 0 < len(row) < _SHINGLE:
        return [" ".join(row)]
    return list(map(" ".join, zip(*(row[at:] for at in range(_SHINGLE)), strict=False)))


def _signature(shingles: list[str]) -> list[int]:
    sketch = RMinHash(_SIGNATURE, _SEED)
    sketch.update(shingles)
    return list(sketch.digest())


def _keys(drawn: bytes) -> list[int]:
    """One number below 2^61 for each band of a sketch."""
    return [
        hash(int.from_bytes(drawn[at : at + 4 * _ROWS], "little"))
        for at in range(1, len(drawn), 4 * _ROWS)
    ]


def _likeness(one: bytes, other: bytes) -> float:
    """Share of equal minima, which estimates the share of common shingles. Of each minimum the
    lowest byte is compared: 60 bytes an article, wrong by chance once in 256."""
    return sum(a == b for a, b in zip(one, other, strict=True)) / _SIGNATURE
