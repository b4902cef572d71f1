"""The ways in which the terms of a `Near` can stand, for engines that know only exact phrases.

Input: how many terms, and the slop. Output: the offset of each term from the first.
"""

from __future__ import annotations

from collections.abc import Iterator

__all__ = ["arrangements"]


def arrangements(n_terms: int, slop: int) -> Iterator[tuple[int, ...]]:
    """Each as offsets from the first term, which is 0: (0, 1) is a phrase of two."""
    if n_terms == 1:
        yield (0,)
        return
    for head in arrangements(n_terms - 1, slop):
        used = head[-1] - (n_terms - 2)
        for gap in range(slop - used + 1):
            yield (*head, head[-1] + 1 + gap)
