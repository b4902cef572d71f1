"""Vigie with Whoosh, next to Whoosh alone: `python -m bench.whoosh [ARTICLES]`.

Input: how many articles (10,000). Output: articles a second of the write path by stage, and the
time of a search with three facets and ten snippets, in Vigie and through Whoosh's own facets.
Run it on a quiet machine; the figures are of this one.
"""

from __future__ import annotations

import json
import platform
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

from whoosh import highlight, sorting
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import ID, KEYWORD, TEXT, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.query import And, Term

from bench.corpus import write_articles
from bench.peers import FACETS
from index.article import Article, Origin
from index.documents import to_document
from index.engines.base import Engine
from index.gazetteer import load_gazetteer
from index.generations import open_store
from index.pipeline import STAGES, reindex
from index.query import SearchParams
from index.readers import read_sources
from index.request import AllOf, FacetRequest, SearchRequest
from index.request import Term as RequestTerm
from index.searcher import Searcher
from index.settings import Settings
from index.stories import StoryFinder, sketch

QUERIES = (
    "président",
    "ministre justice",
    "police enquête",
    "Chine",
    "accord gouvernement",
    "armée",
)
#: Words of many articles: what counting costs shows where there is much to count.
BROAD = ("ans", "deux", "France")
ROUNDS = 20
#: Whoosh alone: a query, with or without its highlights.
Own = Callable[..., object]
#: Whoosh's own facets take seconds, so fewer rounds.
OWN_ROUNDS = 1


def main(count: int) -> None:
    print(f"Python {platform.python_version()}, {platform.machine()}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, what = write_articles(folder, count)
        print(what)
        by_stage(path)
        settings = Settings(index=str(folder / "index"), engine="whoosh")
        summary = reindex([str(path)], settings)
        rate = summary.indexed / summary.seconds
        print(f"reindex as a user runs it: {rate:,.0f} articles/s ({summary.seconds:.0f} s)")
        with closing(open_store(settings)) as store:
            searcher = Searcher(store, load_gazetteer())
            vigie = timed(lambda text: searcher.search(SearchParams(text=text)), ROUNDS)
            tell("Vigie: three facets, ten snippets", vigie)
            engine = store.current().engine
            own = whoosh_alone(folder, (hit.article for hit in engine.scan(SearchRequest())))
            searched = timed(own, OWN_ROUNDS)
            tell("Whoosh's own facets and highlights", searched)
            print(f"ratio of the medians: {median(searched) / median(vigie):,.0f}")
            facets_alone(engine, own)


def facets_alone(engine: Engine, own: Own) -> None:
    """Three facets of each broad query, neither hits nor highlights: both find, then count."""
    facets = tuple(FacetRequest(name) for name in FACETS)
    for text in BROAD:
        request = SearchRequest(query=words_of(text), facets=facets, size=0)
        hits = engine.search(request).total
        ours = median([spent_on(partial(engine.search, request)) for _ in range(ROUNDS)])
        theirs = median([spent_on(partial(own, text, False)) for _ in range(3)])
        print(
            f"three facets of {hits:,} hits: Vigie {ours:,.2f} ms, Whoosh {theirs:,.0f} ms, "
            f"ratio {theirs / ours:,.0f}"
        )


def words_of(text: str) -> AllOf:
    return AllOf(tuple(RequestTerm("text_fr", term) for term in terms_of(text)))


def terms_of(text: str) -> tuple[str, ...]:
    return to_document(Article("q", Origin(""), "", (text,), lang="fr"))[0].texts["text_fr"]


def spent_on(search: Callable[[], object]) -> float:
    """Milliseconds of one search."""
    began = time.perf_counter()
    search()
    return (time.perf_counter() - began) * 1000


def by_stage(path: Path) -> None:
    """Each stage alone, in one process, over the same articles; loading is not counted.

    Time of the processor, so that what else the machine does is left out."""
    spent: dict[str, float] = defaultdict(float)
    articles = [a for a in read_sources([str(path)]) if isinstance(a, Article)][:2000]
    for name, stage in STAGES:
        stage(articles[0])
        articles = spend(spent, name, stage, articles)
    spend(spent, "analyse", to_document, articles)
    sketches = spend(spent, "sketch", sketch, articles)
    with StoryFinder() as stories:
        began = time.process_time()
        for article, drawn in zip(articles, sketches, strict=True):
            stories.story_of(article.id, drawn)
        spent["stories"] = time.process_time() - began
    for name, seconds in spent.items():
        print(f"  {name:<10}{len(articles) / seconds:>10,.0f} articles/s")
    total = sum(spent.values())
    print(f"  {'all these':<10}{len(articles) / total:>10,.0f} articles/s, one process")


def spend(
    spent: dict[str, float], name: str, stage: Callable[[Any], Any], given: list[Any]
) -> list[Any]:
    began = time.process_time()
    made = [stage(one) for one in given]
    spent[name] += time.process_time() - began
    return made


def timed(search: Callable[[str], object], rounds: int) -> list[float]:
    """Milliseconds of each search, after each query was asked once."""
    for text in QUERIES:
        search(text)
    spent = []
    for _ in range(rounds):
        for text in QUERIES:
            began = time.perf_counter()
            search(text)
            spent.append((time.perf_counter() - began) * 1000)
    return spent


def median(spent: list[float]) -> float:
    return statistics.median(spent)


def tell(name: str, spent: list[float]) -> None:
    p95 = sorted(spent)[int(len(spent) * 0.95)]
    print(f"{name}: p50 {median(spent):,.1f} ms, p95 {p95:,.1f} ms")


def whoosh_alone(folder: Path, articles: Iterator[Article]) -> Own:
    """Whoosh with the same terms and facet values, its own facets and its own highlights."""
    searcher = written_alone(folder / "own", articles).searcher()

    def search(text: str, is_shown: bool = True) -> object:
        facets = sorting.Facets()
        for name in FACETS:
            facets.add_field(name, allow_overlap=True, maptype=sorting.Count)
        query = And([Term("text", term) for term in terms_of(text)])
        found = searcher.search(query, limit=10, groupedby=facets)
        found.fragmenter = highlight.PinpointFragmenter()
        counts = [found.groups(name) for name in FACETS]
        if not is_shown:
            return counts
        return json.dumps(counts), [hit.highlights("text") for hit in found]

    return search


def written_alone(place: Path, articles: Iterator[Article]) -> FileIndex:
    """An index of Whoosh's own in a new folder."""
    place.mkdir()
    schema = Schema(
        id=ID(stored=True),
        text=TEXT(analyzer=SpaceSeparatedTokenizer(), stored=True),
        **{name: KEYWORD(stored=False) for name in FACETS},
    )
    index = FileStorage(str(place)).create_index(schema)
    writer = index.writer(limitmb=256)
    for article in articles:
        document, _ = to_document(article)
        values = {
            name: " ".join(v.replace(" ", "_") for v in document.keywords.get(name, ()))
            for name in FACETS[:2]
        }
        month = str(document.numbers.get("month", "undated"))
        text = " ".join(document.texts.get("text_fr", ()))
        writer.add_document(id=article.id, text=text, month=month, **values)
    writer.commit()
    return index


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
