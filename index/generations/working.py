"""Working folders: where parts of a cluster's generation lie on this machine for a while.

Input: nothing. Output: a folder, removed at the end; of a process that was killed, by the next one.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from index.generations.base import ignore_step
from index.generations.lock import holding, is_held

__all__ = ["working_folder"]

_PREFIX, _LOCK = "vigie-", "lock"


@contextmanager
def working_folder() -> Iterator[Path]:
    """A folder for temporary files, held as long as this process uses it. Those that nobody holds
    any more are removed first."""
    _sweep(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=_PREFIX) as name:
        lock = Path(name) / _LOCK
        with holding(lock, wait=False, on_step=ignore_step):
            yield Path(name)


def _sweep(parent: Path) -> None:
    """Remove our own folders whose process has ended; one whose lock names no process yet is just
    beginning, and trying that lock would keep it from its process."""
    for folder in parent.glob(f"{_PREFIX}*"):
        with suppress(OSError):
            lock = folder / _LOCK
            is_ours = folder.lstat().st_uid == os.getuid() and not folder.is_symlink()
            if is_ours and lock.stat().st_size and not is_held(lock):
                shutil.rmtree(folder)
