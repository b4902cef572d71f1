"""The engine for more than one machine: an index of an OpenSearch cluster.

Input: `Document`s, `SearchRequest`s. Output: `ResultPage`s. Compiles nodes into the cluster's
query language as plain objects; `cluster` speaks to it. Terms of a TEXT field go in parted by
blanks and are split at blanks only; the stored article is kept out of every index structure.

Facets are counted by one filter aggregation each over the query; the selection they leave out is
a post-filter. Nothing becomes visible before a session ends: the index never refreshes by itself.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from typing import IO, Any

from index.article import Article, Document
from index.engines.base import ClusterPlace, EngineWriter
from index.engines.bitmaps import rank_counts
from index.engines.bulk import Refusal, check_taken
from index.engines.checks import check_request
from index.engines.clauses import Clause, clause
from index.engines.cluster import Cluster
from index.errors import VigieError
from index.query import Sort
from index.request import UNDATED, FacetRequest, SearchRequest
from index.result import Hit, ResultPage
from index.schema import FIELDS, FieldKind, fingerprint
from index.stored import article_from_json

__all__ = ["OpenSearchEngine"]

#: One bulk request holds at most so many articles and bytes.
_BATCH, _BATCH_BYTES = 500, 8 << 20
#: Hits of one page of a scan; and the deepest that a search reaches without walking.
_SCAN, _WINDOW = 500, 10_000
#: Values of one facet that are counted; the cluster refuses more than 65,535 buckets a request.
_MAX_VALUES = 60_000
#: Stands for "no month"; and for "no day", below every day and above.
_NO_MONTH = 0
_NO_DAY = {"newest": 0, "oldest": 99_999_999}


def _index_body(place: ClusterPlace) -> dict[str, Any]:
    """Settings and mapping of an index, strict: an unknown field is refused."""
    whole = {"tokenizer": {"blanks": {"type": "whitespace", "max_token_length": 32_000}}}
    analyzer = {"analyzer": {"terms": {"type": "custom", "tokenizer": "blanks"}}}
    settings = {
        "number_of_shards": place.shards,
        "number_of_replicas": place.replicas,
        "refresh_interval": "-1",
        "analysis": whole | analyzer,
    }
    properties = {spec.name: dict(_MAPPING[spec.kind]) for spec in FIELDS}
    properties["id"] = {"type": "keyword"}
    mappings = {
        "dynamic": "strict",
        "_source": {"includes": ["id", "stored"]},
        "_meta": {"schema": fingerprint()},
        "properties": properties,
    }
    return {"settings": {"index": settings}, "mappings": mappings}


_MAPPING: dict[FieldKind, Clause] = {
    FieldKind.TEXT: {"type": "text", "analyzer": "terms"},
    FieldKind.TERMS: {"type": "keyword", "doc_values": False},
    FieldKind.KEYWORDS: {"type": "keyword"},
    FieldKind.NUMBER: {"type": "integer"},
    FieldKind.STORED: {"type": "keyword", "index": False, "doc_values": False},
}


class OpenSearchEngine:
    """One generation: one index. An index that is not there can be written to, not searched."""

    name = "opensearch"
    is_remote = True

    def __init__(self, place: ClusterPlace, cluster: Cluster | None = None) -> None:
        self._place = place
        self._cluster = cluster or Cluster.of(place)

    @contextmanager
    def writer(self) -> Iterator[EngineWriter]:
        """See `Engine.writer`. A new index is filled as documents come and removed on failure;
        changes to one that was there are held back on disk until the session ends."""
        is_new = not self._cluster.exists(self._place.index)
        if is_new:
            self._create()
        session = _Session(self._cluster, self._place.index, is_new=is_new)
        try:
            yield session
            session.commit()
        except BaseException:
            if is_new:
                with suppress(VigieError):
                    self._cluster.delete(self._place.index)
            raise
        finally:
            session.end()

    def search(self, request: SearchRequest) -> ResultPage:
        """See `Engine.search`."""
        check_request(request)
        body = _search_body(request)
        after = self._walked(request, body)
        if after is not None:
            body["from"], body["search_after"] = 0, after
        answer = self._cluster.search(body, index=self._place.index)
        hits = tuple(_hit(row, request.sort) for row in answer["hits"]["hits"])
        counts = {
            facet.field: _counts(answer["aggregations"][facet.field], facet)
            for facet in request.facets
        }
        return ResultPage(int(answer["hits"]["total"]["value"]), hits, counts)

    def fetch(self, ids: Sequence[str]) -> dict[str, Article]:
        """See `Engine.fetch`."""
        keys = sorted({_key(article_id) for article_id in ids})
        if not keys:
            self.count()
            return {}
        rows = self._cluster.documents(self._place.index, keys)
        return {row["id"]: article_from_json(row["stored"]) for row in rows}

    def scan(self, request: SearchRequest) -> Iterator[Hit]:
        """See `Engine.scan`. Holds one page of a view that later writing does not change."""
        check_request(request)
        plain = SearchRequest(request.query, request.filters, request.days, size=_SCAN)
        body = _search_body(plain) | {"sort": [{"id": "asc"}], "track_total_hits": False}
        with self._cluster.point_in_time(self._place.index) as view:
            while True:
                answer = self._cluster.search(body | {"pit": view})
                rows = answer["hits"]["hits"]
                for row in rows:
                    source = row["_source"]
                    yield Hit(source["id"], 0.0, article_from_json(source["stored"]))
                if len(rows) < _SCAN:
                    return
                body["search_after"] = rows[-1]["sort"]
                view["id"] = answer.get("pit_id", view["id"])

    def tally(self, field: str, values: Sequence[str]) -> dict[str, int]:
        """See `Engine.tally`."""
        wanted = {"field": field, "include": list(values), "size": len(values)}
        body: Clause = {"size": 0, "query": {"terms": {field: list(values)}}}
        body["aggs"] = {"values": {"terms": wanted}}
        answer = self._cluster.search(body, index=self._place.index)
        rows = answer["aggregations"]["values"]["buckets"]
        return dict.fromkeys(values, 0) | {str(row["key"]): int(row["doc_count"]) for row in rows}

    def count(self) -> int:
        """See `Engine.count`."""
        return self._cluster.count(self._place.index)

    def close(self) -> None:
        """See `Engine.close`."""
        self._cluster.close()

    def _create(self) -> None:
        """The template is for what the cluster makes under such a name by itself: the target of its
        own `_reindex`, or an index that was removed and is written to once more. Ours is given
        the same with its creation, since a template of someone else may come first."""
        body = _index_body(self._place)
        template = self._place.template
        if template is not None:
            self._cluster.put_template(template, f"{template}-*", body)
        self._cluster.create(self._place.index, body)

    def _walked(self, request: SearchRequest, body: Clause) -> list[Any] | None:
        """Where a page begins that is deeper than the cluster's window: the last hit before it."""
        if request.after is not None or request.offset + request.size <= _WINDOW:
            return None
        step = {key: value for key, value in body.items() if key not in ("aggs", "from")}
        step |= {"_source": False, "track_total_hits": False}
        left, last = request.offset, None
        while left:
            step["size"] = min(left, _WINDOW)
            rows = self._cluster.search(step, index=self._place.index)["hits"]["hits"]
            if not rows:
                break
            left, last = left - len(rows), rows[-1]["sort"]
            step["search_after"] = last
        return last


