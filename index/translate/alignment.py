"""Which sentence of a translation answers which sentence of the original.

Input: a paragraph and its translation. Output: pairs of spans that cover both, in order: one
sentence to one wherever lengths and figures agree, else two to one or one to two. The method is
that of Gale and Church (1993, «A program for aligning sentences in bilingual corpora»), with the
figures that both sides share as further evidence.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from functools import cache

from index.sentences import sentences
from index.translate.figures import figures, known_values

__all__ = ["Aligned", "Span", "align"]

Span = tuple[int, int]
Aligned = tuple[tuple[Span, Span], ...]

#: (sentences of the original, of the translation): cost of the shape itself; skips are the last
#: resort and are joined to a neighbour afterwards.
_SHAPES: dict[tuple[int, int], float] = {
    (1, 1): 0.0,
    (1, 2): 2.3,
    (2, 1): 2.3,
    (2, 2): 4.4,
    (1, 3): 5.0,
    (3, 1): 5.0,
    (1, 4): 7.0,
    (4, 1): 7.0,
}
_SPREAD = 6.8  # variance of the length of a translation, per character (Gale and Church)
_LOST = 3.0
_MOST_CELLS = 10_000  # beyond these, only the neighbourhood of the diagonal is looked at
_BAND = 6  # sentences on either side of where the letters say the translation is


def align(source: str, target: str) -> Aligned:
    """Pairs of spans [start, end), the same sentences in the same order on both sides.

    Empty where either side is; one pair of everything where no alignment is worth its cost.
    """
    left, right = sentences(source), sentences(target)
    if not left or not right:
        return ()
    if len(left) == len(right) == 1:
        return ((_whole(left), _whole(right)),)
    steps = _steps(source, target, left, right)
    pairs = []
    i = j = 0
    for di, dj in steps:
        pairs.append((_whole(left[i : i + di]), _whole(right[j : j + dj])))
        i, j = i + di, j + dj
    return tuple(pairs) or ((_whole(left), _whole(right)),)


def _steps(source: str, target: str, left: list[Span], right: list[Span]) -> list[tuple[int, int]]:
    """The cheapest row of shapes that uses up both sides; empty where there is none."""
    costs = _Costs(source, target, left, right)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i, band in enumerate(_bands(left, right)):
        for j in band:
            options = [
                (best[i - di, j - dj][0] + costs.of(i - di, j - dj, di, dj), (di, dj))
                for di, dj in _SHAPES
                if (i - di, j - dj) in best
            ]
            if options:
                best[i, j] = min(options)
    return _back(best, len(left), len(right))


class _Costs:
    """What it costs that some sentences of a translation answer some of the original."""

    def __init__(self, source: str, target: str, left: list[Span], right: list[Span]) -> None:
        self._left, self._right = left, right
        self._stretch = len(target) / len(source)
        self._asked = [figures(source[start:end]) for start, end in left]
        self._given = [known_values(target[start:end]) for start, end in right]
        self._known = cache(self._known_in)

    def of(self, i: int, j: int, di: int, dj: int) -> float:
        """That of `di` sentences from `i` on and `dj` from `j` on."""
        here = self._left[i + di - 1][1] - self._left[i][0]
        there = self._right[j + dj - 1][1] - self._right[j][0]
        drift = abs(there - here * self._stretch) / math.sqrt(_SPREAD * max(here, 1))
        return _SHAPES[di, dj] + drift * drift / 2 + _LOST * min(self._lost(i, j, di, dj), 2)

    def _lost(self, i: int, j: int, di: int, dj: int) -> int:
        there = self._known(j, dj)
        return sum(figure.is_lost(there) for some in self._asked[i : i + di] for figure in some)

    def _known_in(self, j: int, dj: int) -> frozenset[float]:
        return frozenset[float]().union(*self._given[j : j + dj])


def _bands(left: list[Span], right: list[Span]) -> list[range]:
    """For each number of sentences of the original, the numbers of the translation that may go
    with them: all, or in a long paragraph those near which the same share of letters is read."""
    if len(left) * len(right) <= _MOST_CELLS:
        return [range(len(right) + 1)] * (len(left) + 1)
    ends = [end for _, end in right]
    stretch = ends[-1] / left[-1][1]
    near = [0, *(bisect_left(ends, end * stretch) + 1 for _, end in left[:-1]), len(right)]
    return [range(max(0, at - _BAND), min(len(right), at + _BAND) + 1) for at in near]


def _back(
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]], i: int, j: int
) -> list[tuple[int, int]]:
    steps: list[tuple[int, int]] = []
    while (i, j) in best and (i, j) != (0, 0):
        step = best[i, j][1]
        steps.append(step)
        i, j = i - step[0], j - step[1]
    return steps[::-1] if (i, j) == (0, 0) else []


def _whole(spans: list[Span]) -> Span:
    return spans[0][0], spans[-1][1]
