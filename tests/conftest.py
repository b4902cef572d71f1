"""What all tests share: a cluster, one worker for those that need it and for those of one file, and
no example that fails for being slow on a busy machine."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator

import hypothesis
import pytest

from tests.cluster.nodes import Nodes, running
from tests.cluster.proxy import Proxy, faulty

_PATIENT = (hypothesis.HealthCheck.too_slow,)
hypothesis.settings.register_profile("vigie", deadline=None, suppress_health_check=_PATIENT)
hypothesis.settings.load_profile("vigie")

_LONG = (
    "cluster",
    "tests/test_packaging.py",
    "tests/index/test_faults.py",
    "tests/service/test_browser.py",
    "tests/service/test_browser_desk.py",
    "tests/service/test_browser_filters.py",
)

# What a shell runs in the background ignores interrupts, and so would all that the tests start.
if threading.current_thread() is threading.main_thread():
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that need a cluster share one worker, so that its nodes are started once; so do those
    of one file, for its servers and indexes. What takes longest begins first."""
    groups = {item: _group(item) for item in items}
    items.sort(key=lambda item: groups[item] not in _LONG)
    for item in items:
        item.add_marker(pytest.mark.xdist_group(groups[item]))


def _group(item: pytest.Item) -> str:
    return "cluster" if item.get_closest_marker("cluster") else item.nodeid.partition("::")[0]


@pytest.fixture(scope="session")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nodes]:
    """A cluster of one node."""
    with running(1, tmp_path_factory.mktemp("node")) as nodes:
        yield nodes


@pytest.fixture
def proxy(node: Nodes) -> Iterator[Proxy]:
    """The cluster behind a proxy that fails as it is told."""
    with faulty(node.hosts[0]) as between:
        yield between
