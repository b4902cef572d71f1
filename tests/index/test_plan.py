"""What a query is planned to be: the request to the engine, its receipt and its marks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import UsageError
from index.gazetteer import load_gazetteer
from index.generations import Generation
from index.parse import MAX_CHARS
from index.plan import Plan, plan
from index.plan.fields import Fields
from index.plan.language import language_of
from index.query import SearchParams
from index.request import AllOf, AnyOf, Best, DayFilter, Filter, Node, Nothing, Range, Term, Terms
from index.searcher import Searcher
from tests.index.planning import ROWS, Planned, codes
from tests.index.samples import asked, id_set


def test_words_of_a_phrase_stand_no_further_apart_than_an_engine_can_tell(planned) -> None:
    near = '"missile balistique nord obus"'
    assert not planned(f"{near}~9").receipt.diagnostics
    (said,) = planned(f"{near}~30").receipt.diagnostics
    assert (said.code, said.start, said.end) == ("bad-slop", 0, len(near) + 3)
    assert "9" in said.message
    assert planned(f"{near}~30").request == planned(f"{near}~9").request


def test_a_query_asked_again_is_planned_once_but_for_what_tells_its_words(
    generation: Generation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(text: str, **params: Any) -> Plan:
        langs = generation.manifest.langs
        asked = SearchParams(text=text, **params)
        return plan(asked, generation.vocabulary, load_gazetteer(), langs, values=lambda _: {})

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
    monkeypatch.setattr("index.parse.relative.today_here", lambda: date(2020, 1, 8))
    monkeypatch.setattr("index.parse.spoken.today_here", lambda: date(2020, 1, 8))
    later = asked("obus livrés la semaine dernière")
    assert later.receipt.diagnostics != first.receipt.diagnostics


@pytest.mark.parametrize("text", ["guerre en ukraine " * 6000, "2019 " * 20_000, "a" * 100_000])
def test_no_more_of_a_query_is_looked_at_than_the_parser_reads(
    planned, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    monkeypatch.setattr(
        "index.plan.readings.language_of",
        lambda text, *rest: seen.append(text) or language_of(text, *rest),
    )
    planned(text)
    assert seen
    assert max(map(len, seen)) <= MAX_CHARS


def test_fields_search_where_they_say(found) -> None:
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


def test_a_field_whose_values_have_no_names_is_no_outlet() -> None:
    fields = Fields(load_gazetteer(), "fr", lambda _: {"Le Phare": 1})
    assert fields.resolve("source", "phare") == ("Le Phare",)
    with pytest.raises(KeyError):
        fields.resolve("story", "phare")


def test_an_unknown_value_is_searched_as_words_and_said(found, planned) -> None:
    assert codes(planned("acteur:obusier")) == ["unknown-concept"]
    assert found("acteur:obusier") == {"howitzer"}


def test_signs_among_the_words_of_an_unknown_value_need_not_match(found) -> None:
    assert found('acteur:"essai & missile"') == {"missile"}


def test_function_words_between_the_words_of_a_title_need_not_match(found) -> None:
    assert found("titre:obus/le/front") == {"shells"}


def test_a_word_to_be_taken_as_it_is_written_is_part_of_no_name(planned) -> None:
    rows = planned("missile +balistique").receipt.understood
    assert [row.text for row in rows] == ["missile", "balistique"]


def test_names_may_stand_on_both_sides_of_a_stroke(planned) -> None:
    (row,) = planned("missiles/Corée du Nord").receipt.understood
    assert set(row.concepts) == {"missile", "prk"}


def test_what_tells_of_late_is_needed_where_it_is_insisted_on(planned) -> None:
    rows = planned("missile +récemment").receipt.understood
    assert [row.text for row in rows] == ["missile", "récemment"]


def test_a_measure_is_asked_for_behind_how_alone(planned) -> None:
    assert [row.text for row in planned("far missile").receipt.understood] == ["far", "missile"]
    assert [row.text for row in planned("how far missile").receipt.understood] == ["missile"]


def test_a_name_without_its_function_words_is_not_the_rest_of_it(planned) -> None:
    (row,) = planned("sous marin").receipt.understood
    assert "marin" not in row.terms


def test_selections_filter_and_stay_out_of_the_query(planned) -> None:
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
def test_whatever_is_typed_is_planned_and_answered(
    generation: Generation, planned: Planned, text: str
) -> None:
    for expand in (True, False):
        made = planned(text, expand=expand)
        for row in made.receipt.understood:
            assert 0 <= row.start < row.end <= len(text)
        for node in nodes(made.request.query):
            assert not isinstance(node, Best | AnyOf) or node.children
        page = generation.engine.search(made.request)
        assert len(page.hits) <= page.total <= len(ROWS)


def test_dates_of_the_samples_are_what_the_tests_assume(generation: Generation) -> None:
    stored = generation.engine.fetch(["prk"])["prk"]
    assert stored.published is not None
    assert stored.published.day == date(2024, 3, 5)


def test_a_source_is_found_by_a_part_of_its_name(searcher: Searcher) -> None:
    def found(text: str) -> set[str]:
        return id_set(asked(searcher, text))

    assert found("source:lequotidien") == {"prk"}
    assert found('source:"la gazette"') == {"missile"}
    assert found("source:afp") == {"prk"}  # no outlet of the index is called so
    assert found("acteur:afp") == found("langue:afp") == set()
    assert found("agence:AFP") == found('agency:"Agence France-Presse"') == {"prk"}
