"""What stands below an article in the shape of text, and last lines that are its own."""

from __future__ import annotations

import pytest

from tests.index.cleaned import LAST, MORE, PROSE, cleaned, page


@pytest.mark.parametrize(
    ("kind", "ending"),
    [
        ("link", ("Contact presse :", "Anna Kowalska – 01 42 00 00 11", "presse@phare.example")),
        ("link", ("Contacts médias", "12 rue du Port – CS 20000 – 75009 Paris Cedex 15")),
        (
            "link",
            ("Pour une interview, merci de contacter Anna Kowalska (a@phare.example).",),
        ),
        ("hashtags", ("serbie", "émirats arabes unis", "drone")),
        ("hashtags", ("Serbie", "Iran", "Corée du Nord")),
        ("hashtags", ("Mots-clés",)),
        (
            "author",
            ("Anna Kowalska est correspondante à Minsk depuis 2015. Elle a couvert la Syrie.",),
        ),
        (
            "footnote",
            (
                "1. Nations unies, Rapport du Groupe d’experts, S/2017/150, p. 30.",
                "2. SIPRI, base de données sur les transferts, mars 2024.",
            ),
        ),
        ("footnote", ("Sources :", "Ministère des Armées", "Rapport annuel du Parlement")),
        (
            "author",
            ("À propos de l’Exemple", "L’Exemple est une association qui réunit des pêcheurs."),
        ),
        ("newsletter", ("Recevez chaque matin l’essentiel de l’actualité.",)),
        ("newsletter", ("Chaque vendredi, recevez les cinq informations clés du continent.",)),
        ("newsletter", ("Chaque semaine, la rédaction vous propose ses meilleures enquêtes.",)),
        ("newsletter", ("Toute l’actualité du continent, chaque vendredi",)),
    ],
)
def test_what_ends_a_page_goes(kind: str, ending: tuple[str, ...]) -> None:
    article = cleaned(PROSE, MORE, LAST, *ending)
    assert article.paragraphs == (PROSE, MORE, LAST)
    assert {line.kind for line in article.dropped} == {kind}


def test_the_books_of_the_author_go_below_the_name() -> None:
    ending = (
        "Anna Kowalska",
        "Spécialiste de l’Iran, elle est l’auteure de trois livres sur Ormuz.",
    )
    article = cleaned(PROSE, MORE, LAST, *ending)
    assert article.paragraphs == (PROSE, MORE, LAST)
    assert [line.kind for line in article.dropped] == ["byline", "author"]


@pytest.mark.parametrize(
    "ending",
    [
        ("Un problème de gouvernance ?",),
        ("Contacts secrets à Oman",),
        ("Toute personne qui a des informations peut contacter la gendarmerie au 05 57 52 74 30.",),
        ("Les pays visés sont les suivants :", "Serbie", "Iran", "Corée du Nord"),
        ("Anna Kowalska est chercheuse à Minsk. Selon elle, « rien ne presse » pour l’armée.",),
        ("1. Les obusiers seront livrés à la brigade avant l’été, sous réserve du vote.",),
        ("Le standard a compté 1 200 000 000 d’appels en un an, un record pour la ville.",),
        ("Chaque matin, les soldats recevaient trois obus.",),
        ("Chaque semaine, douze obus tombent sur la ville.",),
        ("25000 Russes tués",),
        ("Sources :", "Le registre du port, que la rédaction a pu lire, tient en quarante pages."),
        ("Donnez-nous des avions",),
        ("obusier 155", "missile", "drone (naval)"),
        ("obus : douze", "missiles : trois", "drones : deux"),
    ],
)
def test_the_last_lines_of_the_article_stay(ending: tuple[str, ...]) -> None:
    assert cleaned(PROSE, MORE, LAST, *ending).paragraphs == (PROSE, MORE, LAST, *ending)


def test_who_the_text_has_named_before_is_no_author() -> None:
    text = "Anna Kowalska dirige le comité qui a rendu son avis lundi devant les députés."
    last = "Anna Kowalska est professeure à Minsk depuis 2015 et siège au comité depuis mars."
    assert cleaned(text, MORE, LAST, last).paragraphs[-1] == last


@pytest.mark.parametrize("named", [LAST, "Jana Kuusk était du voyage, et c’est elle qui signe."])
def test_what_the_signer_does_is_no_part_of_a_text_that_does_not_name_them(named: str) -> None:
    signer = "Jana Kuusk couvre les marines de la Baltique depuis 2012."
    article = cleaned("Par Jana Kuusk", PROSE, MORE, named, signer)
    assert (signer in article.paragraphs) == (named != LAST)


