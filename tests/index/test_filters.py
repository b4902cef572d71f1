"""What the values of filters name: the same for page, API, command, feed and export."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from index.gazetteer import load_gazetteer
from index.query import SELECTIONS, Listed, SearchParams, Selection
from index.searcher import Searcher
from tests.index.samples import IndexOf, article

ROWS = [
    article("a", "Des missiles pour Moscou", "Pyongyang livre des missiles à la Russie.",
            source="Reuters", agency="AFP"),
    article("b", "Un char à Kiev", "La France livre un char à l’Ukraine.", source="Le Relais"),
    article("c", "Tanks for Kyiv", "Britain delivers tanks to Ukraine.", lang="en",
            source="LE RELAIS"),
]  # fmt: skip


def found(searcher: Searcher, **chosen: Any) -> str:
    answer = searcher.search(SearchParams(**chosen))
    assert answer.receipt.diagnostics == ()
    return "".join(sorted(hit.article.id for hit in answer.hits))


@pytest.mark.parametrize(
    ("chosen", "ids"),
    [
        ({"actors": ("Russie",)}, "a"),
        ({"actors": ("RUSSIA",)}, "a"),
        ({"not_actors": ("russie",)}, "bc"),
        ({"weapons": ("Missiles",)}, "a"),
        ({"not_weapons": ("missiles",)}, "bc"),
        ({"sources": ("reuters",)}, "a"),
        ({"sources": ("le  relais",)}, "bc"),
        ({"sources": ("Le Relais",)}, "b"),
        ({"transfers": ("prk>rus",)}, "a"),
        ({"transfers": ("Corée du Nord → Russie",)}, "a"),
        ({"transfers": ("prk>rus:missile",)}, "a"),
        ({"transfers": ("North Korea -> Russia : missiles",)}, "a"),
        ({"transfers": ("prk>rus:drone",)}, ""),
        ({"transfers": ("France>Ukraine: armoured vehicles",)}, "b"),
        ({"agencies": ("AFP",)}, "a"),
        ({"agencies": ("Agence France-Presse",)}, "a"),
        ({"langs": ("EN",)}, "c"),
        ({"langs": ("en-GB",)}, "c"),
        ({"langs": ("anglais",)}, "c"),
        ({"langs": ("fr_FR", "en")}, "abc"),
    ],
)
def test_a_value_is_understood_however_it_is_written(
    searcher: Searcher, chosen: dict[str, Any], ids: str
) -> None:
    assert found(searcher, **chosen) == ids


@pytest.mark.parametrize(
    ("chosen", "value"),
    [
        ({"actors": ("Atlantide",)}, "Atlantide"),
        ({"actors": ("ballistic-missile",)}, "ballistic-missile"),
        ({"weapons": ("rus",)}, "rus"),
        ({"transfers": ("prk>rus:Atlantide",)}, "prk>rus:Atlantide"),
        ({"transfers": ("prk>rus:",)}, "prk>rus:"),
        ({"transfers": ("prk:missile",)}, "prk:missile"),
        ({"sources": ("Le Phare",)}, "Le Phare"),
        ({"agencies": ("Nulle Part",)}, "Nulle Part"),
        ({"langs": ("klingonais",)}, "klingonais"),
    ],
)
def test_a_value_that_names_nothing_finds_nothing_and_is_said(
    searcher: Searcher, chosen: dict[str, Any], value: str
) -> None:
    answer = searcher.search(SearchParams(**chosen))
    assert answer.total == 0
    [said] = answer.receipt.diagnostics
    assert said.code == "unknown-concept"
    assert value in said.message


@pytest.mark.parametrize(
    "selection",
    [one for one in SELECTIONS if one.field in get_args(Listed)],
    ids=lambda one: str(one.member),
)
def test_the_values_of_every_facet_are_looked_up(searcher: Searcher, selection: Selection) -> None:
    chosen: dict[str, Any] = {selection.member: ("Nulle Part",)}
    [said] = searcher.search(SearchParams(**chosen)).receipt.diagnostics
    assert said.code == "unknown-concept"


def test_what_leaves_out_nothing_is_said_too(searcher: Searcher) -> None:
    answer = searcher.search(SearchParams(not_weapons=("sabre-laser",), ui="en"))
    assert answer.total == 3
    assert [one.message for one in answer.receipt.diagnostics] == [
        "“sabre-laser” names no weapon: nothing is left out."
    ]


@pytest.mark.parametrize(
    ("chosen", "query", "ids"),
    [
        ({"cited": ("SIPRI",)}, 'actor:"SIPRI"', "d"),
        ({"actors": ("Le Relais",)}, 'source:"Le Relais"', "bc"),
        ({"sources": ("AFP",)}, 'agency:"AFP"', "a"),
        ({"weapons": ("North Korea",)}, 'actor:"North Korea"', "a"),
        ({"not_weapons": ("russie",)}, '-actor:"russie"', "bcd"),
    ],
)
def test_a_note_says_by_which_field_a_query_finds_the_name(
    index_of: IndexOf, chosen: dict[str, Any], query: str, ids: str
) -> None:
    searcher = index_of([*ROWS, article("d", "Le bilan", "Selon le SIPRI, la France vend plus.")])
    [said] = searcher.search(SearchParams(**chosen, ui="en")).receipt.diagnostics
    assert said.message.endswith(f"; write “{query}” in the query.")
    assert found(searcher, text=query) == ids


def test_a_note_names_the_field_in_french(searcher: Searcher) -> None:
    [said] = searcher.search(SearchParams(cited=("SIPRI",))).receipt.diagnostics
    assert said.message.endswith('; écrivez «\u202facteur:"SIPRI"\u202f» dans la recherche.')


def test_a_selection_by_name_is_the_selected_bucket(searcher: Searcher) -> None:
    facets = searcher.search(SearchParams(actors=("Russie",))).facets
    assert [one.id for one in facets["actor"] if one.is_selected] == ["rus"]


def test_every_way_to_search_takes_names(searcher: Searcher) -> None:
    named = SearchParams(actors=("Russie",))
    assert searcher.count(named) == 1
    assert [one.id for one in searcher.scan(named)] == ["a"]
    assert [one.id for one in searcher.ranking(named)] == ["a"]
    assert [one.id for one in searcher.facet("source", "", named) if one.count] == ["Reuters"]


def test_a_name_that_half_the_outlets_share_names_none(index_of: IndexOf) -> None:
    rows = [article(f"n{n}", f"Bulletin {n}", "Un char.", source=f"Gazette {n}") for n in range(30)]
    many = index_of(rows)
    assert many.search(SearchParams(sources=("gazette",))).total == 0
    assert many.search(SearchParams(sources=("gazette 7",))).total == 1


def test_every_concept_is_named_by_its_own_id(searcher: Searcher) -> None:
    for name, concept in load_gazetteer().concepts.items():
        if concept.family == "source":
            continue
        params = SearchParams(**{f"{concept.family}s": (name,)})
        assert searcher.named(params) == params
