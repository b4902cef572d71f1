"""Elements of a page, as the parser behind trafilatura makes them.

Input: an element. Output: what it says.
"""

from __future__ import annotations

from typing import Any

from index.readers.decoding import tidy_line

__all__ = ["text_of"]


def text_of(element: Any) -> str:
    """The text of an element and of all in it, on one line."""
    return tidy_line("".join(element.itertext()))
