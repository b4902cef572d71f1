"""Requests that end: what deep-translator's modules are given in place of `requests`.

deep-translator sends without a time limit and hides the answer's headers. Inside `within(call)`
every request has what is left of the call's deadline, redirections and all, reads at most a few
megabytes of text, and leaves the status and what `Retry-After` asks for in the call.
"""

from __future__ import annotations

import io
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import requests
import urllib3

__all__ = ["Call", "bound", "within"]

_MOST_BYTES = 4_000_000
_PIECE = 65_536
_MOST_HOPS = 5
_FIRST_ERROR = 400
_TO_GET = frozenset({301, 302, 303})  # redirections that make a POST a GET
_SENT = frozenset({"data", "json", "files"})


@dataclass(slots=True)
class Call:
    """One attempt: it may last until `until` (monotonic seconds); then what its answer said."""

    until: float
    status: int = 0
    retry_after: float = 0.0
    is_over: bool = False
    _sockets: list[socket.socket] = field(default_factory=list)
    _guard: threading.Lock = field(default_factory=threading.Lock)

    def left(self) -> float:
        """Seconds that remain. Raises requests' Timeout when none do."""
        seconds = self.until - time.monotonic()
        if seconds <= 0:
            raise requests.exceptions.ReadTimeout("the deadline has passed")
        return seconds

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Cut the connections made here at the deadline: a time limit of a socket begins anew with
        every byte that arrives."""
        watchdog = threading.Timer(self.left(), self._cut)
        watchdog.daemon = True
        watchdog.start()
        try:
            yield
        finally:
            watchdog.cancel()
            with self._guard:
                while self._sockets:
                    self._sockets.pop().close()

    def hold(self, connection: socket.socket) -> None:
        """Watch a connection. A second handle is kept, since TLS takes the first one over."""
        with self._guard:
            self._sockets.append(connection.dup())
        if self.is_over:
            self._cut()

    def _cut(self) -> None:
        self.is_over = True
        with self._guard:
            for connection in self._sockets:
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)


_CALL: ContextVar[Call] = ContextVar("call")


@contextmanager
def within(call: Call) -> Iterator[None]:
    """Requests made here belong to `call`."""
    token = _CALL.set(call)
    try:
        yield
    finally:
        _CALL.reset(token)


def bound(translator: type) -> None:
    """Make the module that defines `translator` send its requests through here."""
    vars(sys.modules[translator.__module__])["requests"] = _Bounded()


class _Bounded:
    """`requests`, but `get` and `post` belong to the call under way."""

    def __getattr__(self, name: str) -> Any:
        return getattr(requests, name)

    def get(self, url: str, **given: Any) -> requests.Response:
        """As `requests.get`."""
        return _send("GET", url, given)

    def post(self, url: str, **given: Any) -> requests.Response:
        """As `requests.post`."""
        return _send("POST", url, given)


def _send(method: str, url: str, given: dict[str, Any]) -> requests.Response:
    """The whole answer, in time. Raises what requests raises."""
    call = _CALL.get()
    try:
        with call.watched(), _session() as session:
            response = _followed(session, method, url, given, call)
            with response:
                body = _body(response, call)
            call.left()
    except Exception as error:
        if call.is_over:  # whatever a connection says that was cut
            raise requests.exceptions.ReadTimeout("the deadline has passed") from error
        raise
    response.encoding = _encoding(body, response)
    response.raw = io.BytesIO(body)
    return response


def _followed(
    session: requests.Session, method: str, url: str, given: dict[str, Any], call: Call
) -> requests.Response:
    """The answer, its body still to be read, behind at most a few redirections. What was sent to
    one host in headers is not sent to another."""
    for _ in range(_MOST_HOPS + 1):
        response = session.request(
            method, url, stream=True, timeout=call.left(), allow_redirects=False, **given
        )
        call.status = response.status_code
        call.retry_after = _seconds(response.headers.get("Retry-After", ""))
        aim = session.get_redirect_target(response)
        if aim is None:
            return response
        response.close()
        url, before = urljoin(response.url, aim), urlsplit(url).hostname
        given = {name: value for name, value in given.items() if name != "params"}
        if urlsplit(url).hostname != before:
            given.pop("headers", None)
        if response.status_code in _TO_GET:
            method = "GET"
            given = {name: value for name, value in given.items() if name not in _SENT}
    raise requests.exceptions.TooManyRedirects


def _encoding(body: bytes, response: requests.Response) -> str | None:
    """UTF-8 wherever the text is that, else what the answer states; raises requests'
    ContentDecodingError for a text that is neither. Errors may be written as they like."""
    if response.status_code >= _FIRST_ERROR:
        return response.encoding
    stated = response.encoding if "charset" in response.headers.get("Content-Type", "") else None
    for name in ("utf-8", stated or "utf-8"):
        with suppress(UnicodeDecodeError, LookupError):
            body.decode(name)
            return name
    raise requests.exceptions.ContentDecodingError("the answer is no text")


class _Watched(urllib3.connection.HTTPConnection):
    """A connection that its call can cut."""

    def _new_conn(self) -> socket.socket:
        made = super()._new_conn()
        _CALL.get().hold(made)
        return made


class _WatchedSecurely(urllib3.connection.HTTPSConnection):
    """The same with TLS."""

    def _new_conn(self) -> socket.socket:
        made = super()._new_conn()
        _CALL.get().hold(made)
        return made


class _Pool(urllib3.HTTPConnectionPool):
    ConnectionCls = _Watched


class _SecurePool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _WatchedSecurely


_POOLS = {"http": _Pool, "https": _SecurePool}


class _Adapter(requests.adapters.HTTPAdapter):
    """Requests over connections that can be cut."""

    def init_poolmanager(self, *given: Any, **named: Any) -> None:
        """As of requests."""
        super().init_poolmanager(*given, **named)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, *given: Any, **named: Any) -> Any:
        """As of requests."""
        manager = super().proxy_manager_for(*given, **named)
        manager.pool_classes_by_scheme = _POOLS
        return manager


def _session() -> requests.Session:
    session = requests.Session()
    for scheme in ("http://", "https://"):
        session.mount(scheme, _Adapter())
    return session


def _body(response: requests.Response, call: Call) -> bytes:
    """What the answer holds, piece by piece as it arrives, so that drops do not add up."""
    body = bytearray()
    try:
        while len(body) <= _MOST_BYTES and (
            piece := response.raw.read1(_PIECE, decode_content=True)
        ):
            body += piece
            call.left()
    except urllib3.exceptions.TimeoutError as error:
        raise requests.exceptions.ReadTimeout(error) from error
    except urllib3.exceptions.DecodeError as error:
        raise requests.exceptions.ContentDecodingError(error) from error
    except urllib3.exceptions.HTTPError as error:
        raise requests.exceptions.ChunkedEncodingError(error) from error
    if len(body) > _MOST_BYTES:
        raise requests.exceptions.ContentDecodingError("the answer is far too long")
    return bytes(body)


def _seconds(header: str) -> float:
    """What a `Retry-After` header asks for: a number of seconds or a date; 0 for neither."""
    if header.strip().isdecimal():
        return float(header)
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
