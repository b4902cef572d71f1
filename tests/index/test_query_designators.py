"""Designators that a query writes in other parts than the articles do."""

from __future__ import annotations

import pytest

from index.searcher import Searcher
from tests.index.samples import article, asked, id_set, ids

ROWS = [
    article("airlift", "Un vol", "Un A400M a décollé de nuit."),
    article("crates", "Le port", "Le quai reçoit 400 caisses du lot 21 rouges."),
    article("batch", "Le mur 33 vendu", "Le quai est vide."),
    article("jets", "Une vente", "Des Mirage 2000 ont été vendus."),
    article("wheels", "Un blindé", "Le Boxer 8×8 tire des cartouches de 5,56×45 mm."),
    article("rifles", "Une saisie", "Des fusils de 7,62 × 39 mm et un canon de calibre 12,7."),
    article("howitzers", "Un don", "Oslo donne des obus de 155 millimètres."),
    article("calibre", "Un avis", "Un club de tir change de calibre."),
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


@pytest.mark.parametrize(
    "text",
    [
        "lot 21",
        "caisses lot 21",
        '"lot 21 rouges"',
        '"lot 21"',
        "+quai lot 21",
    ],
)
def test_a_word_before_a_number_is_no_designator_unless_articles_hold_it(
    searcher: Searcher, text: str
) -> None:
    answer = asked(searcher, text)
    assert (answer.receipt.step, ids(answer)) == ("all", ["crates"])
    [hit] = answer.hits
    assert any("21" in shown.text[a:b] for shown in hit.snippets for a, b in shown.marks)


def test_so_it_is_in_titles(searcher: Searcher) -> None:
    assert ids(asked(searcher, 'titre:"mur 33"')) == ["batch"]
    assert asked(searcher, 'titre:"mur 34"').total == 0


def test_a_designator_that_no_article_holds_is_not_found_by_its_parts(searcher: Searcher) -> None:
    assert asked(searcher, '"lot 400"').total == 0
    assert asked(searcher, "lot 400", operator="all").total == 0


@pytest.mark.parametrize("text", ["8x8", "boxer 8×8", "5,56x45 mm", "5,56×45 mm", '"Boxer 8x8"'])
def test_wheels_and_cartridges_are_found_with_either_sign(searcher: Searcher, text: str) -> None:
    answer = asked(searcher, text)
    assert (answer.receipt.step, ids(answer)) == ("all", ["wheels"])
    assert answer.hits[0].snippets[0].marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5,56 mm", {"wheels"}),
        ("5.56", {"wheels"}),
        ("5.56x45mm", {"wheels"}),
        ("7.62", {"rifles"}),
        ("7,62 mm", {"rifles"}),
        ("7.62x39", {"rifles"}),
        ("7,62 × 39 mm", {"rifles"}),
        ("12,7 mm", {"rifles"}),
        ("calibre 12.7mm", {"rifles"}),
        ("calibre 155", {"howitzers"}),
        ("obus de calibre 155 mm", {"howitzers"}),
        ("calibre", {"rifles", "calibre"}),
        ("8 x 8", {"wheels"}),
        ("7,62x51", set()),
    ],
)
def test_a_calibre_is_found_however_it_is_written(
    searcher: Searcher, text: str, expected: set[str]
) -> None:
    answer = asked(searcher, text, operator="all")
    assert id_set(answer) == expected
    assert all(hit.snippets[0].marks for hit in answer.hits)
    assert not answer.receipt.diagnostics
