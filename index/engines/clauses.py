"""The nodes of a request in OpenSearch's query language, as plain objects.

Input: a `Node`. Output: the clause that matches and scores the same articles.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from index.request import (
    AllOf,
    AnyOf,
    Best,
    Constant,
    Everything,
    Near,
    Node,
    Nothing,
    Phrased,
    Range,
    Term,
    Terms,
)
from index.schema import FieldKind, field

__all__ = ["Clause", "clause"]

Clause = dict[str, Any]


def clause(node: Node) -> Clause:  # noqa: C901  # one arm a node type
    """The clause of one node."""
    match node:
        case Term(name, term, boost):
            if field(name).kind is FieldKind.TEXT:
                return {"term": {name: {"value": term, "boost": boost}}}
            return _flat({"term": {name: term}}, boost)
        case Terms(name, terms, boost):
            return _flat({"terms": {name: list(terms)}}, boost)
        case Phrased(name, terms, boost):
            return _phrase(name, terms, boost)
        case Near():
            return _near(node)
        case Range():
            return _flat(_range(node), 0.0)
        case Everything():
            return _flat({"match_all": {}}, 0.0)
        case Nothing():
            return {"match_none": {}}
        case Best(children, tie):
            parts = [clause(child) for child in children]
            return (
                {"dis_max": {"queries": parts, "tie_breaker": tie}} if parts else clause(Nothing())
            )
        case AnyOf(children, at_least):
            if max(at_least, 1) > len(children):
                return clause(Nothing())
            should = [clause(child) for child in children]
            return {"bool": {"should": should, "minimum_should_match": max(at_least, 1)}}
        case AllOf(children, none, prefer):
            return {
                "bool": {
                    "must": [clause(child) for child in children] or [clause(Everything())],
                    "must_not": [clause(child) for child in none],
                    "should": [clause(child) for child in prefer],
                    "minimum_should_match": 0,
                }
            }
        case Constant(child, score):
            return _flat(clause(child), score)


def _flat(clause: Clause, score: float) -> Clause:
    return {"constant_score": {"filter": clause, "boost": score}}


def _range(node: Range) -> Clause:
    """The clause of a range, without a score; an open one asks for any value."""
    if node.low is None and node.high is None:
        return {"exists": {"field": node.field}}
    ends = {"gte": node.low, "lte": node.high}
    return {"range": {node.field: {key: end for key, end in ends.items() if end is not None}}}


def _phrase(name: str, terms: Sequence[str], boost: float) -> Clause:
    if len(terms) < 2:
        return clause(Term(name, terms[0], boost) if terms else Nothing())
    return {"match_phrase": {name: {"query": " ".join(terms), "boost": boost}}}


def _near(node: Near) -> Clause:
    if len(node.terms) < 2:
        return _flat(_phrase(node.field, node.terms, 1.0), node.boost)
    either = [
        {
            "all_of": {
                "ordered": True,
                "max_gaps": node.slop,
                "intervals": [{"match": {"query": term}} for term in terms],
            }
        }
        for terms in node.orders
    ]
    return _flat({"intervals": {node.field: {"any_of": {"intervals": either}}}}, node.boost)