class _Session(EngineWriter):
    """Sends changes in batches; of two changes of one article in a batch only the last is sent,
    so that sending some of it again cannot turn them round."""

    def __init__(self, cluster: Cluster, index: str, *, is_new: bool) -> None:
        self._cluster = cluster
        self._index = index
        self._batch: dict[str, Clause | None] = {}
        self._bytes = 0
        self._refused: list[Refusal] = []
        self._held: IO[str] | None = None
        if not is_new:
            self._held = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115  # `end` closes it

    def put(self, document: Document) -> None:
        """See `EngineWriter.put`."""
        self._change(_key(document.id), _source(document))

    def delete(self, article_id: str) -> None:
        """See `EngineWriter.delete`."""
        self._change(_key(article_id), None)

    def commit(self) -> None:
        """Send what is left, then make everything durable and visible. Raises EngineRefused that
        names every document which the cluster did not take."""
        if self._held is not None:
            held, self._held = self._held, None
            with held:
                held.seek(0)
                for line in held:
                    self._change(*json.loads(line))
        self._send()
        check_taken(self._refused, self._index)
        self._cluster.settle(self._index)

    def end(self) -> None:
        """Forget what is held back."""
        if self._held is not None:
            self._held.close()

    def _change(self, key: str, source: Clause | None) -> None:
        if self._held is not None:
            self._held.write(json.dumps((key, source)) + "\n")
            return
        self._batch[key] = source
        self._bytes += len(source["stored"]) * 2 if source else 0
        if len(self._batch) >= _BATCH or self._bytes >= _BATCH_BYTES:
            self._send()

    def _send(self) -> None:
        if self._batch:
            self._refused += self._cluster.bulk(
                self._index,
                [
                    ({"delete" if source is None else "index": {"_id": key}}, source)
                    for key, source in self._batch.items()
                ],
            )
        self._batch, self._bytes = {}, 0


