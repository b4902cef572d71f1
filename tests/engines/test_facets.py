"""Behaviours that every engine shares: filters, days and facets."""

from __future__ import annotations

from typing import Any

import pytest

from index.engines import Engine
from index.request import (
    UNDATED,
    AllOf,
    DayFilter,
    FacetRequest,
    Filter,
    Nothing,
    Phrased,
    SearchRequest,
    Term,
)
from tests.engines.asking import FR, asked

FILTERS: dict[str, tuple[tuple[Filter, ...], str]] = {
    "one value": ((Filter("actor", ("prk",)),), "alpha foxtrot"),
    "any of two values": ((Filter("actor", ("fra", "gbr")),), "bravo delta"),
    "an unknown value": ((Filter("actor", ("nobody",)),), ""),
    "known beside unknown": ((Filter("actor", ("nobody", "irn")),), "charlie"),
    "two fields": ((Filter("actor", ("europe",)), Filter("lang", ("fr",))), "bravo echo foxtrot"),
    "two filters of one field": (
        (Filter("actor", ("asia",)), Filter("actor", ("rus",))),
        "foxtrot",
    ),
    "an exclusion": ((Filter("lang", none_of=("fr",)),), "delta golf"),
    "two exclusions": ((Filter("source", none_of=("gazette", "depeche")),), "delta golf"),
    "an exclusion of an unknown value": (
        (Filter("lang", none_of=("xx",)),),
        "alpha bravo charlie delta echo foxtrot golf",
    ),
    "a choice and an exclusion": ((Filter("actor", ("europe",), ("rus",)),), "bravo delta echo"),
    "a value chosen and excluded": ((Filter("actor", ("prk",), ("prk",)),), ""),
    "neither chosen nor excluded": (
        (Filter("actor"),),
        "alpha bravo charlie delta echo foxtrot golf",
    ),
    "a story": ((Filter("story", ("s1", "s4")),), "alpha bravo echo"),
    "an agency": ((Filter("agency", ("afp",)),), "alpha bravo"),
    "a supplier": ((Filter("supplier", ("prk", "europe")),), "alpha bravo"),
    "a transfer": ((Filter("transfer", ("prk>rus", "rus>prk")),), "alpha"),
    "what is given": ((Filter("goods", ("prk>rus:missile", "prk>rus:drone")),), "alpha"),
    "a supplier without a recipient": (
        (Filter("supplier", ("asia", "europe")), Filter("recipient", none_of=("rus",))),
        "bravo",
    ),
    "a cited outlet": ((Filter("cited", ("src:afp",)),), "alpha"),
    "a weapon excluded keeps those without": (
        (Filter("weapon", none_of=("missile",)),),
        "charlie echo foxtrot golf",
    ),
}


@pytest.mark.parametrize(("filters", "expected"), FILTERS.values(), ids=FILTERS.keys())
def test_a_filter_lets_through(library: Engine, filters: tuple[Filter, ...], expected: str) -> None:
    assert asked(library, filters=filters) == expected
    scanned = library.scan(SearchRequest(filters=filters))
    assert " ".join(hit.id for hit in scanned) == expected


def test_filters_narrow_the_query(library: Engine) -> None:
    assert asked(library, Term(FR, "nord"), filters=(Filter("lang", ("fr",)),)) == (
        "alpha echo foxtrot"
    )


DAYS: dict[str, tuple[DayFilter, str]] = {
    "no range": (DayFilter(), "alpha bravo charlie delta echo foxtrot golf"),
    "a range without undated": (DayFilter(20240101, 20240131, "exclude"), "alpha bravo"),
    "a range beside undated": (DayFilter(20240101, 20240131), "alpha bravo echo golf"),
    "only undated": (DayFilter(undated="only"), "echo golf"),
    "only undated, whatever the range": (DayFilter(20240101, 20240131, "only"), "echo golf"),
    "all dated": (DayFilter(undated="exclude"), "alpha bravo charlie delta foxtrot"),
    "open below": (DayFilter(None, 20240110, "exclude"), "alpha foxtrot"),
    "a whole year holds what states it alone": (
        DayFilter(20230101, 20231231, "exclude"),
        "foxtrot",
    ),
    "a part of a year does not": (DayFilter(20230101, 20230131, "exclude"), ""),
    "nor do years that end within it": (DayFilter(None, 20230630, "exclude"), ""),
    "open above": (DayFilter(20240205, None, "exclude"), "charlie delta"),
    "both ends belong to it": (
        DayFilter(20240110, 20240205, "exclude"),
        "alpha bravo charlie delta",
    ),
    "an empty range": (DayFilter(19000101, 19001231, "exclude"), ""),
    "an empty range beside undated": (DayFilter(19000101, 19001231), "echo golf"),
    "a range backwards": (DayFilter(20241231, 20240101, "exclude"), ""),
}


