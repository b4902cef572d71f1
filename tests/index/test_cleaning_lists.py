"""Lists of other articles below a text or inside it: what heads them, and what only looks so."""

from __future__ import annotations

import pytest

from tests.index.cleaned import LAST, MORE, PROSE, cleaned

TEXT = (
    "Le ministère a confirmé mardi la livraison de douze obusiers à la brigade, qui les attendait.",
    "Les pièces viennent d’un surplus que l’armée avait mis en réserve à la fin de la mission.",
    "Le reste suivra avant l’été, a promis le ministre devant les députés réunis en commission.",
)
LINKS = (
    "Pérou : la marine choisit ses sous-marins",
    "Dix idées reçues sur les blindés",
    "« Nous manquons de pilotes », dit un général brésilien",
)


@pytest.mark.parametrize(
    "heading",
    [
        "Derniers articles",
        "Derniers articles publiés",
        "Même thème",
        "Sujets connexes",
        "Actualités liées",
        "Autres actualités",
        "Plus de contenus",
        "Articles recommandés pour vous",
        "Suggestions de lecture",
        "Contenus liés",
        "Les + lus",
        "Top articles",
        "Le fil info",
        "Fil d’actu",
        "En continu",
        "Le choix de la rédaction",
        "Du même auteur",
        "Prochain épisode",
        "À lire aussi sur Le Phare",
        "Pour mémoire",
        "Pour aller plus loin",
        "Nos dossiers",
        "Tendances",
        "En direct",
        "Toutes les actus",
        "Vidéos",
        "Newsletter",
        "Archives",
    ],
)
def test_a_heading_takes_the_headlines_below_the_text(heading: str) -> None:
    article = cleaned(*TEXT, heading, *LINKS)
    assert article.paragraphs == TEXT
    assert {line.text for line in article.dropped} == {heading, *LINKS}


@pytest.mark.parametrize(
    "heading", ["Autres sujets", "Pour mémoire", "Dernier épisode", "Tendances", "À suivre"]
)
def test_a_heading_above_running_text_is_of_the_article(heading: str) -> None:
    lines = (TEXT[0], heading, *TEXT[1:])
    assert cleaned(*lines).paragraphs == lines


def test_a_heading_inside_the_text_takes_the_headline_below_it() -> None:
    article = cleaned(*TEXT[:2], "Pour mémoire", LINKS[0], TEXT[2])
    assert article.paragraphs == TEXT


def test_what_announces_one_headline_takes_several_with_bullets() -> None:
    links = [f"• {link}" for link in LINKS[:2]]
    assert cleaned(*TEXT[:2], "Lire notre article :", *links, TEXT[2]).paragraphs == TEXT


def test_a_headline_with_a_label_in_brackets_is_of_another_article() -> None:
    assert cleaned(*TEXT[:2], f"{LINKS[0]} [VIDÉO]", TEXT[2]).paragraphs == TEXT


def test_a_list_of_contents_may_number_the_headings_of_the_text() -> None:
    listed = ("Au sommaire :", "1. Les obusiers", "2. Les missiles")
    text = (TEXT[0], "Les obusiers", TEXT[1], "Les missiles", TEXT[2])
    assert cleaned(*listed, *text).paragraphs == text


@pytest.mark.parametrize(
    "entries",
    [
        ("07:12 Pérou : la marine choisit", "06:58 Un char de plus pour Oslo"),
        ("07h12 Pérou : la marine choisit", "06h58 Un char de plus pour Oslo"),
        ("07:12 | Pérou : la marine choisit", "06:58 | Un char de plus pour Oslo"),
        ("07:12", "Pérou : la marine choisit", "06:58", "Un char de plus pour Oslo"),
        ("28/05", "Pérou : la marine choisit vite", "27/05", "Un char de plus pour Oslo"),
        ("Pérou : la marine choisit", "il y a 2 heures", "Un char pour Oslo", "il y a 3 heures"),
        ("1", "Pérou : la marine choisit vite", "2", "Un char de plus pour Oslo"),
        ("1. Pérou : la marine choisit ses sous-marins à Kiel", "2. Un char de plus pour Oslo"),
        ("Le Phare en temps réel", "07:12 Pérou : la marine choisit", "06:58 Un char pour Oslo"),
    ],
)
def test_a_ticker_below_the_text_goes(entries: tuple[str, ...]) -> None:
    assert cleaned(*TEXT, *entries).paragraphs == TEXT


