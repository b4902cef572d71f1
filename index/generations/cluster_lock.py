"""One writer at an alias: a document in the cluster that its holder renews.

A holder that was killed renews no more; after a while the lock is taken over.
"""

from __future__ import annotations

import os
import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from index.engines.cluster import Cluster
from index.errors import BusyIndex, NoIndex, VigieError

__all__ = ["holding"]

_KEY = "reindex"
_RENEWED = 5.0  # seconds between two signs of life
_GIVEN_UP = 60.0  # seconds without one after which the lock is free
_PAUSE = 0.5  # seconds between two tries


@contextmanager
def holding(
    cluster: Cluster, index: str, *, wait: bool, on_step: Callable[[str], None]
) -> Iterator[None]:
    """Hold the lock kept in `index`. Raises BusyIndex that names who holds it, unless `wait`."""
    owner = {"host": socket.gethostname(), "pid": os.getpid(), "token": secrets.token_hex(8)}
    _take(cluster, index, owner, wait=wait, on_step=on_step)
    stop = threading.Event()
    renewing = threading.Thread(target=_renew, args=(cluster, index, owner, stop), daemon=True)
    renewing.start()
    try:
        yield
    finally:
        stop.set()
        renewing.join()
        with suppress(VigieError):
            cluster.unlock(index, _KEY)


def _take(
    cluster: Cluster,
    index: str,
    owner: dict[str, Any],
    *,
    wait: bool,
    on_step: Callable[[str], None],
) -> None:
    has_said = False
    while True:
        try:
            cluster.lock(index, _KEY, {**owner, "seen": time.time()})
        except BusyIndex:
            holder = _holder(cluster, index)
            if holder is None:
                continue
            if _is_gone(holder):
                cluster.unlock(index, _KEY)
                continue
            name = f"process {holder.get('pid')} on {holder.get('host')}"
            if not wait:
                raise BusyIndex(
                    f"another reindex ({name}) is writing here",
                    place=f"{cluster.name}/{index.removesuffix('.lock')}",
                    remedy="let it finish, or run with --wait",
                ) from None
            if not has_said:
                on_step(f"waiting for another reindex ({name})")
                has_said = True
            time.sleep(_PAUSE)
        else:
            return


def _holder(cluster: Cluster, index: str) -> dict[str, Any] | None:
    try:
        found = cluster.documents(index, [_KEY])
    except NoIndex:
        return None
    return found[0] if found else None


def _is_gone(holder: dict[str, Any]) -> bool:
    """True where the holder was killed: on this machine it can be seen, elsewhere it is silent."""
    if holder.get("host") == socket.gethostname():
        try:
            os.kill(int(holder.get("pid", 0)), 0)
        except ProcessLookupError:
            return True
        except (PermissionError, ValueError):
            pass
    return time.time() - float(holder.get("seen", 0)) > _GIVEN_UP


def _renew(cluster: Cluster, index: str, owner: dict[str, Any], stop: threading.Event) -> None:
    while not stop.wait(_RENEWED):
        sign = {**owner, "seen": time.time()}
        with suppress(VigieError):
            cluster.bulk(index, [({"index": {"_id": _KEY}}, sign)])
