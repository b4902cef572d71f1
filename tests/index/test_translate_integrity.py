"""What is no translation, and which sentences of one lost what they must carry over."""

from __future__ import annotations

import pytest

from index.article import Mention
from index.errors import TranslatorGarbled
from index.gazetteer import load_gazetteer
from index.translate.alignment import align
from index.translate.integrity import check_answer, damaged_sentences
from index.translate.names import has_lost_names

FRENCH = (
    "Le gouvernement a confirmé lundi que la livraison de véhicules prévue pour le printemps aura "
    "lieu avec plusieurs mois de retard, faute de pièces de rechange chez les fournisseurs."
)
ENGLISH = (
    "The government confirmed on Monday that the delivery of vehicles planned for the spring will "
    "be several months late, because the suppliers are short of spare parts."
)


def test_a_translation_passes() -> None:
    check_answer(FRENCH, ENGLISH, ("fr", "en"), place="test")
    check_answer("OTAN", "NATO", ("fr", "en"), place="test")
    names = "Lockheed Martin F-35A Lightning II, Block 4, Fort Worth, Texas"
    check_answer(names, names, ("fr", "en"), place="test")
    check_answer("Le <b>char</b> et <p>", "The <b>tank</b> and <p>", ("fr", "en"), place="test")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("<!DOCTYPE html><html><body>Sign in</body></html>", "page"),
        (f" {FRENCH} ", "original"),
        ("Yes.", "length"),
        (ENGLISH * 5, "length"),
        (
            "Die Regierung hat am Montag bestätigt, dass die für das Frühjahr geplante Lieferung "
            "der Fahrzeuge mehrere Monate später stattfindet, weil es an Ersatzteilen fehlt.",
            "another language",
        ),
    ],
)
def test_what_is_no_translation_is_garbled(answer: str, reason: str) -> None:
    with pytest.raises(TranslatorGarbled, match=reason):
        check_answer(FRENCH, answer, ("fr", "en"), place="test")


def test_a_text_without_any_of_the_figures_is_another_text() -> None:
    source = "En 2023, 40 KN-23 et 1 200 obus sont arrivés à Vladivostok."
    with pytest.raises(TranslatorGarbled, match="another text"):
        check_answer(
            source, "The fishermen expect fine weather on the coast.", ("fr", "en"), place="test"
        )
    check_answer(source, "In 2023, 14 KN-24 arrived.", ("fr", "en"), place="test")


def damaged(source: str, target: str) -> list[int]:
    mentions = load_gazetteer().match_document("", [source], "fr")
    return damaged_sentences(source, target, align(source, target), mentions, ("", "en"))


def test_a_sentence_that_keeps_its_figures_and_names_is_whole() -> None:
    source = "La Russie a tiré 40 Shahed-136. Le Kremlin a refusé de commenter ces tirs."
    target = "Russia fired 40 Shahed-136s. The Kremlin declined to comment on these strikes."
    assert damaged(source, target) == []


def test_a_sentence_that_loses_a_name_a_figure_or_a_weapon_is_flagged() -> None:
    source = "La Russie a tiré 40 Shahed-136. L’Iran a nié. La Chine a livré des pièces."
    target = "Russia fired 14 Shahed-136s. India denied it. China delivered parts."
    assert damaged(source, target) == [0, 1]


def test_a_paragraph_that_stayed_in_its_language_is_flagged_whole() -> None:
    source = (
        "La commission a examiné les licences délivrées pendant l’année écoulée. Elle demande au "
        "gouvernement de publier la liste des refus."
    )
    kept = source.replace("Elle", "La commission")
    check_answer(source, kept, ("fr", "en"), place="test")
    assert damaged(source, kept) == [0, 1]


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        ("Le Kremlin a livré des armes.", "Moscow delivered weapons.", []),
        ("La Russie a tiré deux fois.", "The Kremlin fired twice.", []),
        ("Le S-400 est arrivé hier.", "The S.400 arrived yesterday.", []),
        ("Des missiles sont partis.", "They have left.", []),
        ("Le Rafale a survolé la ville.", "The bird flew over the town.", [0]),
        ("Un Leopard 2 est parti hier.", "Number 2 left yesterday.", [0]),
        ("La Maison Blanche a réagi.", "The Maison Blanche has reacted.", [0]),
        ("Les Russes ont nié. L’Iran s’est tu.", "They denied it. Iran and Russia are mute.", [0]),
    ],
)
def test_a_name_survives_in_its_own_sentence_as_itself_or_part_or_whole(
    source: str, target: str, found: list[int]
) -> None:
    assert damaged(source, target) == found


def test_what_the_gazetteer_no_longer_knows_is_no_name() -> None:
    source, target = "Le Gourov est parti.", "The ship has left."
    gone = Mention("gone", "actor", 0, 3, 9)
    assert damaged_sentences(source, target, align(source, target), [gone], ("fr", "en")) == []


def test_a_misreading_that_is_quoted_may_stand_in_the_translation() -> None:
    source = "Le mot « Ã© » se lit ainsi par erreur."
    check_answer(source, "The word “Ã©” is read so in error.", ("fr", "en"), place="test")


TOLD = "Le directeur Vassily Gourov a parlé."


@pytest.mark.parametrize(
    ("source", "target", "lang", "is_lost"),
    [
        (TOLD, "The director spoke to them.", "fr", True),
        (TOLD, "The director Vasily Gurov spoke.", "fr", False),
        (TOLD, "The director Wassilij spoke.", "fr", True),
        (TOLD, "Директор Василий Гуров говорил.", "fr", False),
        ("Le directeur Gourov a parlé.", "The director spoke.", "fr", False),
        (f"{TOLD[:-1]} au voisin, Anton Belkine.", "He spoke to Anton Belkine.", "fr", False),
        ("Gourov, Belkine et Sorokine sont tous là ce soir.", "Belkine is here.", "fr", False),
        ("Ils ont vu Gourov, Belkine et Sorokine ce soir.", "They saw Belkine.", "fr", True),
        ("Vassily attend le train. Gourov aussi est parti.", "He waits; he left.", "fr", False),
        ("Le Vassily Gourov Belkine", "The ship", "fr", False),
        ("Les forces RVSN et le groupe OTRK attendent.", "The forces wait.", "fr", False),
        ("Le docteur Wu et madame Ng attendent le train.", "They wait.", "fr", False),
        ("Le navire de Janvier et de Février est parti.", "The ship left.", "fr", False),
        ("Le navire du Lundi et du Mardi est parti.", "The ship left.", "fr", False),
        ("La colonne des Trente et des Quarante est partie.", "They left.", "fr", False),
        ("Le Ministre et le Gouvernement attendent ici.", "They wait here.", "fr", False),
        ("Dann kam der Direktor Gurow und auch der alte Fahrer Belkin.", "They came.", "de", False),
    ],
)
def test_names_are_lost_where_most_of_them_are_not_even_in_part_in_the_translation(
    source: str, target: str, lang: str, *, is_lost: bool
) -> None:
    assert has_lost_names(source, target, (), lang) == is_lost


def test_what_the_gazetteer_knows_is_not_asked_for_as_a_name() -> None:
    assert not has_lost_names(TOLD, "The director spoke.", ((13, 27),), "fr")
    assert has_lost_names(TOLD, "The director spoke.", ((0, 12), (28, 36)), "fr")
