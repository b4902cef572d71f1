"""Runs `reindex` again and again and kills it with SIGKILL: at each step, then at random moments.

`python -m tests.index.killing PLACE SOURCE ENGINE SERIES MOMENTS`: series 0 goes through the steps,
each has random moments of its own. After each kill a JSON line says
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

from index.pipeline import Listener, dry_run, reindex
from index.pipeline.understanding import understanding_fingerprint
from index.settings import Settings, load_settings


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


def run(source: str, settings: Settings, killer: Killer, report: int | None = None) -> int:
    """A forked reindex; its process id. `report` is a pipe that takes the steps in the end."""
    child = os.fork()
    if child == 0:
        try:
            reindex([source], settings, killer)
            if report is not None:
                os.write(report, json.dumps(killer.heard).encode())
        finally:
            os._exit(0)
    return child


def ended(child: int) -> int:
    """Signal that ended the child, 0 where it ended by itself."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def steps_of(source: str, settings: Settings) -> list[str]:
    """Everything that one run hears. It is a fork too: an engine's threads do not survive one, so
    this process must have none."""
    reading, writing = os.pipe()
    ended(run(source, settings, Killer(0), writing))
    os.close(writing)
    with os.fdopen(reading) as pipe:
        heard: list[str] = json.load(pipe)
    return heard


def main(place: str, source: str, engine: str, series: str, moments: str) -> None:
    settings = load_settings(index=place, engine=engine, processes=1)
    list(dry_run([source], settings))
    understanding_fingerprint()
    began = time.monotonic()
    steps = steps_of(source, settings)
    length = time.monotonic() - began
    count = len(steps) if series == "0" else 0
    tell(count, "counted")
    for last in range(1, count + 1):
        tell(ended(run(source, settings, Killer(last))), steps[last - 1])
    chance = random.Random(int(series))
    for _ in range(int(moments)):
        child = run(source, settings, Killer(0))
        time.sleep(chance.uniform(0, length))
        os.kill(child, signal.SIGKILL)
        tell(ended(child), "random")


def tell(status: int, step: str) -> None:
    sys.stdout.write(json.dumps([status, step]) + "\n")
    sys.stdout.flush()
    sys.stdin.readline()


if __name__ == "__main__":
    main(*sys.argv[1:])
