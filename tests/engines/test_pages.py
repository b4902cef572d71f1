"""Behaviours that every engine shares: order, pages, scores and scans."""

from __future__ import annotations

from typing import get_args

import pytest

from index.engines import Engine
from index.query import Sort
from index.request import (
    AllOf,
    AnyOf,
    Best,
    Constant,
    Everything,
    FacetRequest,
    Node,
    SearchRequest,
    Term,
)
from tests.engines.asking import FR, ids
from tests.engines.corpus import LIBRARY, document, store

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


@pytest.mark.parametrize("sort", get_args(Sort))
@pytest.mark.parametrize("size", [1, 2, 3, 5, 7])
def test_pages_follow_each_other(library: Engine, sort: Sort, size: int) -> None:
    whole = ids(library, SearchRequest(sort=sort, size=50)).split()
    pages = [
        ids(library, SearchRequest(sort=sort, offset=offset, size=size)).split()
        for offset in range(0, 8, size)
    ]
    assert [one for page in pages for one in page] == whole


@pytest.mark.parametrize("sort", get_args(Sort))
@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize("query", [Everything(), AnyOf((Term(FR, "nord"), Term(FR, "missile")))])
def test_a_cursor_walks_every_hit_once(library: Engine, sort: Sort, size: int, query: Node) -> None:
    whole = ids(library, SearchRequest(query, sort=sort, size=50)).split()
    walked: list[str] = []
    after = None
    while page := library.search(SearchRequest(query, sort=sort, size=size, after=after)).hits:
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
    ("query", "score"),
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
def test_constant_scores_add_up(library: Engine, query: Node, score: float) -> None:
    hits = {hit.id: hit.score for hit in library.search(SearchRequest(query)).hits}
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
    scan.close()  # type: ignore[attr-defined]  # each engine's is a generator
    assert library.search(SearchRequest()).total == 7


def test_two_scans_at_once_do_not_disturb_each_other(library: Engine) -> None:
    first, second = library.scan(SearchRequest()), library.scan(SearchRequest())
    pairs = [(a.id, b.id) for a, b in zip(first, second, strict=True)]
    assert pairs == [(one.id, one.id) for one in LIBRARY]


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_a_cursor_takes_the_place_of_an_offset(library: Engine, sort: Sort) -> None:
    first = library.search(SearchRequest(sort=sort, size=1)).hits[0]
    after = (first.sort_value, first.id)
    following = ids(library, SearchRequest(sort=sort, size=3, after=after))
    assert len(following.split()) == 3
    assert ids(library, SearchRequest(sort=sort, size=3, after=after, offset=2)) == following


@pytest.mark.parametrize(("tie", "score"), [(0.0, 3.0), (0.5, 4.0), (1.0, 5.0)])
def test_of_several_scores_the_best_counts_whole_and_the_others_in_part(
    library: Engine, tie: float, score: float
) -> None:
    named = (Term("words", "kn23", 2.0), Term("actor", "prk", 3.0), Term("actor", "nobody", 9.0))
    hits = library.search(SearchRequest(Best(named, tie))).hits
    assert {hit.id: hit.score for hit in hits} == {
        "alpha": pytest.approx(score),
        "foxtrot": pytest.approx(3.0),
    }
