"""How long an answer may take: set once where the request comes in, checked between the steps of a
search, so that no request runs on after its caller has been told.

Input: seconds. Output: TooSlow from `check`, in the thread and context that set the deadline.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from index.errors import TooSlow

__all__ = ["begin", "check", "remaining", "within"]

_until: ContextVar[float] = ContextVar("vigie_until", default=math.inf)


def begin(seconds: float) -> None:
    """`check` raises once `seconds` are over, whatever this thread was told before."""
    _until.set(time.monotonic() + seconds)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """`check` raises once `seconds` are over; inside another deadline the earlier one holds."""
    token = _until.set(min(_until.get(), time.monotonic() + seconds))
    try:
        yield
    finally:
        _until.reset(token)


def remaining() -> float:
    """Seconds that are left, not less than 0; infinite without a deadline."""
    return max(0.0, _until.get() - time.monotonic())


def check() -> None:
    """Raises TooSlow where no time is left."""
    if time.monotonic() > _until.get():
        raise TooSlow(
            "the search took longer than a request may",
            remedy="ask for fewer words, prefixes or results at once",
        )
