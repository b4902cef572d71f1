"""Acronyms and proper names of a query, which are no forms of the common words they look like."""

from __future__ import annotations

import pytest

from index.query import SearchParams
from index.searcher import Searcher
from tests.index.samples import article

ROWS = [
    article("sna", "Un front ouvert", "L’Armée nationale syrienne (ANS) avance vers Manbij."),
    *(article(f"years{n}", "Dix ans", f"Il y a dix ans, puis {n} ans encore.") for n in range(30)),
    article("agency", "Une inspection", "L’AIEA visite le site."),
    article("have", "Un vœu", "Pourvu qu’il aie raison et qu’ils en aient envie, qu’il aie tort."),
    article("rusi", "Une étude", "Le RUSI publie une étude."),
    article("ruse", "Une ruse", "La ruse a servi, une ruse de plus, dit le général rusé."),
    article("disclose", "Une fuite", "Le média Disclose publie les notes."),
    article("franchise", "Une enseigne", "Le McDonald’s de la base ferme."),
    article("donald", "Un nom", "Mme Valdonald cède sa place à M. Borlot."),
    article("reveal", "Un aveu", "Le témoin révèle tout, il va révéler le reste."),
]  # fmt: skip


def ids(searcher: Searcher, text: str) -> set[str]:
    answer = searcher.search(SearchParams(text=text, size=50))
    return {hit.article.id for hit in answer.hits}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ANS", {"sna"}),
        ("AIEA", {"agency"}),
        ("RUSI", {"rusi"}),
        ("Disclose", {"disclose"}),
        ("Disclose notes", {"disclose"}),
    ],
)
def test_a_name_is_no_form_of_a_common_word(searcher: Searcher, text: str, found: set[str]) -> None:
    assert ids(searcher, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Borlot's place", {"donald"}),
        ("Borlot’s", {"donald"}),
        ("McDonald's", {"franchise"}),
        ("Disclose's notes", {"disclose"}),
    ],
)
def test_a_name_is_found_behind_the_english_possessive(
    searcher: Searcher, text: str, found: set[str]
) -> None:
    assert ids(searcher, text) == found


def test_a_common_word_stays_one(searcher: Searcher) -> None:
    assert ids(searcher, "dix ans") == {f"years{n}" for n in range(30)}
    assert "reveal" in ids(searcher, "to disclose")
