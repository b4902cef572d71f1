"""From what the user named to open files: folders in order, links followed but never in circles.

Input: a path. Output: open pieces, and SourceError values for what cannot be opened.
"""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from index.errors import SourceError
from index.readers.piece import Piece, Reading, too_large

__all__ = ["clean_name", "measure", "shown", "walk"]

_Mark = tuple[int, int]  # of a folder, under whatever name
_Seen = tuple[_Mark, ...]

#: Types that are read line by line, so that their length does not matter; a line's does.
_STREAMED = (".jsonl", ".ndjson")


def walk(source: str, reading: Reading) -> Iterator[Piece | SourceError]:
    """Every readable file of `source`: itself, or what its folder holds, sorted by name. A blank
    name is none, not that of the folder one is in."""
    if not source.strip():
        yield SourceError("names nothing", place="SOURCE", remedy="name a file, folder or archive")
        return
    path = Path(source)
    if _is_folder(path):
        yield from _folder(path, reading)
    else:
        yield _opened(path, path.name, reading, is_named=True)


def measure(source: str, apart: str | None) -> int:
    """Bytes on disk below `source`, but for the folder `apart`; what cannot be read counts
    nothing."""
    total = 0
    pending: list[tuple[Path, _Seen]] = [(Path(source), _marks(apart))] if source.strip() else []
    while pending:
        path, seen = pending.pop()
        try:
            status = path.stat()
            if stat.S_ISREG(status.st_mode):
                total += status.st_size
            elif stat.S_ISDIR(status.st_mode) and (status.st_dev, status.st_ino) not in seen:
                inside = (*seen, (status.st_dev, status.st_ino))
                pending.extend((child, inside) for child in path.iterdir() if child.name[0] != ".")
        except (OSError, ValueError):
            continue
    return total


def _folder(top: Path, reading: Reading) -> Iterator[Piece | SourceError]:
    """The files below a folder, each folder's in order; what cannot be looked into is named."""
    apart = _marks(reading.apart)
    pending: list[tuple[Path, str, _Seen]] = [(top, "", ())]
    while pending:
        path, relative, seen = pending.pop()
        if not _is_folder(path):
            yield _opened(path, relative, reading, is_named=False)
            continue
        try:
            status = path.stat()
            names = [entry.name for entry in os.scandir(path) if not entry.name.startswith(".")]
        except OSError as error:
            yield _refused(path, error)
            continue
        mark = (status.st_dev, status.st_ino)
        if mark in apart:
            reading.listener.notice(f"{shown(path)}: the index is no source, and left out")
            continue
        if mark in seen:
            yield SourceError(
                "is a link back to a folder that contains it",
                place=shown(path),
                remedy="remove the link; what it leads to was read once",
            )
            continue
        above = f"{relative}/" if relative else ""
        names.sort(reverse=True)
        pending.extend((path / name, f"{above}{name}", (*seen, mark)) for name in names)


def _marks(folder: str | None) -> _Seen:
    """The mark of a folder, where there is one."""
    try:
        status = Path(folder).stat() if folder else None
    except (OSError, ValueError):
        return ()
    return ((status.st_dev, status.st_ino),) if status else ()


def _is_folder(path: Path) -> bool:
    """Whether a folder stands there; what cannot be told is opened as a file, which says why."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def _opened(path: Path, name: str, reading: Reading, *, is_named: bool) -> Piece | SourceError:
    """A regular file within the limit, open; else why not."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return SourceError("is no regular file", place=shown(path), remedy="name a file")
        if status.st_size > reading.max_bytes and path.suffix.lower() not in _STREAMED:
            reading.listener.advance(status.st_size)
            return too_large(shown(path), status.st_size, reading.max_bytes)
        stream = _Counted(path, status.st_size, reading)
    except (OSError, ValueError) as error:
        return _refused(path, error)
    return Piece(shown(path), clean_name(name), io.BufferedReader(stream, 1 << 18), is_named)


def shown(path: Path) -> str:
    """A path as it is printed: characters that no text can hold are replaced."""
    return clean_name(str(path))


def clean_name(name: str) -> str:
    """A file name as text: undecodable bytes and control characters become `?`."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "?" for char in text)


def _refused(path: Path, error: Exception) -> SourceError:
    """The rejection of a path that the system refuses."""
    if isinstance(error, FileNotFoundError):
        is_link = path.is_symlink()
        message = "is a link to nothing" if is_link else "does not exist"
        return SourceError(message, place=shown(path), remedy="check the path")
    if isinstance(error, PermissionError):
        return SourceError(
            "may not be read", place=shown(path), remedy="give read permission or leave it out"
        )
    reason = getattr(error, "strerror", None) or str(error)
    return SourceError(f"cannot be opened ({reason})", place=shown(path), remedy="check the path")


class _Counted(io.RawIOBase):
    """A file that tells the listener how far it has been read; all of it when it is closed."""

    def __init__(self, path: Path, size: int, reading: Reading) -> None:
        self._file = path.open("rb", buffering=0)
        self._left = size
        self._reading = reading

    def readable(self) -> bool:
        """Always."""
        return True

    def seekable(self) -> bool:
        """As archives need it."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # narrower than its base says
        """Fills `buffer` and counts."""
        done = self._file.readinto(buffer) or 0
        self._advance(done)
        return done

    def seek(self, offset: int, whence: int = 0) -> int:
        """Moves without counting."""
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        """The place in the file."""
        return self._file.tell()

    def close(self) -> None:
        """Counts the rest, so that the bar ends where it should."""
        self._advance(self._left)
        self._file.close()
        super().close()

    def _advance(self, n_bytes: int) -> None:
        counted = min(n_bytes, self._left)
        self._left -= counted
        self._reading.listener.advance(counted)
