"""The head of a page: its title, its outlet, its date and its author, among what stands there."""

from __future__ import annotations

from datetime import date

import pytest

from index.article import Article, Origin
from index.cleaning import clean
from index.publication import date_article
from tests.index.cleaned import BODY, DATED, TITLE, kind_in, page

# Titles


SPOKEN = (
    "Le Maroc peut-il encore rattraper l’Algérie avec trente-six obusiers Caesar en service ?",
    "« Nos artilleurs attendent ces obusiers depuis quatre ans, pas un jour de plus »",
    "Obusiers Caesar au Maroc : « Nos artilleurs les attendent depuis maintenant quatre ans »",
    "Trente-six obusiers Caesar pour le Maroc : l’Algérie n’a qu’à bien se tenir désormais !",
)


@pytest.mark.parametrize("kicker", ["ENTRETIEN", "Le Carnet", "Artillerie | Maroc"])
@pytest.mark.parametrize("title", SPOKEN)
def test_a_long_question_or_quotation_is_the_title_below_a_label(kicker: str, title: str) -> None:
    article = page(kicker, title, DATED)
    assert article.title == title
    assert article.paragraphs == BODY


@pytest.mark.parametrize("title", SPOKEN)
def test_a_long_question_above_its_text_is_the_title_without_a_date_below_it(title: str) -> None:
    assert page("Artillerie", title).title == title


@pytest.mark.parametrize("rank", ["M.", "le gén.", "le lt. col.", "l’amb."])
def test_a_shortened_rank_in_a_headline_ends_no_sentence(rank: str) -> None:
    title = f"À Casablanca, {rank} Berrada reçoit les six premiers obusiers Caesar du royaume"
    assert page("Le Carnet", title, DATED).title == title


@pytest.mark.parametrize("question", [SPOKEN[0], SPOKEN[1], SPOKEN[3]])
def test_a_question_below_a_headline_and_its_date_is_of_the_text(question: str) -> None:
    article = page("Obusiers marocains", DATED, question)
    assert article.title == "Obusiers marocains"
    assert article.paragraphs == (question, *BODY)


@pytest.mark.parametrize("question", SPOKEN)
def test_a_question_below_a_headline_of_some_words_is_its_standfirst(question: str) -> None:
    article = page(TITLE, question, DATED)
    assert article.title == TITLE
    assert question in article.paragraphs


# Copyright notices


@pytest.mark.parametrize(
    ("notice", "outlet"),
    [
        ("© 2023 France 24", "France 24"),
        ("© France 24 2023", "France 24"),
        ("© 2023 Copyright France 24 - Tous droits réservés.", "France 24"),
        ("Copyright © 2019-2023 Le Phare 33", "Le Phare 33"),
        ("© Copyright Le Phare du Sud – Toute reproduction interdite", "Le Phare du Sud"),
        ("© Le Phare du Sud Inc. Tous droits réservés.", "Le Phare du Sud"),
        ("© Le Phare du Sud 2019–2023", "Le Phare du Sud"),
        ("Tous droits réservés © RTBF 2023", "RTBF"),
        ("© Groupe Ouest-France", "Ouest-France"),
        ("© Figaro 2024", "Le Figaro"),
        ("© Jeune Afrique Media Group 2023", "Jeune Afrique"),
        ("Copyright 4x4sahel.com 2023. Tous droits réservés.", "4x4sahel.com"),
        ("Copyright Jeuneafrique.com 2023", "Jeune Afrique"),
    ],
)
def test_the_owner_of_a_notice_is_the_outlet(notice: str, outlet: str) -> None:
    article = page(TITLE, DATED, below=(notice,))
    assert article.source == outlet
    assert article.paragraphs == BODY


@pytest.mark.parametrize(
    "notice",
    [
        "Copyright © 2023 – Tous droits réservés",
        "© 2023 All rights reserved",
        "Copyright 2023",
        "© 2023 Tous droits de reproduction et de représentation réservés",
        "© 2023 AFP. Tous droits réservés.",
        "© Ministère des Armées 2023",
        "© 2023 France",
        "© Karim Haddad",
    ],
)
def test_a_notice_without_the_name_of_an_outlet_states_none(notice: str) -> None:
    assert page(TITLE, DATED, below=(notice,)).source is None


