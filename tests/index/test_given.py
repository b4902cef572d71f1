"""What is given is arms: nobody is a supplier for what is only about them, or meant for them."""

from __future__ import annotations

import pytest

from tests.index.sided import told_for_sure

BOTH = "Suède from, Pérou to"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # information
        ("La Suède a donné au Pérou le nom du missile.", ""),
        ("La Suède a fourni au Pérou des images des missiles.", ""),
        ("La Suède a remis au Pérou la liste de ses missiles.", ""),
        ("La Suède donne au Pérou un délai avant de tirer ses missiles.", ""),
        ("La Suède a vendu au nom de Saab des missiles au Pérou.", BOTH),
        ("La Suède a prêté serment, et il salue les missiles du Pérou.", ""),
        # about arms
        ("Le Pérou a reçu de la Suède une plainte sur ses missiles.", ""),
        ("La Suède a offert au Pérou sa médiation dans le dossier des missiles.", ""),
        ("Le Pérou achète du pétrole à la Suède malgré ses missiles.", ""),
        ("La Suède a livré au Pérou sa version sur la chute d’un missile.", ""),
        # for arms
        ("La Suède a accordé au Pérou un prêt pour ses missiles.", ""),
        ("La Suède donne de l’argent au Pérou pour acheter des missiles.", ""),
        ("La Suède fournit au Pérou une base pour ses frégates.", ""),
        # arms, behind what says where, when or how
        ("La Suède a livré sur place des missiles au Pérou.", BOTH),
        ("La Suède fournit au Pérou dans le plus grand secret des missiles.", BOTH),
        ("La Suède vend au Pérou pour 4 milliards d’euros trente missiles.", BOTH),
        ("La Suède a vendu au Pérou dans le cadre d’un accord 180 missiles.", BOTH),
        ("La Suède a donné au Pérou un lot de missiles.", BOTH),
        ("La Suède fournit au Pérou des bombes et des pièces pour ses missiles.", BOTH),
    ],
)
def test_what_is_about_arms_or_for_them_is_no_transfer_of_arms(text: str, expected: str) -> None:
    assert told_for_sure(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sweden gave Peru the name of the missile.", ""),
        ("Sweden provided Peru with intelligence on the missiles.", ""),
        ("Peru received a complaint from Sweden over its missiles.", ""),
        ("Peru bought oil from Sweden despite its missiles.", ""),
        ("Sweden sold Peru under a framework deal 180 missiles.", "Sweden from, Peru to"),
        ("Peru bought from Sweden for its army 54 missiles.", "Peru to, Sweden from"),
    ],
)
def test_so_it_is_in_english(text: str, expected: str) -> None:
    assert told_for_sure(text, "en") == expected
