"""Behaviours that every engine shares: filters, facets, dates, order, pages and scans."""

from __future__ import annotations

import pytest

from index.engines import Engine
from index.request import (
    UNDATED,
    AllOf,
    AnyOf,
    Constant,
    DayFilter,
    Everything,
    FacetRequest,
    Filter,
    Node,
    Nothing,
    Phrased,
    SearchRequest,
    Sort,
    Term,
)
from tests.engines.corpus import LIBRARY, document, store

FR = "text_fr"


def ids(engine: Engine, request: SearchRequest) -> str:
    return " ".join(hit.id for hit in engine.search(request).hits)


def asked(engine: Engine, node: Node | None = None, /, **rest: object) -> str:
    """Ids of the first page in order of id, for a query where every score is the same."""
    request = SearchRequest(Constant(node or Everything()), **rest)  # type: ignore[arg-type]
    return ids(engine, request)


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


def counts(engine: Engine, facet: FacetRequest, **rest: object) -> dict[str, int]:
    page = engine.search(SearchRequest(facets=(facet,), **rest))  # type: ignore[arg-type]
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


def test_an_exclusion_is_left_out_of_its_own_facet_too(library: Engine) -> None:
    filters = (Filter("lang", none_of=("fr",)),)
    assert counts(library, FacetRequest("lang"), filters=filters) == {"fr": 5, "en": 1}
    assert counts(library, FacetRequest("source"), filters=filters) == {"herald": 1}


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
    names = ("actor", "weapon", "source", "agency", "lang", "month")
    page = library.search(SearchRequest(facets=tuple(FacetRequest(name) for name in names)))
    assert set(page.counts) == set(names)
    assert page.counts["weapon"]["missile"] == 3
    assert page.counts["agency"] == {"afp": 2, "reuters": 2}


SORTS: dict[str, tuple[Sort, str]] = {
    "newest, undated last, ties by id": (
        "newest",
        "charlie delta bravo alpha foxtrot echo golf",
    ),
    "oldest, undated last, ties by id": (
        "oldest",
        "foxtrot alpha bravo charlie delta echo golf",
    ),
    "relevance, ties by id": ("relevance", "alpha bravo charlie delta echo foxtrot golf"),
}


@pytest.mark.parametrize(("sort", "expected"), SORTS.values(), ids=SORTS.keys())
def test_hits_are_sorted(library: Engine, sort: Sort, expected: str) -> None:
    assert ids(library, SearchRequest(sort=sort)) == expected


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
@pytest.mark.parametrize("size", [1, 2, 3, 5, 7])
def test_pages_follow_each_other(library: Engine, sort: Sort, size: int) -> None:
    whole = ids(library, SearchRequest(sort=sort, size=50)).split()
    pages = [
        ids(library, SearchRequest(sort=sort, offset=offset, size=size)).split()
        for offset in range(0, 8, size)
    ]
    assert [one for page in pages for one in page] == whole


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize("node", [Everything(), AnyOf((Term(FR, "nord"), Term(FR, "missile")))])
def test_a_cursor_walks_every_hit_once(library: Engine, sort: Sort, size: int, node: Node) -> None:
    whole = ids(library, SearchRequest(node, sort=sort, size=50)).split()
    walked: list[str] = []
    after = None
    while page := library.search(SearchRequest(node, sort=sort, size=size, after=after)).hits:
        walked += [hit.id for hit in page]
        after = (page[-1].sort_value, page[-1].id)
    assert walked == whole


def test_a_cursor_may_name_an_article_that_is_gone(library: Engine) -> None:
    request = SearchRequest(sort="newest", after=(20240205.0, "choir"), size=2)
    assert ids(library, request) == "delta bravo"


def test_a_cursor_does_not_change_total_or_counts(library: Engine) -> None:
    request = SearchRequest(after=(0.0, "delta"), facets=(FacetRequest("lang"),))
    page = library.search(request)
    assert (page.total, page.counts["lang"]) == (7, {"fr": 5, "en": 1})


