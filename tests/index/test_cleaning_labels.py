"""What has the place of a title at the top of a page and is none, and headings glued to titles."""

from __future__ import annotations

import pytest

from index.article import Article, Origin
from index.cleaning import clean
from tests.index.cleaned import BODY, PROSE, TITLE, kind_in, page


@pytest.mark.parametrize(
    "label",
    [
        "haut de page",
        "1 min lu",
        "1 240",
        "Étiquettes",
        "top of page",
        "le",
        "Rabat, canons, ports, Caesar,",
    ],
)
def test_a_label_is_no_title(label: str) -> None:
    article = page(label, TITLE)
    assert (article.title, article.paragraphs) == (TITLE, BODY)
    assert page(label).title == BODY[0]


@pytest.mark.parametrize("name", ["Maroc", "Corée du Nord", "OTAN"])
def test_a_country_above_a_text_without_a_title_is_none(name: str) -> None:
    article = page(name)
    assert (article.title, article.paragraphs) == (BODY[0], BODY)
    assert kind_in(name, article) == "navigation"


@pytest.mark.parametrize("label", ["le", "0", "12", "zone abonnés ici"])
def test_a_label_between_title_and_text_goes(label: str) -> None:
    assert page(TITLE, label).paragraphs == BODY


def test_a_row_of_keywords_below_a_line_of_the_page_goes() -> None:
    row = ("canons", "contrats de défense", "royaume")
    article = page(TITLE, below=("Mots-clés", *row))
    assert article.paragraphs == BODY
    above = page(TITLE, PROSE, "Partager sur Facebook", *row)
    assert above.paragraphs == (PROSE, *BODY)


@pytest.mark.parametrize(
    "lines",
    [
        ("Le royaume a commandé :", "des canons", "des radars", "trois vedettes"),
        ("Le royaume attend ceci", "des canons", "des radars", "trois vedettes"),
    ],
)
def test_the_items_of_a_list_stay(lines: tuple[str, ...]) -> None:
    assert page(TITLE, PROSE, *lines).paragraphs == (PROSE, *lines, *BODY)


@pytest.mark.parametrize("line", ["20:15", "28 mai", "Sous embargo"])
def test_an_hour_a_day_and_a_heading_stay(line: str) -> None:
    assert page(TITLE, line).paragraphs == (line, *BODY)


def test_what_goes_on_in_lower_case_belongs_to_the_line_above() -> None:
    lines = ("Le Maroc reçoit ses premiers canons", "et ses obus", *BODY)
    article = clean(Article("x", Origin("x.txt"), paragraphs=lines, lines=(1, 2, 4, 6, 8)))
    assert article.paragraphs == ("et ses obus", *BODY)


@pytest.mark.parametrize(
    ("glued", "title"),
    [
        (f"Contrat de défense{TITLE}", TITLE),
        (
            "Marchés publicsL’Espagne renonce à ses munitions",
            "L’Espagne renonce à ses munitions",
        ),
        ("TotalEnergies reçoit ses drones de surveillance",) * 2,
        ("Les drones BrahMos de la marine sont arrivés",) * 2,
        ("Rabat attend ses canonsCaesar livrés",) * 2,
    ],
)
def test_a_heading_glued_to_a_title_is_none_of_it(glued: str, title: str) -> None:
    assert page(glued).title == title


@pytest.mark.parametrize(
    "buttons",
    [
        "Version à imprimerEnvoyer à un proche",
        "Revenir au sommaire de la semaineDésactiver le mode sombre",
    ],
)
def test_buttons_without_a_blank_between_them_are_neither_title_nor_text(buttons: str) -> None:
    for lines in ((buttons, TITLE), (TITLE, buttons)):
        article = page(*lines)
        assert (article.title, article.paragraphs) == (TITLE, BODY)
        assert kind_in(buttons, article) == "navigation"


def test_a_glued_heading_above_a_title_that_stands_alone_goes() -> None:
    kicker = "Contrat de défenseLe royaume reçoit ses canons"
    article = page(kicker, TITLE)
    assert (article.title, kind_in(kicker, article)) == (TITLE, "navigation")


def test_a_long_standfirst_with_a_glued_heading_stays() -> None:
    lead = (
        "Contrat de défenseLe royaume avait commandé trente-six canons, dont les six premiers sont"
        " arrivés lundi au port de Casablanca"
    )
    assert page(TITLE, lead).paragraphs == (lead, *BODY)
