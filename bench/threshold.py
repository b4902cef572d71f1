"""Where tantivy becomes the better default than Whoosh: `python -m bench.threshold [SIZES]`.

Input: numbers of articles (2000 5000 10000 20000). Output: for each, what a reindex and a search
cost with either engine, measured in one run, and the largest number at which Whoosh is not yet
twice as dear as tantivy, in the reindex as a whole or in the p95 of a search. That number belongs
in `index.generations.choosing` and the documents.

Time is the processor's, of every process that takes part, so that other work of the machine
disturbs it little.
"""

from __future__ import annotations

import argparse
import platform
import statistics
import tempfile
import time
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bench.corpus import write_articles
from bench.engines import memory
from bench.timing import MOST_MEGABYTES, OWN_QUERIES, QUERIES, asking, p95, size, timed, used
from index.gazetteer import load_gazetteer
from index.generations import open_store
from index.pipeline import reindex
from index.searcher import Searcher
from index.settings import EngineName, Settings

SIZES = (2_000, 5_000, 10_000, 20_000)
ENGINES: tuple[EngineName, ...] = ("whoosh", "tantivy")
ROUNDS = 5
#: Whoosh stops being the better default where it costs so many times what tantivy does.
TOO_DEAR = 2.0


class Cost(NamedTuple):
    """Seconds of a reindex, bytes an article on disk, milliseconds of a search."""

    reindex: float
    disk: float
    p50: float
    p95: float


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}")
    print(f"{'':>9}  {'':<8}{'reindex s':>10}{'bytes an article':>18}{'p50 ms':>8}{'p95 ms':>8}")
    fitting = 0
    for count in sorted(asked.sizes):
        costs = costs_of(count, asked.rounds)
        for name, cost in costs.items():
            print(
                f"{count:>9,}  {name:<8}{cost.reindex:>10.1f}{cost.disk:>18,.0f}{cost.p50:>8.1f}"
                f"{cost.p95:>8.1f}"
            )
        writing, searching = ratios(costs)
        print(f"{'':>9}  ratio {writing:>12.2f}{'':>26}{searching:>8.2f}", flush=True)
        if max(writing, searching) < TOO_DEAR and fitting == previous(asked.sizes, count):
            fitting = count
    print(f"Whoosh stays below {TOO_DEAR:g} times tantivy up to {fitting:,} articles")


def previous(sizes: list[int], count: int) -> int:
    """The size before this one; 0 before the first."""
    return max((one for one in sizes if one < count), default=0)


def ratios(costs: dict[str, Cost]) -> tuple[float, float]:
    """What Whoosh costs in tantivy's measure: a reindex, and a slow search."""
    own, other = costs["whoosh"], costs["tantivy"]
    return own.reindex / other.reindex, own.p95 / other.p95


def costs_of(count: int, rounds: int) -> dict[str, Cost]:
    """Both engines over the same articles, their searches in turn."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        path, _ = write_articles(folder, count, lang="fr")
        spent: dict[str, float] = {}
        sizes: dict[str, float] = {}
        searchers: dict[str, Searcher] = {}
        for name in ENGINES:
            settings = Settings(index=str(folder / name), engine=name, max_file_mb=MOST_MEGABYTES)
            began = used()
            reindex([str(path)], settings)
            spent[name] = used() - began
            sizes[name] = size(folder / name) / count
            store = stack.enter_context(closing(open_store(settings)))
            searchers[name] = Searcher(store, load_gazetteer())
        searches = {name: partial(asking, one) for name, one in searchers.items()}
        times = timed(searches, QUERIES + OWN_QUERIES, rounds, time.thread_time)
        for name in ENGINES:
            memory(f"{count:>9,}  {name:<8}", str(folder / name))
    costs: dict[str, Cost] = {}
    for name in ENGINES:
        best = [min(row) for row in times[name].values()]
        costs[name] = Cost(spent[name], sizes[name], statistics.median(best), p95(best))
    return costs


if __name__ == "__main__":
    main()