@pytest.mark.parametrize(("days", "expected"), DAYS.values(), ids=DAYS.keys())
def test_days_let_through(library: Engine, days: DayFilter, expected: str) -> None:
    assert asked(library, days=days) == expected
    assert " ".join(hit.id for hit in library.scan(SearchRequest(days=days))) == expected


def counts(engine: Engine, facet: FacetRequest, **rest: Any) -> dict[str, int]:
    page = engine.search(SearchRequest(facets=(facet,), **rest))
    return dict(page.counts[facet.field])


def test_a_facet_counts_articles_not_mentions(library: Engine) -> None:
    assert counts(library, FacetRequest("actor"), query=Term(FR, "drone")) == {"irn": 1, "asia": 1}


def test_a_facet_of_everything(library: Engine) -> None:
    assert counts(library, FacetRequest("lang")) == {"fr": 5, "en": 1}


def test_a_facet_is_ordered_by_count_then_value(library: Engine) -> None:
    found = counts(library, FacetRequest("actor"))
    assert list(found.items()) == [
        ("europe", 4),
        ("asia", 3),
        ("prk", 2),
        ("deu", 1),
        ("fra", 1),
        ("gbr", 1),
        ("irn", 1),
        ("rus", 1),
    ]


def test_a_facet_is_cut_after_the_most_frequent(library: Engine) -> None:
    assert counts(library, FacetRequest("actor", 2)) == {"europe": 4, "asia": 3}


def test_a_facet_cut_inside_a_tie_keeps_the_lower_values(library: Engine) -> None:
    found = counts(library, FacetRequest("actor", 5))
    assert list(found) == ["europe", "asia", "prk", "deu", "fra"]


def test_a_facet_keeps_what_must_always_be_shown(library: Engine) -> None:
    found = counts(library, FacetRequest("actor", 1, ("rus",)))
    assert found == {"europe": 4, "rus": 1}


def test_a_value_that_must_be_shown_and_does_not_occur_has_nought(library: Engine) -> None:
    found = counts(library, FacetRequest("actor", 1, ("rus", "nobody")), query=Term(FR, "drone"))
    assert found == {"asia": 1, "rus": 0, "nobody": 0}


def test_a_facet_without_room_shows_what_must_be_shown(library: Engine) -> None:
    assert counts(library, FacetRequest("actor", 0, ("rus",))) == {"rus": 1}


def test_a_facet_of_nothing_is_empty(library: Engine) -> None:
    assert counts(library, FacetRequest("actor"), query=Nothing()) == {}
    assert counts(library, FacetRequest("month"), query=Nothing()) == {}


def test_months_are_counted_with_the_undated(library: Engine) -> None:
    found = counts(library, FacetRequest("month"))
    assert found == {"202401": 2, "202402": 2, "202300": 1, UNDATED: 2}


def test_undated_is_counted_whatever_the_limit(library: Engine) -> None:
    assert counts(library, FacetRequest("month", 1)) == {"202401": 2, UNDATED: 2}


def test_a_month_that_must_be_shown(library: Engine) -> None:
    found = counts(library, FacetRequest("month", 0, ("202300", "199901")))
    assert found == {UNDATED: 2, "202300": 1, "199901": 0}


def test_a_facet_without_undated_articles_has_no_such_bucket(library: Engine) -> None:
    assert counts(library, FacetRequest("month"), query=Term(FR, "drone")) == {"202402": 1}


def test_a_selected_facet_keeps_its_siblings_counts(library: Engine) -> None:
    filters = (Filter("source", ("gazette",)),)
    assert counts(library, FacetRequest("source"), filters=filters) == {
        "gazette": 3,
        "depeche": 2,
        "herald": 1,
    }


def test_a_selected_facet_narrows_the_others(library: Engine) -> None:
    filters = (Filter("source", ("depeche",)),)
    assert counts(library, FacetRequest("lang"), filters=filters) == {"fr": 2}
    assert counts(library, FacetRequest("month"), filters=filters) == {"202401": 1, "202402": 1}


