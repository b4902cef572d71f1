"""Vigie in a cluster next to the same cluster driven by hand: `python -m bench.cluster`.

Input: how many articles (10,000). Output: the write path, bytes an article, the time of a search
with three facets and ten passages asked of each in turn in one run, and where Vigie's time goes.
It starts a node of OpenSearch on this machine as `tests/cluster` does (Java and Maven).

By hand means one request of opensearch-py: a `multi_match` over title and text that OpenSearch
analyses as French, its own highlighter, three aggregations, exact totals. "Engine" is Vigie's
engine asked for the same three facets and ten articles, then with their passages; "Vigie" is a
whole search: the query planned in two languages, seven facets, the near-duplicates of each hit.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import httpx
from opensearchpy import OpenSearch
from opensearchpy.helpers import bulk

from bench.corpus import write_articles
from bench.engines import rows, tell_written
from bench.peers import FACETS, Found, Row
from bench.timing import QUERIES, table, timed, used
from index.engines import opensearch_
from index.errors import NoIndex
from index.gazetteer import load_gazetteer
from index.generations import Store, open_store
from index.pipeline import reindex
from index.plan import plan
from index.query import SearchParams
from index.request import FacetRequest, SearchRequest
from index.searcher import Searcher, lexicon_of, searching
from index.settings import Settings
from index.snippet import snippets
from tests.cluster.nodes import running

BY_HAND, ENGINE, PASSAGES, VIGIE, EMBEDDED = (
    "OpenSearch by hand",
    "OpenSearch, engine",
    "engine and passages",
    "OpenSearch, Vigie",
    "tantivy, Vigie",
)
#: A node as large as one machine for everything lets it be, with its compilers on.
JAVA = ("-Xms1g", "-Xmx1g")
#: Rounds that are not counted: the node compiles what it does often.
WARMING = 15
#: Seconds after which a node knows that no replica needs a document as it was sent.
LEASE = 240
#: Name of a part of a search to where its function stands.
PARTS: dict[str, tuple[Any, str]] = {
    "plan": (searching, "plan"),
    "request body": (opensearch_, "_search_body"),
    "client": (OpenSearch, "search"),
    "stored articles": (opensearch_, "_hit"),
    "snippets": (searching, "snippets"),
    "facet labels": (searching, "facets"),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--keep", type=Path, help="folder of node and indexes, written once")
    asked = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}")
    with ExitStack() as stack:
        folder = asked.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        node = stack.enter_context(running(1, folder.absolute() / "node", java=JAVA))
        process = node.nodes[0].process
        assert process is not None
        path, what = write_articles(folder, asked.articles, lang="fr")
        print(f"{what}\n\nwrite path, as a user runs it")
        stores = {
            engine: stack.enter_context(closing(written(engine, place, path, process.pid)))
            for engine, place in {
                "tantivy": str(folder / "tantivy"),
                "opensearch": f"{node.hosts[0]}/vigie",
            }.items()
        }
        by_hand = ByHand(node.hosts[0])
        by_hand.write(rows(stores["tantivy"].current().engine.scan(SearchRequest())))
        tell_sizes(node.hosts[0], asked.articles)
        tell_heap(node.hosts[0], process.pid)
        measure(stores, by_hand, asked.rounds, process.pid)


def written(engine: str, place: str, path: Path, node: int) -> Store:
    """The index at `place`, written as a user does unless it is there."""
    settings = Settings(index=place, engine="auto", replicas=0, engine_timeout=60)
    store = open_store(settings)
    try:
        store.current()
    except NoIndex:
        began, before = used(), processor_of(node)
        summary = reindex([str(path)], settings.model_copy(update={"engine": engine}))
        tell_written(f"Vigie, {engine}", summary, used() - began, place)
        cost = (processor_of(node) - before) / summary.indexed * 1000
        print(f"  {'':<20}{cost:>25.2f} ms of the node's")
    return store


def measure(stores: dict[str, Store], by_hand: ByHand, rounds: int, node: int) -> None:
    """Every query asked of each in turn."""
    gazetteer = load_gazetteer()
    cluster, embedded = (Searcher(stores[name], gazetteer) for name in ("opensearch", "tantivy"))
    searches: dict[str, Callable[[str], object]] = {
        BY_HAND: by_hand.search,
        ENGINE: engine_alone(stores["opensearch"], has_passages=False),
        PASSAGES: engine_alone(stores["opensearch"], has_passages=True),
        VIGIE: lambda text: cluster.search(SearchParams(text=text)),
        EMBEDDED: lambda text: embedded.search(SearchParams(text=text)),
    }
    timed(searches, QUERIES, WARMING)
    spent = timed(searches, QUERIES, rounds)
    table("search, three facets, ten passages", spent)
    for name in (ENGINE, PASSAGES, VIGIE, EMBEDDED):
        tell_ratio(name, spent[name], spent[BY_HAND])
    tell_processor(searches, rounds, node)
    where_the_time_goes(BY_HAND, by_hand.search)
    where_the_time_goes(PASSAGES, searches[PASSAGES])
    where_the_time_goes(VIGIE, searches[VIGIE])


class ByHand:
    """An index as a manual of OpenSearch shows it, asked through opensearch-py."""

    _INDEX = "by-hand"
    _PROPERTIES: ClassVar = {
        "title": {"type": "text", "analyzer": "french"},
        "text": {"type": "text", "analyzer": "french"},
        "actor": {"type": "keyword"},
        "source": {"type": "keyword"},
        "month": {"type": "integer"},
    }

    def __init__(self, host: str) -> None:
        self._client = OpenSearch([host], timeout=60)

    def write(self, given: Iterable[Row]) -> None:
        """Index the rows, unless that was done."""
        if self._client.indices.exists(index=self._INDEX):
            return
        settings = {"index": {"number_of_shards": 1, "number_of_replicas": 0}}
        body = {"settings": settings, "mappings": {"properties": self._PROPERTIES}}
        self._client.indices.create(index=self._INDEX, body=body)
        names = ("title", "text", "actor", "source", "month")
        actions = ({"_index": self._INDEX, **dict(zip(names, row, strict=True))} for row in given)
        began = time.perf_counter()
        count, _ = bulk(self._client, actions, request_timeout=120)
        print(f"  by hand{'':<13}{count / (time.perf_counter() - began):>8,.0f} articles/s")
        self._client.indices.refresh(index=self._INDEX)

    def ask(self, words: str) -> dict[str, Any]:
        matching = {"query": words, "fields": ["title^2", "text"], "operator": "and"}
        body = {
            "query": {"multi_match": {**matching, "type": "cross_fields"}},
            "size": 10,
            "_source": ["title", "source", "month"],
            "track_total_hits": True,
            "highlight": {
                "fields": {
                    "title": {"number_of_fragments": 0},
                    "text": {"fragment_size": 280, "number_of_fragments": 2},
                }
            },
            "aggs": {name: {"terms": {"field": name, "size": 1000}} for name in FACETS},
        }
        answer: dict[str, Any] = self._client.search(index=self._INDEX, body=body)
        return answer

    def search(self, words: str) -> Found:
        answer = self.ask(words)
        return Found(
            answer["hits"]["total"]["value"],
            [" … ".join(hit["highlight"].get("text", ())) for hit in answer["hits"]["hits"]],
            {
                name: {str(b["key"]): b["doc_count"] for b in found["buckets"]}
                for name, found in answer["aggregations"].items()
            },
        )


def engine_alone(store: Store, *, has_passages: bool) -> Callable[[str], object]:
    """The engine asked for three facets and ten articles, planned beforehand, with or without
    cutting the passages, which Vigie does and not the node."""
    generation, gazetteer = store.current(), load_gazetteer()
    facets = tuple(FacetRequest(name) for name in FACETS)
    plans = {
        text: plan(
            SearchParams(text=text),
            generation.vocabulary,
            gazetteer,
            generation.manifest.langs,
            values=lambda _: {},
            lexicon=lexicon_of(),
        )
        for text in QUERIES
    }

    def search(text: str) -> object:
        planned = plans[text]
        page = generation.engine.search(replace(planned.request, facets=facets))
        hits = page.hits if has_passages else ()
        return page, [snippets(hit.article, planned.marking, gazetteer) for hit in hits]

    return search


Times = dict[str, list[float]]


def tell_ratio(name: str, own: Times, other: Times) -> None:
    """Of the medians and of the fastest rounds, query by query."""
    for what, of in (("medians", statistics.median), ("fastest rounds", min)):
        each = sorted(of(own[text]) / of(other[text]) for text in own)
        whole = sum(of(own[text]) for text in own) / sum(of(other[text]) for text in own)
        print(
            f"  {name} : by hand, {what}: {whole:.2f} of all together; {each[0]:.2f} to "
            f"{each[-1]:.2f} by query"
        )


def tell_processor(searches: dict[str, Callable[[str], object]], rounds: int, node: int) -> None:
    """Milliseconds of processor a search, of the node and of its client; Linux only. Other work
    of the machine disturbs them less than it does the time that passes."""
    spent = {name: [0.0, 0.0] for name in searches}
    for _ in range(rounds):
        for name, search in searches.items():
            before = processor_of(node), time.process_time()
            for text in QUERIES:
                search(text)
            spent[name][0] += processor_of(node) - before[0]
            spent[name][1] += time.process_time() - before[1]
    print("\nprocessor time of a search")
    for name, (of_node, of_client) in spent.items():
        each = 1000 / rounds / len(QUERIES)
        print(f"  {name:<20}node{of_node * each:>7.1f}   client{of_client * each:>7.1f}  ms")


def processor_of(process: int) -> float:
    """Seconds of processor that another process has used."""
    figures = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(figures[11]) + int(figures[12])) / os.sysconf("SC_CLK_TCK")


def where_the_time_goes(name: str, search: Callable[[str], object]) -> None:
    """Milliseconds of each part of a search; what the node says it took is within the client's."""
    spent: dict[str, float] = defaultdict(float)
    calls: dict[str, int] = defaultdict(int)
    asked = QUERIES * 5
    with ExitStack() as stack:
        for part, (place, function) in PARTS.items():
            before = getattr(place, function)
            stack.callback(setattr, place, function, before)
            setattr(place, function, watched(before, part, spent, calls))
        began = time.perf_counter()
        for text in asked:
            search(text)
        spent["whole"] = time.perf_counter() - began
    answered = spent.pop("kilobytes answered", 0.0)
    print(f"\n{name}: where the time of a search goes; {answered / len(asked):.0f} kB answered")
    for part, seconds in spent.items():
        print(f"  {part:<18}{seconds / len(asked) * 1000:>8.2f} ms{calls[part] / len(asked):>7.1f}")


