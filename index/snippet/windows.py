"""Windows: the passages of a paragraph that are worth showing, and their text as shown.

Input: a paragraph and its places. Output: windows with a worth, and the text cut from them.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from index.result import Mark
from index.sentences import sentences
from index.snippet.marks import Place

__all__ = ["LONGEST", "Window", "cut_out", "opening", "windows"]

#: Characters of a snippet, at most, and what it is filled up to with whole sentences.
LONGEST = 280
_FULL = 220
_EDGE_SEARCH = 40
_start_of = attrgetter("start")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


Edges = tuple[int, int]


class Window(NamedTuple):
    """[start, end) of paragraph `paragraph`: the words of the query it answers (one bit each), how
    many places it holds, and how far they lie apart. A tuple: an article has many."""

    paragraph: int
    start: int
    end: int
    answers: int
    places: int
    spread: int

    def worth(self, already: int = 0) -> tuple[int, int, int, int]:
        """Greater is better: words answered that `already` lacks, places close together, early."""
        fresh = (self.answers & ~already).bit_count()
        return fresh, -self.spread // 80, self.places, -self.paragraph


def windows(text: str, paragraph: int, places: list[Place]) -> list[Window]:
    """Windows of at most LONGEST characters around the places, at sentence edges if possible."""
    spans = sentences(text)
    starts = list(map(_start_of, places))
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
            found = _within(text, (start, end), places, covered)
        else:
            found = [_grown(spans, number)]
        out += [_window(paragraph, *edges, places, starts) for edges in found]
    return out


def opening(text: str, paragraph: int = 0) -> Window:
    """The first sentences of a paragraph."""
    spans = sentences(text[: 4 * LONGEST]) or [(0, 0)]
    start, end = spans[0]
    if end - start > LONGEST:
        return Window(paragraph, start, _cut_at(text, start + LONGEST), 0, 0, 0)
    return Window(paragraph, *_grown(spans, 0), 0, 0, 0)


def _grown(spans: list[Edges], number: int) -> Edges:
    """A sentence, with the next ones while they fit, then those before it."""
    first = last = number
    while last + 1 < len(spans) and spans[last + 1][1] - spans[first][0] <= LONGEST:
        last += 1
    while first > 0 and spans[last][1] - spans[first][0] < _FULL:
        if spans[last][1] - spans[first - 1][0] > LONGEST:
            break
        first -= 1
    return spans[first][0], spans[last][1]


def _within(text: str, span: Edges, places: list[Place], first: int) -> list[Edges]:
    """Parts of a sentence that is too long to be shown whole, one for each place in it."""
    out: list[Edges] = []
    for number in range(first, len(places)):
        place = places[number]
        if place.start >= span[1]:
            break
        if out and place.start < out[-1][0] + LONGEST // 3:
            continue
        last = place
        for other in islice(places, number, None):
            if other.end - place.start > LONGEST - _EDGE_SEARCH:
                break
            last = other
        room = max(0, LONGEST - (last.end - place.start)) // 2
        start = span[0] if place.start - room <= span[0] else _start_at(text, place.start - room)
        start = min(start, place.start)
        end = span[1] if start + LONGEST >= span[1] else _cut_at(text, start + LONGEST)
        out.append((start, max(end, min(place.end, start + LONGEST))))
    return out


def _window(paragraph: int, start: int, end: int, places: list[Place], starts: list[int]) -> Window:
    first = bisect_left(starts, start)
    last = bisect_left(starts, end, first)
    if last > first and places[last - 1].end > end:  # no two overlap
        last -= 1
    inside = places[first:last]
    answers = 0
    for _, _, answered in inside:
        answers |= answered
    spread = inside[-1].end - inside[0].start if inside else 0
    return Window(paragraph, start, end, answers, len(inside), spread)


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
