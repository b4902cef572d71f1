"""The tree of a page made ready for extraction, which leaves out or runs together what it knows no
better: raised figures, times, tables, captions and boxes that tell something.

Input: the tree of a page. Output: nothing; it is changed in place, into one that is read in a time
that grows with its size.
"""

from __future__ import annotations

import re
from typing import Any

from index.readers.elements import BARE, INLINE, LONGEST_LINE, inline, is_prose, text_of
from index.readers.tables import unfold_tables

__all__ = ["prepare"]

#: What no box of an article holds, and boxes of the page do.
_OF_PAGE = ("a", "form", "input", "button", "iframe", "select")
_NOTE_MARK = re.compile(r"\W*(?:\d{1,3}|[a-z])?\W*")
_BRACKETED_MARK = re.compile(r"\[\d{1,3}\]")
#: Children of an element from which on those that only set words off are no longer told apart:
#: transcripts mark every word with its second, and reading takes the square of their number.
_CROWD = 500
_SETTING = ("span", "font", "em", "i", "strong", "b", "u", "mark", "small", "data", "time")


def prepare(tree: Any) -> None:
    """Every change, in an order in which none undoes another."""
    for silent in list(tree.iter("noscript")):
        silent.drop_tree()
    _drop_note_marks(tree)
    unfold_tables(tree)
    _speak_times(tree)
    _open_captions(tree)
    _open_boxes(tree)
    _join_words(tree)


def _drop_note_marks(tree: Any) -> None:
    """Takes out what leads to a note: raised figures, «en 2027<sup>1</sup>» is no 20271, and
    figures in brackets behind text, «en 2027[1]»."""
    for mark in list(tree.iter("sup")):
        links = (*mark.iter("a"), *mark.iterancestors("a"))
        if any("#" in link.get("href", "") for link in links) and _NOTE_MARK.fullmatch(
            text_of(mark)
        ):
            mark.drop_tree()
    for link in list(tree.iter("a")):
        is_behind = link.getprevious() is not None or bool((link.getparent().text or "").strip())
        if is_behind and "#" in link.get("href", "") and _BRACKETED_MARK.fullmatch(text_of(link)):
            link.drop_tree()


def _speak_times(tree: Any) -> None:
    """Makes plain words of each `time` element that stands in a sentence or a statement."""
    held: dict[Any, list[Any]] = {}
    for time in tree.iter("time"):
        block = next((e for e in time.iterancestors() if e.tag not in INLINE), None)
        held.setdefault(block, []).append(time)
    for block, times in held.items():
        lines = [] if block is None else "".join(inline(block, lambda _: BARE)).split("\n")
        if any(BARE in line and any(map(str.isalpha, line)) for line in lines):
            for time in times:
                time.tag = "span"


def _open_captions(tree: Any) -> None:
    """Makes paragraphs of the captions of a page that tells more in them than elsewhere."""
    captions = list(tree.iter("figcaption"))
    told = sum(len(text_of(e)) for e in tree.iter("p") if is_prose(text_of(e)))
    if sum(len(text_of(caption)) for caption in captions) > max(told, LONGEST_LINE):
        for caption in captions:
            caption.tag = "p"
        for figure in tree.iter("figure"):
            figure.tag = "div"


def _open_boxes(tree: Any) -> None:
    """Makes part of the text of each `aside` between its paragraphs that tells something itself:
    prose, with neither a link nor a field in it."""
    for box in list(tree.iter("aside")):
        beside = (box.getprevious(), box.getnext())
        is_within = all(e is not None and e.tag == "p" for e in beside)
        is_told = any(is_prose(text_of(e)) for e in box.iter("p"))
        if is_within and is_told and next(box.iter(*_OF_PAGE), None) is None:
            box.tag = "div"


def _join_words(tree: Any) -> None:
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
