"""What is said of the answers of a cluster, and of what answers in its place, over a socket."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.engines.circuit import Circuit
from index.engines.cluster import Cluster
from index.errors import (
    ConfigurationError,
    EngineRefused,
    EngineUnavailable,
    NoIndex,
    VigieError,
)
from index.generations.location import cluster_place
from tests.cluster.proxy import Fault, Proxy, faulty
from tests.index.corpora import settings_for

HTML = b"<html><head><title>Sign in</title></head><body>Please</body></html>"


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    with faulty("http://127.0.0.1:9") as proxy:
        yield proxy


@pytest.fixture
def cluster(proxy: Proxy) -> Iterator[Cluster]:
    host = proxy.url.replace("://", "://ann:secret@")
    made = Cluster((host,), timeout=5, circuit=Circuit("test", failures=10**6))
    yield made
    made.close()


def page(status: int) -> Fault:
    return Fault(status, HTML, kind="text/html")


def refusal(status: int, kind: str, reason: str | None) -> Fault:
    """As OpenSearch states an error."""
    error = {"type": kind, "reason": reason}
    stated = {"error": {"root_cause": [error], **error}, "status": status}
    return Fault(status, json.dumps(stated).encode())


@pytest.mark.parametrize(
    ("fault", "error", "cause", "remedy"),
    [
        (
            Fault(401, b"Unauthorized", kind="text/plain"),
            ConfigurationError,
            "refuses these credentials",
            "correct user and password in VIGIE_INDEX",
        ),
        (
            refusal(403, "security_exception", "no permissions for [indices:admin/create]"),
            ConfigurationError,
            "403: security_exception: no permissions for [indices:admin/create]",
            "give the user that VIGIE_INDEX names this right",
        ),
        (
            refusal(403, "cluster_block_exception", "blocked by: [FORBIDDEN/8/index write];"),
            EngineUnavailable,
            "[FORBIDDEN/8/index write]; make room",
            "make room on the disks of the cluster, or lift the block",
        ),
        (
            refusal(403, "index_create_block_exception", "FORBIDDEN/10/create-index blocked"),
            EngineUnavailable,
            "FORBIDDEN/10/create-index blocked",
            "make room on the disks of the cluster, or lift the block",
        ),
        (
            refusal(429, "cluster_block_exception", "disk usage exceeded flood-stage watermark"),
            EngineUnavailable,
            "flood-stage watermark",
            "make room on the disks",
        ),
        (
            refusal(429, "circuit_breaking_exception", "data too large"),
            EngineUnavailable,
            "429: circuit_breaking_exception: data too large",
            "try again later",
        ),
        (
            refusal(503, "cluster_block_exception", "state not recovered"),
            EngineUnavailable,
            "state not recovered",
            "try again later",
        ),
        (
            refusal(503, "cluster_manager_not_discovered_exception", None),
            EngineUnavailable,
            "503: cluster_manager_not_discovered_exception;",
            "try again later",
        ),
        (
            refusal(400, "validation_exception", "3000/3000 maximum shards open"),
            EngineRefused,
            "3000/3000 maximum shards open",
            "correct what the cluster names, else report this as a fault",
        ),
        (refusal(404, "index_not_found_exception", "no such index"), NoIndex, "no such", "reindex"),
        (page(413), ConfigurationError, "too large", "let the proxy before the cluster take"),
        (page(502), EngineUnavailable, "not OpenSearch (502 Bad Gateway)", "the proxy on the way"),
        (page(521), EngineUnavailable, "not OpenSearch (521)", "correct the address"),
        (
            Fault(403, b'{"message": "no route"}'),
            EngineUnavailable,
            "not OpenSearch (403 {'message': 'no route'})",
            "correct the address in VIGIE_INDEX",
        ),
        (Fault(is_cut=True), EngineUnavailable, "cannot be reached", "check that the cluster is"),
    ],
    ids=lambda value: value.status if isinstance(value, Fault) else "",
)
def test_an_error_names_place_cause_and_remedy_and_no_password(
    cluster: Cluster,
    proxy: Proxy,
    caplog: pytest.LogCaptureFixture,
    fault: Fault,
    error: type[VigieError],
    cause: str,
    remedy: str,
) -> None:
    proxy.always = fault
    with pytest.raises(error) as caught:
        cluster.count("vigie")
    said = str(caught.value)
    assert said.startswith(f"{proxy.url.removeprefix('http://')}: ")
    assert cause in said
    assert remedy in said
    assert "secret" not in said + caplog.text


@pytest.mark.parametrize(
    "fault",
    [
        page(200),
        page(302),
        page(404),
        page(405),
        Fault(200, b"ok", kind="text/plain"),
        Fault(200, b"[]"),
        Fault(200, b'"ok"'),
        Fault(200, b""),
        Fault(200, b'{"status": "ok"}'),
        Fault(200, b'{"code": 200}'),
        Fault(502, b'["overloaded"]'),
    ],
    ids=repr,
)
def test_whatever_else_answers_is_an_outage_and_no_place_without_an_index(
    cluster: Cluster, proxy: Proxy, fault: Fault
) -> None:
    proxy.always = fault
    for ask in (lambda: cluster.served("vigie"), lambda: cluster.count("vigie")):
        with pytest.raises(EngineUnavailable, match="what answers is not OpenSearch"):
            ask()


def test_a_shard_that_no_node_has_makes_no_smaller_count(cluster: Cluster, proxy: Proxy) -> None:
    shards = {"total": 3, "successful": 2, "skipped": 0, "failed": 0}
    proxy.always = Fault(200, json.dumps({"count": 33, "_shards": shards}).encode())
    with pytest.raises(EngineUnavailable, match="1 of 3 shards did not answer; check that all"):
        cluster.count("vigie")


def test_a_cluster_below_a_path_of_a_proxy_is_asked_there(proxy: Proxy, tmp_path: Path) -> None:
    proxy.always = Fault(
        200, b'{"count": 3, "_shards": {"total": 1, "successful": 1, "failed": 0}}'
    )
    place = cluster_place(settings_for(tmp_path, index=f"{proxy.url}/press/search/vigie"))
    assert place is not None
    below = Cluster.of(place)
    assert below.count(place.index) == 3
    assert proxy.requests == ["POST /press/search/vigie/_count"]
    assert below.name == f"{proxy.url.removeprefix('http://')}/press/search"
    below.close()


def test_a_host_that_no_machine_can_have_is_a_setting() -> None:
    with pytest.raises(ConfigurationError, match=r"VIGIE_INDEX: .*'a b'") as caught:
        Cluster(("http://ann:secret@a b:9200",))
    assert "secret" not in str(caught.value)
