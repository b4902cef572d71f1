"""Which articles the words of a query find: their forms, concepts, expansions, and mere helpers."""

from __future__ import annotations

import pytest

from index.generations import Generation
from tests.index.planning import codes
from tests.index.samples import IndexOf, article, asked, ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("armée", {"army", "armies"}),
        ("armees", {"army", "armies"}),
        ("ARMÉE", {"army", "armies"}),
        ("l'armee", {"army", "armies"}),
        ("arme", {"arm", "armed"}),
        ("armé", {"armed"}),
        ("obus", {"shells", "english"}),
        ("obusier", {"howitzer"}),
        ("S-300", {"s300"}),
        ("s300", {"s300"}),
        ("s 300", {"s300"}),
        ("155 mm", {"shells", "english"}),
        ("155mm", {"shells", "english"}),
    ],
)
def test_a_word_is_found_in_its_own_forms_only(found, text: str, ids: set[str]) -> None:
    assert found(text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("nord-coréen", {"prk", "missile"}),
        ("North Korea", {"prk", "missile"}),
        ("Corée du Nord", {"prk", "missile"}),
        ("artillery shells", {"shells", "english"}),
        ("obus d'artillerie", {"shells", "english"}),
        ("obus d’artillerie", {"shells", "english"}),
        ("White House", {"white"}),
        ("drones", {"uav"}),
    ],
)
def test_a_concept_is_found_by_whatever_names_it(found, text: str, ids: set[str]) -> None:
    assert found(text) == ids


def test_words_are_joined_by_and_whatever_the_language(found) -> None:
    assert found("missiles nord-coréens") == {"missile"}
    assert found("North Korean missile") == {"missile"}
    assert found("missile nord-coréen budget") == set()
    assert found("missile budget", operator="any") == {"missile", "far", "budget"}


def test_any_word_is_enough_beside_a_field_or_by_itself(found) -> None:
    assert found("titre:missiles", operator="any") == {"missile", "far"}
    assert found("titre:missiles budget", operator="any") == {"far"}
    assert found("mars 2024", operator="any") == {"prk"}


def test_a_word_that_is_insisted_on_keeps_its_weight(planned) -> None:
    insisted, quoted = planned("obus +reçu").request.query, planned('obus "reçu"').request.query
    assert set(insisted.children) == set(quoted.children)


def test_what_is_kept_from_an_exclusion_is_not_excluded(planned) -> None:
    told = planned("obus -(drones -Russie)").receipt.understood
    assert [one.text for one in told if one.is_excluded] == ["drones"]


def test_one_quoted_word_is_taken_as_written_where_any_word_is_enough(planned) -> None:
    quoted, plussed = (planned(f"{one} budget", operator="any") for one in ('"armées"', "+armées"))
    assert quoted.marking.groups == plussed.marking.groups


def test_an_excluded_phrase_is_not_marked_where_any_word_is_enough(planned) -> None:
    excluded = planned('obus -(port "missile balistique")', operator="any")
    assert excluded.marking.groups == planned("obus", operator="any").marking.groups


def test_an_excluded_concept_takes_every_name_with_it(found) -> None:
    assert found("Russie") == {"uav", "prk"}
    assert found("Russie SAUF drones") == {"prk"}
    assert found("Russie -drone") == {"prk"}
    assert "uav" not in found("SAUF drones")
    assert found("(obus OU missile) NOT balistique") == {"shells", "english"}


def test_a_phrase_keeps_its_order_and_forgives_endings_and_accents(found) -> None:
    assert found('"missiles balistiques"') == {"missile"}
    assert found('"balistique missile"') == set()
    assert found('"missile balistique"~9') == {"missile", "far"}
    assert found('"l\'armee a recu"') == {"army"}
    assert found('"port de Russie"') == {"prk"}


def test_one_quoted_or_plussed_word_is_taken_as_written(found) -> None:
    assert found("+armées") == {"armies"}
    assert found('"armées"') == {"armies"}
    assert found("+obus") == {"shells"}
    assert found('"drones"') == set()


