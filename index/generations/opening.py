"""Opening one generation folder for reading: manifest first, then engine and vocabulary.

A reader holds a shared lock on the manifest while it uses the generation. That writes nothing, is
freed with the process, and tells a sweep which generations are in use.
"""

from __future__ import annotations

import fcntl
import os
import weakref
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from index.engines import open_engine
from index.engines.base import Engine
from index.errors import DamagedIndex, OutdatedIndex
from index.generations.base import Generation, Manifest
from index.generations.disk import unreadable
from index.generations.manifest import manifest_from_json, schema_of
from index.generations.naming import ENGINE, MANIFEST, VOCABULARY
from index.schema import fingerprint
from index.vocabulary import Vocabulary

__all__ = [
    "check_count",
    "checked_manifest",
    "held",
    "is_in_use",
    "open_generation",
    "read_manifest",
]


def read_manifest(folder: Path) -> Manifest:
    """What the generation says of itself; raises DamagedIndex or OutdatedIndex."""
    path = folder / MANIFEST
    try:
        return checked_manifest(path.read_text(encoding="utf-8"), str(folder))
    except (OSError, ValueError) as error:
        raise unreadable(error, path) from error


def checked_manifest(text: str, place: str) -> Manifest:
    """The manifest in `text`. Raises OutdatedIndex where the generation was written by another
    schema, before anything else of it is understood, and ValueError for what is no manifest."""
    schema = schema_of(text)
    if schema != fingerprint():
        raise OutdatedIndex(
            f"was written by another version of Vigie (schema {schema}, "
            f"this one reads {fingerprint()})",
            place=place,
        )
    return manifest_from_json(text)


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Within it no sweep removes the generation. Raises OSError where it is gone already."""
    hold = _hold(folder)
    try:
        yield
    finally:
        os.close(hold)


def _hold(folder: Path) -> int:
    hold = os.open(folder / MANIFEST, os.O_RDONLY | os.O_CLOEXEC)
    fcntl.flock(hold, fcntl.LOCK_SH)
    return hold


def open_generation(folder: Path) -> tuple[Generation, Callable[[], object]]:
    """The generation in `folder`, and what releases it before its last holder drops it.

    Every file must be there in its full length, which is cheap to ask. Raises DamagedIndex,
    OutdatedIndex or EngineError.
    """
    manifest = read_manifest(folder)
    for name, (size, _) in manifest.files.items():
        _check_size(folder / name, size)
    with ExitStack() as opened:
        hold = _hold(folder)
        opened.callback(os.close, hold)
        engine = opened.enter_context(closing(open_engine(manifest.engine, folder / ENGINE)))
        check_count(engine.count(), manifest.articles, folder)
        vocabulary = Vocabulary.open(folder / VOCABULARY)
        opened.pop_all()
    generation = Generation(manifest, engine, vocabulary)
    return generation, weakref.finalize(generation, _release, engine, vocabulary, hold)


def is_in_use(folder: Path) -> bool:
    """True while a reader, of whatever process, has the generation open."""
    try:
        handle = os.open(folder / MANIFEST, os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    else:
        return False
    finally:
        os.close(handle)


def check_count(found: int, articles: int, place: str | Path) -> None:
    """Raise DamagedIndex where an engine holds another number of articles than `articles`."""
    if found != articles:
        raise DamagedIndex(f"holds {found} articles instead of {articles}", place=str(place))


def _check_size(path: Path, size: int) -> None:
    """Raise DamagedIndex where the file is missing or not `size` bytes long."""
    try:
        found = path.stat().st_size
    except FileNotFoundError:
        raise DamagedIndex("is missing", place=str(path)) from None
    if found != size:
        raise DamagedIndex(f"has {found} bytes instead of {size}", place=str(path))


def _release(engine: Engine, vocabulary: Vocabulary, hold: int) -> None:
    engine.close()
    vocabulary.close()
    os.close(hold)
