"""The real server: many at a time, and a stop in the middle of an answer."""

from __future__ import annotations

import json
import threading
import urllib.error
import urllib.request
from collections import Counter

from index.settings import Settings
from tests.service.conftest import serving


def _asked(address: str, path: str) -> int:
    try:
        with urllib.request.urlopen(f"{address}{path}", timeout=60) as response:
            response.read()
            return int(response.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def test_while_twenty_clients_hammer_exports_a_search_is_answered(server: str) -> None:
    seen: Counter[int] = Counter()
    stop = threading.Event()

    def hammer(number: int) -> None:
        path = ("/api/v1/export.jsonl", "/api/v1/export.csv", "/feed.atom")[number % 3]
        while not stop.is_set():
            seen[_asked(server, path)] += 1

    clients = [threading.Thread(target=hammer, args=(number,)) for number in range(20)]
    for client in clients:
        client.start()
    try:
        answers = [_asked(server, f"/?q=missiles&page={page}") for page in range(1, 6)]
    finally:
        stop.set()
        for client in clients:
            client.join()
    assert answers == [200] * 5
    assert seen[200] > 0
    assert set(seen) <= {200, 429}


def test_a_stop_lets_the_answer_in_flight_end(indexed: Settings) -> None:
    body = json.dumps({"queries": [{"q": "missiles", "size": 50}] * 100}).encode()
    started = serving({"VIGIE_INDEX": indexed.index}, workers=1)
    with started as address:
        request = urllib.request.Request(
            f"{address}/api/v1/batch", body, {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request, timeout=60) as response:
            first = response.readline()
            started.process.terminate()
            rest = response.read().splitlines()
        assert started.process.wait(30) == 0
    numbers = [json.loads(line)["index"] for line in (first, *rest)]
    assert numbers == list(range(100))
