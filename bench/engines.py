"""Vigie's engines next to others that do the same work: `python -m bench.engines [--articles N]`.

Input: how many articles (10,000), and the URL of an OpenSearch index for that engine. Output: the
write path (articles a second, bytes an article on disk), and the time of a search with its facets
and ten snippets, asked of every engine in turn in one run. Vigie plans the query in two languages,
counts seven facets and the near-duplicates of each hit in that time, and three facets where it is
asked for as many as the others count; these do what `peers` says.

A machine that does other things slows whatever runs at that moment, so the ratios are of the
fastest of several rounds, query by query. Every round parts the words by other blanks, so that
Vigie plans them anew; with the same ones they are as those of a search that is narrowed or paged
(`words again`). What else a process has read it knows in the next round (words, labels, articles,
pages of the file), so queries that are asked once only have a table of their own.
Articles state their language, so that langdetect is not measured. Processes are warmed up, and
look for garbage, as those of a server.

Xapian is measured where it is: `pip install xapian-bindings-binary`, which is not a dependency.
"""

from __future__ import annotations

import argparse
import cProfile
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import Any

from bench.corpus import write_articles
from bench.peers import PEERS, Peer, Row, Xapian
from bench.timing import (
    FREQUENT,
    MOST_MEGABYTES,
    OWN_QUERIES,
    QUERIES,
    asking,
    once,
    ratios,
    size,
    table,
    timed,
    used,
)
from index.documents import to_document
from index.gazetteer import load_gazetteer
from index.generations import open_store
from index.pipeline import Summary, reindex
from index.query import SearchParams
from index.request import SearchRequest
from index.result import Hit
from index.searcher import Searcher
from index.settings import EngineName, Settings
from service.worker import settle

LARGEST_FOR_WHOOSH = 10_000
#: It writes 100 articles a second.
LARGEST_FOR_XAPIAN = 10_000
ROUNDS = 7
#: Functions whose time, with all that they call, is a part of a search.
PARTS = {
    ("searcher", "search"): "whole",
    ("plan", "plan"): "plan",
    ("engines", "search"): "engine",
    ("snippet", "snippets"): "snippets",
    ("searcher", "facets"): "facet labels",
}
_OWN = "Vigie, tantivy"
_THREE = "Vigie, three facets"
_AGAIN = "Vigie, words again"


