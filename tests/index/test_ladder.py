"""The ladder: plain words that find too little are relaxed step by step, and the answer says so."""

from __future__ import annotations

import pytest

from index.parse import corrected
from index.plan.compiler import enough
from index.query import SearchParams
from index.result import Correction
from index.searcher import Searcher
from tests.index.samples import IndexOf, article, asked, id_set, ids

ROWS = [
    article("hangar", "Un hangar détruit", "Le hangar de Boudanovka a brûlé pendant la nuit."),
    article("depot", "Un dépôt vidé", "Les munitions du dépôt ont disparu avant l’inspection."),
    article("port", "Le port rouvert", "Les munitions arrivent au port par bateau chaque mois."),
    article("train", "Un train bloqué", "Le train de munitions attend à la frontière."),
    article("jan", "Bilan", "Des munitions ont été livrées.", published="2024-01-15"),
    article("feb", "Autre bilan", "Des munitions ont été perdues.", published="2024-02-15"),
    article("name", "Rappel", "Les munitions promises en janvier 2024 manquent.",
            published="2024-06-01"),
]  # fmt: skip


def test_words_that_are_found_are_not_relaxed(searcher: Searcher) -> None:
    answer = asked(searcher, "munitions dépôt")
    assert (answer.receipt.step, id_set(answer)) == ("all", {"depot"})


def test_words_taken_as_they_are_typed_are_not_corrected(searcher: Searcher) -> None:
    answer = asked(searcher, "munitions inspectoin", expand=False)
    assert answer.receipt.corrections == ()
    assert answer.receipt.step != "corrected"


def test_a_misspelt_word_is_corrected_and_the_answer_says_how(searcher: Searcher) -> None:
    text = "munitions inspectoin"
    answer = asked(searcher, text)
    assert (answer.receipt.step, id_set(answer)) == ("corrected", {"depot"})
    assert answer.receipt.corrections == (Correction("inspectoin", 10, 20, "inspection"),)
    rows = answer.receipt.understood
    assert [(row.text, row.start, row.end) for row in rows] == [
        ("munitions", 0, 9), ("inspectoin", 10, 20),
    ]  # fmt: skip
    assert "inspection" in rows[1].terms


def test_a_colon_behind_a_misspelt_word_may_be_punctuation_or_that_of_a_field(
    searcher: Searcher,
) -> None:
    [one] = asked(searcher, "inspectoin : munitions").receipt.corrections
    assert asked(searcher, "inspectoin: munitions").receipt.corrections == (one,)
    assert asked(searcher, "inspectoin:munitions").receipt.corrections == ()


def test_places_after_a_correction_of_another_length_are_those_typed(searcher: Searcher) -> None:
    text = "hangarr nuiit munitions"
    answer = asked(searcher, text)
    assert [row.text for row in answer.receipt.understood] == text.split()


def test_another_transliteration_is_a_correction(searcher: Searcher) -> None:
    answer = asked(searcher, "Budanovka")
    assert (answer.receipt.step, id_set(answer)) == ("corrected", {"hangar"})


def test_most_words_are_enough_before_any_word_is(searcher: Searcher) -> None:
    answer = asked(searcher, "munitions frontière hangar")
    assert (answer.receipt.step, id_set(answer)) == ("most", {"train"})
    answer = asked(searcher, "hangar frontière")
    assert (answer.receipt.step, id_set(answer)) == ("any", {"hangar", "train"})


@pytest.mark.parametrize(
    "text", ["douaniers train munitions montant", "date grève train munitions"]
)
def test_what_is_asked_for_need_not_be_said(searcher: Searcher, text: str) -> None:
    answer = asked(searcher, text)
    assert (answer.receipt.step, id_set(answer)) == ("most", {"train"})
    assert asked(searcher, "douaniers train munitions grue").receipt.step == "any"


def test_two_of_five_words_are_enough_where_one_says_what_is_asked_for(index_of: IndexOf) -> None:
    rows = [article(f"train{n}", "Bilan", f"Le train {n} porte des munitions.") for n in range(10)]
    answer = asked(index_of(rows), "douaniers grève train munitions prix")
    assert (answer.receipt.step, answer.total) == ("most", 10)


