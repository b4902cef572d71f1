"""What buttons, applications and offers say around a text, and sentences that begin like it."""

from __future__ import annotations

import pytest

from tests.index.cleaned import LAST, MORE, PROSE, cleaned


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("newsletter", "Inscrivez-vous à notre newsletter « Le Phare du soir »"),
        ("newsletter", "En vous abonnant, vous acceptez notre politique de confidentialité."),
        ("newsletter", "Si ce message ne s’affiche pas bien, voir la version en ligne"),
        ("subscription", "Profitez de nos offres d’abonnement"),
        ("subscription", "Accédez à tous les contenus du site en illimité"),
        ("subscription", "Notre site est gratuit, soutenez-nous !"),
        ("subscription", "Aidez-nous à rester indépendants"),
        ("subscription", "Ce texte vous a plu ? Offrez-nous un café"),
        ("subscription", "Ouvrir dans l’appli"),
        ("subscription", "Télécharger sur l’App Store"),
        ("subscription", "Activer les notifications"),
        ("subscription", "Je découvre"),
        ("navigation", "Écouter l’article 4 min"),
        ("navigation", "Diaporama (12 photos)"),
        ("navigation", "Voir la galerie"),
        ("navigation", "Chargement en cours"),
        ("navigation", "Nous contacter"),
        ("navigation", "Cet article vous a-t-il été utile ?"),
        ("comments", "Afficher les commentaires (12)"),
        ("comments", "Que pensez-vous de cet article ?"),
        ("comments", "Vous devez être abonné pour commenter"),
        ("comments", "Les commentaires sont soumis à modération"),
        ("read-link", "Lire la suite sur lephare.example"),
        ("read-link", "(Lire page 4)"),
        ("prev-next", "« Article précédent"),
        ("hashtags", "Publié dans : Golfe, Hélicoptères"),
        ("newsletter", "Infolettre du Phare"),
        ("newsletter", "Un condensé du jour. Vous pouvez vous désabonner en tout temps."),
        ("cookie-notice", "Consulter notre politique de confidentialité"),
        ("copyright", "© Le Phare. Toute reproduction interdite, sauf accord écrit du journal."),
        ("ad-marker", "Liens sponsorisés"),
        ("share", "ShareTweetPin"),
        ("share", "Lu 1 482 fois"),
        ("self-promotion", "Les opinions exprimées ici n’engagent que leur auteur."),
        ("self-promotion", "Ce direct est terminé, merci de l’avoir suivi."),
        ("navigation", "Sommaire"),
        ("navigation", "Temps de lecture"),
        ("subscription", "Inscrivez-vous"),
        ("reading-time", "3 min. de lecture"),
        ("byline", "Anna Kowalska (accéder à la page de l’auteure)"),
        ("subscription", "Ce billet vous a plu ? Abonnez-vous au flux."),
        ("navigation", "Imprimé depuis lephare.example le 3 mai 2024"),
        ("link", "URL : https://phare.example/spip.php?article12"),
        ("pagination", "— 12 —"),
        ("byline", "Rosa T. - 211 Posts - 3 Comments"),
        ("byline", "bo/mrc/abk"),
        ("share", "(0 votes)"),
        ("navigation", "Vérifiez que vous êtes humain"),
        ("navigation", "Le site doit vérifier la sécurité de votre connexion avant de continuer."),
        ("navigation", "Activez JavaScript pour lire la page"),
        ("navigation", "3. Les assureurs .......... 14"),
        ("navigation", "Les assureurs ………… 14"),
        ("navigation", "Plan du site | Mentions légales | Accessibilité : non conforme"),
        ("navigation", "Langue originale : anglais"),
        ("navigation", "Note n° 58"),
        ("navigation", "[Générique]"),
        ("navigation", "Suivre le live"),
        ("navigation", "Télécharger l’épisode"),
        ("navigation", "Envoyé de mon iPhone"),
        ("follow-us", "Écouter sur Apple Podcasts, Spotify, Deezer"),
        ("newsletter", "Se désinscrire | Mettre à jour mes préférences"),
        ("footnote", "² Entretien avec un courtier, mars 2023."),
        ("photo-caption", "Légende image, Un blindé devant la gare de Gao"),
        ("comments", "Le Phare se réserve le droit de modérer les commentaires."),
        ("related-heading", "ARTICLES CONNEXES PLUS DE L’AUTEUR"),
        (
            "copyright",
            "La reproduction totale ou partielle de cet article est interdite sans accord.",
        ),
        ("copyright", "Sauf mention contraire, ce texte est sous licence Creative Commons."),
        ("page-date", "Dernière mise à jour : 12:45"),
        ("ad-marker", "Suite de l’article après la publicité"),
        ("ad-marker", "Ce contenu vous est proposé par notre partenaire : le Sud, autrement"),
        ("newsletter", "Un ami vous a transféré ce bulletin ?"),
        ("comments", "Forum: 61 Postings"),
        ("navigation", "Forwarded from Les Carnets du Sud"),
        ("navigation", "Voir tous les directs"),
        ("self-promotion", "Oslo élit son maire dimanche : suivez la soirée ici"),
        ("navigation", "This Thread may be Removed Anytime!"),
        ("navigation", "C E N T R E  d e s  D É T R O I T S"),
        ("navigation", "[logo-phare.png]"),
        ("cookie-notice", "Le Phare : Nous respectons votre vie privée"),
        ("subscription", "La lecture de nos enquêtes est réservée aux abonnés."),
        ("subscription", "Accès réservé aux abonné·es Premium"),
        ("navigation", "Désolé, cette vidéo n’est plus disponible."),
        ("comments", "L’espace de discussion est ouvert à tous les inscrits."),
        ("cookie-notice", "Your browser does not support this player"),
        ("comments", "Écris le premier commentaire"),
        ("comments", "Veuillez saisir votre nom ici"),
        ("comments", "Rated 3.5 out of 5 stars."),
        ("navigation", "Fermer le volet de recherche"),
        ("page-date", "Dernière mise à jour à 07h12 le 03/05"),
        ("navigation", "[INLINE]"),
        ("navigation", '[gallery ids="811,812" columns="3"]'),
        ("photo-caption", '[caption width="800"] Les routes du Darfour. Carte : Phare[/caption]'),
        ("navigation", "La page actuelle peut avoir changé depuis cette date. En savoir plus."),
        ("navigation", "Version intégrale | Version en texte seul | Afficher la source"),
        ("navigation", "Faites défiler le tableau vers la droite →"),
        ("navigation", "Créé avec Flourish"),
        ("navigation", "Afficher l’image en plein écran"),
        ("subscription", "Poursuivre la lecture dans l’application"),
        ("subscription", "Vous lisez votre premier article offert de la semaine."),
        ("subscription", "Une question ? Service abonnés : 01 00 00 00 00"),
        ("navigation", "View in Telegram"),
        ("share", "12.4K subscribers"),
        ("link", "💬 Discussion : @le_phare"),
        ("self-promotion", "Retrouvez la chronique du lundi au vendredi à 8 h sur Radio Phare."),
        ("read-link", "Suite page 7"),
        ("navigation", "Texte intégral"),
        ("related-heading", "Documents liés"),
        ("self-promotion", "Mise à jour 14.12, 9 h 15 : ajout de la réaction du ministère."),
        ("cookie-notice", "Paramètres des cookies"),
        ("cookie-notice", "Datenschutz – Privacy – Protection des données"),
        ("navigation", "✨ L’essentiel par l’IA"),
        ("navigation", "Vous pouvez enregistrer cet article pour le lire plus tard."),
        ("navigation", "Taille du texte : A- A A+"),
        ("navigation", "Votre score : 0/4"),
        ("navigation", "Mauvaise réponse."),
        ("page-date", "Il y a 3 heures • Durée : 2 min"),
        ("tracking-slug", '{"@type":"VideoObject","name":"Le port","duration":"PT1M12S"}'),
        ("tracking-slug", "window.dataLayer = window.dataLayer || []; dataLayer.push({});"),
        ("tracking-slug", "(function(d,s){var js=d.createElement(s);})(document,'script');"),
        ("tracking-slug", ".encart{min-height:250px} .encart p{margin:0}"),
        ("photo-credit", "© Phare . Anna Kask Un blindé devant le port polonais de Gdansk"),
    ],
)
def test_a_notice_goes_wherever_it_stands(kind: str, line: str) -> None:
    for lines in ((PROSE, line, MORE, LAST), (PROSE, MORE, LAST, line)):
        article = cleaned(*lines)
        assert [(one.kind, one.text) for one in article.dropped] == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Version intégrale du contrat en main, le député a interrogé le ministre.",
        "Retrouvez-vous dans un an avec les mêmes obusiers, dit le lundi un colonel au ministre.",
        "Mise à jour en 2019, la frégate a été livrée avec ses missiles.",
        "Mauvaise réponse, dit le général : il fallait vingt radars.",
        "Le contact à Gdansk : un colonel, deux courtiers et un banquier.",
        "Le char {sic} a été vendu (douze fois) ;",
        "Documents liés à la vente des missiles, saisis par la douane",
        "L’accès est réservé aux abonnés, dit en riant un pilote de Gdansk.",
        "Une lettre confidentielle réservée aux abonnés cite le contrat.",
        "Cette page n’est plus tournée, dit un élu.",
        "Newsletter de la société, mars 2022 : « Nous livrons Damas. »",
        "Suite de l’affaire après la publication des factures, mardi au plus tard.",
        "Bonjour et bienvenue, a dit le général aux pilotes qui rentraient du front.",
        "Un ami vous a transféré des fonds, a demandé le juge au courtier.",
        "Ouvrir dans l’urgence un second front serait une folie.",
        "Voir la carte, c’est comprendre la guerre.",
        "Aidez-nous à tenir, a lancé le maire aux députés.",
        "Lire la suite des aveux donne le vertige.",
        "Les propos tenus à huis clos ont fuité jeudi.",
        "Plus tard, le convoi est reparti.",
        "Si vous voyez un drone, ne le touchez pas.",
        "Je découvre la facture : quatre millions par pièce.",
        "France | 11 % | +47 %",
        "Imprimé en 3 D, le drone coûte mille euros.",
        "Un drone ? Abonnez-vous à l’idée qu’il en viendra dix. Puis cent.",
        "Sommaire, le bilan ne dit rien des obus tirés avant mars.",
        "Portée : 300 km... 14 tirs",
        "Image de la déroute, le char brûle encore.",
        "Note n° 58 en main, le député a demandé des comptes au ministre.",
        "Envoyé de Moscou, l’émissaire a signé la commande.",
        "L’armée se réserve le droit de modifier la commande.",
        "Minsk se réserve le droit de supprimer ces contrôles à l’exportation.",
        "La reproduction totale du missile par Minsk est interdite par l’accord.",
        "Les plans du drone circulent sous licence Creative Commons, dit le juge.",
        "La licence accordée pour ces obus expire en mars.",
        "Disponible sur étagère, le drone coûte cher.",
        "Le suivi est assuré par l’agence, disponible sur demande.",
    ],
)
def test_a_sentence_or_a_row_that_begins_like_a_notice_stays(line: str) -> None:
    for lines in ((PROSE, line, MORE, LAST), (PROSE, MORE, LAST, line)):
        assert cleaned(*lines).paragraphs == lines


