"""Elements of a page, as the parser behind trafilatura makes them.

Input: an element. Output: what it says, on one line or on the lines that its blocks make.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from index.readers.decoding import tidy_line

__all__ = ["BARE", "INLINE", "LONGEST_LINE", "inline", "is_prose", "text_of"]

INLINE = frozenset(
    re.findall(
        r"\w+",
        "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span"
        " strike strong sub sup time tt u var",
    )
)
#: A longer line is prose, whatever it ends with; a shorter one from `_PROSE` on that ends as a
#: sentence does.
LONGEST_LINE, _PROSE = 160, 80
#: Before a day that a `time` element states in figures only.
BARE = "\ue000"


def text_of(element: Any) -> str:
    """The text of an element and of all in it, on one line."""
    return tidy_line("".join(element.itertext()))


def inline(element: Any, show: Callable[[Any], str]) -> Iterator[str]:
    """The text of an element; line breaks for blocks in it, what `show` makes of each `time`."""
    yield (element.text or "").replace("\n", " ")
    for child in element:
        if child.tag == "time":
            yield show(child)
        elif child.tag in INLINE:
            yield from inline(child, show)
        else:
            yield "\n"
        yield (child.tail or "").replace("\n", " ")


def is_prose(line: str) -> bool:
    """Whether a line is one of a text, and no label."""
    return len(line) >= LONGEST_LINE or (len(line) >= _PROSE and line[-1] in ".!?…»”")
