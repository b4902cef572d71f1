"""How long readers wait: page, API and suggestions through a real server, alone and beside twenty
clients that export without pause; and the dearest requests that the service takes.

    python -m bench.service [articles] [--index FOLDER]

Input: `bench.corpus`, or an index that is there. Output: tables on standard output.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from bench.corpus import write_articles

_ROOT = Path(__file__).resolve().parent.parent
_ROUNDS = 40
_WORDS = ("accord", "président", "missiles", "guerre", "contrat", "gouvernement", "Russie", "armée")
_WORST_ROUNDS = 10
_FREQUENT_WORDS = (
    "accord président guerre contrat gouvernement Russie armée missile France ministre police "
    "Paris monde justice santé pays mort homme femme enfant jour année temps vie ville route "
    "avion train match équipe joueur club film série musique prix eau mer terre feu air école "
    "travail emploi entreprise marché banque argent euro loi vote élection député maire parti "
    "gauche droite "
)
_FREQUENT = _FREQUENT_WORDS.split()
_PATHS = {
    "page": "/?q={}&size=10",
    "search API": "/api/v1/search?q={}",
    "three filters": "/api/v1/search?q={}&lang=fr&from=2000&undated=include&sort=newest",
    "suggestions": "/api/v1/suggest?q={}",
    "nothing found": "/?q={}+zzzqqq&operator=all&lang=en",
}


def main(count: int, index: str | None) -> None:
    """Index unless one is named, serve, measure, print."""
    with tempfile.TemporaryDirectory() as place:
        limits = dict.fromkeys(("VIGIE_LIMIT_PAGE", "VIGIE_LIMIT_API", "VIGIE_LIMIT_EXPORT"), "")
        environment = {**os.environ, **limits, "VIGIE_INDEX": index or f"{place}/index"}
        if index is None:
            corpus, said = write_articles(Path(place), count)
            environment["VIGIE_MAX_FILE_MB"] = "10000"
            reindex = [sys.executable, "-m", "index.cli", "reindex", str(corpus)]
            subprocess.run(reindex, cwd=_ROOT, env=environment, check=True, capture_output=True)
            print(said)
        with _serving(environment) as address:
            print(f"milliseconds, p50 / p95 of {_ROUNDS} requests")
            _measure(address, "alone")
            with _hammered(address) as seen:
                _measure(address, "beside 20 exporting clients")
            print(f"exports meanwhile: {dict(seen)}")
            print(f"milliseconds, worst / p95 / median of {_WORST_ROUNDS} requests, the first cold")
            _measure_worst(address)


def _words(form: str, joint: str) -> str:
    return joint.join(form.format(word) for word in _FREQUENT)[:512].rpartition(joint)[0]


def _worst_requests() -> dict[str, str]:
    """The dearest requests that limits let through, by what is dear about them."""
    syllables = [a + b for a in "cprdmseltavifbgn" for b in "aeio"]
    near = zip(_FREQUENT * 3, reversed(_FREQUENT * 3), strict=True)
    queries = {
        "64 words or-ed": _words("{}", " OU "),
        "64 prefixes or-ed": " OU ".join(f"{one}*" for one in syllables),
        "fuzzy words or-ed": _words("{}~2", " OU "),
        "phrases with a distance": " OU ".join(f'"{a} {b}"~50' for a, b in [*near][:16]),
        "one phrase, far apart": '"président France"~50',
        "phrase of broad words": '"le président de la République"',
        "broad words": "président France ministre",
        "negations only": "-accord -guerre -président -France",
        "nothing found, all steps": "zzqxa président wwqkb accorrd gouvernnement",
        "everything": "",
    }
    found = {}
    for name, words in queries.items():
        asked = quote(words)
        found[f"{name}, page"] = f"/?q={asked}"
        found[f"{name}, 100 hits"] = f"/api/v1/search?q={asked}&size=100"
    return found | {
        "deep page": "/api/v1/search?q=France&size=100&page=100",
        "search inside a facet": "/api/v1/facets/actor?q=a&query=pr%C3%A9sident&limit=500",
        "all values of a facet": "/facet/source?q=France",
        "empty page with ways out": "/?q=drone&actor=mar&weapon=submarine&lang=ru&from=2001",
        "feed": "/feed.atom?q=pr%C3%A9sident",
        "suggest, one letter": "/api/v1/suggest?q=p",
        "suggest, two words": "/api/v1/suggest?q=pr%C3%A9sident+de",
        "article": "{article}?q=pr%C3%A9sident+France",
        "export, first byte": "/api/v1/export.jsonl?q=France",
        "export of all, first byte": "/api/v1/export.csv",
    }


def _measure_worst(address: str) -> None:
    answer = json.loads(_read(f"{address}/api/v1/search?q=France"))
    article = "/article/" + quote(answer["hits"][0]["id"])
    for name, path in _worst_requests().items():
        url = address + path.replace("{article}", article)
        times = []
        for _ in range(_WORST_ROUNDS):
            began = time.perf_counter()
            status = _asked(url, is_whole="first byte" not in name)
            times.append((time.perf_counter() - began) * 1000)
        _print_worst(name, status, times)
    began = time.perf_counter()
    lines = _batch(address)
    took = (time.perf_counter() - began) * 1000
    print(f"{'batch of 100, a search of it':<40} {200:>4} {took / lines:>8.0f}   in all {took:.0f}")


def _print_worst(name: str, status: int, times: list[float]) -> None:
    cuts = statistics.quantiles(times, n=20)
    print(f"{name:<40} {status:>4} {max(times):8.0f} {cuts[18]:8.0f} {cuts[9]:8.0f}", flush=True)


def _read(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=120) as response:
        return bytes(response.read())


def _batch(address: str) -> int:
    body = json.dumps({"queries": [{"q": _WORDS[n % len(_WORDS)]} for n in range(100)]}).encode()
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{address}/api/v1/batch", body, headers)
    with urllib.request.urlopen(request, timeout=120) as response:
        return len(response.read().splitlines())


def _measure(address: str, beside: str) -> None:
    for name, path in _PATHS.items():
        times = []
        for number in range(_ROUNDS):
            word = quote(_WORDS[number % len(_WORDS)])
            began = time.perf_counter()
            _asked(address + path.format(word))
            times.append((time.perf_counter() - began) * 1000)
        cuts = statistics.quantiles(times, n=20)
        print(f"{name:<16} {beside:<30} {cuts[9]:8.1f} {cuts[18]:8.1f}  max {max(times):8.1f}")


def _asked(url: str, *, is_whole: bool = True) -> int:
    try:
        with urllib.request.urlopen(url, timeout=120) as response:
            response.read(-1 if is_whole else 1)
            return int(response.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def _exported(url: str, stop: threading.Event) -> int:
    try:
        with urllib.request.urlopen(url, timeout=120) as response:
            while response.read(65_536) and not stop.is_set():
                pass
            return int(response.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


@contextmanager
def _serving(environment: dict[str, str]) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "index.cli", "serve", "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=_ROOT, env=environment, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            with suppress(OSError):
                if _asked(f"{address}/readyz") == 200:
                    break
            time.sleep(0.1)
        else:
            raise RuntimeError("the server did not come up")
        yield address
    finally:
        process.terminate()
        process.wait(60)


@contextmanager
def _hammered(address: str) -> Iterator[Counter[int]]:
    seen: Counter[int] = Counter()
    stop = threading.Event()

    def hammer(number: int) -> None:
        while not stop.is_set():
            seen[_exported(f"{address}/api/v1/export.{('csv', 'jsonl')[number % 2]}", stop)] += 1

    clients = [threading.Thread(target=hammer, args=(n,), daemon=True) for n in range(20)]
    for client in clients:
        client.start()
    yield seen
    stop.set()
    for client in clients:
        client.join()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.service")
    parser.add_argument("articles", type=int, nargs="?", default=10_000)
    parser.add_argument("--index", help="an index that is there, instead of a new one")
    given = parser.parse_args()
    main(given.articles, given.index)
