"""Clients that take too long to send a request: watched while a thread reads from them, cut off
when their time is over.

Input: connections from which a request is being read. Output: nothing; a connection that is shut
ends the reading, and its thread is free.
"""

from __future__ import annotations

import socket
import threading
import time

__all__ = ["arriving", "received", "watch"]

#: How often connections are looked at, in seconds.
_ROUND = 0.5
#: Connections from which a request is being read, until when each.
_arriving: dict[socket.socket, float] = {}


def watch() -> None:
    """Look after the connections of this process from now on."""
    threading.Thread(target=_rounds, daemon=True, name="slow clients").start()


def arriving(connection: socket.socket, seconds: float) -> None:
    """A request is being read; it must be here in so many seconds."""
    _arriving[connection] = time.monotonic() + seconds


def received(connection: socket.socket | None) -> None:
    """The whole request has been read: it may take its time from now on."""
    if connection is not None:
        _arriving.pop(connection, None)


def _rounds() -> None:
    while True:
        time.sleep(_ROUND)
        now = time.monotonic()
        for connection in [one for one, until in list(_arriving.items()) if until < now]:
            received(connection)
            _shut(connection)


def _shut(connection: socket.socket) -> None:
    """End a connection, so that whoever reads from it wakes up with nothing."""
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:  # the client is gone already
        return