@pytest.mark.parametrize(
    "entries",
    [
        (
            "Les premiers clients :",
            "1. L’Inde et ses trente-six avions",
            "2. L’Égypte et les siens",
        ),
        (
            "Les clients du constructeur",
            "1. Inde, 36 avions de combat neufs",
            "2. Égypte, 24 avions",
        ),
        ("1. Inde", "2. Égypte", "3. Grèce"),
        ("1. Douze obusiers pour la brigade", "2. Le surplus que l’armée avait en réserve"),
        ("Les étapes du contrat", "28/05 : signature à Paris et à Kiev", "30/06 : premier acompte"),
        ("07:12 Les douze obusiers franchissent le pont",),
    ],
)
def test_a_numbered_list_of_the_article_stays(entries: tuple[str, ...]) -> None:
    assert cleaned(*TEXT, *entries).paragraphs == (*TEXT, *entries)


def test_the_hours_of_a_live_blog_stay_where_the_last_ones_are_short() -> None:
    lines = (
        "10:40",
        TEXT[0],
        "10:12",
        TEXT[1],
        "09:50",
        "Un pont est coupé",
        "09:31",
        "Alerte levée",
    )
    assert cleaned(*lines).paragraphs == lines


@pytest.mark.parametrize(
    "line",
    [
        "► À écouter aussi : le Pérou choisit ses sous-marins",
        "À regarder aussi Pérou : la marine choisit",
        ">> Écouter : Pérou, la marine choisit ses sous-marins",
        ">> Revoir aussi : Pérou, la marine choisit",
        ">> Pérou : la marine choisit ses sous-marins",
        "Pour plus de détails : Pérou, la marine choisit",
        ">> Les explications de notre correspondant sur la marine :",
        "Relire : Pérou, la marine choisit ses sous-marins",
        "À revoir : Pérou, la marine choisit ses sous-marins",
        "(Re)lire : Pérou, la marine choisit ses sous-marins",
        "(Ré)écouter : Pérou, la marine choisit ses sous-marins",
        "↪ Pour approfondir : Pérou, la marine choisit",
        "À voir sur le même sujet : Pérou, la marine choisit",
        "(Lire aussi : Pérou, la marine choisit ses sous-marins)",
        "Lire également dans nos colonnes : Pérou, la marine choisit",
        "Lire notre article Pérou : la marine choisit",
        "Relire notre entretien avec le chef de la marine péruvienne",
        "(Re)voir notre débat : la marine du Pérou",
        "Pour rappel, lire aussi : Pérou, la marine choisit",
        "Notre article sur le sujet : Pérou, la marine choisit",
    ],
)
def test_a_link_to_what_is_read_heard_or_seen_elsewhere_goes(line: str) -> None:
    article = cleaned(*TEXT[:2], line, TEXT[2])
    assert [(one.kind, one.text) for one in article.dropped] == [("read-link", line)]


