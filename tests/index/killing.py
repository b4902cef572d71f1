"""Runs `reindex` again and again and kills it with SIGKILL: at each step, then at random moments.

`python -m tests.index.killing PLACE SOURCE ENGINE SEED MOMENTS`: after each kill a JSON line says
how the child ended; the next begins when a line comes in. Everything is loaded once and each run is
a fork, so that a run takes as long as the work, not as long as the imports.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from pathlib import Path

from index.gazetteer import load_gazetteer
from index.pipeline import Listener, reindex
from index.settings import Settings
from tests.index.corpora import settings_for


class Killer(Listener):
    """Ends its own process at the n-th thing that it hears; 0 never."""

    def __init__(self, last: int) -> None:
        self.last = last
        self.heard: list[str] = []

    def step(self, name: str) -> None:
        self.heard.append(name)
        if len(self.heard) == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def indexed(self, article_id: str) -> None:
        self.step(article_id)


def run(source: str, settings: Settings, last: int) -> int:
    """A forked reindex; its process id."""
    child = os.fork()
    if child == 0:
        try:
            reindex([source], settings, Killer(last))
        finally:
            os._exit(0)
    return child


def ended(child: int) -> int:
    """Signal that ended the child, 0 where it ended by itself."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main(place: str, source: str, engine: str, seed: str, moments: str) -> None:
    settings = settings_for(Path(place), engine=engine)
    load_gazetteer()
    steps = Killer(0)
    began = time.monotonic()
    reindex([source], settings, steps)
    length = time.monotonic() - began
    tell(len(steps.heard), "counted")
    for last in range(1, len(steps.heard) + 1):
        tell(ended(run(source, settings, last)), steps.heard[last - 1])
    chance = random.Random(int(seed))
    for _ in range(int(moments)):
        child = run(source, settings, 0)
        time.sleep(chance.uniform(0, length))
        os.kill(child, signal.SIGKILL)
        tell(ended(child), "random")


def tell(status: int, step: str) -> None:
    sys.stdout.write(json.dumps([status, step]) + "\n")
    sys.stdout.flush()
    sys.stdin.readline()


if __name__ == "__main__":
    main(*sys.argv[1:])
