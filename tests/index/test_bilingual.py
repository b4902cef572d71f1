"""Queries in one language that reach articles in the other, without any translation."""

from __future__ import annotations

from typing import Any

import pytest

from index.query import SearchParams
from index.searcher import Searcher
from tests.index.samples import IndexOf, article, asked, id_set

ROWS = [
    article("buy", "Un contrat signé", "Le ministère achète quarante camions à son voisin."),
    article("supply", "Un convoi parti", "Le fabricant fournit des pièces au chantier naval."),
    article("sell", "Vente annulée", "La vente des pièces est annulée après un contrôle."),
    article("english", "Trucks delivered", "The manufacturer delivered forty trucks.", lang="en"),
    article("weather", "Le temps", "Le ciel reste couvert sur toute la côte."),
]


def found(searcher: Searcher, text: str, **params: Any) -> set[str]:
    answer = searcher.search(SearchParams(text=text, **params))
    return {hit.article.id for hit in answer.hits} if answer.receipt.step == "all" else set()


def understood(searcher: Searcher, text: str) -> list[str]:
    """The words that count of a query."""
    return [row.text for row in asked(searcher, text).receipt.understood]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("ministry buys", {"buy"}),
        ("supply", {"supply"}),
        ("manufacturer delivers", {"english"}),
        ("fabricant livraison", set()),
        ("camions", {"buy", "english"}),
        ("ministère trucks", {"buy"}),
        ("the parts-manufacturer", {"supply"}),  # no article writes it so
    ],
)
def test_words_of_the_field_reach_the_other_language(
    searcher: Searcher, text: str, ids: set[str]
) -> None:
    assert found(searcher, text) >= ids
    assert "weather" not in found(searcher, text)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("the unarmed guards", {"unarmed"}),
        ("the unlikely buyer", {"unlikely"}),
        ("the unanswered letter", set()),
    ],
)
def test_a_rendering_is_not_the_contrary_of_what_is_asked(
    text: str, ids: set[str], index_of: IndexOf
) -> None:
    rows = [
        article("unarmed", "Le dépôt", "Les gardes non armés du dépôt ont fui."),
        article("armed", "La caserne", "Les gardes ont gardé chacun leur arme."),
        article("unlikely", "Un client", "Un acheteur improbable se présente."),
        article("likely", "Le favori", "L'acheteur probable est connu."),
        article("answered", "Le courrier", "La lettre a reçu une réponse."),
    ]
    assert found(index_of(rows), text) == ids


@pytest.mark.parametrize(
    "text", ["Turkey's drones", "turkey’s drones", "South Sudan's drones", "the Houthis' drones"]
)
def test_the_owner_of_a_thing_is_named_by_the_possessive(text: str, index_of: IndexOf) -> None:
    rows = [
        article("drones", "Un salon", "Drones de la Turquie, du Soudan du Sud et des Houthis."),
        article("other", "Un autre salon", "Des drones du Ghana y volent."),
    ]
    assert found(index_of(rows), text) == {"drones"}


def test_renderings_are_marked_and_shown_in_the_receipt(searcher: Searcher) -> None:
    answer = searcher.search(SearchParams(text="ministry buys"))
    rows = answer.receipt.understood
    assert [row.text for row in rows] == ["ministry", "buys"]
    assert any(term.startswith("ach") for term in rows[1].terms)
    (hit,) = answer.hits
    (snippet,) = hit.snippets
    marked = {snippet.text[start:end] for start, end in snippet.marks}
    assert {"ministère", "achète"} <= marked


@pytest.mark.parametrize("text", ["+supply", '"supply"'])
def test_a_word_taken_as_written_is_not_rendered(searcher: Searcher, text: str) -> None:
    assert found(searcher, text) == set()


def test_a_word_taken_as_written_is_no_part_of_a_phrase_or_name(searcher: Searcher) -> None:
    for text in ("+arms race", "+Corée du Nord"):
        first = asked(searcher, text).receipt.understood[0]
        assert (first.text, first.concepts) == (text[1:].split()[0], ())


