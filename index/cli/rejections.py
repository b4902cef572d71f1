"""What is rejected, as a person reads it: of each file the first few, then how many more, and what
is wrong with the whole of it, which may be why.

Input: errors, in the order of their files. Output: lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from index.cli.command import one_line
from index.errors import SourceError

__all__ = ["Rejections"]

#: Of one file so many are named.
_NAMED = 5
_LINE = re.compile(r"[:#]\d+$")


class Rejections:
    """Says each line about what is rejected to `say`."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say
        self._file = ""
        self._count = 0
        self._last = ""

    def add(self, error: SourceError) -> None:
        """One more; what is left to say of the file before comes first."""
        file = _LINE.sub("", error.place)
        if file != self._file:
            self.end()
            self._file = file
        line = f"rejected: {one_line(str(error))}"
        if file == error.place:
            self._say(line)
            return
        self._count += 1
        self._last = line
        if self._count <= _NAMED:
            self._say(line)

    def end(self) -> None:
        """Nothing follows from the file that was read last."""
        if self._count == _NAMED + 1:
            self._say(self._last)
        elif self._count > _NAMED:
            more = f"{self._count - _NAMED:,} more (all: vigie reindex --dry-run --json)"
            self._say(f"rejected: {one_line(self._file)}: {more}")
        self._file, self._count = "", 0
