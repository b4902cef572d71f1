"""Servers that tests start: a port for one, and waiting until it answers."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.request
from typing import Any


def free_port() -> int:
    """A port of the loopback at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, server: subprocess.Popen[Any]) -> None:
    """Return once `url` is answered with success."""
    for _ in range(600):
        assert server.poll() is None, f"the server ended with {server.returncode}"
        try:
            with urllib.request.urlopen(url, timeout=60):
                return
        except OSError:  # refusals among them
            time.sleep(0.1)
    raise AssertionError("the server did not come up")