def test_the_owner_of_a_picture_is_not_the_outlet() -> None:
    lines = (TITLE, DATED, BODY[0], "© Le Parisien / Karim Haddad", BODY[1], "© Karim Haddad 2023")
    article = clean(Article("x", Origin("x.txt"), paragraphs=(*lines, *BODY[2:])))
    assert not article.source


# Mastheads


@pytest.mark.parametrize(
    ("masthead", "outlet"),
    [
        ("Le Point", "Le Point"),
        ("LE POINT", "Le Point"),
        ("Libération", "Libération"),
        ("Challenges", "Challenges"),
        ("La Croix", "La Croix"),
        ("La Presse", "La Presse"),
        ("20 Minutes", "20 Minutes"),
        ("LE HUFFPOST", "Le HuffPost"),
        ("Le Monde.fr", "Le Monde"),
        ("Accueil RTBF Actus", "RTBF"),
        ("RTS Info", "RTS"),
        ("France 24 en français", "France 24"),
        ("Phare-du-Sahel.net", "Phare-du-Sahel.net"),
        ("NetActu", "NetActu"),
        ("La Chronique", "La Chronique"),
    ],
)
@pytest.mark.parametrize("section", [(), ("International",)])
def test_the_name_on_the_first_line_is_the_outlet(
    masthead: str, outlet: str, section: tuple[str, ...]
) -> None:
    article = page(masthead, *section, TITLE, DATED)
    assert (article.source, article.title) == (outlet, TITLE)
    assert kind_in(masthead, article) == "site-name"


def test_what_begins_a_menu_below_another_line_is_no_outlet() -> None:
    menu = "Le fil des métiers | Emploi | Événements | Boutique"
    assert page("Brèves d’atelier", menu, TITLE, DATED).source == "Brèves d’atelier"
    assert page("Guerre en Ukraine", menu, TITLE, DATED).source is None
    plain = "Pays | Politique | Économie & Entreprises | Culture | Idées"
    assert page(plain, TITLE, DATED).source is None
    assert page("Toggle navigation", plain, TITLE, DATED).source is None


@pytest.mark.parametrize("masthead", ["Sahel Demain", "Dunes et Rivages"])
def test_an_unknown_name_above_a_section_is_the_outlet(masthead: str) -> None:
    assert page(masthead, "International", TITLE, DATED).source == masthead
    assert page(masthead, TITLE, DATED).source is None


@pytest.mark.parametrize(
    "heading",
    [
        "Forces terrestres",
        "Afrique Centrale",
        "FORCES TERRESTRES",
        "Europe de l’Est",
        "Emmanuel Macron",
        "Le Maroc",
        "Grand Entretien",
        "L’Opinion publique",
        "Monde",
        "Le point",
        "Par la Tribune",
        "Conseil de l’Europe",
        "Ministère de la Défense",
        "Avec La Gazette",
    ],
)
@pytest.mark.parametrize("section", [(), ("International",)])
def test_a_heading_on_the_first_line_is_no_outlet(heading: str, section: tuple[str, ...]) -> None:
    article = page(heading, *section, TITLE, DATED)
    assert (article.source, article.title) == (None, TITLE)
    assert article.paragraphs == BODY


# Dates among other parts of a header


HEADERS = (
    "LE MONDE | 12.03.2024",
    "Le Monde.fr avec AFP | 12.03.2024 à 11h37 • Mis à jour le 13.03.2024 à 18h02",
    "Rabat, Maroc | AFP | mardi 12/03/2024 - 10:20 UTC+1",
    "phare.example.net | Afrique du Nord | 2024-03-12 à 19:42",
    "mardi 12 mars 2024 à 10:20 - Par Aline Mbarga - ici Casablanca",
    "Il y a 3 jours • 12 mars 2024",
    "12 mars 2024 - 11:37 | AFP",
    "© AFP | 12/03/2024",
    "ats 12.03.2024",
    "Publié le 12 / 03 / 2024",
    "12 mars 202410:25",
    "12/03/202410h25",
)


