"""What every engine refuses before it asks anything of its library.

Input: a `SearchRequest`. Output: nothing, or EngineRefused. An unknown field is silence in one
library and an error in another; here it is an error for all.
"""

from __future__ import annotations

from collections.abc import Iterator

from index.errors import EngineRefused
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
    SearchRequest,
    Term,
    Terms,
    widest_slop,
)
from index.schema import FieldKind, facet_fields, field

__all__ = ["check_request", "is_flat"]

_WORDS = (FieldKind.TEXT, FieldKind.TERMS, FieldKind.KEYWORDS)


def check_request(request: SearchRequest) -> None:
    """Raises EngineRefused that names the field which cannot be asked for what is asked."""
    _check_node(request.query)
    for chosen in request.filters:
        _expect(chosen.field, (FieldKind.KEYWORDS,), "filtered")
    for facet in request.facets:
        if facet.field not in facet_fields():
            raise EngineRefused("this field is not counted", place=facet.field)
    if request.offset < 0 or request.size < 0:
        raise EngineRefused("offset and size cannot be negative", place="SearchRequest")


def _check_node(node: Node) -> None:
    """Raises EngineRefused where a node names a field of the wrong kind or is too wide a `Near`."""
    match node:
        case Term() | Terms():
            _expect(node.field, _WORDS, "searched for a term")
        case Phrased() | Near():
            _expect(node.field, (FieldKind.TEXT,), "searched for a phrase")
            if isinstance(node, Near) and node.slop > widest_slop(len(node.terms), node.slop):
                raise EngineRefused("too many terms so far apart", place=node.field)
        case Range():
            _expect(node.field, (FieldKind.NUMBER,), "searched for a range")
        case _:
            for child in _children(node):
                _check_node(child)


def _children(node: Node) -> Iterator[Node]:
    """The nodes directly below `node`."""
    match node:
        case Best() | AnyOf():
            yield from node.children
        case AllOf():
            yield from (*node.children, *node.none, *node.prefer)
        case Constant():
            yield node.child
        case Term() | Terms() | Phrased() | Near() | Range() | Everything() | Nothing():
            return


def _expect(name: str, kinds: tuple[FieldKind, ...], what: str) -> None:
    try:
        kind = field(name).kind
    except KeyError:
        raise EngineRefused("no such field", place=name) from None
    if kind not in kinds:
        raise EngineRefused(f"this field cannot be {what}", place=name)


def is_flat(node: Node) -> bool:
    """Whether every article that matches is bound to have the same score."""
    match node:
        case Term():
            return field(node.field).kind is not FieldKind.TEXT
        case Phrased():
            return False
        case AllOf():
            return not node.prefer and all(is_flat(child) for child in node.children)
        case Best() | AnyOf():
            return len(node.children) < 2 and all(is_flat(child) for child in node.children)
        case Terms() | Near() | Range() | Everything() | Nothing() | Constant():
            return True
