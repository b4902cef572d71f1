"""Rules of cleaning one by one, on real articles, and what they must never take."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.article import Article, Dropped, Origin
from index.cleaning import clean
from index.cleaning.line import fold_chars, squash
from index.dropped import KINDS
from index.publication import date_article
from index.readers import read_sources
from tests.index.cleaned import LAST, MORE, PROSE, cleaned, kind_of
from tests.shared import gold, shared

# Real articles


@pytest.mark.shared
@pytest.mark.parametrize("number", range(5))
def test_on_real_articles_the_annotated_lines_go_and_no_others(number: int) -> None:
    document = gold()[number]
    path = shared(f"seeds/{document['file']}")
    (raw,) = read_sources([str(path)], max_bytes=10**6)
    assert isinstance(raw, Article)
    article = date_article(clean(raw))
    assert {d.line for d in article.dropped} == {b["line"] for b in document["boilerplate"]}
    written = path.read_text(encoding="utf-8").split("\n")
    gone = {b["line"] for b in document["boilerplate"]} | {document["title"]["line"]}
    body = [n for n, line in enumerate(written, start=1) if line.strip() and n not in gone]
    assert list(article.lines) == body
    if document["title"]["text"]:
        assert article.title.split() == document["title"]["text"].split()
    else:
        assert article.paragraphs[0].startswith(article.title)
    credited = document["source"]
    is_cited_only = credited["line"] is not None and "no source line" in credited.get("note", "")
    assert list(article.agencies) == ([] if is_cited_only else credited["agencies"])
    if "media" in credited and credited["line"] == 23:
        assert article.source == credited["media"][0]
    stamp = article.published
    assert (stamp.iso() if stamp else None) == document["published"]["date"]


# Single lines


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("ad-marker", "PUBLICITÉ"),
        ("ad-marker", "La suite après cette publicité"),
        ("ad-marker", "L'article continue ci-dessous"),
        ("ad-marker", "Advertisement"),
        ("ad-marker", "AnzeigeAnzeige"),
        ("read-link", "À lire aussi : Varsovie commande des chars"),
        ("read-link", "À LIRE AUSSI > Varsovie commande des chars"),
        ("read-link", "LIRE Varsovie commande cent chars à Séoul"),
        ("read-link", "Lire aussi « Nous manquons de tout »"),
        ("read-link", "Pour aller plus loin : les sanctions en cinq questions"),
        ("read-link", "Read also: Warsaw orders a hundred tanks"),
        ("read-link", "Lesen Sie auch: Warschau bestellt Panzer"),
        ("read-link", "Читайте також: Варшава замовляє танки"),
        ("video-teaser", "Le président au front. | 1:52 minutes"),
        ("video-teaser", "Les ruines de Marioupol04/03/2023 | 12:05 min"),
        ("video-teaser", "Regarder la vidéo : un hangar en feu"),
        ("video-teaser", "VIDÉO. Un hangar en feu près de Belgorod"),
        ("prev-next", "PREV Le yen au plus bas (9 mars 2024)"),
        ("prev-next", "Article suivant : le yen au plus bas"),
        ("photo-credit", "© Sergueï Ivanov / AFP"),
        ("photo-credit", "Crédit photo : Anna Kowalska"),
        ("photo-credit", "Photo by Anna Kowalska/Getty Images"),
        ("photo-credit", "REUTERS/Anna Kowalska"),
        ("photo-caption", "Un obusier près de Bakhmout, en mai. (Anna Kowalska/Reuters)"),
        ("photo-caption", "Un obusier près de Bakhmout. Photo : Anna Kowalska / NTB"),
        ("photo-caption", "Un obusier près de Bakhmout (photo d’archives)"),
        ("photo-caption", "Un obusier près de Bakhmout, en mai. ANNA KOWALSKA / AFP"),
        ("share", "Partager sur Facebook"),
        ("share", "Partager cet article par e-mail"),
        ("share", "Share on X"),
        ("follow-us", "Suivez-nous sur Telegram"),
        ("follow-us", "Follow us on Google News"),
        ("newsletter", "Inscrivez-vous à notre newsletter pour ne rien manquer."),
        ("newsletter", "Sign up to our daily newsletter"),
        ("subscription", "Abonnez-vous pour lire la suite"),
        ("subscription", "Déjà abonné ? Connectez-vous"),
        ("cookie-notice", "Nous utilisons des cookies pour améliorer votre expérience."),
        ("cookie-notice", "This site uses cookies. By continuing you agree to their use."),
        ("cookie-notice", "Tout accepter"),
        ("hashtags", "#Ukraine #obusiers"),
        ("hashtags", "Mots-clés : Ukraine, obusiers"),
        ("reading-time", "Temps de lecture : 4 min"),
        ("page-date", "Publié le 5 janvier 2024 à 10h12"),
        ("page-date", "Mis à jour à 12h30 le 05/01/2024"),
        ("byline", "par"),
        ("link", "https://phare.example/obusiers"),
        ("copyright", "Tous droits réservés"),
    ],
)
def test_a_line_of_the_page_is_known_inside_the_text(kind: str, line: str) -> None:
    assert kind_of(line) == kind
    assert kind in KINDS


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("source-line", "Source: AFP, Reuters"),
        ("source-line", "(avec AFP)"),
        ("source-line", "La rédaction avec Reuters et AP"),
        ("byline", "Par Hélène Marchal, à Varsovie"),
        ("byline", "Hélène Marchal"),
        ("copyright", "© 2024 Le Phare. Tous droits réservés."),
        ("epoch", "1706027373"),
        ("timestamp", "2024-01-23 18:52:23"),
        ("page-date", "5 janvier 2024"),
        ("tracking-slug", "phr-fr-0412"),
        ("navigation", "Retour à l’accueil"),
        ("navigation", "Monde Politique Économie Sport Culture"),
        ("cookie-notice", "Mentions légales - Contact"),
        ("pagination", "1 2 3 … 12 Suivant"),
        ("comments", "12 commentaires"),
        ("self-promotion", "Retrouvez toute l’actualité de la guerre sur notre page spéciale."),
    ],
)
def test_a_line_of_the_page_is_known_below_the_text(kind: str, line: str) -> None:
    assert kind_of(line, at_end=True) == kind


@pytest.mark.parametrize(
    "line",
    [
        "On peut lire aussi dans ce rapport que les stocks sont vides.",
        "Lire aussi entre les lignes, voilà le métier des diplomates.",
        "Source d’inquiétude : les stocks.",
        "Source : un diplomate européen, qui dit que les stocks s’épuisent plus vite que prévu.",
        "Il a signé.",
        "« Nous n’avons plus d’obus. »",
        "– Nous n’avons plus d’obus, dit-il.",
        "Le 5 janvier 2024, les premières pièces ont franchi la frontière.",
        "Publié le 5 janvier 2024, le rapport est sévère pour le constructeur.",
        "Tests de missiles",
        "Des livraisons « sans précédent »",
        "Kirilenko : « le temps presse »",
        "Qui paiera ?",
        "Par ailleurs, le contrat court toujours.",
        "Par Odessa, les convois gagnent le front.",
        "Suivez l’argent, répètent les enquêteurs, et vous trouverez les obus.",
        "Vidéo à l’appui, l’armée affirme avoir détruit le dépôt.",
        "Photo de famille",
        "Partager le fardeau",
        "Abonnés absents",
        "Des cookies ont servi à suivre les soldats, dont le consentement manquait.",
        "Twitter a fermé le compte du ministère.",
        "Commentaire d’un officier : « trop tard ».",
        "Next week, the ministers are to meet in Warsaw.",
        "Read the treaty and you will see, said the minister.",
        "Schwere Kämpfe",
        "Growing concern",
        "Sur le même front",
        "Retour à Kiev",
        "À la une des journaux, la guerre recule.",
        "Sans engagement américain, rien ne tient.",
        "Le missile a parcouru 1 200 km (soit 746 miles)",
        "Annonce surprise à Varsovie",
        "12 000",
        "2. Les chars",
        "Prague, 1968",
        "Su-35",
        "Un contrat signé à Abou Dhabi, consulté par notre journal, cite la plateforme de vente.",
        "Selon ce rapport, consulté en direct par les députés, l’obus venait de Serbie.",
        "Suivre les obus à la trace",
        "Douze réactions à Moscou",
        "Rapports de force à Varsovie",
        "[Il désigne ainsi le missile Fateh-110.]",
        "Vous aimez la paix ? Soutenez l’Ukraine, lance le président.",
        "✅ Douze chars livrés",
        "La vidéo « est notre seule arme », juge un membre du collectif.",
        "FARDC",
    ],
)
def test_a_line_of_the_article_stays(line: str) -> None:
    assert kind_of(line) == ""


@pytest.mark.parametrize(
    "line",
    [
        "Selon la revue <https://revue.example/x>, Moscou livre des armes lourdes au Mali.",
        "Le contrat de <i>Dassault</i> pour 80 Rafale aux Émirats est signé.",
        "La portée est > 300 km et la masse > 500 kg pour ce missile russe.",
        "La ligne Paris → Berlin → Varsovie porte des chars Leclerc…",
    ],
)
def test_a_first_sentence_with_arrows_is_no_path_of_the_page(line: str) -> None:
    assert cleaned(line, PROSE, MORE).paragraphs[0] == line


def test_a_path_of_the_page_goes() -> None:
    path = "Monde > Afrique > Douze obusiers pour Bamako"
    assert [(one.kind, one.text) for one in cleaned(path, PROSE).dropped] == [("breadcrumb", path)]


@pytest.mark.parametrize("line", ["Il a signé.", "Le pont tient toujours.", "« C’est tout. »"])
def test_a_short_last_paragraph_stays(line: str) -> None:
    assert kind_of(line, at_end=True) == ""


# Names


def test_names_of_actors_between_paragraphs_are_texts_of_images() -> None:
    article = cleaned(PROSE, "Joe Biden", MORE, "IranSyrie", LAST)
    assert [(d.kind, d.text) for d in article.dropped] == [
        ("image-alt", "Joe Biden"),
        ("image-alt", "IranSyrie"),
    ]


def test_a_name_above_a_paragraph_that_names_it_is_its_heading() -> None:
    after = "En Iran, trois usines livrent des moteurs à des clients qui ne disent pas leur nom."
    assert "Iran" in cleaned(PROSE, "Iran", after, LAST).paragraphs


def test_a_name_under_a_quotation_is_its_speaker() -> None:
    article = cleaned(PROSE, "« Nous n’avons plus d’obus. »", "Olena Hrytsenko", MORE, LAST)
    assert "Olena Hrytsenko" in article.paragraphs


def test_a_person_who_speaks_in_the_next_paragraph_is_its_speaker() -> None:
    after = "Biden a déclaré que les livraisons continueraient aussi longtemps que nécessaire."
    assert "Joe Biden" in cleaned(PROSE, "C’est une escalade.", "Joe Biden", after, LAST).paragraphs


# Blocks


def test_a_list_of_other_articles_ends_where_the_text_goes_on() -> None:
    article = cleaned(
        PROSE, "Articles similaires", "Kiev attend ses chars", MORE, "Les chars", LAST
    )
    assert article.paragraphs == (PROSE, MORE, "Les chars", LAST)


def test_a_list_of_other_articles_at_the_end_goes_as_a_whole() -> None:
    links = ("Les plus lus", "Kiev attend", "Le rouble chute-t-il ?", "Paris, ville ouverte")
    article = cleaned(PROSE, MORE, *links)
    assert article.paragraphs == (PROSE, MORE)
    assert [d.kind for d in article.dropped] == ["related-heading", *["related-link"] * 3]


def test_a_heading_of_other_articles_does_not_swallow_text_that_follows_it() -> None:
    article = cleaned(PROSE, "À lire aussi", MORE, LAST)
    assert article.paragraphs == (PROSE, MORE, LAST)


def test_dates_that_head_the_paragraphs_of_a_chronology_stay() -> None:
    article = cleaned("24 février 2022", PROSE, "3 mars 2023", MORE, "5 avril 2023", LAST)
    assert len(article.paragraphs) == 6
    assert date_article(article).published is None


def test_readers_comments_are_not_the_article() -> None:
    talk = (
        "3 commentaires",
        "Marcel",
        "5 janvier 2024 à 10h12",
        "Enfin une bonne nouvelle !",
        "Répondre",
    )
    article = cleaned(*[PROSE, MORE, LAST] * 2, *talk)
    assert article.paragraphs == (PROSE, MORE, LAST)  # each once


def test_a_line_that_stands_there_twice_is_kept_once() -> None:
    article = cleaned(PROSE, MORE, PROSE)
    assert article.paragraphs == (PROSE, MORE)
    assert article.dropped[0].kind == "duplicate-line"


# Title, outlet, agencies


def test_the_title_is_the_first_line_shaped_like_one() -> None:
    article = cleaned("Douze obusiers pour Kiev", PROSE, MORE, title="")
    assert article.title == "Douze obusiers pour Kiev"
    assert article.paragraphs == (PROSE, MORE)
    assert article.dropped == ()


def test_an_article_without_a_title_takes_its_first_sentence_and_keeps_it() -> None:
    article = cleaned(f"{PROSE} {MORE}", LAST, title="")
    assert article.title == PROSE
    assert article.paragraphs == (f"{PROSE} {MORE}", LAST)
    for dateline in ("Kiev, 3 mars 2024 (AFP) - ", "KIEV (Reuters) – ", "Kiev, le 3 mars 2024 – "):
        dated = cleaned(f"{dateline}{PROSE} {MORE}", LAST, title="")
        assert (dated.title, dated.paragraphs[0]) == (PROSE, f"{dateline}{PROSE} {MORE}")
    ranked = "Le ministre et le gén. Martin ont signé jeudi soir à Kiev."
    assert cleaned(f"{ranked} {MORE}", LAST, title="").title == ranked


def test_the_name_of_the_site_behind_a_title_is_the_outlet() -> None:
    head = ("Douze obusiers pour Kiev - Le Phare", "Douze obusiers pour Kiev")
    article = cleaned(*head, PROSE, MORE, title="")
    assert (article.title, article.source) == ("Douze obusiers pour Kiev", "Le Phare")
    assert [d.kind for d in article.dropped] == ["page-title"]


def test_a_stated_title_is_kept_and_its_repetition_dropped() -> None:
    article = cleaned("DOUZE OBUSIERS POUR KIEV", PROSE, title="Douze obusiers pour Kiev")
    assert article.title == "Douze obusiers pour Kiev"
    assert article.paragraphs == (PROSE,)


def test_a_stated_agency_becomes_the_gazetteers_id_and_an_unknown_one_stays() -> None:
    article = clean(Article("x", Origin("x"), "t", (PROSE,), agencies=("AFP", "Agence Lambda")))
    assert article.agencies == ("afp", "Agence Lambda")


def test_the_source_line_counts_before_credits_of_pictures() -> None:
    article = cleaned(PROSE, "Photo : Anna Kowalska / AP", MORE, "Source : AFP")
    assert article.agencies == ("afp",)


def test_an_agency_that_somebody_spoke_to_is_not_credited() -> None:
    assert cleaned(PROSE, "Il l’a dit jeudi à l’AFP, sans autre détail.", MORE).agencies == ()


# Whatever comes


def test_what_a_reader_dropped_is_kept_as_dropped() -> None:
    before = Dropped(3, "photo-caption", "Un obusier")
    article = clean(Article("x", Origin("x"), "t", (PROSE,), dropped=(before,)))
    assert article.dropped == (before,)


def test_an_article_of_boilerplate_alone_has_no_paragraphs() -> None:
    assert cleaned("Partager", "Publicité", "© 2024 Le Phare").paragraphs == ()


@given(st.lists(st.text(min_size=1, max_size=80).filter(str.strip), max_size=12), st.booleans())
def test_every_line_is_title_paragraph_or_dropped_with_a_reason(
    lines: list[str], is_numbered: bool
) -> None:
    numbers = tuple(range(1, len(lines) + 1)) if is_numbered else ()
    article = clean(Article("x", Origin("x"), paragraphs=tuple(lines), lines=numbers))
    seen = len(article.paragraphs) + len(article.dropped)
    assert len(lines) - 1 <= seen <= len(lines)
    assert all(dropped.kind in KINDS for dropped in article.dropped)
    assert len(article.lines) == (len(article.paragraphs) if is_numbered else 0)


def test_each_reason_is_given_in_both_languages() -> None:
    assert all(french and english and french != english for french, english in KINDS.values())


@given(st.text())
@example("L’Élysée_œuvre: «\u00a012,5\u202f% » µ²ª")
@example("Élysée_à 12,5 % : µ²ª")
def test_of_a_squashed_text_letters_and_digits_are_left_whatever_its_letters(text: str) -> None:
    assert squash(text) == "".join(filter(str.isalnum, fold_chars(text)))
