"""Limits in a real Redis: counted once for all server processes, and none the worse without it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from index.settings import Settings
from service import create_app
from tests.service.conftest import serving
from tests.serving import free_port

pytest.importorskip("redis", reason="no Redis client; install the extra vigie[redis]")
_SERVER = shutil.which("redis-server")


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[str]:
    """The address of a Redis on the loopback that keeps nothing on disk."""
    if _SERVER is None:
        pytest.skip("no Redis; install the Debian package `redis-server`")
    port = free_port()
    command = [_SERVER, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", tmp_path]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        try:
            _wait(port)
            yield f"redis://127.0.0.1:{port}"
        finally:
            server.terminate()


def _wait(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("Redis did not come up")


def _asked(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=60) as response:
            return int(response.status)
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


@pytest.mark.parametrize("has_redis", [True, False])
def test_two_server_processes_share_one_limit_in_redis_only(
    indexed: Settings, redis: str, *, has_redis: bool
) -> None:
    store = {"VIGIE_LIMITS_STORE": redis} if has_redis else {}
    environment = {"VIGIE_INDEX": indexed.index, "VIGIE_LIMIT_API": "4/hour", **store}
    with ExitStack() as stack:
        first, second = (stack.enter_context(serving(environment, workers=1)) for _ in range(2))
        asked = [
            _asked(f"{address}/api/v1/suggest?q=m") for _ in range(3) for address in (first, second)
        ]
    assert asked == ([200] * 4 + [429] * 2 if has_redis else [200] * 6)


def test_kinds_are_counted_apart_in_redis_too(indexed: Settings, redis: str) -> None:
    limits = {"limits_store": redis, "limit_api": "1/hour", "limit_export": "1/hour"}
    client = create_app(indexed.model_copy(update=limits)).test_client()
    paths = ("/api/v1/suggest", "/feed.atom", "/api/v1/suggest", "/api/v1/export.csv", "/about")
    answers = [client.get(path) for path in paths]
    assert [one.status_code for one in answers] == [200, 200, 429, 429, 200]
    assert int(answers[2].headers["Retry-After"]) > 1000


def test_a_store_of_limits_that_is_down_does_not_stop_the_page(indexed: Settings) -> None:
    limits = {"limits_store": "redis://127.0.0.1:9", "limit_page": "2/minute"}
    client = create_app(indexed.model_copy(update=limits)).test_client()
    assert [client.get("/about").status_code for _ in range(3)] == [200, 200, 429]
