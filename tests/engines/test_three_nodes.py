"""Three nodes, each in a process of its own: killed, hanging, and gone with the only copy."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest

from index.engines import ClusterPlace
from index.engines.circuit import Circuit
from index.engines.cluster import Cluster
from index.engines.opensearch_ import OpenSearchEngine
from index.errors import EngineError, EngineUnavailable
from index.request import FacetRequest, SearchRequest
from tests.cluster.nodes import Nodes, running
from tests.engines.corpus import at_random, document, store

pytestmark = pytest.mark.cluster

REQUEST = SearchRequest(facets=(FacetRequest("lang"),), size=5)


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nodes]:
    with running(3, tmp_path_factory.mktemp("three")) as nodes:
        yield nodes


@pytest.fixture
def whole(three: Nodes) -> Iterator[Nodes]:
    """All three nodes, before and after."""
    three.wait(3)
    yield three
    for node in three.nodes:
        if node.process is None:
            node.start()
    three.wait(3)


def an_engine(nodes: Nodes, *, replicas: int = 1, timeout: float = 30) -> OpenSearchEngine:
    name = f"t-{uuid4().hex}"
    place = ClusterPlace(nodes.hosts, name, shards=3, replicas=replicas, timeout=timeout)
    never = Circuit("test", failures=10**6)
    return OpenSearchEngine(place, Cluster(nodes.hosts, timeout=timeout, circuit=never))


def store_while(engine: OpenSearchEngine, number: int, happens: Callable[[], None]) -> None:
    """Write so many documents; something happens in the midst of it."""
    with engine.writer() as writer:
        for n, one in enumerate(at_random(number, seed=7)):
            writer.put(one)
            if n == number // 2:
                happens()


def test_a_node_killed_during_a_reindex_loses_nothing(whole: Nodes) -> None:
    engine = an_engine(whole)

    def kill() -> None:
        whole.wait(3, "green")  # until then a shard has a single copy
        whole.nodes[2].stop(signal.SIGKILL)

    store_while(engine, 6000, kill)
    assert engine.count() == 6000
    assert sum(1 for _ in engine.scan(SearchRequest())) == 6000
    engine.close()


def test_a_shard_lost_during_a_reindex_is_an_error_that_says_so(
    whole: Nodes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.engines.bulk._ATTEMPTS", 1)
    engine = an_engine(whole, replicas=0)
    with pytest.raises(EngineUnavailable, match="primary shard is not active"):
        store_while(engine, 6000, lambda: whole.nodes[2].stop(signal.SIGKILL))
    engine.close()


def test_a_node_killed_during_searches_gives_whole_answers_or_errors(whole: Nodes) -> None:
    engine = an_engine(whole)
    store(engine, at_random(2000, seed=8))
    whole.wait(3, "green")
    expected = engine.search(REQUEST)
    killer = threading.Timer(0.5, whole.nodes[1].stop, [signal.SIGKILL])
    killer.start()
    answers, errors = 0, 0
    while killer.is_alive() or answers < 200:
        try:
            assert engine.search(REQUEST) == expected
            answers += 1
        except EngineError:
            errors += 1
            assert errors < 100
    assert engine.search(REQUEST) == expected
    engine.close()


def test_a_hanging_node_gives_whole_answers_or_errors(whole: Nodes) -> None:
    engine = an_engine(whole, timeout=3)
    store(engine, at_random(500, seed=9))
    whole.wait(3, "green")
    expected = engine.search(REQUEST)
    whole.nodes[2].pause()
    try:
        for _ in range(30):
            try:
                assert engine.search(REQUEST) == expected
            except EngineError:
                continue
    finally:
        whole.nodes[2].resume()
    whole.wait(3)
    assert engine.search(REQUEST) == expected
    engine.close()


def test_a_red_index_is_an_error_not_a_smaller_answer(whole: Nodes) -> None:
    engine = an_engine(whole, replicas=0, timeout=5)
    store(engine, at_random(300, seed=10))
    whole.nodes[0].stop(signal.SIGKILL)
    asked = (engine.count, lambda: engine.search(REQUEST), lambda: list(engine.scan(REQUEST)))
    for ask in asked:
        with pytest.raises(EngineError):
            ask()
    whole.wait(2, "red")  # until the others know that the node is gone
    for ask in asked:
        with pytest.raises(EngineError):
            ask()
    whole.nodes[0].start()
    whole.wait(3)
    assert engine.count() == 300
    engine.close()


def test_all_nodes_gone_is_an_error_and_they_come_back_with_everything(whole: Nodes) -> None:
    engine = an_engine(whole, timeout=3)
    store(engine, [document("a", "nord")])
    for node in whole.nodes:
        node.stop(signal.SIGKILL)
    with pytest.raises(EngineError):
        engine.search(REQUEST)
    for node in whole.nodes:
        node.start()
    whole.wait(3)
    assert engine.count() == 1
    engine.close()
