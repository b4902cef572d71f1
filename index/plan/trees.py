"""The tree of a query, walked and written again.

Input: an `Ast`. Output: its leaves, or the tree with some of its parts replaced. Depth is bounded
by the parser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from index.query import And, Ast, Not, Or

__all__ = ["leaves", "rewritten"]


def leaves(ast: Ast) -> Iterator[Ast]:
    """What joins nothing else, in the order of the query."""
    match ast:
        case And(children) | Or(children):
            for child in children:
                yield from leaves(child)
        case Not(child):
            yield from leaves(child)
        case _:
            yield ast


def rewritten(
    ast: Ast,
    row: Callable[[Sequence[Ast]], Iterable[Ast]],
    leaf: Callable[[Ast], Ast] = lambda ast: ast,
) -> Ast:
    """The tree with other parts. `row` gives the children of a conjunction anew, and sees to what
    is below them; `leaf` gives every leaf anew that stands in no conjunction."""
    match ast:
        case And(children):
            return replace(ast, children=tuple(row(children)))
        case Or(children):
            return Or(tuple(rewritten(child, row, leaf) for child in children))
        case Not(child):
            return Not(rewritten(child, row, leaf))
        case _:
            return leaf(ast)
