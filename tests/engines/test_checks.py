"""What engines ask of a query before they run it."""

from __future__ import annotations

import pytest

from index.engines.checks import is_flat
from index.request import (
    AllOf,
    AnyOf,
    Best,
    Constant,
    Everything,
    Near,
    Node,
    Phrased,
    Range,
    Term,
    Terms,
)


@pytest.mark.parametrize(
    ("node", "claim"),
    [
        (Term("text_fr", "x"), False),
        (Term("title", "x"), False),
        (Term("words", "x"), True),
        (Term("actor", "x"), True),
        (Terms("text_fr", ("x", "y")), True),
        (Phrased("text_fr", ("x", "y")), False),
        (Near("text_fr", ("x", "y"), 2), True),
        (Range("day"), True),
        (Everything(), True),
        (Constant(Term("text_fr", "x")), True),
        (AllOf((Term("words", "x"), Everything())), True),
        (AllOf((Term("words", "x"),), none=(Term("text_fr", "y"),)), True),
        (AllOf((Term("words", "x"),), prefer=(Term("words", "y"),)), False),
        (AnyOf((Term("words", "x"), Term("words", "y"))), False),
        (AnyOf((Term("words", "x"),)), True),
        (Best((Term("words", "x"), Term("words", "y", 2.0))), False),
        (Best((Term("text_fr", "x"),)), False),
    ],
    ids=repr,
)
def test_a_node_is_flat_where_all_its_matches_score_the_same(node: Node, claim: bool) -> None:
    assert is_flat(node) is claim
