"""Names: of generations, the moment of their beginning, so that they sort by age; of the files
that each has."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from datetime import UTC, datetime

__all__ = ["COUNTS", "ENGINE", "LEDGER", "MANIFEST", "VOCABULARY", "next_name"]

ENGINE = "engine"
LEDGER = "ledger.sqlite"
MANIFEST = "manifest.json"
VOCABULARY = "vocabulary"
COUNTS = "vocabulary.counts"

_FORM = "%Y%m%dT%H%M%S"


def next_name(names: Iterable[str], now: int) -> str:
    """A name that sorts after all `names`, whatever the clock says; `now` is in nanoseconds."""
    stamp, last = _stamp(now), max((name.upper() for name in names), default="")
    if stamp <= last[: len(stamp)]:
        stamp = _stamp(_nanoseconds(last) + 1_000_000)
    return f"{stamp}-{os.urandom(3).hex()}"


def _stamp(nanoseconds: int) -> str:
    """UTC to the millisecond."""
    moment = datetime.fromtimestamp(nanoseconds / 1e9, tz=UTC)
    return f"{moment:{_FORM}}{moment.microsecond // 1000:03d}"


def _nanoseconds(name: str) -> int:
    """Time in the name of a generation; now for a name of another kind."""
    try:
        moment = datetime.strptime(name[:15], _FORM).replace(tzinfo=UTC)
        return int(moment.timestamp()) * 1_000_000_000 + int(name[15:18]) * 1_000_000
    except ValueError:
        return time.time_ns()
