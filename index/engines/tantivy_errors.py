"""The border of the tantivy engine: what its library raises, as errors of ours.

Input: a folder, and what is done in it. Output: the same, or an error of `index.errors`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index.engines.embedded import CHECK, OF_DAMAGE, damage, storage_error
from index.errors import (
    REINDEX,
    BusyIndex,
    DamagedIndex,
    EngineRefused,
    StorageFull,
    UnusableIndex,
    VigieError,
)

__all__ = ["border"]

#: Bytes that no index could be written in.
_NEXT_TO_NOTHING = 100_000


@contextmanager
def border(folder: Path) -> Iterator[None]:
    """Within it, whatever tantivy raises leaves as an error of ours. A panic of its Rust code is
    no Exception, and carries no type that could be imported."""
    try:
        yield
    except VigieError:
        raise
    except OSError as error:
        raise storage_error(error, folder) from error
    except ValueError as error:
        raise _translated(str(error), folder) from error
    except OF_DAMAGE as error:
        raise damage(error, folder) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise EngineRefused(f"tantivy gave up: {error}", place=str(folder), remedy=CHECK) from error


def _is_starved(text: str, folder: Path) -> bool:
    """Whether a writer was killed where next to nothing is left, which it does not say."""
    try:
        return "killed" in text and shutil.disk_usage(folder).free < _NEXT_TO_NOTHING
    except OSError:
        return False


def _translated(text: str, folder: Path) -> VigieError:
    place = str(folder)
    if "PermissionDenied" in text or "ReadOnlyFilesystem" in text:
        remedy = "let this user read it, and whoever runs `vigie reindex` write it"
        return UnusableIndex("no right to use these files", place=place, remedy=remedy)
    if "LockBusy" in text or "Failed to acquire" in text:
        return BusyIndex("another process is writing here", place=place, remedy="wait")
    if "os error 28" in text or "No space left" in text or _is_starved(text, folder):
        return StorageFull("no space is left", place=place, remedy="free some space, then reindex")
    if "IoError" in text or "os error" in text or "orrupt" in text:
        return DamagedIndex(text, place=place, remedy=f"check the folder, or {REINDEX}")
    return EngineRefused(text, place=place, remedy=CHECK)