def test_prefix_and_fuzzy_words_come_from_the_vocabulary(found, planned) -> None:
    assert found("obus*") == {"shells", "howitzer"}
    assert found("l'obus*") == {"shells", "howitzer"}
    assert found("balistiqe~") == {"missile", "far"}
    assert codes(planned("zzzz*")) == ["no-expansion"]
    assert found("zzzz*") == set()


def test_an_apostrophe_that_is_no_elision_is_part_of_its_word(index_of: IndexOf) -> None:
    rows = [
        article("name", "Un discours", "Le sénateur O’Brien a parlé."),
        article("word", "Un bruit", "Le brigadier a entendu un bruit, lorsqu’une brise passa."),
    ]
    searcher = index_of(rows)
    assert ids(asked(searcher, "O'Bri*")) == ids(asked(searcher, "O’Briens~")) == ["name"]
    assert ids(asked(searcher, "l'ente*")) == ids(asked(searcher, "lorsqu’entendi~")) == ["word"]


def test_an_expansion_beyond_the_limit_is_cut_and_said(found, planned, monkeypatch) -> None:
    monkeypatch.setattr("index.plan.lexis.MAX_EXPANSIONS", 1)
    assert codes(planned("obus*")) == ["expansion-cut"]
    assert found("obus*") == {"shells"}


def test_words_that_differ_in_accents_hide_no_cut(planned, monkeypatch) -> None:
    forms = planned("arm*").receipt.understood[0].terms
    for most in range(1, len(forms)):
        monkeypatch.setattr("index.plan.lexis.MAX_EXPANSIONS", most)
        cut = planned("arm*").receipt
        assert [one.code for one in cut.diagnostics] == ["expansion-cut"]
        assert cut.understood[0].terms == forms[:most]


def test_many_prefixes_share_what_they_may_stand_for(found, planned, monkeypatch) -> None:
    monkeypatch.setattr("index.plan.planner.ALL_EXPANSIONS", 2)
    assert codes(planned("obus*")) == []
    assert codes(planned("obus* OU zzzz*")) == ["expansion-cut", "no-expansion"]
    assert found("obus* OU zzzz*") == {"shells"}


def test_function_words_need_not_match(found) -> None:
    assert found("le budget de la défense") == {"budget"}
    assert found("the shells for the front") == {"shells", "english"}


def test_what_a_question_asks_the_measure_of_need_not_match(found, planned) -> None:
    assert found("how many shells for the front") == {"shells", "english"}
    assert [row.text for row in planned("many shells").receipt.understood] == ["many", "shells"]


@pytest.mark.parametrize(
    "text",
    [
        "articles sur le budget",
        "Je cherche des articles concernant le budget",
        "infos à propos du budget",
        "parlez-moi du budget",
        "I'm looking for news about budget",
        "find me all articles on budget",
        "Tell me about budget",
        "donne-moi des infos sur le budget",
        "trouve les actualités sur le budget",
        "montrez-moi les nouvelles parlant du budget",
        "je veux tous les documents qui parlent du budget",
        "recherche d'informations sur le budget",
        "que sait-on du budget",
        "show me some stories about the budget",
        "I want the news regarding the budget",
        "I need any documents on the budget",
        "what do we know about the budget",
        "what is known about the budget",
    ],
)
def test_what_only_asks_for_articles_need_not_match(found, planned, text: str) -> None:
    assert found(text) >= {"budget"}
    assert [row.text for row in planned(text).receipt.understood] == ["budget"]


@pytest.mark.parametrize(
    "text", ["articles", "article 5 du budget", "budget, articles sur", "+articles sur le budget"]
)
def test_articles_that_nothing_is_asked_of_are_a_word(planned, text: str) -> None:
    assert any("article" in row.text for row in planned(text).receipt.understood)


def test_a_request_is_taken_as_written_without_expansions(planned) -> None:
    rows = planned("articles sur le budget", expand=False).receipt.understood
    assert [row.text for row in rows] == ["articles", "budget"]


