"""Answers a `SearchRequest` over rows: filters, days, facets, order and page.

Input: a `Catalogue` and an `Evaluator` of the same rows. Output: rows in order with their sort
values, exact totals and counts. Knows no engine.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from index.engines.bitmaps import BitMap, ValueSets
from index.engines.catalogue import Catalogue
from index.engines.evaluate import Evaluator, Found, order_rows, rows_of
from index.request import UNDATED, DayFilter, Filter, SearchRequest

__all__ = ["RowPage", "RowSearch"]

#: The own filter of the facet `month`.
_DAYS = "month"


@dataclass(frozen=True, slots=True)
class RowPage:
    """Rows of one page with score and sort value; total and counts as in `ResultPage`."""

    total: int
    rows: tuple[tuple[int, float], ...]
    counts: dict[str, dict[str, int]]


class RowSearch:
    """Searches over the rows of one open index; safe for concurrent use."""

    def __init__(self, catalogue: Catalogue, evaluator: Evaluator) -> None:
        self._catalogue = catalogue
        self._evaluator = evaluator

    def page(self, request: SearchRequest) -> RowPage:
        """One page, its total, and the counts that were asked for."""
        found = self._evaluator.find(request.query)
        matched = rows_of(found)
        limits = self._limits(request)
        hits = _within(matched, limits.values())
        counts = {
            facet.field: self._sets(facet.field).count(
                _within(matched, (rows for name, rows in limits.items() if name != facet.field)),
                facet,
                request.left_out(facet.field),
            )
            for facet in request.facets
        }
        return RowPage(len(hits), self._ordered(request, found, hits), counts)

    def all_rows(self, request: SearchRequest) -> list[int]:
        """Every matching row in ascending order of id."""
        found = self._evaluator.find(request.query)
        hits = _within(rows_of(found), self._limits(request).values())
        ranks = self._catalogue.order
        return sorted(hits, key=ranks.__getitem__)

    def _ordered(
        self, request: SearchRequest, found: Found, hits: BitMap
    ) -> tuple[tuple[int, float], ...]:
        if not request.size or not hits:
            return ()
        after = None
        if request.after is not None:
            after = (request.after[0], self._catalogue.rank(request.after[1]))
        days = self._catalogue.numbers["day"]
        start = 0 if after is not None else request.offset
        ordered = order_rows(
            found, hits, days, self._catalogue.order, request.sort, after, start + request.size
        )
        return tuple(ordered[start : start + request.size])

    def _sets(self, field: str) -> ValueSets:
        return self._catalogue.months if field == _DAYS else self._catalogue.keywords[field]

    def _limits(self, request: SearchRequest) -> dict[str, BitMap]:
        """For each field that is filtered, the rows that its filters let through: those of
        `SearchRequest.limits`, from the sets of values, in much less time."""
        limits: dict[str, BitMap] = {}
        for chosen in request.filters:
            rows = self._chosen(chosen)
            limits[chosen.field] = limits[chosen.field] & rows if chosen.field in limits else rows
        if request.days != DayFilter():
            limits[_DAYS] = self._dated(request.days)
        return limits

    def _chosen(self, chosen: Filter) -> BitMap:
        sets = self._catalogue.keywords[chosen.field]
        rows = sets.any_of(chosen.any_of) if chosen.any_of else self._catalogue.live
        return rows - sets.any_of(chosen.none_of)

    def _dated(self, days: DayFilter) -> BitMap:
        undated = self._catalogue.months.rows(UNDATED)
        if days.undated == "only":
            return undated
        inside = rows_of(self._evaluator.find(days.inside))
        return inside | undated if days.undated == "include" else inside


def _within(rows: BitMap, limits: Iterable[BitMap]) -> BitMap:
    for limit in limits:
        rows = rows & limit
    return rows
