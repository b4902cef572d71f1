"""Designators that a query writes in other parts than the articles do."""

from __future__ import annotations

import pytest

from index.query import SearchParams
from index.searcher import Searcher
from tests.index.samples import article

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
    answer = searcher.search(SearchParams(text=text))
    assert [hit.article.id for hit in answer.hits] == expected
    assert answer.receipt.understood[0].concepts != ()


@pytest.mark.parametrize("text", ["A400M/Mirage", "Mirage;A-400M"])
def test_names_that_a_sign_parts_are_any_of_them_where_no_article_has_all(
    searcher: Searcher, text: str
) -> None:
    answer = searcher.search(SearchParams(text=text))
    assert {hit.article.id for hit in answer.hits} == {"airlift", "jets"}
    assert answer.receipt.step == "any"


def test_names_that_a_hyphen_joins_stay_together(searcher: Searcher) -> None:
    assert searcher.search(SearchParams(text="Mirage-A400M")).total == 0
