"""Counting surfaces while articles are indexed, and writing the vocabulary file.

Input: the surfaces of each article. Output: one file, as `index.vocabulary.layout` draws it. Counts
that outgrow memory are spilled as sorted runs and merged at the end.
"""

from __future__ import annotations

import heapq
import json
import os
from array import array
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO, TextIO

from index.vocabulary.entry import Entry, folded_form, sound
from index.vocabulary.layout import (
    BLOCK,
    HEADER,
    LANGS,
    LONGEST_SHAPE,
    MAGIC,
    SECTIONS,
    Span,
    shape_run,
    sound_run,
)

__all__ = ["VocabularyBuilder", "write_vocabulary"]

#: A language that fewer of the entries are of is that of a quotation.
_RAREST_LANG = 1_000

_Row = tuple[str, str, str, int]  # folded, surface, language, articles


class VocabularyBuilder:
    """Counts in how many articles each surface occurs. `folder` takes the runs that do not fit
    into memory (at most `in_memory` surfaces do); they are gone after `write`."""

    def __init__(self, folder: str | Path, *, in_memory: int = 150_000) -> None:
        self._folder = Path(folder)
        self._in_memory = in_memory
        self._counts: dict[str, Counter[str]] = {}
        self._runs: list[Path] = []
        self._base: Path | None = None

    def start_from(self, counts: str | Path) -> None:
        """Begin with the counts that another builder kept; before anything is added."""
        self._base = Path(counts)

    def remove(self, surfaces: Mapping[str, str]) -> None:
        """Take one article back that was counted with these surfaces."""
        for surface, lang in surfaces.items():
            self._counts.setdefault(lang, Counter())[surface] -= 1

    def add(self, surfaces: Mapping[str, str]) -> None:
        """Count one article: its distinct surfaces, each with the language it is read in."""
        langs = set(surfaces.values())
        if len(langs) == 1:
            self._counts.setdefault(langs.pop(), Counter()).update(surfaces.keys())
        else:
            for surface, lang in surfaces.items():
                self._counts.setdefault(lang, Counter())[surface] += 1
        if sum(map(len, self._counts.values())) >= self._in_memory:
            self._spill()

    def write(self, path: str | Path, *, counts: str | Path | None = None) -> int:
        """Write the vocabulary; returns the number of its entries. The file `counts` takes what
        a later builder can start from."""
        with ExitStack() as stack:
            runs = [*self._runs, *([self._base] if self._base else [])]
            files = [stack.enter_context(run.open(encoding="utf-8")) for run in runs]
            kept = stack.enter_context(Path(counts or os.devnull).open("w", encoding="utf-8"))
            rows = _summed(heapq.merge(self._sorted(), *map(_rows, files)))
            written = write_vocabulary(path, _entries(_kept(rows, kept)))
        for run in self._runs:
            run.unlink()
        self._runs.clear()
        self._counts.clear()
        return written

    def _sorted(self) -> list[_Row]:
        rows = [
            (folded_form(surface), surface, lang, count)
            for lang, counts in self._counts.items()
            for surface, count in counts.items()
        ]
        rows.sort()
        return rows

    def _spill(self) -> None:
        run = self._folder / f"vocabulary-{len(self._runs)}.run"
        self._runs.append(run)
        with run.open("w", encoding="utf-8") as out:
            deque(_kept(self._sorted(), out), maxlen=0)
        self._counts.clear()


def _rows(lines: Iterable[str]) -> Iterator[_Row]:
    for line in lines:
        folded, surface, lang, count = line.rstrip("\n").split("\t")
        yield folded, surface, lang, int(count)


def _summed(rows: Iterable[_Row]) -> Iterator[_Row]:
    """Ascending rows, those of one surface and language added up; none where nothing is left."""
    for (folded, surface, lang), group in groupby(rows, key=itemgetter(0, 1, 2)):
        total = sum(row[3] for row in group)
        if total:
            yield folded, surface, lang, total