def test_running_headers_and_page_numbers_go_and_the_sentence_they_cut_is_whole() -> None:
    header = "Institut du Phare – Note d’analyse – Mars 2023"
    cut = ("Le paragraphe court sur deux pages, car le ministère a confié à la société",)
    rest = "nationale la construction d’une usine de munitions, près de la capitale."
    pages = (PROSE, header, "3", MORE, header, "4", *cut, header, "5", rest, LAST)
    article = cleaned(*pages)
    assert article.paragraphs == (PROSE, MORE, f"{cut[0]} {rest}", LAST)
    assert [line.kind for line in article.dropped] == ["pagination"] * 6


TOLD = "Le port a fermé en mai."


@pytest.mark.parametrize("header", ["Le Phare – {}", "Cahier 2{0} du Phare, page 1{0}"])
def test_a_running_header_that_holds_its_number_goes(header: str) -> None:
    pages = (PROSE, header.format(3), MORE, header.format(4), LAST, header.format(5), TOLD)
    assert cleaned(*pages).paragraphs == (PROSE, MORE, LAST, TOLD)


def test_of_two_pages_header_number_and_title_above_the_other_go() -> None:
    title, header = "Les routes des radars", "Rapport du Phare - mai 2024"
    cut = "Trois convois ont mené les radars au port, puis ils sont partis vers le nord du"
    rest = "Danemark, sans que personne n’en dise rien. Les équipages ont suivi par le bateau."
    pages = (title, cut, title.upper(), "14", header, rest, MORE, header, "15", LAST)
    article = cleaned(*pages, title=title)
    assert article.paragraphs == (f"{cut} {rest}", MORE, LAST)
    assert [line.kind for line in article.dropped].count("pagination") == 5


def test_two_rows_with_the_same_label_are_no_pages() -> None:
    rows = ("Radars livrés au port", "14", MORE, "Radars livrés au port", "16")
    assert cleaned(PROSE, *rows, LAST).paragraphs == (PROSE, *rows, LAST)


def test_headings_with_numbers_of_their_own_are_no_pages() -> None:
    lines = ("Article 1", PROSE, "Article 2", MORE, "Article 3", LAST)
    assert cleaned(*lines).paragraphs == lines
    rows = ("Obusiers livrés", "12", "Obusiers livrés en 2023", "40", "Obusiers perdus", "7")
    assert cleaned(PROSE, MORE, *rows, LAST).paragraphs == (PROSE, MORE, *rows, LAST)


def test_what_a_browser_prints_around_its_pages_goes() -> None:
    site, stamp = "https://phare.example/radars", "24/09/2024 08:51 Les radars partent | Le Phare"
    cut = "Trois convois ont mené les radars au port, puis ils sont partis vers le nord du"
    pages = (stamp, "Les radars partent", cut, f"{site} 1/2", stamp, "Danemark.", LAST)
    article = cleaned(*pages, f"{site} 2/2", title="")
    assert (article.title, article.source) == ("Les radars partent", "Le Phare")
    assert article.paragraphs == (f"{cut} Danemark.", LAST)
    told = "24/09/2024 08:51 Un convoi quitte le port."
    assert told in cleaned(PROSE, told, *[MORE] * 6).paragraphs


def test_of_two_pages_the_header_that_says_so_goes_and_dates_the_page() -> None:
    header = "LE PHARE | Jeudi 17 mars 2022 | PAGE {}"
    article = page(header.format(6), "Les radars partent", PROSE, header.format(7), MORE)
    assert article.published
    assert article.published.iso() == "2022-03-17"
    assert [line.kind for line in article.dropped] == ["page-date", "pagination"]


REFERENCES = (
    "Bibliographie",
    "Kask A., « Narvik, port fermé », Cahiers du Nord, vol. 9, n° 1, 2018, p. 33-51.",
    "Tamm J., Le radar et la loi, Tallinn, Presses du Port, 2015.",
)


def test_a_bibliography_goes_where_nothing_else_stands_below_it() -> None:
    assert cleaned(PROSE, MORE, *REFERENCES).paragraphs == (PROSE, MORE)
    assert cleaned(PROSE, *REFERENCES, LAST).paragraphs == (PROSE, *REFERENCES, LAST)


def test_the_number_of_the_last_page_goes_as_those_above_it() -> None:
    header = "Institut du Phare – Note d’analyse – Mars 2023"
    pages = (PROSE, "3", header, MORE, "4", header, LAST, "5")
    assert cleaned(*pages).paragraphs == (PROSE, MORE, LAST)
    assert cleaned(*pages[:-1], "7").paragraphs[-1] == "7"