def test_the_third_of_a_list_is_no_copyright() -> None:
    rows = ("(a) Les munitions.", "(b) Les drones de combat.", "(c) Les missiles livrés par Paris.")
    assert cleaned(PROSE, MORE, *rows, LAST).paragraphs == (PROSE, MORE, *rows, LAST)


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("read-link", "À lire aussi : Varsovie commande des chars"),
        ("video-teaser", "VIDÉO. Un hangar en feu près de Belgorod"),
        ("photo-caption", "Un obusier près de Bakhmout, en mai. © Ministère des Armées"),
        ("prev-next", "PREV Le yen au plus bas"),
    ],
)
def test_the_first_line_is_of_the_page_as_others_are_where_the_title_is_stated(
    kind: str, line: str
) -> None:
    article = cleaned(line, PROSE, MORE, title="Douze obusiers pour Kiev")
    assert [(one.kind, one.text) for one in article.dropped] == [(kind, line)]


def test_the_words_of_a_few_buttons_between_notices_go() -> None:
    below = ("Partager sur Facebook", "Oui", "Pas encore", "Mentions légales")
    assert cleaned(PROSE, MORE, LAST, *below).paragraphs == (PROSE, MORE, LAST)
    stars = ("Évaluer cet élément", *"12345", "(0 votes)")
    assert cleaned(PROSE, MORE, LAST, *stars).paragraphs == (PROSE, MORE, LAST)
    rows = ("Portée", "300 km", "Masse", "4 tonnes")
    assert cleaned(PROSE, MORE, *rows, LAST).paragraphs == (PROSE, MORE, *rows, LAST)


