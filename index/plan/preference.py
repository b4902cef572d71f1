"""What ranks a match higher and excludes none: words in the title, words next to each other.

Input: the pieces of a query and their rows. Output: nodes for `AllOf.prefer`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.plan.pieces import Piece, best
from index.request import Near, Node, Phrased, Term

__all__ = ["preferred"]

TITLE_BOOST = 1.0
PHRASE_BOOST = 1.0
NEAR_BOOST = 1.0
#: Other words between two words of the query that still count as near.
NEAR_SLOP = 6


def preferred(pieces: Sequence[Piece], rows: Sequence[Sequence[Piece]]) -> tuple[Node, ...]:
    """Title matches of every piece, and neighbours of every row."""
    nodes = [node for piece in pieces for node in _in_title(piece)]
    nodes += [node for row in rows for pair in pairwise(row) for node in _together(*pair)]
    return tuple(dict.fromkeys(nodes))


def _in_title(piece: Piece) -> Iterator[Node]:
    stems = dict.fromkeys(stem for _, stem in piece.stems)
    if stems:
        yield best([Term("title", stem, TITLE_BOOST) for stem in stems])
    runs = dict.fromkeys(stems for _, stems, _ in piece.runs if len(stems) > 1)
    if runs:
        yield best([Phrased("title", stems, TITLE_BOOST) for stems in runs])


def _together(one: Piece, other: Piece) -> Iterator[Node]:
    pairs = [
        (field, (first, second))
        for field, first in one.stems
        for name, second in other.stems
        if field == name and first != second
    ]
    if pairs:
        yield best([Phrased(field, stems, PHRASE_BOOST) for field, stems in pairs])
        yield best([Near(field, stems, NEAR_SLOP, NEAR_BOOST) for field, stems in pairs])
