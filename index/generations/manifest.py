"""The manifest as JSON, on disk and in a cluster's metadata; one codec, both ways."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from index.generations.base import Manifest

__all__ = ["manifest_from_json", "manifest_to_json", "schema_of"]


def manifest_to_json(manifest: Manifest) -> str:
    """Indented, so that a person can read it."""
    return json.dumps(asdict(manifest), ensure_ascii=False, indent=1)


def schema_of(text: str) -> str:
    """The schema that a manifest states, whatever version of Vigie wrote it; ValueError for
    anything else."""
    try:
        return str(json.loads(text)["schema"])
    except (TypeError, KeyError) as error:
        raise ValueError(f"not a manifest: {error}") from error


def manifest_from_json(text: str) -> Manifest:
    """The manifest that `manifest_to_json` wrote; ValueError for anything else."""
    try:
        raw: dict[str, Any] = json.loads(text)
        raw["sources"] = tuple(raw["sources"])
        raw["files"] = {name: (int(size), str(sha)) for name, (size, sha) in raw["files"].items()}
        return Manifest(**raw)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"not a manifest: {error}") from error
