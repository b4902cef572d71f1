"""What a function gave, remembered for each key that it was asked for.

Input: a function of one key. Output: a mapping. To look up what is known is to look into a dict,
the quickest way of all, which is why hot paths have it; safe for threads.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

__all__ = ["Memo"]

K = TypeVar("K")
V = TypeVar("V")


class Memo(dict[K, V]):
    """A key to what `make` gives for it, asked once for each distinct key. Beyond `most` keys all
    are forgotten at once."""

    def __init__(self, make: Callable[[K], V], most: int) -> None:
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, key: K) -> V:
        made = self._make(key)
        if len(self) >= self._most:
            self.clear()
        self[key] = made
        return made
