"""What a request for a translation carries on when it is sent elsewhere."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from index.translate.transport import Call, _Bounded, within

Seen = list[tuple[str, str, str | None, str]]


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[int, Seen]]:
    """The port of a server whose /NAME/STATUS leads to /here on the host of this name, and what it
    was sent: method, path, key and body."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1,localhost")
    seen: Seen = []

    class Leading(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            seen.append((self.command, self.path, self.headers.get("X-Key"), body))
            _, host, *status = self.path.partition("?")[0].split("/")
            self.send_response(int(status[0]) if status else 200)
            if status:
                self.send_header("Location", f"http://{host}:{server.server_port}/here")
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Leading)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield server.server_port, seen
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(("host", "key"), [("127.0.0.1", "secret"), ("localhost", None)])
def test_what_headers_carry_is_for_one_host_alone(
    place: tuple[int, Seen], host: str, key: str | None
) -> None:
    port, seen = place
    with within(Call(time.monotonic() + 20)):
        _Bounded().get(
            f"http://127.0.0.1:{port}/{host}/307", headers={"X-Key": "secret"}, params={"q": "char"}
        )
    assert seen == [("GET", f"/{host}/307?q=char", "secret", ""), ("GET", "/here", key, "")]


@pytest.mark.parametrize(("status", "method", "body"), [(307, "POST", "q=char"), (303, "GET", "")])
def test_what_was_posted_is_posted_again_only_where_the_answer_says_so(
    place: tuple[int, Seen], status: int, method: str, body: str
) -> None:
    port, seen = place
    with within(Call(time.monotonic() + 20)):
        _Bounded().post(f"http://127.0.0.1:{port}/127.0.0.1/{status}", data={"q": "char"})
    assert seen[1] == (method, "/here", None, body)
