"""Elements of a page, as the parser behind trafilatura makes them.

Input: an element, or a tree. Output: what it says; a tree that is read in a time that grows with
its size.
"""

from __future__ import annotations

from typing import Any

from index.readers.decoding import tidy_line

__all__ = ["join_words", "text_of"]

#: Children of an element from which on those that only set words off are no longer told apart:
#: transcripts mark every word with its second, and reading takes the square of their number.
_CROWD = 500
_SETTING = ("span", "font", "em", "i", "strong", "b", "u", "mark", "small", "data", "time")


def text_of(element: Any) -> str:
    """The text of an element and of all in it, on one line."""
    return tidy_line("".join(element.itertext()))


def join_words(tree: Any) -> None:
    """Makes plain text of the elements that set single words off, where one element holds a crowd
    of them."""
    for element in [one for one in tree.iter("*") if len(one) > _CROWD]:
        last, words = None, [element.text]
        for child in list(element):
            if child.tag in _SETTING and len(child) == 0:
                words += [child.text, child.tail]
                element.remove(child)
            else:
                _say(element, last, words)
                last, words = child, [child.tail]
        _say(element, last, words)


def _say(element: Any, child: Any, words: list[str | None]) -> None:
    """Lets the words stand behind a child of the element; at its beginning where that is None."""
    text = "".join(filter(None, words))
    if child is None:
        element.text = text
    else:
        child.tail = text
