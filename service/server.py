"""What the server itself does beside its processes, as gunicorn calls it by name.

Input: the environment that `vigie serve` leaves, and which processes serve. Output: at a reload
(SIGHUP) processes leave only when others serve in their place; no folder stays behind.
"""

from __future__ import annotations

import mmap
import os
import shutil
from typing import Any

__all__ = ["begin_serving", "is_awaited", "is_relieved", "on_exit", "on_reload"]

#: What the server and all its processes see: the age of the last process that a reload replaces,
#: and of one that came to serve since. gunicorn numbers its processes by age, from 1 upwards.
_ages = memoryview(mmap.mmap(-1, 16)).cast("Q")
_REPLACED, _SERVING = 0, 1


def on_reload(server: Any) -> None:  # gunicorn has no types
    """The processes of now are to be replaced; they are told so once others load beside them."""
    _ages[_REPLACED] = server.worker_age


def begin_serving(age: int) -> None:
    """The process of this age has loaded what searches need."""
    if age > _ages[_REPLACED]:
        _ages[_SERVING] = age


def is_awaited() -> bool:
    """Whether processes that are to be replaced still serve, since none that follows them does."""
    return 0 < _ages[_REPLACED] >= _ages[_SERVING]


def is_relieved(age: int) -> bool:
    """Whether the process of this age can leave: none takes its place, or one that does serves."""
    return age > _ages[_REPLACED] or not is_awaited()


def on_exit(_server: object) -> None:
    """Take away the folder of counts that `vigie serve` made for this server."""
    if folder := os.environ.get("VIGIE_METRICS_FOLDER"):
        shutil.rmtree(folder, ignore_errors=True)