@pytest.mark.parametrize(
    "line",
    [
        "Relire le traité suffit à comprendre, dit le juge.",
        "(Voir l’annexe du rapport.)",
        "À revoir : trop lent, trop cher.",
        "Écouter : tout est là.",
        "Regardez : Lima achète désormais à Kiel.",
        "Revoir nos alliances prendra dix ans, dit-il.",
        "Notre dossier avance, dit le général.",
        "Réécouter les bandes a pris un mois",
    ],
)
def test_a_sentence_about_reading_or_hearing_stays(line: str) -> None:
    lines = (*TEXT[:2], line, TEXT[2])
    assert cleaned(*lines).paragraphs == lines


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("link", "— Marine péruvienne (@marina_pe) August 29, 2024"),
        ("link", "Marine péruvienne (@marina_pe) 29 août 2024"),
        ("link", "pic.twitter.com/8f2kXyQm1"),
        ("link", "Voir cette publication sur Instagram"),
        ("link", "Une publication partagée par La marine (@marina_pe)"),
        ("cookie-notice", "Ce contenu est bloqué car vous n'avez pas accepté les traceurs."),
        ("cookie-notice", "Cette vidéo ne peut pas être lue car vous avez refusé les cookies."),
        (
            "cookie-notice",
            "En cliquant sur « J'accepte », les cookies seront déposés et vous verrez la vidéo.",
        ),
        ("cookie-notice", "Vous ne pouvez pas visionner ce contenu sans accepter les cookies."),
        ("cookie-notice", "Votre navigateur ne supporte pas la lecture de vidéos"),
        ("cookie-notice", "Le lecteur vidéo n'a pas pu être chargé"),
        ("cookie-notice", "Ce média n’est pas disponible"),
        ("cookie-notice", "Afficher le contenu"),
        ("navigation", "Début du widget. Passer le widget ?"),
        ("video-teaser", "00:00 / 05:02"),
    ],
)
def test_what_is_left_of_a_post_or_a_player_goes(kind: str, line: str) -> None:
    article = cleaned(*TEXT[:2], line, TEXT[2])
    assert [(one.kind, one.text) for one in article.dropped] == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Cette vidéo n’est pas une preuve, dit le juge.",
        "Ce contenu est illégal, a tranché le tribunal de Lima.",
        "Votre navigateur vous suit, prévient l’expert.",
        "Le compte (@marina_pe) a été fermé en 2024.",
        "Le lecteur n’a pas pu être interrogé",
    ],
)
def test_a_sentence_about_posts_and_players_stays(line: str) -> None:
    lines = (*TEXT[:2], line, TEXT[2])
    assert cleaned(*lines).paragraphs == lines


TALK = ("Une honte, et personne ne dit rien.", "Le Pérou, lui, a payé. Et il attend toujours.")


@pytest.mark.parametrize(
    "comments",
    [
        ("COMMENTAIRES", "22/03/2023 21:10 par Zorn", TALK[0], "23/03/2023 08:02 par Ana", TALK[1]),
        ("Commentaires 2", "Lecteur à écrit le 20/11/2023 à 9:31", TALK[0], "Répondre"),
        ("Vos réactions (2)", "Zorn le 20/08/2024 à 15:31", TALK[0], "Ana", "21/08/2024", TALK[1]),
        ("2 réactions", TALK[0], "Zorn", "09 h 12, le 24 juin 2024", TALK[1], "Ana, 25 juin 2024"),
    ],
)
def test_comments_are_known_by_the_day_beside_who_wrote_them(comments: tuple[str, ...]) -> None:
    assert cleaned(*TEXT, *comments).paragraphs == TEXT


def test_a_button_for_comments_above_the_text_takes_nothing() -> None:
    lead = "Avant la guerre, il fallait trente mois pour un obusier. Il en faut désormais quinze."
    head = (lead, "Publié le 5 mars 2024", "Réagir")
    foot = ("Commentaires 1", "Lecteur a écrit le 20/11/2023 à 9:31", TALK[0])
    assert cleaned(*head, *TEXT, *foot).paragraphs == (lead, *TEXT)


