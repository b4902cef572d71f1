"""What renders an English word: by which words it is found and marked, and what stands first."""

from __future__ import annotations

from typing import Any

import pytest

from index.query import SearchParams
from index.result import Answer
from index.searcher import Searcher
from tests.index.samples import IndexOf, article, ids
from tests.index.samples import asked as found

ROWS = [
    article("sea", "Un cargo en mer", "Le cargo a coulé en pleine mer, dit le capitaine."),
    article("mother", "Une mère inquiète", "La mère du capitaine attend, et sa grand-mère aussi."),
    article("seized", "Un bateau saisi", "La douane a saisi le bateau. Je sais pourquoi."),
    article("knows", "Un aveu", "Je sais tout, dit-il, je sais même qui a parlé."),
    article("gives", "Un convoi", "Le fabricant a livré les pièces puis livre les moteurs."),
    article("given", "Un chantier", "Les moteurs sont livrés, il faut livrer le reste au port."),
    article("book", "Un livre de chevet", "Son livre paraît. Le livre compte trois tomes."),
    article("books", "Des livres rares", "Les livres du couvent et un livre ancien sont vendus."),
    article("library", "Des livres", "Les livres sont à leur place, sur le rayon des livres."),
    *(article(f"strike{n}", "Une frappe", f"Une frappe a touché le pont {n}.") for n in range(9)),
    article("walkout", "La grève", "La grève dure. La grève des dockers gêne le port."),
    article("frigate", "Une escale", "La frégate Surcouf est à quai, la frégate est belle."),
    *(article(f"warship{n}", "Des navires de guerre", f"Un navire de guerre passe le cap {n}, le "
              "navire de guerre suivant attend.") for n in range(5)),
    article("carrier", "Une longue croisière", "Le porte-avions Foch a quitté la rade hier."),
    article("charge", "Un transport", "Le char Leclerc est sur la remorque."),
    article("withdrawal", "Le retrait",
            "Le retrait est lent. Depuis mai les soldats quittent leurs bases d’Irak."),
    *(article(f"iraq{n}", "Irak, le retrait", f"Le retrait d’Irak, dit l’Irak, est une affaire "
              f"d’État. Retrait, retrait {n}.") for n in range(9)),
    article("exercise", "Exercices militaires", "Des exercices militaires ont lieu au port."),
    article("pyongyang", "Corée du Nord", "La Corée du Nord se tait."),
    article("talk", "Un entretien", "Erdogan a parlé de tout, sauf de Moscou."),
]  # fmt: skip


def asked(searcher: Searcher, text: str, **params: Any) -> Answer:
    return searcher.search(SearchParams(text=text, ui="en", size=50, **params))


def marked(answer: Answer) -> set[str]:
    """What is marked in titles and passages."""
    return {
        text[start:end].lower()
        for hit in answer.hits
        for text, marks in (
            (hit.article.title, hit.title_marks),
            *((one.text, one.marks) for one in hit.snippets),
        )
        for start, end in marks
    }


def test_a_rendering_is_found_by_its_own_forms_and_by_no_other_word_of_its_stem(
    searcher: Searcher,
) -> None:
    answer = asked(searcher, "at sea")
    assert (ids(answer), marked(answer)) == (["sea"], {"mer"})
    answer = asked(searcher, "the boat was seized")
    assert "knows" not in ids(answer)
    assert {"saisi"} <= marked(answer)
    assert "sais" not in marked(answer)


def test_a_spelling_that_accents_part_is_found_last_and_marked_as_meant(
    searcher: Searcher,
) -> None:
    answer = asked(searcher, "they deliver")
    assert ids(answer)[0] == "given"
    assert "gives" in ids(answer)
    assert {"livré", "livrés", "livrer"} <= marked(answer)
    assert not {"livre", "livres"} & marked(answer)


def test_the_usual_rendering_stands_above_a_rarer_sense(searcher: Searcher) -> None:
    answer = asked(searcher, "the strike")
    assert ids(answer)[-1] == "walkout"
    assert len(ids(answer)) == 10


@pytest.mark.parametrize(
    ("text", "first"),
    [("frigate", "frigate"), ("frigates", "frigate"), ("aircraft carrier", "carrier")],
)
def test_a_word_more_exact_than_its_concept_is_seen_first_where_it_is_said(
    searcher: Searcher, text: str, first: str
) -> None:
    answer = asked(searcher, text)
    assert ids(answer)[0] == first
    assert {f"warship{n}" for n in range(5)} < set(ids(answer))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("title:frigates", {f"warship{n}" for n in range(5)}),
        ("title:withdrawal", {"withdrawal", *(f"iraq{n}" for n in range(9))}),
        ("title:sea", {"sea"}),
        ("title:iraq title:withdrawal", {f"iraq{n}" for n in range(9)}),
        ('title:"military exercises"', {"exercise"}),
        ("title:DPRK", {"pyongyang"}),
        ('title:"North Korea"', {"pyongyang"}),
    ],
)
def test_a_title_is_searched_in_the_other_language_too(
    searcher: Searcher, text: str, found: set[str]
) -> None:
    assert set(ids(asked(searcher, text))) == found


def test_a_title_is_searched_as_written_where_nothing_is_expanded(searcher: Searcher) -> None:
    assert asked(searcher, "title:withdrawal", expand=False).total == 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('"military exercises"', {"exercise"}),
        ('"military exercises" port', {"exercise"}),
        ('"North Korea"', {"pyongyang"}),
        ('"République populaire démocratique de Corée"', set()),
        ('"military port"', set()),
        ('"exercise"', set()),
    ],
)
def test_a_phrase_in_quotes_is_also_what_renders_all_of_it(
    searcher: Searcher, text: str, found: set[str]
) -> None:
    assert set(ids(asked(searcher, text))) == found
    assert asked(searcher, text, expand=False).total == 0


def test_articles_that_hold_all_the_words_stand_first_where_some_are_enough(
    searcher: Searcher,
) -> None:
    answer = asked(searcher, "withdrawal of soldiers from Iraq")
    assert answer.receipt.step == "most"
    assert ids(answer)[0] == "withdrawal"
    assert len(ids(answer)) == 10


@pytest.mark.parametrize("text", ["Dombras vend-il des torpilles ?", "Dombras achète-t-il ?"])
def test_a_verb_before_its_pronoun_is_rendered_as_it_is_without(
    index_of: IndexOf, text: str
) -> None:
    rows = [
        article("sells", "Torpedoes", "Dombras sells torpedoes and buys mines.", lang="en"),
        article("other", "Torpilles", "Dombras stocke des torpilles."),
    ]
    assert "sells" in ids(found(index_of(rows), text, operator="all"))


def test_an_english_word_is_no_french_word_of_its_stem(index_of: IndexOf) -> None:
    rows = [
        article("transit", "Un transit", "Le transit des obus reprend."),
        article("transition", "Une transition", "La transition commence au ministère."),
        article("english", "A port", "The port handles shells.", lang="en"),
    ]
    assert ids(found(index_of(rows), "the transit", operator="all")) == ["transit"]