def test_of_what_is_excluded_a_name_stays_whole_where_any_word_is_enough(
    index_of: IndexOf,
) -> None:
    rows = [
        article("fishers", "Une union", "Une union de pêcheurs achète un drone."),
        article("europe", "À Bruxelles", "L’Union européenne achète un drone."),
    ]
    found = asked(index_of(rows), "drone SAUF (Union européenne)", operator="any")
    assert ids(found) == ["fishers"]


def test_of_articles_with_most_words_those_that_hold_all_come_first(index_of: IndexOf) -> None:
    filler = "Une longue phrase sans intérêt occupe le milieu de cet article. " * 20
    rows = [
        article("most", "Train, munitions", "Le train, les munitions : un train de munitions."),
        article("all", "Bilan", f"{filler} Le train de munitions attend la fin de la grève."),
        *(article(f"other{n}", "Note", f"Une grève a commencé sur le quai {n}.") for n in range(9)),
    ]
    answer = asked(index_of(rows), "un train de munitions et la grève")
    assert (answer.receipt.step, ids(answer)) == ("most", ["all", "most"])


def test_of_articles_with_most_words_those_that_hold_the_names_come_first(
    index_of: IndexOf,
) -> None:
    rows = [
        article("names", "Bilan", "L’Inde a reçu hier, après de longues années, le Rafale promis."),
        article("words", "La cuisine", "La cuisine du Rafale est une petite cuisine."),
    ]
    answer = asked(index_of(rows), "Inde Rafale cuisine")
    assert (answer.receipt.step, ids(answer)) == (
        "most", ["names", "words"],
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Inde Rafale cuisine recette dessert",  # of a long query a third is enough
        "what do cooks in India say of the Rafale?",  # any word is
    ],
)
def test_articles_that_hold_the_names_come_first_whatever_is_enough(
    text: str, index_of: IndexOf
) -> None:
    filler = "Une longue phrase sans intérêt occupe le milieu de cet article. " * 20
    rows = [
        article("names", "Bilan", f"{filler} L’Inde a reçu hier le Rafale promis."),
        article("words", "Le Rafale", "Le Rafale, le Rafale : la cuisine du Rafale."),
        *(article(f"other{n}", "Note", "Le Rafale vole.") for n in range(10)),
    ]
    answer = asked(index_of(rows), text)
    assert answer.receipt.step in ("most", "any")
    assert ids(answer)[0] == "names"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("who fed the Ghanaian army ?", "army"),
        ("qui nourrissait l’armée ghanéenne ?", "army"),
        ("who wrote of the arms embargo ?", "embargo"),
    ],
)
def test_where_any_word_will_do_a_name_is_its_words_in_either_language(
    text: str, name: str, index_of: IndexOf
) -> None:
    rows = [
        article("army", "Au Ghana", "Le président a salué l’armée de son pays."),
        article("embargo", "Le conseil", "La levée d’un embargo a été rejetée."),
        article("weather", "Le temps", "Le ciel reste couvert sur toute la côte."),
    ]
    answer = asked(index_of(rows), text)
    assert (answer.receipt.step, ids(answer)) == ("any", [name])


@pytest.mark.parametrize(
    "text", ["munitions frontière armée ghanéenne", "ammunition border Ghanaian army"]
)
def test_where_most_words_will_do_a_name_may_be_said_apart(text: str, index_of: IndexOf) -> None:
    rows = [
        article("apart", "Au Ghana", "Des munitions sont promises à l’armée, dit le président."),
        article("border", "La frontière", "Le poste reste fermé la nuit."),
        article("weather", "Le temps", "Le ciel reste couvert sur toute la côte."),
    ]
    answer = asked(index_of(rows), text)
    assert (answer.receipt.step, ids(answer)) == ("most", ["apart"])


def test_a_question_is_answered_by_its_best_words(searcher: Searcher) -> None:
    answer = asked(searcher, "Quand le train de munitions a-t-il traversé la frontière ?")
    assert answer.hits[0].article.id == "train"


@pytest.mark.parametrize(
    "text",
    [
        "où sont les munitions du dépôt",
        "les munitions du dépôt ?",
        "de qui sont les munitions du dépôt",
        "d’où sont les munitions du dépôt",
        "qu’est-ce que les munitions du dépôt",
        "Pour lequel sont les munitions du dépôt",
    ],
)
def test_a_short_question_is_answered_by_any_of_its_words_too(
    searcher: Searcher, text: str
) -> None:
    assert asked(searcher, "les munitions du dépôt").receipt.step == "all"
    answer = asked(searcher, text)
    assert (answer.receipt.step, answer.hits[0].article.id) == ("any", "depot")


