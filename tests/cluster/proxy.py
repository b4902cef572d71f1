"""A reverse proxy on loopback that can do what a bad network or an overloaded cluster does.

Input: the address of a real node, and faults, each for one request. Output: the node's answers,
or the faults.
"""

from __future__ import annotations

import ssl
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx


@dataclass
class Fault:
    """What happens instead of an answer, of the media type `kind`. `path` restricts it to requests
    that contain it; `is_answer_lost` forwards the request first."""

    status: int = 0
    body: bytes = b'{"error": {"type": "test", "reason": "made by the test"}}'
    seconds: float = 0.0
    is_cut: bool = False
    is_answer_lost: bool = False
    path: str = ""
    kind: str = "application/json"


@dataclass
class Proxy:
    """Where it listens, what it was asked, and what is to go wrong next."""

    target: str
    faults: deque[Fault] = field(default_factory=deque)
    always: Fault | None = None
    requests: list[str] = field(default_factory=list)
    url: str = ""

    def next_fault(self, path: str) -> Fault | None:
        if self.always is not None and self.always.path in path:
            return self.always
        if self.faults and self.faults[0].path in path:
            return self.faults.popleft()
        return None


def _handler(proxy: Proxy) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def forward(self) -> None:
            proxy.requests.append(f"{self.command} {self.path}")
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            fault = proxy.next_fault(self.path)
            if fault is not None:
                time.sleep(fault.seconds)
            if fault is not None and fault.is_cut:
                self.close_connection = True
                self.connection.close()
                return
            if fault is not None and fault.status:
                self.answer(fault.status, fault.body, fault.kind)
                return
            kept = ("content-type", "content-encoding", "accept-encoding")
            headers = {k: v for k, v in self.headers.items() if k.lower() in kept}
            url = proxy.target + self.path
            got = httpx.request(self.command, url, content=body, headers=headers, timeout=120)
            if fault is not None and fault.is_answer_lost:
                self.close_connection = True
                self.connection.close()
                return
            content = b"" if self.command == "HEAD" else got.content
            self.answer(got.status_code, content, got.headers.get("content-type", ""))

        def answer(self, status: int, content: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = forward  # noqa: N815  # `http.server` calls them so

        def log_message(self, *args: Any) -> None:
            pass

    return Handler


@contextmanager
def faulty(target: str, certificate: Path | None = None) -> Iterator[Proxy]:
    """A proxy before `target`; over TLS with a certificate, whose file holds the key as well."""
    proxy = Proxy(target)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(proxy))
    server.daemon_threads = True
    scheme = "http"
    if certificate is not None:
        scheme, context = "https", ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    proxy.url = f"{scheme}://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield proxy
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
