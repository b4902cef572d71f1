"""What the embedded engines share about their folder: make it durable, name its failures.

Input: a folder, or an OSError met in it. Output: synced files, or an error of `index.errors`.
"""

from __future__ import annotations

import errno
import os
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from pickle import UnpicklingError

from index.errors import REINDEX, DamagedIndex, StorageFull

__all__ = [
    "CHECK",
    "FULL",
    "OF_DAMAGE",
    "damage",
    "reading_errors",
    "storage_error",
    "storage_errors",
    "sync_file",
    "sync_folder",
]

#: What to do about an index that cannot be read.
CHECK = f"run `vigie verify`: if it finds damage, {REINDEX}, else report this as a fault"
#: What readers raise where the bytes are not those that were written.
OF_DAMAGE = (
    *(AssertionError, EOFError, LookupError, OverflowError, TypeError, ValueError),
    *(UnpicklingError, struct.error, zlib.error),
)
_LONGEST = 200
#: The numbers of errors that say that no space is left.
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def sync_file(path: Path) -> None:
    """Return when the file's content is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Return when every file in `folder`, and the list of them, is on the disk."""
    for path in folder.iterdir():
        if path.is_file():
            sync_file(path)
    sync_file(folder)


@contextmanager
def storage_errors(folder: Path) -> Iterator[None]:
    """Within it, an OSError leaves as StorageFull or DamagedIndex that names `folder`."""
    try:
        yield
    except OSError as error:
        raise storage_error(error, folder) from error


@contextmanager
def reading_errors(folder: Path) -> Iterator[None]:
    """Within it, what damaged files make a reader raise leaves as DamagedIndex."""
    try:
        with storage_errors(folder):
            yield
    except OF_DAMAGE as error:
        raise damage(error, folder) from error


def damage(error: Exception, folder: Path) -> DamagedIndex:
    """The error of ours for what a reader of damaged files raised."""
    text = f"cannot be read ({type(error).__name__}: {error})"
    return DamagedIndex(text[:_LONGEST], place=str(folder), remedy=CHECK)


def storage_error(error: OSError, folder: Path) -> DamagedIndex | StorageFull:
    """The error of ours that says what `error` means for the index in `folder`."""
    if error.errno in FULL:
        return StorageFull(
            "no space is left", place=str(folder), remedy="free some space, then reindex"
        )
    what = error.strerror or str(error)
    return DamagedIndex(
        f"{what} ({Path(error.filename).name})" if error.filename else what,
        place=str(folder),
        remedy=f"check the folder's permissions, or {REINDEX}",
    )