@pytest.mark.parametrize(
    "text",
    ["munitions ET inspectoin", '"inspectoin"', "+inspectoin", "munitions -inspectoin zzzz",
     "titre:inspectoin", "inspectoi* zzzz", '"hangar frontière"', "hangar ET frontière"],
)  # fmt: skip
def test_nothing_is_relaxed_where_operators_or_quotes_were_typed(
    searcher: Searcher, text: str
) -> None:
    answer = asked(searcher, text)
    assert (answer.total, answer.receipt.step) == (0, "all")
    assert answer.receipt.corrections == ()


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("titre:port munitoins", "titre:port munitions"),
        ("munitoins ET trainn", "munitions ET train"),
        ("munitions -inspectoin", "munitions -inspection"),
        ("arme:munitoins", "arme:munitions"),
        ('arme:"munitoins"', 'arme:"munitions"'),
    ],
)
def test_where_operators_were_typed_another_spelling_is_offered(
    searcher: Searcher, text: str, better: str
) -> None:
    receipt = asked(searcher, text).receipt
    assert (receipt.step, receipt.corrections) == ("all", ())
    assert corrected(text, receipt.offered) == better
    notes = [one for one in receipt.diagnostics if one.code == "other-spelling"]
    assert [(one.start, one.end) for one in notes] == [(o.start, o.end) for o in receipt.offered]


@pytest.mark.parametrize("text", ["munitions ET +trainn", 'munitions ET "trainn"', "train ET gare"])
def test_no_spelling_is_offered_for_what_is_taken_as_typed_or_like_nothing(
    searcher: Searcher, text: str
) -> None:
    assert asked(searcher, text).receipt.offered == ()


def test_a_correction_that_is_made_is_not_offered(searcher: Searcher) -> None:
    receipt = asked(searcher, "munitions inspectoin").receipt
    assert (len(receipt.corrections), receipt.offered, receipt.diagnostics) == (1, (), ())


def test_a_headline_that_quotes_somebody_is_a_sentence(searcher: Searcher) -> None:
    text = "Le train de munitions bloqué à la frontière : « nous attendons depuis des heures »"
    answer = asked(searcher, text)
    assert answer.receipt.step == "any"
    assert answer.hits[0].article.id == "train"
    asked_for_less = asked(searcher, "munitions frontière « attente longue à la frontière nord »")
    assert (asked_for_less.receipt.step, id_set(asked_for_less)) == ("all", set())


def test_what_somebody_said_is_relaxed_beside_who_said_it(searcher: Searcher) -> None:
    answer = asked(searcher, "Train : « nous attendons ce convoi depuis des heures »")
    assert (answer.receipt.step, answer.hits[0].article.id) == ("any", "train")
    said = "« nous attendons ce convoi depuis des heures »"
    for quoted in (said, f"{said} « vous attendez ce train depuis des jours »"):
        alone = asked(searcher, quoted)
        assert (alone.receipt.step, id_set(alone)) == ("all", set())


def test_a_few_words_in_quotes_are_no_sentence_that_somebody_said(searcher: Searcher) -> None:
    answer = asked(searcher, "Train : « nous attendons ici »")
    assert (answer.receipt.step, id_set(answer)) == ("all", set())


def test_a_name_that_finds_nothing_is_what_else_its_word_may_mean(index_of: IndexOf) -> None:
    found = index_of([article("fuel", "Une fuite", "Le réservoir fuit depuis lundi.")])
    answer = asked(found, "tank", ui="en")
    assert (answer.receipt.step, ids(answer)) == ("any", ["fuel"])


def test_words_in_quotes_rank_in_either_language_where_any_is_enough(index_of: IndexOf) -> None:
    rows = [
        article("shells", "Des obus", "Des obus, encore des obus."),
        article("bridge", "Un tir", "Des obus tombent près du pont, dans la neige."),
    ]
    answer = asked(index_of(rows), 'shells "a bridge beneath snow"', operator="any", ui="en")
    assert ids(answer) == ["bridge", "shells"]


