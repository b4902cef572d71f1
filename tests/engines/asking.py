"""What an engine finds, as a line of ids to be compared by eye."""

from __future__ import annotations

from typing import Any

from index.engines import Engine
from index.request import Constant, Everything, Node, SearchRequest

#: Where the library's texts are.
FR = "text_fr"


def ids(engine: Engine, request: SearchRequest) -> str:
    """Ids of the first page, in order."""
    return " ".join(hit.id for hit in engine.search(request).hits)


def asked(engine: Engine, node: Node | None = None, /, **rest: Any) -> str:
    """Ids of the first page in order of id, for a query where every score is the same."""
    request = SearchRequest(Constant(node or Everything()), **rest)
    return ids(engine, request)
