"""Words near each other as the ways in which they may stand."""

from __future__ import annotations

import itertools

import pytest

from index.engines.near import arrangements
from index.request import ways


@pytest.mark.parametrize("n_terms", [1, 2, 3, 4])
@pytest.mark.parametrize("slop", [0, 1, 2, 5])
def test_arrangements_are_all_ways_to_stand(n_terms: int, slop: int) -> None:
    reach = range(n_terms + slop)
    expected = {
        (0, *rest)
        for rest in itertools.combinations(reach[1:], n_terms - 1)
        if not rest or rest[-1] + 1 - n_terms <= slop
    }
    made = list(arrangements(n_terms, slop))
    assert set(made) == expected
    assert len(made) == len(expected) == ways(n_terms, slop)
