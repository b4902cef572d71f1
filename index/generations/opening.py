"""Opening one generation folder for reading: manifest first, then engine and vocabulary."""

from __future__ import annotations

from pathlib import Path

from index.engines import open_engine
from index.engines.base import Engine
from index.errors import DamagedIndex, OutdatedIndex
from index.generations.base import Generation, Manifest
from index.generations.manifest import manifest_from_json
from index.schema import fingerprint
from index.settings import Settings
from index.vocabulary import Vocabulary

__all__ = [
    "ENGINE",
    "LEDGER",
    "MANIFEST",
    "VOCABULARY",
    "open_generation",
    "read_manifest",
    "release",
]

ENGINE = "engine"
LEDGER = "ledger.sqlite"
MANIFEST = "manifest.json"
VOCABULARY = "vocabulary"

_REMEDY = "run `vigie reindex`"


def read_manifest(folder: Path) -> Manifest:
    """What the generation says of itself; raises DamagedIndex or OutdatedIndex."""
    path = folder / MANIFEST
    try:
        manifest = manifest_from_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise DamagedIndex(f"cannot be read ({reason})", place=str(path), remedy=_REMEDY) from error
    if manifest.schema != fingerprint():
        raise OutdatedIndex(
            f"was written by another version of Vigie (schema {manifest.schema}, "
            f"this one reads {fingerprint()})",
            place=str(folder),
            remedy=_REMEDY,
        )
    return manifest


def open_generation(folder: Path, settings: Settings) -> Generation:
    """The generation in `folder`; every file must be there in its full length, which is cheap to
    ask. Raises DamagedIndex, OutdatedIndex or EngineError."""
    manifest = read_manifest(folder)
    for name, (size, _) in manifest.files.items():
        check_size(folder / name, size)
    engine = open_engine(manifest.engine, str(folder / ENGINE), settings=settings)
    try:
        vocabulary = Vocabulary.open(folder / VOCABULARY)
    except BaseException:
        engine.close()
        raise
    return Generation(manifest, engine, vocabulary)


def check_size(path: Path, size: int) -> None:
    """Raise DamagedIndex where the file is missing or not `size` bytes long."""
    try:
        found = path.stat().st_size
    except FileNotFoundError:
        raise DamagedIndex("is missing", place=str(path), remedy=_REMEDY) from None
    if found != size:
        raise DamagedIndex(f"has {found} bytes instead of {size}", place=str(path), remedy=_REMEDY)


def release(engine: Engine, vocabulary: Vocabulary) -> None:
    """Close what a generation holds, when the last request that used it is over."""
    engine.close()
    vocabulary.close()