def test_what_articles_quote_of_another_language_may_be_function_words(index_of: IndexOf) -> None:
    rows = [
        article("film", "Un film", "Il a vu « Of the Sea » à la radio."),
        article("shells", "Un tir", "Des obus tombent."),
    ]
    answer = asked(index_of(rows), '"of the" obus', operator="any")
    assert set(ids(answer)) == {"film", "shells"}


def test_parentheses_around_words_are_punctuation(searcher: Searcher) -> None:
    plain = asked(searcher, "frontière train (passeport douanier) grève quai")
    assert plain.hits[0].article.id == "train"
    typed = asked(searcher, "frontière train (passeport OU douanier) grève quai")
    assert (typed.receipt.step, id_set(typed)) == ("all", set())


def test_a_sentence_in_quotes_makes_a_headline_of_the_words_around_it(searcher: Searcher) -> None:
    quoted = "« nous attendons depuis des heures »"
    answer = asked(searcher, f"{quoted}, frontière, train, munitions")
    assert answer.hits[0].article.id == "train"
    for name in ("attente longue à la frontière nord", "attente longue contre la frontière nord"):
        named = asked(searcher, f"« {name} », train, munitions")
        assert (named.receipt.step, id_set(named)) == ("all", set())


@pytest.mark.parametrize(("words", "needed"), [(2, 2), (3, 2), (4, 3), (5, 2), (6, 2), (9, 3)])
def test_a_third_of_the_words_is_enough_of_a_long_query(words: int, needed: int) -> None:
    assert enough(words) == needed


def test_an_article_that_holds_two_words_of_a_headline_is_found(searcher: Searcher) -> None:
    answer = asked(searcher, "frontière train passeport douanier grève quai")
    assert answer.hits[0].article.id == "train"


def test_a_word_of_the_lexicon_is_no_misspelling(searcher: Searcher) -> None:
    answer = asked(searcher, "ammunition arrives by ships at Boudanovka")
    assert answer.receipt.corrections == ()
    assert asked(searcher, "short-range ballistic missiles inspectoin").receipt.corrections[0].start


def test_an_english_question_is_not_corrected_to_french_words(searcher: Searcher) -> None:
    assert asked(searcher, "where is the pert of Boudanovka ?").receipt.corrections == ()
    french = asked(searcher, "où est le pert de Boudanovka ?").receipt.corrections
    assert [one.replacement for one in french] == ["port"]
    name = asked(searcher, "where is Budanovka ?").receipt.corrections
    assert [one.replacement for one in name] == ["boudanovka"]


def test_function_words_beside_a_phrase_need_not_match(searcher: Searcher) -> None:
    assert id_set(asked(searcher, 'la "munitions arrivent" par')) == {"port"}


def test_a_query_of_function_words_alone_says_what_to_add(searcher: Searcher) -> None:
    answer = asked(searcher, "les de la")
    assert (answer.total, answer.receipt.step) == (0, "all")
    assert [one.code for one in answer.receipt.diagnostics] == ["only-function-words"]


def test_the_user_can_ask_for_all_words_as_they_are(searcher: Searcher) -> None:
    answer = asked(searcher, "munitions inspectoin", operator="all")
    assert (answer.total, answer.receipt.step) == (0, "all")


def test_words_that_exist_and_codes_are_not_corrected(searcher: Searcher) -> None:
    assert asked(searcher, "hangar S-301").receipt.corrections == ()
    assert asked(searcher, "port bateaux zzzzqq").receipt.corrections == ()


def test_a_selection_that_leaves_nothing_does_not_relax_the_words(searcher: Searcher) -> None:
    answer = asked(searcher, "munitions dépôt", langs=("en",))
    assert (answer.total, answer.receipt.step) == (0, "all")


def test_pages_facets_and_streams_follow_the_same_step(searcher: Searcher) -> None:
    params = SearchParams(text="hangar frontière")
    assert {one.id for one in searcher.scan(params)} == {"hangar", "train"}
    assert [one.count for one in searcher.facet("lang", "fr", params)] == [2]
    second = asked(searcher, "hangar frontière", size=1, page=2)
    assert (second.receipt.step, len(second.hits)) == ("any", 1)


def test_a_month_in_the_words_is_a_time(searcher: Searcher) -> None:
    found = id_set(asked(searcher, "munitions janvier 2024"))
    assert {"jan", "name"} <= found
    assert "feb" not in found
    assert asked(searcher, "munitions January 2024").hits[0].article.id in {"jan", "name"}
