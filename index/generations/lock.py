"""One writer at an index location: an advisory lock that dies with its holder."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import BusyIndex

__all__ = ["holding", "is_held"]

_PAUSE = 0.1  # seconds between two tries


@contextmanager
def holding(path: Path, *, wait: bool, on_step: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock file at `path`; the system frees it when the process ends, however it ends.

    Raises BusyIndex that names the process which holds it, unless `wait`.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if not _taken(handle):
            if not wait:
                raise BusyIndex(
                    f"another reindex ({_holder(path)}) is writing here",
                    place=str(path.parent),
                    remedy="let it finish, or run with --wait",
                )
            on_step(f"waiting for another reindex ({_holder(path)})")
            while not _taken(handle):
                time.sleep(_PAUSE)
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(handle)


def is_held(path: Path) -> bool:
    """Whether a process holds the lock file at `path`."""
    handle = os.open(path, os.O_RDWR)
    try:
        return not _taken(handle)
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _holder(path: Path) -> str:
    pid = path.read_text(encoding="utf-8").strip()
    return f"process {pid}" if pid else "a process that has just begun"
