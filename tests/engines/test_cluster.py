"""What only a cluster has: names and aliases, a bad network, an overload, and what is refused."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from index.deadline import within
from index.engines import ClusterPlace
from index.engines.circuit import Circuit
from index.engines.cluster import Cluster
from index.engines.opensearch_ import OpenSearchEngine
from index.errors import (
    BusyIndex,
    ConfigurationError,
    EngineError,
    EngineRefused,
    EngineTimeout,
    EngineUnavailable,
    NoIndex,
    TooSlow,
)
from index.request import FacetRequest, SearchRequest, Term
from tests.cluster.nodes import Nodes, free_port
from tests.cluster.proxy import Fault, Proxy, faulty
from tests.engines.corpus import LIBRARY, at_random, document, store

pytestmark = pytest.mark.cluster

Rest = tuple[OpenSearchEngine, Proxy]


def a_place(hosts: tuple[str, ...], **rest: Any) -> ClusterPlace:
    return ClusterPlace(hosts, f"t-{uuid4().hex}", replicas=0, timeout=30, **rest)


@pytest.fixture
def cluster(node: Nodes) -> Iterator[Cluster]:
    made = Cluster(node.hosts, timeout=30)
    yield made
    made.close()


@pytest.fixture
def proxied(node: Nodes) -> Iterator[Rest]:
    """The library, seen through a proxy; time-outs are short and the circuit never opens."""
    with faulty(node.hosts[0]) as proxy:
        place = replace(a_place((proxy.url,)), timeout=2)
        never = Circuit("test", failures=10**6)
        engine = OpenSearchEngine(place, Cluster(place.hosts, timeout=2, circuit=never))
        store(engine, LIBRARY)
        proxy.requests.clear()
        yield engine, proxy
        engine.close()


def test_an_alias_is_swapped_in_one_step(cluster: Cluster) -> None:
    alias, first, second = (f"t-{uuid4().hex}" for _ in range(3))
    for index in (first, second):
        cluster.create(index, {})
    assert cluster.served(alias) == []
    for index in (first, second, second):
        cluster.swap(alias, index)
        assert cluster.served(alias) == [index]
    assert cluster.exists(alias)
    cluster.delete(second)
    assert cluster.served(alias) == []


def test_an_index_is_searched_through_its_alias(cluster: Cluster, node: Nodes) -> None:
    place = a_place(node.hosts)
    engine = OpenSearchEngine(place)
    store(engine, LIBRARY)
    alias = f"t-{uuid4().hex}"
    cluster.swap(alias, place.index)
    through = OpenSearchEngine(replace(place, index=alias))
    assert through.count() == len(LIBRARY)
    assert [hit.id for hit in through.scan(SearchRequest(Term("text_fr", "drone")))] == ["charlie"]
    for one in (engine, through):
        one.close()


def test_indices_are_listed_by_pattern(cluster: Cluster) -> None:
    stem = f"t-{uuid4().hex}"
    for name in (f"{stem}-2", f"{stem}-1"):
        cluster.create(name, {})
    assert cluster.indices(f"{stem}-*") == [f"{stem}-1", f"{stem}-2"]
    assert cluster.indices(f"{stem}-nothing-*") == []


def test_what_an_index_says_of_itself_is_kept(cluster: Cluster, node: Nodes) -> None:
    engine = OpenSearchEngine(a_place(node.hosts))
    store(engine, ())
    index = engine._place.index
    cluster.put_meta(index, {"articles": 3, "langs": {"fr": 3}})
    assert cluster.meta(index) == {"articles": 3, "langs": {"fr": 3}}
    engine.close()


def test_a_lock_is_held_by_one(cluster: Cluster) -> None:
    index = f"t-{uuid4().hex}"
    cluster.create(index, {})
    cluster.lock(index, "write", {"owner": "one"})
    with pytest.raises(BusyIndex):
        cluster.lock(index, "write", {"owner": "two"})
    cluster.unlock(index, "write")
    cluster.unlock(index, "write")
    cluster.lock(index, "write", {"owner": "two"})


def test_an_index_has_the_shards_of_its_place_and_no_field_of_anyone(node: Nodes) -> None:
    place = replace(a_place(node.hosts), shards=3)
    engine = OpenSearchEngine(place)
    store(engine, LIBRARY)
    assert [hit.id for hit in engine.search(SearchRequest(Term("title", "drone"))).hits] == [
        "charlie"
    ]
    found = httpx.get(f"{node.hosts[0]}/{place.index}").json()[place.index]
    assert found["mappings"]["dynamic"] == "strict"
    assert found["settings"]["index"]["number_of_shards"] == "3"
    engine.close()


def test_a_deep_page_is_reached_by_walking(node: Nodes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.engines.opensearch_._WINDOW", 30)
    engine = OpenSearchEngine(a_place(node.hosts))
    names = [f"d{n:03d}" for n in range(150)]
    store(engine, [document(name, words="x") for name in names])
    window = {"index.max_result_window": 30}  # deeper the cluster refuses to go
    place = f"{node.hosts[0]}/{engine._place.index}/_settings"
    httpx.put(place, json=window, timeout=30).raise_for_status()
    request = SearchRequest(Term("words", "x"), offset=100, size=8, facets=(FacetRequest("lang"),))
    page = engine.search(request)
    assert ([hit.id for hit in page.hits], page.total) == (names[100:108], 150)
    beyond = engine.search(SearchRequest(Term("words", "x"), offset=400, size=8))
    assert (beyond.hits, beyond.total) == ((), 150)
    engine.close()


def test_a_document_that_the_cluster_refuses_is_named_and_nothing_stays(node: Nodes) -> None:
    engine = OpenSearchEngine(a_place(node.hosts))
    odd = document("odd", "nord", unheard_of="x")
    with pytest.raises(EngineRefused, match=r"odd.*unheard_of"):
        store(engine, [*LIBRARY, odd])
    with pytest.raises(NoIndex):
        engine.count()
    engine.close()


def test_every_document_that_the_cluster_refuses_is_named(
    node: Nodes, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("index.engines.opensearch_._BATCH", 2)
    engine = OpenSearchEngine(a_place(node.hosts))
    odd = [document(f"odd-{n}", "nord", unheard_of="x") for n in range(3)]
    with pytest.raises(EngineRefused, match="3 articles were refused") as caught:
        store(engine, [odd[0], *LIBRARY, odd[1], odd[2]])
    assert "odd-0, odd-1, odd-2 (strict_dynamic_mapping_exception" in str(caught.value)
    for one in odd:
        assert f"{one.id} was refused: strict_dynamic_mapping_exception" in caplog.text
    engine.close()


def test_what_stays_too_busy_is_an_outage_after_growing_pauses(
    proxied: Rest, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("index.engines.bulk.time.sleep", pauses.append)
    engine, proxy = proxied
    row = b'{"index": {"_id": "x", "status": 429, "error": {"type": "rejected", "reason": "full"}}}'
    proxy.always = Fault(200, b'{"errors": true, "items": [%s]}' % row, path="_bulk")
    with pytest.raises(EngineUnavailable, match=r"1 articles.* in 9 attempts: rejected: full"):
        store(engine, [document("new", "nord")])
    assert [one for one in pauses if one] == [0.25 * 2**n for n in range(8)]  # the proxy's are 0
    proxy.always = None
    assert engine.count() == len(LIBRARY)


def test_too_busy_is_asked_again_until_it_is_taken(proxied: Rest) -> None:
    engine, proxy = proxied
    proxy.faults.extend([Fault(429, path="_bulk"), Fault(503, path="_bulk"), Fault(429)])
    store(engine, [document("new", "nord")])
    assert engine.count() == len(LIBRARY) + 1
    assert sum("_bulk" in request for request in proxy.requests) >= 4


def test_a_block_that_is_lifted_in_time_costs_no_document(proxied: Rest, node: Nodes) -> None:
    engine, _ = proxied
    settings = f"{node.hosts[0]}/{engine._place.index}/_settings"
    httpx.put(settings, json={"index.blocks.write": True}, timeout=30).raise_for_status()
    lifted = {"json": {"index.blocks.write": None}, "timeout": 30}
    lifting = threading.Timer(1, httpx.put, [settings], lifted)
    lifting.start()
    store(engine, [document("new", "nord")])
    lifting.join()
    assert engine.count() == len(LIBRARY) + 1


def test_no_index_made_while_disks_are_full_is_an_outage_and_no_missing_right(
    cluster: Cluster, node: Nodes
) -> None:
    settings = f"{node.hosts[0]}/_cluster/settings"
    block = "cluster.blocks.create_index"  # as a cluster sets it by itself
    httpx.put(settings, json={"persistent": {block: True}}, timeout=30).raise_for_status()
    try:
        with pytest.raises(EngineUnavailable, match="make room on the disks"):
            cluster.create(f"t-{uuid4().hex}", {})
    finally:
        httpx.put(settings, json={"persistent": {block: None}}, timeout=30).raise_for_status()


def test_a_bulk_whose_answer_was_lost_is_sent_again(proxied: Rest) -> None:
    engine, proxy = proxied
    proxy.faults.append(Fault(is_answer_lost=True, path="_bulk"))
    store(engine, at_random(40, seed=3))
    assert engine.count() == len(LIBRARY) + 40


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(429), EngineUnavailable),
        (Fault(500), EngineUnavailable),
        (Fault(502, b"<html>Bad gateway</html>"), EngineUnavailable),
        (Fault(503), EngineUnavailable),
        (Fault(504), EngineUnavailable),
        (Fault(200, b"<html>Welcome to the network</html>"), EngineUnavailable),
        (Fault(200, b'{"hits": {"hits": [], "total": {"value": 0'), EngineUnavailable),
        (Fault(401), ConfigurationError),
        (Fault(403), ConfigurationError),
        (Fault(400), EngineRefused),
        (Fault(is_cut=True), EngineUnavailable),
        (Fault(seconds=4), EngineTimeout),
        (
            Fault(200, b'{"timed_out": true, "hits": {"hits": [], "total": {"value": 0}}}'),
            EngineTimeout,
        ),
        (
            Fault(
                200,
                b'{"_shards": {"total": 2, "failed": 1},'
                b' "hits": {"hits": [], "total": {"value": 0}}}',
            ),
            EngineUnavailable,
        ),
    ],
    ids=repr,
)
def test_an_outage_is_never_an_empty_answer(
    proxied: Rest, fault: Fault, error: type[Exception]
) -> None:
    engine, proxy = proxied
    request = SearchRequest(Term("text_fr", "drone"))
    proxy.always = fault
    with pytest.raises(error):
        engine.search(request)
    if error is not EngineRefused:
        with pytest.raises((EngineError, ConfigurationError)):
            engine.count()
    proxy.always = None
    assert engine.search(request).total == 1


def a_patient_engine(*proxies: Proxy) -> OpenSearchEngine:
    """One that would wait much longer than the tests' faults last."""
    engine = OpenSearchEngine(replace(a_place(tuple(proxy.url for proxy in proxies)), timeout=60))
    store(engine, LIBRARY)
    for proxy in proxies:
        proxy.requests.clear()
    return engine


