"""Behaviours that every engine shares: which articles match each node of a query."""

from __future__ import annotations

import pytest

from index.engines import Engine
from index.errors import EngineRefused
from index.request import (
    AllOf,
    AnyOf,
    Best,
    Constant,
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
    widest_slop,
)
from tests.engines.corpus import LIBRARY, document, store

FR = "text_fr"
ALL = "alpha bravo charlie delta echo foxtrot golf"


def found(engine: Engine, node: Node) -> str:
    """The ids that `node` matches, by the page and by the scan, which must agree."""
    request = SearchRequest(node, size=100)
    page = engine.search(request)
    ids = sorted(hit.id for hit in page.hits)
    assert [hit.id for hit in engine.scan(request)] == ids
    assert page.total == len(ids)
    return " ".join(ids)


MATCHES: dict[str, tuple[Node, str]] = {
    "a term in a text": (Term(FR, "missile"), "alpha bravo"),
    "a term of one article": (Term(FR, "embargo"), "foxtrot"),
    "a term in the title only": (Term("title", "drone"), "charlie"),
    "a term in another language's field": (Term("text_en", "missile"), "delta"),
    "a term that no text holds": (Term(FR, "sous-marin"), ""),
    "a term is not folded": (Term(FR, "Missile"), ""),
    "a part of a term is not the term": (Term(FR, "miss"), ""),
    "a term in the words": (Term("words", "kn23"), "alpha"),
    "a term in the words of many": (Term("words", "missile"), "alpha bravo delta"),
    "a concept": (Term("actor", "prk"), "alpha foxtrot"),
    "a concept with a hyphen": (Term("weapon", "cruise-missile"), "bravo"),
    "an ancestor": (Term("weapon", "missile"), "alpha bravo delta"),
    "a source": (Term("source", "gazette"), "bravo echo foxtrot"),
    "a language": (Term("lang", "en"), "delta"),
    "a story": (Term("story", "s1"), "alpha bravo"),
    "a cited outlet with a colon": (Term("cited", "src:afp"), "alpha"),
    "a supplier": (Term("supplier", "europe"), "bravo"),
    "one agency of two": (Term("agency", "reuters"), "bravo delta"),
    "a term in an empty field": (Term("text_ru", "missile"), ""),
    "any of some terms in a text": (Terms(FR, ("drone", "char")), "charlie echo"),
    "any of some words": (Terms("words", ("kn23", "essaim", "nord")), "alpha charlie golf"),
    "any of some concepts": (Terms("actor", ("fra", "gbr")), "bravo delta"),
    "any of terms, some unknown": (Terms(FR, ("drone", "absent")), "charlie"),
    "any of one term twice": (Terms(FR, ("drone", "drone")), "charlie"),
    "any of no terms": (Terms(FR, ()), ""),
    "a phrase": (Phrased(FR, ("missile", "balistique")), "alpha"),
    "a phrase in this order only": (Phrased(FR, ("balistique", "missile")), "bravo"),
    "a phrase of three": (Phrased(FR, ("tir", "nord", "essai")), "alpha"),
    "a phrase is not parted": (Phrased(FR, ("missile", "tir")), ""),
    "a phrase does not cross paragraphs": (Phrased(FR, ("navire", "balistique")), ""),
    "a phrase across the filler names it": (Phrased(FR, ("navire", "GAP", "balistique")), "bravo"),
    "a phrase of one word twice": (Phrased(FR, ("drone", "drone")), "charlie"),
    "a phrase of one word three times": (Phrased(FR, ("drone", "drone", "drone")), ""),
    "a phrase of one term": (Phrased(FR, ("drone",)), "charlie"),
    "a phrase of no terms": (Phrased(FR, ()), ""),
    "a phrase in the title": (Phrased("title", ("tir", "missile")), "alpha"),
    "a phrase with an unknown term": (Phrased(FR, ("missile", "absent")), ""),
    "a phrase in another field": (Phrased("text_en", ("delivery", "ship")), "delta"),
    "near without slop is a phrase": (Near(FR, ("missile", "balistique"), 0), "alpha"),
    "near with one between": (Near(FR, ("missile", "tir"), 1), "alpha"),
    "near with fewer than needed": (Near(FR, ("missile", "nord"), 1), ""),
    "near with just enough": (Near(FR, ("missile", "nord"), 2), "alpha"),
    "near keeps the order": (Near(FR, ("tir", "missile"), 0), ""),
    "near keeps the order with slop": (Near(FR, ("essai", "balistique"), 9), ""),
    "near counts all gaps together": (Near(FR, ("missile", "tir", "essai"), 1), ""),
    "near of three": (Near(FR, ("missile", "tir", "essai"), 2), "alpha"),
    "near of four": (Near(FR, ("missile", "balistique", "nord", "essai"), 1), "alpha"),
    "near takes a later first word": (Near(FR, ("drone", "essaim"), 0), "charlie"),
    "near with one word twice": (Near(FR, ("missile", "missile"), 4), "alpha"),
    "near with one word twice, too far": (Near(FR, ("missile", "missile"), 3), ""),
    "near one word twice is not itself": (Near(FR, ("navire", "navire"), 9), ""),
    "near of one term": (Near(FR, ("embargo",), 3), "foxtrot"),
    "near of no terms": (Near(FR, (), 3), ""),
    "near counts the filler": (Near(FR, ("navire", "balistique"), 1), "bravo"),
    "near far apart": (Near(FR, ("sanction", "tir"), 4), "foxtrot"),
    "near either way, in order": (
        Near(FR, ("missile", "tir"), 1, either_way=True),
        "alpha",
    ),
    "near either way, the other way round": (
        Near(FR, ("tir", "missile"), 1, either_way=True),
        "alpha",
    ),
    "near either way, too far the other way round": (
        Near(FR, ("essai", "balistique"), 1, either_way=True),
        "",
    ),
    "near either way, one word twice": (
        Near(FR, ("missile", "missile"), 3, either_way=True),
        "",
    ),
    "near either way, one word once": (Near(FR, ("navire", "navire"), 9, either_way=True), ""),
    "near either way of three, reversed": (
        Near(FR, ("essai", "tir", "missile"), 2, either_way=True),
        "alpha",
    ),
    "near either way of three, mixed": (
        Near(FR, ("tir", "missile", "essai"), 9, either_way=True),
        "",
    ),
    "near in the title": (Near("title", ("tir", "missile"), 2), "alpha"),
    "a range of days": (Range("day", 20240110, 20240122), "alpha bravo"),
    "a range of one day": (Range("day", 20240205, 20240205), "charlie delta"),
    "a range open below": (Range("day", None, 20240101), "foxtrot"),
    "a range open above": (Range("day", 20240122), "bravo charlie delta"),
    "a range open on both sides is of dated ones": (
        Range("day"),
        "alpha bravo charlie delta foxtrot",
    ),
    "a range backwards": (Range("day", 20240205, 20240101), ""),
    "a range of months": (Range("month", 202401, 202401), "alpha bravo"),
    "a range holds a month known by its year": (Range("month", 202300, 202312), "foxtrot"),
    "everything": (Everything(), ALL),
    "nothing": (Nothing(), ""),
    "the best of": (Best((Term(FR, "drone"), Term("words", "ship"))), "charlie delta"),
    "the best of one": (Best((Term(FR, "drone"),)), "charlie"),
    "the best of none": (Best(()), ""),
    "the best of what matches nothing": (Best((Nothing(), Nothing())), ""),
    "the best of everything": (Best((Everything(), Term(FR, "drone"))), ALL),
    "any of": (AnyOf((Term(FR, "drone"), Term(FR, "char"))), "charlie echo"),
    "any of, two at least": (
        AnyOf((Term(FR, "livraison"), Term(FR, "nord"), Term(FR, "char")), 2),
        "echo foxtrot",
    ),
    "any of, all": (AnyOf((Term(FR, "livraison"), Term(FR, "nord")), 2), "echo foxtrot"),
    "any of, more than there are": (AnyOf((Term(FR, "nord"), Term(FR, "tir")), 3), ""),
    "any of, none asked for is one": (AnyOf((Term(FR, "drone"), Nothing()), 0), "charlie"),
    "any of nothing": (AnyOf(()), ""),
    "any of, where one is everything": (AnyOf((Everything(), Term(FR, "drone")), 2), "charlie"),
    "all of": (AllOf((Term(FR, "livraison"), Term(FR, "nord"))), "echo foxtrot"),
    "all of one": (AllOf((Term(FR, "drone"),)), "charlie"),
    "all of, with nothing among": (AllOf((Term(FR, "drone"), Nothing())), ""),
    "all of, across fields": (
        AllOf((Term("words", "missile"), Term("actor", "europe"))),
        "bravo delta",
    ),
    "all of, without": (AllOf((Term(FR, "nord"),), none=(Term(FR, "tir"),)), "golf"),
    "all of, without two": (
        AllOf((Term(FR, "nord"),), none=(Term(FR, "char"), Term(FR, "embargo"))),
        "alpha golf",
    ),
    "all of, without itself": (AllOf((Term(FR, "nord"),), none=(Term(FR, "nord"),)), ""),
    "all of, without what is nowhere": (AllOf((Term(FR, "drone"),), none=(Nothing(),)), "charlie"),
    "all but": (AllOf((), none=(Term("words", "missile"),)), "charlie echo foxtrot golf"),
    "all but everything": (AllOf((), none=(Everything(),)), ""),
    "all of no children": (AllOf(()), ALL),
    "preferring does not narrow": (
        AllOf((Term(FR, "nord"),), prefer=(Term(FR, "embargo"),)),
        "alpha echo foxtrot golf",
    ),
    "preferring alone matches all": (AllOf((), prefer=(Term(FR, "embargo"),)), ALL),
    "preferring nothing": (AllOf((Term(FR, "drone"),), prefer=(Nothing(),)), "charlie"),
    "a constant": (Constant(Term(FR, "drone"), 3.0), "charlie"),
    "a constant of nothing": (Constant(Nothing(), 3.0), ""),
    "a constant of everything": (Constant(Everything(), 3.0), ALL),
    "an exclusion inside an alternative": (
        AnyOf((AllOf((), none=(Term("lang", "fr"),)), Term(FR, "char"))),
        "delta echo golf",
    ),
    "alternatives inside a conjunction": (
        AllOf((AnyOf((Term(FR, "tir"), Term("text_en", "attack"))), Term("actor", "europe"))),
        "delta echo foxtrot",
    ),
    "an exclusion of an exclusion": (
        AllOf((), none=(AllOf((), none=(Term(FR, "drone"),)),)),
        "charlie",
    ),
    "deeply nested": (
        AllOf((Best((AnyOf((AllOf((Constant(Term(FR, "drone")),)),)),)),)),
        "charlie",
    ),
    "a range joined with a term": (
        AllOf((Range("day", 20240201), Term("actor", "asia"))),
        "charlie",
    ),
    "a range excluded": (AllOf((), none=(Range("day"),)), "echo golf"),
    "a phrase excluded": (
        AllOf((Term(FR, "missile"),), none=(Phrased(FR, ("missile", "balistique")),)),
        "bravo",
    ),
    "near excluded": (
        AllOf((Term(FR, "missile"),), none=(Near(FR, ("tir", "essai"), 1),)),
        "bravo",
    ),
    "a boost of nought still matches": (Term("words", "kn23", 0.0), "alpha"),
}


