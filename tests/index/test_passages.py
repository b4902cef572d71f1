"""Of all that matched, the passages that answer the question are shown, the better one first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.gazetteer import load_gazetteer
from index.plan.asking import asked_nouns, asks
from index.request import Asked
from index.snippet import snippets
from index.snippet.windows import LONGEST
from tests.index.marked import FILLER, article, asked

GAZETTEER = load_gazetteer()


def texts(*paragraphs: str, words: tuple[str, ...], **wanted: object) -> list[str]:
    marking = replace(asked(*words), **wanted)  # type: ignore[arg-type]
    return [one.text for one in snippets(article(*paragraphs), marking, GAZETTEER)[1]]


def test_the_better_passage_comes_first() -> None:
    less = "Un missile est parti. " + FILLER * 3
    more = "Un missile a touché le port. " + FILLER * 3
    assert "a touché le port" in texts(less, more, words=("missile", "port"))[0]


def test_of_equal_passages_the_first_in_the_text_comes_first() -> None:
    one, other = "Un missile est parti. " + FILLER * 3, "Un missile est tombé. " + FILLER * 3
    assert [text[:20] for text in texts(one, other, words=("missile",))] == [one[:20], other[:20]]


def test_of_passages_with_the_same_words_the_one_that_says_them_together_is_preferred() -> None:
    apart = "Le port est fermé depuis hier soir, et personne ne sait pour combien de temps. "
    apart += "Quant à ce que disait le maire, il faut attendre. La grue dort. " + FILLER
    together = "La grue du port dort. " + FILLER * 3
    assert texts(apart, together, words=("port", "grue"))[0].startswith("La grue du port")


def test_the_second_passage_may_stand_before_the_best_in_its_paragraph() -> None:
    text = "La grue est là. " + FILLER * 6 + "Un missile a touché le port."
    best, second = texts(text, words=("grue", "missile", "port"))
    assert "missile" in best
    assert "La grue" in second


def test_a_word_that_the_article_says_all_the_time_weighs_less() -> None:
    often = [f"Le port {n} est là. " + FILLER * 3 for n in range(6)]
    shown = texts(*often, "La grue est là. " + FILLER * 3, words=("port", "grue"))
    assert "La grue" in shown[0]


def test_a_word_of_less_weight_in_the_query_chooses_less() -> None:
    one, other = "Le port est là. " + FILLER * 3, "La grue est là. " + FILLER * 3
    assert "Le port" in texts(one, other, words=("port", "grue"))[0]
    assert "La grue" in texts(one, other, words=("port", "grue"), weights=(0.5, 1.0))[0]


def test_a_passage_whose_paragraph_answers_more_is_preferred() -> None:
    alone = "La grue est vieille. " + FILLER * 3
    within = "Voici le port. " + FILLER * 4 + "La grue est neuve. " + FILLER * 3
    alone_twice = texts(alone, within, words=("port", "grue"))
    assert "La grue est neuve." in alone_twice[0] + alone_twice[1]
    assert not any("vieille" in text for text in alone_twice)


@pytest.mark.parametrize(
    ("asking", "said"),
    [
        ("time", "La grue a servi le 12 mai 1987."),
        ("time", "La grue a servi pendant des années, en 1987 surtout."),
        ("time", "La grue a servi jeudi."),
        ("time", "The crane (la grue) was built in April, they say."),
        ("number", "La grue a levé 40 conteneurs."),
        ("number", "La grue a levé douze conteneurs."),
        ("number", "The grue lifted dozens of them."),
        ("sum", "La grue a coûté 7,9 milliards d’euros."),
        ("sum", "La grue a coûté un million de dollars."),
        ("sum", "The grue was sold for $23m."),
        ("sum", "La grue est vendue 40 000 roubles."),
        ("sum", "La grue a levé 40 conteneurs."),  # where no passage says a sum
    ],
)
def test_a_passage_that_says_the_time_or_number_asked_for_is_preferred(
    asking: Asked, said: str
) -> None:
    one, other = "La grue a servi dans ce port. " + FILLER * 3, said + " " + FILLER * 3
    assert said not in texts(one, other, words=("grue",))[0]
    assert said in texts(one, other, words=("grue",), asks=asking)[0]


def test_a_passage_with_a_sum_is_preferred_to_one_with_another_number() -> None:
    one, other = "La grue a servi 12 ans. " + FILLER * 3, "La grue a coûté 12 € ici. " + FILLER * 3
    assert "12 ans" in texts(one, other, words=("grue",), asks="number")[0]
    assert "12 €" in texts(one, other, words=("grue",), asks="sum")[0]


@pytest.mark.parametrize(
    "said", ["La grue AB-40 est là.", "La grue M40 est là.", "La grue, en 2019."]
)
def test_neither_a_year_nor_the_number_of_a_type_says_how_many(said: str) -> None:
    one, other = f"{said} {FILLER * 3}", "La grue lève 40 caisses. " + FILLER * 3
    assert "40 caisses" in texts(one, other, words=("grue",), asks="number")[0]


def test_pounds_are_money_where_they_are_sterling() -> None:
    one, other = (
        "La grue lève 40 livres. " + FILLER * 3,
        "La grue vaut 40 livres sterling. " + FILLER * 3,
    )
    assert "sterling" in texts(one, other, words=("grue",), asks="sum")[0]


def test_a_number_asked_for_does_not_outweigh_the_words_of_the_question() -> None:
    both = "La grue du port a servi. " + FILLER * 3
    shown = texts("La grue 7 est là. " + FILLER * 3, both, words=("grue", "port"), asks="number")
    assert "du port" in shown[0]


def test_a_sentence_a_little_longer_than_others_is_shown_whole() -> None:
    text = "Le missile " + "parti de loin " * 20 + "est tombé sur la grue."
    assert 280 < len(text) <= LONGEST
    assert texts(FILLER * 3, text, FILLER * 3, words=("missile",)) == [text]


def test_of_a_longer_sentence_the_part_that_answers_most_is_shown_first() -> None:
    far = "loin, " * 60
    text = f"La grue est là, {far}mais le missile est tombé près de la grue, {far}et c’est tout."
    assert "missile est tombé près de la grue" in texts(text, words=("missile", "grue"))[0]


def test_of_a_longer_sentence_the_beginning_is_shown_where_it_holds_the_word() -> None:
    (shown,) = texts("Ce jour-là, le missile " + "allait loin, " * 60, words=("missile",))
    assert shown.startswith("Ce jour-là, le missile")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quand le contrat a-t-il été signé ?", "time"),
        ("when was the contract signed", "time"),
        ("en quelle année le contrat fut signé", "time"),
        ("en quelle annee le contrat fut signe", "time"),
        ("à quelle époque", "time"),
        ("what is the date of the delivery", "time"),
        ("Combien d’avions", "number"),
        ("how many aircraft", "number"),
        ("how  much does it cost", "sum"),
        ("quel est le montant du contrat", "sum"),
        ("quel etait le nombre d'obus", "number"),
        ("quelle est la portée du missile", "number"),
        ("what was the price", "sum"),
        ("quand et combien", "number"),
        ("en quelles années", "time"),
        ("quels étaient les prix", "sum"),
        ("quel était l’âge du navire", "number"),
        ("quelle part du budget", "number"),
        ("quel mois arrive le navire", "time"),
        ("quel poids pour ce char", "number"),
        ("which part of the hull", None),
        ("quel pays livre des obus", None),
        ("quel pays prend part au projet", None),
        ("quel avion décolle ce jour", None),
        ("que fait l’équipage quand l’alarme sonne", None),
        ("à quoi sert un radar quand il pleut", None),
        ("what does the crew do when the alarm rings", None),
        ("que la grue a été livrée quand ?", "time"),
        ("selon le port, quand la grue a-t-elle été livrée", "time"),
        ("date de livraison", None),
        ("prix des frégates", "sum"),
        ("Frigates price", "sum"),
        ("combien coute la frégate", "sum"),
        ("how much fuel was delivered", "number"),
        ("combien de frégates ont coûté", "number"),
        ("nombre d'obus livrés", "number"),
        ("pourquoi le prix monte-t-il", None),
        ("which country", None),
        ("", None),
    ],
)
def test_what_a_question_asks_for(text: str, expected: Asked | None) -> None:
    assert asks(text) == expected


def test_the_noun_asked_for_is_found_with_and_without_accents() -> None:
    for text in ("Quels étaient les pays", "quels etaient les pays", "which are the countries"):
        ((start, noun),) = asked_nouns(text)
        assert text[start:] == noun


def test_a_word_that_the_title_answers_weighs_less() -> None:
    one, other = "Le port est là. " + FILLER * 3, "La grue est là. " + FILLER * 3
    named = replace(article(one, other), title="Un port")
    shown = snippets(named, asked("port", "grue"), GAZETTEER)[1]
    assert "La grue" in shown[0].text
    assert "Le port" in shown[1].text