def test_a_slow_node_is_waited_for_no_longer_than_the_search_may_take(node: Nodes) -> None:
    with faulty(node.hosts[0]) as proxy:
        engine = a_patient_engine(proxy)
        request = SearchRequest(Term("text_fr", "drone"))
        proxy.always = Fault(seconds=3)
        for ask in (lambda: engine.search(request), engine.count, lambda: engine.fetch(["alpha"])):
            with within(0.5), pytest.raises(EngineTimeout, match="in time"):
                ask()
        assert engine.search(request).total == 1
        engine.close()


def test_a_second_node_is_not_asked_when_the_first_has_used_up_the_time(node: Nodes) -> None:
    with faulty(node.hosts[0]) as one, faulty(node.hosts[0]) as other:
        engine = a_patient_engine(one, other)
        one.always = other.always = Fault(seconds=3)
        with within(0.5), pytest.raises(EngineTimeout):
            engine.count()
        assert len(one.requests + other.requests) == 1
        one.always = other.always = None
        assert engine.count() == len(LIBRARY)
        engine.close()


def test_a_search_without_time_does_not_reach_the_cluster_nor_speak_against_it(
    node: Nodes,
) -> None:
    with faulty(node.hosts[0]) as proxy:
        engine = a_patient_engine(proxy)
        for _ in range(10):
            with within(0), pytest.raises(TooSlow):
                engine.count()
        assert proxy.requests == []
        assert engine.count() == len(LIBRARY)
        engine.close()


