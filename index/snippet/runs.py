"""Runs: the parts of a text that may match a query, found without cutting the whole text.

Input: a text that is NFC, its language, and the terms and words that a query looks for. Output:
the places of the runs that may give them. A run is what stands between two blanks. Nearly every
run gives the same wherever it stands, so what it gives is remembered; a few go together with a
number beside them (S 300, 155 mm) and are read in their place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from operator import attrgetter
from typing import NamedTuple

from index.analysis import chunk_texts, what_gives
from index.memo import Memo

__all__ = [
    "LONGEST_KNOWN",
    "Run",
    "is_numeric",
    "known_in",
    "may_continue",
    "occurrences",
    "run_at",
    "sure_start",
]

#: Runs of one language that are remembered by what they give, and letters of the longest.
_MOST_KNOWN, LONGEST_KNOWN = 100_000, 80
#: What the right part of a chunk with a blank inside may begin with, beside a digit.
_MILLIMETRES = ("mm", "MM", "millim")
_M = ("m", "M")
#: What stands before the length of a case, with or without a blank: 7,62 × 39.
_BY = ("x", "×")

_start_of = attrgetter("start")


class Run(NamedTuple):
    """A run at [start, end) of a text; what it gives where it `is_alone` does not depend on what
    stands beside it."""

    start: int
    end: int
    text: str
    is_alone: bool


@cache
def known_in(lang: str) -> Mapping[str, frozenset[str]]:
    """A run to the terms and words that it gives by itself in a language, whatever the query."""
    return Memo(partial(_given, lang), _MOST_KNOWN)


def _given(lang: str, run: str) -> frozenset[str]:
    pieces = [p for chunk in chunk_texts(run) for p in what_gives(chunk, lang).pieces]
    return frozenset(key for piece in pieces for key in (piece.term, *piece.words) if key)


def is_numeric(key: str) -> bool:
    """Whether a run may give `key` together with the run before it."""
    return key == "mm" or any(map(str.isdecimal, key))


def may_continue(run: str) -> bool:
    """Whether a run may be read together with the run before it."""
    return _may_follow(run, 0)


def occurrences(text: str, runs: Iterable[str]) -> list[Run]:
    """Where `runs` stand in `text`, in order."""
    found = [one for run in runs for one in _found(text, run)]
    found.sort(key=_start_of)
    return found


def _found(text: str, run: str) -> Iterator[Run]:
    start = text.find(run)
    while start >= 0:
        end = start + len(run)
        if text[start - 1 : start].strip() == "" == text[end : end + 1].strip():
            yield run_at(text, start, end)
        start = text.find(run, end)


def run_at(text: str, start: int, end: int) -> Run:
    """The run that stands there."""
    is_alone = not (_may_follow(text, start) or _may_follow(text, end + 1))
    return Run(start, end, text[start:end], is_alone)


def _may_follow(text: str, at: int) -> bool:
    """Whether what begins at `at` may be in one chunk with what stands before the blank."""
    head = text[at : at + 1]
    if head in _BY:
        return text[at + 1 : at + 3].lstrip()[:1].isdecimal()
    return head.isdecimal() or (head in _M and text.startswith(_MILLIMETRES, at))


def sure_start(text: str, run: Run, floor: int) -> int:
    """The last place up to the beginning of `run` at which a chunk must begin, as one does at
    `floor`."""
    at = run.start
    if run.is_alone:
        return at
    while at > floor and _may_follow(text, at):
        at -= 1
        while at > floor and not text[at - 1].isspace():
            at -= 1
    return max(at, floor)
