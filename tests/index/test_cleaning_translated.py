"""What pages say around a text that a machine has put into French, and sentences that begin so."""

from __future__ import annotations

import pytest

from tests.index.cleaned import LAST, MORE, PROSE, TITLE, cleaned, page


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("ad-marker", "L’histoire continue ci-dessous"),
        ("ad-marker", "Publicité . Faites défiler pour continuer à lire."),
        ("newsletter", "Recevez chaque soir les dépêches du Golfe dans notre bulletin"),
        ("newsletter", "Inscrivez-vous à notre bulletin d’information"),
        ("newsletter", "Restez informé avec les alertes du Phare"),
        ("subscription", "Inscrivez-vous pour la Lettre des ports"),
        ("subscription", "Cochez cette case si vous n’êtes pas un robot"),
        ("subscription", "Votre période d’essai expirera dans 3 jours"),
        ("subscription", "Vous avez atteint votre limite d’articles gratuits"),
        ("subscription", "Les faits comptent plus que jamais. Abonnez-vous dès aujourd’hui."),
        ("subscription", "Soutenez le journalisme libre pour 2 € par mois"),
        ("subscription", "Mais d’abord, nous avons une petite faveur à vous demander."),
        ("self-promotion", "Obtenez l’application pour suivre le Golfe"),
        ("self-promotion", "Cette histoire est apparue pour la première fois dans le Phare."),
        ("self-promotion", "Republié avec la permission de l’autrice"),
        ("self-promotion", "Cette page a été traduite par une machine."),
        ("self-promotion", "(Le texte n’a pas été relu et provient d’un flux syndiqué.)"),
        ("self-promotion", "Une version de cet article est parue dans l’édition du 3 mai."),
        ("self-promotion", "Cliquez ici pour plus de nouvelles du Golfe"),
        ("copyright", "Droits d’auteur 2023 Le Phare. Toute copie est exclue."),
        ("copyright", "Ce matériel ne peut pas être publié, diffusé ou réécrit."),
        ("copyright", "Pour toute reprise, la référence à l’agence est obligatoire"),
        ("copyright", "Commander des réimpressions | Le journal du jour"),
        ("byline", "Avec des rapports de Ada Lind."),
        ("byline", "Rapporté par Ada Lind ; édité par Per Holm"),
        ("byline", "(Éditeur en charge : Per Holm)"),
        ("byline", "À propos de l’écrivain"),
        ("byline", "Bureau du Web"),
        ("navigation", "C’est une histoire en développement et elle sera mise à jour."),
        ("navigation", "Avez-vous remarqué une erreur dans le texte ?"),
        ("navigation", "Demander une licence, ouvre un nouvel onglet"),
        ("navigation", "Le Phare n’est plus accessible sur Internet Explorer."),
        ("navigation", "Fermer X"),
        ("navigation", "Vers le haut de la page"),
        ("related-heading", "Plus à ce sujet"),
        ("related-heading", "Plus d’histoires comme celle-ci"),
        ("related-heading", "Messages connexes"),
        ("related-heading", "Les meilleures histoires"),
        ("related-heading", "Choix de l’éditeur"),
        ("related-heading", "Vous pouvez également être intéressé par"),
        ("read-link", "CONNEXES : Varsovie commande des chars"),
        ("share", "Partager cette histoire"),
        ("share", "Épinglez-le"),
        ("navigation", "Cliquez pour partager sur Twitter (S’ouvre dans une nouvelle fenêtre)"),
        ("share", "Scannez le code QR pour partager"),
        ("comments", "Laisser une réponse"),
        ("comments", "Aux commentaires (128)"),
        ("prev-next", "Message précédent"),
        ("hashtags", "Balises : Golfe, Hélicoptères"),
        ("photo-caption", "Fichier photo"),
        ("photo-caption", "La photo est illustrative"),
        ("photo-caption", "Légende de la photo, Un hangar près du port"),
        ("photo-caption", "2 de 5 | Un hangar brûle près du port, mardi soir."),
        ("photo-credit", "Source d’image, Getty Images"),
        ("follow-us", "Nouvelles de Phare.example dans Telegram"),
        ("copyright", "Cette copie est pour votre usage personnel et non commercial uniquement."),
        ("copyright", "This copy is for your personal, non-commercial use only."),
        ("copyright", "Ce matériel est protégé par les lois sur le droit d’auteur."),
        ("link", "Avez-vous une histoire ? Envoyez-nous un conseil"),
        ("share", "Avez-vous aimé la nouvelle ? Partagez avec vos amis"),
        ("share", "Abréger le lien"),
        ("related-heading", "Obtenez plus de nouvelles du Golfe"),
        ("tracking-slug", "Code de nouvelles 84918023"),
        ("self-promotion", "Cette histoire contient du matériel du Phare."),
        ("self-promotion", "Clause de non-responsabilité : le Phare ne répond de rien."),
        ("self-promotion", "Avis : les opinions exprimées n’engagent que leurs auteurs."),
        (
            "self-promotion",
            "Correction : une version antérieure de cet article citait 8 chars.",
        ),
        ("ad-marker", "Contenu payé"),
        ("related-heading", "Nouvelles du jour"),
        ("related-heading", "Plus d’informations à ce sujet"),
        ("related-heading", "Recommandé par le Phare"),
        ("navigation", "Basculer la navigation"),
        ("navigation", "Cet audio est auto-généré. Dites-nous ce qui manque."),
        ("navigation", "Cette histoire a été mise à jour."),
        ("comments", "Nom *"),
        ("comments", "Laissez vos commentaires"),
        ("byline", "(Avec des entrées de PTI)"),
        ("byline", "Traducteur : Per Holm"),
        ("read-link", "Lisez l’histoire originale ici"),
        ("share", "Vues de la publication : 1 204"),
        ("subscription", "Cette histoire est réservée aux abonnés"),
        ("subscription", "Merci de vous être inscrit !"),
        ("photo-credit", "Photo gracieuseté de la brigade"),
        ("photo-credit", "(Photo de l’armée américaine par le sergent Per Holm)"),
        ("photo-caption", "Image 1 sur 4"),
        ("byline", "Par le personnel et les agences"),
        ("related-heading", "En relation"),
        ("navigation", "Imprimer la page"),
        ("comments", "Commentaires (0) - Aucun commentaire pour le moment"),
        ("newsletter", "Les nouvelles du jour sont dans notre bulletin du soir"),
        ("subscription", "Soutenez l’équipe : devenez notre mécène"),
        ("reading-time", "Lecture de 3 min"),
        ("hashtags", "Sujets : Golfe, Hélicoptères"),
    ],
)
def test_a_notice_in_the_words_of_a_machine_goes(kind: str, line: str) -> None:
    for lines in ((PROSE, line, MORE, LAST), (PROSE, MORE, LAST, line)):
        article = cleaned(*lines)
        assert [(one.kind, one.text) for one in article.dropped] == [(kind, line)]


