"""Requests that end: what deep-translator's modules are given in place of `requests`.

deep-translator sends without a time limit and hides the answer's headers. Inside `within(call)`
every request has what is left of the call's deadline, reads at most a few megabytes, and leaves
the status and what `Retry-After` asks for in the call.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import requests
import urllib3

__all__ = ["Call", "bound", "within"]

_MOST_BYTES = 4_000_000
_PIECE = 65_536


@dataclass(slots=True)
class Call:
    """One attempt: it may last until `until` (monotonic seconds); then what its answer said."""

    until: float
    status: int = 0
    retry_after: float = 0.0

    def left(self) -> float:
        """Seconds that remain. Raises requests' Timeout when none do."""
        seconds = self.until - time.monotonic()
        if seconds <= 0:
            raise requests.exceptions.ReadTimeout("the deadline has passed")
        return seconds


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
    with requests.Session() as session:
        response = session.request(method, url, stream=True, timeout=call.left(), **given)
        call.status = response.status_code
        call.retry_after = _seconds(response.headers.get("Retry-After", ""))
        with response:
            body = _body(response, call)
        response.raw = io.BytesIO(body)
    return response


def _body(response: requests.Response, call: Call) -> bytes:
    """What the answer holds, piece by piece as it arrives, so that drops do not add up."""
    body = bytearray()
    try:
        while piece := response.raw.read1(_PIECE, decode_content=True):
            body += piece
            call.left()
            if len(body) > _MOST_BYTES:
                raise requests.exceptions.ContentDecodingError("the answer is far too long")
    except urllib3.exceptions.TimeoutError as error:
        raise requests.exceptions.ReadTimeout(error) from error
    except urllib3.exceptions.DecodeError as error:
        raise requests.exceptions.ContentDecodingError(error) from error
    except urllib3.exceptions.HTTPError as error:
        raise requests.exceptions.ChunkedEncodingError(error) from error
    return bytes(body)


def _seconds(header: str) -> float:
    """What a `Retry-After` header asks for: a number of seconds or a date; 0 for neither."""
    if header.strip().isdigit():
        return float(header)
    try:
        moment = parsedate_to_datetime(header)
    except ValueError:
        return 0.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