def test_other_words_for_a_side_are_taken_only_for_a_plain_word(index_of: IndexOf) -> None:
    sent = article("sent", "Un convoi", "Les drones livrés à la Turquie sont arrivés.")
    searcher = index_of([sent])
    assert ids(asked(searcher, "ventes de drones à la Turquie", operator="all")) == ["sent"]
    assert ids(asked(searcher, "drones à la Turquie -ventes", operator="all")) == ["sent"]
    assert ids(asked(searcher, "+ventes de drones à la Turquie", operator="all")) == []


def test_no_side_is_read_without_expansions(planned) -> None:
    for text in ("achats de la Russie", "missiles vendus à la Russie"):
        assert "'party'" in repr(planned(text).request)
        assert "'party'" not in repr(planned(text, expand=False).request)


def test_what_only_says_that_something_is_recent_is_asked_for_where_it_is_all(planned) -> None:
    assert codes(planned("récemment")) == []
    assert codes(planned("obus récemment")) == ["vague-time"]
    assert codes(planned("obus récemment", expand=False)) == []


def test_a_function_word_of_one_language_counts_in_a_query_of_the_other(found) -> None:
    assert found("the front") == {"shells", "english"}
    assert found("nord") >= {"nord"}


def test_expansions_can_be_switched_off(found, planned) -> None:
    assert found("Corée du Nord", expand=False) == {"nord"}
    assert found("vehicule") == {"army"}
    assert found("vehicule", expand=False) == set()
    rows = planned("drones obus", expand=False).receipt.understood
    assert [(row.text, row.concepts) for row in rows] == [("drones", ()), ("obus", ())]


def test_concepts_alone_can_be_switched_off(found) -> None:
    assert found("Corée du Nord -concept") == found("Corée du Nord -concept:prk") == {"nord"}
    assert found("Corée du Nord -concept:rus") == {"prk", "missile"}


@pytest.mark.parametrize(
    "name", ["PRK", "Pyongyang", '"Corée du Nord"', '"North Korea"', "«Corée du Nord»"]
)
def test_a_concept_is_switched_off_by_any_of_its_names(found, planned, name: str) -> None:
    text = f"Corée du Nord -concept:{name}"
    assert found(text) == {"nord"}
    assert planned(text).receipt.diagnostics == ()


def test_a_name_of_no_concept_switches_nothing_off_and_is_named(planned) -> None:
    (said,) = planned("Corée du Nord -concept:zzz").receipt.diagnostics
    assert (said.code, said.start, said.end) == ("no-concept", 23, 26)


@pytest.mark.parametrize("name", ["zzz", "zzz‑char", "zzz’"])
def test_a_name_of_no_concept_is_named_where_it_stands_however_it_is_typed(planned, name) -> None:
    text = f"{name} -concept:{name}"
    said = [one for one in planned(text).receipt.diagnostics if one.code == "no-concept"]
    assert [(one.start, one.end) for one in said] == [(len(text) - len(name), len(text))]


def test_a_switch_without_a_word_is_said_to_do_nothing(planned) -> None:
    assert [one.code for one in planned("-concept:prk").receipt.diagnostics] == ["lone-operator"]


def test_every_word_is_found_without_its_accents(generation: Generation, found) -> None:
    known = {entry.surface: entry.folded for entry in generation.vocabulary.entries()}
    accented = {word: bare for word, bare in known.items() if bare not in known}
    assert "armée" in accented
    for word, bare in accented.items():
        assert found(bare, size=100) >= found(word, size=100) > set(), word


def test_function_words_alone_find_nothing_and_are_said_to(found, planned) -> None:
    assert found("de la") == set()
    assert codes(planned("de la")) == ["only-function-words"]
    assert codes(planned("(de la)")) == ["only-function-words"]
    for left_out in ("obus -de", "obus SAUF (de la)", "obus OU de"):
        assert codes(planned(left_out)) == ["stop-words-ignored"]
