"""Proof that a generation folder is whole: every byte, every count, every stored article."""

from __future__ import annotations

from pathlib import Path

from index.engines.base import Engine
from index.errors import DamagedIndex
from index.generations.base import Manifest
from index.generations.disk import sha256_of
from index.generations.opening import held, open_generation, read_manifest
from index.request import SearchRequest

__all__ = ["check_files", "verify_articles", "verify_generation"]


def verify_generation(folder: Path) -> Manifest:
    """The manifest, once everything that it says has been checked; else DamagedIndex that names
    the part, or OutdatedIndex. Meanwhile the generation is in use, so that no sweep removes it."""
    manifest = read_manifest(folder)
    with held(folder):
        check_files(folder, manifest)
        generation, release = open_generation(folder)
        try:
            verify_articles(generation.engine, manifest, str(folder))
        finally:
            release()
    return manifest


def check_files(folder: Path, manifest: Manifest) -> None:
    """Read every file; DamagedIndex names the first that does not hold what was written."""
    for name, (_, sha) in manifest.files.items():
        _check_digest(folder / name, sha)


def verify_articles(engine: Engine, manifest: Manifest, place: str) -> None:
    """Decode every article and count them; raises DamagedIndex."""
    seen, last = 0, ""
    try:
        for hit in engine.scan(SearchRequest()):
            seen += 1
            last = hit.article.id
    except (ValueError, KeyError, TypeError) as error:
        raise DamagedIndex(
            f"the article after {last or 'the first'!r} cannot be decoded ({error})", place=place
        ) from error
    if seen != manifest.articles:
        raise DamagedIndex(
            f"{seen} articles can be read instead of {manifest.articles}", place=place
        )


def _check_digest(path: Path, sha: str) -> None:
    try:
        found = sha256_of(path)
    except OSError as error:
        reason = "is missing" if isinstance(error, FileNotFoundError) else str(error.strerror)
        raise DamagedIndex(reason, place=str(path)) from error
    if found != sha:
        raise DamagedIndex("does not hold what was written (sha256 differs)", place=str(path))
