"""Suggestions of concepts: by what begins their names, and as a query finds them."""

from __future__ import annotations

import pytest

from index.searcher import Searcher
from tests.index.samples import IndexOf, article

NAMED = [
    article("a", "Un rapport", "L’étude sur la Corée du Nord parle d’Alabuga et d’armes légères."),
    article("b", "Une flotte", "Les T-54 et un char T-55 manquent ; un drone FPV est perdu."),
    article(
        "c",
        "Une batterie",
        "Le SAMP/T Mamba manque des missiles balistiques de portée intermédiaire.",
    ),
    article(
        "d", "Un achat", "Les Émirats arabes unis achètent des missiles de croisière, dit l’OTAN."
    ),
]


@pytest.fixture(scope="module")
def named(index_of: IndexOf) -> Searcher:
    return index_of(NAMED)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("t-5", "T-54"),
        ("vente de t-54", "vente de T-54"),
        ("samp", 'arme:"SAMP/T Mamba"'),
        ("misiles de cro", "Missiles de croisière"),
    ],
)
def test_a_name_is_written_as_a_query_finds_it(named: Searcher, typed: str, text: str) -> None:
    assert text in [one.text for one in named.suggest(typed, "fr")]


def test_behind_other_words_an_acronym_keeps_its_capitals(named: Searcher) -> None:
    assert "loss of FPV drones" in [one.text for one in named.suggest("loss of fpv", "en")]


@pytest.mark.parametrize(
    "typed",
    [
        "zone éco",
        "vente de t",
        "fin des otn",
        "canons de port",
        "l'cor",
        '"samp',
        "d'samp",
        "armes légères ET de p",
    ],
)
def test_what_is_no_beginning_of_a_name_suggests_none(named: Searcher, typed: str) -> None:
    assert not any(one.id for one in named.suggest(typed, "fr") if one.kind != "title")


def test_an_operator_is_no_beginning_of_a_word(named: Searcher) -> None:
    assert named.suggest("rapport et", "fr")[0].text == "rapport étude"
    assert {one.kind for one in named.suggest("rapport ET", "fr")} == {"title"}
