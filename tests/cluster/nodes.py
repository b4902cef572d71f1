"""Starts, stops and kills OpenSearch nodes on this machine.

Input: how many. Output: a running cluster on 127.0.0.1 without security, for tests only. The jars
are fetched once, into the user's cache folder. Needs Java 17 and Maven.
"""

from __future__ import annotations

import fcntl
import os
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

HERE = Path(__file__).parent
_PORTS = (15_000, 32_000)
VERSION = "2.19.4"
#: A small node that starts quickly.
JAVA = ("-Xms400m", "-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


def jars() -> Path:
    """The folder of the node's jars, filled on first use; skips where Java or Maven is missing."""
    missing = [name for name in ("java", "javac", "mvn") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"the cluster tests need {' and '.join(missing)}")
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "vigie"
    cache.mkdir(parents=True, exist_ok=True)
    folder = cache / f"opensearch-{VERSION}"
    with (cache / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            with tempfile.TemporaryDirectory(dir=cache) as name:
                _fetch(Path(name) / "jars")
                (Path(name) / "jars").rename(folder)
    return folder


def _fetch(folder: Path) -> None:
    """The jars and the compiled starter of a node; fails with what Maven or the compiler says."""
    fetch = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies"]
    fetch += [f"-DoutputDirectory={folder}", "-Dmaven.wagon.http.retryHandler.count=5"]
    source = str(HERE / "OpenSearchNode.java")
    for command in (fetch, ["javac", "-cp", f"{folder}/*", "-d", f"{folder}/classes", source]):
        done = subprocess.run(command, capture_output=True, text=True, timeout=600)
        if done.returncode != 0:
            pytest.fail(f"{command[0]}: {done.stdout}{done.stderr}", pytrace=False)


def free_port() -> int:
    """A port that nobody holds, outside those that the system gives to connections: it stays free
    until a node has started, seconds later."""
    while True:
        port = random.randrange(*_PORTS)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


@dataclass
class Node:
    """One node in a Java process of its own."""

    name: str
    home: Path
    http_port: int
    transport_port: int
    options: list[str]
    java: tuple[str, ...] = JAVA
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http_port}"

    def start(self) -> None:
        """Begin; `Nodes.wait` returns when it answers."""
        self.home.mkdir(parents=True, exist_ok=True)
        settings = [
            f"path.home={self.home}",
            f"path.data={self.home / 'data'}",
            f"path.logs={self.home / 'logs'}",
            f"node.name={self.name}",
            f"http.port={self.http_port}",
            f"transport.port={self.transport_port}",
            "cluster.name=vigie-test",
            "network.host=127.0.0.1",
            "http.type=netty4",
            "transport.type=netty4",
            "cluster.routing.allocation.disk.threshold_enabled=false",
            "node.store.allow_mmap=false",
            "cluster.max_shards_per_node=5000",
            *self.options,
        ]
        command = [
            "java",
            *self.java,
            "-cp",
            f"{jars()}/*:{jars()}/classes",
            "OpenSearchNode",
            *settings,
        ]
        with (self.home / "output").open("ab") as output:
            self.process = subprocess.Popen(command, stdout=output, stderr=output)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End it; SIGKILL as a machine would that loses its power."""
        if self.process is not None:
            self.process.send_signal(how)
            self.process.wait(timeout=60)
            self.process = None

    def pause(self) -> None:
        """Let it hang: it keeps its connections and answers nothing."""
        assert self.process is not None
        self.process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        assert self.process is not None
        self.process.send_signal(signal.SIGCONT)


@dataclass
class Nodes:
    """A cluster; its nodes may be stopped, killed and started again one by one."""

    nodes: list[Node] = field(default_factory=list)

    @property
    def hosts(self) -> tuple[str, ...]:
        return tuple(node.url for node in self.nodes)

    def wait(self, n_nodes: int, status: str = "yellow", seconds: float = 120) -> None:
        """Return when so many nodes are in the cluster and every index has this status."""
        alive = next(node for node in self.nodes if node.process is not None)
        asked: dict[str, str | int] = {
            "wait_for_nodes": n_nodes,
            "wait_for_status": status,
            "timeout": "5s",
        }
        end = time.monotonic() + seconds
        while True:
            try:
                if httpx.get(f"{alive.url}/_cluster/health", params=asked, timeout=10).is_success:
                    return
            except httpx.HTTPError:
                time.sleep(0.2)
            if time.monotonic() > end or alive.process is None or alive.process.poll() is not None:
                output = (alive.home / "output").read_text(errors="replace")
                raise RuntimeError(f"no cluster of {n_nodes}: {output[-2000:]}")


@contextmanager
def running(n_nodes: int, folder: Path, java: tuple[str, ...] = JAVA) -> Iterator[Nodes]:
    """A cluster of so many nodes, stopped at the end; `java` are options of their machines."""
    jars()
    ports = [(free_port(), free_port()) for _ in range(n_nodes)]
    if n_nodes == 1:
        options = ["discovery.type=single-node"]
    else:
        seeds = ",".join(f"127.0.0.1:{transport}" for _, transport in ports)
        names = ",".join(f"n{number}" for number in range(n_nodes))
        options = [
            f"discovery.seed_hosts={seeds}",
            f"cluster.initial_cluster_manager_nodes={names}",
            "cluster.fault_detection.follower_check.interval=500ms",
            "cluster.fault_detection.follower_check.timeout=2s",
        ]
    cluster = Nodes(
        [
            Node(f"n{number}", folder / f"n{number}", http, transport, options, java)
            for number, (http, transport) in enumerate(ports)
        ]
    )
    try:
        for node in cluster.nodes:
            node.start()
        cluster.wait(n_nodes)
        yield cluster
    finally:
        for node in cluster.nodes:
            if node.process is not None:
                node.process.kill()
                node.process.wait()