def asked_for() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--opensearch", help="https://…/name: measure that engine there too")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument(
        "--keep", type=Path, help="folder of the indexes; those there are not rebuilt"
    )
    parser.add_argument(
        "--processor",
        action="store_true",
        help="measure processor time, which other work of the machine disturbs less",
    )
    parser.add_argument("--memory", help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> None:
    asked = asked_for()
    if asked.memory:
        tell_memory(asked.memory)
        return
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors")
    with ExitStack() as stack:
        folder = asked.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        path, what = write_articles(folder, asked.articles, lang="fr")
        print(what)
        places = written(path, folder, asked.articles, asked.opensearch)
        searches: dict[str, Callable[[str], object]] = {}
        own: dict[str, Searcher] = {}
        for name, place in places.items():
            store = stack.enter_context(closing(open_store(Settings(index=place))))
            own[name] = Searcher(store, load_gazetteer())
            own[name].warm_up()
            searches[name] = partial(asking, own[name])
        with closing(open_store(Settings(index=places["Vigie, tantivy"]))) as store:
            given = list(rows(store.current().engine.scan(SearchRequest())))
            for peer in peers(folder, given):
                searches[peer.name] = peer.search
        three, searcher = ("actor", "source", "date"), own[_OWN]
        searches[_THREE] = lambda text: searcher.search(SearchParams(text=f" {text}", facets=three))
        searches[_AGAIN] = lambda text: searcher.search(SearchParams(text=text.strip()))
        clock = time.process_time if asked.processor else time.perf_counter
        settle()
        compare(searches, list(own), given, asked.rounds, clock)
        for name, searcher in own.items():
            where_the_time_goes(name, searcher)
        for name, place in places.items():
            memory(name, place)


def compare(
    searches: dict[str, Callable[[str], object]],
    own: list[str],
    given: list[Row],
    rounds: int,
    clock: Callable[[], float],
) -> None:
    """One table a kind of query; `own` are the searches that understand all of them."""
    for title, queries in (("search", QUERIES), ("search for frequent words", FREQUENT)):
        shared = timed(searches, queries, rounds, clock)
        table(f"{title}, ten snippets, seven facets in Vigie and three elsewhere", shared)
        for name in (_OWN, _THREE, _AGAIN):
            ratios(shared, name)
    alone = [name for name in searches if name == _OWN or not name.startswith("Vigie")]
    others = {name: searches[name] for name in alone}
    table("two words of a title, each asked once", once(others, given, clock))
    understood = {name: searches[name] for name in own}
    table("English, operators, prefixes", timed(understood, OWN_QUERIES, rounds, clock))


def written(path: Path, folder: Path, count: int, cluster: str | None) -> dict[str, str]:
    """Every engine of Vigie, indexed as a user does it; name to the place of its index."""
    engines: dict[EngineName, str] = {"tantivy": str(folder / "tantivy")}
    if count <= LARGEST_FOR_WHOOSH:
        engines["whoosh"] = str(folder / "whoosh")
    if cluster:
        engines["opensearch"] = cluster
    print("\nwrite path, as a user runs it")
    for engine, place in engines.items():
        if Path(place).is_dir():
            print(f"  Vigie, {engine}: as it is there")
            continue
        began = used()
        settings = Settings(index=place, engine=engine, max_file_mb=MOST_MEGABYTES)
        summary = reindex([str(path)], settings)
        tell_written(f"Vigie, {engine}", summary, used() - began, place)
    return {f"Vigie, {engine}": place for engine, place in engines.items()}


def tell_written(name: str, summary: Summary, processor: float, place: str) -> None:
    rate, cost = summary.indexed / summary.seconds, processor / summary.indexed * 1000
    line = f"  {name:<20}{rate:>8,.0f} articles/s {cost:>6.2f} ms of processor an article"
    if Path(place).is_dir():
        line += f"{size(Path(place)) / summary.indexed:>8,.0f} bytes an article"
    print(line, flush=True)


def rows(hits: Iterator[Hit]) -> Iterator[Row]:
    """Understood articles as the peers are given them: the same actors, sources and months."""
    for hit in hits:
        article = hit.article
        document, _ = to_document(article)
        yield Row(
            article.title,
            "\n".join(article.paragraphs),
            document.keywords.get("actor", ()),
            article.source or "",
            document.numbers.get("month", 0),
        )


def peers(folder: Path, given: list[Row]) -> Iterator[Peer]:
    """Every peer, written. They are given actors and dates, which Vigie finds by itself."""
    if Xapian not in PEERS:
        print("  Xapian              not installed here")
    for kind in PEERS:
        if kind is Xapian and len(given) > LARGEST_FOR_XAPIAN:
            continue
        place = folder / kind.__name__
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        peer = kind(place)
        began, processor = time.perf_counter(), used()
        peer.write(given)
        rate = len(given) / (time.perf_counter() - began)
        cost = (used() - processor) / len(given) * 1000
        print(
            f"  {peer.name:<20}{rate:>8,.0f} articles/s {cost:>6.2f} ms of processor an article"
            f"{size(place) / len(given):>8,.0f} bytes an article",
            flush=True,
        )
        yield peer


def where_the_time_goes(name: str, searcher: Searcher) -> None:
    """Shares of a search, by a profile, which makes what is Python look dearer."""
    profile = cProfile.Profile()
    profile.enable()
    for number in range(3):
        for text in QUERIES:
            searcher.search(SearchParams(text="  " + text + " " * number))
    profile.disable()
    spent: dict[str, float] = defaultdict(float)
    for (file, _, function), figures in _figures(profile).items():
        part = PARTS.get((Path(file).parent.name, function))
        if part and Path(file).stem != "suggesting":
            spent[part] = max(spent[part], figures[3])
    whole = spent.pop("whole")
    shares = ", ".join(f"{part} {took / whole:.0%}" for part, took in spent.items())
    print(f"\n{name}: {shares}")


def _figures(profile: cProfile.Profile) -> dict[tuple[str, int, str], tuple[Any, ...]]:
    """(file, line, function) to (…, …, own seconds, seconds with all that it calls, …)."""
    profile.create_stats()
    figures: dict[tuple[str, int, str], tuple[Any, ...]] = profile.stats
    return figures


def memory(name: str, place: str) -> None:
    """Memory of a process that searches, measured in one of its own."""
    command = [sys.executable, "-m", "bench.engines", "--memory", place]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    print(f"{name}: {told.strip()}")


def tell_memory(place: str) -> None:
    before = resident()
    with closing(open_store(Settings(index=place))) as store:
        searcher = Searcher(store, load_gazetteer())
        searcher.warm_up()
        searcher.search(SearchParams())
        opened = resident()
        for text in (*QUERIES, *OWN_QUERIES):
            searcher.search(SearchParams(text=text))
    print(f"memory in MB: {before} at start, {opened} opened, {resident()} after searching")


def resident() -> int:
    """Megabytes of this process in memory, mapped files included; Linux only."""
    status = Path("/proc/self/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


if __name__ == "__main__":
    main()
