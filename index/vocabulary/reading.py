"""Reading the vocabulary of a generation: mapped, not loaded; exact, folded, prefix and fuzzy.

Input: the file that `index.vocabulary.building` wrote. Output: entries.
"""

from __future__ import annotations

import heapq
import json
import mmap
import struct
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from index.errors import DamagedIndex
from index.memo import Memo
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
from index.vocabulary.likeness import within

__all__ = ["Vocabulary"]

_LONGEST = 200  # characters of a reason
_END = "\U0010ffff"
_SHORTEST_MISTYPED = 4
#: Entries with the same first letters among which a mistyped beginning is looked for.
_LIKELY = 200
#: Beginnings for which those are remembered.
_MOST_HEADS = 256


class Vocabulary:
    """The surfaces of one generation. Safe for concurrent reads from threads."""

    def __init__(self, content: mmap.mmap, place: str) -> None:
        """`content` is a whole vocabulary file; `place` names it in errors. Raises DamagedIndex."""
        self._content = content
        view = memoryview(content)
        self._view = view
        magic, self._size, *places = HEADER.unpack_from(view)
        spans = [Span(*pair) for pair in zip(places[::2], places[1::2], strict=True)]
        if magic != MAGIC or any(span.offset + span.length > len(view) for span in spans):
            raise DamagedIndex("is not a whole vocabulary", place=place)
        parts = {
            name: view[span.offset : span.offset + span.length]
            for name, span in zip(SECTIONS, spans, strict=True)
        }
        self._lines, self._shapes, self._sounds = parts["lines"], parts["shapes"], parts["sounds"]
        self._offsets = parts["offsets"].cast("Q")
        self._counts = parts["counts"].cast("I")
        self._peaks = parts["peaks"].cast("I")
        directory = json.loads(bytes(parts["directory"]))
        #: Languages of the entries, that of the most first, those of translations among them.
        self.langs: tuple[str, ...] = tuple(directory.pop(LANGS))
        self._runs: dict[str, list[int]] = directory
        self._heads = Memo(self._likely, _MOST_HEADS)
        self._firsts = sorted({name[0] for name in self._runs if name[0] != "~"})

    @classmethod
    def open(cls, path: str | Path) -> Vocabulary:
        """Map the file. Raises DamagedIndex where it is missing, cut, damaged or of another
        kind."""
        try:
            with Path(path).open("rb") as file:
                content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            reason = f"cannot be read ({error})"
            raise DamagedIndex(reason, place=str(path)) from None
        try:
            return cls(content, str(path))
        except (AttributeError, LookupError, TypeError, ValueError, struct.error) as error:
            reason = f"is damaged ({type(error).__name__}: {error})"
            raise DamagedIndex(reason[:_LONGEST], place=str(path)) from None

    def close(self) -> None:
        """Unmap the file; the instance is of no use afterwards."""
        for view in (self._offsets, self._counts, self._peaks):
            view.release()
        for view in (self._lines, self._shapes, self._sounds, self._view):
            view.release()
        self._runs = {}
        with suppress(BufferError):  # a reader is still at work; freed when it ends
            self._content.close()

    def __len__(self) -> int:
        return int(self._size)

    def by_fold(self, text: str) -> list[Entry]:
        """The entries with the folded form of `text`, the most frequent first."""
        folded = folded_form(text)
        found = [self._entry(number) for number in self._same(folded)]
        return sorted(found, key=lambda entry: (-entry.count, entry.surface))

    def prefix(self, beginning: str, limit: int = 256) -> list[Entry]:
        """At most `limit` entries whose folded form begins as `beginning`, folded, does: the most
        frequent first, then by folded form."""
        folded = folded_form(beginning)
        first = self._rank(folded)
        last = self._rank(folded + _END)
        return [self._entry(number) for number in self._most_frequent(first, last, limit)]

    def near_prefix(self, beginning: str, limit: int = 8) -> list[Entry]:
        """At most `limit` of the more frequent entries that `beginning` would begin but for one
        typing error, the most frequent first. For suggestions; empty below four letters."""
        folded = folded_form(beginning)
        if len(folded) < _SHORTEST_MISTYPED:
            return []
        likely: dict[int, str] = {}
        swapped, skipped = folded[1] + folded[0], folded[0] + folded[2]
        for head in dict.fromkeys((folded[:1], folded[:2], swapped, skipped)):
            likely.update(self._heads[head])
        sizes = range(len(folded) - 1, len(folded) + 2)
        begun = {form[:size] for form in likely.values() for size in sizes}
        near = {form for form, _ in within(folded, list(begun), 1)}
        found = [n for n, form in likely.items() if any(form[:size] in near for size in sizes)]
        found.sort(key=lambda number: (-self._counts[number], number))
        return [self._entry(number) for number in found[:limit]]

    def _likely(self, head: str) -> dict[int, str]:
        """The numbers of the most frequent entries that begin so, with their folded forms."""
        numbers = self._most_frequent(self._rank(head), self._rank(head + _END), _LIKELY)
        return {number: self._folded(number) for number in numbers}

    def fuzzy(self, word: str, distance: int = 1, limit: int = 256) -> list[Entry]:
        """At most `limit` entries whose folded form is at most `distance` edits (insertion,
        deletion, substitution, swap of neighbours) from that of `word`: the nearest first, then
        the most frequent. Of edits of the first letter, one is found and not two."""
        return [entry for entry, _ in self.near(word, distance)[:limit]]

    def near(self, word: str, distance: int) -> list[tuple[Entry, int]]:
        """(entry, edits) as `fuzzy` finds them, all of them."""
        folded = folded_form(word)
        if not folded or len(folded) > LONGEST_SHAPE:
            return [(entry, 0) for entry in self.by_fold(word)]
        edits = dict(within(folded, self._candidates(folded, distance), distance))
        if distance > 0:
            edits.update(within(folded, list(self._other_beginnings(folded)), distance))
        found = [(entry, d) for form, d in edits.items() for entry in self.by_fold(form)]
        return sorted(found, key=lambda pair: (pair[1], -pair[0].count, pair[0].surface))

    def alike(self, word: str) -> list[Entry]:
        """Entries that another transliteration of `word` would give (Choïgou, Shoigu), the most
        frequent first; `word` itself is among them if it is an entry."""
        key = sound(folded_form(word))
        if not key or sound_run(key) not in self._runs:
            return []
        run = bytes(self._run(self._sounds, sound_run(key)))
        wanted = f"\n{key}\t".encode()
        found: list[Entry] = []
        at = run.find(wanted)
        while at >= 0:
            end = run.index(b"\n", at + 1)
            first = self._entry(int(run[at + len(wanted) : end]))
            found.extend(self.by_fold(first.folded))
            at = run.find(wanted, end)
        return sorted(found, key=lambda entry: (-entry.count, entry.surface))

    def entries(self) -> Iterator[Entry]:
        """Every entry, ascending by (folded, surface)."""
        return map(self._entry, range(len(self)))

    def _line(self, number: int) -> bytes:
        return bytes(self._lines[self._offsets[number] : self._offsets[number + 1]])

    def _entry(self, number: int) -> Entry:
        folded, surface, count, langs = self._line(number)[:-1].decode().split("\t")
        return Entry(surface, folded, int(count), tuple(langs.split(",")))

    def _folded(self, number: int) -> str:
        return self._line(number).partition(b"\t")[0].decode()

    def _rank(self, folded: str) -> int:
        """How many entries come before the folded form."""
        return bisect_left(range(len(self)), folded, key=self._folded)

    def _same(self, folded: str) -> Iterator[int]:
        number = self._rank(folded)
        while number < len(self) and self._folded(number) == folded:
            yield number
            number += 1

    def _most_frequent(self, first: int, last: int, limit: int) -> list[int]:
        """Numbers in [first, last) of the greatest counts, then the lowest; looks only into blocks
        that may hold one of them."""
        if first >= last or limit <= 0:
            return []
        whole = range(-(-first // BLOCK), last // BLOCK)  # blocks, the edges apart
        inner = (whole.start * BLOCK, whole.stop * BLOCK) if whole else (last, last)
        spans = [(first, inner[0]), (inner[1], last)]
        peaks = self._peaks[whole.start : whole.stop].tolist() if whole else []
        # As many blocks as are wanted hold a count of at least this each.
        least = heapq.nlargest(limit, peaks)[-1] if len(peaks) >= limit else 0
        spans += [
            (block * BLOCK, block * BLOCK + BLOCK)
            for block, peak in zip(whole, peaks, strict=True)
            if peak >= least
        ]
        best = [
            (-count, number)
            for start, end in spans
            for number, count in enumerate(self._counts[start:end].tolist(), start)
            if count >= least
        ]
        best.sort()
        return [number for _, number in best[:limit]]

    def _run(self, section: memoryview, name: str) -> memoryview:
        offset, length = self._runs[name]
        return section[offset : offset + length]

    def _candidates(self, folded: str, distance: int) -> list[str]:
        """The forms of about the same length that begin with the first or second letter."""
        out: list[str] = []
        for first in dict.fromkeys(folded[:2] if distance > 1 else folded[:1]):
            for length in range(max(1, len(folded) - distance), len(folded) + distance + 1):
                name = shape_run(first, length)
                if name in self._runs:
                    out.extend(bytes(self._run(self._shapes, name)).decode().split("\n"))
        return out

    def _other_beginnings(self, folded: str) -> Iterator[str]:
        """The forms that differ by one edit at the beginning and exist."""
        yield folded[1:]
        yield folded[1:2] + folded[:1] + folded[2:]
        for letter in self._firsts:
            yield letter + folded[1:]
            yield letter + folded
