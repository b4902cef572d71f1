"""What the benches that measure time share: the queries, and tables of what they took.

Input: searches by name, to be asked in turn. Output: milliseconds of each query, as tables and
ratios.
"""

from __future__ import annotations

import random
import re
import resource
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.peers import Row
from index.query import SearchParams
from index.searcher import Searcher

#: Words that every engine can be asked for.
QUERIES = (
    "président",
    "Chine",
    "armée",
    "gouvernement",
    "policiers",
    "drones",
    "ministre justice",
    "police enquête",
    "accord gouvernement",
    "missiles balistiques",
    "premier ministre",
    "élections européennes",
    "guerre Yémen",
    "frappes aériennes Syrie",
    "sanctions contre Russie",
    "crise sanitaire",
    "manifestation violences",
    "marché travail réforme",
    "Emmanuel Macron",
    "vaccin coronavirus",
)
#: Words that a fifth of all articles hold, or more, alone and by twos.
FREQUENT = (
    "ans",
    "deux",
    "France",
    "dernier",
    "jour",
    "président",
    "premier",
    "personnes",
    "ministre",
    "années",
    "deux France",
    "ans français",
    "dernier français",
    "président France",
    "ministre français",
)
#: English, and what only Vigie reads; the others would find nothing.
OWN_QUERIES = (
    "north korea missiles",
    "sanctions against Russia",
    "health minister",
    "arms sales to Saudi Arabia",
    '"premier ministre" SAUF Macron',
    "acteur:chn arme:drone",
    "balist*",
    "armee francaise",
)
#: Of the one file that holds all articles.
MOST_MEGABYTES = 100_000
#: Titles of which two words are asked once.
ASKED_ONCE = 100
#: Name of a search and a query to the milliseconds of each round.
Times = dict[str, dict[str, list[float]]]


def used() -> float:
    """Seconds of processor of this process and of its workers that have ended."""
    whose = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(one.ru_utime + one.ru_stime for one in map(resource.getrusage, whose))


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def asking(searcher: Searcher, text: str) -> object:
    """The answer to a text, with all else as it is by default."""
    return searcher.search(SearchParams(text=text))


def timed(
    searches: Mapping[str, Callable[[str], object]],
    queries: tuple[str, ...],
    rounds: int,
    clock: Callable[[], float] = time.perf_counter,
) -> Times:
    """Milliseconds by engine and query: in every round each query is asked of every engine, after
    one round that is not counted; every other round the other way round, because an engine finds
    the processor as the one before it left it."""
    spent: Times = defaultdict(lambda: defaultdict(list))
    order = list(searches.items())
    for number in range(rounds + 1):
        order.reverse()
        for text in queries:
            for name, search in order:
                asked = text + " " * number
                began = clock()
                search(asked)
                if number:
                    spent[name][text].append((clock() - began) * 1000)
    return spent


def once(
    searches: dict[str, Callable[[str], object]], given: list[Row], clock: Callable[[], float]
) -> Times:
    """Milliseconds of queries that nobody asked before: two words of titles taken by chance."""
    spent: Times = defaultdict(lambda: defaultdict(list))
    for row in random.Random(7).sample(given, min(len(given), ASKED_ONCE)):
        words = sorted(set(re.findall(r"[^\W\d_]{4,}", row.title)), key=len)[-2:]
        for name, search in searches.items():
            began = clock()
            search(" ".join(words))
            spent[name][row.title].append((clock() - began) * 1000)
    return spent


def table(title: str, spent: Times) -> None:
    print(f"\n{title}\n  {'':<20}{'p50':>8}{'p95':>8}{'fastest round: p50':>22}{'p95':>8}  ms")
    for name, by_query in spent.items():
        every = [one for row in by_query.values() for one in row]
        best = [min(row) for row in by_query.values()]
        print(
            f"  {name:<20}{statistics.median(every):>8.1f}{p95(every):>8.1f}"
            f"{statistics.median(best):>22.1f}{p95(best):>8.1f}"
        )


def p95(values: list[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


def ratios(spent: Times, whose: str) -> None:
    """One against every other: of all queries together, and query by query."""
    own = spent[whose]
    for name, other in spent.items():
        if name.startswith("Vigie"):
            continue
        pairs = {text: (min(own[text]), min(other[text])) for text in own}
        each = sorted(mine / theirs for mine, theirs in pairs.values())
        whole = sum(mine for mine, _ in pairs.values()) / sum(one for _, one in pairs.values())
        print(
            f"  {whose:<20}: {name:<16} {whole:.2f} of all together; "
            f"{each[0]:.2f} to {each[-1]:.2f} by query, median {statistics.median(each):.2f}"
        )