def _key(article_id: str) -> str:
    """The cluster's own key takes 512 bytes at most; an id may be longer."""
    return sha256(article_id.encode("utf-8", "surrogatepass")).hexdigest()


def _source(document: Document) -> Clause:
    texts = {name: " ".join(terms) for name, terms in document.texts.items()}
    words = {**document.terms, **document.keywords}
    return {
        "id": document.id,
        **texts,
        **{name: list(values) for name, values in words.items()},
        **document.numbers,
        "stored": document.stored,
    }


def _search_body(request: SearchRequest) -> Clause:
    """Filters of counted fields select after counting, the others before."""
    limits = [(name, clause(limit)) for name, limit in request.limits]
    counted = {facet.field for facet in request.facets}
    before = [limit for name, limit in limits if name not in counted]
    after = [limit for name, limit in limits if name in counted]
    query = clause(request.query)
    body: Clause = {
        "query": {"bool": {"must": [query], "filter": before}} if before else query,
        "size": request.size,
        "sort": _sort(request.sort),
        "track_total_hits": True,
    }
    if after:
        body["post_filter"] = {"bool": {"filter": after}}
    if request.facets:
        body["aggs"] = {facet.field: _facet(facet, request, limits) for facet in request.facets}
    if request.after is None:
        body["from"] = request.offset
    else:
        value, article_id = request.after
        body["search_after"] = [_sort_key(value, request.sort), article_id]
    return body


def _facet(facet: FacetRequest, request: SearchRequest, limits: list[tuple[str, Clause]]) -> Clause:
    """Counts over the query; over less only where a facet beside this one has a selection, or this
    one leaves values out, which are then counted apart."""
    counted = {one.field for one in request.facets} - {facet.field}
    others = [limit for name, limit in limits if name in counted]
    values: Clause = {"field": facet.field, "size": _MAX_VALUES}
    if facet.field == "month":
        values["missing"] = _NO_MONTH
    counts: dict[str, Clause] = {"values": {"terms": values}}
    if left_out := list(request.left_out(facet.field)):
        kept = {"bool": {"must_not": [{"terms": {facet.field: left_out}}]}}
        named = {"field": facet.field, "size": len(left_out), "include": left_out}
        counts = {"kept": {"filter": kept, "aggs": counts}, "left_out": {"terms": named}}
    elif not others:
        return counts["values"]
    return {"filter": {"bool": {"filter": others}}, "aggs": counts}


def _counts(answer: Clause, facet: FacetRequest) -> dict[str, int]:
    kept = answer.get("kept", answer)
    parts = [kept.get("values", kept), answer.get("left_out", {"buckets": ()})]
    found = {str(row["key"]): int(row["doc_count"]) for part in parts for row in part["buckets"]}
    if facet.field == "month":
        found[UNDATED] = found.pop(str(_NO_MONTH), 0)
    return rank_counts(found, facet)


def _sort(sort: Sort) -> list[Clause]:
    if sort == "relevance":
        return [{"_score": "desc"}, {"id": "asc"}]
    order = "desc" if sort == "newest" else "asc"
    return [{"day": {"order": order, "missing": _NO_DAY[sort]}}, {"id": "asc"}]


def _sort_key(value: float, sort: Sort) -> float:
    if sort == "relevance":
        return value
    return int(value) or _NO_DAY[sort]


def _hit(row: Clause, sort: Sort) -> Hit:
    value = row["sort"][0]
    if sort != "relevance" and value == _NO_DAY[sort]:
        value = 0
    source = row["_source"]
    score = float(value) if sort == "relevance" else 0.0
    return Hit(source["id"], score, article_from_json(source["stored"]), float(value))
