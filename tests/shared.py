"""What tests of several rooms name: the checkout, every engine, and the optional folder of sample
texts beside the project, for tests that measure on real input."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from index import engines

ROOT = Path(__file__).resolve().parent.parent
#: Every engine that can be opened. That of the cluster needs a real node, for which Java and Maven
#: must be there.
ENGINES = tuple(
    pytest.param(name, marks=pytest.mark.cluster) if name == "opensearch" else name
    for name in engines.ENGINES
)
SHARED = Path(os.environ.get("VIGIE_SHARED", ROOT.parent / "shared"))


def shared(path: str) -> Path:
    """`path` below the folder (VIGIE_SHARED, else `shared` beside the project); skips without."""
    if not (SHARED / path).exists():
        pytest.skip(f"optional sample folder has no {path}; set VIGIE_SHARED to use one")
    return SHARED / path


def gold() -> list[dict[str, Any]]:
    """What a person reads in the articles of the folder."""
    text = shared("domain/seeds-gold.json").read_text(encoding="utf-8")
    documents: list[dict[str, Any]] = json.loads(text)["documents"]
    return documents