@pytest.mark.parametrize("header", HEADERS)
@pytest.mark.parametrize("is_above", [True, False])
def test_a_day_among_other_parts_of_a_header_dates_the_page(header: str, is_above: bool) -> None:
    head = (header, TITLE) if is_above else (TITLE, header)
    article = page(*head)
    assert article.title == TITLE
    assert article.published is not None
    assert article.published.iso() == "2024-03-12"
    assert kind_in(header, article) == "page-date"
    assert article.paragraphs == BODY


@pytest.mark.parametrize(
    "line",
    [
        "Aline Mbarga | Publié le 12.03.2024, mis à jour à 11h | Temps de lecture : 3 minutes",
        "3 min · Aline Mbarga · 12 mars 2024",
        "12 mars 2024 · Lecture 4 min",
        "Mardi 12 mars 2024 - Lu 1 482 fois",
        "Ce contenu a été publié le 12 mars 2024 - 17:20",
        "Cet article a été mis à jour le 12 mars 2024 à 10h",
        "information transmise par Le Phare avec AFP 12/03/2024 à 17:20",
        "Mis en ligne le 12-03-24 à 17h20 - Mis à jour le 12-03-24 à 18h",
    ],
)
def test_a_day_beside_a_name_a_count_or_the_time_of_reading_dates_the_page(line: str) -> None:
    article = page(TITLE, line)
    assert article.published is not None
    assert article.published.iso() == "2024-03-12"
    assert article.paragraphs == BODY


def test_a_length_of_a_video_beside_a_day_is_no_time_of_reading() -> None:
    assert (
        page(TITLE, "À Casablanca, les obusiers sur le quai. 12/03/2024 | 1:52 min").published
        is None
    )


@pytest.mark.parametrize(
    ("header", "outlet", "agencies"),
    [
        (HEADERS[0], "Le Monde", ()),
        (HEADERS[1], "Le Monde", ("afp",)),
        (HEADERS[2], None, ("afp",)),
        ("RTS Info | mardi 12 mars 2024", "RTS", ()),
        (HEADERS[8], None, ("keystone-ats",)),
    ],
)
def test_the_parts_beside_a_day_name_outlet_and_agencies(
    header: str, outlet: str | None, agencies: tuple[str, ...]
) -> None:
    article = page(header, TITLE)
    assert (article.source, article.agencies) == (outlet, agencies)


@pytest.mark.parametrize(
    "line",
    [
        "Salon Eurosatory | lundi 17 juin 2024 - 10:00",
        "Un obusier Caesar en position près de Bakhmout, en Ukraine | 12 mars 2024 | AFP",
        "© Karim Haddad | 12/03/2024",
        "Accord du 12 mars 2024",
        "Le « Caesar » marocain | mardi 12 mars 2024",
    ],
)
def test_a_day_of_an_event_or_a_picture_does_not_date_the_page(line: str) -> None:
    assert page(TITLE, line).published is None


@pytest.mark.parametrize(
    "title", ["Les lettres de Paul Kagamé à Denis Mukwege", "Emmanuel Macron, à Rabat malgré tout"]
)
def test_names_and_a_place_are_a_title_as_well(title: str) -> None:
    assert page(title, DATED).title == title


@pytest.mark.parametrize("header", ["Rabat, Maroc | AFP | 3 mars 2024", "3 mars 2024 – Le Monde"])
def test_a_header_beside_its_source_dates_a_page_of_short_sentences_alone(header: str) -> None:
    lines = (header, "Le Maroc a reçu douze obusiers.", "Ils viennent de France.")
    article = clean(Article("x", Origin("x.txt"), paragraphs=lines, lines=(1, 3, 5)))
    stamp = date_article(article, latest=date(2026, 1, 1)).published
    assert article.title == lines[1]
    assert stamp is not None
    assert stamp.iso() == "2024-03-03"


def test_a_title_with_a_day_and_a_bar_is_the_title() -> None:
    title = "Point de situation | mardi 12 mars 2024"
    assert page(title, DATED).title.startswith("Point de situation")


def test_a_question_with_an_answer_behind_it_is_the_title_below_a_label() -> None:
    title = "Qui arme aujourd’hui le royaume du Maroc ? Nos chiffres"
    assert page("Obusiers", title, DATED).title == title