def test_renderings_can_be_switched_off(searcher: Searcher) -> None:
    assert found(searcher, "supply", expand=False) == set()


def test_a_french_word_is_not_read_as_english(searcher: Searcher) -> None:
    assert "sell" not in found(searcher, "sale côte")


EVERYDAY = [
    article(
        "bakery", "Une boulangerie ferme", "Le pain manquait, et le maire a mis en place un dépôt."
    ),
    article("resign", "Le ministre démissionne", "Il a quitté ses fonctions au passage à niveau."),
    article("sets", "A set of tools", "The set was packed with care.", lang="en"),
    article("steps", "Two steps", "Nobody counted the steps, because it was dark.", lang="en"),
]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("the mayor of the bread", {"bakery"}),
        ("minister stepped down", {"resign"}),
        ("level crossing", {"resign"}),
        ("nobody had bread because of the mayor", {"bakery"}),
        ("mettre en place", {"bakery"}),
    ],
)
def test_words_and_phrases_of_every_day_reach_the_other_language(
    text: str, ids: set[str], index_of: IndexOf
) -> None:
    assert found(index_of(EVERYDAY), text) == ids


MIXED = [
    article("walk", "Une longue marche", "La marche des soldats a duré la nuit. Ils marchent."),
    article("market", "Un marché conclu", "Le marché porte sur des camions."),
    article("spring", "Au printemps", "Le convoi est parti au mois de mars."),
    article("month", "Spring convoy", "The convoy left in March with bread.", lang="en"),
    article("gunner", "A gunner", "The gunner points at the corner and coins a word.", lang="en"),
    article("corner", "Un coin perdu", "Le coin nord du camp reste vide."),
    article("pain", "Du pain", "Le pain manque au camp."),
    article("ache", "Painful wounds", "The wounded were pained by the cold.", lang="en"),
]


@pytest.fixture(scope="module")
def mixed(index_of: IndexOf) -> Searcher:
    return index_of(MIXED)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("marche", {"walk", "market"}),  # the accented word as it is written
        ("marché", {"market"}),
        ("marcher", {"walk"}),
        ("march", {"month", "spring"}),
        ("March", {"month", "spring"}),
        ("mars", {"month", "spring"}),
        ("coin", {"corner", "gunner"}),  # English, too: the singular of a word that is there
        ("pain", {"pain", "month"}),  # never the wounded who were pained
        ("corners", {"gunner", "corner"}),
        ("convoys", {"month", "spring"}),
    ],
)
def test_a_word_of_one_language_is_not_stemmed_as_the_other(
    mixed: Searcher, text: str, ids: set[str]
) -> None:
    assert found(mixed, text) == ids


def test_a_word_without_accents_takes_those_of_its_language(
    index_of: IndexOf,
) -> None:
    rows = [
        article("french", "Deux généraux", "Le général a reçu les généraux, une générale."),
        article("english", "In general", "In general nobody answers.", lang="en"),
        article("inflected", "Une offensive", "Les mesures générales ont échoué."),
    ]
    assert {"french", "english", "inflected"} <= found(index_of(rows), "general")


@pytest.fixture(scope="module")
def french(index_of: IndexOf) -> Searcher:
    """An index of French articles that hold English words now and then."""
    rows = [
        *(article(f"oil{n}", "Le pétrole", f"Le pétrole monte, baril {n}.") for n in range(24)),
        *(article(f"dirt{n}", "Une rue sale", f"Une rue sale au matin {n}.") for n in range(4)),
        article("name", "Marathon Oil", "La société Marathon Oil ouvre un bureau."),
        article("song", "Concert", "Le groupe reprend From Me to You et The War in the Sky."),
        article("war", "Un an de guerre", "La guerre en Ukraine dure, sans trêve."),
        article("mine", "Déminage", "La mine a sauté près du bourg."),
        article("gold", "Le métal", "L’or du bourg est vendu à la tonne."),
        article("sold", "La vente", "La vente du bureau est conclue."),
        article("sons", "Les fils", "Les fils du maire commentent ce choix, et versent leur part."),
        article("fate", "Le sort", "Nul ne sait rien du sort de ce bureau."),
    ]
    return index_of(rows)


