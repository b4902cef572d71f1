"""Manifest and files of a generation in a cluster: metadata of its index, and chunks beside it.

The files lie one after the other in one stream of chunks, the vocabulary first, because it is the
one that readers open.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from index.engines.bulk import check_taken
from index.engines.cluster import Cluster
from index.errors import DamagedIndex, NoIndex
from index.generations.base import Manifest
from index.generations.manifest import manifest_to_json
from index.generations.opening import checked_manifest
from index.schema import fingerprint

__all__ = [
    "fetch_file",
    "files_index",
    "generation_index",
    "keep_manifest",
    "manifest_of",
    "store_files",
]

_CHUNK = 4 << 20  # bytes of one document


def generation_index(alias: str, name: str) -> str:
    """The index that holds the articles of a generation."""
    return f"{alias}.generation-{name}"


def files_index(index: str) -> str:
    """The index that holds the files of the generation in `index`."""
    return index.replace(".generation-", ".files-")


def store_files(cluster: Cluster, index: str, paths: Iterable[Path], replicas: int) -> int:
    """Keep the files beside the index, in one shard; returns the number of chunks."""
    target = files_index(index)
    settings = {"number_of_shards": 1, "number_of_replicas": replicas}
    cluster.create(target, {"settings": settings, "mappings": {"enabled": False}})
    number = 0
    for number, chunk in enumerate(_pieces(paths), 1):
        packed = {"chunk": base64.b64encode(chunk).decode()}
        check_taken(cluster.bulk(target, [({"index": {"_id": str(number)}}, packed)]), target)
    cluster.settle(target)
    return number


def keep_manifest(cluster: Cluster, index: str, manifest: Manifest, chunks: int) -> None:
    """Keep the manifest in the metadata of the index."""
    meta = {"schema": fingerprint(), "manifest": manifest_to_json(manifest), "chunks": chunks}
    cluster.put_meta(index, meta)


def manifest_of(cluster: Cluster, index: str, place: str) -> Manifest:
    """The manifest that `keep_manifest` kept; raises DamagedIndex where there is none, or
    OutdatedIndex."""
    try:
        return checked_manifest(str(cluster.meta(index)["manifest"]), place)
    except (KeyError, ValueError, NoIndex) as error:
        raise DamagedIndex("has no manifest", place=place) from error


def fetch_file(cluster: Cluster, index: str, manifest: Manifest, name: str, target: Path) -> None:
    """Copy one of the files to `target`; raises DamagedIndex where it is not what was stored."""
    place = f"{files_index(index)}/{name}"
    if name not in manifest.files:
        raise DamagedIndex("is missing", place=place)
    size, sha = manifest.files[name]
    start = 0
    for other, (length, _) in manifest.files.items():
        if other == name:
            break
        start += length
    found = hashlib.sha256()
    with target.open("wb") as file:
        for piece in _range(_chunks(cluster, index, place), start, size):
            found.update(piece)
            file.write(piece)
    if found.hexdigest() != sha:
        raise DamagedIndex("does not hold what was written (sha256 differs)", place=place)


def _chunks(cluster: Cluster, index: str, place: str) -> Iterator[bytes]:
    try:
        for number in range(1, int(cluster.meta(index)["chunks"]) + 1):
            (found,) = cluster.documents(files_index(index), [str(number)])
            yield base64.b64decode(found["chunk"])
    except (NoIndex, ValueError) as error:
        raise DamagedIndex("is missing", place=place) from error


def _range(chunks: Iterator[bytes], start: int, size: int) -> Iterator[bytes]:
    """`size` bytes of the stream from `start` on; no more chunks are asked for than it takes."""
    left = size
    while left:
        chunk = next(chunks, None)
        if chunk is None:
            return
        piece = chunk[start : start + left]
        start = max(0, start - len(chunk))
        left -= len(piece)
        yield piece


def _pieces(paths: Iterable[Path]) -> Iterator[bytes]:
    for path in paths:
        with path.open("rb") as file:
            while piece := file.read(_CHUNK):
                yield piece
