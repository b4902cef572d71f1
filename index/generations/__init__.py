"""Generations: build aside, verify, swap; open what is served."""

from __future__ import annotations

from index.generations.base import Before, Builder, Generation, Manifest, Store
from index.generations.folder import FolderStore
from index.generations.ledger import Ledger, Tally
from index.settings import Settings

__all__ = ["Before", "Builder", "Generation", "Ledger", "Manifest", "Store", "Tally", "open_store"]


def open_store(settings: Settings) -> Store:
    """The index location that the settings name; nothing is read or written yet."""
    return FolderStore(settings)