def test_an_english_word_that_french_articles_hardly_hold_is_rendered(french: Searcher) -> None:
    answer = french.search(SearchParams(text="oil", size=50))
    assert answer.total == 25
    assert "oil3" in {hit.article.id for hit in answer.hits}


def test_a_french_word_that_is_english_too_is_not_rendered(french: Searcher) -> None:
    assert found(french, "sale") == {f"dirt{n}" for n in range(4)}


def test_a_function_word_of_french_alone_asks_for_more(french: Searcher) -> None:
    answer = french.search(SearchParams(text="plus"))
    assert [one.code for one in answer.receipt.diagnostics] == ["only-function-words"]


@pytest.mark.parametrize(
    "text",
    ["war in Ukraine", "the war Ukraine", "war from Ukraine", "several wars still in Ukraine"],
)
def test_function_words_that_articles_only_quote_need_not_match(
    french: Searcher, text: str
) -> None:
    assert found(french, text) == {"war"}


@pytest.mark.parametrize(
    "text",
    ["son sort et celui du bureau", "comment est le sort du bureau ?", "pour le sort du bureau"],
)
def test_a_french_function_word_is_no_english_word_in_a_french_query(
    french: Searcher, text: str
) -> None:
    answer = french.search(SearchParams(text=text))
    assert [row.text for row in answer.receipt.understood] == ["sort", "bureau"]
    assert "sons" not in {hit.article.id for hit in answer.hits}
    assert answer.hits[0].article.id == "fate"


@pytest.fixture(scope="module")
def lookalikes(index_of: IndexOf) -> Searcher:
    """French articles with words that look like English ones of another sense."""
    rows = [
        *(
            article(f"anger{n}", "Un cri", f"La colère monte, la confiance {n} fond.")
            for n in range(40)
        ),
        article("town", "Un procès", "À Angers, un détenu fait des confidences."),
        article("wait", "Une visite", "Il assiste à la vente et s’attend à perdre."),
    ]
    return index_of(rows)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("un détenu à Angers", {"town"}),
        ("Angers et son détenu", {"town"}),
        ("les confidences du détenu", {"town"}),
        ("il s’attend à la vente", {"wait"}),
    ],
)
def test_a_french_query_has_its_own_words_and_no_english_lookalikes(
    lookalikes: Searcher, text: str, ids: set[str]
) -> None:
    assert found(lookalikes, text) == ids
    rows = lookalikes.search(SearchParams(text=text)).receipt.understood
    terms = {term for row in rows for term in row.terms}
    assert terms.isdisjoint({"coler", "colère", "confianc", "assist"})


@pytest.mark.parametrize("text", ["how many bureaus", "How much oil"])
def test_how_many_asks_for_a_number_and_is_no_word_of_the_query(
    french: Searcher, text: str
) -> None:
    assert understood(french, text) == text.split()[2:]


@pytest.mark.parametrize(
    ("text", "ids"), [("mine bourg", {"mine"}), ("an guerre", {"war"}), ("bourg l’or", {"gold"})]
)
def test_a_word_of_the_articles_counts_that_is_a_function_word_of_english(
    french: Searcher, text: str, ids: set[str]
) -> None:
    assert found(french, text) == ids
    assert understood(french, text) == text.split()


@pytest.mark.parametrize(("text", "ids"), [("bourg de l'or", {"gold"}), ("bourg de l'ours", set())])
def test_a_word_with_an_elided_article_is_no_function_word_of_english(
    french: Searcher, text: str, ids: set[str]
) -> None:
    assert found(french, text) == ids
    assert understood(french, text) == ["bourg", text[9:]]


def test_in_a_query_told_to_be_english_a_word_is_not_what_it_looks_like_in_french(
    french: Searcher,
) -> None:
    assert found(french, "the sales") == {"sold", "gold"}


