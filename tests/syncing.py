"""Which files a power cut would spare: those that were synced as they are now."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

#: Inode, size and time of change of what was synced.
Synced = set[tuple[int, int, int]]


def watched(monkeypatch: pytest.MonkeyPatch) -> Synced:
    """What is synced from now on, filled as it happens."""
    synced: Synced = set()
    sync = os.fsync

    def noted(handle: int) -> None:
        sync(handle)
        synced.add(_state(os.fstat(handle)))

    monkeypatch.setattr(os, "fsync", noted)
    return synced


def unsynced(folder: Path, synced: Synced) -> list[str]:
    """Names of the files and folders from `folder` down that are not on the disk as they are; empty
    files hold nothing."""
    paths = [folder, *folder.rglob("*")]
    states = {path: path.stat() for path in paths}
    return sorted(
        path.name for path, stat in states.items() if stat.st_size and _state(stat) not in synced
    )


def _state(stat: os.stat_result) -> tuple[int, int, int]:
    return stat.st_ino, stat.st_size, stat.st_mtime_ns
