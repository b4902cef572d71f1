"""Designators that a query writes in other parts than the articles do."""

from __future__ import annotations

import pytest

from index.searcher import Searcher
from tests.index.samples import article, asked, id_set, ids

ROWS = [
    article("airlift", "Un vol", "Un A400M a décollé de nuit."),
    article("crates", "Le port", "Le quai reçoit 400 caisses."),
    article("jets", "Une vente", "Des Mirage 2000 ont été vendus."),
    article("ninth", "Un anniversaire", "Le 9 janvier, une tombola de 2000 billets."),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A400M", ["airlift"]),
        ("A 400 M", ["airlift"]),
        ("A-400M", ["airlift"]),
        ("A 400M", ["airlift"]),
        ("mirage 2000", ["jets"]),
        ("mirage2000", ["jets"]),
        ("Mirage 2000-9", ["jets"]),
    ],
)
def test_a_designator_is_one_however_its_parts_are_written(
    searcher: Searcher, text: str, expected: list[str]
) -> None:
    answer = asked(searcher, text)
    assert ids(answer) == expected
    assert answer.receipt.understood[0].concepts != ()


@pytest.mark.parametrize("text", ["A400M/Mirage", "Mirage;A-400M"])
def test_names_that_a_sign_parts_are_any_of_them_where_no_article_has_all(
    searcher: Searcher, text: str
) -> None:
    answer = asked(searcher, text)
    assert id_set(answer) == {"airlift", "jets"}
    assert answer.receipt.step == "any"


def test_names_that_a_hyphen_joins_stay_together(searcher: Searcher) -> None:
    assert asked(searcher, "Mirage-A400M").total == 0
