"""Windows: the passages of a paragraph that are worth showing, and their text as shown.

Input: a paragraph and its places. Output: windows with a worth, and the text cut from them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache, reduce
from itertools import takewhile
from operator import or_
from typing import NamedTuple

from index.result import Mark
from index.sentences import sentences
from index.snippet.marks import Place

__all__ = ["LONGEST", "Window", "cut_out", "opening", "windows"]

#: Characters of a snippet that is one sentence, at most; of any other, at most; and what it is
#: filled up to with the sentences before it.
LONGEST = 340
_USUAL = 280
_FULL = 220
#: Characters between two windows of one sentence, and those that stand shortly before a window.
_STEP, _SHORTLY = 70, 250
_EDGE_SEARCH = 40
#: Paragraphs whose sentences are remembered, and characters of the longest.
_MOST_KNOWN, _LONGEST_KNOWN = 2_000, 5_000
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


Edges = tuple[int, int]
#: The starts of places, their ends, and what they answer.
_Placed = tuple[list[int], list[int], list[int]]


class Window(NamedTuple):
    """[start, end) of paragraph `paragraph`: the words of the query it answers (one bit each), how
    many places it holds, how far they lie apart, and what the text shortly before it answers. A
    tuple: an article has many."""

    paragraph: int
    start: int
    end: int
    answers: int = 0
    places: int = 0
    spread: int = 0
    before: int = 0


def windows(text: str, paragraph: int, places: list[Place]) -> list[Window]:
    """Windows of at most LONGEST characters around the places, at sentence edges if possible."""
    spans = _spans(text)
    placed = (
        [place.start for place in places],
        [place.end for place in places],
        [place.answers for place in places],
    )
    out = []
    covered = 0
    for number, (start, end) in enumerate(spans):
        while covered < len(places) and places[covered].end <= start:
            covered += 1
        if covered >= len(places):
            break
        if places[covered].start >= end:
            continue
        if end - start > LONGEST:
            found = _within(text, (start, end), places[covered:])
        else:
            found = [_grown(spans, number)]
        made = (_window(paragraph, *edges, placed) for edges in found)
        out += [window for window in made if window.places]
    return out


def opening(text: str, paragraph: int = 0) -> Window:
    """The first sentences of a paragraph."""
    spans = sentences(text[: 4 * LONGEST]) or [(0, 0)]
    start, end = spans[0]
    if end - start > LONGEST:
        return Window(paragraph, start, _cut_at(text, start + _USUAL))
    return Window(paragraph, *_grown(spans, 0))


def _spans(text: str) -> Sequence[Edges]:
    """The sentences of a paragraph; a short one is shown whole."""
    if len(text) <= _FULL:
        return ((0, len(text)),)
    return _known_spans(text) if len(text) <= _LONGEST_KNOWN else sentences(text)


@lru_cache(_MOST_KNOWN)
def _known_spans(text: str) -> Sequence[Edges]:
    return sentences(text)


def _grown(spans: Sequence[Edges], number: int) -> Edges:
    """A sentence, with the next ones while they fit, then those before it."""
    first = last = number
    while last + 1 < len(spans) and spans[last + 1][1] - spans[first][0] <= _USUAL:
        last += 1
    while first > 0 and spans[last][1] - spans[first][0] < _FULL:
        if spans[last][1] - spans[first - 1][0] > _USUAL:
            break
        first -= 1
    return spans[first][0], spans[last][1]


def _within(text: str, span: Edges, places: list[Place]) -> list[Edges]:
    """Parts of a sentence that is too long to be shown whole: its beginning, its end, and around
    its places."""
    first, last = span[0], span[1] - _USUAL
    inside = takewhile(lambda place: place.start < span[1], places)
    middles = (min(max((one.start + one.end - _USUAL) // 2, first), last) for one in inside)
    starts = [first]
    for start in (*middles, last):
        if start >= starts[-1] + _STEP:
            starts.append(start)
    return [_cut(text, start, span) for start in starts]


def _cut(text: str, start: int, span: Edges) -> Edges:
    """A part of a sentence from about `start`, at edges of words."""
    if start > span[0]:
        start = _start_at(text, start)
    end = start + _USUAL
    return start, span[1] if end >= span[1] else _cut_at(text, end)


def _window(paragraph: int, start: int, end: int, placed: _Placed) -> Window:
    starts, ends, answers = placed
    first = bisect_left(starts, start)
    last = bisect_left(starts, end, first)
    if last > first and ends[last - 1] > end:  # no two overlap
        last -= 1
    inside = reduce(or_, answers[first:last], 0)
    shortly = bisect_left(starts, start - _SHORTLY, 0, first)
    before = reduce(or_, answers[shortly:first], 0)
    spread = starts[last - 1] - starts[first] if last > first else 0
    return Window(paragraph, start, end, inside, last - first, spread, before)


def _start_at(text: str, at: int) -> int:
    """The next beginning of a word at or after `at`; `at` itself where none is near."""
    for place in range(at, min(len(text), at + _EDGE_SEARCH)):
        if text[place - 1].isspace():
            return place
    while at > 0 and unicodedata.combining(text[at]):
        at -= 1
    return at


def _cut_at(text: str, at: int) -> int:
    """The last end of a word at or before `at`; `at` itself where none is near."""
    for place in range(at, max(0, at - _EDGE_SEARCH), -1):
        if text[place].isspace():
            return place
    while at > 0 and unicodedata.combining(text[at]):
        at -= 1
    return at


def cut_out(text: str, window: Window, places: list[Place]) -> tuple[str, tuple[Mark, ...]]:
    """The text of a window with an ellipsis where a sentence is cut, and the marks in it."""
    start, end = window.start, window.end
    before = "… " if not _begins_sentence(text, start) else ""
    after = " …" if end < len(text) and not _ends_sentence(text, end) else ""
    shown = _UNSEEN.sub(" ", text[start:end])
    shift = len(before) - start
    marks = tuple(
        (max(place.start, start) + shift, min(place.end, end) + shift)
        for place in places
        if place.start < end and place.end > start
    )
    return before + shown + after, marks


def _begins_sentence(text: str, start: int) -> bool:
    head = text[max(0, start - 4) : start].rstrip()
    return not head or head[-1] in ".!?…»”\"')]。"


def _ends_sentence(text: str, end: int) -> bool:
    tail = text[max(0, end - 3) : end].rstrip("»”\"'’)] \u00a0\u202f")
    return bool(tail) and tail[-1] in ".!?…。\uff01\uff1f"
