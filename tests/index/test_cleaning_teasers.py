"""Other articles below a text with the beginning of theirs, and buttons that stand beside each."""

from __future__ import annotations

import pytest

from tests.index.cleaned import BODY, LAST, MORE, PROSE, TITLE, cleaned, kind_in, page

TITLED = (
    "Pérou : la marine choisit enfin ses sous-marins.",
    "Lima a tranché après six ans d’hésitations entre deux chantiers...",
    "Un général brésilien plaide pour des hélicoptères",
    "Devant les sénateurs, il a rappelé l’état des appareils que…",
)
#: No title stands above these.
CUT = (
    "Lima a tranché après six ans d’hésitations entre deux chantiers...",
    "Devant les sénateurs de Brasilia, il a rappelé l’état des appareils que…",
    "À Bogota, personne n’a voulu dire combien coûterait cette modernisation [...]",
)


@pytest.mark.parametrize(
    "teasers",
    [
        TITLED,
        ("Dans cette rubrique", *TITLED),
        (*TITLED[:2], "02:45", *TITLED[2:], "00:01:12"),
        ("À ne pas oublier", *TITLED[:2], "Amérique latine", *TITLED[2:]),
        CUT,
        tuple(f"{text} Lire la suite" for text in CUT[:2]),
        tuple(f"{text} Read More" for text in CUT[:2]),
    ],
)
def test_beginnings_of_other_articles_below_the_text_go(teasers: tuple[str, ...]) -> None:
    assert page(TITLE, below=teasers).paragraphs == BODY


@pytest.mark.parametrize(
    "ending",
    [
        TITLED[:2],
        CUT[:2],
        ("« Les obusiers… les équipages… tout est arrivé avec la gendarmerie…", "« Et après ?..."),
        (
            "Les six premières pièces du royaume sous la garde de la gendarmerie…",
            "Les équipages seront formés en France par le constructeur des pièces…",
            "Le montant que l’armée a payé en 2020 ne sera jamais rendu public…",
        ),
    ],
)
def test_sentences_that_trail_off_stay(ending: tuple[str, ...]) -> None:
    assert page(TITLE, below=ending).paragraphs == (*BODY, *ending)


@pytest.mark.parametrize("title", ["« Aucun char ne partira »", "Qui paiera les obus ?"])
def test_the_short_text_above_such_beginnings_stays(title: str) -> None:
    last = f"{title} La question a été posée."
    assert page(TITLE, below=(last, *CUT)).paragraphs == (*BODY, last)


def test_the_button_beside_each_of_several_videos_goes_with_their_lengths() -> None:
    below = ("Regarder le film", "Le pape à Lima", "01:14") * 3
    article = page(TITLE, below=below)
    assert (article.paragraphs, article.source) == (BODY, None)


def test_a_button_that_stands_twice_in_a_row_goes_from_the_text_as_well() -> None:
    button = "Suite du sujet"
    article = cleaned(PROSE, button, MORE, button, button, LAST)
    assert (article.paragraphs, article.source) == ((PROSE, MORE, LAST), None)


@pytest.mark.parametrize("line", ["Le président", "Réponse :", "Non.", "* * *"])
def test_what_comes_again_between_paragraphs_stays(line: str) -> None:
    lines = (PROSE, line, MORE, line, LAST, line, "Il n’a pas voulu en dire davantage ce jour-là.")
    kept = cleaned(*lines).paragraphs
    assert kept.count(line) == (3 if line[0] != "*" else 0)


@pytest.mark.parametrize(
    "title",
    [
        "EN DIRECT. L’armée confirme l’arrivée des canons, Rabat promet une réponse « mesurée »",
        "Anna Kask : « Qui donc voudra encore acheter des canons ? Et à quel prix seront-ils ? »",
    ],
)
def test_a_title_below_what_announces_it_may_end_with_a_quotation(title: str) -> None:
    assert cleaned(PROSE, "À lire aussi :", title, MORE, LAST).paragraphs == (PROSE, MORE, LAST)


@pytest.mark.parametrize(
    "text",
    [
        "« Nous avons attendu ces canons six ans et personne ne nous a dit ce qu’ils coûtaient »",
        "Le royaume attend ces canons depuis six ans, a dit Anna Kask devant les députés mardi.",
    ],
)
def test_a_paragraph_below_an_announcement_without_its_title_stays(text: str) -> None:
    kept = cleaned(PROSE, "À lire aussi :", text, MORE, LAST).paragraphs
    assert kept == (PROSE, text, MORE, LAST)


@pytest.mark.parametrize("credit", ["(12 mai 2024)", "| (c) AK", "© Anna Kask"])
def test_the_text_of_an_image_and_its_caption_go(credit: str) -> None:
    image = "Un blindé devant le port de Casablanca"
    for lines in ((image, f"{image} {credit}"), (f"{image} {credit}", image)):
        article = page(TITLE, *lines)
        assert article.paragraphs == BODY
        assert {kind_in(line, article) for line in lines} == {"photo-caption"}
