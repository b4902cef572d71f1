"""What a reader is given: one file or archive member, the limit, and who listens.

Input: an open stream. Output: its bytes within the limit, or SourceError.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

from index.errors import SourceError

__all__ = ["Piece", "ReadListener", "Reading", "megabytes"]


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
    """One call of `read_sources`: its limit in bytes, its listener, and what was said already."""

    max_bytes: int
    listener: ReadListener = field(default_factory=_Silence)
    said: set[str] = field(default_factory=set)

    def notice_once(self, text: str) -> None:
        """Passes a notice on unless the same one was given before."""
        if text not in self.said:
            self.said.add(text)
            self.listener.notice(text)


@dataclass(frozen=True, slots=True)
class Piece:
    """One file or archive member: `path` as shown, `name` as ids are made of it (relative, with
    suffix), and an open binary stream. `is_named` is true where the user named the file itself."""

    path: str
    name: str
    stream: BinaryIO
    is_named: bool = False

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
        content = self.stream.read(max_bytes + 1)
        if len(content) > max_bytes:
            raise too_large(self.path, None, max_bytes)
        if not content.strip():
            raise SourceError("the file is empty", place=self.path, remedy="remove or replace it")
        return content


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