def test_the_title_at_the_end_of_the_way_to_the_page_stands_below_a_tagline() -> None:
    article = page(f"Accueil > Défense > {TITLE}", "Le journal de toutes les défenses", TITLE)
    assert article.title == TITLE
    assert article.paragraphs == BODY


def test_a_day_of_publishing_with_that_of_its_update_is_the_pages_wherever_it_stands() -> None:
    pair = ("Publié le 12 mars 2024", "Mis à jour le 13 mars 2024")
    article = page(TITLE, below=("À lire aussi", "Les obusiers polonais arrivent", *pair))
    assert article.published is not None
    assert article.published.iso() == "2024-03-12"


def test_a_day_with_a_place_inside_the_text_stays() -> None:
    heading = "Rabat | mardi 12 mars 2024"
    assert heading in page(TITLE, DATED, *BODY[:2], heading).paragraphs


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("(Keystone-ATS) Le Conseil a voté jeudi, sans débat.", "keystone-ats"),
        ("(Belga) - La ministre a signé, sans autre précision.", "belga"),
        ("[AFP] La ministre a signé, sans autre précision.", "afp"),
        ("AFP — La ministre a signé, sans autre précision.", "afp"),
        ("RABAT (APS) La ministre a signé, sans autre précision.", "aps-algeria"),
        ("La ministre n’a pas souhaité réagir jeudi (avec AFP).", "afp"),
        ("AA/Ankara/ La ministre a signé, sans autre précision.", "anadolu"),
        ("(Ottawa) La ministre a signé, sans autre précision.", None),
        ("La ministre a cité jeudi une agence russe (TASS).", None),
        ("(AFP) que lit la ministre : rien de nouveau.", None),
    ],
)
def test_an_agency_in_front_of_its_text_or_behind_it_signs_it(
    text: str, agency: str | None
) -> None:
    found = clean(Article("x", Origin("x.txt"), title=TITLE, paragraphs=(text,)))
    assert found.agencies == ((agency,) if agency else ())
    assert found.paragraphs == (text,)


@pytest.mark.parametrize(
    "age",
    [
        "il y a 3 heures", "Il y a 2 h", "il y a 5 min.", "il y a quelques minutes",
        "il y a moins d’une heure", "il y a environ 2 heures", "il y a plus d’un an",
        "il y a 1 h 30", "il y a 2 heures et 10 minutes", "3 hours ago", "about an hour ago",
        "vor 2 Stunden", "hace 3 horas",
    ],
)  # fmt: skip
def test_how_old_an_article_is_is_told_alike_wherever_a_page_says_it(age: str) -> None:
    for line in (f"Publié {age}", f"12 mars 2024 – {age}", f"Le Phare | {age} | 12 mars 2024"):
        assert kind_in(line, page(TITLE, line)) == "page-date"
    links = (f"{age} Un char de plus pour Oslo", f"{age} | Pérou : la marine choisit")
    assert page(TITLE, below=links).paragraphs == BODY


@pytest.mark.parametrize("line", ["Publié il y a 3 blessés", "12 mars 2024 – il y a un problème"])
def test_what_there_is_is_no_age(line: str) -> None:
    assert line in page(TITLE, DATED, *BODY[:2], line).paragraphs


@pytest.mark.parametrize("label", ["Communiqué conjoint", "Déclaration commune", "Compte rendu"])
def test_a_release_is_told_above_its_title_and_beside_its_day(label: str) -> None:
    assert page(label, TITLE).title == TITLE
    dated = f"Conseil de l’Exemple {label} 12 mars 2024 9:15"
    assert kind_in(dated, page(TITLE, dated)) == "page-date"


@pytest.mark.parametrize(
    "dateline", ["Rabat, 12 mars 2024 (AFP)", "RABAT (Maroc), 12/03/2024 (AFP)"]
)
def test_a_dateline_on_a_line_of_its_own_is_that_of_the_page(dateline: str) -> None:
    article = page(TITLE, dateline)
    assert kind_in(dateline, article) == "page-date"
    assert article.published is not None
    assert (article.published.iso(), article.agencies) == ("2024-03-12", ("afp",))
    assert page(TITLE, "RABAT (AFP)").agencies == ("afp",)
    assert page(TITLE, "RABAT (AFP)").paragraphs == BODY
