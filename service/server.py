"""What the server itself does beside its processes, as gunicorn calls it by name.

Input: the environment that `vigie serve` leaves. Output: nothing; no folder stays behind.
"""

from __future__ import annotations

import os
import shutil

__all__ = ["on_exit"]


def on_exit(_server: object) -> None:
    """Take away the folder of counts that `vigie serve` made for this server."""
    if folder := os.environ.get("VIGIE_METRICS_FOLDER"):
        shutil.rmtree(folder, ignore_errors=True)