@pytest.mark.parametrize(
    ("button", "foot"),
    [
        ("Commenter", ("Voir les commentaires", "Commenter")),
        ("2 commentaires", ("2 commentaires", "Les commentaires sont fermés.")),
        ("Réagir", ("Commentaires 1", "Lecteur a écrit le 20/11/2023 à 9:31", TALK[0], "Répondre")),
        ("Réagir", ("Publié le 5 mars 2024", "Commenter")),
    ],
)
def test_a_button_for_comments_above_a_short_text_takes_nothing(
    button: str, foot: tuple[str, ...]
) -> None:
    lead = f"{TEXT[0]} {TEXT[1]}"
    assert cleaned(lead, button, *TEXT[1:], *foot).paragraphs == (lead, *TEXT[1:])


def test_headings_that_are_listed_above_stay_where_their_text_is() -> None:
    headings = ("Les pièces", "Le calendrier")
    listed = cleaned(TEXT[0], "* Les pièces", "* Le calendrier", "Les pièces", TEXT[1])
    assert "* Les pièces" in listed.paragraphs
    both = cleaned(TEXT[0], *headings, headings[0], TEXT[1], headings[1], TEXT[2])
    assert both.paragraphs == (TEXT[0], headings[0], TEXT[1], headings[1], TEXT[2])
    assert {dropped.line for dropped in both.dropped if dropped.text in headings} == {3, 5}


@pytest.mark.parametrize(
    "row", ["Pays | Pièces | Contact", "Imprimer | 54 pièces de 155 mm", "Obusier | France | 2024"]
)
def test_a_row_of_a_table_below_the_text_is_no_row_of_buttons(row: str) -> None:
    assert row in cleaned(*TEXT, row).paragraphs


def test_only_the_article_before_and_the_one_after_lead_away_together() -> None:
    before, after = "Précédent Le yen au plus bas", "Suivant La Bourse hésite à Tokyo"
    found = cleaned(PROSE, MORE, LAST, before, after)
    assert [one.kind for one in found.dropped] == ["prev-next"] * 2
    for pair in ((before, before), (after,), (before, "Le port rouvre à Gdansk")):
        assert "prev-next" not in {one.kind for one in cleaned(PROSE, *pair, MORE, LAST).dropped}


def test_a_headline_above_figures_is_no_card() -> None:
    card = ("Le port de Gdansk rouvre ses quais", "Analyse 12.04.2025")
    found = cleaned(PROSE, MORE, *card, LAST)
    assert [one.kind for one in found.dropped] == ["related-link", "related-date"]
    found = cleaned(PROSE, MORE, card[0], "Analyse 155 155 155", LAST)
    assert card[0] in found.paragraphs


SHORT = ("Le port rouvre à Gdansk", "La Bourse hésite à Tokyo", "Le yen au plus bas")
DAYS = ("24 février 2022", "3 mars 2023", "5 avril 2023", "8 mai 2023", "9 juin 2023")


@pytest.mark.parametrize(
    "lines",
    [
        (DAYS[0], PROSE, DAYS[1], MORE, DAYS[2], SHORT[0], LAST),
        (DAYS[0], PROSE, DAYS[1], MORE, DAYS[2], LAST, DAYS[3], SHORT[0], DAYS[4], SHORT[1]),
        tuple(
            x for at, text in enumerate((PROSE, MORE, LAST)) for x in (f"{DAYS[at]} à 9h15", text)
        ),
    ],
    ids=["two sentences", "many headlines", "with a time"],
)
def test_days_above_few_sentences_or_with_a_time_are_no_chronology(lines: tuple[str, ...]) -> None:
    found = cleaned(*lines)
    assert not any(text.startswith(DAYS[0]) for text in found.paragraphs)


def test_the_latest_day_above_a_chronology_is_the_pages() -> None:
    found = cleaned("12 mars 2024", PROSE, DAYS[0], MORE, DAYS[1], LAST, DAYS[2], TEXT[1])
    assert found.paragraphs == (PROSE, DAYS[0], MORE, DAYS[1], LAST, DAYS[2], TEXT[1])
    found = cleaned("12 mars 2021", PROSE, DAYS[0], MORE, DAYS[1], LAST, DAYS[2], TEXT[1])
    assert found.paragraphs[0] == "12 mars 2021"