def watched(
    function: Callable[..., Any], part: str, spent: dict[str, float], calls: dict[str, int]
) -> Callable[..., Any]:
    def watching(*given: Any, **named: Any) -> Any:
        began = time.perf_counter()
        answer = function(*given, **named)
        spent[part] += time.perf_counter() - began
        calls[part] += 1
        if part == "client":
            spent["of it the node"] += answer["took"] / 1000
            spent["kilobytes answered"] += len(json.dumps(answer)) / 1000
        return answer

    return watching


def tell_sizes(host: str, count: int) -> None:
    """Bytes an article of each index, as written and merged. Until its first merge a segment keeps
    each document as it was sent, beside what is left of it."""
    time.sleep(LEASE)
    names = [
        name
        for name in httpx.get(f"{host}/_stats/store", timeout=120).json()["indices"]
        if "lock" not in name
    ]
    for name in sorted(names):
        written = size_of(host, name)
        # One more document makes a second segment, without which there is nothing to merge.
        more = f"{host}/{name}/_doc/more?refresh=true"
        httpx.put(more, json={}, timeout=120).raise_for_status()
        size_of(host, name)
        httpx.post(f"{host}/{name}/_forcemerge?max_num_segments=1", timeout=600).raise_for_status()
        merged = size_of(host, name)
        httpx.delete(more, timeout=120).raise_for_status()
        print(
            f"  {name.split('-2')[0]:<20}{written / count:>8,.0f} bytes an article as written, "
            f"{merged / count:,.0f} merged"
        )


def tell_heap(host: str, process: int) -> None:
    """The heap that a node uses."""
    subprocess.run(["jcmd", str(process), "GC.run"], check=True, capture_output=True)
    memory = httpx.get(f"{host}/_nodes/stats/jvm,process", timeout=60).json()["nodes"]
    for row in memory.values():
        used_bytes = row["jvm"]["mem"]["heap_used_in_bytes"]
        print(f"  heap in use after collection: {used_bytes / 1e6:,.0f} MB")


def size_of(host: str, index: str) -> int:
    """Bytes of an index on disk, when everything is there and nothing else."""
    for ask in ("_refresh", "_flush?force=true"):
        httpx.post(f"{host}/{index}/{ask}", timeout=120).raise_for_status()
    stats = httpx.get(f"{host}/{index}/_stats/store", timeout=60).json()["_all"]
    return int(stats["primaries"]["store"]["size_in_bytes"])


if __name__ == "__main__":
    main()
