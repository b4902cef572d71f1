"""The server's worker: threads that no slow client can hold. The only importer of gunicorn.

Input: connections. Output: requests for the application. A request that has not arrived in
`VIGIE_CLIENT_TIMEOUT` seconds, or a client that takes longer than that to read one part of an
answer, is cut off, and its thread is free for the next one. No process takes a connection before it
has loaded what all searches need.
"""

from __future__ import annotations

import gc
import json
import secrets
import threading
import time
from contextlib import suppress
from http import HTTPStatus
from signal import SIGTERM
from types import FrameType
from typing import Any

from gunicorn.http.errors import (
    ExpectationFailed,
    LimitRequestHeaders,
    LimitRequestLine,
    ParseException,
    UnsupportedTransferCoding,
)
from gunicorn.workers.gthread import TConn, ThreadWorker

from index.settings import load_settings
from service.clients import arriving, received, watch
from service.desk import warm_up
from service.headers import HEADERS
from service.problems import HTTP_KINDS
from service.server import begin_serving, is_awaited, is_relieved

__all__ = ["Worker", "settle"]

#: Seconds after which a process serves although its first search is not answered yet.
_WARMING = 30.0

#: What gunicorn takes for a fault of this process alone.
_FAILED = 1

#: Allocations before the collector looks for cycles among what is new, where each page leaves
#: some; and how often it does before it looks at what is older: looking at all that a process
#: remembers takes half a second, in which nobody is answered. So what is remembered is no cycle.
_COLLECTING = (20_000, 200, 100)

#: Faults of what a client sends, and the status of each; the first that fits.
_STATUS: dict[type[BaseException], HTTPStatus] = {
    LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    UnsupportedTransferCoding: HTTPStatus.NOT_IMPLEMENTED,
    ExpectationFailed: HTTPStatus.EXPECTATION_FAILED,
    ParseException: HTTPStatus.BAD_REQUEST,
}


#: What is wrong with a request that has no address yet, and what its sender can do.
_REMEDIES = {
    HTTPStatus.BAD_REQUEST: "The request is no HTTP, or its address holds a character that must be "
    "percent-encoded: write q=cor%C3%A9en for q=coréen.",
    HTTPStatus.REQUEST_URI_TOO_LONG: "The address is longer than 8,190 bytes, with GET and HTTP/1.1"
    " around it; ask for less, or send the search in a batch.",
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: "The headers are larger than this service takes; "
    "send fewer cookies or headers.",
}


def settle() -> None:
    """What is loaded now stays: the collector of garbage passes over it, and rarely looks."""
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_COLLECTING)


def _refusal(status: HTTPStatus) -> bytes:
    """The whole answer to what is no request, with the members and headers of any other problem;
    its address could not be read."""
    number = secrets.token_hex(8)
    problem = {
        "type": f"urn:vigie:problem:{HTTP_KINDS.get(status, 'request')}",
        "title": status.phrase,
        "status": status.value,
        "detail": _REMEDIES.get(status, "The request could not be understood."),
        "instance": f"urn:vigie:request:{number}",
        "request_id": number,
    }
    body = json.dumps(problem).encode()
    headers = {
        "Connection": "close",
        "Content-Type": "application/problem+json",
        "Content-Length": str(len(body)),
        "Content-Language": "en",
        "Cache-Control": "no-store",
        "X-Request-ID": number,
        **HEADERS,
    }
    lines = [f"{name}: {value}" for name, value in headers.items()]
    head = "\r\n".join((f"HTTP/1.1 {status.value} {status.phrase}", *lines, "", ""))
    return head.encode() + body


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's worker with threads, and a time limit on whatever waits for a client."""

    _is_told_to_leave = False

    def init_process(self) -> None:
        """Watch, then serve."""
        gc.disable()  # until all is loaded
        self._patience = load_settings().client_timeout
        watch()
        super().init_process()

    def load_wsgi(self) -> None:
        """Make the application. One that cannot be made ends a server that begins, and none whose
        processes go on as they are."""
        try:
            super().load_wsgi()
        except SystemExit as error:
            raise SystemExit(_FAILED if is_awaited() else error.code) from None

    def run(self) -> None:
        """Warm up, then serve until told to stop."""
        warming = threading.Thread(target=warm_up, args=(self.wsgi,), daemon=True)
        warming.start()
        until = time.monotonic() + _WARMING
        while warming.is_alive() and self.alive and time.monotonic() < until:
            self.notify()
            warming.join(0.2)
        settle()
        begin_serving(self.age)
        super().run()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Leave; where others load in its place, once one of them serves, or when told again."""
        if self._is_told_to_leave or is_relieved(self.age):
            super().handle_exit(sig, frame)
        self._is_told_to_leave = True

    def notify(self) -> None:
        """Tell the server, about once a second, that this process lives."""
        super().notify()
        if self._is_told_to_leave and is_relieved(self.age):
            super().handle_exit(SIGTERM, None)

    def handle(self, conn: TConn) -> Any:
        """One request of a connection, read within the time limit."""
        arriving(conn.sock, self._patience)
        try:
            return super().handle(conn)
        finally:
            received(conn.sock)

    def handle_error(self, req: Any, client: Any, addr: Any, exc: BaseException) -> None:
        """What is no request at all gets a problem as any other fault does (RFC 9457)."""
        status = next((code for kind, code in _STATUS.items() if isinstance(exc, kind)), None)
        if status is None:
            super().handle_error(req, client, addr, exc)
            return
        self.log.info("no request: %s", type(exc).__name__)
        with suppress(OSError):
            client.sendall(_refusal(status))

    def handle_request(self, req: Any, conn: TConn) -> Any:
        """The answer; each part of it is taken within the time limit."""
        conn.sock.settimeout(self._patience)
        try:
            return super().handle_request(req, conn)
        except TimeoutError:
            self.log.info("a client was too slow and is cut off")
            raise StopIteration from None
