"""What a run leaves open when it fails."""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["leaving_nothing"]

_A_MOMENT = 2.0


@contextmanager
def leaving_nothing(folder: Path) -> Iterator[None]:
    """Within it every file below `folder`, process and pool of threads that is begun must have
    ended, even while an error still holds the frames that it came through. A thread of tantivy's
    that nobody can join closes the last file of a segment that is given up, a moment later."""
    before = _held(folder)
    try:
        yield
    finally:
        ends = time.monotonic() + _A_MOMENT
        while (left := _held(folder) - before) and time.monotonic() < ends:
            time.sleep(0.01)
        assert not left, f"left open: {sorted(left)}"


def _held(folder: Path) -> Counter[str]:
    files = [str(handle.resolve()) for handle in Path("/proc/self/fd").iterdir()]
    processes = (str(child.pid) for child in multiprocessing.active_children())
    pools = (one.name for one in threading.enumerate() if "ThreadPoolExecutor" in one.name)
    return Counter((*(name for name in files if name.startswith(str(folder))), *processes, *pools))
