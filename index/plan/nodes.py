"""Nodes made of nodes: any of them, all of them, the best of them; a lighter one; a run of stems.

Input: nodes for the engine. Output: one node, the plainest that finds the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from index.request import (
    AllOf,
    AnyOf,
    Best,
    Constant,
    Near,
    Node,
    Nothing,
    Phrased,
    Term,
    Terms,
)

__all__ = ["Run", "all_of", "any_of", "best", "children_of", "lighter", "run_node"]

#: Share of the other readings of a word in its score.
_TIE = 0.1

#: A field, stems of it that follow each other, and how many other terms may stand between them.
Run = tuple[str, tuple[str, ...], int]


def best(children: Sequence[Node]) -> Node:
    """The best of `children`; Nothing where there is none."""
    return _plainest(children, lambda distinct: Best(distinct, _TIE))


def all_of(children: Sequence[Node]) -> Node:
    """All of `children`; Nothing where there is none."""
    return _plainest(children, AllOf)


def any_of(children: Sequence[Node], at_least: int = 1) -> Node:
    """At least `at_least` of `children`; Nothing where there is none."""
    return _plainest(children, lambda distinct: AnyOf(distinct, min(at_least, len(distinct))))


def _plainest(children: Sequence[Node], joined: Callable[[tuple[Node, ...]], Node]) -> Node:
    """The children joined, each once; one alone as it is."""
    distinct = tuple(dict.fromkeys(children))
    if len(distinct) > 1:
        return joined(distinct)
    return distinct[0] if distinct else Nothing()


def children_of(node: Node) -> tuple[Node, ...]:
    """What a node offers as alternatives: itself where it is none."""
    return node.children if isinstance(node, Best) else (node,)


def lighter(node: Node, weight: float) -> Node:
    """A node that finds the same and scores `weight` times as much."""
    if weight == 1:
        return node
    match node:
        case Term() | Terms() | Phrased() | Near():
            return replace(node, boost=node.boost * weight)
        case Constant():
            return replace(node, score=node.score * weight)
        case Best() | AnyOf():
            children = tuple(lighter(child, weight) for child in node.children)
            return replace(node, children=children)
        case AllOf():
            children = tuple(lighter(child, weight) for child in node.children)
            prefer = tuple(lighter(child, weight) for child in node.prefer)
            return replace(node, children=children, prefer=prefer)
        case _:
            return node


def run_node(run: Run, boost: float = 1.0) -> Node:
    """The node of a run of stems."""
    field, stems, slop = run
    if len(stems) == 1:
        return Term(field, stems[0], boost)
    return Near(field, stems, slop, boost) if slop else Phrased(field, stems, boost)
