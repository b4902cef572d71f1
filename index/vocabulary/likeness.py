"""How alike two words are: edit distance with transpositions, through rapidfuzz, its only importer.

Input: a word and candidates. Output: those within a distance.
"""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

__all__ = ["within"]


def within(word: str, candidates: Sequence[str], most: int) -> list[tuple[str, int]]:
    """(candidate, distance) of each candidate at most `most` edits away from `word`."""
    found = process.extract(
        word, candidates, scorer=OSA.distance, score_cutoff=most, limit=None, processor=None
    )
    return [(candidate, int(edits)) for candidate, edits, _ in found]
