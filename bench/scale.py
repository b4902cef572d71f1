"""The write path and a scan at any size: `python -m bench.scale --articles 10000 100000`.

Input: how many articles, and the engine. Output, for each size: articles a second by the clock and
by the processor, bytes an article on disk, and the most memory that the main process, a worker and
the process of a scan ever held. Memory that stays the same from one size to the next is what this
is for. Languages are detected, as for a user whose articles do not state them (`--lang fr` states
one). Every step has a process of its own, so that none inherits another's memory.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from bench.corpus import write_articles
from index.generations import open_store
from index.pipeline import reindex
from index.request import SearchRequest
from index.settings import EngineName, Settings

_LARGEST_FILE_MB = 1_000_000
_PULSE = 0.5


class Memory:
    """The memory of this process, looked at twice a second. What is mapped from files belongs to
    the system, which takes it back when it needs it: hence the own part beside the whole."""

    def __init__(self) -> None:
        self.own: list[float] = []
        self._is_over = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def told(self) -> str:
        self._is_over.set()
        self.own.append(_own_megabytes())
        tenth = max(1, len(self.own) // 10)
        course = " ".join(
            f"{max(self.own[n:][:tenth]):.0f}" for n in range(0, len(self.own), tenth)
        )
        whole = _peak_megabytes(resource.RUSAGE_SELF)
        return f"peak {whole:.0f} MB, own {max(self.own):.0f} MB (in its course: {course})"

    def _watch(self) -> None:
        while not self._is_over.wait(_PULSE):
            self.own.append(_own_megabytes())


def main() -> None:
    chosen = _arguments()
    for count in chosen.articles:
        with tempfile.TemporaryDirectory(dir=chosen.place) as name:
            stated = {"lang": chosen.lang} if chosen.lang else {}
            _alone(_write, name, count, chosen.words, stated)
            _alone(_reindex, name, count, chosen.engine, chosen.processes)
            _alone(_scan, name, chosen.engine)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000])
    parser.add_argument("--engine", choices=("tantivy", "whoosh"), default="tantivy")
    parser.add_argument("--processes", type=int, default=0)
    parser.add_argument("--words", type=int, help="words of each article, at most")
    parser.add_argument("--lang", default="", help="language that every article states")
    parser.add_argument("--place", default=None, help="folder for the working files")
    return parser.parse_args()


def _alone(step: Callable[..., None], *given: Any) -> None:
    """A step in a process of its own."""
    process = multiprocessing.get_context("spawn").Process(target=step, args=given)
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(process.exitcode)


def _write(name: str, count: int, words: int | None, stated: dict[str, str]) -> None:
    path, what = write_articles(Path(name), count, words=words, **stated)
    print(f"{what}, {path.stat().st_size / count:,.0f} bytes each")


def _settings(name: str, engine: EngineName, processes: int = 0) -> Settings:
    return Settings(
        index=str(Path(name) / "index"),
        engine=engine,
        processes=processes,
        max_file_mb=_LARGEST_FILE_MB,
    )


def _reindex(name: str, count: int, engine: EngineName, processes: int) -> None:
    settings = _settings(name, engine, processes)
    memory, began = Memory(), time.perf_counter()
    summary = reindex([str(Path(name) / f"articles-{count}.jsonl")], settings)
    spent = time.perf_counter() - began
    main_seconds = _processor_seconds(resource.RUSAGE_SELF)
    seconds = main_seconds + _processor_seconds(resource.RUSAGE_CHILDREN)
    size = sum(path.stat().st_size for path in Path(settings.index).rglob("*") if path.is_file())
    print(f"  {engine}: {summary.indexed / spent:,.0f} articles/s by the clock ({spent:,.0f} s)")
    print(
        f"  processor: {1000 * seconds / count:.2f} ms an article"
        f" ({1000 * main_seconds / count:.2f} of it in the main process),"
        f" {2 * count / seconds:,.0f} articles/s if two cores were free"
    )
    print(f"  on disk: {size / summary.indexed:,.0f} bytes an article")
    print(f"  main process: {memory.told()}")
    print(f"  largest worker: peak {_peak_megabytes(resource.RUSAGE_CHILDREN):.0f} MB", flush=True)


def _scan(name: str, engine: EngineName) -> None:
    with closing(open_store(_settings(name, engine))) as store:
        memory, began = Memory(), time.perf_counter()
        found = sum(1 for _ in store.current().engine.scan(SearchRequest()))
        spent = time.perf_counter() - began
        print(f"  scan: {found:,} articles, {found / spent:,.0f} a second; {memory.told()}")


def _own_megabytes() -> float:
    """Memory that belongs to this process alone; the peak of all where the system does not say."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return _peak_megabytes(resource.RUSAGE_SELF)
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("RssAnon"))


def _peak_megabytes(who: int) -> float:
    kilobytes = resource.getrusage(who).ru_maxrss
    return kilobytes / (1024 * 1024 if sys.platform == "darwin" else 1024)


def _processor_seconds(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
