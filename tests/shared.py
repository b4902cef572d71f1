"""The optional folder of sample texts beside the project, for tests that measure on real input."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("VIGIE_SHARED", ROOT.parent / "shared"))


def shared(path: str) -> Path:
    """`path` below the folder (VIGIE_SHARED, else `shared` beside the project); skips without."""
    if not (SHARED / path).exists():
        pytest.skip(f"optional sample folder has no {path}; set VIGIE_SHARED to use one")
    return SHARED / path
