"""Compounds that a query writes apart."""

from __future__ import annotations

import pytest

from index.searcher import Searcher
from tests.index.samples import article, asked, ids

ROWS = [
    article("push", "Au front", "La contre-offensive commence."),
    article("against", "Le vote", "Il est contre la loi ; une offensive de charme."),
    article("coast", "En mer", "Les garde-côtes ont tiré."),
    article("guard", "La plage", "Le garde regarde les côtes."),
    article("truce", "La paix", "Un cessez-le-feu a été signé."),
    article("fire", "La forêt", "Cessez de jouer avec le feu."),
    article("cyber", "Le réseau", "Deux cyberattaques ont eu lieu."),
    article("shield", "Un blindé", "Des missiles antichars ont été livrés."),
    article("tank", "Un char", "Des chars et un missile, un collectif anti tout."),
    article("deck", "La flotte", "Le porte-avions quitte la rade."),
    article("door", "L’usine", "La porte du hangar, où dorment les avions."),
    article("pact", "Un accord", "L’accord Iran-Russie est signé."),
    article("both", "Un sommet", "La Russie reçoit une visite d’Iran."),
    article("tag", "Un mot-dièse", "Le mot de fakenews revient."),
    article("news", "Une rumeur", "Le site est plein de fake news."),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("contre offensive", "push"),
        ("Contre\u00a0offensives", "push"),
        ("garde côtes", "coast"),
        ("cessez le feu", "truce"),
        ("cyber attaque", "cyber"),
        ("cyber attaques", "cyber"),
        ("missiles anti chars", "shield"),
        ("porte avions", "deck"),
        ("rade OU (porte avions)", "deck"),
    ],
)
def test_a_compound_written_apart_is_the_compound(
    searcher: Searcher, text: str, expected: str
) -> None:
    answer = asked(searcher, text)
    assert ids(answer) == [expected]
    assert answer.receipt.step == "all"


@pytest.mark.parametrize("text", ["fake news", "the fake news"])
def test_a_compound_is_found_as_the_words_that_it_is_of_too(searcher: Searcher, text: str) -> None:
    assert set(ids(asked(searcher, text))) == {"tag", "news"}


def test_the_receipt_shows_a_compound_as_it_was_typed(searcher: Searcher) -> None:
    (row,) = asked(searcher, "cessez le feu").receipt.understood
    assert row.text == "cessez le feu"


def test_two_names_side_by_side_are_no_compound(searcher: Searcher) -> None:
    assert set(ids(asked(searcher, "Iran Russie"))) == {"pact", "both"}


def test_plus_and_no_expansion_leave_words_apart(searcher: Searcher) -> None:
    assert "guard" in ids(asked(searcher, "+garde +côtes"))
    assert "guard" in ids(asked(searcher, "garde côtes", expand=False))
