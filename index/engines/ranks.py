"""Exact pages, scans and counts out of what tantivy finds, in the order of the table of ids.

Input: a searcher, the compiler of its queries, and the table of ids that belongs to its commit.
Output: hits and counts as the contract states them. tantivy breaks ties by its own document
numbers; here a page is cut only from groups of equal score or day that are complete.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import Any, Protocol

from index.article import Article
from index.engines.bitmaps import BitMap, rank_counts
from index.engines.checks import is_flat
from index.engines.ids import IdTable
from index.query import Sort
from index.request import UNDATED, FacetRequest, SearchRequest, unranked
from index.result import Hit, ResultPage
from index.stored import article_from_json

__all__ = ["Compiler", "OpenRanks"]

#: Values of one facet that are counted; tantivy refuses more than 65,000 buckets a request.
_MAX_VALUES = 60_000
#: Serials of which a scan collects the hits at once, and hits whose articles it reads at once.
_SCAN, _READ = 100_000, 500
#: Hits in order of id up to which sorting by text is faster than sorting all hits by rank.
_SHALLOW = 200
#: Hits asked for beyond the page.
_SLACK = 24
#: Articles of pages that are remembered, since who narrows a search meets them again, and
#: characters of the longest as it is stored, translations and all.
_MOST_KNOWN, _LONGEST_KNOWN = 1_000, 15_000

#: Value and count of a bucket.
_counted = itemgetter("key", "doc_count")

#: A row as tantivy finds it: sort value, address; and as it is sorted: key, rank, sort value,
#: address.
Found = tuple[Any, Any]
Row = tuple[float, int, float, Any]


class Compiler(Protocol):
    """Makes the query objects of one index."""

    ascending: Any

    def request(self, request: SearchRequest, without: str = "") -> Any:
        """The query and every filter but those of the field `without`."""

    def serials_between(self, query: Any, first: int, last: int) -> Any:
        """The part of `query` whose serials lie in [first, last]."""

    def values(self, name: str, values: Sequence[object]) -> Any:
        """The articles whose field holds any of `values`; score 0."""


class OpenRanks:
    """One state of an index, open for reading; threads share it."""

    def __init__(self, searcher: Any, compiler: Compiler, ids: IdTable) -> None:
        self.searcher = searcher
        self._compile = compiler
        self._ids = ids
        self._known: dict[int, Article] = {}

    def search(self, request: SearchRequest) -> ResultPage:
        """One page, its total, and the counts that were asked for."""
        total, hits = self._page(request) if request.size else (self._total(request), [])
        return ResultPage(total, tuple(hits), self._counts(request, total))

    def fetch(self, ids: Sequence[str]) -> dict[str, Article]:
        """The stored articles of these ids."""
        ranks = {article_id: self._ids.below(article_id) for article_id in ids}
        there = {i: rank for i, rank in ranks.items() if rank < len(self._ids)}
        serials = {
            i: self._ids.serial(rank) for i, rank in there.items() if self._ids.id(rank) == i
        }
        articles = self._articles(list(serials.values()))
        return {article_id: articles[serial] for article_id, serial in serials.items()}

    def tally(self, field: str, values: Sequence[str]) -> dict[str, int]:
        """How many articles hold each of `values`."""
        asked = {value: self._compile.values(field, (value,)) for value in values}
        return {value: int(self.searcher.search(one, 1).count) for value, one in asked.items()}

    def batches(self, request: SearchRequest) -> Iterator[list[Hit]]:
        """Every match in ascending order of id. What is held of all of them is a bitmap of
        ranks."""
        query, ranks = self._compile.request(request), BitMap()
        for first in range(1, self._ids.last_serial + 1, _SCAN):
            part = self._compile.serials_between(query, first, first + _SCAN - 1)
            found = self.searcher.search(part, _SCAN).hits
            ranks.update(rank for rank, _, _ in self._ranked(found))
        for at in range(0, len(ranks), _READ):
            yield self._hits(list(ranks[at : at + _READ]))

    def _total(self, request: SearchRequest) -> int:
        query = self._compile.request(replace(request, query=unranked(request.query)))
        return int(self.searcher.search(query, 1).count)

    def _page(self, request: SearchRequest) -> tuple[int, list[Hit]]:
        """Total and hits. Asks for a few more hits than it needs, so that the last group of
        equals is seldom cut, and for many more where it is."""
        query = self._compile.request(request)
        start = 0 if request.after is not None else request.offset
        limit = start + request.size + _SLACK
        while True:
            total, rows = self._sorted(request, query, limit)
            if request.after is not None:
                start = self._position(rows, request)
            if len(rows) >= min(start + request.size, total):
                break
            limit = limit * 8 + 1000
        is_scored = request.sort == "relevance"
        return total, [
            Hit(
                self._ids.id(rank), value if is_scored else 0.0, self._shown(rank, at), float(value)
            )
            for _, rank, value, at in rows[start : start + request.size]
        ]

    def _sorted(self, request: SearchRequest, query: Any, limit: int) -> tuple[int, list[Row]]:
        """The total, and the first hits in order; the last group of equal keys is left out unless
        it is complete, so that fewer than `limit` may come back."""
        order: dict[str, Any] = {} if request.sort == "relevance" else {"order_by_field": "day"}
        if request.sort == "oldest":
            order["order"] = self._compile.ascending
        is_one_group = request.sort == "relevance" and is_flat(request.query)
        if is_one_group and limit <= _SHALLOW:
            return self._in_order_of_id(query, limit)
        answer = self.searcher.search(query, limit, **order)
        total = int(answer.count)
        if is_one_group and total > limit:
            answer = self.searcher.search(query, total)
        rows = sorted(
            (_key(value, request.sort), rank, value or 0, at)
            for rank, value, at in self._ranked(answer.hits)
        )
        if rows and len(rows) < total:
            last = rows[-1][0]
            while rows and rows[-1][0] == last:
                rows.pop()
        return total, rows

    def _in_order_of_id(self, query: Any, limit: int) -> tuple[int, list[Row]]:
        """Of hits that all have one score, the first by id, as tantivy sorts text."""
        best = self.searcher.search(query, 1)
        if not best.count:
            return 0, []
        score = float(best.hits[0][0])
        found = self.searcher.search(
            query, limit, order_by_field="id", order=self._compile.ascending
        ).hits
        ranked = sorted((-score, rank, score, at) for rank, _, at in self._ranked(found))
        return int(best.count), ranked

    def _position(self, rows: list[Row], request: SearchRequest) -> int:
        """Where the first row after the cursor is."""
        value, article_id = request.after or (0.0, "")
        rank = self._ids.below(article_id)
        if rank < len(self._ids) and self._ids.id(rank) == article_id:
            rank += 1
        key = _key(value or None if request.sort != "relevance" else value, request.sort)
        return bisect_right(rows, (key, rank - 0.5))

    def _ranked(self, found: Sequence[Found]) -> Iterator[tuple[int, Any, Any]]:
        """(rank, sort value, address) of each row."""
        serials = self.searcher.fast_field_values("serial", [address for _, address in found])
        rank = self._ids.rank
        return (
            (rank(serial), value, address)
            for serial, (value, address) in zip(serials, found, strict=True)
        )

    def _hits(self, ranks: Sequence[int]) -> list[Hit]:
        """The articles of these ranks, without a score."""
        serials = [self._ids.serial(rank) for rank in ranks]
        articles = self._articles(serials)
        return [
            Hit(self._ids.id(rank), 0.0, articles[serial], 0.0)
            for serial, rank in zip(serials, ranks, strict=True)
        ]

    def _articles(self, serials: Sequence[int]) -> dict[int, Article]:
        """The stored articles of these serials."""
        if not serials:
            return {}
        query = self._compile.values("serial", serials)
        addresses = [address for _, address in self.searcher.search(query, len(serials)).hits]
        found = self.searcher.fast_field_values("serial", addresses)
        return {int(n): self._article(at) for n, at in zip(found, addresses, strict=True)}

    def _shown(self, rank: int, address: Any) -> Article:
        """The stored article of a rank, which lies at `address`."""
        article = self._known.get(rank)
        if article is None:
            stored = self._stored(address)
            article = article_from_json(stored)
            if len(stored) <= _LONGEST_KNOWN:
                if len(self._known) >= _MOST_KNOWN:
                    self._known.clear()
                self._known[rank] = article
        return article

    def _article(self, address: Any) -> Article:
        return article_from_json(self._stored(address))

    def _stored(self, address: Any) -> str:
        stored = bytes(self.searcher.doc(address)["stored"][0])
        return stored.decode("utf-8", "surrogatepass")

    def _counts(self, request: SearchRequest, total: int) -> dict[str, dict[str, int]]:
        """Facets that obey the same filters are counted by one aggregation; what only ranks is
        left out of its query. Those without a filter of their own are of the `total` hits."""
        request = replace(request, query=unranked(request.query))
        own = {name for name, _ in request.limits}
        groups: dict[str, list[FacetRequest]] = {}
        for facet in request.facets:
            groups.setdefault(facet.field if facet.field in own else "", []).append(facet)
        counts: dict[str, dict[str, int]] = {}
        for without, facets in groups.items():
            query = self._compile.request(request, without)
            found = self._aggregate(query, facets, None if without else total)
            if left_out := request.left_out(without):
                kept = self._compile.request(_unchosen(request, without))
                among = dict.fromkeys(left_out, 0) | found[without]
                found = self._aggregate(kept, facets, None)
                found[without] |= {value: among[value] for value in left_out}
            counts |= found
        return {facet.field: rank_counts(counts[facet.field], facet) for facet in request.facets}

    def _aggregate(
        self, query: Any, facets: Sequence[FacetRequest], total: int | None
    ) -> dict[str, dict[str, int]]:
        """Every count of each facet; `total` is how many articles match, where that is known."""
        asked: dict[str, Any] = {
            facet.field: {"terms": {"field": facet.field, "size": _MAX_VALUES}} for facet in facets
        }
        if total is None:
            asked[""] = {"value_count": {"field": "serial"}}
        answer = self.searcher.aggregate(query, asked)
        counts = {}
        for facet in facets:
            rows = answer[facet.field]["buckets"]
            found: dict[str, int] = dict(map(_counted, rows))
            if facet.field == "month":
                found = {str(month): count for month, count in found.items()}
                every = int(answer[""]["value"]) if total is None else total
                found[UNDATED] = every - sum(found.values())
            counts[facet.field] = found
        return counts


def _unchosen(request: SearchRequest, name: str) -> SearchRequest:
    """The request without what its filters choose in a field; what they leave out stays out."""
    filters = (replace(f, any_of=()) if f.field == name else f for f in request.filters)
    return replace(request, filters=tuple(filters))


def _key(value: float | None, sort: Sort) -> float:
    """Ascending in the order of `sort`; undated last."""
    if sort == "relevance":
        return -(value or 0.0)
    if value is None:
        return float("inf")
    return value if sort == "oldest" else -value