@pytest.mark.parametrize(("query", "ids"), MATCHES.values(), ids=MATCHES.keys())
def test_a_node_matches(library: Engine, query: Node, ids: str) -> None:
    assert found(library, query) == ids


@pytest.mark.parametrize(
    "query",
    [
        Term("nowhere", "x"),
        Term("day", "20240101"),
        Term("stored", "x"),
        Terms("month", ("202401",)),
        Phrased("words", ("a", "b")),
        Phrased("actor", ("a", "b")),
        Near("words", ("a", "b"), 1),
        Range("text_fr", 1, 2),
        Range("actor", 1, 2),
        AllOf((), none=(Best((Term("nowhere", "x"),)),)),
        AllOf((), prefer=(Constant(Range("title")),)),
    ],
    ids=repr,
)
def test_a_field_of_the_wrong_kind_is_refused(library: Engine, query: Node) -> None:
    with pytest.raises(EngineRefused):
        library.search(SearchRequest(query))
    with pytest.raises(EngineRefused):
        list(library.scan(SearchRequest(query)))


@pytest.mark.parametrize(
    "request_",
    [
        SearchRequest(filters=(Filter("nowhere", ("x",)),)),
        SearchRequest(filters=(Filter("words", ("x",)),)),
        SearchRequest(facets=(FacetRequest("nowhere"),)),
        SearchRequest(facets=(FacetRequest("story"),)),
        SearchRequest(facets=(FacetRequest("day"),)),
        SearchRequest(offset=-1),
        SearchRequest(size=-1),
    ],
    ids=repr,
)
def test_a_request_that_cannot_be_served_is_refused(
    library: Engine, request_: SearchRequest
) -> None:
    with pytest.raises(EngineRefused):
        library.search(request_)


