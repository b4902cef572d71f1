"""Random articles and random questions: every engine must say what the brute-force oracle says.

Same hits, totals and counts; scores as the engine's own BM25 gives them, and the order that
follows from these scores and the ids. `DIVERGENCES.md` numbers what may differ.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.engines import Engine
from index.query import Sort
from index.request import (
    UNDATED,
    AllOf,
    AnyOf,
    Best,
    Constant,
    DayFilter,
    Everything,
    FacetRequest,
    Filter,
    Near,
    Node,
    Nothing,
    Phrased,
    Range,
    SearchRequest,
    Term,
    Terms,
)
from tests.engines.conftest import Stand
from tests.engines.corpus import at_random, one_at_random, store
from tests.engines.oracle import Oracle

TEXTS = st.sampled_from(["text_fr", "text_en", "text_de", "title"])
#: The first words are in most articles, the last in few or none.
WORDS = st.integers(0, 64).map(lambda n: f"w{min(n, (n * n) // 64)}")
VALUES = {
    name: st.integers(0, 12).map(f"{name[0]}{{}}".format)
    for name in ("actor", "weapon", "source", "lang", "story")
}
BOOSTS = st.sampled_from([0.25, 1.0, 1.0, 2.0])
NUMBERS = st.integers(0, 3 * 12 * 31).map(
    lambda n: 20_000_101 + 10_000 * (n // 372) + 100 * (n // 31 % 12) + n % 31
)


def _terms(
    words: st.SearchStrategy[str], least: int, most: int
) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(words, min_size=least, max_size=most).map(tuple)


KEYWORD_TERMS = st.one_of(
    [st.builds(Term, st.just(name), values, BOOSTS) for name, values in VALUES.items()]
)
KEYWORD_SETS = st.one_of(
    [
        st.builds(Terms, st.just(name), _terms(values, 0, 5), BOOSTS)
        for name, values in VALUES.items()
    ]
)
LEAVES = st.one_of(
    st.builds(Term, TEXTS | st.just("words"), WORDS, BOOSTS),
    KEYWORD_TERMS,
    st.builds(Terms, TEXTS | st.just("words"), _terms(WORDS, 0, 6), BOOSTS),
    KEYWORD_SETS,
    st.builds(Phrased, TEXTS, _terms(WORDS, 0, 3), BOOSTS),
    st.builds(Near, TEXTS, _terms(WORDS, 0, 4), st.integers(0, 7), BOOSTS, st.booleans()),
    st.builds(Range, st.just("day"), st.none() | NUMBERS, st.none() | NUMBERS),
    st.builds(Range, st.just("month"), st.none() | NUMBERS.map(lambda n: n // 100)),
    st.just(Everything()),
    st.just(Nothing()),
)


def _above(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(nodes, max_size=4).map(tuple)
    few = st.lists(nodes, max_size=2).map(tuple)
    return st.one_of(
        st.builds(Best, several, st.sampled_from([0.0, 0.1, 1.0])),
        st.builds(AnyOf, several, st.integers(0, 4)),
        st.builds(AllOf, several, few, few),
        st.builds(Constant, nodes, BOOSTS),
    )


NODES = st.recursive(LEAVES, _above, max_leaves=12)
FILTERS = st.one_of(
    [
        st.builds(Filter, st.just(name), _terms(values, 0, 3), _terms(values, 0, 2))
        for name, values in VALUES.items()
    ]
)
DAYS = st.builds(
    DayFilter,
    st.none() | NUMBERS,
    st.none() | NUMBERS,
    st.sampled_from(["include", "only", "exclude"]),
)
FACETS = st.one_of(
    *(
        st.builds(
            FacetRequest,
            st.just(name),
            st.sampled_from([1, 3, 1000]),
            st.lists(VALUES[name], max_size=2, unique=True).map(tuple),
        )
        for name in ("actor", "weapon", "source", "lang")
    ),
    st.builds(FacetRequest, st.just("month"), st.sampled_from([1, 3, 1000])),
)
REQUESTS = st.builds(
    SearchRequest,
    query=NODES,
    filters=st.lists(FILTERS, max_size=2).map(tuple),
    days=st.just(DayFilter()) | DAYS,
    facets=st.lists(FACETS, max_size=4, unique_by=lambda facet: facet.field).map(tuple),
    sort=st.sampled_from(get_args(Sort)),
    offset=st.sampled_from([0, 0, 3, 50]),
    size=st.sampled_from([1, 7, 100]),
)
LONG = settings(
    deadline=None,
    max_examples=int(os.environ.get("VIGIE_EXAMPLES", "100")),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

Pair = tuple[Engine, Oracle]


@pytest.fixture(scope="module")
def large(rival: Stand) -> Pair:
    """About 2,000 articles: 2,500 written, some of them twice, some replaced or removed since."""
    return _pair(rival, 2500)


def _pair(rival: Stand, n: int) -> Pair:
    engine, oracle = rival.new(), Oracle()
    for one in (engine, oracle):
        store(one, at_random(n, seed=1, ids=n * 2))
        with one.writer() as writer:
            for number, document in enumerate(at_random(n // 15, seed=2, ids=n * 2)):
                writer.put(document)
                writer.delete(f"a/{number:05d}")
    assert engine.count() == oracle.count()
    return engine, oracle


@LONG
@given(request=REQUESTS)
def test_a_large_index_answers_as_the_oracle(large: Pair, request: SearchRequest) -> None:
    compare(*large, request)


@settings(LONG, max_examples=LONG.max_examples // 3)
@given(data=st.data())
def test_small_indexes_answer_as_the_oracle(rival: Stand, data: st.DataObject) -> None:
    """Few articles, written in several sessions with replacements and removals among them."""
    rng = random.Random(data.draw(st.integers(0, 2**32), label="seed"))
    engine, oracle = rival.empty(), Oracle()
    store(oracle, ())
    for _ in range(data.draw(st.integers(1, 4), label="sessions")):
        changes = [(rng.random() < 0.8, f"a/{rng.randrange(12)}") for _ in range(rng.randrange(20))]
        drawn = [one_at_random(rng, name) for _, name in changes]
        for one in (engine, oracle):
            with one.writer() as writer:
                for (is_put, name), document in zip(changes, drawn, strict=True):
                    if is_put:
                        writer.put(document)
                    else:
                        writer.delete(name)
        assert engine.count() == oracle.count()
    for _ in range(5):
        compare(engine, oracle, data.draw(REQUESTS))


def compare(engine: Engine, oracle: Oracle, request: SearchRequest) -> None:
    """Total, counts, the set of hits, and the page as the engine's own sort values order it."""
    got, expected = engine.search(request), oracle.search(request)
    assert got.total == expected.total
    assert got.counts == expected.counts
    for name, counts in got.counts.items():
        ranked = [item for item in counts.items() if item[1] and item[0] != UNDATED]
        always = next(facet.always for facet in request.facets if facet.field == name)
        free = [item for item in ranked if item[0] not in always]
        assert free == sorted(free, key=lambda item: (-item[1], item[0]))
    assert [hit.id for hit in engine.scan(request)] == [hit.id for hit in oracle.scan(request)]
    assert len(got.hits) == len(expected.hits)
    ORDERS[request.sort](engine, oracle, request)


