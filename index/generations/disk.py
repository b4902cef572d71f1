"""What a folder of generations needs from the file system: syncing, atomic replacement, digests,
and one table that turns the system's errors into ours.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import StorageFull, UnusableIndex

__all__ = [
    "digests",
    "files_below",
    "noticing_full",
    "replace_file",
    "sync_folder",
    "sync_tree",
    "writing",
]

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
#: What engines written in other languages say where the error number is lost.
_FULL_TEXTS = ("No space left on device", "File too large", "Disk quota exceeded")
_SQLITE_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR | (3 << 8)}


def files_below(folder: Path) -> list[Path]:
    """Every file below `folder`, sorted."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def digests(folder: Path) -> dict[str, tuple[int, str]]:
    """Path below `folder` -> (bytes, sha256) of every file in it."""
    found = {}
    for path in files_below(folder):
        with path.open("rb") as file:
            sha = hashlib.file_digest(file, "sha256").hexdigest()
        found[path.relative_to(folder).as_posix()] = (path.stat().st_size, sha)
    return found


def sync_tree(folder: Path) -> None:
    """Make every file and folder from `folder` down survive a power cut."""
    for path in files_below(folder):
        _sync(path)
    for path in folder.rglob("*"):
        if path.is_dir():
            sync_folder(path)
    sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` survive a power cut."""
    _sync(folder)


def replace_file(path: Path, text: str) -> None:
    """Put `text` at `path` in one step: a reader sees the old content or the new, whole."""
    fresh = path.with_name(path.name + ".new")
    with fresh.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    sync_folder(path.parent)


@contextmanager
def noticing_full(place: Path) -> Iterator[None]:
    """Raise StorageFull for whatever failed because no space was left."""
    try:
        yield
    except Exception as error:
        if isinstance(error, StorageFull) or not any(map(_is_full, _causes(error))):
            raise
        raise StorageFull(
            "no space is left; the new generation was discarded, the old one is served",
            place=str(place),
            remedy="free some space and run `vigie reindex` again",
        ) from error


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Turn what the file system refuses while `place` is written into errors of ours."""
    with noticing_full(place):
        try:
            yield
        except OSError as error:
            if _is_full(error):
                raise
            raise UnusableIndex(
                f"cannot be written ({error.strerror or error})",
                place=str(error.filename or place),
                remedy="make the folder writable, or name another in VIGIE_INDEX",
            ) from error


def _is_full(error: BaseException) -> bool:
    if isinstance(error, OSError) and error.errno in _FULL:
        return True
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", None) in _SQLITE_FULL
    return any(text in str(error) for text in _FULL_TEXTS)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error, and what it was raised from or during."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