def test_a_page_beyond_the_end_is_empty_and_knows_the_total(library: Engine) -> None:
    page = library.search(SearchRequest(offset=100))
    assert (page.total, page.hits) == (7, ())


def test_hits_carry_their_article(library: Engine) -> None:
    (hit,) = library.search(SearchRequest(Term(FR, "drone"))).hits
    assert hit.article == library.fetch(["charlie"])["charlie"]
    assert hit.article.title == "drone nuit"


def test_the_sort_value_of_a_date_sort_is_the_day(library: Engine) -> None:
    hits = library.search(SearchRequest(sort="newest")).hits
    assert [hit.sort_value for hit in hits] == [
        20240205,
        20240205,
        20240122,
        20240110,
        20230101,
        0,
        0,
    ]
    assert {hit.score for hit in hits} == {0.0}


def test_the_sort_value_of_relevance_is_the_score(library: Engine) -> None:
    hits = library.search(SearchRequest(Term(FR, "nord"))).hits
    assert [hit.sort_value for hit in hits] == [hit.score for hit in hits]


def test_everything_scores_nought(library: Engine) -> None:
    assert {hit.score for hit in library.search(SearchRequest()).hits} == {0.0}


def test_more_often_and_shorter_scores_higher(engine: Engine) -> None:
    store(
        engine,
        [
            document("once", "char nord sud est"),
            document("twice", "char char nord sud"),
            document("short", "char char"),
            document("none", "nord sud est ouest"),
        ],
    )
    assert ids(engine, SearchRequest(Term(FR, "char"))) == "short twice once"


def test_a_rarer_term_scores_higher(library: Engine) -> None:
    query = AnyOf((Term(FR, "nord"), Term(FR, "balistique")))
    first = library.search(SearchRequest(query)).hits[0]
    assert first.id == "alpha"


@pytest.mark.parametrize(
    ("node", "score"),
    [
        (Term("words", "kn23"), 1.0),
        (Term("words", "kn23", 2.5), 2.5),
        (Term("actor", "prk", 0.5), 0.5),
        (Constant(Term(FR, "balistique"), 4.0), 4.0),
        (AllOf((Term("words", "kn23"), Term("actor", "prk", 2.0))), 3.0),
        (AllOf((Term("words", "kn23"),), prefer=(Term("actor", "prk", 0.25),)), 1.25),
        (AllOf((Term("words", "kn23"),), prefer=(Term("actor", "nobody", 0.25),)), 1.0),
        (AnyOf((Term("words", "kn23"), Term("actor", "prk"), Term("actor", "x"))), 2.0),
        (AllOf((Term("words", "kn23"),), none=(Term("actor", "fra", 9.0),)), 1.0),
    ],
    ids=repr,
)
def test_constant_scores_add_up(library: Engine, node: Node, score: float) -> None:
    hits = {hit.id: hit.score for hit in library.search(SearchRequest(node)).hits}
    assert hits["alpha"] == pytest.approx(score)


def test_scan_ignores_page_order_and_facets(library: Engine) -> None:
    request = SearchRequest(
        sort="newest", offset=3, size=1, facets=(FacetRequest("lang"),), after=(1.0, "x")
    )
    assert [hit.id for hit in library.scan(request)] == sorted(one.id for one in LIBRARY)


def test_scan_carries_articles(library: Engine) -> None:
    (hit,) = library.scan(SearchRequest(Term(FR, "drone")))
    assert hit.article == library.fetch(["charlie"])["charlie"]


def test_a_scan_may_be_left_early(library: Engine) -> None:
    scan = library.scan(SearchRequest())
    assert next(scan).id == "alpha"
    scan.close()  # type: ignore[attr-defined]
    assert library.search(SearchRequest()).total == 7


def test_two_scans_at_once_do_not_disturb_each_other(library: Engine) -> None:
    first, second = library.scan(SearchRequest()), library.scan(SearchRequest())
    pairs = [(a.id, b.id) for a, b in zip(first, second, strict=True)]
    assert pairs == [(one.id, one.id) for one in LIBRARY]
