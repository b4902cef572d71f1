"""The server's worker: threads that no slow client can hold. The only importer of gunicorn.

Input: connections. Output: requests for the application. A request that has not arrived in
`VIGIE_CLIENT_TIMEOUT` seconds, or a client that takes longer than that to read one part of an
answer, is cut off, and its thread is free for the next one.
"""

from __future__ import annotations

from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

from index.settings import load_settings
from service.clients import arriving, received, watch

__all__ = ["Worker"]


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's worker with threads, and a time limit on whatever waits for a client."""

    def init_process(self) -> None:
        """Watch, then serve."""
        self._patience = load_settings().client_timeout
        watch()
        super().init_process()

    def handle(self, conn: TConn) -> Any:
        """One request of a connection, read within the time limit."""
        arriving(conn.sock, self._patience)
        try:
            return super().handle(conn)
        finally:
            received(conn.sock)

    def handle_request(self, req: Any, conn: TConn) -> Any:
        """The answer; each part of it is taken within the time limit."""
        conn.sock.settimeout(self._patience)
        try:
            return super().handle_request(req, conn)
        except TimeoutError:
            self.log.info("a client was too slow and is cut off")
            raise StopIteration from None
