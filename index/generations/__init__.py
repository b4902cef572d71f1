"""Generations: build aside, verify, swap; open what is served.

Input: settings and documents. Output: a `Store`, which gives the served generation and builds the
next one.

- `base` is the contract, `location` says of which kind the place is that the user named, `naming`
  names generations and their files;
- each generation has a `manifest` and a `ledger`, and is a `draft` while it is written;
- a folder: `folder`, `building` (`choosing` picks the engine), `opening`, `verifying`, its `lock`,
  and `disk` for what all of these need of the file system;
- a cluster: `cluster`, `cluster_building`, `cluster_lock`; `chunks` keeps files there, `working`
  has them here meanwhile.
"""

from __future__ import annotations

from importlib import import_module

from index.errors import ConfigurationError
from index.generations.base import Before, Builder, Generation, Manifest, Serving, Store
from index.generations.folder import FolderStore
from index.generations.ledger import Ledger, Tally
from index.generations.location import cluster_place
from index.settings import Settings

__all__ = [
    "Before",
    "Builder",
    "Generation",
    "Ledger",
    "Manifest",
    "Serving",
    "Store",
    "Tally",
    "open_store",
]


def open_store(settings: Settings) -> Store:
    """The index location that the settings name; nothing is read or written yet. Raises
    ConfigurationError where its address is wrong, or the library for a cluster is missing."""
    place = cluster_place(settings)
    if place is None:
        return FolderStore(settings)
    try:
        cluster = import_module("index.generations.cluster")
    except ModuleNotFoundError as error:
        raise ConfigurationError(
            f"an index in a cluster needs {error.name}",
            place="VIGIE_INDEX",
            remedy="pip install 'vigie[opensearch]'",
        ) from error
    store: Store = cluster.ClusterStore(place)
    return store