def test_one_cut_connection_is_not_noticed(proxied: Rest) -> None:
    engine, proxy = proxied
    proxy.faults.append(Fault(is_cut=True))
    assert engine.search(SearchRequest(Term("text_fr", "drone"))).total == 1


def test_a_scan_that_is_cut_says_so(proxied: Rest) -> None:
    engine, proxy = proxied
    store(engine, at_random(1200, seed=5))
    scan = engine.scan(SearchRequest())
    assert next(scan)
    proxy.always = Fault(is_cut=True)
    with pytest.raises(EngineUnavailable):
        list(scan)


def test_a_failed_session_changes_nothing_even_half_way(proxied: Rest) -> None:
    engine, proxy = proxied
    proxy.always = Fault(400, path="_bulk")
    with pytest.raises(EngineRefused):
        store(engine, [document("new", "nord")])
    proxy.always = None
    assert engine.count() == len(LIBRARY)


def test_repeated_failures_open_the_circuit(node: Nodes) -> None:
    with faulty(node.hosts[0]) as proxy:
        place = a_place((proxy.url,))
        engine = OpenSearchEngine(place)
        store(engine, LIBRARY)
        proxy.always = Fault(503)
        for _ in range(5):
            with pytest.raises(EngineUnavailable):
                engine.count()
        asked = len(proxy.requests)
        with pytest.raises(EngineUnavailable) as caught:
            engine.count()
        assert len(proxy.requests) == asked
        assert 1 <= caught.value.retry_after <= 10
        engine.close()


