"""Twenty clients that export without pause, in a process of their own.

`python -m tests.service.hammer ADDRESS` exports until its input ends, then prints how often each
status was answered.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import urllib.error
import urllib.request
from collections import Counter

_PATHS = ("/api/v1/export.jsonl", "/api/v1/export.csv", "/feed.atom")


def main(address: str) -> None:
    os.nice(10)  # they stand for other machines, which do not take the server's processors
    seen: Counter[int] = Counter()
    stop = threading.Event()

    def hammer(number: int) -> None:
        while not stop.is_set():
            seen[_status(address + _PATHS[number % 3])] += 1

    clients = [threading.Thread(target=hammer, args=(n,), daemon=True) for n in range(20)]
    for client in clients:
        client.start()
    sys.stdin.read()
    stop.set()
    for client in clients:
        client.join()
    sys.stdout.write(json.dumps(seen))


def _status(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=60) as response:
            while response.read(65_536):
                pass
            return int(response.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


if __name__ == "__main__":
    main(sys.argv[1])
