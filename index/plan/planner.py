"""The planner: search parameters to a request, with its marks and its receipt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from index.errors import UsageError
from index.gazetteer import Gazetteer
from index.parse import parse
from index.plan.compiler import Compiler
from index.plan.fields import Values, day_filter, facet_requests, filters, no_values
from index.plan.lexis import Lexis
from index.plan.marking import marking, receipt_row
from index.plan.preference import Preference
from index.query import SearchParams
from index.request import AllOf, Everything, Marking, Node, Nothing, SearchRequest
from index.result import Receipt
from index.vocabulary import Vocabulary

__all__ = ["MAX_SIZE", "MAX_WINDOW", "Plan", "plan"]

#: Hits on a page, at most.
MAX_SIZE = 100
#: Hits that can be reached by page number; further ones by cursor.
MAX_WINDOW = 10_000


@dataclass(frozen=True, slots=True)
class Plan:
    """What to ask the engine, what to mark in the articles, and how the query was read."""

    request: SearchRequest
    marking: Marking
    receipt: Receipt


def plan(
    params: SearchParams,
    vocabulary: Vocabulary,
    gazetteer: Gazetteer,
    langs: Iterable[str],
    *,
    values: Values = no_values,
) -> Plan:
    """The plan for one search over a generation whose articles are in `langs`; `values` gives the
    values that a keyword field of the generation holds.

    Raises UsageError that names the argument for a wrong date, page or size; never for the text.
    """
    days, said = day_filter(params)
    parsed = parse(params.text, params.ui)
    compiler = Compiler(
        params.text,
        Lexis(vocabulary, langs),
        gazetteer,
        params.ui,
        params.expand,
        params.operator == "any",
        values,
    )
    query: Node = Nothing() if params.text.strip() else Everything()
    if parsed.ast is not None:
        query = compiler.compile(parsed.ast)
        preference = Preference(compiler.lexis, gazetteer)
        if prefer := preference.nodes(compiler.wanted, compiler.rows):
            query = _preferring(query, prefer)
    request = SearchRequest(
        query=query,
        filters=filters(params),
        days=days,
        facets=facet_requests(params),
        sort=params.sort,
        offset=_offset(params),
        size=params.size,
    )
    diagnostics = sorted(
        (*said, *parsed.diagnostics, *compiler.diagnostics), key=lambda one: (one.start, one.end)
    )
    receipt = Receipt(
        params.text,
        operator="any" if params.operator == "any" else "all",
        understood=tuple(map(receipt_row, compiler.read)),
        diagnostics=tuple(diagnostics),
    )
    return Plan(request, marking(compiler.wanted), receipt)


def _preferring(query: Node, prefer: tuple[Node, ...]) -> Node:
    if isinstance(query, AllOf):
        return replace(query, prefer=(*query.prefer, *prefer))
    return AllOf((query,), prefer=prefer)


def _offset(params: SearchParams) -> int:
    if not 1 <= params.size <= MAX_SIZE:
        raise UsageError(
            f"{params.size} hits a page", place="size", remedy=f"ask for 1 to {MAX_SIZE}"
        )
    if params.page < 1:
        raise UsageError(
            f"there is no page {params.page}", place="page", remedy="pages count from 1"
        )
    if params.cursor is not None:
        return 0
    if params.page * params.size > MAX_WINDOW:
        raise UsageError(
            f"page {params.page} lies beyond the first {MAX_WINDOW} articles",
            place="page",
            remedy="follow the cursor of each answer, or export",
        )
    return (params.page - 1) * params.size
