"""Events that times are told from: their names in French and English, and what only looks so."""

from __future__ import annotations

import pytest

from tests.index.trees import times


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("depuis l'invasion", "2022-02-24.."),
        ("since Russia’s full-scale invasion of Ukraine", "2022-02-24.."),
        ("before the war in Ukraine", "..2022-02-23"),
        ("après le 7 octobre", "2023-10-08.."),
        ("since the October 7 attack", "2023-10-07.."),
        ("avant la chute de Kaboul", "..2021-08-14"),
    ],
)
def test_an_event_that_everybody_counts_from_is_its_day(text: str, value: str) -> None:
    assert times(text) == {text: value}


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("1989-11-09", "la chute du mur | the fall of the Berlin Wall"),
        ("1991-12-26", "la chute de l'URSS | la dissolution de l'Union soviétique"),
        ("1991-12-26", "la fin de la guerre froide | the end of the Cold War"),
        ("1991-12-26", "the collapse of the Soviet Union | the end of the USSR"),
        ("2001-09-11", "le 11-Septembre | les attentats du 11 septembre"),
        ("2001-09-11", "September 11 | the 9/11 attacks"),
        ("2011-10-20", "la chute de Kadhafi | la mort de Mouammar Kadhafi | the fall of Gaddafi"),
        ("2014-03-18", "l'annexion de la Crimée | the annexation of Crimea"),
        ("2020-01-31", "le Brexit"),
        ("2021-02-01", "le coup d'État en Birmanie | le putsch au Myanmar | the coup in Burma"),
        ("2021-02-01", "the Myanmar coup"),
        ("2021-08-15", "the fall of Kabul | the Taliban takeover"),
        ("2021-08-15", "le retour au pouvoir des talibans | le retour des talibans"),
        (
            "2022-02-24",
            "l'invasion russe de l'Ukraine | l'invasion à grande échelle | l'invasion totale",
        ),
        ("2022-02-24", "le début de la guerre en Ukraine | the outbreak of the war in Ukraine"),
        ("2022-02-24", "la guerre d'Ukraine | le 24 février | 24 February | February 24th"),
        ("2023-04-15", "la guerre civile au Soudan | the start of the civil war in Sudan"),
        ("2023-07-26", "le coup d'État au Niger | the coup in Niger | the Niger coup"),
        ("2023-10-07", "l'attaque du 7 octobre | 7 October | les attaques du Hamas"),
        ("2023-10-07", "le début de la guerre à Gaza | the war in Gaza | the Gaza war"),
        ("2024-12-08", "la chute d'Assad | la chute de Bachar al-Assad | the fall of Assad"),
    ],
)
def test_an_event_has_its_names_in_french_and_english(day: str, names: str) -> None:
    for name in names.split(" | "):
        for since in ("depuis", "since"):
            assert times(f"{since} {name}") == {f"{since} {name}": f"{day}.."}


@pytest.mark.parametrize(
    "text",
    [
        "depuis l'invasion de l'Irak",
        "depuis l'invasion du Koweït",
        "depuis l'invasion d'Irak",
        "depuis l'invasion des criquets",
        "since the invasion of Iraq",
        "since the war in Syria",
        "avant la guerre",
        "depuis la chute du mur en pierre",
        "depuis le Brexiteur",
    ],
)
def test_another_event_stays_words(text: str) -> None:
    assert times(text) == {}


def test_an_event_with_its_year_is_of_that_year() -> None:
    text = "depuis le 7 octobre 2012"
    assert times(text) == {text: "2012-10-07.."}