ODD_TERMS = [
    "l'armée",
    "aujourd’hui",
    "s-300",
    "155mm",
    "c++",
    "a/b:c",
    "*",
    "(((",
    '"',
    "\\",
    "AND",
    "ロケット",
    "ракета",
    "🚀",
    "e\u0301",
    "x" * 200,
    "\u0000",
]


@pytest.mark.parametrize("term", ODD_TERMS, ids=ascii)
def test_a_term_is_taken_as_it_is(engine: Engine, term: str) -> None:
    held = document("odd", f"avant {term} après", words=term, actor=term, source=term)
    store(engine, [held, document("other", "avant après", words="avant", actor="b")])
    assert found(engine, Term(FR, term)) == "odd"
    assert found(engine, Phrased(FR, ("avant", term, "après"))) == "odd"
    assert found(engine, Near(FR, ("avant", "après"), 1)) == "odd other"
    assert found(engine, Term("words", term)) == "odd"
    page = engine.search(
        SearchRequest(filters=(Filter("actor", (term,)),), facets=(FacetRequest("actor"),))
    )
    assert [hit.id for hit in page.hits] == ["odd"]
    assert page.counts["actor"] == {term: 1, "b": 1}


def test_the_library_speaks_of_every_kind_of_field() -> None:
    assert {name for held in LIBRARY for name in held.keywords} >= {
        "actor", "weapon", "cited", "supplier", "recipient",
    }  # fmt: skip


def test_near_at_its_widest_keeps_the_order(engine: Engine) -> None:
    between = " ".join(f"mot{n}" for n in range(3))
    store(
        engine,
        [
            document("yes", f"un {between} deux {between} trois {between} quatre"),
            document("far", f"un {between} deux {between} trois {between} mot quatre"),
            document("no", f"deux {between} un {between} trois {between} quatre"),
        ],
    )
    terms = ("un", "deux", "trois", "quatre")
    assert widest_slop(len(terms), 50) == 9
    assert found(engine, Near(FR, terms, 9)) == "yes"
    with pytest.raises(EngineRefused):
        engine.search(SearchRequest(Near(FR, terms, 10)))


def test_the_articles_of_each_value_are_told(library: Engine) -> None:
    asked = ("s2", "nobody", "s1")
    assert library.tally("story", asked) == {"s2": 1, "nobody": 0, "s1": 2}
    assert library.tally("actor", ("prk",)) == {"prk": 2}


def test_a_range_from_below_nought_holds_no_article_without_a_day(library: Engine) -> None:
    dated = found(library, Range("day"))
    assert dated not in ("", ALL)
    assert found(library, Range("day", -5, 99_999_999)) == dated
    assert found(library, Range("day", -5)) == dated
