"""Of the weapons that a sentence names, a transfer tells those that its supplier may give."""

from __future__ import annotations

import pytest

from index.transfers import article_sides, transfers
from tests.index.sided import annotated


def given(text: str, lang: str = "fr") -> str:
    """Every transfer of an article, with its weapons."""
    article = annotated(text, lang)
    found = transfers(article, article_sides(article))
    return "; ".join(f"{one.value} {', '.join(one.weapons)}" for one in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le Pérou a reçu des missiles allemands Taurus et des Tomahawk américains.",
            "deu>per missile, taurus; usa>per tomahawk",
        ),
        (
            "Le Pérou a commandé des chars Leopard de fabrication allemande et des Abrams "
            "d’origine américaine.",
            "deu>per battle-tank, leopard; usa>per battle-tank, abrams",
        ),
        (
            "Le Pérou a acheté des drones turcs et israéliens, et des obus français.",
            "tur>per drone; isr>per drone; fra>per artillery-shell",
        ),
        (
            "Le Pérou a acheté des batteries russes de missiles et des chars chinois.",
            "rus>per missile; chn>per battle-tank",
        ),
        (
            "Le Pérou a reçu des Leopard 2 allemands, et des Abrams américains rejoindront ces "
            "Leopard.",
            "deu>per leopard; usa>per abrams",
        ),
        # Who gives what another makes is no maker.
        (
            "La Norvège a livré au Pérou des chars et des drones turcs.",
            "nor>per battle-tank, drone; tur>per battle-tank, drone",
        ),
    ],
)
def test_a_maker_gives_nothing_that_another_makes(text: str, expected: str) -> None:
    assert given(text) == expected


def test_makers_stand_before_weapons_in_english() -> None:
    text = "Peru has bought Turkish-made drones and American missiles."
    assert given(text, "en") == "tur>per drone; usa>per missile"


@pytest.mark.parametrize(
    "text",
    [
        "La Suède a livré des obus au Pérou malgré son programme nucléaire.",
        "La Suède a livré des obus au Pérou après des essais de missiles.",
        "La Suède a livré des obus au Pérou malgré des essais nucléaires et un tir de missile.",
        "La Suède a livré des obus au Pérou contre les drones.",
        "La Suède a livré des obus au Pérou pour abattre des drones.",
        "La Suède a livré des obus au Pérou, qui fait face aux missiles.",
    ],
)
def test_what_is_tested_wanted_or_fought_is_not_given(text: str) -> None:
    assert given(text) == "swe>per artillery-shell"


@pytest.mark.parametrize(
    ("text", "lang", "weapon"),
    [
        ("La Suède a livré au Pérou des missiles contre avance.", "fr", "missile"),
        ("La Suède a livré au Pérou un lot de tirs et de missiles.", "fr", "missile"),
        ("Sweden delivered counter-battery radars and missiles to Peru.", "en", "missile"),
    ],
)
def test_words_like_these_elsewhere_hide_no_weapon(text: str, lang: str, weapon: str) -> None:
    assert weapon in given(text, lang)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "La Suède livre des obus au Pérou, tandis que l’Iran équipe le Mali de drones.",
            "swe>per artillery-shell; irn>mli drone",
        ),
        (
            "La Suède livre des obus au Pérou ; l’Iran livre des drones au Mali.",
            "swe>per artillery-shell; irn>mli drone",
        ),
        (
            "La Suède livre des obus au Pérou, mais l’Iran et la Chine livrent des drones au Mali.",
            "swe>per artillery-shell; irn>mli drone; chn>mli drone",
        ),
        (
            "Le Pérou attend ses obus, que la Suède doit livrer ; l’Iran livre des drones au Mali.",
            "swe>per artillery-shell; irn>mli drone",
        ),
        # A clause with one side alone belongs to the sentence.
        ("Le Pérou a reçu des obus ; ils sont livrés par la Suède.", "swe>per artillery-shell"),
        ("Des obus sont perdus ; la Suède les avait livrés au Pérou.", "swe>per artillery-shell"),
    ],
)
def test_a_clause_that_names_both_sides_tells_of_these_alone(text: str, expected: str) -> None:
    assert given(text) == expected


def test_clauses_part_in_english() -> None:
    text = "Sweden sells shells to Peru, while Iran sells drones to Mali."
    assert given(text, "en") == "swe>per artillery-shell; irn>mli drone"
