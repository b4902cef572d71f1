"""What tantivy does with its folder that others need not: it locks it to read, and keeps two of its
files from everybody else.

Input: the folder of an index. Output: a folder that can be opened without a right to write; files
that whoever may read the others may read, too.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from index.errors import UnusableIndex

__all__ = ["openable", "share"]

_LOCK = ".tantivy-meta.lock"
#: What tantivy writes as files that are this user's alone.
_PRIVATE = ("meta.json", ".managed.json")


@contextmanager
def openable(folder: Path) -> Iterator[Path]:
    """The folder itself, or links to its files where it may only be read: tantivy writes a lock
    into the folder that it opens. The links are needed no longer than opening takes.

    Raises UnusableIndex where there is no place for them.
    """
    lock = folder / _LOCK
    if os.access(lock if lock.exists() else folder, os.W_OK):
        yield folder
        return
    try:
        links = tempfile.TemporaryDirectory(prefix="vigie-", ignore_cleanup_errors=True)
    except OSError as error:
        raise UnusableIndex(
            "may only be read, and there is no place for links to its files",
            place=str(folder),
            remedy="give this process a folder for temporary files (TMPDIR)",
        ) from error
    with links as name:
        for path in folder.iterdir():
            if path.suffix != ".lock":
                (Path(name) / path.name).symlink_to(path.absolute())
        yield Path(name)


def share(folder: Path, like: Path) -> None:
    """Let those read the files that tantivy keeps to itself who may read `like`."""
    mode = like.stat().st_mode & 0o777
    for name in _PRIVATE:
        with suppress(PermissionError):  # of an older generation, and another user's
            (folder / name).chmod(mode)