@pytest.mark.parametrize(
    "line",
    [
        "L’histoire continue, a dit le maire, et les obus tombent toujours.",
        "Recevez nos excuses, a écrit l’ambassadeur aux familles.",
        "Restez informés, a dit le général aux villages, et restez chez vous.",
        "Votre essai de tir sera le dernier, a dit le juge.",
        "« Abonnez-vous dès aujourd’hui », promettait l’affiche du marchand d’armes.",
        "Obtenez les missiles, et la guerre change, disait le colonel.",
        "Cette histoire est celle d’un obusier perdu deux fois.",
        "Ce rapport a été publié lundi par le ministère.",
        "Une version de cet obusier équipe la brigade depuis mai.",
        "Les droits d’auteur du plan reviennent à l’arsenal.",
        "Ce matériel ne peut être livré sans licence.",
        "Pour toute vente, la licence est obligatoire et nominative.",
        "Avec des rapports de force pareils, la livraison traîne.",
        "C’est une histoire de missiles et de prête-noms.",
        "Avez-vous commis une erreur ? « Non », a répondu le ministre aux députés.",
        "Plus de nouvelles du cargo depuis mardi.",
        "Les meilleures histoires de cargo finissent au port.",
        "Partager cette histoire a coûté sa place au capitaine.",
        "Le missile n’est plus disponible sur le marché depuis mai.",
        "Affiché à 3 millions, l’obusier part pour deux.",
        "Vous avez une histoire avec ces obus, a dit le juge au marchand.",
        "Cette histoire contient du vrai, de l’avis du juge, et des missiles.",
        "Ce matériel est livré avec ses pièces.",
        "Le code des douanes 84918023 vise les drones.",
        "Nouvelles du front : le pont tient, dit la brigade.",
        "Recommandé par le ministère, ce canon a été refusé par la marine.",
        "Cette histoire est réservée aux juges, a dit le ministre.",
        "Correction : le prix du char est de 8 millions.",
        "Avis : le port est fermé aux cargos jusqu’à mardi.",
        "Image 1 sur 4 du satellite, le hangar est encore debout.",
        "En relation avec Minsk depuis mai, le marchand a été arrêté.",
        "Le personnel et les agences de l’ONU ont quitté le port.",
        "« Devenez notre mécène », a écrit le colonel au marchand.",
        "Vu : 12 chars et leur escorte, au pas, vers le pont.",
        "Deux de 5 tonnes, un de 8 : les camions sont arrivés.",
    ],
)
def test_a_sentence_that_begins_like_it_stays(line: str) -> None:
    for lines in ((PROSE, line, MORE, LAST), (PROSE, MORE, LAST, line)):
        assert cleaned(*lines).paragraphs == lines


@pytest.mark.parametrize(
    "line",
    [
        "À partir du : 19.12.2024 6:30 h",
        "Temps : 19.12.2024",
        "Affiché : 19 décembre 2024",
        "19. 12. 2024, 18:07 heures",
    ],
)
def test_a_day_that_a_machine_has_labelled_dates_the_page(line: str) -> None:
    article = page(TITLE, line)
    assert article.published is not None
    assert article.published.iso() == "2024-12-19"
    assert line not in article.paragraphs
