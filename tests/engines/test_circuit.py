"""What speaks against a cluster: failing, and not the hurry of those who ask."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.deadline import within
from index.engines.circuit import Circuit
from index.engines.cluster import Cluster
from index.errors import EngineTimeout, EngineUnavailable
from tests.cluster.proxy import Fault, Proxy, faulty

COUNTED = b'{"count": 3, "_shards": {"total": 1, "successful": 1, "failed": 0}}'
ATTEMPTS = 6  # one more than open the circuit


@pytest.fixture
def slow() -> Iterator[Proxy]:
    """A cluster of one node that answers, but late."""
    with faulty("http://127.0.0.1:9") as proxy:
        proxy.always = Fault(200, COUNTED, seconds=0.5)
        yield proxy


@pytest.fixture
def cluster(slow: Proxy) -> Iterator[Cluster]:
    made = Cluster((slow.url,), timeout=30)
    yield made
    made.close()


def test_callers_in_a_hurry_do_not_open_the_circuit_for_others(
    slow: Proxy, cluster: Cluster
) -> None:
    for _ in range(ATTEMPTS):
        with within(0.1), pytest.raises(EngineTimeout):
            cluster.count("vigie")
    assert len(slow.requests) == ATTEMPTS
    assert cluster.count("vigie") == 3


def test_a_node_that_is_slow_for_everybody_opens_the_circuit(
    slow: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.engines.client._TELLING", 0.1)
    cluster = Cluster((slow.url,), timeout=30)
    for _ in range(ATTEMPTS - 1):
        with within(0.2), pytest.raises(EngineTimeout):
            cluster.count("vigie")
    with within(0.2), pytest.raises(EngineUnavailable, match="in a row"):
        cluster.count("vigie")
    assert len(slow.requests) == ATTEMPTS - 1
    cluster.close()


def test_a_node_that_refuses_at_once_opens_the_circuit_whoever_asks(
    slow: Proxy, cluster: Cluster
) -> None:
    slow.always = Fault(503)
    for _ in range(ATTEMPTS - 1):
        with within(10), pytest.raises(EngineUnavailable):
            cluster.count("vigie")
    with pytest.raises(EngineUnavailable, match="in a row"):
        cluster.count("vigie")


def test_after_its_rest_one_caller_tries_and_the_others_go_on_waiting() -> None:
    now = 0.0
    circuit = Circuit("cluster", failures=2, rest=10, clock=lambda: now)
    circuit.failed()
    circuit.failed()
    with pytest.raises(EngineUnavailable) as refused:
        circuit.check()
    assert refused.value.retry_after == 10
    now = 10.0
    circuit.check()
    with pytest.raises(EngineUnavailable):
        circuit.check()
    circuit.succeeded()
    circuit.check()
    circuit.check()


def test_a_circuit_opens_after_failures_in_a_row_and_says_how_long() -> None:
    now = 100.0
    circuit = Circuit("here", failures=3, rest=10, clock=lambda: now)
    for _ in range(2):
        circuit.failed()
    circuit.succeeded()
    for _ in range(3):
        circuit.check()
        circuit.failed()
    now += 4
    with pytest.raises(EngineUnavailable, match="here") as caught:
        circuit.check()
    assert caught.value.retry_after == 6