def _kept(rows: Iterable[_Row], out: TextIO) -> Iterator[_Row]:
    """The rows, each written on the way."""
    for row in rows:
        folded, surface, lang, count = row
        out.write(f"{folded}\t{surface}\t{lang}\t{count}\n")
        yield row


def _entries(rows: Iterable[_Row]) -> Iterator[Entry]:
    """The entries of ascending rows."""
    for (folded, surface), group in groupby(rows, key=itemgetter(0, 1)):
        counts = [(-count, lang) for _, _, lang, count in group]
        if folded:
            counts.sort()
            total = -sum(count for count, _ in counts)
            yield Entry(surface, folded, total, tuple(lang for _, lang in counts))


def write_vocabulary(path: str | Path, entries: Iterable[Entry]) -> int:
    """Write entries, which must ascend by (folded, surface), as a vocabulary file, synced to disk;
    returns how many. A file at `path` is replaced when the new one is whole."""
    path = Path(path)
    partial = path.with_name(path.name + ".partial")
    with partial.open("wb") as out:
        written = _Writing(out).all(entries)
        out.flush()
        os.fsync(out.fileno())
    partial.replace(path)
    return written


class _Writing:
    """One vocabulary file while it is written."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._spans: dict[str, Span] = {}
        self._offsets = array("Q", [0])
        self._counts = array("I")
        self._shapes: dict[str, bytearray] = {}
        self._sounds: dict[str, bytearray] = {}
        self._langs: Counter[str] = Counter()
        self._last = ""

    def all(self, entries: Iterable[Entry]) -> int:
        self._out.write(bytes(HEADER.size))
        start = self._out.tell()
        for entry in entries:
            self._line(entry)
        self._spans["lines"] = Span(start, self._offsets[-1])
        self._section("offsets", self._offsets.tobytes())
        self._section("counts", self._counts.tobytes())
        self._section("peaks", self._peaks().tobytes())
        directory: dict[str, Span] = {}
        self._section("shapes", _joined(self._shapes, directory))
        self._section("sounds", _joined(self._sounds, directory))
        langs = [lang for lang, count in self._langs.most_common() if self._is_kept(count)]
        content = {LANGS: langs, **directory}
        self._section("directory", json.dumps(content, ensure_ascii=False).encode())
        self._header()
        return len(self._counts)

    def _peaks(self) -> array[int]:
        """The highest count of each block."""
        starts = range(0, len(self._counts), BLOCK)
        return array("I", (max(self._counts[at : at + BLOCK]) for at in starts))

    def _is_kept(self, count: int) -> bool:
        return count * _RAREST_LANG >= len(self._counts)

    def _line(self, entry: Entry) -> None:
        folded = entry.folded
        self._langs.update(entry.langs)
        line = f"{folded}\t{entry.surface}\t{entry.count}\t{','.join(entry.langs)}\n".encode()
        self._out.write(line)
        self._offsets.append(self._offsets[-1] + len(line))
        number = len(self._counts)
        self._counts.append(min(entry.count, 0xFFFFFFFF))
        if folded == self._last:
            return
        self._last = folded
        if len(folded) <= LONGEST_SHAPE:
            run = self._shapes.setdefault(shape_run(folded[0], len(folded)), bytearray())
            run += folded.encode() + b"\n"
        if key := sound(folded):
            run = self._sounds.setdefault(sound_run(key), bytearray(b"\n"))
            run += f"{key}\t{number}\n".encode()

    def _section(self, name: str, content: bytes) -> None:
        self._out.write(bytes(-self._out.tell() % 8))
        self._spans[name] = Span(self._out.tell(), len(content))
        self._out.write(content)

    def _header(self) -> None:
        places = [number for name in SECTIONS for number in self._spans[name]]
        self._out.seek(0)
        self._out.write(HEADER.pack(MAGIC, len(self._counts), *places))


def _joined(runs: dict[str, bytearray], directory: dict[str, Span]) -> bytes:
    """The runs one after the other, their places noted in `directory`."""
    out = bytearray()
    for name in sorted(runs):
        directory[name] = Span(len(out), len(runs[name]))
        out += runs[name]
    return bytes(out)