@pytest.mark.parametrize("word", ["Précédent", "Prev Post"])
def test_the_title_below_a_bare_word_for_a_neighbour_goes(word: str) -> None:
    below = (word, "Le yen au plus bas", "Suivant", "La Bourse hésite à Tokyo")
    assert cleaned(PROSE, MORE, LAST, *below).paragraphs == (PROSE, MORE, LAST)


@pytest.mark.parametrize(
    "line",
    [
        "Anna Kowalska, chercheuse associée à Minsk",
        "Anna Kowalska (à Minsk)",
        "AA / Minsk / Anna Kowalska",
        "Un texte d’Anna Kowalska",
    ],
)
def test_who_signs_with_a_post_or_a_profession_is_the_author(line: str) -> None:
    article = cleaned(line, PROSE, MORE, LAST, title="Douze obusiers pour Kiev")
    assert [(one.kind, one.text) for one in article.dropped] == [("byline", line)]


def test_an_author_is_known_again_in_capitals() -> None:
    head = ("Douze obusiers partent demain pour Kiev", "Anna Kowalska", "ANNA KOWALSKA")
    article = cleaned(*head, "5 mars 2024 à 9h15", PROSE, MORE, LAST, title="")
    assert article.paragraphs == (PROSE, MORE, LAST)


def test_an_agency_that_a_page_repeats_is_no_outlet() -> None:
    title = "Douze obusiers partent demain pour Kiev"
    article = cleaned("AFP", title, "AFP", "AFP", "5 mars 2024 à 9h15", PROSE, MORE, title="")
    assert (article.title, article.source, article.agencies) == (title, None, ("afp",))
    assert article.paragraphs == (PROSE, MORE)


def test_an_agency_behind_its_article_is_known() -> None:
    article = cleaned(PROSE, MORE, LAST, "Adaptation web: abc avec l’ats", title="Un titre")
    assert article.agencies == ("keystone-ats",)


def test_whom_the_byline_names_wrote_a_book() -> None:
    below = "Anna Kowalska est l’autrice de « La dette en uniforme » (2019)."
    article = cleaned("Anna Kowalska", PROSE, MORE, LAST, below, title="Un titre")
    assert article.paragraphs == (PROSE, MORE, LAST)


def test_rights_that_are_misspelt_are_no_outlet() -> None:
    notice = "© 2022 Tout droits réservés."
    article = cleaned(PROSE, MORE, LAST, notice, title="Un titre")
    assert (article.source, [one.kind for one in article.dropped]) == (None, ["copyright"])
