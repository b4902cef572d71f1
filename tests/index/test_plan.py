"""How a query is understood: which articles it finds, and what its receipt says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import UsageError
from index.gazetteer import load_gazetteer
from index.generations import Generation, open_store
from index.plan import Plan, plan, planner
from index.query import SearchParams
from index.request import AllOf, AnyOf, Best, DayFilter, Filter, Node, Nothing, Range, Term, Terms
from index.searcher import Searcher
from tests.index.samples import article, settings_with

ROWS = [
    article("army", "L’armée se rééquipe", "L’armée a reçu des véhicules neufs au printemps."),
    article("armies", "Des renforts", "Deux armées voisines partagent désormais un atelier."),
    article("arm", "Une arme saisie", "Les douanes ont trouvé une arme dans un conteneur."),
    article("armed", "Un convoi armé", "Le convoi armé a franchi le col pendant la nuit."),
    article("shells", "Des obus pour le front", "L’usine produit des obus d’artillerie de 155 mm."),
    article("howitzer", "Un obusier", "Le nouvel obusier tire plus loin que le précédent."),
    article("uav", "Des appareils sans équipage", "La Russie achète des UAV à un voisin."),
    article(
        "prk", "Un navire à Rajin", "Pyongyang a envoyé des caisses vers un port de Russie.",
        published="2024-03-05", source="Le Quotidien", agency="AFP",
    ),
    article(
        "missile", "Essai de missile balistique",
        "Un missile balistique nord-coréen est tombé en mer, selon Séoul.",
        published="2023-11-20", source="La Gazette du soir",
    ),
    article("far", "Missile et budget", "Le missile est cher ; son vol est balistique, dit-on."),
    article("s300", "Défense aérienne", "Une batterie de S-300 protège la ville depuis lundi."),
    article("nord", "Un port dans le Nord", "La Corée exporte ; le nord du pays reste pauvre."),
    article(
        "english", "Shells for the front", "The plant delivers artillery shells every month.",
        lang="en",
    ),
    article("white", "Conférence à Washington", "La Maison Blanche a refusé de répondre."),
    article("budget", "Le budget", "Le budget de la défense augmente encore cette année."),
]  # fmt: skip


_planned: Callable[..., Plan] | None = None


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    store = open_store(settings_with(tmp_path_factory.mktemp("plan"), ROWS))
    yield store.current()
    store.close()


@pytest.fixture
def planned(generation: Generation):
    """Each query is planned anew: the limits that a test sets are not part of it."""

    def run(text: str, **params: Any) -> Plan:
        planner._lately.clear()
        asked = SearchParams(text=text, **params)
        langs = generation.manifest.langs
        return plan(asked, generation.vocabulary, load_gazetteer(), langs)

    global _planned
    _planned = run
    return run


@pytest.fixture
def found(generation: Generation, planned):
    def run(text: str, **params: Any) -> set[str]:
        page = generation.engine.search(planned(text, **params).request)
        return {hit.id for hit in page.hits}

    return run


def codes(planned: Plan) -> list[str]:
    return [diagnostic.code for diagnostic in planned.receipt.diagnostics]


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


def test_words_of_a_phrase_stand_no_further_apart_than_an_engine_can_tell(planned) -> None:
    near = '"missile balistique nord obus"'
    assert not planned(f"{near}~9").receipt.diagnostics
    (said,) = planned(f"{near}~30").receipt.diagnostics
    assert (said.code, said.start, said.end) == ("bad-slop", 0, len(near) + 3)
    assert "9" in said.message
    assert planned(f"{near}~30").request == planned(f"{near}~9").request


def test_prefix_and_fuzzy_words_come_from_the_vocabulary(found, planned) -> None:
    assert found("obus*") == {"shells", "howitzer"}
    assert found("l'obus*") == {"shells", "howitzer"}
    assert found("balistiqe~") == {"missile", "far"}
    assert codes(planned("zzzz*")) == ["no-expansion"]
    assert found("zzzz*") == set()


def test_an_expansion_beyond_the_limit_is_cut_and_said(found, planned, monkeypatch) -> None:
    monkeypatch.setattr("index.plan.lexis.MAX_EXPANSIONS", 1)
    assert codes(planned("obus*")) == ["expansion-cut"]
    assert found("obus*") == {"shells"}


def test_a_query_asked_again_is_planned_once_but_for_what_tells_its_words(
    generation: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(text: str, **params: Any) -> Plan:
        langs = generation.manifest.langs
        asked = SearchParams(text=text, **params)
        return plan(asked, generation.vocabulary, load_gazetteer(), langs)

    first = asked("obus livrés la semaine dernière")
    narrowed = asked("obus livrés la semaine dernière", actors=("rus",), page=2, sort="newest")
    assert narrowed.marking is first.marking
    assert narrowed.request.filters == (Filter("actor", ("rus",)),)
    others = ({"ui": "en"}, {"operator": "any"}, {"expand": False})
    assert all(
        asked("obus livrés la semaine dernière", **one).marking is not first.marking
        for one in others
    )
    monkeypatch.setattr("index.plan.planner.today_here", lambda: date(2020, 1, 8))
    monkeypatch.setattr("index.parse.periods.today_here", lambda: date(2020, 1, 8))
    later = asked("obus livrés la semaine dernière")
    assert later.receipt.diagnostics != first.receipt.diagnostics


def test_words_that_differ_in_accents_hide_no_cut(found, planned, monkeypatch) -> None:
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


def test_fields_search_where_they_say(found, planned) -> None:
    assert found("titre:missiles") == {"missile", "far"}
    assert found('titre:"missile balistique"') == {"missile"}
    assert found("title:armee") == {"army"}
    assert found("acteur:prk") == found('actor:"North Korea"') == {"prk", "missile"}
    assert found("arme:drone") == {"uav"}
    assert found("langue:en") == found("lang:anglais") == found("language:English") == {"english"}
    assert found("date:2024") == {"prk"}
    assert found("date:..2023") == {"missile"}
    assert found("date:2023-11-20..2024") == {"missile", "prk"}
    assert found("SAUF acteur:prk missile") == {"far"}


def test_an_unknown_value_is_searched_as_words_and_said(found, planned) -> None:
    assert codes(planned("acteur:obusier")) == ["unknown-concept"]
    assert found("acteur:obusier") == {"howitzer"}


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


def test_a_function_word_of_one_language_counts_in_a_query_of_the_other(found) -> None:
    assert found("the front") == {"shells", "english"}
    assert found("nord") >= {"nord"}


def test_expansions_can_be_switched_off(found, planned) -> None:
    assert found("Corée du Nord", expand=False) == {"nord"}
    assert found("vehicule") == {"army"}
    assert found("vehicule", expand=False) == set()
    assert all(not row.concepts for row in planned("drones obus", expand=False).receipt.understood)


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


def test_selections_filter_and_stay_out_of_the_query(found, planned) -> None:
    made = planned("obus", actors=("prk", "rus"), not_weapons=("drone",), langs=("fr",))
    assert made.request.query == planned("obus").request.query
    assert made.request.filters == (
        Filter("actor", ("prk", "rus")),
        Filter("weapon", (), ("drone",)),
        Filter("lang", ("fr",)),
    )
    always = {facet.field: facet.always for facet in made.request.facets}
    assert always["actor"] == ("prk", "rus")
    assert always["weapon"] == ("drone",)


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({}, DayFilter()),
        ({"date_from": "2024"}, DayFilter(20240101, None, "exclude")),
        ({"date_to": "2024-02"}, DayFilter(None, 20240229, "exclude")),
        ({"date_from": "2024-03", "undated": "include"}, DayFilter(20240301, None, "include")),
        ({"undated": "only"}, DayFilter(None, None, "only")),
        ({"date_from": "2025", "date_to": "2024"}, DayFilter(20240101, 20251231, "exclude")),
    ],
)
def test_a_date_range_leaves_out_the_undated_unless_asked(
    planned, params: dict[str, str], expected: DayFilter
) -> None:  # fmt: skip
    made = planned("obus", **params)
    assert made.request.days == expected
    backward = params.get("date_from", "") > params.get("date_to", "9")
    assert codes(made) == (["backward-range"] if backward else [])


@pytest.mark.parametrize(
    ("params", "place"),
    [
        ({"date_from": "2024-13-45"}, "from"),
        ({"date_to": "demain"}, "to"),
        ({"page": 0}, "page"),
        ({"page": 1_001}, "page"),
        ({"size": 0}, "size"),
        ({"size": 101}, "size"),
    ],
)
def test_a_wrong_argument_is_named_with_its_remedy(
    planned, params: dict[str, object], place: str
) -> None:  # fmt: skip
    with pytest.raises(UsageError) as caught:
        planned("obus", **params)
    assert caught.value.place == place
    assert caught.value.remedy


def test_the_receipt_shows_each_word_with_place_and_meaning(planned) -> None:
    text = "obus pour la Corée du Nord -UAV"
    rows = planned(text).receipt.understood
    assert [row.text for row in rows] == ["obus", "Corée du Nord", "UAV"]
    assert all(text[row.start : row.end] == row.text for row in rows)
    assert rows[1].concepts == ("prk",)
    assert "obus" in rows[0].terms


def test_the_marks_are_of_what_was_asked_and_of_nothing_excluded(planned) -> None:
    marking = planned('obus "missile balistique" acteur:prk SAUF drone').marking
    assert "obus" in marking.terms["text_fr"]
    assert ("text_fr", ("missil", "balist"), 0) in marking.phrases
    assert "prk" in marking.concepts
    assert "drone" not in marking.concepts
    assert not any("drone" in group for group in marking.groups)


def test_nothing_asked_is_everything_and_nothing_usable_is_nothing(found, planned) -> None:
    assert found("   ", size=100) == {row["id"] for row in ROWS}
    assert planned("🚀").request.query == Nothing()
    assert found('"') == set()


def nodes(node: Node) -> Iterator[Node]:
    yield node
    inner = getattr(node, "children", ()) + getattr(node, "none", ()) + getattr(node, "prefer", ())
    for child in inner:
        yield from nodes(child)


@pytest.mark.parametrize("text", ["obus Corée du Nord", '"a b"~3', "balist* l'Iran", "date:2024 x"])
def test_no_node_is_without_terms(planned, text: str) -> None:
    for node in nodes(planned(text).request.query):
        match node:
            case Term(field, term):
                assert field
                assert term
            case Terms(_, terms):
                assert terms
            case Best(children):
                assert len(children) > 1
            case AllOf(children, none):
                assert children or none
            case Range(_, low, high):
                assert low or high


PIECES = st.sampled_from(
    ["ET", "OU", "SAUF", "(", ")", '"', "-", "+", "*", "~2", "titre:", "acteur:", "source:",
     "date:", "2024", " ", " ", "l'", "Corée", "du", "Nord", "nord-coréen", "S", "300",
     "155", "mm", "obus*", "armee", "White", "House", "de", "the", "🚀",
     "\x00", "\u202e", "Iranian-made", "russo-", "é"],
)  # fmt: skip


@settings(max_examples=1_000, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60))
def test_whatever_is_typed_is_planned_and_answered(text: str) -> None:
    assert _planned is not None
    for expand in (True, False):
        made = _planned(text, expand=expand)
        for row in made.receipt.understood:
            assert 0 <= row.start < row.end <= len(text)
        for node in nodes(made.request.query):
            assert not isinstance(node, Best | AnyOf) or node.children


def test_every_word_is_found_without_its_accents(generation: Generation, found) -> None:
    for entry in generation.vocabulary.entries():
        if entry.surface != entry.folded and generation.vocabulary.entry(entry.folded) is None:
            assert found(entry.folded, size=100) >= found(entry.surface, size=100), entry.surface


def test_a_query_of_function_words_alone_is_answered_without_a_fault(found) -> None:
    assert found("de la") <= {row["id"] for row in ROWS}


def test_dates_of_the_samples_are_what_the_tests_assume(generation: Generation) -> None:
    stored = generation.engine.fetch(["prk"])["prk"]
    assert stored.published is not None
    assert stored.published.day == date(2024, 3, 5)


def test_a_source_is_found_by_a_part_of_its_name(tmp_path_factory: pytest.TempPathFactory) -> None:
    settings = settings_with(tmp_path_factory.mktemp("source"), ROWS)
    store = open_store(settings)
    searcher = Searcher(store, load_gazetteer())

    def found(text: str) -> set[str]:
        return {hit.article.id for hit in searcher.search(SearchParams(text=text)).hits}

    assert found("source:lequotidien") == {"prk"}
    assert found('source:"la gazette"') == {"missile"}
    assert found("source:afp") == {"prk"}  # no outlet of the index is called so
    assert found("acteur:afp") == found("langue:afp") == set()
    assert found("agence:AFP") == found('agency:"Agence France-Presse"') == {"prk"}
    store.close()
