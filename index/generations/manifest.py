"""The manifest as JSON, on disk and in a cluster's metadata; one codec, both ways.

It holds a digest of itself, since what it says of an index is believed.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import Any

from index.generations.base import Manifest

__all__ = ["manifest_from_json", "manifest_to_json", "schema_of"]

_DIGEST = "sha256"


def manifest_to_json(manifest: Manifest) -> str:
    """Indented, so that a person can read it."""
    stated = asdict(manifest)
    return json.dumps({**stated, _DIGEST: _digest(stated)}, ensure_ascii=False, indent=1)


def schema_of(text: str) -> str:
    """The schema that a manifest states, whatever version of Vigie wrote it; ValueError for
    anything else."""
    try:
        return str(json.loads(text)["schema"])
    except (TypeError, KeyError) as error:
        raise ValueError(f"not a manifest: {error}") from error


def manifest_from_json(text: str) -> Manifest:
    """The manifest that `manifest_to_json` wrote, to the letter; ValueError for anything else."""
    try:
        raw: dict[str, Any] = json.loads(text)
        if raw.pop(_DIGEST) != _digest(raw):
            raise ValueError("not the manifest that was written (sha256 differs)")
        raw["sources"] = tuple(raw["sources"])
        raw["files"] = {name: (int(size), str(sha)) for name, (size, sha) in raw["files"].items()}
        return Manifest(**raw)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"not a manifest: {error}") from error


def _digest(stated: dict[str, Any]) -> str:
    text = json.dumps(stated, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
