"""A circuit that opens after repeated failures, so that a cluster in trouble is left in peace.

Input: what the caller reports of each attempt. Output: EngineUnavailable at once, with the
seconds to wait, while the circuit is open.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from math import ceil

from index.errors import EngineUnavailable

__all__ = ["Circuit"]


class Circuit:
    """Opens for `rest` seconds after `failures` in a row; then lets one attempt through, which
    closes it or opens it again. Safe for threads."""

    def __init__(
        self,
        place: str,
        *,
        failures: int = 5,
        rest: float = 10.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._place = place
        self._limit = failures
        self._rest = rest
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._open_until = 0.0

    def check(self) -> None:
        """Raises EngineUnavailable while the circuit is open."""
        with self._lock:
            if self._failures < self._limit:
                return
            left = self._open_until - self._clock()
            if left <= 0:
                self._open_until = self._clock() + self._rest
                return
        raise EngineUnavailable(
            f"the cluster did not answer {self._limit} times in a row",
            place=self._place,
            remedy=f"it is asked again in {ceil(left)} s",
            retry_after=max(1, ceil(left)),
        )

    def succeeded(self) -> None:
        """The cluster answered."""
        with self._lock:
            self._failures = 0

    def failed(self) -> None:
        """The cluster did not answer."""
        with self._lock:
            self._failures += 1
            self._open_until = self._clock() + self._rest
