"""What a reader is given: one file or archive member, the limit, and who listens.

Input: an open stream. Output: its bytes within the limit, or SourceError.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from index.errors import SourceError

if TYPE_CHECKING:
    from io import BufferedReader

__all__ = ["Piece", "ReadListener", "Reading", "empty", "megabytes", "too_large"]

#: Bytes that are read at once: a stream makes room for all that it is asked for.
_STEP = 1 << 20
#: Notices that are remembered so that they are given once; further ones are given each time.
_MOST_SAID = 10_000
#: Unknown keys of one file that are named.
_MOST_KEYS = 20
#: Notices about lines of one file that say the same thing.
_MOST_ALIKE = 5


class ReadListener(Protocol):
    """Who wants to know what happens while sources are read."""

    def notice(self, text: str) -> None:
        """Something was understood in a way that the reader of the report should know."""

    def advance(self, n_bytes: int) -> None:
        """So many more bytes of what `measure_sources` counted are done."""


class _Silence:
    """A listener that does not listen."""

    def notice(self, text: str) -> None:
        """Nothing."""

    def advance(self, n_bytes: int) -> None:
        """Nothing."""


@dataclass(slots=True)
class Reading:
    """One call of `read_sources`: its limit in bytes, its listener, the folder that is no source,
    and what was said already: a bounded number of notices, and of the file that is read its keys
    and faulty lines."""

    max_bytes: int
    listener: ReadListener = field(default_factory=_Silence)
    apart: str | None = None
    said: set[str] = field(default_factory=set)
    file: str = ""
    keys: set[str] = field(default_factory=set)
    alike: int = 0

    def notice_once(self, text: str, kind: str = "") -> None:
        """Passes a notice on unless the same one, or one of its kind, was given before."""
        if (kind or text) in self.said:
            return
        if len(self.said) < _MOST_SAID:
            self.said.add(kind or text)
        self.listener.notice(text)

    def notice_line(self, path: str, text: str) -> None:
        """Passes a notice about a line of the file at `path` on, unless it is one of too many."""
        self._open(path)
        self.alike += 1
        if self.alike <= _MOST_ALIKE:
            end = " (further ones in this file are not named)"
            self.listener.notice(text + end * (self.alike == _MOST_ALIKE))

    def meets_key(self, path: str, key: str) -> bool:
        """Whether a key of the file that is read is new, and not one of too many."""
        self._open(path)
        if key in self.keys or len(self.keys) >= _MOST_KEYS:
            return False
        self.keys.add(key)
        return True

    def _open(self, path: str) -> None:
        """Forgets what was counted of the file before."""
        if path != self.file:
            self.file, self.keys, self.alike = path, set(), 0


@dataclass(frozen=True, slots=True)
class Piece:
    """One file or archive member: `path` as shown, `name` as ids are made of it (relative, with
    suffix), and an open binary stream. `is_named` is true where the user named the file itself;
    `depth` is the number of archives that it lies in."""

    path: str
    name: str
    stream: BufferedReader
    is_named: bool = False
    depth: int = 0

    @property
    def stem(self) -> str:
        """`name` without the suffix of its last part."""
        folder, slash, last = self.name.rpartition("/")
        stem = last.rpartition(".")[0] if "." in last.lstrip(".") else last
        return f"{folder}{slash}{stem or last}"

    @property
    def suffix(self) -> str:
        """Suffix in lower case with its dot, or nothing."""
        last = self.name.rpartition("/")[2]
        return f".{last.rpartition('.')[2].lower()}" if "." in last.lstrip(".") else ""

    def read(self, max_bytes: int) -> bytes:
        """Everything; SourceError if it is empty or longer than `max_bytes`."""
        parts, room = [], max_bytes
        while room >= 0 and (part := self.stream.read(_STEP)):
            parts.append(part)
            room -= len(part)
        if room < 0:
            raise too_large(self.path, None, max_bytes)
        content = b"".join(parts)
        if not content.strip():
            raise empty(self.path)
        return content


def empty(path: str) -> SourceError:
    """The refusal of a file without content."""
    return SourceError("the file is empty", place=path, remedy="remove or replace it")


def too_large(path: str, size: int | None, max_bytes: int) -> SourceError:
    """The refusal of a file that is longer than the limit; `size` is None where unknown."""
    limit = megabytes(max_bytes)
    message = f"unpacks to more than the limit of {limit}"
    if size is not None:
        message = f"is {megabytes(size)}, over the limit of {limit}"
    return SourceError(message, place=path, remedy="split it or raise VIGIE_MAX_FILE_MB")


def megabytes(size: int) -> str:
    """`3.4 MB`; bytes below 100 kB."""
    return f"{size} bytes" if size < 100_000 else f"{size / 1_000_000:.1f} MB"
