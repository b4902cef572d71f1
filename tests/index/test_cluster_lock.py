"""One writer at an alias of a real cluster, whatever clocks say and whoever dies."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from index.engines.cluster import Cluster
from index.engines.held import Held
from index.errors import BusyIndex
from index.generations import cluster_lock, open_store
from index.generations.cluster_lock import holding
from index.request import SearchRequest
from tests.cluster.nodes import Nodes
from tests.cluster.proxy import Fault, faulty
from tests.index.corpora import article, fill, publish, settings_for

pytestmark = pytest.mark.cluster

DAY = 86_400.0
KEY = "reindex"


@pytest.fixture
def cluster(node: Nodes) -> Iterator[Cluster]:
    with closing(Cluster(node.hosts, timeout=30)) as made:
        yield made


@pytest.fixture
def lock() -> str:
    return f"t{uuid4().hex}.lock"


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything that takes its time takes less of it."""
    monkeypatch.setattr(cluster_lock, "_GIVEN_UP", 3.0)
    monkeypatch.setattr(cluster_lock, "_RENEWED", 0.5)
    monkeypatch.setattr(cluster_lock, "_PAUSE", 0.1)


def left_behind(cluster: Cluster, lock: str, **said: Any) -> Held:
    """The lock of a run on another machine that is no more."""
    owner = {"host": "elsewhere", "pid": 1, "token": "x", "seen": time.time(), **said}
    return cluster.lock(lock, KEY, owner)


def taken(cluster: Cluster, lock: str, *, wait: bool = False) -> None:
    with holding(cluster, lock, wait=wait, on_step=lambda _: None):
        pass


@pytest.mark.parametrize("ahead", [DAY, -DAY])
def test_a_dead_holder_frees_the_lock_whatever_its_clock_said(
    cluster: Cluster, lock: str, hasty: None, ahead: float
) -> None:
    left_behind(cluster, lock, seen=time.time() + ahead)
    taken(cluster, lock)
    assert cluster.lock_holder(lock, KEY) is None


@pytest.mark.parametrize("wait", [False, True])
def test_a_live_holder_keeps_the_lock_whatever_its_clock_says(
    cluster: Cluster, lock: str, hasty: None, wait: bool
) -> None:
    """Three locks at once, whose holders' clocks are right, a day ahead, a day behind."""
    locks = {
        name: left_behind(cluster, name, seen=time.time() + ahead)
        for name, ahead in ((lock, 0.0), (f"{lock}-ahead", DAY), (f"{lock}-behind", -DAY))
    }
    outcome: dict[str, str] = {}

    def contend(name: str) -> None:
        try:
            taken(cluster, name, wait=wait)
            outcome[name] = "taken"
        except BusyIndex as error:
            outcome[name] = error.message

    others = [threading.Thread(target=contend, args=(name,)) for name in locks]
    for other in others:
        other.start()
    for n in range(20):  # longer than a silent one would keep it
        locks = {
            name: cluster.lock(name, KEY, {**held.owner, "n": n}, held)
            for name, held in locks.items()
        }
        time.sleep(0.25)
    if wait:
        assert outcome == {}
        for name, mine in locks.items():
            cluster.unlock(name, KEY, mine)
    for other in others:
        other.join()
    said = "taken" if wait else "another reindex (process 1 on elsewhere) is writing here"
    assert outcome == dict.fromkeys(locks, said)


def test_of_many_that_meet_a_dead_holder_one_gets_in(
    cluster: Cluster, lock: str, hasty: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    dead = left_behind(cluster, lock, seen=0.0)
    count = 4
    together, ask = threading.Barrier(count), cluster_lock._is_ended
    seen = threading.local()

    def ended(owner: Any) -> bool:
        """All have read the dead holder before the first of them acts."""
        if owner["token"] == dead.owner["token"] and not hasattr(seen, "once"):
            seen.once = True
            together.wait(30)
            return True
        return ask(owner)

    monkeypatch.setattr(cluster_lock, "_is_ended", ended)
    inside: list[int] = []
    most: list[int] = []
    busy: list[BusyIndex] = []

    def run(number: int) -> None:
        try:
            with holding(cluster, lock, wait=False, on_step=lambda _: None):
                inside.append(number)
                most.append(len(inside))
                time.sleep(4)
                inside.remove(number)
        except BusyIndex as error:
            busy.append(error)

    runs = [threading.Thread(target=run, args=(n,)) for n in range(count)]
    for one in runs:
        one.start()
    for one in runs:
        one.join()
    assert most == [1]
    assert len(busy) == count - 1


def test_a_holder_that_lost_the_lock_learns_so_and_leaves_it_alone(
    cluster: Cluster, lock: str
) -> None:
    with holding(cluster, lock, wait=False, on_step=lambda _: None) as check:
        check()
        held = cluster.lock_holder(lock, KEY)
        assert held is not None
        other = cluster.lock(lock, KEY, {"host": "elsewhere", "pid": 1, "token": "y"}, held)
        for _ in range(2):
            with pytest.raises(BusyIndex, match="taken this one for dead"):
                check()
    assert cluster.lock_holder(lock, KEY) == other


def test_a_reindex_that_lost_the_lock_does_not_swap(node: Nodes, tmp_path: Path) -> None:
    place = f"{node.hosts[0]}/t{uuid4().hex}"
    settings = settings_for(tmp_path, index=place, engine="auto", replicas=0, engine_timeout=60)
    lock = f"{place.rpartition('/')[2]}.lock"
    steps: list[str] = []

    def lose(step: str) -> None:
        """The lock is lost at the last moment before the swap."""
        steps.append(step)
        if step == "describing":
            held = cluster.lock_holder(lock, KEY)
            cluster.lock(lock, KEY, {"host": "elsewhere", "pid": 1, "token": "y", "seen": 0}, held)

    with (
        closing(Cluster(node.hosts, timeout=30)) as cluster,
        closing(open_store(settings)) as store,
    ):
        made = publish(store, article("char"), engine="opensearch")
        with (
            pytest.raises(BusyIndex, match="taken this one for dead"),
            store.build("opensearch", on_step=lose) as builder,
        ):
            fill(builder, article("drone"))
        assert "describing" in steps
        assert "swapping" not in steps
        with closing(open_store(settings)) as fresh:
            assert fresh.current().manifest.generation == made.generation
            assert [hit.id for hit in fresh.current().engine.scan(SearchRequest())] == ["char"]


def test_an_answer_that_was_lost_does_not_lose_the_lock(node: Nodes, lock: str) -> None:
    lost = Fault(is_answer_lost=True, path=f"{lock}/_doc")
    with (
        faulty(node.hosts[0]) as proxy,
        closing(Cluster((proxy.url, proxy.url), timeout=30)) as cluster,
    ):
        asked = Fault(path=f"{lock}/_doc")  # reading the lock goes well
        proxy.faults.extend([asked, lost])
        with holding(cluster, lock, wait=False, on_step=lambda _: None) as check:
            proxy.faults.append(lost)
            check()
            check()
        assert not proxy.faults
        assert cluster.lock_holder(lock, KEY) is None


def test_a_process_of_this_machine_that_is_no_more_is_not_waited_for(
    cluster: Cluster, lock: str
) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        child.wait()
    left_behind(cluster, lock, pid=child.pid, machine=cluster_lock._machine())
    taken(cluster, lock)
    left_behind(cluster, lock, pid=child.pid, machine="another")
    with pytest.raises(BusyIndex, match="elsewhere"):
        taken(cluster, lock)
