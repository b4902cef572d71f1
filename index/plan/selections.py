"""What a search selects beside its words: filters, days, and the facets that are counted.

Input: `SearchParams`. Output: the parts of a `SearchRequest`.
"""

from __future__ import annotations

from index.errors import UsageError
from index.parse import days_of, diagnose
from index.query import FACETS, SELECTIONS, SearchParams
from index.request import DayFilter, FacetRequest, Filter
from index.result import Diagnostic

__all__ = ["day_filter", "facet_requests", "filters"]

_REMEDY = "write a year, month or day: 2024, 2024-01 or 2024-01-05"


def filters(params: SearchParams) -> tuple[Filter, ...]:
    """The facet selections."""
    fields = dict.fromkeys(one.field for one in SELECTIONS)
    chosen = (
        Filter(params.field_of(one), params.selected(one), params.excluded(one)) for one in fields
    )
    return tuple(one for one in chosen if one.any_of or one.none_of)


def facet_requests(params: SearchParams) -> tuple[FacetRequest, ...]:
    """The facets of an answer; what is selected or excluded is always counted. Raises UsageError
    for a facet that does not exist."""
    wanted = dict.fromkeys(FACETS if params.facets is None else params.facets)
    for name in wanted:
        if name not in FACETS:
            known = ", ".join(FACETS)
            raise UsageError(f"there is no facet {name!r}", place="facets", remedy=f"use {known}")
    return tuple(
        FacetRequest(params.field_of(name), always=(*params.selected(name), *params.excluded(name)))
        for name in wanted
    )


def day_filter(params: SearchParams) -> tuple[DayFilter, tuple[Diagnostic, ...]]:
    """The date selection; a backward range is turned round and said. Raises UsageError for what
    is no date."""
    first, last = _days("from", params.date_from), _days("to", params.date_to)
    diagnostics: tuple[Diagnostic, ...] = ()
    if first and last and first[0] > last[1]:
        first, last = last, first
        diagnostics = (diagnose("backward-range", params.ui, 0, 0),)
    undated = params.undated or ("exclude" if first or last else "include")
    chosen = DayFilter(first[0] if first else None, last[1] if last else None, undated)
    return chosen, diagnostics


def _days(name: str, value: str | None) -> tuple[int, int] | None:
    if not value or not value.strip():
        return None
    days = days_of(value)
    if days is None:
        raise UsageError(f"{value!r} is not a date", place=name, remedy=_REMEDY)
    return days