#: French articles that English words look like, and one or two English ones.
LOOKS = [
    article("bomb", "La bombe", "Une bombe a été trouvée, et le parti fait campagne."),
    article("bomber", "Le bombardier", "Un bombardier a été vendu, et des pièces de rechange."),
    article("going", "Une visite", "En visant le quai, il part faire une visite à Moscou."),
    article("prison", "La prison", "La prison des Landes a fermé ses portes ce matin."),
    article("prisoner", "Un prisonnier", "Le prisonnier est rentré chez lui."),
    article("diplomat", "Les diplomates", "Les diplomates quittent la ville."),
    article("council", "Une réunion", "La réunion du Conseil de sécurité est close."),
    article("contract", "Le contrat", "Le contrat du Rafale avec l’Inde est signé."),
    article("short", "Un pas de plus", "Le chemin est court, le cours est long."),
    article("tribunal", "Le tribunal", "Le tribunal a parlé."),
    article("health", "Une alerte", "L’OMS met en garde contre la grippe."),
    article("culture", "La culture", "Un budget pour la culture du pays."),
    article("cultural", "Un centre culturel", "Le centre culturel du pays a un budget."),
    article("english", "A short note", "The note says nothing about anyone.", lang="en"),
]


@pytest.fixture(scope="module")
def looks(index_of: IndexOf) -> Searcher:
    return index_of(LOOKS)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("bombers", {"bomber"}),
        ("the prisoners", {"prisoner"}),
        ("the spare parts", {"bomber"}),
        ("visit to Moscow", {"going"}),
        ("diplomats", {"diplomat"}),
        ("the WHO", {"health"}),
        ("who", set()),
        ("the culture", {"culture"}),
        ("a cultural budget", {"cultural"}),
        ("the land forces", set()),
        ("the fair", set()),
    ],
)
def test_an_english_word_finds_no_french_one_by_its_stem(
    looks: Searcher, text: str, ids: set[str]
) -> None:
    assert found(looks, text, ui="en") == ids


def test_a_word_of_both_languages_is_found_in_its_french_inflections(index_of: IndexOf) -> None:
    rows = [
        article("one", "Un cartel", "Le cartel tient le port."),
        article("more", "Des cartels", "Les cartels tiennent les ports."),
        article("other", "Une entente", "L’entente tient toujours."),
    ]
    assert found(index_of(rows), "cartel") >= {"one", "more"}


@pytest.mark.parametrize(
    ("text", "ids"),
    [("meeting Security Council", {"council"}), ("Rafale deal India", {"contract"})],
)
def test_names_do_not_make_a_query_french(looks: Searcher, text: str, ids: set[str]) -> None:
    assert found(looks, text, ui="en") == ids


@pytest.mark.parametrize(
    ("text", "is_english"),
    [("India's court", True), ("India court", False), ("l’Inde court", False)],
)
def test_the_possessive_tells_that_a_query_is_english(
    looks: Searcher, text: str, is_english: bool
) -> None:
    rows = {row.text: row.terms for row in asked(looks, text).receipt.understood}
    assert any(term.startswith("tribun") for term in rows["court"]) == is_english


def test_a_word_of_both_languages_is_first_that_of_the_page(looks: Searcher) -> None:
    def ranked(ui: str) -> list[str]:
        return [hit.article.id for hit in looks.search(SearchParams(text="court", ui=ui)).hits]  # type: ignore[arg-type]

    assert ranked("en")[0] == "tribunal"
    assert ranked("fr")[0] == "short"


def test_a_french_word_that_no_article_holds_is_found_with_another_ending(
    looks: Searcher,
) -> None:
    assert found(looks, "le diplomatique") >= {"diplomat"}


def test_an_unknown_english_word_is_found_in_its_french_plural_and_singular(
    index_of: IndexOf,
) -> None:
    rows = [article("airship", "Un zeppelin", "Un zeppelin survole le port ce matin.")]
    answer = asked(index_of(rows), "the zeppelins of the port")
    assert (answer.receipt.step, id_set(answer)) == ("all", {"airship"})
