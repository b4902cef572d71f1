"""One writer at an alias: a document in the cluster that its holder renews.

A holder that was killed renews no more; once the document has not changed for a while, by the clock
of the one who watches it, the lock is taken over. It is taken, renewed and given back only as it
was last seen, so that of two who would have it one gets it, and who has lost it learns so.
"""

from __future__ import annotations

import os
import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from index.engines.cluster import Cluster
from index.engines.held import Held
from index.errors import BusyIndex, VigieError

__all__ = ["holding"]

_KEY = "reindex"
_RENEWED = 5.0  # seconds between two signs of life
_GIVEN_UP = 60.0  # seconds without one after which the lock is free
_PAUSE = 0.5  # seconds between two tries
_SETTINGS = {"settings": {"number_of_shards": 1, "auto_expand_replicas": "0-1"}}


@contextmanager
def holding(
    cluster: Cluster, index: str, *, wait: bool, on_step: Callable[[str], None]
) -> Iterator[Callable[[], None]]:
    """Hold the lock kept in `index`. What it gives renews the lock, and raises BusyIndex where it
    is lost: to be called before what only the holder may do.

    Raises BusyIndex that names who holds the lock, unless `wait`. One whose last sign of life is
    old, or of a clock that cannot be believed, is watched for a while first.
    """
    lock = _Lock(cluster, index)
    lock.take(wait=wait, on_step=on_step)
    stop = threading.Event()
    renewing = threading.Thread(target=lock.keep, args=(stop,), daemon=True)
    renewing.start()
    try:
        yield lock.renew
    finally:
        stop.set()
        renewing.join()
        with suppress(VigieError):
            lock.release()


class _Lock:
    """The lock as one who wants or has it sees it."""

    def __init__(self, cluster: Cluster, index: str) -> None:
        self._cluster = cluster
        self._index = index
        self._owner = {
            "host": socket.gethostname(),
            "pid": os.getpid(),
            "machine": _machine(),
            "token": secrets.token_hex(8),
        }
        self._changing = threading.Lock()
        self._held: Held | None = None

    def take(self, *, wait: bool, on_step: Callable[[str], None]) -> None:
        """Return when the lock is held; BusyIndex where it is another's, unless `wait`."""
        watch, has_said = _Watch(), False
        self._cluster.make_sure(self._index, _SETTINGS)
        while True:
            holder = self._cluster.lock_holder(self._index, _KEY)
            if holder is None or watch.is_gone(holder):
                if self._sign(holder):
                    return
                continue
            if not wait and watch.seems_alive(holder):
                raise self._busy(f"another reindex ({_name(holder)}) is writing here")
            if not has_said:
                on_step(f"waiting for another reindex ({_name(holder)})")
                has_said = True
            time.sleep(_PAUSE)

    def renew(self) -> None:
        """Give a sign of life; BusyIndex where another has taken the lock."""
        with self._changing:
            if self._held is None or not self._sign(self._held):
                self._held = None
                raise self._busy("another reindex has taken this one for dead and writes here now")

    def keep(self, stop: threading.Event) -> None:
        """Renew until `stop` is set or the lock is lost."""
        while not stop.wait(_RENEWED) and self._held is not None:
            with suppress(VigieError):  # what cannot be reached now may be in five seconds
                self.renew()

    def release(self) -> None:
        """Give the lock back, unless it is lost."""
        with self._changing:
            if self._held is None:
                return
            try:
                self._cluster.unlock(self._index, _KEY, self._held)
            except BusyIndex:
                found = self._mine()
                if found is not None:
                    self._cluster.unlock(self._index, _KEY, found)

    def _sign(self, held: Held | None) -> bool:
        """Whether the lock is this run's now, which was as `held`, or nobody's."""
        sign = {**self._owner, "seen": time.time()}
        try:
            self._held = self._cluster.lock(self._index, _KEY, sign, held)
        except BusyIndex:
            found = self._mine()
            if found is None:
                return False
            self._held = found
        return True

    def _mine(self) -> Held | None:
        """The lock, where this run has it though it was told otherwise: a request whose answer was
        lost is sent again, and then meets its own trace."""
        found = self._cluster.lock_holder(self._index, _KEY)
        is_mine = found is not None and found.owner.get("token") == self._owner["token"]
        return found if is_mine else None

    def _busy(self, message: str) -> BusyIndex:
        place = f"{self._cluster.name}/{self._index.removesuffix('.lock')}"
        return BusyIndex(message, place=place, remedy="let it finish, or run with --wait")


class _Watch:
    """Whether the holder of a lock lives, told by what is seen of it, not by what it says of the
    time: its clock may be any."""

    def __init__(self) -> None:
        self._version: tuple[int, int] | None = None
        self._since = 0.0
        self._has_changed = False

    def is_gone(self, holder: Held) -> bool:
        """True where the holder was killed: on this machine that can be seen, elsewhere it has been
        silent for long."""
        now = time.monotonic()
        if holder.version != self._version:
            self._has_changed = self._version is not None
            self._version, self._since = holder.version, now
        return _is_ended(holder.owner) or now - self._since > _GIVEN_UP

    def seems_alive(self, holder: Held) -> bool:
        """True where it gave a sign of life while it was watched, or says that it did lately."""
        return self._has_changed or abs(time.time() - float(holder.owner["seen"])) < _GIVEN_UP


def _name(holder: Held) -> str:
    return f"process {holder.owner.get('pid')} on {holder.owner.get('host')}"


def _is_ended(owner: Mapping[str, Any]) -> bool:
    """True where the holder was a process of this machine that is no more."""
    if not owner.get("machine") or owner["machine"] != _machine():
        return False
    try:
        os.kill(int(owner["pid"]), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        pass
    return False


def _machine() -> str:
    """What tells this machine, since it was started, and this name space of processes from all
    others; two containers may have one host name. Empty where the system does not say."""
    try:
        started = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        return f"{started} {Path('/proc/self/ns/pid').readlink()}"
    except OSError:
        return ""
