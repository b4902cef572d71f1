"""A cluster that fails under the service: a 503 that says when to come back, never no hits."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from index.engines.circuit import Circuit
from index.pipeline import reindex
from index.settings import Settings
from service import create_app
from tests.cluster.nodes import Nodes
from tests.cluster.proxy import Fault, Proxy
from tests.index.corpora import settings_for, write_jsonl

pytestmark = pytest.mark.cluster

SEARCH = "/api/v1/search?q=missiles"


@pytest.fixture(scope="module")
def name(node: Nodes, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The name of an index of three articles."""
    folder, name = tmp_path_factory.mktemp("outage"), f"t{uuid4().hex}"
    settings = settings_for(folder, index=f"{node.hosts[0]}/{name}", engine="auto", replicas=0)
    reindex([str(write_jsonl(folder / "few.jsonl", 3))], settings)
    return name


@pytest.fixture
def settings(name: str, proxy: Proxy, tmp_path: Path) -> Settings:
    return settings_for(tmp_path, index=f"{proxy.url}/{name}", engine="auto", engine_timeout=2)


@pytest.fixture
def client(settings: Settings) -> FlaskClient:
    return create_app(settings).test_client()


@pytest.mark.parametrize(
    "fault", [Fault(503), Fault(429), Fault(is_cut=True), Fault(seconds=3)], ids=repr
)
@pytest.mark.parametrize("path", [SEARCH, "/?q=missiles", "/api/v1/articles/a0"])
def test_an_outage_is_a_503_that_says_when_to_come_back(
    client: FlaskClient, proxy: Proxy, path: str, fault: Fault
) -> None:
    assert client.get(path).status_code == 200
    proxy.always = fault
    answer = client.get(path)
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) >= 1
    assert proxy.url not in answer.get_data(as_text=True)


@pytest.mark.parametrize("path", [SEARCH, "/api/v1/articles/a0"])
def test_a_cluster_that_hangs_is_not_told_as_too_large_a_search(
    client: FlaskClient, proxy: Proxy, path: str
) -> None:
    assert client.get(path).status_code == 200
    proxy.always = Fault(seconds=3)
    time.sleep(1.1)  # until it asks again which generation is served
    answer = client.get(path)
    assert answer.status_code == 503
    assert answer.json["type"] == "urn:vigie:problem:engine-unavailable"


def test_of_many_who_ask_a_cluster_that_hangs_all_are_told_so(
    settings: Settings, proxy: Proxy
) -> None:
    app = create_app(settings)
    proxy.always = Fault(seconds=3)
    told: list[str] = []

    def ask() -> None:
        told.append(app.test_client().get(SEARCH).json["type"])

    together = [threading.Thread(target=ask) for _ in range(4)]
    for one in together:
        one.start()
    for one in together:
        one.join()
    assert told == ["urn:vigie:problem:engine-unavailable"] * 4


def test_the_service_is_not_ready_while_the_cluster_is_away(
    client: FlaskClient, proxy: Proxy
) -> None:
    assert client.get("/readyz").status_code == 200
    proxy.always = Fault(is_cut=True)
    time.sleep(1.1)  # for a second it does not ask again
    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200


@pytest.fixture
def short_rest(monkeypatch: pytest.MonkeyPatch) -> float:
    """Circuits begin to ask again after a second."""
    monkeypatch.setitem(Circuit.__init__.__kwdefaults__, "rest", 1.0)
    return 1.0


def test_after_repeated_failures_the_cluster_is_left_in_peace_and_asked_again_later(
    short_rest: float, client: FlaskClient, proxy: Proxy
) -> None:
    assert client.get(SEARCH).json["total"] == 3
    proxy.always = Fault(503)
    for _ in range(5):
        assert client.get(SEARCH).status_code == 503
    asked = len(proxy.requests)
    answer = client.get(SEARCH)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "1"
    assert len(proxy.requests) == asked
    assert client.get("/healthz").status_code == 200
    proxy.always = None
    time.sleep(short_rest)
    assert client.get(SEARCH).json["total"] == 3


def test_a_slow_cluster_is_waited_for_no_longer_than_a_search_may_take(
    settings: Settings, client: FlaskClient, proxy: Proxy
) -> None:
    assert client.get(SEARCH).status_code == 200
    hasty = create_app(settings.model_copy(update={"engine_timeout": 60, "time_limit": 3}))
    client = hasty.test_client()
    assert client.get("/readyz").status_code == 200
    proxy.always = Fault(seconds=8)
    answer = client.get(SEARCH)
    assert answer.status_code == 503
    assert answer.json["type"] == "urn:vigie:problem:engine-unavailable"
    assert answer.headers["Retry-After"]