def test_a_cluster_that_is_not_there_is_named_without_its_password() -> None:
    host = f"http://user:secret@127.0.0.1:{free_port()}"
    engine = OpenSearchEngine(ClusterPlace((host,), "vigie", timeout=2))
    with pytest.raises(EngineUnavailable, match=r"127\.0\.0\.1") as caught:
        engine.count()
    assert "secret" not in str(caught.value)
    engine.close()


def test_another_host_answers_for_one_that_is_gone(node: Nodes) -> None:
    place = a_place(node.hosts)
    store(OpenSearchEngine(place), LIBRARY)
    gone = f"http://127.0.0.1:{free_port()}"
    engine = OpenSearchEngine(replace(place, hosts=(gone, *node.hosts)))
    assert [engine.count() for _ in range(4)] == [len(LIBRARY)] * 4
    engine.close()


def test_a_ca_file_that_is_not_there_is_a_setting() -> None:
    with pytest.raises(ConfigurationError, match="nowhere"):
        Cluster(("https://127.0.0.1:1",), ca_file="/nowhere/ca.pem")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A self-signed certificate of 127.0.0.1 with its key, in one file."""
    if shutil.which("openssl") is None:
        pytest.skip("the test of TLS needs openssl")
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1"
    command += f" -addext subjectAltName=IP:127.0.0.1 -keyout {path} -out {path}.crt"
    subprocess.run(command.split(), check=True, capture_output=True)
    path.write_text(path.read_text() + Path(f"{path}.crt").read_text())
    return path


def test_a_secure_cluster_is_known_by_its_ca_file(node: Nodes, certificate: Path) -> None:
    with faulty(node.hosts[0], certificate) as proxy:
        place = replace(a_place((proxy.url,)), ca_file=str(certificate))
        engine = OpenSearchEngine(place)
        store(engine, LIBRARY)
        assert engine.count() == len(LIBRARY)
        with pytest.raises(EngineUnavailable, match="not secure"):
            OpenSearchEngine(replace(place, ca_file=None)).count()
        engine.close()
