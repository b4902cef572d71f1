"""Whole articles that stand beside that of the page, as pages without end load them.

Input: the tree of a page, which is changed, and its heading. Output: whether one was taken out.
"""

from __future__ import annotations

from typing import Any

from index.days import find_days
from index.readers.elements import text_of
from index.readers.titles import is_title

__all__ = ["drop_neighbours"]

#: A shorter paragraph is a teaser; a longer line with a day is no statement of it.
_PROSE, _LONGEST_LINE = 80, 160


def drop_neighbours(tree: Any, title: str) -> bool:
    """Takes out each `article` that has a headline, a day and text of its own, beside the one that
    holds the heading `title` and text. What is in no other `article`, or in that of the page,
    stays: updates of a live blog among it."""
    whole = [e for e in tree.iter("article") if _headings(e) and _has_text(e)]
    own = [e for e in whole if any(is_title(title, text) for text in _headings(e))]
    if not title or not own:
        return False
    kin = {*own[0].iter("article"), *own[0].iterancestors("article")}
    others = [e for e in whole if e not in kin and _has_day(e)]
    for other in others:
        other.drop_tree()
    return bool(others)


def _headings(element: Any) -> list[str]:
    return [text_of(e) for e in element.iter("h1", "h2", "h3")]


def _has_text(element: Any) -> bool:
    return any(len(text_of(e)) >= _PROSE for e in element.iter("p"))


def _has_day(element: Any) -> bool:
    """A short line of it shows a full day, and not only a time."""
    lines = (text_of(e) for e in element.iter("p", "div", "span", "time", "li", "small"))
    return any(
        day.precision == "day" for x in lines if len(x) <= _LONGEST_LINE for day in find_days(x)
    )
