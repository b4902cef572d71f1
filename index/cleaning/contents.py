"""Tables of contents: short lines that stand in the text again, in their order, as its headings.

Input: lines whose own rules have run. Output: the kind of the list and of the line that announces
it; the headings stay where they are.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

from index.cleaning.line import Line, squash

__all__ = ["mark_contents"]

_RANK = re.compile(r"^\W*(?:\d{1,2}|[IVX]{1,4})[.)]\s")
_FEWEST = 2
_LONGEST_LABEL = 5
_CALLED = frozenset(("plan", "plandelarticle", "sommaire", "tabledesmatieres", "contents"))


def mark_contents(lines: Sequence[Line]) -> None:
    """Names each list of two headings or more that come again below it, with text behind each."""
    again = _places(lines)
    at = 0
    while at < len(lines):
        end = at + _listed(lines, at, again)
        if end - at >= _FEWEST:
            for line in lines[at:end]:
                line.kind = "navigation"
            if at and _announces(lines[at - 1]):
                lines[at - 1].kind = "navigation"
        at = max(end, at + 1)


def _places(lines: Sequence[Line]) -> Mapping[str, Sequence[int]]:
    """Where the short lines that may be headings stand, by their letters."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(lines):
        if (line.is_open or line.is_title) and not line.is_prose and (key := _key(line)):
            found[key].append(at)
    return found


def _key(line: Line) -> str:
    return squash(_RANK.sub("", line.text))


def _listed(lines: Sequence[Line], at: int, again: Mapping[str, Sequence[int]]) -> int:
    """How many lines from `at` on come again, below all of them, in their order and with text
    behind each."""
    places: list[int] = []
    for line in (lines[x] for x in range(at, len(lines))):
        same = again.get(_key(line), ())
        later = bisect_right(same, places[-1] + 1 if places else at)
        if later == len(same) or not line.is_open or line.is_prose:
            break
        if not _has_text(lines, same[later]):
            break
        places.append(same[later])
    return len(places) if places and at + len(places) <= places[0] else 0


def _has_text(lines: Sequence[Line], at: int) -> bool:
    """A longer line of the article stands right below the heading at `at`."""
    below = lines[at + 1 : at + 2]
    return bool(below) and below[0].is_open and len(below[0].text) > len(lines[at].text)


def _announces(line: Line) -> bool:
    """«In this issue:», «Plan»."""
    is_short = line.is_open and line.words <= _LONGEST_LABEL
    return is_short and (line.text.endswith(":") or line.squashed in _CALLED)
