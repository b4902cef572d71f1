"""What a folder of generations needs from the file system: syncing, atomic replacement, digests,
and one table that turns the system's errors into ours.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from index.engines.embedded import FULL, sync_file
from index.errors import DamagedIndex, StorageFull, UnusableIndex

__all__ = [
    "Known",
    "Sums",
    "digests",
    "files_below",
    "link_files",
    "noticing_full",
    "replace_file",
    "sha256_of",
    "sync_names",
    "sync_tree",
    "unreadable",
    "writing",
]

Sums = tuple[int, str]
Known = Mapping[tuple[int, int], str]

#: What engines written in other languages say where the error number is lost.
_FULL_TEXTS = ("No space left on device", "File too large", "Disk quota exceeded")
_SQLITE_FULL = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR | (3 << 8)}


def files_below(folder: Path) -> list[Path]:
    """Every file below `folder`, sorted."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def digests(folder: Path, known: Known) -> dict[str, Sums]:
    """Path below `folder` -> (bytes, sha256) of every file in it; those `known` by their inode and
    length are not read again."""
    found = {}
    for path in files_below(folder):
        stat = path.stat()
        sha = known.get((stat.st_ino, stat.st_size)) or sha256_of(path)
        found[path.relative_to(folder).as_posix()] = (stat.st_size, sha)
    return found


def sha256_of(path: Path) -> str:
    """Digest of the bytes of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def link_files(source: Path, target: Path) -> None:
    """The files of `source` again in `target`, without a copy where the file system can."""
    target.mkdir()
    for path in source.iterdir():
        if not _is_lock(path):
            try:
                os.link(path, target / path.name)
            except OSError:
                shutil.copy2(path, target / path.name)


def _is_lock(path: Path) -> bool:
    """Files that engines open for writing in place; they hold nothing."""
    return path.name.lower().endswith("lock")


def sync_tree(folder: Path) -> None:
    """Make every file and folder from `folder` down survive a power cut."""
    for path in (folder, *folder.rglob("*")):
        sync_file(path)


def sync_names(folder: Path) -> None:
    """Make the names in `folder` survive a power cut."""
    sync_file(folder)


def replace_file(path: Path, text: str) -> None:
    """Put `text` at `path` in one step: a reader sees the old content or the new, whole."""
    fresh = path.with_name(path.name + ".new")
    with fresh.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    sync_names(path.parent)


@contextmanager
def noticing_full(place: Path) -> Iterator[None]:
    """Raise StorageFull for whatever failed because no space was left."""
    try:
        yield
    except Exception as error:
        if not any(map(_is_full, _causes(error))):
            raise
        raise StorageFull(
            "no space is left; the new generation was discarded and the index is as it was",
            place=str(place),
            remedy="free some space and run `vigie reindex` again",
        ) from error


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Turn what the file system refuses while `place` is written into errors of ours."""
    with noticing_full(place):  # which looks at what the error was raised from
        try:
            yield
        except OSError as error:
            raise UnusableIndex(
                f"cannot be written ({error.strerror or error})",
                place=str(error.filename or place),
                remedy="make the folder writable, or name another in VIGIE_INDEX",
            ) from error


def unreadable(error: Exception, place: Path) -> DamagedIndex:
    """What the system says of a part that it does not give to be read."""
    return DamagedIndex(
        f"cannot be read ({getattr(error, 'strerror', None) or error})",
        place=str(getattr(error, "filename", None) or place),
        remedy="let this user read it" if isinstance(error, PermissionError) else "",
    )


def _is_full(error: BaseException) -> bool:
    if isinstance(error, OSError) and error.errno in FULL:
        return True
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorcode", None) in _SQLITE_FULL
    return any(text in str(error) for text in _FULL_TEXTS)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """The error, and what it was raised from or during."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
