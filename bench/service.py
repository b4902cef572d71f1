"""How long readers wait: page, API and suggestions through a real server, alone and beside twenty
clients that export without pause.

    python -m bench.service [articles]

Input: `bench.corpus`. Output: a table on standard output.
"""

from __future__ import annotations

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
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from bench.corpus import write_articles

_ROOT = Path(__file__).resolve().parent.parent
_ROUNDS = 40
_WORDS = ("accord", "président", "missiles", "guerre", "contrat", "gouvernement", "Russie", "armée")
_PATHS = {
    "page": "/?q={}&size=10",
    "search API": "/api/v1/search?q={}",
    "three filters": "/api/v1/search?q={}&lang=fr&from=2000&undated=include&sort=newest",
    "suggestions": "/api/v1/suggest?q={}",
    "nothing found": "/?q={}+zzzqqq&operator=all&lang=en",
}


def main(count: int) -> None:
    """Index, serve, measure, print."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        corpus, said = write_articles(folder, count)
        environment = {
            **os.environ,
            "VIGIE_INDEX": str(folder / "index"),
            **dict.fromkeys(("VIGIE_LIMIT_PAGE", "VIGIE_LIMIT_API", "VIGIE_LIMIT_EXPORT"), ""),
        }
        reindex = [sys.executable, "-m", "index.cli", "reindex", str(corpus)]
        subprocess.run(reindex, cwd=_ROOT, env=environment, check=True, capture_output=True)
        print(f"{said}; milliseconds, p50 / p95 of {_ROUNDS} requests")
        with _serving(environment) as address:
            _measure(address, "alone")
            with _hammered(address) as seen:
                _measure(address, "beside 20 exporting clients")
            print(f"exports meanwhile: {dict(seen)}")


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


def _asked(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=120) as response:
            response.read()
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
            try:
                if _asked(f"{address}/readyz") == 200:
                    break
            except OSError:
                time.sleep(0.1)
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
            seen[_asked(f"{address}/api/v1/export.{('csv', 'jsonl')[number % 2]}")] += 1

    clients = [threading.Thread(target=hammer, args=(n,), daemon=True) for n in range(20)]
    for client in clients:
        client.start()
    yield seen
    stop.set()
    for client in clients:
        client.join()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
