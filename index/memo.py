"""What a function gave, remembered for each key that it was asked for.

Input: a function of a text. Output: a mapping. To look up what is known is to look into a dict,
the quickest way of all, which is why hot paths have it; safe for threads.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

__all__ = ["Memo"]

V = TypeVar("V")


class Memo(dict[str, V]):
    """A key to what `make` gives for it, asked once for each distinct key. Beyond `most` keys all
    are forgotten at once; one of more than `longest` characters is never kept."""

    def __init__(self, make: Callable[[str], V], most: int, longest: int = sys.maxsize) -> None:
        super().__init__()
        self._make = make
        self._most, self._longest = most, longest

    def __missing__(self, key: str) -> V:
        made = self._make(key)
        if len(key) <= self._longest:
            if len(self) >= self._most:
                self.clear()
            self[key] = made
        return made
