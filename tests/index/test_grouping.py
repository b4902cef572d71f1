"""Words that are read together: numbers in groups, names of concepts, phrases of the lexicon."""

from __future__ import annotations

import pytest

from index.searcher import Searcher
from tests.index.samples import article, asked, ids

ROWS = [
    article("bombs", "Un envoi suspendu", "Washington retient des bombes de 2 000 livres."),
    article("books", "Une bibliothèque", "La caserne a reçu trois mille ouvrages et 2 livres."),
    article("speed", "Un essai", "Un missile planant, hypersonique, a été tiré vers la mer."),
    article("panel", "Un rapport", "Un groupe d’experts de l’université a rendu son avis."),
    article("parts", "Un débat", "Le composant électronique manque aux usines d’autocars."),
    article("race", "Une tribune", "La course aux armements reprend, dit le philosophe."),
    article("kurds", "Au nord", "Des combattants kurdes ont repris le village."),
    article("west", "Au front", "Les blindés occidentaux sont arrivés, dit l’état-major."),
    article("film", "Le cinéma", "Le western de ce soir montre des tanks de carton."),
    article("square", "Le marché", "La place du village est vide."),
    article("sub", "La marine", "Un sous-marin a quitté la rade avec son équipage."),
    article("sailor", "Un portrait", "Le marin a pêché toute sa vie sous la pluie."),
    article("drone", "Le ciel", "Un avion sans pilote a survolé la frontière."),
    article("pilot", "Un vol", "L’avion s’est posé, son pilote est sauf."),
    article("arms", "Une enquête", "Le marchand d’armes a été arrêté à la frontière."),
    article("emirates", "Au Golfe", "Les Émirats arabes unis achètent des radars."),
    article("water", "La sécheresse", "L’eau manque dans toute la région."),
    article("given", "Un accord", "Des livraisons de canons et d’autres armes ont repris à Kiev."),
]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "2 000 livres",
        "2000 livres",
        "2\u00a0000 livres",
        "2\u202f000 livres",
        '"2 000 livres"',
        '"bombes de 2 000 livres"',
    ],
)
def test_a_number_in_groups_is_one_number(searcher: Searcher, text: str) -> None:
    answer = asked(searcher, text)
    assert (ids(answer), answer.receipt.step) == (["bombs"], "all")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("panel of experts", "panel"),
        ("electronic components", "parts"),
        ("arms race", "race"),
        ("arms dealer", "arms"),
        ("Kurdish fighters", "kurds"),
        ("Western armour arrived", "west"),
    ],
)
def test_an_english_phrase_reaches_the_french_sentence_beside_what_it_names(
    searcher: Searcher, text: str, first: str
) -> None:
    assert ids(asked(searcher, text))[0] == first


def test_a_name_of_several_words_that_finds_nothing_is_relaxed(searcher: Searcher) -> None:
    answer = asked(searcher, "hypersonic missiles")
    assert answer.receipt.step == "any"
    assert "speed" in ids(answer)
    assert asked(searcher, "hypersonic missiles", operator="all").total == 0


def test_a_name_is_no_name_without_its_preposition(searcher: Searcher) -> None:
    assert ids(asked(searcher, "sous marin")) == ["sub"]
    assert ids(asked(searcher, "avion sans pilote")) == ["drone"]


@pytest.mark.parametrize("text", ["E.A.U.", "U.A.E.", "radars E.A.U.", "the U.A.E. radars"])
def test_an_acronym_with_dots_names_what_it_does_without(searcher: Searcher, text: str) -> None:
    assert ids(asked(searcher, text)) == ["emirates"]


def test_a_word_of_both_languages_alone_is_taken_as_french(searcher: Searcher) -> None:
    understood = asked(searcher, "place").receipt.understood
    assert [row.terms for row in understood] == [("plac", "place")]


@pytest.mark.parametrize("text", ['"de la" radars', "+les radars", '"qui" radars'])
def test_function_words_in_quotes_are_left_out_and_named(searcher: Searcher, text: str) -> None:
    answer = asked(searcher, text)
    assert ids(answer) == ["emirates"]
    assert [one.code for one in answer.receipt.diagnostics] == ["stop-words-ignored"]


def test_quotes_around_function_words_alone_find_nothing(searcher: Searcher) -> None:
    assert asked(searcher, '"de la"').total == 0
    for text in ('"de la" "qui"', '"de la" OU +les'):
        answer = asked(searcher, text)
        assert answer.total == 0
        assert [one.code for one in answer.receipt.diagnostics] == ["stop-words-ignored"] * 2


def test_the_words_of_a_phrase_are_rendered_as_they_are_alone(searcher: Searcher) -> None:
    for text in ("arms deliveries", "weapons deliveries", "arms deliveries Ukraine"):
        assert "given" in ids(asked(searcher, text, operator="all")), text