def _same_order(engine: Engine, oracle: Oracle, request: SearchRequest) -> None:
    got, expected = engine.search(request), oracle.search(request)
    assert [(hit.id, hit.sort_value) for hit in got.hits] == [
        (hit.id, hit.sort_value) for hit in expected.hits
    ]


def _own_order(engine: Engine, oracle: Oracle, request: SearchRequest) -> None:
    """The page is that part of all hits which their own scores and ids say."""
    every = SearchRequest(request.query, request.filters, request.days, size=10_000)
    whole = [(-hit.score, hit.id) for hit in engine.search(every).hits]
    assert whole == sorted(whole)
    page = [(-hit.score, hit.id) for hit in engine.search(request).hits]
    assert page == whole[request.offset : request.offset + request.size]
    if engine.name in SCORED_EXACTLY:
        scores = {hit.id: hit.score for hit in oracle.search(every).hits}
        assert {name: -score for score, name in whole} == pytest.approx(scores, rel=1e-9, abs=1e-9)


#: Engines whose BM25 is that of the oracle, to the last digits of a float; DIVERGENCES.md, 1.
SCORED_EXACTLY = {"whoosh"}
ORDERS: dict[str, Callable[[Engine, Oracle, SearchRequest], None]] = {
    "relevance": _own_order,
    "newest": _same_order,
    "oldest": _same_order,
}