def test_two_selections_leave_out_each_its_own(library: Engine) -> None:
    filters = (Filter("source", ("gazette",)), Filter("actor", ("prk",)))
    page = library.search(
        SearchRequest(filters=filters, facets=(FacetRequest("source"), FacetRequest("actor")))
    )
    assert page.total == 1
    assert page.counts["source"] == {"depeche": 1, "gazette": 1}
    assert page.counts["actor"] == {
        "europe": 3,
        "asia": 1,
        "deu": 1,
        "fra": 1,
        "prk": 1,
        "rus": 1,
    }


def test_an_exclusion_narrows_its_own_facet_but_not_the_value_left_out(library: Engine) -> None:
    filters = (Filter("lang", none_of=("fr",)),)
    assert counts(library, FacetRequest("lang"), filters=filters) == {"fr": 5, "en": 1}
    assert counts(library, FacetRequest("source"), filters=filters) == {"herald": 1}
    filters = (Filter("actor", none_of=("prk",)),)
    found = counts(library, FacetRequest("actor"), filters=filters)
    assert found == {"europe": 3, "asia": 1, "prk": 2, "deu": 1, "fra": 1, "gbr": 1, "irn": 1}


def test_a_facet_with_a_choice_and_an_exclusion_forgets_only_the_choice(library: Engine) -> None:
    """Choosing a sibling beside it finds as many articles as its count says."""
    filters = (Filter("actor", ("gbr",), ("prk", "nobody")), Filter("lang", ("fr", "en")))
    found = counts(library, FacetRequest("actor"), filters=filters)
    without = (Filter("actor", none_of=("prk",)), Filter("lang", ("fr", "en")))
    for value in found.keys() - {"prk"}:
        chosen = (*without, Filter("actor", (value,)))
        assert library.search(SearchRequest(filters=chosen)).total == found[value]
    assert found["prk"] == 2


def test_a_value_left_out_is_counted_beneath_the_other_facets(library: Engine) -> None:
    filters = (Filter("actor", none_of=("prk", "irn")), Filter("source", ("gazette",)))
    page = library.search(
        SearchRequest(filters=filters, facets=(FacetRequest("actor"), FacetRequest("source")))
    )
    left_out = {name: page.counts["actor"].get(name, 0) for name in ("prk", "irn")}
    assert any(left_out.values())
    for name, count in left_out.items():
        only = (Filter("actor", (name,)), Filter("source", ("gazette",)))
        assert library.search(SearchRequest(filters=only)).total == count


def test_the_days_are_left_out_of_the_months(library: Engine) -> None:
    days = DayFilter(20240101, 20240131, "exclude")
    assert counts(library, FacetRequest("month"), days=days) == {
        "202401": 2,
        "202402": 2,
        "202300": 1,
        UNDATED: 2,
    }
    assert counts(library, FacetRequest("lang"), days=days) == {"fr": 2}


def test_only_undated_narrows_the_others_not_the_months(library: Engine) -> None:
    days = DayFilter(undated="only")
    assert counts(library, FacetRequest("source"), days=days) == {"gazette": 1}
    assert counts(library, FacetRequest("month"), days=days)["202401"] == 2


def test_counts_obey_the_query(library: Engine) -> None:
    query = AllOf((Term(FR, "livraison"),), none=(Phrased(FR, ("embargo", "livraison")),))
    assert counts(library, FacetRequest("source"), query=query) == {"gazette": 2}


def test_facets_come_without_hits(library: Engine) -> None:
    page = library.search(SearchRequest(size=0, facets=(FacetRequest("lang"),)))
    assert (page.total, page.hits, page.counts) == (7, (), {"lang": {"fr": 5, "en": 1}})


def test_no_facet_is_counted_that_was_not_asked_for(library: Engine) -> None:
    assert library.search(SearchRequest()).counts == {}


def test_every_facet_can_be_counted_at_once(library: Engine) -> None:
    names = (
        "actor", "weapon", "transfer", "goods", "supplier", "recipient", "source", "cited",
        "agency", "lang", "month",
    )  # fmt: skip
    page = library.search(SearchRequest(facets=tuple(FacetRequest(name) for name in names)))
    assert set(page.counts) == set(names)
    assert page.counts["weapon"]["missile"] == 3
    assert page.counts["agency"] == {"afp": 2, "reuters": 2}
    assert page.counts["cited"] == {"src:afp": 1}
    assert page.counts["transfer"] == {"prk>rus": 1}
    assert page.counts["goods"] == {"prk>rus": 1, "prk>rus:missile": 1}
    assert page.counts["supplier"] == {"asia": 1, "europe": 1, "fra": 1, "prk": 1}
    assert page.counts["recipient"] == {"rus": 1}
